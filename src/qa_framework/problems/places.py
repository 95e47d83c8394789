"""Where something stands: a file, a line, columns."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen


@frozen
class Source:
    """A file that was read: the name people know it by, and its text."""

    name: str
    text: str = field(eq=False, repr=False)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(self.text.replace("\r\n", "\n").split("\n"))

    def line(self, number: int) -> str:
        """Give the text of a line, counted from 1, without its newline; empty beyond the end."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


@frozen
class Span:
    """A stretch of one line of a source.

    ``line`` and ``column`` count from 1, columns in characters; ``end`` is the first column
    after the stretch. Line 0 means the source as a whole.
    """

    source: Source
    line: int
    column: int
    end: int

    def __str__(self) -> str:
        name = self.source.name
        return f"{name}:{self.line}:{self.column}" if self.line else name


NOWHERE = Span(Source("(not from a file)", ""), 0, 0, 0)
"""The place of what was made in code."""


class Place:
    """Where a definition, or a part of it, came from; this one came from no file.

    A place that knows less falls back to what it knows: an item to its list, a key or a value
    to the whole.
    """

    __slots__ = ()

    @property
    def here(self) -> Span:
        """The whole value."""
        return NOWHERE

    def key(self, name: str) -> Span:  # noqa: ARG002 - a Place of no file knows no key
        """Find the key ``name``; the whole where it was not written."""
        return self.here

    def value(self, name: str) -> Span:  # noqa: ARG002
        """Find the value of the key ``name``; the whole where it was not written."""
        return self.here

    def item(self, name: str, index: int) -> Span:  # noqa: ARG002
        """Find an item, counted from 0, of the list at the key ``name``; else that list."""
        return self.value(name)

    def inside(self, name: str) -> Place:  # noqa: ARG002
        """Give the place of what stands at the key ``name``; this one where it was not written."""
        return self

    def has(self, name: str) -> bool:  # noqa: ARG002
        """Say whether the key ``name`` was written."""
        return False


UNPLACED = Place()
"""The place that answers ``NOWHERE`` to everything."""
