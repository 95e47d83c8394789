"""What stands in an explanation as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given

from qa_framework.audits import Departure
from qa_framework.scoring import Unscored
from tests.laws.explained import Drawn, explanations
from tests.scoring.made import QUESTIONS, make, measure_of

PLAIN = "unanswered: block\nmeasures: {m: {method: mean, of: questions}}"


@given(explanations(departures=True, sheets=3))
def test_an_explanation_says_what_the_result_says(drawn: Drawn) -> None:
    for found in drawn.found:
        result, explanation = found.result, found.explanation
        assert [each.name for each in explanation.measures] == list(result)
        for measure in explanation.measures:
            outcome = result[measure.name]
            lacks = isinstance(outcome.score, Unscored)
            assert measure.score == (None if lacks else outcome.score)
            assert measure.state == (outcome.score.state if lacks else "scored")
            for mine, theirs in (
                (measure.grade, outcome.grade),
                (measure.suggested, outcome.suggested),
            ):
                assert (mine and mine.id) == (theirs and theirs.id)
            assert (measure.why, measure.departed) == (outcome.why, outcome.departed)
        assert {each.name: each.state for each in explanation.flags} == {
            name: state.value for name, state in result.flags.items()
        }
        assert {each.name for each in explanation.unused} == set(result.unused)
        assert set(explanation.refused) == result.refused


@given(explanations())
def test_explaining_leaves_the_result_as_it_was(drawn: Drawn) -> None:
    for found in drawn.found:
        before = dict(found.result.record)
        assert found.result.explain() == found.explanation
        assert found.result.record == before


def test_it_names_the_tool_the_rubric_and_whose_response_it_is() -> None:
    rubrics = "one: {unanswered: block, measures: {m: {method: mean, of: questions}}}\ntwo: {unanswered: leave_out, measures: {m: {method: sum, of: questions, left_out: adds_nothing}}}"
    tool = make(rubrics, more="asked_of: [auditor, parent]\n")
    explanation = tool.score({"a": "good"}, rubric="two", perspective="parent").explain()
    assert (explanation.tool, explanation.title) == ("made@1.0.0", "Made")
    assert (explanation.rubric, explanation.perspective) == ("two", "parent")
    assert make(PLAIN).score({}).explain().rubric == ""


def test_an_answer_that_counts_nowhere_is_told_with_its_reason() -> None:
    questions = (
        QUESTIONS
        + "      - {id: d, ask: And d?, scale: four, applies_when: a == 'poor'}\n      - {id: e, ask: And e?, scale: four, asked_of: [parent]}\n"
    )
    tool = make(PLAIN.replace("block", "leave_out"), questions, "asked_of: [auditor, parent]\n")
    unused = tool.score({"a": "good", "d": "good", "e": "fair"}).explain().unused
    assert [(each.name, each.title, each.because) for each in unused] == [
        ("d", "And d?", "does not apply"),
        ("e", "And e?", "is not asked of auditor"),
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"g": "good", "a": "good", "b": "good", "c": "good"}, "agrees with Worked out"),
        ({"g": "good", "a": "fair", "b": "fair", "c": "fair"}, "differs from Worked out, which is Fair"),
        ({"g": "good"}, "cannot be compared with Worked out"),
        ({"a": "fair", "b": "fair", "c": "fair"}, "cannot be compared with Worked out"),
    ],
)  # fmt: skip
def test_a_judgement_is_compared_with_the_measure_it_should_agree_with(
    answers: dict[str, str], said: str
) -> None:
    questions = QUESTIONS + "      - {id: g, ask: How good?, scale: four, judges: section}\n"
    rubric = "unanswered: block\ngrades: four\nmeasures: {work: {method: judged, agree_with: worked_out}, worked_out: {method: lowest, of: questions}}"
    explanation = make(rubric, questions).score(answers).explain()
    assert measure_of(explanation, "work").agrees == said
    assert measure_of(explanation, "worked_out").agrees == ""


def test_the_level_of_a_method_is_there_beside_the_grade_that_limits_made_of_it() -> None:
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: [a, b], limits: [{when: c == 'poor', always: poor, because: C.}]}}"
    measure = measure_of(
        make(rubric).score({"a": "good", "b": "great", "c": "poor"}).explain(), "m"
    )
    assert measure.level is not None
    assert measure.grade is not None
    assert (measure.level.id, measure.grade.id) == ("good", "poor")


def test_a_refused_grade_is_listed() -> None:
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: questions}}"
    answers = {"a": "good", "b": "good", "c": "good"}
    given_ = {"m": Departure(grade="great", reason="So.")}
    assert make(rubric).score(answers, departures=given_).explain().refused == ("m",)
