"""Between which numbers the score of a measure lies, whatever is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from qa_framework.checking.answer_scale import Interval
from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.definitions import Measure
from qa_framework.definitions.rubric import CountBlankAs, Prorate, Unanswered
from qa_framework.expressions.values import round_half

UNBOUNDED = Interval(None, None)
NOUGHT, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)

Measures: TypeAlias = Mapping[str, FittedMeasure]
Bounds: TypeAlias = Callable[[Measure, tuple[Part, ...], Unanswered], Interval]


def interval_of(
    measure: Measure, parts: tuple[Part, ...], unanswered: Unanswered, measures: Measures
) -> Interval:
    """Bound the score that a measure makes of its parts; no score is ever outside.

    Args:
        measure: The measure.
        parts: Its parts.
        unanswered: Its policy for blanks.
        measures: Those that parts may be.
    """
    found = UNBOUNDED
    if parts and measure.method in BOUNDS:
        found = BOUNDS[measure.method](measure, parts, unanswered)
    if measure.method == "percent" and all(_keeps_within(part, measures) for part in parts):
        found = Interval(found.low, HUNDRED)
    return rounded(measure, found)


def _keeps_within(part: Part, measures: Measures) -> bool:
    """Say whether a part never adds more than its highest: a rounded or prorated measure may."""
    if part.kind == "question" or part.use == "grades":
        return True
    fitted = measures[part.name]
    prorates = fitted.measure.left_out == "prorate" or isinstance(fitted.unanswered, Prorate)
    plain = fitted.measure.round is None and not prorates
    return plain and all(_keeps_within(each, measures) for each in fitted.parts)


def rounded(measure: Measure, found: Interval) -> Interval:
    """Round both ends as the measure rounds its score."""
    return Interval(_rounded(measure, found.low), _rounded(measure, found.high))


def range_of(fitted: FittedMeasure, measures: Measures) -> Interval:
    """Give the lowest and the highest that the score of a measure stands for.

    A percentage goes from 0 to 100 and a share from 0 to 1, whatever can be scored; that of a mean
    is that of its parts, where all have the same; a sum depends on what applies, and has none.
    """
    if fitted.level is not None:
        return fitted.level.interval if fitted.level.adds_up else UNBOUNDED
    if fitted.measure.method != "mean":
        return RANGES.get(fitted.measure.method, UNBOUNDED)
    if fitted.normalise is not None:
        return fitted.normalise.interval
    ranges = {part_range(part, measures) for part in fitted.parts}
    return ranges.pop() if len(ranges) == 1 else UNBOUNDED


def part_range(part: Part, measures: Measures) -> Interval:
    """Give the lowest and the highest that a part stands for, to normalise from."""
    if part.kind == "measure" and part.use == "scores":
        return range_of(measures[part.name], measures)
    return part.interval


RANGES: Mapping[str, Interval] = {
    "percent": Interval(NOUGHT, HUNDRED),
    "share": Interval(NOUGHT, ONE),
}


def _rounded(measure: Measure, number: Fraction | None) -> Fraction | None:
    if number is None or measure.round is None:
        return number
    return Fraction(round_half(number, measure.round.to, measure.round.half))


def _widest(parts: Iterable[Part]) -> Interval:
    """Bound what any of the parts can be."""
    intervals = {part.interval for part in parts}  # few, as most parts are on one scale
    lows = [each.low for each in intervals if each.low is not None]
    highs = [each.high for each in intervals if each.high is not None]
    return Interval(
        min(lows) if len(lows) == len(intervals) else None,
        max(highs) if len(highs) == len(intervals) else None,
    )


def _sum(measure: Measure, parts: tuple[Part, ...], unanswered: Unanswered) -> Interval:
    widest = _widest(parts)
    low, high = widest.low, widest.high
    if measure.left_out == "prorate" or isinstance(unanswered, Prorate):
        weight = sum((part.weight for part in parts), NOUGHT)
        return Interval(
            None if low is None else min(low * weight, NOUGHT),
            None if high is None else max(high * weight, NOUGHT),
        )
    dropped = unanswered != "block" and not isinstance(unanswered, CountBlankAs)
    return Interval(
        None if low is None else _add(parts, "low", min, dropped=dropped),
        None if high is None else _add(parts, "high", max, dropped=dropped),
    )


def _add(
    parts: tuple[Part, ...], end: str, choose: Callable[..., Fraction], *, dropped: bool
) -> Fraction:
    """Add the ends of the parts; one that may be left out adds nothing where that goes further."""
    total = NOUGHT
    for part in parts:
        term = getattr(part.interval, end) * part.weight
        lacking = dropped or part.can_be_out or part.kind == "measure"
        total += choose(term, NOUGHT) if lacking else term
    return total


def _percent(_: Measure, parts: tuple[Part, ...], __: Unanswered) -> Interval:
    return Interval(_lowest_percent(parts), None)


def _lowest_percent(parts: tuple[Part, ...]) -> Fraction | None:
    """Bound a percentage from below: by the least share of any question; 0 with measures."""
    shares = []
    for part in parts:
        low, high = part.interval.low, part.interval.high
        if low is None or high is None or low < 0 or high <= 0:
            return None
        shares.append(low / high if part.use == "grades" or part.kind == "question" else NOUGHT)
    return 100 * min(shares)


BOUNDS: Mapping[str, Bounds] = {
    "sum": _sum,
    "mean": lambda _, parts, __: _widest(parts),
    "percent": _percent,
    "count": lambda _, parts, __: Interval(NOUGHT, Fraction(len(parts))),
    "share": lambda *_: Interval(NOUGHT, ONE),
    "lowest": lambda _, parts, __: _widest(parts),
    "highest": lambda _, parts, __: _widest(parts),
    "median": lambda _, parts, __: _widest(parts),
    "most_common": lambda _, parts, __: _widest(parts),
}
