"""Answers are taken strictly: what each type of question accepts, and refuses without echoing it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from numbers import Integral
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.scoring import InvalidAnswers, Rejection
from qa_framework.scoring.answers import ACCEPT, accept_date
from tests.scoring.made import make

QUESTIONS = """\
sections:
  - id: everything
    title: Everything
    questions:
      - {id: level, ask: Level?, scale: four}
      - {id: digits, ask: Digits?, scale: {levels: {0: {label: No}, 1: {label: Some}, 2: {label: Yes}}, absences: {na: {effect: leave_out}}}}
      - {id: ranged, ask: Ranged?, scale: ten}
      - {id: loose, ask: Loose?, scale: {range: {from: 0.5, to: 2}}}
      - {id: number, ask: Number?, type: number, least: 0, most: 10, step: 0.5}
      - {id: unbound, ask: Unbound?, type: number}
      - {id: few, ask: Few?, type: number, one_of: [0, 2.5, 10]}
      - {id: choice, ask: Choice?, type: choice, options: {north: North, south: South}}
      - {id: choices, ask: Choices?, type: choices, options: {school: School, police: Police}}
      - {id: day, ask: Day?, type: date}
      - {id: words, ask: Words?, type: text}
      - {id: truth, ask: Truth?, type: yes_no}
"""
TOOL = make(
    "unanswered: block\nmeasures: {m: {method: count, of: [level], where: {equal: good}}}",
    QUESTIONS,
)

TAKEN: dict[str, list[tuple[Any, Any]]] = {
    "level": [("good", "good"), ("na", "na"), (None, None), ("", None)],
    "digits": [("0", "0"), (0, "0"), (2, "2"), ("na", "na"), (None, None)],
    "ranged": [(3, 3), ("3", 3), (Decimal("3.0"), 3), (Fraction(3), 3), ("na", "na"), ("", None)],
    "loose": [("0.5", Fraction(1, 2)), (Fraction(1, 3) + 1, Fraction(4, 3)), (2, 2)],
    "number": [(0, 0), ("2.5", Fraction(5, 2)), (Decimal(10), 10), (None, None), ("", None)],
    "unbound": [
        (-7, -7),
        ("-0.25", Fraction(-1, 4)),
        (Fraction(1, 3), Fraction(1, 3)),
        (10**17, 10**17),
    ],
    "few": [(0, 0), ("2.5", Fraction(5, 2)), ("10", 10), ("10.0", 10)],
    "choice": [("north", "north"), (None, None), ("", None)],
    "choices": [
        (["school"], frozenset({"school"})),
        ("school; police", frozenset({"school", "police"})),
        ({"police"}, frozenset({"police"})),
        ([], None),
        ("", None),
        (None, None),
    ],
    "day": [(date(2026, 5, 4), 739740), ("2026-05-04", 739740), ("", None), (None, None)],
    "words": [("So it was.", "So it was."), ("", None), (None, None)],
    "truth": [(True, True), (False, False), ("yes", True), ("no", False), ("", None), (None, None)],
}
"""What each question takes, and the value that it stands for."""

REFUSED: dict[str, list[tuple[Any, str]]] = {
    "level": [
        (
            "god",
            "wanted one of `poor`, `fair`, `good`, `great`, `na`, `unseen`, `hidden`; did you mean `good`?",
        ),
        ("Good", "did you mean `good`?"),
        (3, "wanted one of"),
        (True, "wanted one of"),
        (["good"], "wanted one of"),
        ({}, "wanted one of"),
    ],
    "digits": [
        (3, "wanted one of `0`, `1`, `2`"),
        (True, "wanted one of"),
        ("00", "wanted one of"),
        (1.0, "wanted one of"),
    ],
    "ranged": [
        (11, "wanted a number from 0 to 10 in steps of 1"),
        ("2.5", "wanted a number from 0 to 10 in steps of 1"),
        (True, "wanted a number"),
        ("nan", "wanted a number such as 12 or 2.5"),
    ],
    "loose": [
        (0, "wanted a number from 0.5 to 2"),
        (1.5, "wanted a number; give a whole number or a Decimal"),
    ],
    "number": [
        (11, "wanted a number from 0 to 10"),
        (-1, "wanted a number from 0 to 10"),
        ("0.3", "wanted a number from 0 to 10 in steps of 0.5"),
        (2.5, "wanted a number; give a whole number or a Decimal"),
        (float("nan"), "wanted a number; give a whole number or a Decimal"),
        (float("inf"), "wanted a number; give a whole number or a Decimal"),
        (Decimal("NaN"), "wanted a number that is finite"),
        (Decimal("sNaN"), "wanted a number that is finite"),
        (Decimal("-Infinity"), "wanted a number that is finite"),
        (True, "wanted a number"),
        ("1e3", "wanted a number such as 12 or 2.5"),
        ("1_000", "wanted a number such as 12 or 2.5"),
        ("٣", "wanted a number such as 12 or 2.5"),
        (" 3", "wanted a number such as 12 or 2.5"),
        ("01", "wanted a number such as 12 or 2.5"),
        ([3], "wanted a number"),
    ],
    "unbound": [
        (10**18, "wanted a number of at most 18 digits"),
        (2**63, "wanted a number of at most 18 digits"),
        ("9" * 400, "wanted a number of at most 18 digits"),
        (Fraction(1, 10**18), "wanted a number of at most 18 digits"),
        (Decimal("1e400"), "wanted a number of at most 18 digits"),
        (Decimal("1e-400"), "wanted a number of at most 18 digits"),
    ],
    "few": [
        (5, "wanted one of 0, 2.5, 10"),
        (True, "wanted a number"),
        (2.5, "wanted a number; give"),
    ],
    "choice": [
        ("nroth", "wanted one of `north`, `south`; did you mean `north`?"),
        (1, "wanted one of"),
    ],
    "choices": [
        (["schol"], "did you mean `school`?, several separated by `;`"),
        ("school,police", "wanted one of `school`, `police`"),
        ([1], "wanted one of `school`, `police`"),
        ([["school"]], "wanted one of `school`, `police`"),
        (3, "wanted one of `school`, `police`"),
    ],
    "day": [
        ("2026-02-30", "wanted a day that exists"),
        ("4/5/2026", "wanted a date such as 2026-05-04"),
        ("20260504", "wanted a date such as 2026-05-04"),
        ("2026-05-04T10:00", "wanted a date such as 2026-05-04"),
        (datetime(2026, 5, 4, 10, 0), "wanted a date such as 2026-05-04"),  # noqa: DTZ001 - a naive one
        (20260504, "wanted a date such as 2026-05-04"),
        (True, "wanted a date such as 2026-05-04"),
    ],
    "words": [
        ("a\0b", "wanted text without characters that cannot be stored"),
        ("\ud800", "wanted text without characters that cannot be stored"),
        (3, "wanted text"),
        (["a"], "wanted text"),
        (True, "wanted text"),
    ],
    "truth": [
        (1, "wanted `yes` or `no`"),
        (0, "wanted `yes` or `no`"),
        ("Yes", "wanted `yes` or `no`"),
        ("true", "wanted `yes` or `no`"),
    ],
}
"""What each question refuses, and something that is said of it."""


def cases(table: dict[str, list[tuple[Any, Any]]]) -> list[tuple[str, Any, Any]]:
    return [(name, given_, wanted) for name, rows in table.items() for given_, wanted in rows]


@pytest.mark.parametrize(("name", "answer", "value"), cases(TAKEN))
def test_an_answer_stands_for_one_value(name: str, answer: Any, value: Any) -> None:
    found = TOOL.accept(name)(answer)
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize(("name", "answer", "reason"), cases(REFUSED))
def test_what_is_no_answer_is_refused_with_what_is_wanted(
    name: str, answer: Any, reason: str
) -> None:
    (rejection,) = refused({name: answer})
    assert rejection.name == name
    assert reason in rejection.reason
    assert str(rejection) == f"`{name}`: {rejection.reason}"


def refused(answers: dict[str, Any]) -> tuple[Rejection, ...]:
    """List what is refused of some answers."""
    try:
        TOOL.score(answers)
    except InvalidAnswers as error:
        return error.rejections
    return ()


@given(name=st.sampled_from(list(TAKEN)), secret=st.text("äöü0123456789", min_size=6, max_size=80))
def test_a_refusal_never_repeats_the_answer(name: str, secret: str) -> None:
    """It may be personal."""
    assert not any(secret in str(each) for each in refused({name: f"~{secret}"}))


@given(
    name=st.sampled_from(list(TAKEN)),
    answer=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.decimals(allow_nan=True)
        | st.fractions()
        | st.text()
        | st.binary()
        | st.dates()
        | st.datetimes(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
        max_leaves=4,
    ),
)
def test_anything_is_taken_or_refused_and_nothing_is_a_fault(name: str, answer: Any) -> None:
    assert [each.name for each in refused({name: answer})] in ([], [name])


@given(st.lists(st.sampled_from(list(REFUSED)), unique=True, min_size=2))
def test_all_that_is_wrong_is_told_at_once(names: list[str]) -> None:
    found = refused({name: REFUSED[name][0][0] for name in names})
    assert [each.name for each in found] == names


def test_an_absence_that_a_question_goes_without_is_no_answer_to_it() -> None:
    rubric = "unanswered: block\nmeasures: {m: {method: lowest, of: [level]}}"
    narrow = QUESTIONS.replace("scale: four}", "scale: {use: four, without: [na]}}")
    with pytest.raises(InvalidAnswers, match="`level`: wanted one of"):
        make(rubric, narrow).score({"level": "na"})


def test_a_level_of_digits_may_come_as_text_or_as_a_whole_number() -> None:
    assert TOOL.accept("digits")(1) == TOOL.accept("digits")("1") == "1"


def test_yes_is_no_number_and_one_is_no_yes() -> None:
    for name, answer in (("number", True), ("ranged", False), ("truth", 1), ("digits", True)):
        with pytest.raises(ValueError, match="wanted"):
            TOOL.accept(name)(answer)


class Word(StrEnum):
    """Levels as a program may keep them."""

    GOOD = "good"


@Integral.register
class Counted:
    """A whole number of another library."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __int__(self) -> int:
        return self.number

    def __eq__(self, other: object) -> bool:
        return self.number == other

    def __hash__(self) -> int:
        return hash(self.number)


def test_words_and_numbers_of_other_libraries_are_taken() -> None:
    assert type(TOOL.accept("level")(Word.GOOD)) is str
    assert TOOL.accept("digits")(Counted(1)) == "1"
    assert TOOL.accept("number")(Counted(7)) == 7


def test_a_number_with_one_bound_is_wanted_with_that_bound() -> None:
    tool = make(
        "unanswered: block\nmeasures: {m: {method: sum, of: [least]}}",
        """\
sections:
  - id: s
    title: S
    questions:
      - {id: least, ask: Least?, type: number, least: 1}
      - {id: most, ask: Most?, type: number, most: 2.5, step: 0.5}
""",
    )
    with pytest.raises(InvalidAnswers) as caught:
        tool.score({"least": 0, "most": 3})
    assert [each.reason for each in caught.value.rejections] == [
        "wanted a number of at least 1",
        "wanted a number of at most 2.5 in steps of 0.5",
    ]


def test_a_question_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InvalidAnswers, match="there is no such question; did you mean `number`"):
        TOOL.score({"nummber": 3})


def test_the_date_of_a_response_is_a_date_or_its_text() -> None:
    assert accept_date("2026-05-04") == date(2026, 5, 4).toordinal()
    assert accept_date(None) is accept_date("") is None


def test_every_core_type_has_a_way_to_take_answers() -> None:
    assert set(ACCEPT) == {"number", "choice", "choices", "date", "text", "yes_no"}


def test_a_rejection_reads_as_a_sentence() -> None:
    assert str(Rejection("number", "wanted a number")) == "`number`: wanted a number"
