"""The methods over parts (language page, 5.3); `formula` and `gates` speak of names instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from tests.reference.comparing import matches
from tests.reference.definitions import Data, turned
from tests.reference.exact import rounded
from tests.reference.parts import (
    LEFT_OUT,
    NOT_SCORED,
    SCORED,
    UNANSWERED,
    Part,
    Raw,
    counting,
    of_status,
)
from tests.reference.states import Level, Scale

OF_LEVELS = {"lowest", "highest", "median", "most_common"}


def total(parts: Iterable[Part], each: Callable[[Part], Fraction | None]) -> Fraction | None:
    """Add w times something over parts; None where one of them has it not."""
    terms = [(part.weight, each(part)) for part in parts]
    if any(term is None for _, term in terms):
        return None
    return sum((weight * (term or 0) for weight, term in terms), Fraction(0))


def weight_of(parts: Iterable[Part]) -> Fraction:
    """Add the weights of parts."""
    return sum((part.weight for part in parts), Fraction(0))


def quotient(above: Fraction | None, below: Fraction | None) -> Raw:
    """Make a score of a quotient; nothing to divide by is *not scored*, never 0, never NaN."""
    if above is None or not below:
        return Raw(state=NOT_SCORED)
    return Raw(state=SCORED, score=above / below)


def add_up(measure: Data, parts: list[Part], counted: list[Part], policy: Any) -> Raw:
    """`sum`, prorated over what was not answered or is out where the measure says so (5.4)."""
    left_out = of_status(parts, LEFT_OUT)
    rule = measure.get("left_out", "block")
    if left_out and rule == "block":
        return Raw(state=NOT_SCORED)
    whole = list(counted)
    if isinstance(policy, Mapping) and "prorate" in policy:
        whole += of_status(parts, UNANSWERED)
    if rule == "prorate":
        whole += left_out
    points = total(counted, lambda part: part.points)
    if points is None:
        return Raw(state=NOT_SCORED)
    return Raw(
        state=SCORED,
        score=points * weight_of(whole) / weight_of(counted),
        possible=total(whole, lambda part: part.most),
    )


def average(measure: Data, _: list[Part], counted: list[Part], __: Any) -> Raw:
    """`mean`, weighted; normalised to a scale where the parts stand on different ones."""
    target: Scale | None = measure.get("normalise")
    points = total(counted, lambda part: normalised(part, target))
    found = quotient(points, weight_of(counted))
    return Raw(state=found.state, score=found.score)


def normalised(part: Part, target: Scale | None) -> Fraction | None:
    """Move points linearly from the part's lowest and highest to the target's."""
    if target is None or part.points is None:
        return part.points
    low, high = target.lowest_points, target.highest_points
    if None in (low, high, part.low, part.high) or part.low == part.high:
        return None
    share = (part.points - part.low) / (part.high - part.low)  # type: ignore[operator]  # no None
    return low + share * (high - low)  # type: ignore[operator]  # no None


def percentage(measure: Data, _: list[Part], counted: list[Part], __: Any) -> Raw:
    """`percent`: points against the highest points, each part alike or by its points."""
    if measure.get("each_part") == "equal":
        shares = total(counted, lambda part: quotient(part.points, part.most).score)
        found = quotient(shares, weight_of(counted))
    else:
        found = quotient(
            total(counted, lambda part: part.points), total(counted, lambda part: part.most)
        )
    if found.score is None:
        return found
    return Raw(state=SCORED, score=100 * found.score, possible=Fraction(100))


def meets(part: Part, where: Mapping[str, Any]) -> bool:
    """Tell whether a part meets `where`; an absence that is counted meets nothing else (5.3)."""
    if "absent" in where:
        return part.absence is not None and part.absence == str(where["absent"])
    return part.value is not None and matches(part.value, where)


def count(measure: Data, _: list[Part], counted: list[Part], __: Any) -> Raw:
    """`count`: how many parts meet `where`."""
    met = sum(meets(part, measure["where"]) for part in counted)
    return Raw(state=SCORED, score=Fraction(met))


def share(measure: Data, _: list[Part], counted: list[Part], __: Any) -> Raw:
    """`share`: how many parts meet `where`, of those that count; between 0 and 1."""
    met = sum(meets(part, measure["where"]) for part in counted)
    return Raw(state=SCORED, score=Fraction(met, len(counted)))


def judged(_: Data, __: list[Part], counted: list[Part], ___: Any) -> Raw:
    """`judged`: the level a person gave."""
    return of_part(counted[0])


def of_part(part: Part) -> Raw:
    """Give the level of a part with its points, or its points alone."""
    levels = (part.value,) if isinstance(part.value, Level) else ()
    return Raw(state=SCORED, score=part.points, levels=levels)


def shared_scale(parts: list[Part]) -> Scale | None:
    """Give the scale of levels that all parts share, if they do."""
    first = parts[0].scale if parts else None
    return first if all(part.scale == first for part in parts) else None


def place(part: Part, parts: list[Part]) -> Fraction:
    """Give what a part is ordered by: its place in the list, else its points (5.3)."""
    if shared_scale(parts) is not None and isinstance(part.value, Level):
        return Fraction(part.value.rank)
    if part.points is None:
        raise TypeError(f"{part.id} cannot be put in order")
    return part.points


def plain_level(part: Part, parts: list[Part]) -> Part:
    """Take a part as what all give: its points are turned round only where all of them are."""
    scale = shared_scale(parts)
    if scale is None or not isinstance(part.value, Level):
        return part
    level = Level(scale, part.value.id, all(p.reverse for p in parts))
    return replace(part, value=level, points=level.points)


def in_order(parts: list[Part], counted: list[Part]) -> list[Part]:
    """Put parts in order, lowest first."""
    return sorted(counted, key=lambda part: place(part, parts))


def lowest(_: Data, parts: list[Part], counted: list[Part], __: Any) -> Raw:
    """`lowest`: the first in the order of the list, or of numbers."""
    return one_part(in_order(parts, counted)[0], parts)


def highest(_: Data, parts: list[Part], counted: list[Part], __: Any) -> Raw:
    """`highest`: the last in the order of the list, or of numbers."""
    return one_part(in_order(parts, counted)[-1], parts)


def one_part(part: Part, parts: list[Part]) -> Raw:
    """Give one part: its level on the shared scale, else its points."""
    if shared_scale(parts) is not None:
        return of_part(plain_level(part, parts))
    return Raw(state=SCORED, score=part.points)


def worse_of(some: list[Part], parts: list[Part], better: str) -> Part:
    """Take the worst of some parts: worse follows `better` (3)."""
    return in_order(parts, some)[0 if better == "higher" else -1]


def median(measure: Data, parts: list[Part], counted: list[Part], _: Any) -> Raw:
    """`median`: the middle one; of two, their mean over scores, the worse over levels."""
    ordered = in_order(parts, counted)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    if shared_scale(parts) is not None:
        return one_part(worse_of(middle, parts, better_of(measure, parts)), parts)
    points = [part.points for part in middle if part.points is not None]
    return Raw(state=SCORED, score=sum(points, Fraction(0)) / len(points))


def most_common(measure: Data, parts: list[Part], counted: list[Part], _: Any) -> Raw:
    """`most_common`: the one most often given; of several, the worst."""
    tally = Counter(place(part, parts) for part in counted)
    often = max(tally.values())
    tied = [part for part in counted if tally[place(part, parts)] == often]
    return one_part(worse_of(tied, parts, better_of(measure, parts)), parts)


def better_of(measure: Data, parts: list[Part]) -> str:
    """Say which way is better: the measure's word, else its parts' (3)."""
    said = str(measure.get("better") or (parts[0].better if parts else "higher"))
    counts_down = "better" not in measure and "at_most" in measure.get("where", {})
    return turned(said, reverse=counts_down)


METHODS: dict[str, Callable[[Data, list[Part], list[Part], Any], Raw]] = {
    "sum": add_up,
    "mean": average,
    "percent": percentage,
    "count": count,
    "share": share,
    "judged": judged,
    "lowest": lowest,
    "highest": highest,
    "median": median,
    "most_common": most_common,
}


def apply_method(measure: Data, parts: list[Part], policy: Any) -> Raw:
    """Make a score or a level of a measure's parts, and round the score (5.8)."""
    counted = counting(parts, policy)
    if isinstance(counted, str):
        found = Raw(state=counted)
    else:
        found = METHODS[measure["method"]](measure, parts, counted, policy)
    return finished(measure, parts, found)


def finished(measure: Data, parts: list[Part], found: Raw) -> Raw:
    """Round the score; say what it lies between, on which scale the level is, which way is good."""
    score = found.score
    if score is not None and "round" in measure:
        score = rounded(score, measure["round"])
    over_levels = measure["method"] in {*OF_LEVELS, "judged"}
    low, high = between(measure, parts)
    return replace(
        found,
        score=score,
        scale=shared_scale(parts) if over_levels else found.scale,
        reverse=over_levels and bool(parts) and all(part.reverse for part in parts),
        better=better_of(measure, parts),
        low=low,
        high=high,
    )


def between(measure: Data, parts: list[Part]) -> tuple[Fraction | None, Fraction | None]:
    """Say what a score stands between, whatever applies, to normalise it; None where nothing does.

    A percentage lies between 0 and 100 and a share between 0 and 1; a mean between what all its
    parts do; the points of a level between those of its scale; a sum depends on what applies.
    """
    target: Scale | None = measure.get("normalise")
    method = measure["method"]
    if target is not None:
        return target.lowest_points, target.highest_points
    if method in ("percent", "share"):
        return Fraction(0), Fraction(100 if method == "percent" else 1)
    if method == "mean" or (method in {*OF_LEVELS, "judged"} and shared_scale(parts) is not None):
        ends = {(part.low, part.high) for part in parts}
        return ends.pop() if len(ends) == 1 else (None, None)
    return None, None
