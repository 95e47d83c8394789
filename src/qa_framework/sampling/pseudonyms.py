"""References that look like what identifies a child: an NHS number, a date of birth, a name.

Source:
    The check digit of an NHS number: NHS Data Dictionary, `NHS NUMBER` (modulus 11).
"""

from __future__ import annotations

import re
from datetime import date

NHS_NUMBER = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)(?<!\d[/.\- ])(?P<day>\d{1,2})(?P<sign>[/.\- ])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<year>\d{4}|(?<=[/.])\d{2})(?![/.\- ]?\d)"
)
YEAR_FIRST = re.compile(
    r"(?<!\d)(?<!\d[/.\- ])(?P<year>\d{4})(?P<sign>[/.\- ])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<day>\d{1,2})(?![/.\- ]?\d)"
)
DIGITS_DAY_FIRST = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})\Z")
DIGITS_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})\Z")
WORD = re.compile(r"[^\W\d_]{2,}(?:['’.-][^\W\d_]*)*\Z|[^\W\d_]['’][^\W\d_]+\Z")  # noqa: RUF001 - a typographic apostrophe
BETWEEN = re.compile(r"[,\s]+")
SUSPECT = re.compile(
    r"\d{3}[ -]?\d{3}[ -]?\d{4}|\d[/.\- ]\d{1,2}[/.\- ]\d|\A\d{8}\Z|[^\W\d_][,\s]+[^\W\d_]"
)
"""What one of them must hold: looked for first, as most references hold nothing of the sort."""
FIRST_YEAR, LAST_YEAR = 1900, 2099


def what_it_looks_like(reference: str) -> str | None:
    """Say what a reference looks like that it should not be; None for a pseudonym.

    >>> what_it_looks_like("943 476 5919"), what_it_looks_like("C-0417")
    ('an NHS number', None)
    """
    if SUSPECT.search(reference) is None:
        return None
    if any(is_nhs_number("".join(found)) for found in NHS_NUMBER.findall(reference)):
        return "an NHS number"
    if _holds_a_date(reference):
        return "a date of birth"
    return "a name" if _is_name(reference) else None


def is_nhs_number(digits: str) -> bool:
    """Say whether the last of ten digits is the check digit of the nine before it."""
    total = sum(
        weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[-1])


def _holds_a_date(reference: str) -> bool:
    written = (pattern.search(reference) for pattern in (DAY_FIRST, YEAR_FIRST))
    bare = (pattern.match(reference) for pattern in (DIGITS_DAY_FIRST, DIGITS_YEAR_FIRST))
    return any(found is not None and _is_day(found) for found in (*written, *bare))


def _is_day(found: re.Match[str]) -> bool:
    year = int(found["year"])
    if len(found["year"]) > 2 and not FIRST_YEAR <= year <= LAST_YEAR:  # noqa: PLR2004 - two digits
        return False
    try:
        date(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"]))  # noqa: PLR2004
    except ValueError:
        return False
    return True


def _is_name(reference: str) -> bool:
    """Say whether a text is two words or more that all begin with a capital and hold no digit."""
    words = BETWEEN.split(reference.strip(" ,"))
    return len(words) > 1 and all(word[:1].isupper() and WORD.match(word) for word in words)
