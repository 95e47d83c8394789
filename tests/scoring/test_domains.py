"""What can be answered under each name follows from the definitions alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from qa_framework.expressions.domains import Choices, Numbers, Truths, Words
from qa_framework.scoring.domains import FURTHEST, domains_of
from tests.scoring.made import make

QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: level, ask: How well?, scale: four}
      - {id: turned, ask: How much?, scale: {use: ten}, reverse: yes}
      - {id: said, ask: What?, type: text}
      - {id: seen, ask: Seen?, type: yes_no}
      - {id: day, ask: When?, type: date}
      - {id: team, ask: Who?, type: choice, options: {north: North, south: South}}
      - {id: needs, ask: Which?, type: choices, options: {home: Home, school: School}}
      - {id: whole, ask: How many?, type: number, weight: 0}
      - {id: halves, ask: How far?, type: number, least: 0.25, most: 2.25, step: 0.5, weight: 0}
      - {id: tens, ask: Which step?, type: number, one_of: [0, 2.5, 10], weight: 0}
      - {id: thirds, ask: How much?, type: number, least: 0.3, most: 1.5, weight: 0}
"""
RUBRIC = "grades: four\nunanswered: block\nmeasures: {m: {method: lowest, of: [level]}}"
DOMAINS = domains_of(make(RUBRIC, QUESTIONS).fits[""], {"thirds": 2})


def test_levels_and_absences_are_words() -> None:
    assert DOMAINS["level"] == Words(("poor", "fair", "good", "great", "na", "unseen", "hidden"))
    assert DOMAINS["team"] == Words(("north", "south"))


def test_a_numeric_scale_has_numbers_and_the_words_of_its_absences() -> None:
    assert DOMAINS["turned"] == Numbers(Fraction(0), Fraction(10), 1, ("na",))


def test_other_types_are_what_they_say() -> None:
    assert [DOMAINS[name] for name in ("said", "seen", "needs")] == [
        Words((), free=True),
        Truths(),
        Choices(("home", "school")),
    ]


def test_a_day_is_the_number_of_a_day() -> None:
    days = Numbers(Fraction(1), Fraction(date.max.toordinal()))
    assert DOMAINS["day"] == DOMAINS["audit.date"] == days


def test_a_number_without_bounds_has_the_digits_that_answers_can_have() -> None:
    assert DOMAINS["whole"] == Numbers(-FURTHEST, FURTHEST)


def test_the_step_of_a_number_says_what_it_is_a_multiple_of() -> None:
    assert DOMAINS["halves"] == Numbers(Fraction(1, 4), Fraction(9, 4), 4)
    assert DOMAINS["tens"] == Numbers(Fraction(0), Fraction(10), 2)


def test_a_number_without_a_step_takes_the_unit_it_is_told() -> None:
    assert DOMAINS["thirds"] == Numbers(Fraction(1, 2), Fraction(3, 2), 2)


def test_the_same_can_be_answered_by_every_perspective() -> None:
    assert DOMAINS["auditor.level"] == DOMAINS["level"]


def test_a_grade_that_a_person_gives_is_counted_from_the_worst() -> None:
    assert DOMAINS["m:given"] == Numbers(Fraction(0), Fraction(3))
    assert DOMAINS["m:reasoned"] == Truths()
