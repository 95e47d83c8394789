"""What became of each part, and why, in every state it can be in."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.scoring.explain.explained import Labelled, PartExplanation
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.parts import standing_of
from tests.scoring.made import make, measure_of

QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: Is a well done?, scale: four, applies_when: asked}
      - {id: b, ask: Is b well done?, scale: four, asked_of: [parent]}
      - {id: asked, ask: Asked?, type: yes_no}
  - id: home
    title: The home
    asked_of: [parent]
    questions:
      - {id: h, ask: How is home?, scale: four}
"""
BOTH = "asked_of: [auditor, parent]\n"


def part(
    policy: str,
    perspective: str = "auditor",
    method: str = "{method: mean, of: [a]}",
    **answers: Any,
) -> PartExplanation:
    tool = make(f"unanswered: {policy}\nmeasures: {{m: {method}}}", QUESTIONS, BOTH)
    result = tool.score(answers, perspective=perspective)
    return measure_of(result.explain(), "m").parts[0]


@pytest.mark.parametrize(
    ("policy", "answers", "state", "because", "answer"),
    [
        ("block", {"a": "good", "asked": True}, "counted", "", "Good"),
        ("block", {"a": "hidden", "asked": True}, "counted", "counts as Poor", "Kept from us"),
        ("block", {"a": "na", "asked": True}, "out", "left out for this answer", "Not applicable"),
        ("block", {"a": "unseen", "asked": True}, "blocked", "an answer that gives no score", "Not seen"),
        ("leave_out", {"a": "unseen", "asked": True}, "blocked", "an answer that gives no score", "Not seen"),
        ("block", {"asked": True}, "unanswered", "not answered", None),
        ("leave_out", {"asked": True}, "left_out", "not answered, and left out", None),
        ("{count_as: lowest}", {"asked": True}, "counted_as", "not answered, and counts as Poor", None),
        ("{count_as: {four: fair}}", {"asked": True}, "counted_as", "not answered, and counts as Fair", None),
        ("block", {"asked": False}, "out", "does not apply", None),
        ("block", {"a": "good", "asked": False}, "out", "does not apply", None),
        ("block", {"a": "good"}, "cannot_tell", "cannot tell whether it applies", None),
        ("leave_out", {"a": "good"}, "left_out", "cannot tell whether it applies, and left out", None),
        ("{count_as: lowest}", {}, "counted_as", "cannot tell whether it applies, and counts as Poor", None),
    ],
)  # fmt: skip
def test_the_state_of_a_question(
    policy: str, answers: dict[str, Any], state: str, because: str, answer: str | None
) -> None:
    found = part(policy, **answers)
    assert (found.state, found.because) == (state, because)
    assert (found.answer and found.answer.label) == answer
    assert (found.value is not None) == state.startswith("counted")


def test_a_question_for_others_says_whom_it_was_not_asked_of() -> None:
    found = part("block", method="{method: mean, of: [b]}")
    assert (found.state, found.because) == ("out", "not asked of auditor")
    assert part("block", "parent", "{method: mean, of: [b]}", b="good").state == "counted"


def test_a_section_for_others_is_among_the_parts_and_out() -> None:
    rubric = "unanswered: block\neach_section: {method: mean}\nmeasures: {m: {method: mean, of: sections, use: scores}}"
    result = make(rubric, QUESTIONS, BOTH).score({"a": "good", "asked": True})
    home = measure_of(result.explain(), "m").parts[1]
    assert (home.name, home.title, home.state) == ("home", "The home", "out")
    assert home.because == "not asked of auditor"


def test_a_measure_without_a_score_is_left_out_where_that_is_said_openly() -> None:
    for more, state, because in (
        ("", "not_scored", "not scored"),
        (", not_scored: leave_out", "left_out", "not scored, and left out"),
    ):
        rubric = f"unanswered: block\nmeasures: {{s: {{method: mean, of: [a]}}, m: {{method: mean, of: [s], use: scores{more}}}}}"
        result = make(rubric, QUESTIONS, BOTH).score({"asked": True})
        found = measure_of(result.explain(), "m").parts[0]
        assert (found.kind, found.state, found.because) == ("measure", state, because)


def test_a_question_that_judges_is_the_only_part_and_decides() -> None:
    questions = QUESTIONS + "      - {id: g, ask: How good?, scale: four, judges: section}\n"
    tool = make(
        "unanswered: block\ngrades: four\nmeasures: {home: {method: judged}}", questions, BOTH
    )
    (found,) = measure_of(tool.score({"g": "good"}, perspective="parent").explain(), "home").parts
    assert found.answer == Labelled("good", "Good")
    assert (found.state, found.value, found.decides) == ("counted", 3, True)
    (blank,) = measure_of(tool.score({}, perspective="parent").explain(), "home").parts
    assert (blank.state, blank.value, blank.decides) == ("unanswered", None, False)


def test_a_formula_lets_no_blank_through_and_takes_measures_by_their_score() -> None:
    rubric = """\
unanswered: leave_out
measures:
  s: {method: mean, of: [a]}
  m: {method: formula, formula: s.score + points(a), better: higher}
"""
    tool = make(rubric, QUESTIONS, BOTH)
    parts = measure_of(tool.score({"asked": True}).explain(), "m").parts
    assert [each.state for each in parts] == ["not_scored", "unanswered"]
    parts = measure_of(tool.score({"asked": True, "a": "good"}).explain(), "m").parts
    assert [(each.state, each.value) for each in parts] == [("counted", 3), ("counted", 3)]


def test_weights_are_shown_only_where_the_method_weighs() -> None:
    questions = QUESTIONS.replace("applies_when: asked", "weight: 3")
    for method, weight in (("mean", 3), ("lowest", 1), ("count, where: {equal: good}", 1)):
        tool = make(
            f"unanswered: block\nmeasures: {{m: {{method: {method}, of: [a]}}}}", questions, BOTH
        )
        assert measure_of(tool.score({"a": "good"}).explain(), "m").parts[0].weight == weight


def test_how_it_stands_with_a_question_does_not_depend_on_the_rubric() -> None:
    tool = make("unanswered: block\nmeasures: {m: {method: mean, of: [a]}}", QUESTIONS, BOTH)
    answers: dict[str, Any]
    for answers, standing in (
        ({"asked": True, "a": "good"}, "answered"),
        ({"asked": True}, "blank"),
        ({}, "untold"),
        ({"asked": False}, "not_applying"),
    ):
        assert standing_of("a", Bench.of(tool.score(answers))) == standing
    assert standing_of("b", Bench.of(tool.score({}))) == "not_asked"
