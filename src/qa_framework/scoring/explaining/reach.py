"""Which answers a step depends on, and the steps that lie between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

import attrs
from attrs import frozen

from qa_framework.expressions.tree import Input, Program, Ref, Tree

NODES = get_args(Tree)


@frozen
class Slice:
    """The part of a program that gives some of its steps.

    Attributes:
        program: The steps, in order.
        inputs: The names of the answers they depend on.
    """

    program: Program
    inputs: frozenset[str]


def slice_for(program: Program, wanted: Iterable[str]) -> Slice:
    """Keep the steps that are wanted and all that these need."""
    needed, inputs, kept = set(wanted), set[str](), []
    for step in reversed(program.steps):
        if step.name in needed:
            kept.append(step)
            for node in nodes_in(step.tree):
                if isinstance(node, Ref):
                    needed.add(node.name)
                elif isinstance(node, Input):
                    inputs.add(node.name)
    return Slice(Program(tuple(reversed(kept))), frozenset(inputs))


def nodes_in(tree: Tree) -> Iterator[Tree]:
    """Go through a tree and everything below it."""
    waiting: list[Tree] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for name in attrs.fields_dict(type(node)):
            part = getattr(node, name)
            parts = part if isinstance(part, tuple) else (part,)
            waiting.extend(each for each in parts if isinstance(each, NODES))
