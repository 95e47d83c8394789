"""What each part adds to a score, so that the parts come to the unrounded score, exactly.

Each rule says for one method what its formula makes of one part. A property test holds the sum of
them against the score that the lowered tree gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.intervals import part_range
from qa_framework.checking.measures import keeps_possible
from qa_framework.definitions.rubric import Prorate
from qa_framework.expressions.values import UNKNOWN, Missing, Value
from qa_framework.scoring.explaining.bench import Bench

NOUGHT, ONE = Fraction(0), Fraction(1)


@frozen(kw_only=True)
class Term:
    """A part as it counts.

    Attributes:
        part: The part.
        value: Its value, where it counts.
        out: Whether it does not apply, or was answered with an absence that leaves it out.
        left_out: Whether it is unanswered and left out for that.
        passes: For `count` and `share`: whether it is one of those counted.
    """

    part: Part
    value: Fraction | None
    out: bool = False
    left_out: bool = False
    passes: bool = False

    @property
    def weighted(self) -> Fraction:
        """Give its value times its weight; 0 where it does not count."""
        return NOUGHT if self.value is None else self.part.weight * self.value


Terms = Sequence[Term]
Shares = list[Fraction | None]


def _each(terms: Terms, share: Callable[[Term], Fraction]) -> Shares:
    return [None if term.value is None else share(term) for term in terms]


def _weight(terms: Terms) -> Fraction:
    """Add the weights of the parts that count."""
    return sum((term.part.weight for term in terms if term.value is not None), NOUGHT)


def _sum(fitted: FittedMeasure, terms: Terms, _: Bench) -> Shares:
    """Scale a sum up to all that it stands for, where it is prorated."""
    blanks = isinstance(fitted.unanswered, Prorate)
    outs = fitted.measure.left_out == "prorate"
    beside = [
        term.part.weight for term in terms if (blanks and term.left_out) or (outs and term.out)
    ]
    counted = _weight(terms)
    factor = (counted + sum(beside)) / counted if counted else ONE
    return _each(terms, lambda term: term.weighted * factor)


def _mean(fitted: FittedMeasure, terms: Terms, bench: Bench) -> Shares:
    weight = _weight(terms)
    return _each(
        terms,
        lambda term: term.part.weight * _normalised(term, fitted, bench) / (weight or ONE),
    )


def _normalised(term: Term, fitted: FittedMeasure, bench: Bench) -> Fraction:
    """Bring a value from its own range to that of the scale of the mean."""
    value = term.value or NOUGHT
    if fitted.normalise is None:
        return value
    low, high = _ends(part_range(term.part, bench.fit.measures))
    to_low, to_high = _ends(fitted.normalise.interval)
    return to_low + (value - low) * (to_high - to_low) / ((high - low) or ONE)


def _ends(interval: object) -> tuple[Fraction, Fraction]:
    low, high = getattr(interval, "low", None), getattr(interval, "high", None)
    return low or NOUGHT, high or NOUGHT


def _percent(fitted: FittedMeasure, terms: Terms, bench: Bench) -> Shares:
    """Share 100 by what could be reached: in all, or part by part where each counts alike."""
    if fitted.measure.each_part == "equal":
        weight = _weight(terms)
        return _each(
            terms,
            lambda term: 100 * term.weighted / (_highest(term, bench) or ONE) / (weight or ONE),
        )
    whole = sum(
        (term.part.weight * _highest(term, bench) for term in terms if term.value is not None),
        NOUGHT,
    )
    return _each(terms, lambda term: 100 * term.weighted / (whole or ONE))


def _highest(term: Term, bench: Bench) -> Fraction:
    """Give the highest that a part could add."""
    part, measures = term.part, bench.fit.measures
    if part.kind == "measure" and part.use == "scores" and keeps_possible(measures[part.name]):
        whole: Value = bench.record.get(f"{part.name}:whole", UNKNOWN)
        return NOUGHT if isinstance(whole, Missing) else Fraction(whole)  # type: ignore[arg-type]  # a number
    return part_range(part, measures).high or NOUGHT


def _count(_: FittedMeasure, terms: Terms, __: Bench) -> Shares:
    return _each(terms, lambda term: ONE if term.passes else NOUGHT)


def _share(_: FittedMeasure, terms: Terms, __: Bench) -> Shares:
    members = sum(term.value is not None for term in terms)
    return _each(terms, lambda term: Fraction(int(term.passes), members))


CONTRIBUTIONS: Mapping[str, Callable[[FittedMeasure, Terms, Bench], Shares]] = {
    "sum": _sum,
    "mean": _mean,
    "percent": _percent,
    "count": _count,
    "share": _share,
}
"""The methods whose score is divided among the parts."""


def deciding(fitted: FittedMeasure, terms: Terms, bench: Bench) -> list[bool]:
    """Say of each part whether the method takes its result from it."""
    values = [term.value for term in terms if term.value is not None]
    choose = CHOICES.get(fitted.measure.method)
    step = "unrounded" if fitted.level is None else "level"
    result = bench.step(fitted, step)
    if choose is None or isinstance(result, Missing) or not values:
        return [False] * len(terms)
    chosen = choose(values, Fraction(result))  # type: ignore[arg-type]  # a rank or a number
    return [term.value in chosen for term in terms]


def _same(_: Sequence[Fraction], result: Fraction) -> tuple[Fraction, ...]:
    return (result,)


def _middle(values: Sequence[Fraction], result: Fraction) -> tuple[Fraction, ...]:
    """Give the middle value, or the two of which the median is the mean."""
    if result in Counter(values):
        return (result,)
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])


CHOICES: Mapping[str, Callable[[Sequence[Fraction], Fraction], tuple[Fraction, ...]]] = {
    "lowest": _same,
    "highest": _same,
    "median": _middle,
    "most_common": _same,
}
"""The methods whose result is that of some of the parts."""
