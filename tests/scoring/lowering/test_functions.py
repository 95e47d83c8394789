"""The functions of conditions that are not over groups."""

from __future__ import annotations

import pytest

from qa_framework.expressions import functions
from qa_framework.expressions.tree import Const
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.conditions import lower
from qa_framework.scoring.lowering.functions import FUNCTIONS, extreme_of, in_play
from qa_framework.scoring.lowering.groups import RANGED
from tests.scoring.lowering.workbench import come_to, expr, ground_of, tool

GROUND = ground_of(tool())


def test_every_function_of_conditions_has_a_tree() -> None:
    assert {*FUNCTIONS, *RANGED} == set(functions.FUNCTIONS)


@pytest.mark.parametrize(
    ("function", "numbers", "found"),
    [("min", (3, 1), 1), ("max", (3, 1), 3), ("clamp", (0, 1, 5), 1), ("clamp", (9, 1, 5), 5)],
)
def test_extremes(function: str, numbers: tuple[int, ...], found: int) -> None:
    assert come_to(extreme_of(function, tuple(map(Const, numbers))), GROUND) == found


@pytest.mark.parametrize(
    ("text", "answers", "found"),
    [
        ("min(n, 2)", {"n": 3}, 2),
        ("min(n, 2)", {}, UNKNOWN),
        ("max(points(hidden), 2)", {"a": "poor"}, UNKNOWN),
        ("days_between(opened, audit.date)", {"opened": 3, "audit.date": 8}, 5),
        ("points(a)", {"a": "good"}, 3),
        ("points(back)", {"back": "good"}, 2),
        ("points(parent.back)", {"parent.back": "good"}, 2),
        ("points(auditor.back)", {"back": "good"}, 2),
        ("points(hidden)", {"a": "poor"}, OUT),
        ("answered(a)", {"a": "na"}, True),
        ("answered(a)", {}, False),
        ("answered(hidden)", {"a": "poor", "hidden": "good"}, False),
        ("answered(opened)", {"opened": 3}, True),
        ("answered(parent.a)", {"parent.a": "unseen"}, True),
        ("answered(audit.date)", {}, False),
        ("applies(a)", {"a": "unseen"}, True),
        ("applies(a)", {"a": "na"}, False),
        ("applies(a)", {}, UNKNOWN),
        ("applies(n)", {}, True),
        ("applies(hidden)", {}, UNKNOWN),
        ("applies(parent.a)", {"parent.a": "na"}, False),
        ("applies(audit.date)", {}, True),
        ("applies(theirs.grade)", {}, False),
        ("absent(a, 'na')", {"a": "na"}, True),
        ("absent(a, 'na')", {"a": "unseen"}, False),
        ("absent(a, 'na')", {}, UNKNOWN),
        ("absent(hidden, 'na')", {"a": "poor"}, False),
        ("absent(parent.a, 'na')", {"parent.a": "na"}, True),
    ],
)
def test_what_a_function_comes_to(text: str, answers: dict[str, Value], found: Value) -> None:
    assert come_to(lower(expr(text), GROUND), GROUND, **answers) == found


def test_the_grade_of_a_measure_has_points() -> None:
    ground = ground_of(tool(), "parent")
    assert come_to(lower(expr("points(theirs.grade)"), ground), ground, t_grade="good") == 3


def test_a_fact_is_in_play_where_it_applies() -> None:
    assert come_to(in_play("opened", GROUND), GROUND) is True
