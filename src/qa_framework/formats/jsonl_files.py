"""Rows of JSON Lines files, strictly: one object a line, no key twice, numbers as written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NoReturn

from attrs import frozen

from qa_framework.definitions.base import NUMBER_FORM
from qa_framework.formats.opening import Name
from qa_framework.formats.refusals import FileRefused

MOST_DIGITS = 40


@frozen
class WrittenNumber:
    """A number of JSON that is none of ours: with an exponent, or of very many digits.

    Attributes:
        text: How it was written.
    """

    text: str


def read_objects(lines: Iterator[str], name: Name) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Yield the number of each line, from 1, its text, and its object; empty lines are passed over.

    Raises:
        FileRefused: A line is not one JSON object, or a key comes twice.
    """
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        try:
            value = DECODER.decode(text)
        except (ValueError, RecursionError) as error:
            raise FileRefused(_unsound(name, number, error)) from None
        if not isinstance(value, dict):
            raise FileRefused(f"`{name.shown}`, line {number}: wanted an object, `{{…}}`")
        yield number, text, value


def _unsound(name: Name, number: int, error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        reason = f"this is not JSON at column {error.colno}"
    else:
        reason = str(error) if isinstance(error, ValueError) else "this is nested too deep"
    return f"`{name.shown}`, line {number}: {reason}"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key `{twice}` comes twice")
    return found


def _whole(text: str) -> int | WrittenNumber:
    return int(text) if len(text) <= MOST_DIGITS else WrittenNumber(text)


def _decimal(text: str) -> Decimal | WrittenNumber:
    if len(text) <= MOST_DIGITS and NUMBER_FORM.match(text):
        return Decimal(text)
    return WrittenNumber(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"`{text}` is not JSON")


DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_decimal, parse_constant=_refuse
)


def cell_text(value: object) -> str:
    """Write a value of JSON as a cell: options separated by `;`, yes and no, numbers as written.

    >>> cell_text(["north", "south"]), cell_text(True), cell_text(None), cell_text(Decimal("2.50"))
    ('north;south', 'yes', '', '2.50')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, WrittenNumber):
        return value.text
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ";".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=cell_text)
    return str(value)


def with_keys(text: str, added: Mapping[str, str | None], numbers: frozenset[str]) -> str:
    """Add keys to the text of an object, which stays as it was written.

    Args:
        text: The text of a JSON object.
        added: Key to text; None is written `null`.
        numbers: The keys whose texts are numbers.
    """
    if not added:
        return text
    body = ", ".join(
        f"{json.dumps(key)}: {value if value and key in numbers else json.dumps(value)}"
        for key, value in added.items()
    )
    start = text[:-1].rstrip()
    return f"{start}{body}}}" if start == "{" else f"{start}, {body}}}"
