"""Whole numbers and tests of them: what any engine for tables can work out exactly.

The tree of a rubric has fractions, words and three states; an engine for tables has 64-bit whole
numbers and true or false. `laying.py` turns the one into the other. Every node here knows between
which numbers its value lies whatever is answered, so that it is proved beforehand, and not hoped,
that no engine overflows. There is no null: what is missing is a test of its own.

Nodes are made by `folding.py` alone, which leaves out what is decided beforehand and gives the same
object for the same node.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

Order: TypeAlias = Literal["==", "<", "<=", ">", ">="]
End: TypeAlias = Literal["least", "greatest"]

ROOM: Final = 2**63
"""No value that a plan works out may reach this, on either side of 0."""
MOST_VALUES = 512
"""How many values of a node are kept one by one; beyond that only the ends are known."""

HOLDS: Mapping[Order, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@frozen(cache_hash=True)
class Span:
    """What a whole number can be.

    Attributes:
        low: The least; None where it has no bound.
        high: The greatest; None where it has no bound.
        values: All of them, where they are few; None where they are not known one by one.
    """

    low: int | None
    high: int | None
    values: frozenset[int] | None = None

    @classmethod
    def of(cls, values: Iterable[int]) -> Span:
        """Span some values."""
        kept = frozenset(values)
        return cls(min(kept), max(kept), kept if len(kept) <= MOST_VALUES else None)

    @property
    def reach(self) -> int | None:
        """Give the greatest distance from 0; None where there is no bound."""
        if self.low is None or self.high is None:
            return None
        return max(abs(self.low), abs(self.high))

    @property
    def fits(self) -> bool:
        """Say whether every value has room in a 64-bit whole number."""
        return self.reach is not None and self.reach < ROOM


@frozen(cache_hash=True)
class Whole:
    """The same whole number for every row."""

    value: int
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class Column:
    """A whole number that was read from an answer."""

    name: str
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class Plus:
    """Several added."""

    terms: tuple[Int, ...]
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class Times:
    """Two multiplied."""

    left: Int
    right: Int
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class Quotient:
    """One that is not below 0 divided by one that is above 0, the rest left aside."""

    left: Int
    right: Int
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class When:
    """One number where a test holds, another where it does not."""

    test: Test
    then: Int
    otherwise: Int
    span: Span = field(repr=False)


@frozen(cache_hash=True)
class Extreme:
    """The least or the greatest of several."""

    end: End
    terms: tuple[Int, ...]
    span: Span = field(repr=False)


Int: TypeAlias = Whole | Column | Plus | Times | Quotient | When | Extreme


@frozen(cache_hash=True)
class Always:
    """A test that is decided beforehand."""

    holds: bool


@frozen(cache_hash=True)
class Flag:
    """A test that was read from an answer."""

    name: str


@frozen(cache_hash=True)
class Same:
    """Whether two answers in free text are the same."""

    left: str
    right: str


@frozen(cache_hash=True)
class Holds:
    """Whether two whole numbers stand in an order."""

    order: Order
    left: Int
    right: Int


@frozen(cache_hash=True)
class Every:
    """Whether all tests hold."""

    tests: tuple[Test, ...]


@frozen(cache_hash=True)
class Some:
    """Whether one test holds."""

    tests: tuple[Test, ...]


@frozen(cache_hash=True)
class Opposite:
    """Whether a test does not hold."""

    test: Test


Test: TypeAlias = Always | Flag | Same | Holds | Every | Some | Opposite
Node: TypeAlias = Int | Test


def children(node: Node) -> tuple[Node, ...]:
    """Give the nodes directly below a node."""
    match node:
        case Whole() | Column() | Always() | Flag() | Same():
            return ()
        case Plus(terms) | Extreme(_, terms):
            return terms
        case Times(left, right) | Quotient(left, right) | Holds(_, left, right):
            return (left, right)
        case When(test, then, otherwise):
            return (test, then, otherwise)
        case Every(tests) | Some(tests):
            return tests
        case Opposite(test):
            return (test,)
