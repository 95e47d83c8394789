"""What became of limits and of the steps of a staircase."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.scoring.explain.explained import LimitExplanation
from tests.scoring.made import make, measure_of

RUBRIC = """\
unanswered: leave_out
grades: four
bands: [{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]
measures:
  m:
    method: mean
    of: [a]
    limits:
      - {id: named, when: b == 'poor', no_better_than: fair, because: B holds it back.}
      - {when: b == 'poor', no_better_than: good, because: B holds it back a little.}
      - {when: c == 'great', no_worse_than: good, because: C lifts it.}
"""


def limits(**answers: Any) -> tuple[LimitExplanation, ...]:
    return measure_of(make(RUBRIC).score(answers).explain(), "m").limits


def test_every_limit_is_told_with_its_name_its_level_and_its_reason() -> None:
    first, second, third = limits(a="great", b="good", c="good")
    assert [each.name for each in (first, second, third)] == ["named", "m.2", "m.3"]
    assert (first.effect, third.effect) == ("no_better_than", "no_worse_than")
    assert first.level.label == "Fair"
    assert first.because == "B holds it back."
    assert first.when == "b == 'poor'"
    assert first.values[0].value == "good"


@pytest.mark.parametrize(
    ("answers", "states", "changed"),
    [
        ({"a": "great", "b": "poor", "c": "good"}, ["fired", "fired", "not_fired"], [True, False, False]),
        ({"a": "poor", "b": "poor", "c": "good"}, ["fired", "fired", "not_fired"], [False, False, False]),
        ({"a": "poor", "b": "good", "c": "great"}, ["not_fired", "not_fired", "fired"], [False, False, True]),
        ({"a": "great", "c": "good"}, ["cannot_tell", "cannot_tell", "not_fired"], [False, False, False]),
        ({"a": "good", "c": "good"}, ["cannot_tell", "cannot_tell", "not_fired"], [True, False, False]),
    ],
)  # fmt: skip
def test_a_limit_changes_the_grade_if_it_would_be_another_without_it(
    answers: dict[str, str], states: list[str], changed: list[bool]
) -> None:
    """In the fourth row each of two doubtful limits alone leaves no grade, so neither decides."""
    found = limits(**answers)
    assert [each.state for each in found] == states
    assert [each.changed for each in found] == changed


def test_steps_are_told_with_which_of_them_hold() -> None:
    rubric = """\
unanswered: block
grades: four
measures:
  m: {method: gates, gates: [{grade: poor}, {grade: fair, needs: a == 'good'}, {grade: good, needs: b == 'good'}, {grade: great, needs: c == 'good'}]}
"""
    found = measure_of(make(rubric).score({"a": "good", "c": "good"}).explain(), "m")
    assert [gate.grade.id for gate in found.gates] == ["poor", "fair", "good", "great"]
    assert [gate.state for gate in found.gates] == ["", "met", "cannot_tell", "met"]
    assert [gate.reached for gate in found.gates] == [True, True, False, False]
    assert found.gates[2].values[0].value == "not known"
    assert found.level is None
