"""A rubric that has been fitted to a tool: every name resolved."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.checking.answer_scale import Interval
from qa_framework.checking.fit import Fit
from tests.definitions_in_text import in_context, workspace_in

TOOL = """\
sections:
  - id: part
    title: Part
    questions:
      - {id: a, ask: A, scale: risk}
      - {id: b, ask: B, scale: with-absences}
      - {id: c, ask: C, type: number, one_of: [0, 5, 2.5]}
      - {id: d, ask: D, type: number, least: 1, better: lower}
      - {id: e, ask: E, type: text, applies_when: a == 'low'}
      - {id: f, ask: F, scale: words}
  - id: maybe
    title: Maybe
    applies_when: a == 'high'
    questions:
      - {id: g, ask: G, scale: yes-no}
rubric:
  unanswered: block
  measures:
    least: {method: lowest, of: [b]}
    words: {method: lowest, of: [f]}
"""


@pytest.fixture(scope="module")
def fit() -> Fit:
    return workspace_in(in_context("tool", TOOL)).tool("t").fits[""]


def test_a_question_knows_which_end_of_its_answers_is_good(fit: Fit) -> None:
    better = {name: found.better for name, found in fit.questions.items()}
    assert better["a"] == better["d"] == "lower"
    assert better["b"] == better["c"] == "higher"


def test_a_question_knows_between_which_numbers_it_lies(fit: Fit) -> None:
    assert fit.questions["a"].interval == Interval(Fraction(0), Fraction(1))
    assert fit.questions["c"].interval == Interval(Fraction(0), Fraction(5))
    assert fit.questions["d"].interval == Interval(Fraction(1), None)


def test_a_question_can_be_out_where_a_condition_or_an_absence_allows_it(fit: Fit) -> None:
    can = {name for name, found in fit.questions.items() if found.can_be_out}
    assert can == {"b", "e", "g"}


def test_a_measure_has_a_score_unless_it_is_a_level_without_points(fit: Fit) -> None:
    assert fit.measures["least"].has_score
    assert not fit.measures["words"].has_score
