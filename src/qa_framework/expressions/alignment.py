r"""Find where each character of a condition stands in its file.

The text of a YAML scalar is not always what stands in the file: quotes surround it, `''` and `\"`
are one character each, and lines are folded into spaces. So the text is laid beside the source,
from the first character of the scalar on. Where the two cannot be matched the whole scalar is the
place, which is near enough to find.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import define

from qa_framework.problems import NOWHERE, Source, Span

Placing: TypeAlias = Callable[[int, int], Span]
"""From the offsets of a stretch of the text, the second one excluded, to its place."""

_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")
_BLANK = (" ", "\n")


def align(text: str, at: Span) -> Placing:
    """Make the function that places any stretch of a condition.

    Args:
        text: The condition, as YAML gives it.
        at: Where the scalar begins in its file, its quote or block sign included; line 0 for a
            condition made in code, which is then its own source.
    """
    if not at.line:
        return _own_source(text)
    shift = _straight_shift(text, at)
    if shift is not None:
        source, line, column = at.source, at.line, at.column + shift
        return lambda start, end: Span(source, line, column + start, column + end)
    places = _match(text, at)
    return lambda start, end: _stretch(places, at, start, end)


def beginning(text: str, at: Span) -> Span:
    """Give the place of a condition as a whole; one made in code is its own source."""
    return at if at.line else Span(Source("condition", text), 1, 1, 2)


def _own_source(text: str) -> Placing:
    at = beginning(text, NOWHERE)
    source = at.source
    if "\n" not in text:
        return lambda start, end: Span(source, 1, start + 1, end + 1)
    lines = enumerate(text.split("\n"), start=1)
    places = [(number, i + 1) for number, line in lines for i in range(len(line) + 1)]
    return lambda start, end: _stretch(places[:-1], at, start, end)


def _straight_shift(text: str, at: Span) -> int | None:
    """Count the characters before the text, where it stands on its line as it is; else None."""
    line, begin = at.source.line(at.line), at.column - 1
    quote = line[begin : begin + 1]
    if quote not in _QUOTES:
        return 0 if line.startswith(text, begin) else None
    as_it_is = quote not in text and "\\" not in text and line.startswith(text, at.column)
    return 1 if as_it_is else None


def _stretch(places: list[tuple[int, int]] | None, at: Span, start: int, end: int) -> Span:
    if not places:
        return at
    if start >= len(places):  # what is missing at the end of the text
        line, column = places[-1]
        return Span(at.source, line, column + 1, column + 2)
    line, column = places[start]
    last_line, last_column = places[min(end, len(places)) - 1]
    stop = last_column if last_line == line else len(at.source.line(line))
    return Span(at.source, line, column, max(stop, column) + 1)


@define
class _Reader:
    """A place in a source that moves forward. The one thing here that changes."""

    source: Source
    line: int
    column: int
    text: str
    quote: str

    def skip_blanks(self) -> None:
        """Go to the next character that is no space; over line ends, but not over empty files."""
        last = len(self.source.text)  # no source has more lines than characters
        while self.line <= last and self._at_blank():
            if self.column <= len(self.text):
                self.column += 1
            else:
                self._next_line()

    def _at_blank(self) -> bool:
        here = self.text[self.column - 1 : self.column]
        joins = here == "\\" and self.quote == '"' and self.column == len(self.text)
        return here in {"", " "} or joins

    def _next_line(self) -> None:
        self.line += 1
        self.column = 1
        self.text = self.source.line(self.line)

    def take(self, character: str) -> bool:
        """Go past a character, written as this kind of scalar writes it; False if it is not here."""
        for written in (_escaped(character, self.quote), character):
            if self.text.startswith(written, self.column - 1):
                self.column += len(written)
                return True
        return False


def _escaped(character: str, quote: str) -> str:
    if quote == "'" == character:
        return "''"
    if quote == '"' and character in {'"', "\\", "/"}:
        return f"\\{character}"
    return character


def _match(text: str, at: Span) -> list[tuple[int, int]] | None:
    """Give the line and column of every character; None where text and source differ."""
    reader = _start(at)
    places = []
    for character in text:
        if character in _BLANK:
            places.append((reader.line, reader.column))
            continue
        reader.skip_blanks()
        places.append((reader.line, reader.column))
        if not reader.take(character):
            return None
    return places


def _start(at: Span) -> _Reader:
    """Stand on the first character of the text: after the quote, or on the line after the sign."""
    line = at.source.line(at.line)
    opening = line[at.column - 1 : at.column]
    if opening in _BLOCKS:
        return _Reader(at.source, at.line + 1, 1, at.source.line(at.line + 1), "")
    quote = opening if opening in _QUOTES else ""
    return _Reader(at.source, at.line, at.column + len(quote), line, quote)
