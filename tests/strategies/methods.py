"""Methods with the keys they need, over parts that they can put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.parts import (
    Ends,
    PartInfo,
    agreed_better,
    highest_end,
    lowest_end,
    needs_left_out,
    same_scale,
    told_apart,
)
from tests.strategies.scales import ScaleInfo, turned

ADDING = ("sum", "mean", "percent")
COUNTING = ("count", "share")
OVER_LEVELS = ("lowest", "highest", "median", "most_common")
LEFT_OUT = ("adds_nothing", "prorate", "block")
NOUGHT, HUNDRED = Fraction(0), Fraction(100)


@dataclass(kw_only=True)
class Sum:
    """What a method with its keys comes to."""

    keys: dict[str, Any]
    level: ScaleInfo | None = None
    ends: Ends = (None, None)
    better: str | None = None
    has_possible: bool = False
    keeps_within: bool = True
    weights: dict[str, Fraction] = field(default_factory=dict)


def feasible(partsets: Sequence[Sequence[PartInfo]], scales: Sequence[ScaleInfo]) -> list[str]:
    """List the methods that can put these parts together, whichever set it is given."""
    methods = [*COUNTING] if _can_count([part for parts in partsets for part in parts]) else []
    adds = all(part.adds_up for parts in partsets for part in parts)
    if adds:
        methods += ["sum", "sum"]
    if adds and _can_mean(partsets, scales):
        methods += ["mean", "mean"]
    if adds and all(_can_percent(part) for parts in partsets for part in parts):
        methods += ["percent", "percent"]
    if adds or all(same_scale(parts) for parts in partsets):
        methods += OVER_LEVELS
    return methods


def _can_count(parts: Sequence[PartInfo]) -> bool:
    return all(part.scale is None for part in parts) or bool(_common_levels(parts))


def _common_levels(parts: Sequence[PartInfo]) -> list[str]:
    """List the levels that all parts have; none where one has no levels."""
    scales = [part.scale.levels if part.scale is not None else () for part in parts]
    return [level for level in scales[0] if all(level in levels for levels in scales)]


def _can_mean(partsets: Sequence[Sequence[PartInfo]], scales: Sequence[ScaleInfo]) -> bool:
    if all(len({part.ends for part in parts}) == 1 for parts in partsets):
        return True
    normal = all(_can_normalise(parts) for parts in partsets)
    return normal and any(scale.adds_up for scale in scales)


def _can_normalise(parts: Sequence[PartInfo]) -> bool:
    scored = any(part.is_measure and part.scale is None for part in parts)
    return not scored and all(
        None not in part.ends and part.ends[0] != part.ends[1] for part in parts
    )


def _can_percent(part: PartInfo) -> bool:
    low, high = part.ends
    if low is None or high is None or low < 0 or high <= 0:
        return False
    return not part.is_measure or part.scale is not None or part.has_possible


def draw_sum(  # noqa: PLR0913 - a method, its parts, and what is said beside them
    dice: Dice,
    method: str,
    partsets: Sequence[Sequence[PartInfo]],
    policy: Any,
    scales: Sequence[ScaleInfo],
    *,
    weigh: bool = True,
    drops: bool = False,
) -> list[Sum]:
    """Draw the keys of a method; give what each set of parts comes to with them."""
    keys: dict[str, Any] = {"method": method}
    if method in ADDING:
        if weigh and dice.chance(25):
            keys["weights"] = _draw_weights(dice, partsets[0])
        partsets = [told_apart(_weighed(parts, keys.get("weights"))) for parts in partsets]
    if method in COUNTING:
        return _draw_count(dice, keys, partsets)
    if method in OVER_LEVELS:
        return [_over_levels(keys, parts) for parts in partsets]
    if method == "mean":
        return _draw_mean(dice, keys, partsets, scales)
    if method == "percent":
        return _draw_percent(dice, keys, partsets)
    lacks = drops or any(needs_left_out(parts, policy) for parts in partsets)
    if lacks or dice.chance(20):
        keys["left_out"] = dice.pick(LEFT_OUT)
    return [_sum(keys, parts, policy) for parts in partsets]


def _draw_weights(dice: Dice, parts: Sequence[PartInfo]) -> dict[str, Fraction]:
    named = dice.several([part.name for part in parts])
    weights = {name: Fraction(dice.pick((1, 2, 0, Fraction(1, 2), 3))) for name in named}
    if len(weights) == len(parts) and not any(weights.values()):
        weights[named[0]] = Fraction(2)
    return weights


def _weighed(
    parts: Sequence[PartInfo], weights: Mapping[str, Fraction] | None
) -> Sequence[PartInfo]:
    if weights is None:
        return parts
    return [
        PartInfo(**{**part.__dict__, "weight": weights.get(part.name, Fraction(1))})
        for part in parts
        if weights.get(part.name, 1) > 0
    ]


def _sum(keys: dict[str, Any], parts: Sequence[PartInfo], policy: Any) -> Sum:
    better = agreed_better(parts)
    prorates = isinstance(policy, Mapping) and "prorate" in policy
    scaled = prorates or keys.get("left_out") == "prorate"
    leaves = policy == "leave_out" or (
        isinstance(policy, Mapping) and ("needs_answered" in policy or "needs_share" in policy)
    )
    low, high = lowest_end(parts), highest_end(parts)
    if low is not None and not scaled:
        low = sum((_least(part, part.ends[0], leaves=leaves) for part in parts), NOUGHT)
    if high is not None and not scaled:
        high = sum((_most(part, part.ends[1], leaves=leaves) for part in parts), NOUGHT)
    if scaled:
        weight = sum((part.weight for part in parts), NOUGHT)
        low = None if low is None else min(low * weight, NOUGHT)
        high = None if high is None else max(high * weight, NOUGHT)
    return Sum(
        keys=keys, ends=(low, high), better=better, has_possible=True, keeps_within=not scaled
    )


def _least(part: PartInfo, end: Fraction | None, *, leaves: bool) -> Fraction:
    term = (end or 0) * part.weight
    return min(term, NOUGHT) if part.can_be_out or leaves or part.is_measure else term


def _most(part: PartInfo, end: Fraction | None, *, leaves: bool) -> Fraction:
    term = (end or 0) * part.weight
    return max(term, NOUGHT) if part.can_be_out or leaves or part.is_measure else term


def _draw_mean(
    dice: Dice,
    keys: dict[str, Any],
    partsets: Sequence[Sequence[PartInfo]],
    scales: Sequence[ScaleInfo],
) -> list[Sum]:
    differ = any(len({part.ends for part in parts}) > 1 for parts in partsets)
    targets = [scale for scale in scales if scale.adds_up]
    possible = targets and all(_can_normalise(parts) for parts in partsets)
    if possible and (differ or dice.chance(15)):
        target = dice.pick(targets)
        keys["normalise"] = target.id
        ends = (target.lowest, target.highest)
        return [Sum(keys=keys, ends=ends, better=agreed_better(parts)) for parts in partsets]
    return [
        Sum(keys=keys, ends=(lowest_end(parts), highest_end(parts)), better=agreed_better(parts))
        for parts in partsets
    ]


def _draw_percent(
    dice: Dice, keys: dict[str, Any], partsets: Sequence[Sequence[PartInfo]]
) -> list[Sum]:
    if any(len({part.ends[1] for part in parts}) > 1 for parts in partsets) or dice.chance(20):
        keys["each_part"] = dice.pick(("equal", "by_points"))
    return [_percent(keys, parts) for parts in partsets]


def _percent(keys: dict[str, Any], parts: Sequence[PartInfo]) -> Sum:
    shares = [
        part.ends[0] / part.ends[1] if not part.has_possible else NOUGHT
        for part in parts
        if part.ends[0] is not None and part.ends[1]
    ]
    within = all(part.keeps_within for part in parts)
    return Sum(
        keys=keys,
        ends=(100 * min(shares), HUNDRED if within else None),
        better=agreed_better(parts),
        has_possible=True,
        keeps_within=within,
    )


def _draw_count(
    dice: Dice, keys: dict[str, Any], partsets: Sequence[Sequence[PartInfo]]
) -> list[Sum]:
    test, wanted = draw_where(dice, partsets)
    keys["where"] = {test: wanted}
    sums = []
    for parts in partsets:
        better = agreed_better(parts)
        if test == "at_most" and better is not None:
            better = turned(better)
        high = Fraction(len(parts)) if keys["method"] == "count" else Fraction(1)
        known = better if test in ("at_least", "at_most") else None
        sums.append(Sum(keys=keys, ends=(NOUGHT, high), better=known))
    return sums


def draw_where(dice: Dice, partsets: Sequence[Sequence[PartInfo]]) -> tuple[str, Any]:
    """Draw what is counted."""
    parts = [part for each in partsets for part in each]
    scales = [part.scale for part in parts]
    first = scales[0]
    shared = None
    if first is not None and all(s is not None for s in scales):
        shared = [a for a in first.absences if all(s and a in s.absences for s in scales)]
    if shared and not parts[0].is_measure and dice.chance(30):
        return "absent", dice.pick(shared)
    words: Sequence[Any] = [0, 1, 2, Fraction(1, 2), 5]
    if first is not None:
        words = _common_levels(parts)
    if dice.chance(25):
        return "in", dice.several(words)
    return dice.pick(("at_least", "at_most", "equal")), dice.pick(words)


def _over_levels(keys: dict[str, Any], parts: Sequence[PartInfo]) -> Sum:
    better = agreed_better(parts)
    scale = same_scale(parts)
    if scale is None:
        return Sum(keys=keys, ends=(lowest_end(parts), highest_end(parts)), better=better)
    return Sum(keys=keys, level=scale, ends=(scale.lowest, scale.highest), better=better)
