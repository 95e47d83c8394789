"""Comparisons of values, of ranges, and with what is out or unknown (language page, 5.1)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tests.reference.exact import number
from tests.reference.states import (
    OUT,
    UNKNOWN,
    Level,
    Missing,
    Outcome,
    Scale,
    Span,
    Truth,
    Value,
    agreed,
    negate,
)

COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def scale_of(*values: Outcome) -> Scale | None:
    """Find the scale that a comparison speaks of, if it speaks of levels."""
    points = [value.low if isinstance(value, Span) else value for value in values]
    return next((point.scale for point in points if isinstance(point, Level)), None)


def place(value: Value, scale: Scale | None) -> Any:
    """Turn a value into what Python can order: a level stands for its place in the list."""
    if scale is None:
        return value
    return scale.levels.index(value.id if isinstance(value, Level) else str(value))


def holds(sign: str, one: Any, other: Any) -> bool:
    """Compare two things of one kind."""
    orderable = isinstance(one, int | Fraction | date) and not isinstance(one, bool)
    if sign != "==" and not orderable:
        raise TypeError(f"no order: {one!r} {sign} {other!r}")
    return bool(COMPARISONS[sign](one, other))


def same_over_spans(sign: str, one: Sequence[Any], other: Sequence[Any]) -> Truth:
    """Compare everything between two ends with everything between two others.

    An order over two spans is settled by their ends. Two spans are equal throughout only where
    each is one point, and unequal throughout only where they do not touch.
    """
    if sign != "==":
        return agreed(holds(sign, a, b) for a in one for b in other)
    if one[-1] < other[0] or other[-1] < one[0]:
        return False
    return True if one[0] == one[-1] == other[0] == other[-1] else UNKNOWN


def compare(
    sign: str,
    one: Outcome,
    other: Outcome,
    *,
    formula: bool = False,
    scale: Scale | None = None,
) -> Truth:
    """Compare two outcomes in the three states.

    With an operand that is out it is false, and `!=` is `not ==`; with one that is unknown it is
    unknown (5.1). In a formula a comparison with an operand that is out gives nothing (5.3).
    """
    if sign == "!=":
        return negate(compare("==", one, other, formula=formula, scale=scale))
    if OUT in (one, other):
        return UNKNOWN if formula else False
    if isinstance(one, Missing) or isinstance(other, Missing):
        return UNKNOWN
    scale = scale or scale_of(one, other)
    if not isinstance(one, Span) and not isinstance(other, Span):
        return holds(sign, place(one, scale), place(other, scale))
    found = same_over_spans(sign, ends(one, scale), ends(other, scale))
    return with_out(found, one, other, formula=formula)


def ends(value: Value | Span, scale: Scale | None) -> list[Any]:
    """Take the two ends of a span; a value is its own two ends."""
    low, high = (value.low, value.high) if isinstance(value, Span) else (value, value)
    return [place(low, scale), place(high, scale)]


def with_out(found: Truth, *operands: Outcome, formula: bool) -> Truth:
    """Add the case that a span turns out to have no member, where a comparison is false."""
    if not any(isinstance(operand, Span) and operand.may_be_out for operand in operands):
        return found
    return UNKNOWN if formula or found is not False else False


def is_one_of(
    value: Outcome,
    options: Sequence[Value],
    *,
    formula: bool = False,
    scale: Scale | None = None,
) -> Truth:
    """Tell whether a value is in a list of literals; a comparison like the others (5.1)."""
    if value is OUT:
        return UNKNOWN if formula else False
    if isinstance(value, Missing):
        return UNKNOWN
    scale = scale or scale_of(value)
    wanted = [place(option, scale) for option in options]
    if not isinstance(value, Span):
        return place(value, scale) in wanted
    low, high = ends(value, scale)
    if scale is not None or value.whole:
        found = agreed(Fraction(point) in wanted for point in range(int(low), int(high) + 1))
    elif not any(low <= option <= high for option in wanted):
        found = False
    else:
        found = True if low == high else UNKNOWN
    return with_out(found, value, formula=formula)


WHERE = {"at_least": ">=", "at_most": "<=", "equal": "=="}


def literal(value: Value, written: object) -> Value | None:
    """Read what a `where:` compares with as the same kind of thing as the value; None if none."""
    if isinstance(value, Level):
        is_word = not isinstance(written, Fraction) and str(written) in value.scale.levels
        return str(written) if is_word else None
    if isinstance(value, Fraction):
        return None if isinstance(written, str) else number(written)
    return written == "yes" if isinstance(value, bool) else str(written)


def matches(value: Value, where: Mapping[str, Any]) -> bool:
    """Tell whether a value meets `at_least`, `at_most`, `equal` or `in` (5.3); absences apart."""
    for key, written in where.items():
        options = written if key == "in" else (written,)
        sign = WHERE.get(key, "==")
        wanted = [literal(value, option) for option in options]
        if key != "absent" and not any(
            compare(sign, value, option) is True for option in wanted if option is not None
        ):
            return False
    return "absent" not in where
