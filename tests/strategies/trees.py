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
    Round,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Value

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
