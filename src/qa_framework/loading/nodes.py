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
class Mapping:
    """A map: what stands at its keys, and the keys themselves, both in the order written.

    ``end`` is 0 unless it is ``{}`` on one line.
    """

    values: dict[str, Node]
    keys: dict[str, Scalar]
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
        key = self.node.keys.get(name) if isinstance(self.node, Mapping) else None
        return span_of(self.source, key) if key else self.here

    def value(self, name: str) -> Span:
        """Find the value of the key ``name``; the whole where it was not written."""
        value = self._value(name)
        return span_of(self.source, value) if value else self.here

    def item(self, name: str, index: int) -> Span:
        """Find an item, counted from 0, of the list at the key ``name``; else that list."""
        value = self._value(name)
        if isinstance(value, Sequence) and 0 <= index < len(value.items):
            return span_of(self.source, value.items[index])
        return self.value(name)

    def inside(self, name: str) -> Place:
        """Give the place of what stands at the key ``name``; this one where it was not written."""
        value = self._value(name)
        return NodePlace(self.source, value) if value else self

    def has(self, name: str) -> bool:
        """Say whether the key ``name`` was written."""
        return self._value(name) is not None

    def _value(self, name: str) -> Node | None:
        return self.node.values.get(name) if isinstance(self.node, Mapping) else None


@frozen
class Documents:
    """What one file says: its documents, and problems that did not stop the reading.

    Where ``problems`` is not empty the nodes are still sound: what was wrong was left out.
    """

    source: Source
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()
