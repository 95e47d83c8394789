"""Numbers for people: exact where they end soon, else marked as rounded."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.definitions.plain import decimal_text
from qa_framework.expressions.values import round_half

DIGITS = 4


def shown(number: Fraction) -> str:
    """Write a number with at most four digits after the point; `≈` tells that it was rounded.

    >>> shown(Fraction(7, 2)), shown(Fraction(1, 3))
    ('3.5', '≈0.3333')
    """
    rounded = Fraction(round_half(number, DIGITS, "even"))
    text = decimal_text(rounded)
    return text if rounded == number else f"≈{text}"


def exact(number: Fraction) -> str:
    """Write a number exactly: as a decimal where it ends, else as a fraction.

    >>> exact(Fraction(1, 32)), exact(Fraction(1, 3))
    ('0.03125', '1/3')
    """
    try:
        return decimal_text(number)
    except ValueError:
        return str(number)
