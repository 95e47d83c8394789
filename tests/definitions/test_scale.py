"""Scales: levels in their order, with points or without."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from qa_framework.definitions import Absence, Level, NumberRange, Scale
from qa_framework.definitions.scale import CountAs

LEVELS = {"low": Level(points=Fraction(1)), "high": Level(points=Fraction(2))}


def test_the_lowest_level_has_rank_0():
    scale = Scale(levels=LEVELS)
    assert [scale.rank(level) for level in scale.levels] == [0, 1]


def test_an_unknown_level_has_no_rank():
    with pytest.raises(ValueError, match="middle"):
        Scale(levels=LEVELS).rank("middle")


def test_levels_with_points_and_numbers_can_be_added_up():
    span = NumberRange(from_=Fraction(0), to=Fraction(10))
    assert Scale(levels=LEVELS).has_points
    assert Scale(range=span).has_points
    assert not Scale(levels={"a": Level(), "b": Level()}).has_points


def test_points_of_nothing_are_points():
    assert Scale(levels={"none": Level(points=Fraction(0))}).has_points


def test_the_order_of_levels_is_part_of_a_scale():
    turned = dict(reversed(LEVELS.items()))
    assert turned == LEVELS
    assert Scale(levels=LEVELS) != Scale(levels=turned)


def test_two_absences_of_one_effect_are_equal():
    absence = Absence(label="Not seen", effect=CountAs("low"))
    assert absence == evolve(absence, effect=CountAs("low"))
