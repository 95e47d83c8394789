"""Nodes as a few long lists, which JSON reads and writes fast.

All scalars stand in columns, in the order of the text: ``texts``, ``plains``, ``lines``,
``columns``, ``ends``. ``shape`` has a row for each list or map, in the order in which they end:
whether it is a map, how many scalars come before it ends that no row before took, how many nodes
stand in it (keys count), and its line, column and end. Documents are what no row takes.
"""

from __future__ import annotations

from typing import TypedDict, assert_never, cast

from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence


class Flat(TypedDict):
    """The nodes of one file."""

    texts: list[str]
    plains: list[bool]
    lines: list[int]
    columns: list[int]
    ends: list[int]
    shape: list[tuple[int, int, int, int, int, int]]


def flatten(nodes: tuple[Node, ...]) -> Flat:
    """Lay nodes out flat."""
    flat: Flat = {"texts": [], "plains": [], "lines": [], "columns": [], "ends": [], "shape": []}
    taken = 0
    for node in nodes:
        taken = _add(node, flat, taken)
    return flat


def _add(node: Node, flat: Flat, taken: int) -> int:
    """Add a node; give how many scalars the rows of the shape have taken so far."""
    match node:
        case Scalar():
            flat["texts"].append(node.text)
            flat["plains"].append(node.plain)
            flat["lines"].append(node.line)
            flat["columns"].append(node.column)
            flat["ends"].append(node.end)
            return taken
        case Sequence(items):
            inside = items
        case Mapping(values, keys):
            pairs = zip(keys.values(), values.values(), strict=True)
            inside = tuple(half for pair in pairs for half in pair)
        case _:
            assert_never(node)
    for each in inside:
        taken = _add(each, flat, taken)
    reached = len(flat["texts"])
    is_map = int(isinstance(node, Mapping))
    row = is_map, reached - taken, len(inside), node.line, node.column, node.end
    flat["shape"].append(row)
    return reached


def unflatten(flat: Flat) -> tuple[Node, ...]:
    """Build the nodes again.

    Raises:
        ValueError: This is not what ``flatten`` gives.
    """
    try:
        return _build(flat)
    except (LookupError, TypeError, AttributeError, StopIteration) as error:
        raise ValueError("these are no flat nodes") from error


def _build(flat: Flat) -> tuple[Node, ...]:
    columns = flat["texts"], flat["plains"], flat["lines"], flat["columns"], flat["ends"]
    scalars: list[Node] = list(map(Scalar, *columns))  # one call for each, without a loop of ours
    nodes: list[Node] = []
    taken = 0
    for is_map, count, size, line, column, end in flat["shape"]:
        nodes += scalars[taken : taken + count]
        taken += count
        inside = nodes[len(nodes) - size :]
        del nodes[len(nodes) - size :]
        if is_map:
            keys = cast("list[Scalar]", inside[::2])
            texts = [key.text for key in keys]
            values = dict(zip(texts, inside[1::2], strict=True))
            nodes.append(Mapping(values, dict(zip(texts, keys, strict=True)), line, column, end))
        else:
            nodes.append(Sequence(tuple(inside), line, column, end))
    return (*nodes, *scalars[taken:])
