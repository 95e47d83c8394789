"""The words for levels, answers, questions and measures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from qa_framework.checking.extensions import Extensions, QuestionType
from qa_framework.expressions.values import OUT, UNKNOWN
from qa_framework.scoring.explain.explained import Labelled
from qa_framework.scoring.explaining.labels import Labels, in_words
from tests.scoring.made import make, make_with

QUESTIONS = """\
sections:
  - id: work
    title: {en: The work, cy: Y gwaith}
    questions:
      - {id: level, ask: {en: Level?, cy: Lefel?}, scale: four}
      - {id: own, ask: Own?, scale: {use: four, labels: {good: Sound}}}
      - {id: bare, ask: Bare?, scale: risk}
      - {id: ten, ask: Ten?, scale: ten}
      - {id: number, ask: Number?, type: number}
      - {id: where, ask: Where?, type: choice, options: {not_here: Not here, there: there}}
      - {id: who, ask: Who?, type: choices, options: {school: School, police: Police}}
      - {id: day, ask: When?, type: date}
      - {id: truth, ask: So?, type: yes_no}
      - {id: words, ask: What?, type: text}
      - {id: g, ask: Grade?, scale: four, judges: section}
"""
RUBRIC = """\
unanswered: block
grades: four
each_section: {method: judged, title: The same for all}
measures:
  with_title: {title: Its title, method: lowest, of: [level]}
  without_title: {method: lowest, of: [level]}
  risky: {method: highest, of: [bare]}
"""
ABOUT = "about: [{id: team, ask: Which team?, type: choice, options: {north: The North}}]\n"
LABELS = Labels(make(RUBRIC, QUESTIONS, ABOUT).fits[""])


@pytest.mark.parametrize(
    ("name", "given", "labelled"),
    [
        ("level", "good", Labelled("good", "Good")),
        ("level", "na", Labelled("na", "Not applicable")),
        ("own", "good", Labelled("good", "Sound")),
        ("bare", "some_risk", Labelled("some_risk", "some risk")),
        ("ten", 7, Labelled("7", "7")),
        ("ten", "na", Labelled("na", "Not asked")),
        ("number", Fraction(1, 3), Labelled("1/3", "1/3")),
        ("number", Fraction(1, 32), Labelled("0.03125", "0.03125")),
        ("where", "not_here", Labelled("not_here", "Not here")),
        ("who", frozenset({"police", "school"}), Labelled("school; police", "School, Police")),
        ("day", date(2026, 5, 4).toordinal(), Labelled("2026-05-04", "2026-05-04")),
        ("truth", True, Labelled("yes", "Yes")),
        ("truth", False, Labelled("no", "No")),
        ("words", "So.", Labelled("So.", "So.")),
        ("team", "north", Labelled("north", "The North")),
        ("level", None, None),
        ("level", OUT, None),
        ("level", UNKNOWN, None),
    ],
)
def test_an_answer_has_the_label_that_people_see(name: str, given: Any, labelled: Any) -> None:
    assert LABELS.answer(name, given) == labelled


def test_a_measure_is_called_by_its_title_its_section_or_its_id() -> None:
    assert LABELS.measure("with_title") == "Its title"
    assert LABELS.measure("work") == "The work"
    assert LABELS.measure("without_title") == "Without title"


def test_questions_and_facts_are_called_by_their_words() -> None:
    assert LABELS.question("level") == "Level?"
    assert LABELS.question("team") == "Which team?"
    assert LABELS.part("level") == Labelled("level", "Level?")
    assert LABELS.part("work") == Labelled("work", "The work")


def test_words_are_those_of_the_language_of_the_tool() -> None:
    labels = Labels(make(RUBRIC, QUESTIONS, f"language: cy\n{ABOUT}").fits[""])
    assert labels.measure("work") == "Y gwaith"
    assert labels.question("level") == "Lefel?"
    assert labels.question("own") == "Own?"


def test_a_grade_is_a_level_counted_from_the_worst() -> None:
    four = LABELS.fit.measures["with_title"]
    assert LABELS.grade(four, 0) == Labelled("poor", "Poor")
    risk = LABELS.fit.measures["risky"]
    assert LABELS.grade(risk, 0) == Labelled("high_risk", "high risk")
    assert LABELS.grade(four, OUT) is LABELS.at_merit(0, None) is None


def test_perspectives_and_roles_are_words_where_no_framework_names_them() -> None:
    assert LABELS.perspective("young_person") == "young person"
    assert LABELS.role("team_manager") == "team manager"
    assert in_words("requires_improvement") == "requires improvement"


def test_the_answers_of_a_plugins_type_are_written_as_the_plugin_writes_them() -> None:
    weekday = QuestionType(
        name="own.weekday",
        base="date",
        summary="A day of the week.",
        accept=lambda _: None,
        render=lambda day: day.strftime("%A") if isinstance(day, date) else "",
        good=date(2026, 5, 4),
        bad=date(2026, 5, 3),
        answers="nowhere:strategy",
    )
    extensions = Extensions(question_types={weekday.name: weekday})
    questions = QUESTIONS.replace("type: date", "type: own.weekday")
    labels = Labels(make_with(extensions, RUBRIC, questions, ABOUT).fits[""])
    assert labels.answer("day", date(2026, 5, 4).toordinal()) == Labelled("2026-05-04", "Monday")
