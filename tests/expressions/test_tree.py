"""The tree is closed, frozen and made of plain values."""

from __future__ import annotations

import ast
import inspect
from typing import get_args

import attrs
import pytest

from qa_framework.expressions import closures, tree
from qa_framework.expressions.tree import Const, Input, Lookup, Program, Step, Tree

NODES = get_args(Tree)


def test_every_class_of_the_module_is_a_node_or_holds_them() -> None:
    classes = {
        each
        for _, each in inspect.getmembers(tree, inspect.isclass)
        if each.__module__ == tree.__name__
    }
    assert classes == {*NODES, Step, Program}


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_a_node_is_frozen(node: type) -> None:
    fields = [each.name for each in attrs.fields(node)]
    made = node(*(Const(1) for _ in fields))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, fields[0], None)


def test_the_reference_engine_has_a_case_for_every_node() -> None:
    source = ast.parse(inspect.getsource(closures.compile_tree))
    cases = [node.cls.id for node in ast.walk(source) if isinstance(node, ast.MatchClass)]
    assert sorted(cases) == sorted(node.__name__ for node in NODES)


def test_tables_are_compared_by_what_they_say() -> None:
    assert Lookup(Input("a"), {"x": 1}) == Lookup(Input("a"), {"x": 1})
    assert Lookup(Input("a"), {"x": 1}) != Lookup(Input("a"), {"x": 2})


def test_a_program_gives_the_tree_of_a_step() -> None:
    assert Program((Step("a", Input("x")),)).tree("a") == Input("x")
