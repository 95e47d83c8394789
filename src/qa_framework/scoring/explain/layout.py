"""Lines and tables of text for a terminal: wrapped, aligned, and safe to print anywhere."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

WIDTH = 88
GAP = "  "
NARROWEST = 12
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
PLAIN: Mapping[str, str] = {
    "≈": "~",
    "→": "->",
    "…": "...",
    "“": '"',
    "”": '"',
    "\N{MULTIPLICATION SIGN}": "x",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
"""What to write for a character that a console lacks."""


def cleaned(text: str) -> str:
    r"""Put a text on one line; what a terminal would obey, or hide, becomes visible.

    >>> cleaned("a\x1b[31m b") == "a\ufffd[31m b"
    True
    """
    return "".join(map(_visible, " ".join(text.split())))


def _visible(character: str) -> str:
    return "\ufffd" if unicodedata.category(character) in HIDDEN else character


def fitted_to(text: str, encoding: str | None) -> str:
    """Write a text with what an encoding has; `None` leaves it as it is.

    >>> fitted_to("≈0.3 → café", "ascii")
    '~0.3 -> cafe'
    """
    if encoding is None or _has(text, encoding):
        return text
    return "".join(each if _has(each, encoding) else _simpler(each, encoding) for each in text)


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _simpler(character: str, encoding: str) -> str:
    plain = PLAIN.get(character) or unicodedata.normalize("NFKD", character)
    return (
        "".join(
            each for each in plain if unicodedata.category(each) != "Mn" and _has(each, encoding)
        )
        or "?"
    )


def width_of(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, indent: int = 0, hanging: int = 0, *, lead: str = "") -> list[str]:
    """Wrap a text to lines.

    Args:
        text: The text.
        indent: How many spaces stand before each line.
        hanging: How many more stand before all lines but the first.
        lead: A word that stands before the first line, where the others have these.
    """
    lines = textwrap.wrap(
        cleaned(text),
        WIDTH,
        initial_indent=" " * indent + (lead.ljust(hanging) if lead else ""),
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
    return [line.rstrip() for line in lines]


def table(
    rows: Iterable[Sequence[str]], *, right: Iterable[int] = (), indent: int = 2
) -> list[str]:
    """Lay out a table; columns that are empty in every row are left out, long cells are wrapped.

    Args:
        rows: The cells of each row, as many in each.
        right: The columns that are set flush right; they are not wrapped.
        indent: How many spaces stand before each line.
    """
    cells = [[cleaned(cell) for cell in row] for row in rows]
    used = [i for i in range(len(cells[0])) if any(row[i] for row in cells)] if cells else []
    flush = set(right)
    widths = {i: max(width_of(row[i]) for row in cells) for i in used}
    _shrink(widths, flush, WIDTH - indent - len(GAP) * (len(used) - 1))
    lines: list[str] = []
    for row in cells:
        lines += _row({i: row[i] for i in used}, widths, flush, " " * indent)
    return lines


def _shrink(widths: dict[int, int], flush: set[int], room: int) -> None:
    """Narrow the widest column that may be wrapped until all fit."""
    while sum(widths.values()) > room:
        free = [i for i in widths if i not in flush and widths[i] > NARROWEST]
        if not free:
            return
        widest = max(free, key=lambda i: widths[i])
        widths[widest] -= 1


def _row(
    row: Mapping[int, str], widths: Mapping[int, int], flush: set[int], indent: str
) -> list[str]:
    split = {
        i: textwrap.wrap(cell, widths[i], break_on_hyphens=False) or [""] for i, cell in row.items()
    }
    lines = []
    for line in range(max(map(len, split.values()), default=0)):
        pieces = [
            _padded(parts[line] if line < len(parts) else "", widths[i], flush=i in flush)
            for i, parts in split.items()
        ]
        lines.append((indent + GAP.join(pieces)).rstrip())
    return lines


def _padded(text: str, width: int, *, flush: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if flush else text + space
