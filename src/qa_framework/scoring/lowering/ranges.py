"""What a function over a group could be while members of the group are unknown.

A comparison with such a function holds, or fails, only if it does so whatever the unknown members
turn out to be, out included; else it is unknown (the definition language, 5.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from qa_framework.expressions.tree import Const, Pick, Tree
from qa_framework.expressions.values import Order, Sign
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    every,
    filled,
    is_known,
    is_out,
    opposite,
    severe,
    some,
)


@frozen
class Range:
    """The lowest and the highest a value could be.

    Attributes:
        low: The lowest; unknown where there is no bound.
        high: The highest; unknown where there is no bound.
        there: The truth that there is a value for certain.
        nowhere: The truth that there is no value for certain.
    """

    low: Tree
    high: Tree
    there: Tree = TRUE
    nowhere: Tree = FALSE

    @classmethod
    def of(cls, tree: Tree) -> Range:
        """Take a single value, which is out, unknown or known."""
        return cls(tree, tree, there=opposite(is_out(tree)), nowhere=is_out(tree))


def compare_ranges(order: Order, left: Range, right: Range) -> Tree:
    """Make a comparison that is decided only where every possible value decides it."""
    holds = every((left.there, right.there, SURE[order](left, right)))
    fails = some((left.nowhere, right.nowhere, opposite(MAY[order](left, right))))
    return choose(severe(fails), FALSE, choose(severe(holds), TRUE, NOT_KNOWN))


def combine_ranges(sign: Sign, left: Range, right: Range) -> Range:
    """Make the range of two values added, subtracted, multiplied or divided: between its corners.

    A divisor that may be zero makes it unknown, and so does a value that may not be there.
    """
    corners = tuple(
        calculated(sign, one, other)
        for one in (left.low, left.high)
        for other in (right.low, right.high)
    )
    certain = every((left.there, right.there))
    if sign == "/":
        certain = every((certain, opposite(_may_be_zero(right))))
    low, high = Pick("lowest", corners), Pick("highest", corners)
    return Range(choose(certain, low, NOT_KNOWN), choose(certain, high, NOT_KNOWN))


def rising_range(make: Callable[[tuple[Tree, ...]], Tree], spans: tuple[Range, ...]) -> Range:
    """Make the range of a function that rises with each of its numbers."""
    certain = every(each.there for each in spans)
    low, high = make(tuple(each.low for each in spans)), make(tuple(each.high for each in spans))
    return Range(choose(certain, low, NOT_KNOWN), choose(certain, high, NOT_KNOWN))


def choose_range(test: Tree, then: Range, otherwise: Range) -> Range:
    """Make `then if test else otherwise` of ranges; unknown where the test is."""
    return Range(
        choose(test, then.low, otherwise.low),
        choose(test, then.high, otherwise.high),
        there=choose(test, then.there, otherwise.there),
        nowhere=choose(test, then.nowhere, otherwise.nowhere),
    )


def _may_be_zero(span: Range) -> Tree:
    zero = Const(0)
    below, above = compared("<=", span.low, zero), compared(">=", span.high, zero)
    return every((filled(below, unknown=TRUE), filled(above, unknown=TRUE)))


def among(span: Range, values: Iterable[int], candidates: Iterable[int]) -> Tree:
    """Make the truth that a value is one of several, where it is one of finitely many whole ones."""
    wanted = frozenset(values)
    inside = {each: _reaches(span, each) for each in candidates}
    holds = every(
        (span.there, *(opposite(at) for each, at in inside.items() if each not in wanted))
    )
    fails = some(
        (span.nowhere, every(opposite(at) for each, at in inside.items() if each in wanted))
    )
    return choose(severe(fails), FALSE, choose(severe(holds), TRUE, NOT_KNOWN))


def _reaches(span: Range, number: int) -> Tree:
    """Make the truth that a whole number lies within a range."""
    at = Const(number)
    return every((_possible("<=", span.low, at), _possible(">=", span.high, at)))


def settled(span: Range) -> Tree:
    """Make the value itself: unknown unless only one value is possible."""
    only = every((span.there, compared("==", span.low, span.high)))
    return choose(span.nowhere, NOT_THERE, choose(only, span.low, NOT_KNOWN))


def _reach(order: Order) -> Callable[[Range, Range], Tree]:
    return lambda left, right: compared(order, left.low, right.high)


def _exceed(order: Order) -> Callable[[Range, Range], Tree]:
    return lambda left, right: compared(order, left.high, right.low)


def _same(left: Range, right: Range) -> Tree:
    return every(
        (
            compared("==", left.low, left.high),
            compared("==", right.low, right.high),
            compared("==", left.low, right.low),
        )
    )


def _meet(left: Range, right: Range) -> Tree:
    return every((_possible("<=", left.low, right.high), _possible("<=", right.low, left.high)))


SURE: Mapping[Order, Callable[[Range, Range], Tree]] = {
    ">": _reach(">"),
    ">=": _reach(">="),
    "<": _exceed("<"),
    "<=": _exceed("<="),
    "==": _same,
}
"""When a comparison holds whatever the values turn out to be."""

MAY: Mapping[Order, Callable[[Range, Range], Tree]] = {
    ">": lambda left, right: _possible(">", left.high, right.low),
    ">=": lambda left, right: _possible(">=", left.high, right.low),
    "<": lambda left, right: _possible("<", left.low, right.high),
    "<=": lambda left, right: _possible("<=", left.low, right.high),
    "==": _meet,
}
"""When a comparison could still hold."""


def _possible(order: Order, left: Tree, right: Tree) -> Tree:
    """Say whether an end allows a comparison; an end that is missing allows everything."""
    known = every((is_known(left), is_known(right)))
    return choose(known, compared(order, left, right), TRUE)
