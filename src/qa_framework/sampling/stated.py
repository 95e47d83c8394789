"""What people state when they draw or replace: a seed, a day, a reason; and what can be told apart."""

from __future__ import annotations

import re
from datetime import date, datetime
from unicodedata import is_normalized, normalize

from qa_framework.expressions.literals import HIDDEN
from qa_framework.sampling.problems import DrawRefused

LONGEST_SEED = 200
LARGEST_SEED = 10**LONGEST_SEED
BROKEN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What breaks a line, or turns it round, or cannot be written."""


def is_readable(text: str) -> bool:
    """Say whether no other text looks the same: no space at an end, nothing hidden, accents joined.

    >>> is_readable("North"), is_readable("North "), is_readable("Zoe\u0308")
    (True, False, False)
    """
    ends = text[:1] == " " or text[-1:] == " "
    return not ends and HIDDEN.search(text) is None and is_normalized("NFC", text)


def read_seed(seed: str | int) -> str:
    """Take a seed: a text or a whole number, which is the same as its digits.

    Letters with accents are the same in either way of writing them (NFC).

    Raises:
        DrawRefused: It is blank, longer than 200 characters, or holds what nobody sees.
        TypeError: It is neither.
    """
    if isinstance(seed, bool) or not isinstance(seed, str | int):
        raise TypeError(f"a seed is a text or a whole number, not {seed!r}")
    if isinstance(seed, int) and abs(seed) >= LARGEST_SEED:
        raise DrawRefused(SEED_LENGTH)
    text = normalize("NFC", str(seed))
    if not text.strip() or len(text) > LONGEST_SEED:
        raise DrawRefused(SEED_LENGTH)
    if not is_readable(text):
        raise DrawRefused("a seed has no space at its ends, and no character that nobody sees")
    return text


SEED_LENGTH = f"a seed has 1 to {LONGEST_SEED} characters, and not blanks alone"


def read_day(day: object) -> date | None:
    """Take a stated date.

    Raises:
        TypeError: It is no day.
    """
    if day is None or (isinstance(day, date) and not isinstance(day, datetime)):
        return day
    raise TypeError(f"a date is a datetime.date, not {day!r}")


def read_reason(reason: str) -> str:
    """Take the reason for which a case is replaced.

    Raises:
        DrawRefused: It is blank, or no single line of text.
    """
    if not reason.strip():
        raise DrawRefused("a case is replaced for a reason; say which")
    if BROKEN.search(reason):
        raise DrawRefused("a reason is one line of text")
    return reason
