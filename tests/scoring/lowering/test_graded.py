"""A measure with a grade while it is lowered."""

from __future__ import annotations

from attrs import evolve

from qa_framework.expressions.tree import Input, Ref
from qa_framework.scoring.lowering.graded import Graded, Reading
from tests.scoring.lowering.workbench import come_to, ground_of, tool

MADE = tool(
    measures=", m: {method: lowest, of: [a, b], limits: ["
    "{when: said, always: poor, because: S.}, {when: n > 3, no_better_than: fair, because: N.}]}"
)
GROUND = ground_of(MADE)
FITTED = MADE.fits[""].measures["m"]


def graded() -> Graded:
    assert FITTED.grades is not None
    return Graded(fitted=FITTED, scale=FITTED.grades, ground=GROUND)


def test_levels_are_counted_from_the_worst() -> None:
    assert [graded().merit(level) for level in ("poor", "great")] == [0, 3]


def test_the_worst_level_is_the_last_where_lower_is_better() -> None:
    turned = evolve(graded(), scale=evolve(graded().scale, better="lower"))
    assert [turned.merit(level) for level in ("poor", "great")] == [3, 0]


def test_limits_are_found_by_what_they_do() -> None:
    [(merit, when)] = graded().limits("no_better_than")
    assert (merit, when) == (1, Ref("m:limit.1"))
    assert come_to(when, GROUND, n=4) is True
    assert graded().limits("suggest") == ()


def test_a_step_of_the_measure_bears_its_name() -> None:
    assert graded().step("extra", lambda: Input("x")) == Ref("m:extra")
    assert Reading(Input("x"), Input("y")).lenient == Input("y")
