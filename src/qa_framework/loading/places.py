"""Places in a file that was read: where its definitions begin, and the way back to every part.

A tool has a thousand nodes, and in a sound one nobody asks for the place of any. So a load forgets
the nodes of a file as soon as its definitions are made. A place keeps where its own value begins
and which keys it has; for anything inside it the file's text, which is kept, is read once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import define, field, frozen

from qa_framework.loading.builder import read_source
from qa_framework.loading.nodes import Mapping as Map
from qa_framework.loading.nodes import Node, NodePlace, Sequence, span_of
from qa_framework.problems import Place, Source, Span

Spot: TypeAlias = tuple[type[Node], int, int]
"""What tells a node from all others of its file: its class, line and column."""


@define(eq=False)
class Layout:
    """Where everything in one file stands, found out when somebody first asks."""

    source: Source

    @cached_property
    def nodes(self) -> Mapping[Spot, Node]:
        """Every node of the file."""
        found = (node for top in read_source(self.source).nodes for node in _walk(top))
        return {(type(node), node.line, node.column): node for node in found}


def _walk(top: Node) -> Iterator[Node]:
    waiting: list[Node] = [top]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Map):
            waiting += node.values.values()


# Not frozen for the reason that nodes are not: every part of every definition has one.
@define(weakref_slot=False)
class FilePlace(Place):
    """The place of what was read from a node that has been forgotten since.

    Attributes:
        layout: Where its file is read again.
        kind: The class of the node.
        line: Counted from 1, as ``column`` is.
        end: The first column after the value; 0 where that runs to the end of its line.
        keys: The keys that were written, where it is a map.
    """

    layout: Layout = field(repr=False)
    kind: type[Node]
    line: int
    column: int
    end: int
    keys: tuple[str, ...]

    @property
    def here(self) -> Span:
        """The whole value."""
        return span_of(self.layout.source, self)

    def key(self, name: str) -> Span:
        """Find the key ``name``; the whole where it was not written."""
        return self.found().key(name) if name in self.keys else self.here

    def value(self, name: str) -> Span:
        """Find the value of the key ``name``; the whole where it was not written."""
        return self.found().value(name) if name in self.keys else self.here

    def item(self, name: str, index: int) -> Span:
        """Find an item, counted from 0, of the list at the key ``name``; else that list."""
        return self.found().item(name, index) if name in self.keys else self.here

    def inside(self, name: str) -> Place:
        """Give the place of what stands at the key ``name``; this one where it was not written."""
        return InnerPlace(self, name) if name in self.keys else self

    def has(self, name: str) -> bool:
        """Say whether the key ``name`` was written."""
        return name in self.keys

    def found(self) -> Place:
        """Find the node again."""
        node = self.layout.nodes[self.kind, self.line, self.column]
        return NodePlace(self.layout.source, node)


@frozen
class InnerPlace(Place):
    """The place of what stands at a key of another place, found when somebody asks it anything."""

    outer: FilePlace | InnerPlace
    name: str

    @property
    def here(self) -> Span:
        """The whole value."""
        return self.found().here

    def key(self, name: str) -> Span:
        """Find the key ``name``; the whole where it was not written."""
        return self.found().key(name)

    def value(self, name: str) -> Span:
        """Find the value of the key ``name``; the whole where it was not written."""
        return self.found().value(name)

    def item(self, name: str, index: int) -> Span:
        """Find an item, counted from 0, of the list at the key ``name``; else that list."""
        return self.found().item(name, index)

    def inside(self, name: str) -> Place:
        """Give the place of what stands at the key ``name``; this one where it was not written."""
        return InnerPlace(self, name)

    def has(self, name: str) -> bool:
        """Say whether the key ``name`` was written."""
        return self.found().has(name)

    def found(self) -> Place:
        """Find the node again."""
        return self.outer.found().inside(self.name)


def place_of(layout: Layout, node: Node) -> FilePlace:
    """Give the place of a node, without the node."""
    keys = tuple(node.values) if isinstance(node, Map) else ()
    return FilePlace(layout, type(node), node.line, node.column, node.end, keys)
