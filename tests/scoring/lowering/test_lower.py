"""A fitted rubric becomes one program, in which each step refers only to earlier ones."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from hypothesis import given

from qa_framework.expressions.tree import Ref
from qa_framework.scoring.lowering.lower import lower_fit
from tests.laws.both_scorers import load
from tests.scoring.lowering.workbench import tool
from tests.strategies.tools import World, worlds


def refs(tree: object) -> Iterator[str]:
    """List the steps that a tree refers to."""
    if isinstance(tree, Ref):
        yield tree.name
    for part in attrs.fields(type(tree)):
        found = getattr(tree, part.name)
        for below in found if isinstance(found, tuple) else (found,):
            if attrs.has(type(below)):
                yield from refs(below)


@given(worlds(sheets=0))
def test_each_step_refers_only_to_earlier_ones(world: World) -> None:
    made = load(world.documents).tool
    for fit in made.fits.values() if made is not None else ():
        for perspective in fit.tool.asked_of:
            known: set[str] = set()
            for step in lower_fit(fit, perspective).steps:
                assert set(refs(step.tree)) <= known
                known.add(step.name)


@given(worlds(sheets=0))
def test_the_same_definitions_make_the_same_program(world: World) -> None:
    one, other = load(world.documents).tool, load(world.documents).tool
    if one is not None and other is not None:
        for name, fit in one.fits.items():
            whose = fit.tool.asked_of[0]
            assert lower_fit(fit, whose) == lower_fit(other.fits[name], whose)


def test_every_measure_has_a_score_and_every_flag_is_raised_or_not() -> None:
    made = tool(
        "flags: [{id: f, when: a == 'good', because: A.}]",
        ", m: {method: sum, of: [a, b], left_out: block, bands: none}",
    )
    names = {step.name for step in lower_fit(made.fits[""], "auditor").steps}
    assert {"m:score", "m:computed", "m:possible", "m:whole", "m:unrounded"} <= names
    assert {"theirs:score", "theirs:level", "theirs:grade", "theirs:suggested"} <= names
    assert {"f:raised", "hidden:applies", "theirs:section"} <= names
