"""Numbers for people."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.scoring.explain.numbers import exact, shown


@given(st.fractions())
def test_a_number_is_exact_or_marked_as_rounded(number: Fraction) -> None:
    text = shown(number)
    value = Fraction(text.removeprefix("≈"))
    assert (value == number) == (not text.startswith("≈"))
    assert abs(value - number) <= Fraction(1, 20_000)
    assert "e" not in text


@given(st.fractions(max_denominator=10**9))
def test_an_exact_number_reads_back(number: Fraction) -> None:
    assert Fraction(exact(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(4), "4"),
        (Fraction(7, 2), "3.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "≈0.3333"),
        (Fraction(-2, 3), "≈-0.6667"),
        (Fraction(1, 100_000), "≈0"),
    ],
)
def test_a_number_has_at_most_four_digits_after_the_point(number: Fraction, text: str) -> None:
    assert shown(number) == text
