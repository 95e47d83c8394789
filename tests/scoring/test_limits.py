"""What limits make of a grade on values is what the lowered steps make of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.syntax import Name
from qa_framework.expressions.values import OUT, UNKNOWN
from qa_framework.scoring.limits import (
    EFFECTS,
    Readings,
    Rule,
    before_limits,
    effect_of,
    level_of,
    limited,
    obeys,
    rules_of,
    stands_against,
    without,
)
from tests.laws.explained import Drawn, explanations

MERITS = st.integers(0, 4)
RULES = st.lists(
    st.builds(Rule, st.sampled_from(EFFECTS), MERITS, st.sampled_from((True, False, None))),
    max_size=5,
)
GRADES = MERITS | st.sampled_from((OUT, UNKNOWN))


@given(explanations(sheets=3))
def test_limits_on_values_agree_with_the_steps_of_the_program(drawn: Drawn) -> None:
    for found in drawn.found:
        for name, fitted in found.result.fit.measures.items():
            if fitted.grades is not None:
                record = found.result.record
                readings = limited(before_limits(fitted, record), rules_of(fitted, record))
                told = Readings(record[f"{name}:severe"], record[f"{name}:lenient"])
                assert readings == told
                assert readings.settled == record[f"{name}:suggested"]


@given(grade=GRADES, rules=RULES)
def test_the_severe_reading_is_never_better_than_the_lenient(
    grade: object, rules: list[Rule]
) -> None:
    readings = limited(Readings(grade, grade), rules)  # type: ignore[arg-type]  # a grade
    if isinstance(readings.severe, int) and isinstance(readings.lenient, int):
        assert readings.severe <= readings.lenient


@given(grade=MERITS, rules=RULES)
def test_the_order_of_limits_does_not_matter(grade: int, rules: list[Rule]) -> None:
    before = Readings(grade, grade)
    assert limited(before, rules) == limited(before, rules[::-1])


@given(grade=MERITS, rules=RULES)
def test_a_limit_that_does_not_hold_changes_nothing(grade: int, rules: list[Rule]) -> None:
    before = Readings(grade, grade)
    held = [rule for rule in rules if rule.fires is not False]
    assert limited(before, rules) == limited(before, held)


@given(grade=MERITS, rules=RULES)
def test_a_grade_obeys_where_no_hard_limit_changes_it(grade: int, rules: list[Rule]) -> None:
    hard = [rule for rule in rules if rule.effect != "suggest"]
    unchanged = limited(Readings(grade, grade), hard) == Readings(grade, grade)
    assert obeys(grade, rules) <= unchanged
    if all(rule.fires is not None for rule in hard):
        assert obeys(grade, rules) == unchanged


@given(grade=MERITS, rules=RULES)
def test_limits_that_stand_against_a_grade_are_named_exactly_where_it_does_not_obey(
    grade: int, rules: list[Rule]
) -> None:
    against = stands_against(grade, rules)
    assert bool(against) == (not obeys(grade, rules))
    assert all(rules[index].fires is not False for index in against)
    assert all(rules[index].merit != grade for index in against)


@pytest.mark.parametrize(
    ("rules", "readings"),
    [
        ([], (2, 2)),
        ([Rule("no_worse_than", 3, True)], (3, 3)),
        ([Rule("no_better_than", 1, True)], (1, 1)),
        ([Rule("no_worse_than", 3, True), Rule("no_better_than", 1, True)], (1, 1)),
        ([Rule("always", 0, True), Rule("no_worse_than", 3, True)], (0, 0)),
        ([Rule("always", 3, True), Rule("always", 1, True)], (1, 1)),
        ([Rule("suggest", 4, True)], (4, 4)),
        ([Rule("suggest", 4, True), Rule("no_better_than", 3, True)], (3, 3)),
        ([Rule("no_better_than", 1, None)], (1, 2)),
        ([Rule("no_better_than", 2, None)], (2, 2)),
        ([Rule("no_worse_than", 3, None)], (2, 3)),
        ([Rule("always", 0, None)], (0, 2)),
        ([Rule("suggest", 4, None)], (2, 4)),
        ([Rule("always", 0, True), Rule("no_better_than", 1, None)], (0, 0)),
    ],
)
def test_floors_raise_then_caps_cut_then_always_sets(
    rules: list[Rule], readings: tuple[int, int]
) -> None:
    """The definition language, 5.6."""
    assert limited(Readings(2, 2), rules) == Readings(*readings)


def test_an_always_stands_where_there_is_no_score() -> None:
    assert limited(Readings(UNKNOWN, UNKNOWN), [Rule("always", 1, True)]).grade == 1


@pytest.mark.parametrize("missing", [OUT, UNKNOWN])
def test_other_limits_make_no_grade_where_there_is_none(missing: object) -> None:
    rules = [Rule(effect, 1, True) for effect in EFFECTS if effect != "always"]
    readings = limited(Readings(missing, missing), rules)  # type: ignore[arg-type]  # no grade
    assert readings.settled is missing
    assert readings.grade is None


def test_an_always_that_may_hold_leaves_no_grade_where_the_measure_is_out() -> None:
    readings = limited(Readings(OUT, OUT), [Rule("always", 1, None)])
    assert readings == Readings(1, OUT)
    assert readings.settled is UNKNOWN


def test_one_limit_can_be_left_aside() -> None:
    rules = [Rule("always", number, True) for number in range(3)]
    assert [rule.merit for rule in without(rules, 1)] == [0, 2]


def test_a_limit_has_one_effect_and_one_level() -> None:
    limit = Limit(when=Name("a"), because="So.", no_worse_than="good")
    assert (effect_of(limit), level_of(limit)) == ("no_worse_than", "good")


def test_a_fraction_is_no_grade() -> None:
    assert Readings(Fraction(1, 2), Fraction(1, 2)).grade is None
