"""In a lowered rubric what stands where a truth is wanted is true, false or unknown, never out."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from hypothesis import given

from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import All, Any, If, Not, Program, Tree
from qa_framework.expressions.values import OUT
from tests.laws.both_scorers import load, ours, scored
from tests.strategies.tools import World, worlds


def nodes(tree: object) -> Iterator[object]:
    """Go through a tree and all below it."""
    yield tree
    for part in attrs.fields(type(tree)):
        found = getattr(tree, part.name)
        for below in found if isinstance(found, tuple) else (found,):
            if attrs.has(type(below)):
                yield from nodes(below)


def wanted_as_truths(program: Program) -> Iterator[Tree]:
    """List what a program negates, joins and tests."""
    for step in program.steps:
        for node in nodes(step.tree):
            match node:
                case Not(operand):
                    yield operand
                case All(operands) | Any(operands):
                    yield from operands
                case If(test):
                    yield test


@given(worlds(sheets=2))
def test_no_truth_is_out(world: World) -> None:
    tool = load(world.documents).tool
    for rubric in tool.fits if tool is not None else ():
        for sheet in world.sheets:
            if ours(tool, sheet, rubric)["invalid"]:
                continue
            result = scored(tool, sheet, rubric)
            for tree in wanted_as_truths(result.program):
                assert compile_tree(tree)(result.record) is not OUT
