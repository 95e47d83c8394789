"""Exact numbers as two whole ones: a top over a bottom that is never below 1.

Bottoms that are the same for every row are brought to one by their least common multiple, and so are
those of which all values are known and few; else numbers are multiplied crosswise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor, gcd, lcm, prod

from attrs import evolve, field, frozen

from qa_framework.expressions.folding import (
    YES,
    every,
    extreme,
    holds,
    narrowed,
    negative,
    opposite,
    plus,
    quotient,
    some,
    times,
    when,
    whole,
)
from qa_framework.expressions.integers import Int, Order, Span, Test, Whole
from qa_framework.expressions.values import Number, round_half

EASY = 2**40
"""A common bottom that keeps numbers below this is always taken."""


@frozen
class Addend:
    """What one term adds to a total: nothing where it is out."""

    out: Test
    weight: Fraction
    low: Fraction | None
    high: Fraction | None


@frozen(kw_only=True)
class Ratio:
    """A number.

    Attributes:
        top: What stands above.
        bottom: What stands below, never less than 1.
        low: The least it can be, also where nobody asks for it; None where it has no bound.
        high: The greatest it can be.
        addends: What it adds up, where it is a total; a mean of them lies between their ends.
    """

    top: Int
    bottom: Int
    low: Fraction | None
    high: Fraction | None
    addends: tuple[Addend, ...] = field(default=(), eq=False)

    @property
    def fixed(self) -> int | None:
        """Give the bottom where it is the same for every row."""
        return self.bottom.value if isinstance(self.bottom, Whole) else None

    @property
    def bottoms(self) -> frozenset[int] | None:
        """List what the bottom can be; None where that is not known."""
        return self.bottom.span.values

    @property
    def reach(self) -> Fraction | None:
        """Give the greatest distance from 0; None where there is no bound."""
        if self.low is None or self.high is None:
            return None
        return max(abs(self.low), abs(self.high))


def ratio(
    top: Int, bottom: Int, low: Fraction | None = None, high: Fraction | None = None
) -> Ratio:
    """Make a number, with the ends that follow from its parts where they are closer."""
    own_low, own_high = _ends(top.span, bottom.span)
    least = own_low if low is None else low if own_low is None else max(low, own_low)
    most = own_high if high is None else high if own_high is None else min(high, own_high)
    if isinstance(bottom, Whole):
        ends = (
            None if least is None else ceil(least * bottom.value),
            (None if most is None else floor(most * bottom.value)),
        )
        top = narrowed(top, *ends)
    return Ratio(top=top, bottom=bottom, low=least, high=most)


def _ends(top: Span, bottom: Span) -> tuple[Fraction | None, Fraction | None]:
    """Bound a quotient by its corners; the bottom is never below 1."""
    least = max(bottom.low or 1, 1)
    return (
        _corner(top.low, least if (top.low or 0) < 0 else bottom.high),
        _corner(top.high, least if (top.high or 0) > 0 else bottom.high),
    )


def _corner(top: int | None, bottom: int | None) -> Fraction | None:
    if top is None:
        return None
    return Fraction(0) if bottom is None else Fraction(top, bottom)


def exactly(number: Number) -> Ratio:
    """Make a number that is the same for every row."""
    return ratio(whole(number.numerator), whole(number.denominator))


def of_whole(top: Int) -> Ratio:
    """Make a whole number."""
    return ratio(top, whole(1))


# --- one bottom for several -----------------------------------------------------------------------


def common_bottom(numbers: Iterable[Ratio]) -> int | None:
    """Give the least bottom that all can be brought to; None where there is none."""
    found = 1
    for each in numbers:
        if each.bottoms is None:
            return None
        found = lcm(found, *each.bottoms)
    return found


def brought_to(number: Ratio, bottom: int) -> Int:
    """Give the top of a number over a multiple of all its bottoms."""
    if number.fixed is not None:
        return times(number.top, whole(bottom // number.fixed))
    factor: Int = whole(1)
    for each in sorted(number.bottoms or ()):
        factor = when(holds("==", number.bottom, whole(each)), whole(bottom // each), factor)
    ends = (
        None if number.low is None else ceil(number.low * bottom),
        None if number.high is None else floor(number.high * bottom),
    )
    return narrowed(times(number.top, factor), *ends)


def _is_easy(numbers: Sequence[Ratio], bottom: int | None) -> bool:
    """Say whether a common bottom keeps numbers no larger than multiplying crosswise would."""
    if bottom is None:
        return False
    if all(each.fixed is not None for each in numbers):
        return True
    crosswise = prod(max(each.bottoms or {1}) for each in numbers)
    return bottom <= crosswise or all((each.reach or 0) * bottom < EASY for each in numbers)


# --- what is done with numbers --------------------------------------------------------------------


def compare(order: Order, left: Ratio, right: Ratio) -> Test:
    """Compare two numbers."""
    bottom = common_bottom((left, right))
    if bottom is not None and left.fixed is not None and right.fixed is not None:
        return holds(order, brought_to(left, bottom), brought_to(right, bottom))
    return holds(order, times(left.top, right.bottom), times(right.top, left.bottom))


def add(numbers: Sequence[Ratio]) -> Ratio:
    """Add several numbers."""
    low = _summed(each.low for each in numbers)
    high = _summed(each.high for each in numbers)
    bottom = common_bottom(numbers)
    if bottom is not None and _is_easy(numbers, bottom):
        tops = (brought_to(each, bottom) for each in numbers)
        return ratio(plus(tops), whole(bottom), low, high)
    total = numbers[0]
    for each in numbers[1:]:
        top = plus((times(total.top, each.bottom), times(each.top, total.bottom)))
        total = ratio(top, times(total.bottom, each.bottom))
    return ratio(total.top, total.bottom, low, high)


def _summed(ends: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def weighted(number: Ratio, weight: Fraction) -> Ratio:
    """Multiply by a fixed weight that is not below 0."""
    if weight == 1:
        return number
    shared = gcd(weight.numerator, number.fixed or 1)
    bottom = number.bottom if number.fixed is None else whole(number.fixed // shared)
    return ratio(
        times(number.top, whole(weight.numerator // shared)),
        times(bottom, whole(weight.denominator)),
        None if number.low is None else number.low * weight,
        None if number.high is None else number.high * weight,
    )


def multiply(left: Ratio, right: Ratio) -> Ratio:
    """Multiply two numbers."""
    if isinstance(right.top, Whole) and right.fixed is not None and right.top.value >= 0:
        return weighted(left, Fraction(right.top.value, right.fixed))
    if isinstance(left.top, Whole) and left.fixed is not None and left.top.value >= 0:
        return weighted(right, Fraction(left.top.value, left.fixed))
    return ratio(
        times(left.top, right.top), times(left.bottom, right.bottom), *_products(left, right)
    )


def _products(left: Ratio, right: Ratio) -> tuple[Fraction | None, Fraction | None]:
    ends = left.low, left.high, right.low, right.high
    if None in ends:
        return None, None
    corners = [one * other for one in ends[:2] for other in ends[2:]]  # type: ignore[operator]  # no None is left
    return min(corners), max(corners)


def minus(number: Ratio) -> Ratio:
    """Turn the sign round."""
    return ratio(negative(number.top), number.bottom)


def divide(left: Ratio, right: Ratio) -> Ratio:
    """Divide; where the divisor is 0 the result is some number that nobody asks for."""
    zero = holds("==", right.top, whole(0))
    below = holds("<", right.top, whole(0))
    size = when(below, negative(right.top), right.top)
    divisor = _positive(when(zero, whole(1), size))
    top = when(below, negative(left.top), left.top)
    if left.fixed is not None and right.fixed is not None:
        shared = gcd(left.fixed, right.fixed)
        left_bottom, right_bottom = whole(left.fixed // shared), whole(right.fixed // shared)
    else:
        left_bottom, right_bottom = left.bottom, right.bottom
    ends = _mean_ends(left, right)
    return ratio(times(top, right_bottom), times(divisor, left_bottom), *ends)


def _positive(node: Int) -> Int:
    """Say that a divisor is at least 1, as 0 has been put aside."""
    return narrowed(node, 1, None)


def _mean_ends(left: Ratio, right: Ratio) -> tuple[Fraction | None, Fraction | None]:
    """Bound one total divided by another over the same terms: by what each term would come to."""
    if not _alike(left.addends, right.addends):
        return None, None
    lows, highs = [Fraction(0)], [Fraction(0)]
    for one, other in zip(left.addends, right.addends, strict=True):
        if one.low is None or one.high is None or other.low is None or other.high is None:
            return None, None
        if other.low <= 0:
            return None, None
        lows.append(one.low / (other.low if one.low < 0 else other.high))
        highs.append(one.high / (other.low if one.high > 0 else other.high))
    return min(lows), max(highs)


def _alike(left: tuple[Addend, ...], right: tuple[Addend, ...]) -> bool:
    return bool(left) and [(each.out, each.weight) for each in left] == [
        (each.out, each.weight) for each in right
    ]


def chosen(test: Test, then: Ratio, otherwise: Ratio) -> Ratio:
    """Choose between two numbers."""
    low = None if then.low is None or otherwise.low is None else min(then.low, otherwise.low)
    high = None if then.high is None or otherwise.high is None else max(then.high, otherwise.high)
    if then.fixed is not None and otherwise.fixed is not None:
        bottom = lcm(then.fixed, otherwise.fixed)
        tops = brought_to(then, bottom), brought_to(otherwise, bottom)
        return ratio(when(test, *tops), whole(bottom), low, high)
    top = when(test, then.top, otherwise.top)
    return ratio(top, when(test, then.bottom, otherwise.bottom), low, high)


def total(numbers: Sequence[Ratio], outs: Sequence[Test], weights: Sequence[Number]) -> Ratio:
    """Add weighted numbers, leaving aside those that are out."""
    kept, addends = [], []
    for number, out, weight in zip(numbers, outs, map(Fraction, weights), strict=True):
        if out != YES:
            nothing = ratio(whole(0), number.bottom if number.fixed is not None else whole(1))
            kept.append(chosen(out, nothing, weighted(number, weight)))
            addends.append(Addend(out, weight, number.low, number.high))
    summed = add(kept) if kept else exactly(0)
    return evolve(summed, addends=tuple(addends))


# --- rounding -------------------------------------------------------------------------------------


def rounded(number: Ratio, digits: int, half: str) -> Ratio:
    """Round to so many digits after the point, ties as `half` says."""
    scale = 10**digits
    if number.fixed is not None and scale % number.fixed == 0:
        return number
    below = holds("<", number.top, whole(0))
    size = times(when(below, negative(number.top), number.top), whole(scale))
    size = narrowed(size, 0, None)
    found = quotient(size, number.bottom)
    rest = plus((size, negative(times(found, number.bottom))))
    rest = narrowed(
        rest, 0, None if number.bottom.span.high is None else number.bottom.span.high - 1
    )
    twice = times(rest, whole(2))
    up = some(
        (
            holds(">", twice, number.bottom),
            every((holds("==", twice, number.bottom), _tie_goes_up(found, half))),
        )
    )
    kept = plus((found, when(up, whole(1), whole(0))))
    ends = [
        None if end is None else Fraction(round_half(end, digits, half))
        for end in (number.low, number.high)
    ]
    return ratio(when(below, negative(kept), kept), whole(scale), *ends)


def _tie_goes_up(found: Int, half: str) -> Test:
    if half == "even":
        halved = times(quotient(found, whole(2)), whole(2))
        return opposite(holds("==", halved, found))
    return YES if half == "up" else opposite(YES)


# --- one of several -------------------------------------------------------------------------------


def brought_together(numbers: Sequence[Ratio]) -> tuple[tuple[Int, ...], Int]:
    """Bring numbers over one bottom; also where it is not the same for every row."""
    bottom = common_bottom(numbers)
    if bottom is not None:
        return tuple(brought_to(each, bottom) for each in numbers), whole(bottom)
    product: Int = whole(1)
    for each in numbers:
        product = times(product, each.bottom)
    tops = []
    for index, each in enumerate(numbers):
        top = each.top
        for place, other in enumerate(numbers):
            top = top if place == index else times(top, other.bottom)
        tops.append(top)
    return tuple(tops), product


def least_or_greatest(end: str, tops: Sequence[Int], there: Sequence[Test]) -> Int:
    """Take the least or the greatest of those that are there; some number where none is."""
    spans = [top.span for top in tops]
    if end == "least":
        highs = [each.high for each in spans]
        beyond = None if None in highs else max(highs)  # type: ignore[type-var]  # no None is left
    else:
        lows = [each.low for each in spans]
        beyond = None if None in lows else min(lows)  # type: ignore[type-var]  # no None is left
    edge = whole(beyond if beyond is not None else 0)
    terms = (when(here, top, edge) for top, here in zip(tops, there, strict=True))
    return extreme("least" if end == "least" else "greatest", terms)
