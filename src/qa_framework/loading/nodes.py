"""What a file says, before anybody asks what it means: text, lists and maps that know their place.

Nothing here is a number, a date or a truth. A scalar keeps the text that was written, and the
schema decides what it may be.
"""

from __future__ import annotations

from typing import Protocol

from attrs import define, field, frozen

from qa_framework.problems import Place, Problem, Source, Span

# The classes are not frozen because a load makes a thousand of them for each file, and attrs
# fills a frozen one five times slower. Nobody changes a node once its file has been read.


@define(weakref_slot=False)
class Scalar:
    """A piece of text; ``plain`` unless it stood in quotes or in a block (``|``, ``>``).

    ``line`` and ``column`` count from 1. ``end`` is the first column after the text, or 0 where
    it runs to the end of its first line.
    """

    text: str
    plain: bool
    line: int
    column: int
    end: int


@define(weakref_slot=False)
class Sequence:
    """A list; ``end`` is 0 unless it stands in ``[]`` on one line."""

    items: tuple[Node, ...]
    line: int
    column: int
    end: int


@define(weakref_slot=False)
class Entry:
    """A key of a map, with its value."""

    key: Scalar
    value: Node


@define(weakref_slot=False)
class Mapping:
    """A map, its entries in the order written; ``end`` is 0 unless it is ``{}`` on one line."""

    entries: dict[str, Entry]
    line: int
    column: int
    end: int


Node = Scalar | Sequence | Mapping


class Written(Protocol):
    """What stands in a file: a node, or a place that remembers where one stood."""

    line: int
    column: int
    end: int


def span_of(source: Source, node: Written) -> Span:
    """Give the place of a node; of one that spans lines, the part on its first line."""
    end = node.end or len(source.line(node.line)) + 1
    return Span(source, node.line, node.column, max(end, node.column))


@frozen
class NodePlace(Place):
    """The place of what was read from a node; spans are made when somebody asks for them."""

    source: Source
    node: Node = field(repr=False)

    @property
    def here(self) -> Span:
        """The whole value."""
        return span_of(self.source, self.node)

    def key(self, name: str) -> Span:
        """Find the key ``name``; the whole where it was not written."""
        entry = self._entry(name)
        return span_of(self.source, entry.key) if entry else self.here

    def value(self, name: str) -> Span:
        """Find the value of the key ``name``; the whole where it was not written."""
        entry = self._entry(name)
        return span_of(self.source, entry.value) if entry else self.here

    def item(self, name: str, index: int) -> Span:
        """Find an item, counted from 0, of the list at the key ``name``; else that list."""
        entry = self._entry(name)
        if entry and isinstance(entry.value, Sequence) and 0 <= index < len(entry.value.items):
            return span_of(self.source, entry.value.items[index])
        return self.value(name)

    def inside(self, name: str) -> Place:
        """Give the place of what stands at the key ``name``; this one where it was not written."""
        entry = self._entry(name)
        return NodePlace(self.source, entry.value) if entry else self

    def has(self, name: str) -> bool:
        """Say whether the key ``name`` was written."""
        return self._entry(name) is not None

    def _entry(self, name: str) -> Entry | None:
        return self.node.entries.get(name) if isinstance(self.node, Mapping) else None


@frozen
class Documents:
    """What one file says: its documents, and problems that did not stop the reading.

    Where ``problems`` is not empty the nodes are still sound: what was wrong was left out.
    """

    source: Source
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()
