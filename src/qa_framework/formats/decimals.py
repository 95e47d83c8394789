"""Scores as decimal text."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.expressions.values import round_half

PLACES = 12


def decimal_text(number: Fraction | int) -> str:
    """Write a number as a decimal without an exponent and without trailing zeros.

    It is exact where it ends within 12 places, and else rounded to 12, a tie to the even digit.

    >>> decimal_text(Fraction(7, 2)), decimal_text(Fraction(4)), decimal_text(Fraction(1, 3))
    ('3.5', '4', '0.333333333333')
    """
    if number.denominator == 1:
        return str(number.numerator)
    rounded = Fraction(round_half(number, PLACES, "even"))
    whole, rest = divmod(abs(rounded.numerator), rounded.denominator)
    sign = "-" if rounded < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    digits = rest * 10**PLACES // rounded.denominator
    return f"{sign}{whole}.{digits:0{PLACES}d}".rstrip("0")
