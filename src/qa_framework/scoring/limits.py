"""What limits make of a grade, on values: the same rules that the lowered steps follow.

Scoring itself runs on the steps. Reasons and explanations ask here what a grade would be without
one limit, which no step tells. Grades are counted from the worst, as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.closures import Record
from qa_framework.expressions.values import OUT, UNKNOWN, Value

Effect = Literal["always", "no_better_than", "no_worse_than", "suggest"]
EFFECTS: tuple[Effect, ...] = ("always", "no_better_than", "no_worse_than", "suggest")


@frozen
class Rule:
    """A limit and what its condition came to.

    Attributes:
        effect: What it does.
        merit: The grade that it names, counted from the worst.
        fires: Whether its condition holds; None where that cannot be told.
    """

    effect: Effect
    merit: int
    fires: bool | None


@frozen
class Readings:
    """A grade read the severe way and the lenient way."""

    severe: Value
    lenient: Value

    @property
    def settled(self) -> Value:
        """Give the grade: out where both readings are, unknown where they differ."""
        return self.severe if self.severe == self.lenient else UNKNOWN

    @property
    def grade(self) -> int | None:
        """Give the grade, counted from the worst; None where there is none, for whatever reason."""
        return self.settled if isinstance(self.settled, int) else None


def effect_of(limit: Limit) -> Effect:
    """Say which of the four a limit is."""
    return next(each for each in EFFECTS if getattr(limit, each) is not None)


def level_of(limit: Limit) -> str:
    """Give the level that a limit names."""
    level: str = getattr(limit, effect_of(limit))
    return level


def rules_of(fitted: FittedMeasure, record: Record) -> tuple[Rule, ...]:
    """List the limits of a measure with what their conditions came to."""
    scale = fitted.grades
    if scale is None:
        return ()
    return tuple(
        Rule(
            effect_of(limit),
            scale.merit(scale.ranks[level_of(limit)]),
            _fires(record.get(f"{fitted.name}:limit.{index}", UNKNOWN)),
        )
        for index, limit in enumerate(fitted.measure.limits)
    )


def _fires(value: Value) -> bool | None:
    return None if value is UNKNOWN else value is True


def before_limits(fitted: FittedMeasure, record: Record) -> Readings:
    """Give the grade of a measure before its limits."""
    name = fitted.name
    if not fitted.measure.limits:
        return Readings(record.get(f"{name}:severe", OUT), record.get(f"{name}:lenient", OUT))
    severe = record.get(f"{name}:before.severe", OUT)
    return Readings(severe, record.get(f"{name}:before.lenient", severe))


def limited(before: Readings, rules: Sequence[Rule]) -> Readings:
    """Apply limits: `suggest`, then floors, then caps, then `always` (5.6)."""
    return Readings(
        _limited(before.severe, rules, severe=True), _limited(before.lenient, rules, severe=False)
    )


def _limited(given: Value, rules: Sequence[Rule], *, severe: bool) -> Value:
    suggested = _suggested(given, rules, severe=severe)
    capped = _capped(suggested, rules, floors=not severe, caps=severe)
    return _always(capped, rules, severe=severe)


def without(rules: Sequence[Rule], index: int) -> tuple[Rule, ...]:
    """Leave one limit aside."""
    return (*rules[:index], *rules[index + 1 :])


def _named(rules: Sequence[Rule], effect: Effect) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the grades of the limits with an effect: of those that fire, and of those that may."""
    own = [rule for rule in rules if rule.effect == effect]
    return (
        tuple(rule.merit for rule in own if rule.fires),
        tuple(rule.merit for rule in own if rule.fires is None),
    )


def _suggested(given: Value, rules: Sequence[Rule], *, severe: bool) -> Value:
    fired, unsure = _named(rules, "suggest")
    if not isinstance(given, int) or not (fired or unsure):
        return given
    if fired:
        return min((*fired, *unsure)) if severe else min(fired)
    return min((given, *unsure)) if severe else max((given, *unsure))


def _capped(given: Value, rules: Sequence[Rule], *, floors: bool, caps: bool) -> Value:
    """Raise to the floors, then cut by the caps.

    Args:
        given: The grade.
        rules: The limits.
        floors: Whether a floor that may fire does.
        caps: Whether a cap that may fire does.
    """
    if not isinstance(given, int):
        return given
    raising, raising_perhaps = _named(rules, "no_worse_than")
    cutting, cutting_perhaps = _named(rules, "no_better_than")
    raised = max((given, *raising, *(raising_perhaps if floors else ())))
    return min((raised, *cutting, *(cutting_perhaps if caps else ())))


def _always(given: Value, rules: Sequence[Rule], *, severe: bool) -> Value:
    fired, unsure = _named(rules, "always")
    sure = min(fired) if fired else given
    if not unsure or (fired and not severe) or sure is UNKNOWN:
        return sure
    if not isinstance(sure, int):
        return min(unsure) if severe else OUT
    return min((sure, *unsure)) if severe else max((sure, *unsure))


def obeys(given: int, rules: Sequence[Rule]) -> bool:
    """Say whether hard limits leave a grade as it is, however their conditions are read."""
    fired, unsure = _named(rules, "always")
    if fired:
        return given == min(fired) == min((*fired, *unsure))
    return all(given == each for each in unsure) and all(
        _capped(given, rules, floors=floors, caps=caps) == given
        for floors in (False, True)
        for caps in (False, True)
    )


def stands_against(given: int, rules: Sequence[Rule]) -> tuple[int, ...]:
    """List the places of the limits because of which a person's grade cannot stand."""
    if obeys(given, rules):
        return ()
    fixed = any(rule.fires and rule.effect == "always" for rule in rules)
    return tuple(
        index
        for index, rule in enumerate(rules)
        if rule.fires is not False
        and (rule.effect == "always" or not fixed)
        and _clashes(given, rule)
    )


def _clashes(given: int, rule: Rule) -> bool:
    match rule.effect:
        case "always":
            return given != rule.merit
        case "no_better_than":
            return given > rule.merit
        case "no_worse_than":
            return given < rule.merit
        case "suggest":
            return False
