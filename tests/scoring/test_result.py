"""What a result says: outcomes by name, flags, limits, what was refused, what was not used."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from qa_framework.audits import Departure
from qa_framework.scoring import FlagState, Grade, Unscored
from qa_framework.scoring.result import grade_at, number
from tests.laws.explained import Drawn, explanations
from tests.scoring.made import QUESTIONS, make

RUBRIC = """\
unanswered: block
grades: four
bands: [{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]
measures:
  mean:
    method: mean
    of: [a, b]
    round: {to: 0, half: up}
    limits:
      - {id: named, when: c == 'poor', no_better_than: fair, because: C.}
      - {when: c == 'poor', no_better_than: good, because: C.}
    judgement: {may_depart: yes, reason: required}
  total: {method: sum, of: [a, b], left_out: adds_nothing, bands: none}
flags:
  - {id: first, when: c == 'poor', because: C is poor.}
  - {id: second, when: a == 'poor', because: A is poor.}
"""
TOOL = make(RUBRIC)


def test_an_outcome_has_the_score_the_grade_and_what_was_possible() -> None:
    result = TOOL.score({"a": "good", "b": "great", "c": "good"})
    mean, total = result["mean"], result["total"]
    assert (mean.score, mean.unrounded) == (4, Fraction(7, 2))
    assert mean.grade == mean.suggested == Grade("great", "Great", Fraction(4), 3)
    assert (total.score, total.possible, total.grade) == (7, 8, None)
    assert (mean.possible, mean.why, mean.departed) == (None, "", False)


def test_a_result_is_a_mapping_in_the_order_of_the_rubric() -> None:
    result = TOOL.score({})
    assert list(result) == ["mean", "total"]
    assert len(result) == 2
    assert [outcome.name for outcome in result.values()] == ["mean", "total"]
    with pytest.raises(KeyError):
        result["nothing"]


def test_what_has_no_score_is_no_number_and_reads_as_its_reason() -> None:
    score = TOOL.score({"a": "good"})["mean"].score
    assert score == Unscored("not_scored", "not scored: `b` is not answered")
    assert not score
    assert str(score) == "not scored: `b` is not answered"
    out = TOOL.score({"a": "na", "b": "na"})["mean"].score
    assert isinstance(out, Unscored)
    assert out.state == "out"


def test_a_flag_is_raised_or_not_or_cannot_be_told() -> None:
    flags = TOOL.score({"c": "poor", "b": "good"}).flags
    assert dict(flags) == {"first": FlagState.RAISED, "second": FlagState.CANNOT_TELL}
    assert TOOL.score({"c": "good", "a": "good"}).flags["first"] is FlagState.NOT_RAISED


def test_limits_that_fired_are_listed_by_id_or_by_measure_and_place() -> None:
    result = TOOL.score({"a": "great", "b": "great", "c": "poor"})
    assert result.limits_fired == ("named", "mean.2")
    assert TOOL.score({"a": "great", "b": "great"}).limits_fired == ()


def test_a_grade_that_a_person_gave_is_final_or_refused() -> None:
    answers = {"a": "good", "b": "good", "c": "good"}
    given_ = {"mean": Departure(grade="great", reason="So.")}
    result = TOOL.score(answers, departures=given_)
    outcome = result["mean"]
    assert (str(outcome.grade), str(outcome.suggested), outcome.departed) == ("Great", "Good", True)
    assert result.refused == frozenset()
    refused = TOOL.score(answers, departures={"mean": Departure(grade="great")})
    assert refused.refused == {"mean"}
    assert not refused["mean"].departed


def test_whether_something_was_asked_is_told_and_answers_beside_it_are_listed() -> None:
    questions = (
        QUESTIONS
        + "      - {id: d, ask: And d?, scale: four, applies_when: c == 'poor'}\n"
        + "  - {id: other, title: Other, applies_when: a == 'poor', questions: [{id: e, ask: E?, scale: four}]}\n"
    )
    tool = make(RUBRIC, questions)
    result = tool.score({"a": "good", "d": "good", "e": "good"})
    assert (result.applies("a"), result.applies("d")) == (True, None)
    assert (result.applies("other"), result.applies("e")) == (False, False)
    assert result.unused == ("e",)


def test_a_result_cannot_be_changed() -> None:
    result = TOOL.score({})
    with pytest.raises(FrozenInstanceError):
        result.perspective = "parent"  # type: ignore[misc]  # that it cannot be set is tested
    assert result == TOOL.score({})


def test_nothing_of_the_answers_is_in_the_repr_of_a_result() -> None:
    assert "good" not in repr(TOOL.score({"a": "good"}))


def test_a_grade_is_counted_from_the_worst_whichever_end_of_the_list_is_good() -> None:
    rubric = "unanswered: block\ngrades: risk\nmeasures: {m: {method: highest, of: questions}}"
    fitted = make(rubric, QUESTIONS.replace("four", "risk")).fits[""].measures["m"]
    assert grade_at(0, fitted.grades) == Grade("high_risk", "high_risk", None, 2)
    assert grade_at(2, fitted.grades) == Grade("low_risk", "low_risk", None, 0)
    assert grade_at(2, None) is None


def test_only_a_number_is_one() -> None:
    assert number(3) == number(Fraction(3)) == 3
    assert number("3") is None


@given(explanations(departures=True, sheets=3))
def test_no_outcome_is_a_number_that_is_none_or_a_grade_beside_its_scale(drawn: Drawn) -> None:
    for found in drawn.found:
        for name, outcome in found.result.items():
            assert isinstance(outcome.score, Fraction | Unscored)
            grades = found.result.fit.measures[name].grades
            for grade in (outcome.grade, outcome.suggested):
                assert grade is None or (
                    grades is not None and grades.levels[grade.rank] == grade.id
                )
            assert outcome.departed <= (outcome.grade != outcome.suggested)
