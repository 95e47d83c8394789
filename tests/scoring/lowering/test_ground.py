"""Steps are made once, when first asked for, each after those it needs."""

from __future__ import annotations

from qa_framework.definitions.rubric import NeedsAnswered
from qa_framework.expressions.tree import Const, Input, Not, Ref
from qa_framework.scoring.lowering.ground import Steps
from tests.scoring.lowering.workbench import ground_of, tool


def test_a_step_is_made_once() -> None:
    steps = Steps()
    assert steps.define("a", lambda: Input("x")) == Ref("a")
    assert steps.define("a", lambda: Input("y")) == Ref("a")
    assert steps.program().tree("a") == Input("x")


def test_a_constant_step_is_given_as_it_is() -> None:
    assert Steps().define("a", lambda: Const(1)) == Const(1)


def test_for_a_step_that_is_another_the_other_is_given() -> None:
    steps = Steps()
    first = steps.define("a", lambda: Input("x"))
    assert steps.define("b", lambda: first) == Ref("a")
    assert steps.program().tree("b") == Ref("a")


def test_a_step_stands_after_those_that_it_needed() -> None:
    steps = Steps()
    steps.define("outer", lambda: Not(steps.define("inner", lambda: Input("x"))))
    assert [step.name for step in steps.program().steps] == ["inner", "outer"]


def test_conditions_of_a_measure_see_its_policy_and_those_of_a_tool_none() -> None:
    ground, policy = ground_of(tool()), NeedsAnswered(1)
    own = ground.for_conditions(policy, "m")
    assert (own.blank, own.owner, own.strict) == (policy, "m", False)
    assert ground.for_formula(policy, "m").strict is True
    assert own.for_tool().blank is None
