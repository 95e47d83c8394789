"""The one table of three-valued truth: what every operation does with names that have no value.

A name has a value, or it is *out* (it does not apply), or it is *unknown* (it might still get a
value). This module is the only place that says what follows; every engine is tested against it.

Source:
    The definition language, sections 5.1 and 6. Connectives follow Kleene (1952), Introduction to
    Metamathematics, section 64.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, TypeAlias

Number: TypeAlias = int | Fraction
Known: TypeAlias = int | Fraction | str | frozenset[str]


class Missing(Enum):
    """Why there is no value."""

    OUT = "out"
    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return self.name


OUT: Final = Missing.OUT
UNKNOWN: Final = Missing.UNKNOWN

Value: TypeAlias = Known | Missing
Order = Literal["==", "<", "<=", ">", ">=", "has"]
Sign = Literal["+", "-", "*", "/"]

HOLDS: Mapping[str, Callable[..., bool]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "has": operator.contains,
}

COMBINES: Mapping[str, Callable[..., Number]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def negate(value: Value) -> Value:
    """Turn a truth round; out and unknown become unknown.

    >>> negate(True), negate(UNKNOWN)
    (False, UNKNOWN)
    """
    return UNKNOWN if isinstance(value, Missing) else not value


def conjoin(values: Iterable[Value]) -> Value:
    """Say whether all hold: false where one is false, else unknown where one is not known.

    >>> conjoin([UNKNOWN, False]), conjoin([UNKNOWN, True])
    (False, UNKNOWN)
    """
    result: Value = True
    for value in values:
        if isinstance(value, Missing):
            result = UNKNOWN
        elif not value:
            return False
    return result


def disjoin(values: Iterable[Value]) -> Value:
    """Say whether one holds: true where one is true, else unknown where one is not known.

    >>> disjoin([UNKNOWN, True]), disjoin([UNKNOWN, False])
    (True, UNKNOWN)
    """
    result: Value = False
    for value in values:
        if isinstance(value, Missing):
            result = UNKNOWN
        elif value:
            return True
    return result


def compare(order: str, left: Value, right: Value) -> Value:
    """Compare two values: false where one is out, else unknown where one is unknown.

    >>> compare(">=", 3, 2), compare("==", OUT, UNKNOWN), compare("<", 1, UNKNOWN)
    (True, False, UNKNOWN)
    """
    if left is OUT or right is OUT:
        return False
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    return HOLDS[order](left, right)


def calculate(sign: str, left: Value, right: Value) -> Value:
    """Add, subtract, multiply or divide; unknown where one is missing or the divisor is zero.

    >>> calculate("/", 1, 4), calculate("/", 1, 0), calculate("+", 1, OUT)
    (Fraction(1, 4), UNKNOWN, UNKNOWN)
    """
    if isinstance(left, Missing) or isinstance(right, Missing):
        return UNKNOWN
    if sign == "/":
        return divide(left, right)  # type: ignore[arg-type]  # checked at load: only numbers meet
    return COMBINES[sign](left, right)


def divide(left: Number, right: Number) -> Number | Missing:
    """Divide exactly; a whole result stays a whole number; a zero divisor gives unknown."""
    if right == 0:
        return UNKNOWN
    if left.__class__ is int and right.__class__ is int:
        return _ratio(left, right)
    return lowest_form(Fraction(left, right))


@lru_cache(maxsize=4096)
def _ratio(left: int, right: int) -> Number:
    """Divide whole numbers; kept, as scores are made of few small ones that come again and again."""
    return lowest_form(Fraction(left, right))


def lowest_form(number: Number) -> Number:
    """Turn a fraction that is a whole number into one, which is quicker to work with."""
    if isinstance(number, Fraction) and number.denominator == 1:
        return number.numerator
    return number


def round_half(number: Number, digits: int, half: str) -> Number:
    """Round exactly to so many digits after the point.

    Args:
        number: What to round.
        digits: Digits after the point, 0 or more.
        half: Where a tie goes: `up` (away from zero), `even`, or `down` (towards zero).

    >>> round_half(Fraction(5, 2), 0, "even"), round_half(Fraction(-5, 2), 0, "up")
    (2, -3)
    """
    scale = 10**digits
    shifted = Fraction(number) * scale
    whole, rest = divmod(abs(shifted.numerator), shifted.denominator)
    over = 2 * rest - shifted.denominator
    if over > 0 or (over == 0 and (half == "up" or (half == "even" and whole % 2 == 1))):
        whole += 1
    return lowest_form(Fraction(whole if shifted >= 0 else -whole, scale))
