"""A comparison of ranges is settled by what every value in them agrees on, and by nothing else."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Const, Pick, Tree
from qa_framework.expressions.values import OUT, UNKNOWN, Value, divide
from qa_framework.scoring.lowering.ground import NOT_KNOWN
from qa_framework.scoring.lowering.ranges import (
    Range,
    among,
    choose_range,
    combine_ranges,
    compare_ranges,
    rising_range,
    settled,
)

ENDS = st.tuples(st.integers(-2, 3), st.integers(-2, 3)).map(sorted)
COMPARES = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
COMBINES = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def span(ends: list[int]) -> Range:
    return Range(Const(ends[0]), Const(ends[1]))


def whole(ends: list[int]) -> range:
    return range(ends[0], ends[1] + 1)


def value(tree: Tree) -> Value:
    found: Value = compile_tree(tree)({})
    return found


def agreed(truths: Iterable[bool]) -> Value:
    found = set(truths)
    return found.pop() if len(found) == 1 else UNKNOWN


@given(st.sampled_from(sorted(COMPARES)), ENDS, ENDS)
def test_a_comparison_holds_or_fails_only_where_all_values_agree(
    order, left: list[int], right: list[int]
) -> None:
    found = agreed(COMPARES[order](a, b) for a, b in product(whole(left), whole(right)))
    assert value(compare_ranges(order, span(left), span(right))) == found


@given(st.sampled_from(sorted(COMBINES)), ENDS, ENDS)
def test_ranges_are_added_subtracted_and_multiplied_between_their_corners(
    sign, left: list[int], right: list[int]
) -> None:
    found = [COMBINES[sign](a, b) for a, b in product(whole(left), whole(right))]
    made = combine_ranges(sign, span(left), span(right))
    assert (value(made.low), value(made.high)) == (min(found), max(found))


@given(ENDS, ENDS)
def test_a_divisor_that_may_be_zero_makes_a_range_unknown(
    left: list[int], right: list[int]
) -> None:
    made = combine_ranges("/", span(left), span(right))
    if 0 in whole(right):
        assert value(made.low) is UNKNOWN
    else:
        found = [divide(a, b) for a, b in product(left, right)]
        assert (value(made.low), value(made.high)) == (min(found), max(found))


@given(ENDS, st.sets(st.integers(-2, 3)))
def test_a_whole_number_is_among_some_only_where_all_that_it_can_be_are(
    ends: list[int], wanted: set[int]
) -> None:
    found = agreed(each in wanted for each in whole(ends))
    assert value(among(span(ends), wanted, range(-2, 4))) == found


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (Range.of(Const(3)), 3),
        (Range.of(Const(OUT)), OUT),
        (Range.of(Const(UNKNOWN)), UNKNOWN),
        (Range(Const(3), Const(3)), 3),
        (Range(Const(3), Const(4)), UNKNOWN),
        (Range(Const(3), Const(3), there=Const(False)), UNKNOWN),
        (choose_range(Const(True), span([3, 3]), span([4, 5])), 3),
        (choose_range(NOT_KNOWN, span([3, 3]), span([3, 3])), UNKNOWN),
        (rising_range(lambda terms: Pick("highest", terms), (span([1, 2]), span([3, 3]))), 3),
        (rising_range(lambda terms: Pick("lowest", terms), (span([1, 2]), span([3, 3]))), UNKNOWN),
    ],
)
def test_only_one_possible_value_is_a_value(made: Range, found: Value) -> None:
    assert value(settled(made)) == found


@pytest.mark.parametrize("order", sorted(COMPARES))
def test_what_may_not_be_there_can_fail_but_not_hold(order) -> None:
    perhaps = Range(Const(1), Const(1), there=Const(False))
    assert value(compare_ranges(order, perhaps, span([1, 1]))) in (False, UNKNOWN)
    assert value(compare_ranges(order, Range.of(Const(OUT)), span([1, 1]))) is False
