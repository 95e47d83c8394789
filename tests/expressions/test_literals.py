from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.expressions.literals import (
    code_point,
    date_value,
    decimal_text,
    decimal_value,
    fault_in_text,
    plain_value,
    quoted,
)
from tests.strategies.conditions import numbers, texts


@given(numbers())
@example(Fraction(0))
@example(Fraction(10**18 - 1))
@example(Fraction(1, 10**17))
def test_a_number_reads_back_from_its_text(number: Fraction) -> None:
    assert decimal_value(decimal_text(number)) == number


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,8})?", fullmatch=True))
def test_a_number_is_written_as_short_as_can_be(text: str) -> None:
    number = decimal_value(text)
    assert number is not None
    assert len(decimal_text(number)) <= len(text)


@pytest.mark.parametrize("number", [Fraction(1, 3), Fraction(10**18), Fraction(1, 10**18)])
def test_what_is_no_decimal_of_18_digits_is_not_written(number) -> None:
    with pytest.raises(ValueError, match="18 digits"):
        decimal_text(number)


def test_eighteen_digits_count_the_zero_before_the_point() -> None:
    with pytest.raises(ValueError, match="18 digits"):
        decimal_text(Fraction(10**17 + 1, 10**18))
    assert decimal_text(Fraction(10**16 + 1, 10**17)) == "0.10000000000000001"


@pytest.mark.parametrize("text", ["007", "1.", ".5", "1_0", "1e5", "--1", "+1", "9" * 19, "٣", ""])
def test_only_plain_decimals_are_numbers(text) -> None:
    assert decimal_value(text) is None


@pytest.mark.parametrize("text", ["2026-02-30", "20260101", "2026-1-1", "0000-01-01", "2026-W01-1"])
def test_only_days_of_the_calendar_are_dates(text) -> None:
    assert date_value(text) is None


def test_a_date_is_read_as_iso_writes_it() -> None:
    assert date_value("2024-02-29") == date(2024, 2, 29)


@given(texts())
def test_a_text_in_quotes_ends_where_it_began(text: str) -> None:
    written = quoted(text)
    assert written[0] == written[-1] == ('"' if "'" in text else "'")
    assert written[0] not in written[1:-1]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a" * 201, "a quoted text has at most 200 characters, this one has 201"),
        ("a\nb", "a quoted text cannot hold the character U+000A"),
        ("a\u202eb", "a quoted text cannot hold the character U+202E"),
        ("a\\b", "a quoted text cannot hold a backslash"),
        ("'\"", "a quoted text can hold one kind of quote mark, not both"),
        ("Ŵyn, 学 and ✓", None),
    ],
)
def test_a_text_that_cannot_stand_in_quotes_says_why(text, fault) -> None:
    assert fault_in_text(text) == fault


def test_a_value_without_quotes_is_what_it_looks_like() -> None:
    assert plain_value("2026-01-31") == date(2026, 1, 31)
    assert plain_value("-2.50") == Fraction(-5, 2)
    assert plain_value("good") == "good"
    assert plain_value("007") == "007"


def test_a_character_beyond_four_digits_is_named() -> None:
    assert code_point("\U0001d431") == "U+1D431"
