"""Plain data as YAML text: what a person would have to write for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

PLAIN = re.compile(r"[A-Za-z0-9_]+(?:[ .%/@^-]*[A-Za-z0-9_%^]+)*\Z")


class Quoted(str):
    """Text that must stand in quotes, such as a level of digits in a condition."""

    __slots__ = ()


def to_yaml(documents: Iterable[Mapping[str, Any]]) -> str:
    """Write definitions, each key on a line of its own."""
    return "---\n".join(
        "".join(f"{key}: {flow(value)}\n" for key, value in document.items())
        for document in documents
    )


def flow(value: Any) -> str:
    """Write one value on one line."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case Fraction():
            return number(value)
        case Quoted():
            return json.dumps(str(value))
        case str():
            return value if PLAIN.match(value) else json.dumps(value)
        case Mapping():
            return f"{{{', '.join(f'{flow(key)}: {flow(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
        case _:
            raise TypeError(value)


def number(value: Fraction) -> str:
    """Write a number as a decimal where it ends, else as a fraction.

    >>> number(Fraction(5, 2)), number(Fraction(-1, 3))
    ('2.5', '-1/3')
    """
    digits = next((n for n in range(7) if (value * 10**n).denominator == 1), None)
    if digits is None:
        return f"{value.numerator}/{value.denominator}"
    if digits == 0:
        return str(value.numerator)
    whole = f"{abs(value.numerator) * 10**digits // value.denominator:0{digits + 1}d}"
    return f"{'-' if value < 0 else ''}{whole[:-digits]}.{whole[-digits:]}"
