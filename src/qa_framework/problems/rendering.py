"""Show a problem to a person: where, what, the line with a mark under it, a hint."""

from __future__ import annotations

import unicodedata

from qa_framework.problems.places import Span
from qa_framework.problems.problem import Problem

_BEFORE = 40  # characters of a long line shown before the mark
_WIDEST = 100  # characters of a line shown in all

_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"
_COLOURS = {"error": _RED, "note": _YELLOW}


def render(problem: Problem, *, colour: bool = False) -> str:
    """Write a problem as text of one to four lines, without a newline at the end.

    Control characters are written as escapes, so nothing in a file can drive a terminal.
    """
    tint = _COLOURS[problem.severity]
    place, message = _shown(f"{problem.span}:"), _shown(problem.message)
    lines = [" ".join([_paint(place, _BOLD, colour), _paint(problem.code, tint, colour), message])]
    if text := problem.span.source.line(problem.span.line):
        shown, mark = _excerpt(text, problem.span)
        lines.append(f"{problem.span.line:>5} | {shown}")
        lines.append(f"      | {_paint(mark, tint, colour)}")
    if problem.hint is not None:
        lines.append(f"  hint: {_shown(problem.hint)}")
    return "\n".join(lines)


def _excerpt(text: str, span: Span) -> tuple[str, str]:
    """Cut a line round its mark; give the line as shown, and the mark to stand under it."""
    start = max(0, span.column - 1)
    stop = min(max(span.end - 1, start + 1), len(text))
    first = max(0, start - _BEFORE) if len(text) > _WIDEST else 0
    last = min(len(text), first + _WIDEST)
    before = ("..." if first else "") + _shown(text[first:start])
    marked = _shown(text[start : min(stop, last)])
    after = _shown(text[min(stop, last) : last]) + ("..." if last < len(text) else "")
    mark = " " * _width(before) + "^" * max(1, _width(marked))
    return before + marked + after, mark


def _shown(text: str) -> str:
    """Write what a terminal would obey or hide as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return character.encode("unicode_escape").decode("ascii")
    return character


def _width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _paint(text: str, tint: str, colour: bool) -> str:  # noqa: FBT001 - private, and said by name above
    return f"{tint}{text}{_PLAIN}" if colour else text
