"""Conditions in a file: text, or the structured form, with the place of every part."""

from __future__ import annotations

from attrs import frozen

from qa_framework.expressions.errors import ConditionError
from qa_framework.expressions.literals import plain_value
from qa_framework.expressions.parsing import parse
from qa_framework.expressions.structured import Path, Plain, from_structured
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence, span_of
from qa_framework.loading.reading import Reading, Unusable, refuse
from qa_framework.problems import Source, Span


def read_condition(node: Node, reading: Reading) -> Expr:
    """Read a condition from text or from its structured form."""
    try:
        if isinstance(node, Scalar) and node.text:
            return parse(node.text, at=span_of(reading.source, node))
        if isinstance(node, Mapping):
            return from_structured(_plain(node), places=_Places(reading.source, node))
    except ConditionError as error:
        reading.problems.extend(error.problems)
        raise Unusable from None
    raise refuse(node, reading, "a condition")


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return plain_value(node.text) if node.plain else node.text
    if isinstance(node, Sequence):
        return [_plain(each) for each in node.items]
    return {name: _plain(value) for name, value in node.values.items()}


@frozen
class _Places:
    """Where the parts of a structured condition stand."""

    source: Source
    node: Node

    def value(self, path: Path) -> Span:
        """Find the place of a value."""
        return span_of(self.source, self._find(path))

    def key(self, path: Path) -> Span:
        """Find the place of the key that the path ends in."""
        holder = self._find(path[:-1])
        if not isinstance(holder, Mapping):
            return self.value(path)
        return span_of(self.source, holder.keys[str(path[-1])])

    def _find(self, path: Path) -> Node:
        found = self.node
        for step in path:
            if isinstance(found, Mapping):
                found = found.values[str(step)]
            elif isinstance(found, Sequence):
                found = found.items[int(step)]
        return found
