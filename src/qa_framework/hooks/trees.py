"""What a tree that a plugin made may hold: its own parts, constants, nodes; nothing else.

With that, the score of a plugin's method is as exact, and as independent of what is installed, as
that of a method of the core: the plugin's code runs when a tool is lowered, never when it scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import ParamSpec, get_args

import attrs

from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Input, Ref, Tree
from qa_framework.expressions.values import Missing
from qa_framework.hooks.containment import PluginError, words_of

Given = ParamSpec("Given")

MOST_NODES = 10_000
"""Nodes of a tree that a plugin makes, and values in them; those of its parts are not counted."""
DEEPEST = 100
"""How deep such a tree may be, its parts not counted."""

_NODES = get_args(Tree)
_EXACT = (int, Fraction, str, frozenset, Missing)


class _Fault(Exception):  # noqa: N818 - it never leaves this module
    """What is wrong with a tree."""


def fault_in_tree(made: object, given: Iterable[object]) -> str | None:
    """Say what is wrong with a tree that a plugin made; None where nothing is.

    Args:
        made: What the plugin gave back.
        given: What it was given: the trees of the parts or arguments.
    """
    if not isinstance(made, _NODES):
        return f"it gives back `{made!r:.40}`, which is no tree"
    try:
        for count, _ in enumerate(_walk(made, frozenset(map(id, given)), 0)):
            if count == MOST_NODES:  # before the end: shared branches count every time
                return f"the tree has more than {MOST_NODES:,} nodes"
    except _Fault as fault:
        return str(fault)
    return _fault_in_words(made)


def _walk(node: object, given: frozenset[int], depth: int) -> Iterator[object]:
    """Go through the nodes that are the plugin's own, and the values that they hold."""
    if id(node) in given:
        return
    if depth > DEEPEST:
        raise _Fault(f"the tree is more than {DEEPEST} nodes deep")
    if isinstance(node, Input | Ref):
        raise _Fault(f"it reads `{node.name}`, which it was not given")
    yield node
    if isinstance(node, _NODES):
        for part in attrs.fields(type(node)):
            yield from _walk(getattr(node, part.name), given, depth + 1)
    elif isinstance(node, tuple | list):
        for each in node:
            yield from _walk(each, given, depth)
    elif isinstance(node, Mapping):
        yield from _walk(tuple(node.values()), given, depth)
    elif not (node is None or isinstance(node, _EXACT)):
        raise _Fault(f"it holds `{node!r:.40}`, which is not exact")


def _fault_in_words(made: object) -> str | None:
    """Compile the tree, which needs every word in it to be one of the language."""
    try:
        compile_tree(made)  # type: ignore[arg-type]  # it was walked: it is a tree
    except (AssertionError, LookupError, TypeError, ValueError) as error:
        return f"the tree cannot be used: {words_of(error)}"
    return None


def guarded(make: Callable[Given, Tree], name: str) -> Callable[Given, Tree]:
    """Make a maker of trees that refuses what is no tree of its parts, and whatever is raised.

    Args:
        make: The maker of a plugin.
        name: The function or method it belongs to, for the error.

    Returns:
        The same maker, which raises ``PluginError`` and nothing else.
    """

    def made(*args: Given.args, **kwargs: Given.kwargs) -> Tree:
        try:
            tree = make(*args, **kwargs)
        except Exception as error:
            raise PluginError(f"`{name}` failed: {words_of(error)}") from error
        fault = fault_in_tree(tree, _all_trees(args))
        if fault is not None:
            raise PluginError(f"`{name}` failed: {fault}")
        return tree

    return made


def _all_trees(arguments: Iterable[object]) -> Iterator[object]:
    for each in arguments:
        yield from each if isinstance(each, tuple) else (each,)
