"""What may be written out in a condition: quoted text, decimals, dates; and how it is written."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

MOST_DIGITS = 18
"""Digits of a number, a leading 0 included."""
MOST_TEXT = 200
"""Characters between quotes."""

NUMBER_FORM = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""A number without its sign, as conditions, answers and data files write it."""
DATE_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A date as ISO 8601 writes it, digits only."""
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ue000-\uf8ff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)
"""Characters that cannot be seen, or that look like a plain space. They are listed here, not asked
of Python, because what Python calls printable changes from one version to the next."""

_LARGEST = 10**MOST_DIGITS


def fault_in_text(text: str) -> str | None:
    """Say why a text cannot stand between quotes in a condition; None where it can.

    >>> fault_in_text("good") is None
    True
    """
    if len(text) > MOST_TEXT:
        return f"a quoted text has at most {MOST_TEXT} characters, this one has {len(text):,}"
    if (found := HIDDEN.search(text)) is not None:
        return f"a quoted text cannot hold the character {code_point(found[0])}"
    if "\\" in text:
        return "a quoted text cannot hold a backslash"
    if "'" in text and '"' in text:
        return "a quoted text can hold one kind of quote mark, not both"
    return None


def code_point(character: str) -> str:
    r"""Name a character that cannot be shown, such as `U+00A0`.

    >>> code_point("\t")
    'U+0009'
    """
    return f"U+{ord(character):04X}"


def quoted(text: str) -> str:
    """Write a text in quotes: single ones, unless it holds one.

    >>> quoted("good")
    "'good'"
    """
    return f'"{text}"' if "'" in text else f"'{text}'"


def decimal_text(number: Fraction) -> str:
    """Write a number as the shortest decimal that is exactly it.

    Raises:
        ValueError: No decimal of at most 18 digits is exactly it.

    >>> decimal_text(Fraction(-1, 4))
    '-0.25'
    """
    size = abs(number)
    places = next((p for p in range(MOST_DIGITS) if 10**p % size.denominator == 0), None)
    if places is None or (scaled := int(size * 10**places)) >= _LARGEST:
        raise ValueError(f"no decimal of {MOST_DIGITS} digits is exactly this number")
    digits = str(scaled).rjust(places + 1, "0")
    split = len(digits) - places
    text = f"{digits[:split]}.{digits[split:]}" if places else digits
    return f"-{text}" if number < 0 else text


def decimal_value(text: str) -> Fraction | None:
    """Read a decimal exactly, with or without a minus; None where it is not one of 18 digits.

    >>> decimal_value("2.50")
    Fraction(5, 2)
    """
    size = text.removeprefix("-")
    if NUMBER_FORM.fullmatch(size) is None or len(size.replace(".", "")) > MOST_DIGITS:
        return None
    whole, _, part = text.partition(".")
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def date_value(text: str) -> date | None:
    """Read a date such as `2026-01-31`; None where there is no such day.

    >>> date_value("2026-02-30") is None
    True
    """
    if DATE_FORM.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plain_value(text: str) -> str | Fraction | date:
    """Take an unquoted value of the structured form for what it looks like: number, date or text.

    A value in quotes is text whatever it looks like, as in a condition.

    >>> plain_value("6"), plain_value("partly")
    (Fraction(6, 1), 'partly')
    """
    number = decimal_value(text)
    if number is not None:
        return number
    day = date_value(text)
    return text if day is None else day
