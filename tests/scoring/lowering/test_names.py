"""What each name of a condition stands for."""

from __future__ import annotations

import pytest

from qa_framework.expressions.tree import Const, Input, Ref
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.names import (
    from_merit,
    lower_name,
    measure_value,
    question_points,
    question_value,
    scale_of_name,
)
from tests.scoring.lowering.workbench import come_to, ground_of, tool

MEASURES = ", m: {method: sum, of: [a, b], left_out: adds_nothing, bands: none}"
FLAGS = "flags: [{id: f, when: a == 'good', because: A.}]\noptional: [ghost]"
MADE = tool(FLAGS, MEASURES)
GROUND = ground_of(MADE)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a", 2),
        ("n", 3),
        ("team", "north"),
        ("opened", 9),
        ("audit.date", 12),
        ("audit.perspective", "auditor"),
        ("auditor.a", 2),
        ("parent.a", 0),
        ("parent.t", UNKNOWN),
        ("f", True),
        ("m.score", 3),
        ("m.possible", UNKNOWN),
        ("ghost.grade", OUT),
    ],
)
def test_a_name_has_a_value_or_none(name: str, found: Value) -> None:
    answers = {"a": "good", "n": 3, "team": "north", "opened": 9, "audit.date": 12}
    answers |= {"parent.a": "hidden", "b": "na"}
    if name == "m.possible":
        answers["b"] = "unseen"
    assert come_to(lower_name(name, GROUND), GROUND, **answers) == found


def test_what_nobody_is_asked_is_out() -> None:
    assert come_to(lower_name("auditor.t", GROUND), GROUND, t="good") is OUT
    assert lower_name("auditor.t", ground_of(MADE, "parent")) == Const(OUT)


def test_a_blank_counts_in_the_conditions_of_a_measure_that_says_so() -> None:
    made = tool(measures=", m: {method: mean, of: [a, b], unanswered: {count_as: lowest}}")
    policy = made.fits[""].measures["m"].unanswered
    ground = ground_of(made).for_conditions(policy)
    assert come_to(question_value("a", ground), ground) == 0
    assert come_to(question_points("back", ground), ground) == 1
    assert come_to(question_value("n", ground), ground) == 0
    assert come_to(question_value("free", ground), ground) is UNKNOWN


def test_a_measure_sees_its_own_score_before_its_grade() -> None:
    own = ground_of(MADE).for_conditions("block", "m")
    assert measure_value("m", "score", own) == Ref("m:computed")
    assert measure_value("m", "possible", own) == Ref("m:possible")
    assert measure_value("m", "score", GROUND) == Ref("m:score")
    assert measure_value("m", "possible", GROUND) == Ref("m:whole")


def test_a_grade_is_counted_from_the_worst_and_read_as_a_rank() -> None:
    risk = make_risk()
    assert come_to(from_merit(Input("x"), risk), GROUND, x=2) == 0
    assert come_to(from_merit(Input("x"), risk), GROUND) is UNKNOWN


def make_risk():
    """Give a scale of which the lowest level is best."""
    made = tool(
        measures=", m: {method: gates, grades: risk, gates: [{grade: high_risk}], "
        "judgement: {may_depart: yes}}"
    )
    return made.fits[""].measures["m"].grades


@pytest.mark.parametrize(("name", "scale"), [("a", "four"), ("n", None), ("m.score", None)])
def test_levels_have_a_scale(name: str, scale: str | None) -> None:
    found = scale_of_name(name, GROUND)
    assert (found.id if found else None) == scale
