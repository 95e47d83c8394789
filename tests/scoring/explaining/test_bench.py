"""A result on the bench: its values, and those of further trees, while the result stays as it is."""

from __future__ import annotations

from qa_framework.expressions.tree import Ref
from qa_framework.expressions.values import UNKNOWN
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.lowering.questions import points
from tests.scoring.made import make

RESULT = make("unanswered: block\nmeasures: {m: {method: lowest, of: [a]}}").score(
    {"a": "good", "b": "fair"}
)


def test_a_step_that_is_not_there_is_unknown() -> None:
    bench = Bench.of(RESULT)
    fitted = bench.fit.measures["m"]
    assert bench.step(fitted, "score") == 3
    assert bench.step(fitted, "nothing") is UNKNOWN


def test_a_tree_that_needs_new_steps_gets_them() -> None:
    bench = Bench.of(RESULT)
    assert "b:points" not in RESULT.record
    assert bench.value_of(lambda: points("b", bench.ground)) == 2
    assert bench.value_of(lambda: Ref("b:points")) == 2
    assert "b:points" not in RESULT.record
    assert "b:points" not in {step.name for step in RESULT.program.steps}


def test_reasons_are_read_from_the_same_record() -> None:
    bench = Bench.of(RESULT)
    assert bench.sheet.record is bench.record
    assert bench.sheet.perspective == "auditor"


def test_the_conditions_of_a_measure_stand_on_its_own_ground() -> None:
    bench = Bench.of(RESULT)
    fitted = bench.fit.measures["m"]
    ground = bench.conditions_of(fitted)
    assert (ground.owner, ground.blank) == ("m", fitted.unanswered)
