"""From levels to points and to places from the worst."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Const
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.levels import merit_of_rank, points_of, rounded
from tests.scoring.made import make

SCALE = AnswerScale(levels=("low", "high"), points={"low": Fraction(1), "high": Fraction(5, 2)})
ROUNDED = make(
    "unanswered: block\nmeasures: {m: {method: mean, of: work, round: {to: 0, half: up}}}"
)


@pytest.mark.parametrize(("rank", "points"), [(0, 1), (1, Fraction(5, 2)), (OUT, OUT)])
def test_the_points_of_a_level(rank: Value, points: Value) -> None:
    assert compile_tree(points_of(Const(rank), SCALE))({}) == points


@pytest.mark.parametrize(("rank", "points"), [(0, UNKNOWN), (OUT, OUT), (UNKNOWN, UNKNOWN)])
def test_a_scale_without_points_gives_none_but_says_what_is_out(rank: Value, points: Value) -> None:
    assert compile_tree(points_of(Const(rank), evolve(SCALE, points={})))({}) == points


@pytest.mark.parametrize(("better", "merit"), [("higher", 1), ("lower", 0)])
def test_a_level_is_counted_from_the_worst(better, merit: int) -> None:
    scale = evolve(SCALE, better=better)
    assert compile_tree(merit_of_rank(Const(1), scale))({}) == merit
    assert compile_tree(merit_of_rank(Const(OUT), scale))({}) is OUT


def test_a_score_is_rounded_where_its_measure_says_so() -> None:
    fitted = ROUNDED.fits[""].measures["m"]
    assert compile_tree(rounded(fitted, Const(Fraction(5, 2))))({}) == 3
