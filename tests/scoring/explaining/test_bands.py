"""The band of a score, its table, and what is missing for the next better grade."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from qa_framework.scoring.explain.explained import BandExplanation
from tests.scoring.made import make, measure_of

NEEDS = """\
unanswered: leave_out
grades: four
measures:
  m:
    method: mean
    of: [a, b]
    bands:
      - {grade: great, at_least: 3, needs: c == 'great'}
      - {grade: good, at_least: 2.5}
      - {grade: fair, at_least: 3/2, needs: c != 'poor'}
      - {grade: poor}
"""
RISK = """\
unanswered: block
grades: risk
measures:
  m:
    method: sum
    of: [a, b]
    left_out: adds_nothing
    better: lower
    bands: [{grade: low_risk, at_most: 1 of 4}, {grade: some_risk, at_most: 1 of 2}, {grade: high_risk}]
"""


def band(
    rubric: str, about: dict[str, Any] | None = None, more: str = "", **answers: str
) -> BandExplanation:
    result = make(rubric, more=more).score(answers, about=about or {})
    found = measure_of(result.explain(), "m").band
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("answers", "grade", "next_grade", "next_bound", "distance", "needs"),
    [
        ({"a": "good", "b": "good", "c": "great"}, "great", None, "", None, ""),
        ({"a": "good", "b": "good", "c": "fair"}, "good", "great", "at least 3", None, "c == 'great'"),
        ({"a": "good", "b": "good"}, "good", "great", "at least 3", None, "c == 'great'"),
        ({"a": "good", "b": "fair"}, "good", "great", "at least 3", Fraction(1, 2), "c == 'great'"),
        ({"a": "good", "b": "fair", "c": "great"}, "good", "great", "at least 3", Fraction(1, 2), ""),
        ({"a": "good", "b": "poor", "c": "good"}, "fair", "good", "at least 2.5", Fraction(1, 2), ""),
        ({"a": "good", "b": "poor", "c": "poor"}, "poor", "fair", "at least 3/2", None, "not c == 'poor'"),
        ({"a": "poor", "b": "poor", "c": "poor"}, "poor", "fair", "at least 3/2", Fraction(1, 2), "not c == 'poor'"),
    ],
)  # fmt: skip
def test_what_is_missing_for_the_next_better_grade(
    answers: dict[str, str],
    grade: str,
    next_grade: str | None,
    next_bound: str,
    distance: Fraction | None,
    needs: str,
) -> None:
    found = band(NEEDS, **answers)
    assert found.grade.id == grade
    assert (found.next_grade.id if found.next_grade else None) == next_grade
    assert (found.next_bound, found.distance) == (next_bound, distance)
    assert found.needs.replace("c != 'poor'", "not c == 'poor'") == needs


def test_a_bound_that_is_a_share_of_what_was_possible_is_a_number_too() -> None:
    found = band(RISK, a="fair", b="fair")
    assert (found.grade.id, found.next_bound, found.distance) == ("some_risk", "at most 1 of 4", 2)
    assert [row.limit for row in found.rows] == [2, 4, None]
    assert [row.within for row in found.rows] == [False, True, True]


def test_both_readings_are_told_where_a_need_cannot_be() -> None:
    found = band(NEEDS, a="good", b="good")
    assert (found.grade.id, found.at_best.id) == ("good", "great")
    assert found.rows[0].state == "cannot_tell"
    assert found.rows[0].values[0].value == "not known"


def test_the_table_that_was_chosen_is_named_or_said_to_be_unknown() -> None:
    rubric = """\
unanswered: block
grades: four
measures:
  m:
    method: mean
    of: [a]
    bands:
      by: team
      north: [{grade: great, at_least: 3}, {grade: good}]
      south: [{grade: fair, at_least: 3}, {grade: poor}]
"""
    team = "about: [{id: team, ask: Team?, type: choice, options: {north: N, south: S}}]\n"
    assert band(rubric, {"team": "south"}, team, a="great").table == "south"
    unknown = band(rubric, {}, team, a="great")
    assert (unknown.table, unknown.rows) == (None, ())
    assert (unknown.grade.id, unknown.at_best.id) == ("fair", "great")


def test_there_is_no_band_without_a_score() -> None:
    result = make(NEEDS).score({})
    assert measure_of(result.explain(), "m").band is None
