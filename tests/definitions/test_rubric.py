"""Rubrics: the edges of bands, and the methods of the core."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.definitions import Measure, Rubric
from qa_framework.definitions.rubric import (
    CORE_METHODS,
    LEVEL_METHODS,
    NO_JUDGEMENT,
    SCORE_METHODS,
    Bound,
)


@pytest.mark.parametrize(
    ("bound", "written"),
    [
        (Bound(Fraction(5, 2)), "2.5"),
        (Bound(Fraction(-3)), "-3"),
        (Bound(Fraction(2, 3)), "2/3"),
        (Bound(Fraction(1, 2**70)), f"1/{2**70}"),
        (Bound(Fraction(19, 36), of_possible=True), "19 of 36"),
        (Bound(Fraction(18, 36), of_possible=True), "1 of 2"),
        (Bound(Fraction(18, 36), of_possible=True, written="18 of 36"), "18 of 36"),
    ],
)
def test_an_edge_knows_how_it_is_written(bound, written):
    assert bound.written == written


def test_a_method_makes_a_score_or_gives_a_level():
    assert not set(SCORE_METHODS) & set(LEVEL_METHODS)
    assert len(CORE_METHODS) == 12


def test_nobody_may_depart_from_a_measure_that_does_not_say_so():
    assert Measure(method="mean").judgement == NO_JUDGEMENT
    assert not NO_JUDGEMENT.may_depart


def test_the_order_of_measures_is_part_of_a_rubric():
    one, other = Measure(method="mean"), Measure(method="sum")
    assert Rubric(measures={"a": one, "b": other}) != Rubric(measures={"b": other, "a": one})
