"""Which answers would change a grade; a law tries them all by brute force."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.audits import Departure
from qa_framework.scoring import AuditTool
from qa_framework.scoring.explain.explained import ChangeExplanation
from qa_framework.scoring.explaining import changes
from tests.scoring.made import QUESTIONS as ABC
from tests.scoring.made import make

MEAN = "unanswered: block\ngrades: four\nbands: [{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]\nmeasures: {m: {method: mean, of: questions}}"
QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
"""


def found(tool: AuditTool, answers: dict[str, Any], **more: Any) -> dict[str, ChangeExplanation]:
    explanation = tool.score(answers, **more).explain(changes=True)
    return {each.direction: each for each in explanation.changes or ()}


def told(change: ChangeExplanation) -> tuple[str | None, list[tuple[str, str]]]:
    answers = [(each.question, each.after.id) for each in change.answers]
    return (change.grade.id if change.grade else None), answers


def test_the_fewest_answers_to_the_nearest_grade_in_each_direction() -> None:
    sides = found(make(MEAN), {"a": "good", "b": "good", "c": "fair"})
    assert told(sides["better"]) == ("great", [("a", "great"), ("c", "great")])
    assert told(sides["worse"]) == ("fair", [("a", "poor")])


def test_of_several_the_first_question_and_the_lowest_level_count() -> None:
    sides = found(make(MEAN), {"a": "fair", "b": "fair", "c": "fair"})
    assert told(sides["better"]) == ("good", [("a", "great")])
    assert told(sides["worse"]) == ("poor", [("a", "poor"), ("b", "poor")])


def test_there_is_no_better_than_the_best_and_no_worse_than_the_worst() -> None:
    assert set(found(make(MEAN), dict.fromkeys("abc", "great"))) == {"worse"}
    assert set(found(make(MEAN), dict.fromkeys("abc", "poor"))) == {"better"}


def test_none_within_two_is_said() -> None:
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: questions}}"
    change = found(make(rubric), dict.fromkeys("abc", "good"))["better"]
    assert (change.found, change.grade, change.answers) == ("none within 2", None, ())


def test_too_many_trials_are_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_TRIALS", 20)
    sides = found(make(MEAN), {"a": "good", "b": "good", "c": "fair"})
    assert sides["better"].found == "not searched"
    assert sides["worse"].found == "yes"
    monkeypatch.setattr(changes, "MOST_TRIALS", 5)
    assert found(make(MEAN), dict.fromkeys("abc", "good"))["worse"].found == "not searched"


def test_answers_that_nobody_can_list_leave_the_search_open() -> None:
    questions = f"{QUESTIONS}      - {{id: n, ask: N?, type: number, least: 0}}\n"
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: sum, of: [n], better: higher, bands: [{grade: great, at_least: 3}, {grade: good, at_least: 2}, {grade: fair, at_least: 1}, {grade: poor}]}}"
    sides = found(make(rubric, questions), {"n": 1})
    assert sides["better"].found == sides["worse"].found == "not searched"


def test_a_question_on_which_nothing_depends_is_not_tried() -> None:
    questions = f"{ABC}      - {{id: words, ask: Words?, type: text}}\n"
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: [a, b, c]}}"
    assert (
        found(make(rubric, questions), dict.fromkeys("abc", "good"))["better"].found
        == "none within 2"
    )


def test_a_blank_may_be_answered_and_an_absence_changed_but_neither_is_suggested() -> None:
    rubric = MEAN.replace("block", "leave_out")
    sides = found(make(rubric), {"a": "fair", "b": "na"})
    assert told(sides["better"]) == ("good", [("a", "good")])
    assert told(sides["worse"]) == ("poor", [("a", "poor")])
    blank = found(make(rubric.replace("of: questions", "of: [a, b]")), {"a": "great"})["worse"]
    assert told(blank)[1] in ([("a", "good")], [("b", "fair")])


def test_an_answer_that_the_tool_would_refuse_is_not_suggested() -> None:
    questions = f"""{QUESTIONS}\
      - {{id: a, ask: A?, scale: four, valid_when: {{when: a != 'great', message: Never great.}}}}
      - {{id: b, ask: B?, scale: four, valid_when: {{when: b != 'great' or a == 'poor', message: Not both.}}}}
"""
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: highest, of: questions}}"
    change = found(make(rubric, questions), {"a": "good", "b": "good"})["better"]
    assert told(change) == ("great", [("a", "poor"), ("b", "great")])


def test_an_answer_may_make_another_question_apply() -> None:
    questions = f"""{QUESTIONS}\
      - {{id: asked, ask: Asked?, type: yes_no}}
      - {{id: a, ask: A?, scale: four}}
      - {{id: b, ask: B?, scale: four, applies_when: asked}}
"""
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: [a, b], limits: [{when: not asked, no_better_than: fair, because: Ask.}]}}"
    change = found(make(rubric, questions), {"asked": "no", "a": "great"})["better"]
    assert told(change) == ("good", [("asked", "yes"), ("b", "good")])
    assert change.answers[1].before is None


def test_what_a_person_gave_stays_and_is_held_against_the_new_suggestion() -> None:
    rubric = MEAN.replace("of: questions", "of: questions, judgement: {may_depart: yes, steps: 1}")
    given = {"m": Departure(grade="great", reason="So.")}
    sides = found(make(rubric), dict.fromkeys("abc", "good"), departures=given)
    grade, answers = told(sides["worse"])
    assert (grade, len(answers)) == ("fair", 1)


def test_a_measure_without_a_grade_has_no_changes() -> None:
    assert found(make(MEAN), {"a": "good"}) == {}
    assert found(make("unanswered: block\nmeasures: {m: {method: mean, of: questions}}"), {}) == {}
