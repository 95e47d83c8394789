"""Exact numbers: how they are read and how they are rounded (language page, 1, 5.5 and 5.8)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction


def number(written: object) -> Fraction:
    """Read a number exactly: `3`, `3.5`, `1/3` or `60 %`. A float is not exact and is refused."""
    if isinstance(written, bool | float):
        raise TypeError(f"not an exact number: {written!r}")
    if isinstance(written, int | Fraction | Decimal):
        return Fraction(written)
    text = str(written).strip()
    if text.endswith("%"):
        return Fraction(text[:-1].strip()) / 100
    return Fraction(text)


def bound(written: object, possible: Fraction | None) -> Fraction | None:
    """Read a bound of a band; `19 of 36` is that share of what was possible (5.5).

    None where the bound is a share and nothing says what was possible.
    """
    part, of, whole = str(written).partition(" of ")
    if not of:
        return number(written)
    return None if possible is None else number(part) / number(whole) * possible


def rounded(score: Fraction, rule: Mapping[str, object]) -> Fraction:
    """Round a score to a number of places; `half` says where the middle goes (5.8)."""
    scale = Fraction(10) ** int(number(rule.get("to", 0)))
    size = abs(score) * scale
    whole, rest = divmod(size, 1)
    half = Fraction(1, 2)
    ties_up = {"up": True, "down": False, "even": whole % 2 == 1}[str(rule.get("half", "up"))]
    if rest > half or (rest == half and ties_up):
        whole += 1
    return Fraction(whole) / scale * (1 if score >= 0 else -1)
