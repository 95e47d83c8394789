"""Scores as decimal text."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.formats.decimals import PLACES, decimal_text

FORM = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]{0,11}[1-9])?")


@given(st.fractions())
def test_every_number_has_the_form_of_numbers_and_no_trailing_zero(number: Fraction) -> None:
    assert FORM.fullmatch(decimal_text(number))


@given(st.integers(), st.integers(0, PLACES))
def test_what_ends_within_twelve_places_is_exact(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)
    assert Fraction(decimal_text(number)) == number


@given(st.fractions())
def test_what_does_not_end_is_nowhere_further_than_half_a_last_place(number: Fraction) -> None:
    assert abs(Fraction(decimal_text(number)) - number) <= Fraction(1, 2 * 10**PLACES)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(4), "4"),
        (Fraction(7, 2), "3.5"),
        (Fraction(100, 3), "33.333333333333"),
        (Fraction(200, 3), "66.666666666667"),
        (Fraction(-1, 3), "-0.333333333333"),
        (Fraction(5, 10**13), "0"),
        (Fraction(15, 10**13), "0.000000000002"),
        (Fraction(-1, 10**14), "0"),
        (Fraction(10**13 - 1, 10**13), "1"),
        (Fraction(10**30), "1" + "0" * 30),
    ],
)
def test_a_tie_goes_to_the_even_digit_and_nothing_has_an_exponent(
    number: Fraction, text: str
) -> None:
    assert decimal_text(number) == text
