"""Conditions as trees: levels are ranks, words meet a scale, ranges stay ranges while they can."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from qa_framework.expressions.tree import Const
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.conditions import (
    constant,
    is_ranged,
    lower,
    lower_truth,
    scale_of,
)
from tests.scoring.lowering.workbench import come_to, expr, ground_of, tool

MADE = tool("groups: {perhaps: [hidden]}")
GROUND = ground_of(MADE)
STRICT = ground_of(MADE, strict=True)


@pytest.mark.parametrize(
    ("value", "found"),
    [(Fraction(4, 2), 2), (Fraction(1, 2), Fraction(1, 2)), ("north", "north"), (date(1, 1, 2), 2)],
)
def test_a_value_that_is_written_out_becomes_one_of_a_record(value: object, found: Value) -> None:
    assert constant(value, None) == found


def test_a_word_that_meets_a_scale_becomes_its_rank() -> None:
    assert constant("good", scale_of(expr("a"), GROUND)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a >= 'good'", True),
        ("'fair' < a <= 'good'", True),
        ("a != 'good'", False),
        ("a in ('poor', 'good')", True),
        ("(a if n == 3 else 'poor') == 'good'", True),
        ("not a == 'good'", False),
        ("a == 'good' and n > 5", False),
        ("a == 'good' or n > 5", True),
        ("-n + 2 * 3 - 4 / 2 == 1", True),
        ("opened == date('0001-01-02')", True),
        ("team == 'north'", True),
        ("said", True),
        ("b == 'good'", UNKNOWN),
        ("n / 0 == 1", UNKNOWN),
        ("(1 if b == 'good' else 2) == 1", UNKNOWN),
    ],
)
def test_what_a_condition_comes_to(text: str, found: Value) -> None:
    answers = {"a": "good", "n": 3, "opened": 2, "team": "north", "said": True}
    assert come_to(lower_truth(expr(text), GROUND), GROUND, **answers) == found


@pytest.mark.parametrize(
    "text",
    [
        "hidden == 'good'",
        "hidden in ('good', 'poor')",
        "hidden < a",
        "highest_of(perhaps) == 'good'",
        "lowest_of(perhaps) in ('good', 'poor')",
    ],
)
def test_a_comparison_with_what_is_out_fails_and_gives_a_formula_nothing(text: str) -> None:
    assert come_to(lower_truth(expr(text), GROUND), GROUND, a="poor") is False
    assert come_to(lower_truth(expr(text), STRICT), STRICT, a="poor") is UNKNOWN


def test_a_truth_that_is_out_does_not_hold() -> None:
    assert come_to(lower_truth(expr("hidden == 'good'"), GROUND), GROUND, a="poor") is False
    assert come_to(lower(expr("hidden"), GROUND), GROUND, a="poor") is OUT


def test_a_literal_is_a_constant() -> None:
    assert lower(expr("2.5"), GROUND) == Const(Fraction(5, 2))


@pytest.mark.parametrize(
    ("text", "ranged"),
    [
        ("number_of(work, equal='good')", True),
        ("1 + -sum_of(work)", True),
        ("min(2, sum_of(work))", True),
        ("sum_of(work) if said else 0", True),
        ("min(2, n)", False),
        ("any_of(work, equal='good')", False),
    ],
)
def test_what_is_a_range_while_members_are_unknown(text: str, *, ranged: bool) -> None:
    assert is_ranged(expr(text)) is ranged


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("number_of(work, equal='good') >= 1", True),
        ("number_of(work, equal='good') >= 2", UNKNOWN),
        ("number_of(work, equal='good') in (0, 5)", False),
        ("min(number_of(work, equal='good'), 1) == 1", True),
        ("clamp(sum_of(work), 0, 3) == 3", True),
        ("(sum_of(work) if n == 3 else 0) > 2", True),
        ("-sum_of(work) <= -3", True),
        ("highest_of(work) >= 'good'", True),
        ("lowest_of(work) in ('great',)", False),
    ],
)
def test_a_range_is_compared_as_a_whole(text: str, found: Value) -> None:
    text = text.replace("',)", "')")
    assert come_to(lower_truth(expr(text), GROUND), GROUND, a="good", n=3) == found


@pytest.mark.parametrize(
    ("text", "scale"),
    [("a", "four"), ("n", None), ("highest_of(work)", "four"), ("a if said else 'poor'", "four")],
)
def test_which_scale_words_meet(text: str, scale: str | None) -> None:
    found = scale_of(expr(text), GROUND)
    assert (found.id if found else None) == scale
