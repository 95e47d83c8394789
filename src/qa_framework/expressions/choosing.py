"""Take one of several cells: the least, the greatest, the middle, the most common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import frozen

from qa_framework.expressions.cells import Cell, number_of
from qa_framework.expressions.folding import (
    NO,
    YES,
    every,
    extreme,
    holds,
    plus,
    some,
    times,
    when,
    whole,
)
from qa_framework.expressions.integers import Int, Order, Test, Whole
from qa_framework.expressions.ratios import (
    Ratio,
    add,
    brought_together,
    least_or_greatest,
    ratio,
    weighted,
)
from qa_framework.expressions.tree import Choice


@frozen
class Row:
    """The numbers to take one of, over one bottom, and whether each is there."""

    tops: tuple[Int, ...]
    there: tuple[Test, ...]
    bottom: Int
    numbers: tuple[Ratio, ...]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Row:
        """Bring the cells that may be there over one bottom."""
        kept = [cell for cell in cells if cell.known != NO]
        numbers = tuple(map(number_of, kept))
        tops, bottom = brought_together(numbers)
        return cls(tops, tuple(cell.known for cell in kept), bottom, numbers)

    @property
    def count(self) -> Int:
        """Count those that are there."""
        return counted(self.there)

    def number(self, top: Int) -> Ratio:
        """Make the number whose top was taken; 0 where none is there over a bottom that varies."""
        lows, highs = [each.low for each in self.numbers], [each.high for each in self.numbers]
        if not isinstance(self.bottom, Whole):
            top = when(some(self.there), top, whole(0))
            lows.append(Fraction(0))
            highs.append(Fraction(0))
        low = None if None in lows else min(lows)  # type: ignore[type-var]  # no None is left
        high = None if None in highs else max(highs)  # type: ignore[type-var]  # no None is left
        return ratio(top, self.bottom, low, high)

    def candidates(self) -> tuple[tuple[Int, Test], ...]:
        """List what may be taken: each value that there can be, or each of the numbers."""
        found: set[int] = set()
        for top in self.tops:
            if top.span.values is None:
                return tuple(zip(self.tops, self.there, strict=True))
            found |= top.span.values
        if len(found) > len(self.tops):
            return tuple(zip(self.tops, self.there, strict=True))
        return tuple((whole(each), YES) for each in sorted(found))

    def how_many(self, order: Order, than: Int) -> Int:
        """Count those that are there and stand so to a number."""
        pairs = zip(self.tops, self.there, strict=True)
        return counted(every((here, holds(order, top, than))) for top, here in pairs)


def counted(tests: Iterable[Test]) -> Int:
    """Count the tests that hold."""
    return plus(when(test, whole(1), whole(0)) for test in tests)


def pick(choice: Choice, cells: Sequence[Cell]) -> Cell:
    """Take one of the cells that are not out; out where all are, unknown where one is unknown."""
    known = every((*(cell.told for cell in cells), some(cell.known for cell in cells)))
    out = every(cell.out for cell in cells)
    row = Row.of(cells)
    return Cell(known, out, _taken(choice, row) if row.tops else None)


def _taken(choice: Choice, row: Row) -> Ratio:
    match choice:
        case "lowest":
            return row.number(least_or_greatest("least", row.tops, row.there))
        case "highest":
            return row.number(least_or_greatest("greatest", row.tops, row.there))
        case "lower_middle":
            return row.number(_middle(row, upper=False))
        case "upper_middle":
            return row.number(_middle(row, upper=True))
        case "middle":
            both = [row.number(_middle(row, upper=each)) for each in (False, True)]
            return weighted(_sum_over_one_bottom(both), Fraction(1, 2))
        case "most_common_low" | "most_common_high":
            end = "least" if choice == "most_common_low" else "greatest"
            return row.number(_most_common(row, end))


def _sum_over_one_bottom(numbers: Sequence[Ratio]) -> Ratio:
    one, other = numbers
    if one.fixed is not None:
        return add(numbers)
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return ratio(plus((one.top, other.top)), one.bottom, low, high)


def _middle(row: Row, *, upper: bool) -> Int:
    """Take the first value below or at which half of the numbers lie.

    Of two in the middle that is the lower one; the upper one has more than half below or at it.
    """
    tops, there = [], []
    for value, here in row.candidates():
        below = times(row.how_many("<=", value), whole(2))
        reached = holds(">" if upper else ">=", below, row.count)
        tops.append(value)
        there.append(every((here, reached)))
    return least_or_greatest("least", tops, there)


def _most_common(row: Row, end: str) -> Int:
    candidates = row.candidates()
    counts = [when(here, row.how_many("==", value), whole(0)) for value, here in candidates]
    most = extreme("greatest", counts)
    there = [
        every((here, holds("==", count, most)))
        for count, (_, here) in zip(counts, candidates, strict=True)
    ]
    return least_or_greatest(end, [value for value, _ in candidates], there)
