"""Trees of every node, whose kinds fit, and records to work them out with."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Fill,
    If,
    Input,
    Is,
    Lookup,
    Not,
    OneOf,
    Pick,
    Program,
    Ref,
    Round,
    Step,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Number, Value

Trees = st.SearchStrategy[Tree]
NUMBERS = st.sampled_from([0, 1, 2, -1, Fraction(1, 2), Fraction(5, 2)])
MISSING = st.sampled_from([OUT, UNKNOWN])
CHOICES = st.sampled_from(
    [
        *("lowest", "highest", "middle", "lower_middle", "upper_middle"),
        *("most_common_low", "most_common_high"),
    ]
)
ORDERS = st.sampled_from(["==", "<", "<=", ">", ">="])
SIGNS = st.sampled_from(["+", "-", "*", "/"])
STATES = st.sampled_from(["value", "out", "unknown"])
WEIGHTS = st.sampled_from([1, 2, Fraction(1, 2)])


def records() -> st.SearchStrategy[dict[str, Value]]:
    """Draw two numbers, which may be out, and two truths; any of them may not be there."""
    drawn = st.fixed_dictionaries(
        {},
        optional={
            "n": NUMBERS | st.just(OUT),
            "m": NUMBERS | st.just(OUT),
            "p": st.booleans(),
            "q": st.booleans(),
        },
    )
    return drawn.map(dict)


def numbers(depth: int = 3) -> Trees:
    """Draw trees that come to numbers."""
    leaves = st.builds(Const, NUMBERS | MISSING) | st.sampled_from(["n", "m"]).map(Input)
    if not depth:
        return leaves
    inside, truth = numbers(depth - 1), truths(depth - 1)
    terms = st.lists(st.tuples(inside, WEIGHTS), min_size=1, max_size=3)
    table: Mapping[int, Value] = {0: 1, 1: 0, 2: UNKNOWN}
    return st.one_of(
        leaves,
        st.builds(Arithmetic, SIGNS, inside, inside),
        st.builds(If, truth, inside, inside),
        st.builds(Fill, inside, st.none() | inside, st.none() | inside),
        st.builds(lambda operand: Lookup(operand, table), inside),
        terms.map(lambda found: Total(*map(tuple, zip(*found, strict=True)))),
        terms.map(lambda found: Weight(*map(tuple, zip(*found, strict=True)))),
        st.builds(Pick, CHOICES, st.lists(inside, min_size=1, max_size=3).map(tuple)),
        st.builds(Round, inside, st.integers(0, 1), st.sampled_from(["up", "even", "down"])),
    )


def truths(depth: int = 3) -> Trees:
    """Draw trees that come to truths, which are never out."""
    leaves = st.builds(Const, st.booleans() | st.just(UNKNOWN)) | st.sampled_from(["p", "q"]).map(
        Input
    )
    if not depth:
        return leaves
    inside, number = truths(depth - 1), numbers(depth - 1)
    several = st.lists(inside, max_size=3).map(tuple)
    return st.one_of(
        leaves,
        st.builds(Not, inside),
        st.builds(All, several),
        st.builds(Any, several),
        st.builds(Compare, ORDERS, number, number),
        st.builds(OneOf, number, st.lists(NUMBERS, max_size=2).map(tuple)),
        st.builds(Is, STATES, inside | number),
        st.builds(If, inside, inside, inside),
        st.builds(Fill, inside, st.none() | inside, st.none() | inside),
    )


def stairs() -> Trees:
    """Draw choices by one number that stand on top of each other, now and then by another."""
    bars = st.builds(
        Compare,
        ORDERS,
        st.sampled_from([Input("n"), Input("n"), Input("m")]),
        st.builds(Const, NUMBERS),
    )
    rung = st.tuples(bars, numbers(1))
    return st.tuples(st.lists(rung, min_size=1, max_size=4), numbers(1)).map(_stacked)


def _stacked(drawn: tuple[list[tuple[Tree, Tree]], Tree]) -> Tree:
    rungs, tree = drawn
    for bar, then in rungs:
        tree = If(bar, then, tree)
    return tree


def programs() -> st.SearchStrategy[Program]:
    """Draw steps, some of which add up the ones before; a total may stand next to its weight."""
    first = st.lists(numbers(1), min_size=1, max_size=3)
    return st.tuples(first, st.booleans(), st.lists(WEIGHTS, min_size=3, max_size=3)).map(_added)


def _added(drawn: tuple[list[Tree], bool, list[Number]]) -> Program:
    trees, alike, weights = drawn
    steps = tuple(Step(f"s:{index}", tree) for index, tree in enumerate(trees))
    terms = tuple(Ref(step.name) for step in steps)
    count = tuple(weights[: len(terms)])
    others = count if alike else count[::-1]
    return Program(
        (
            *steps,
            Step("s:total", Total(terms, count)),
            Step("s:weight", Weight(terms, others)),
            Step("s:mean", Arithmetic("/", Ref("s:total"), Ref("s:weight"))),
            Step("s:again", Ref("s:mean")),
        )
    )
