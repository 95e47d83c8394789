"""The other answers that a question could have."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from qa_framework.checking.extensions import Extensions, QuestionType
from qa_framework.scoring.explaining.options import answers_of, options_of
from tests.scoring.made import make, make_with

QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: level, ask: Q?, scale: four}
      - {id: ten, ask: Q?, scale: ten}
      - {id: loose, ask: Q?, scale: {range: {from: 0.5, to: 2}}}
      - {id: steps, ask: Q?, type: number, least: 0, most: 1, step: 0.5}
      - {id: few, ask: Q?, type: number, one_of: [0, 2.5]}
      - {id: bounded, ask: Q?, type: number, least: 1, most: 3}
      - {id: unbound, ask: Q?, type: number, least: 0}
      - {id: vast, ask: Q?, type: number, least: 0, most: 100000, step: 1}
      - {id: choice, ask: Q?, type: choice, options: {north: N, south: S}}
      - {id: choices, ask: Q?, type: choices, options: {x: X, y: Y}}
      - {id: many, ask: Q?, type: choices, options: {a1: A, a2: A, a3: A, a4: A, a5: A, a6: A, a7: A}}
      - {id: truth, ask: Q?, type: yes_no}
      - {id: day, ask: Q?, type: date}
      - {id: words, ask: Q?, type: text}
      - {id: others, ask: Q?, scale: four, asked_of: [parent]}
"""
RUBRIC = "unanswered: block\nmeasures: {m: {method: mean, of: [level]}}"
BOTH = "asked_of: [auditor, parent]\n"
TOOL = make(RUBRIC, QUESTIONS, BOTH)


@pytest.mark.parametrize(
    ("name", "values", "complete"),
    [
        ("level", ("poor", "fair", "good", "great"), True),
        ("ten", tuple(range(11)), True),
        ("loose", (Fraction(1, 2), Fraction(3, 2)), False),
        ("steps", (0, Fraction(1, 2), 1), True),
        ("few", (0, Fraction(5, 2)), True),
        ("bounded", (1, 2, 3), False),
        ("unbound", (), False),
        ("vast", (), False),
        ("choice", ("north", "south"), True),
        ("choices", (frozenset("x"), frozenset("y"), frozenset("xy")), True),
        ("many", (), False),
        ("truth", (False, True), True),
        ("day", (), False),
        ("words", (), False),
    ],
)
def test_what_a_question_can_be_answered_with(name: str, values: Any, complete: bool) -> None:  # noqa: FBT001 - a row
    found = answers_of(TOOL.fits[""].questions[name])
    assert (found.values, found.complete) == (values, complete)


def test_the_answer_that_was_given_is_no_other() -> None:
    result = TOOL.score({"level": "good", "truth": True})
    options = options_of(result, frozenset({"level", "truth"}))
    assert options.others == {"level": ("poor", "fair", "great"), "truth": (False,)}
    assert options.complete


def test_questions_on_which_nothing_depends_or_for_others_are_left_aside() -> None:
    options = options_of(TOOL.score({}), frozenset({"level", "others", "team"}))
    assert list(options.others) == ["level"]


def test_one_question_that_cannot_be_listed_leaves_the_list_open() -> None:
    assert not options_of(TOOL.score({}), frozenset({"level", "words"})).complete


def test_an_answer_that_a_plugins_type_refuses_is_left_aside() -> None:
    def accept(value: object) -> None:
        if value != 1:
            raise ValueError("wanted one")

    one = QuestionType(
        name="own.one",
        base="number",
        summary="One.",
        accept=accept,
        render=str,
        good=1,
        bad=2,
        answers="nowhere:strategy",
    )
    questions = QUESTIONS.replace(
        "id: bounded, ask: Q?, type: number", "id: bounded, ask: Q?, type: own.one"
    )
    tool = make_with(Extensions(question_types={one.name: one}), RUBRIC, questions, BOTH)
    options = options_of(tool.score({}), frozenset({"bounded"}))
    assert options.others == {"bounded": (1,)}
