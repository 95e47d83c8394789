"""Make whole numbers and tests of them, leaving out what is decided beforehand.

Equal nodes are one and the same object, so that what is worked out twice is found at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar, cast
from weakref import WeakValueDictionary

from qa_framework.expressions.integers import (
    Always,
    Column,
    End,
    Every,
    Extreme,
    Flag,
    Holds,
    Int,
    Node,
    Opposite,
    Order,
    Plus,
    Quotient,
    Same,
    Some,
    Span,
    Test,
    Times,
    When,
    Whole,
)

AnyNode = TypeVar("AnyNode", bound=Node)

YES: Final = Always(holds=True)
NO: Final = Always(holds=False)

_KNOWN: WeakValueDictionary[Node, Node] = WeakValueDictionary()


def _one(node: AnyNode) -> AnyNode:
    """Give the node that is there already, so that equal nodes are one and the same."""
    return cast("AnyNode", _KNOWN.setdefault(node, node))


# --- numbers --------------------------------------------------------------------------------------


def whole(value: int) -> Int:
    """Make a number that is the same for every row."""
    return _one(Whole(value, Span.of((value,))))


def column(name: str, span: Span) -> Int:
    """Make a number that is read from an answer."""
    return _one(Column(name, span))


def narrowed(node: Int, low: int | None, high: int | None) -> Int:
    """Say of a node that its values lie between two ends, as far as they did not anyway."""
    span = node.span
    lows = [each for each in (span.low, low) if each is not None]
    highs = [each for each in (span.high, high) if each is not None]
    least, most = max(lows, default=None), min(highs, default=None)
    values = span.values
    if values is not None:
        values = frozenset(each for each in values if _within(each, least, most))
    found = Span(least, most, values or None)
    return node if found == span else _with_span(node, found)


def _within(value: int, least: int | None, most: int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _with_span(node: Int, span: Span) -> Int:
    match node:
        case Whole():
            return node
        case Column(name):
            return _one(Column(name, span))
        case Plus(terms):
            return _one(Plus(terms, span))
        case Times(left, right):
            return _one(Times(left, right, span))
        case Quotient(left, right):
            return _one(Quotient(left, right, span))
        case When(test, then, otherwise):
            return _one(When(test, then, otherwise, span))
        case Extreme(end, terms):
            return _one(Extreme(end, terms, span))


def plus(terms: Iterable[Int]) -> Int:
    """Add."""
    kept: list[Int] = []
    fixed = 0
    for term in terms:
        if isinstance(term, Whole):
            fixed += term.value
        else:
            kept.append(term)
    if fixed or not kept:
        kept.append(whole(fixed))
    if len(kept) == 1:
        return kept[0]
    span = kept[0].span
    for term in kept[1:]:
        span = _added(span, term.span)
    return _one(Plus(tuple(kept), span))


def _added(left: Span, right: Span) -> Span:
    if left.values is not None and right.values is not None:
        return Span.of(one + other for one in left.values for other in right.values)
    return Span(_sum(left.low, right.low), _sum(left.high, right.high))


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def times(left: Int, right: Int) -> Int:
    """Multiply."""
    if isinstance(left, Whole):
        left, right = right, left
    if isinstance(right, Whole):
        if isinstance(left, Whole):
            return whole(left.value * right.value)
        if right.value in (0, 1):
            return left if right.value else right
    return _one(Times(left, right, _multiplied(left.span, right.span)))


def _multiplied(left: Span, right: Span) -> Span:
    if left.values is not None and right.values is not None:
        return Span.of(one * other for one in left.values for other in right.values)
    ends = left.low, left.high, right.low, right.high
    if None in ends:
        return Span(*(0 if _never_below(left) and _never_below(right) else None, None))
    corners = [one * other for one in ends[:2] for other in ends[2:]]  # type: ignore[operator]  # no None is left
    return Span(min(corners), max(corners))


def _never_below(span: Span) -> bool:
    return span.low is not None and span.low >= 0


def negative(node: Int) -> Int:
    """Turn the sign round."""
    return times(node, whole(-1))


def quotient(left: Int, right: Int) -> Int:
    """Divide what is not below 0 by what is above 0, and leave the rest aside."""
    if right == whole(1):
        return left
    if isinstance(left, Whole) and isinstance(right, Whole):
        return whole(left.value // right.value)
    least = max(right.span.low or 1, 1)
    high = None if left.span.high is None else left.span.high // least
    return _one(Quotient(left, right, Span(0, high)))


def when(test: Test, then: Int, otherwise: Int) -> Int:
    """Choose between two numbers."""
    if isinstance(test, Always):
        return then if test.holds else otherwise
    if then == otherwise:
        return then
    if isinstance(test, Opposite):
        return when(test.test, otherwise, then)
    return _one(When(test, then, otherwise, _joined(then.span, otherwise.span)))


def _joined(left: Span, right: Span) -> Span:
    if left.values is not None and right.values is not None:
        return Span.of(left.values | right.values)
    lows, highs = (left.low, right.low), (left.high, right.high)
    return Span(
        None if None in lows else min(lows),  # type: ignore[type-var]  # no None is left
        None if None in highs else max(highs),  # type: ignore[type-var]  # no None is left
    )


def extreme(end: End, terms: Iterable[Int]) -> Int:
    """Take the least or the greatest."""
    kept = tuple(dict.fromkeys(terms))
    if len(kept) == 1:
        return kept[0]
    lows, highs = [each.span.low for each in kept], [each.span.high for each in kept]
    take = min if end == "least" else max
    span = Span(
        None if None in lows else take(lows),  # type: ignore[type-var]  # no None is left
        None if None in highs else take(highs),  # type: ignore[type-var]  # no None is left
    )
    return _one(Extreme(end, kept, span))


# --- tests ----------------------------------------------------------------------------------------


def flag(name: str) -> Test:
    """Make a test that is read from an answer."""
    return _one(Flag(name))


def same(left: str, right: str) -> Test:
    """Make the test that two answers in free text are the same."""
    return YES if left == right else _one(Same(*sorted((left, right))))


def holds(order: Order, left: Int, right: Int) -> Test:
    """Compare two whole numbers."""
    decided = _decided(order, left.span, right.span)
    if decided is not None:
        return YES if decided else NO
    return _one(Holds(order, left, right))


def _decided(order: Order, left: Span, right: Span) -> bool | None:
    """Say what a comparison comes to where the spans decide it; else None."""
    if order in (">", ">="):
        return _decided("<" if order == ">" else "<=", right, left)
    if order == "==":
        return _decided_equal(left, right)
    below = _under(left.high, right.low, strictly=order == "<")
    above = _under(right.high, left.low, strictly=order == "<=")
    return True if below else False if above else None


def _decided_equal(left: Span, right: Span) -> bool | None:
    if _under(left.high, right.low, strictly=True) or _under(right.high, left.low, strictly=True):
        return False
    if left.values is not None and right.values is not None and not left.values & right.values:
        return False
    alone = left.low is not None and left.low == left.high == right.low == right.high
    return True if alone else None


def _under(one: int | None, other: int | None, *, strictly: bool) -> bool:
    if one is None or other is None:
        return False
    return one < other if strictly else one <= other


def every(tests: Iterable[Test]) -> Test:
    """Make the test that all hold."""
    kept = _undecided(tests, Every, decides=False)
    if isinstance(kept, Always):
        return kept
    return _one(Every(kept)) if len(kept) > 1 else kept[0] if kept else YES


def some(tests: Iterable[Test]) -> Test:
    """Make the test that one holds."""
    kept = _undecided(tests, Some, decides=True)
    if isinstance(kept, Always):
        return kept
    return _one(Some(kept)) if len(kept) > 1 else kept[0] if kept else NO


def _undecided(
    tests: Iterable[Test], joined: type[Every | Some], *, decides: bool
) -> tuple[Test, ...] | Always:
    """Leave out what changes nothing; give what decides alone, be it a test and its opposite."""
    found: dict[Test, None] = {}
    for test in tests:
        inside = test.tests if isinstance(test, joined) else (test,)
        found.update(dict.fromkeys(inside))
    if any(isinstance(test, Always) and test.holds is decides for test in found):
        return YES if decides else NO
    kept = tuple(test for test in found if not isinstance(test, Always))
    if any(isinstance(test, Opposite) and test.test in found for test in kept):
        return YES if decides else NO
    return kept


def opposite(test: Test) -> Test:
    """Make the test that another does not hold."""
    if isinstance(test, Always):
        return NO if test.holds else YES
    return test.test if isinstance(test, Opposite) else _one(Opposite(test))


def among(node: Int, wanted: Iterable[int]) -> Test:
    """Make the test that a number is one of several, in as few comparisons as can be."""
    kept = sorted(set(wanted))
    values = node.span.values
    if values is None:
        return some(holds("==", node, whole(each)) for each in kept)
    return some(_runs(node, sorted(values), frozenset(kept)))


def _runs(node: Int, values: list[int], wanted: frozenset[int]) -> Iterable[Test]:
    """Make a test for each stretch of values that are wanted."""
    start = 0
    while start < len(values):
        if values[start] not in wanted:
            start += 1
            continue
        end = start
        while end + 1 < len(values) and values[end + 1] in wanted:
            end += 1
        yield _between(node, values, start, end)
        start = end + 1


def _between(node: Int, values: list[int], start: int, end: int) -> Test:
    if start == end:
        return holds("==", node, whole(values[start]))
    return every((holds(">=", node, whole(values[start])), holds("<=", node, whole(values[end]))))
