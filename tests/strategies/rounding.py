"""Rounding, in the fewest words, for the ends of what was drawn."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

HALVES = {"up": ROUND_HALF_UP, "even": ROUND_HALF_EVEN, "down": ROUND_HALF_DOWN}


def rounded(number: Fraction | None, rule: Mapping[str, Any]) -> Fraction | None:
    """Round a number whose decimals end, or come near enough to tell."""
    if number is None:
        return None
    exact = Context(prec=60).divide(Decimal(number.numerator), Decimal(number.denominator))
    step = Decimal(1).scaleb(-rule["to"])
    return Fraction(exact.quantize(step, rounding=HALVES[rule["half"]]))
