"""Bands, gates, limits and departures (language page, 5.3 and 5.5 to 5.7).

Where a condition is unknown both readings are followed, so that a grade is a set of what it could
be; it stands where the set has one member. That is the severe and the lenient reading of 5.6, and
every one between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.reference.definitions import Data, is_yes
from tests.reference.exact import bound, number
from tests.reference.states import UNKNOWN, Missing, Scale, State, Truth, best, is_worse, worst

Judge = Callable[[Any], Truth]  # values a condition


def reaches(band: Data, score: Fraction, possible: Fraction | None) -> Truth:
    """Tell whether a score reaches the bound of a band."""
    if "at_least" in band:
        edge = bound(band["at_least"], possible)
        return UNKNOWN if edge is None else score >= edge
    if "at_most" in band:
        edge = bound(band["at_most"], possible)
        return UNKNOWN if edge is None else score <= edge
    return True


def band_grades(
    bands: Iterable[Data], score: Fraction, possible: Fraction | None, judge: Judge
) -> set[str]:
    """Walk a table, best first, and list every grade that it could give (5.5)."""
    found: set[str] = set()
    for band in bands:
        within = reaches(band, score, possible)
        if within is not False and "needs" in band:
            needed = judge(band["needs"])
            within = needed if within is True or needed is False else UNKNOWN
        if within is not False:
            found.add(str(band["grade"]))
        if within is True:
            break
    return found


def tables(bands: Any, choice: Callable[[str], State]) -> list[list[Data]]:
    """List the tables that could apply: one, or all where the choice is unknown (5.5)."""
    if not isinstance(bands, Mapping):
        return [list(bands)]
    chosen = choice(bands["by"])
    cases = {str(case): table for case, table in bands.items() if case != "by"}
    if not isinstance(chosen, Missing) and str(chosen) in cases:
        return [cases[str(chosen)]]
    if chosen is not UNKNOWN and "else" in cases:
        return [cases["else"]]
    return list(cases.values())


def gate_levels(gates: Iterable[Data], judge: Judge) -> list[str]:
    """List every level that could be reached; one needs all before it (5.3)."""
    found: list[str] = []
    for gate in gates:
        passed = judge(gate["needs"]) if "needs" in gate else True
        if passed is False:
            break
        if passed is True and found:
            found.pop()
        found.append(str(gate["grade"]))
    return found


@dataclass(frozen=True)
class Effects:
    """What the limits that fire do together: the strongest of each kind (5.6)."""

    suggest: str | None = None
    no_worse_than: str | None = None
    no_better_than: str | None = None
    always: str | None = None


STRONGEST = {"suggest": worst, "no_worse_than": best, "no_better_than": worst, "always": worst}


def joined(effects: Effects, limit: Data, scale: Scale) -> Effects:
    """Add a limit that fires to the others."""
    for kind, strongest in STRONGEST.items():
        if kind in limit:
            before = getattr(effects, kind)
            both = [str(limit[kind]), *([before] if before is not None else [])]
            effects = replace(effects, **{kind: strongest(both, scale)})
    return effects


def all_effects(limits: Iterable[tuple[Data, Truth]], scale: Scale) -> frozenset[Effects]:
    """List what the limits could do: an unknown one fires in one case and not in another."""
    found = frozenset({Effects()})
    for limit, fires in limits:
        if fires is not False:
            with_it = frozenset(joined(effects, limit, scale) for effects in found)
            found = with_it if fires is True else found | with_it
    return found


def limited(grade: str | None, effects: Effects, scale: Scale) -> str | None:
    """Apply the hard limits: raise, then cap, then set; only the last needs a grade to start."""
    if grade is not None:
        floor, cap = effects.no_worse_than, effects.no_better_than
        if floor is not None:
            grade = best([grade, floor], scale)
        if cap is not None:
            grade = worst([grade, cap], scale)
    return grade if effects.always is None else effects.always


def suggested(grade: str | None, effects: Effects, scale: Scale) -> str | None:
    """Replace the grade by what is suggested, then apply the hard limits (5.7)."""
    if grade is not None and effects.suggest is not None:
        grade = effects.suggest
    return limited(grade, effects, scale)


def could_be(
    bases: Iterable[str | None], effects: frozenset[Effects], scale: Scale
) -> set[str | None]:
    """List every grade that the readings of unknown conditions leave possible."""
    return {suggested(grade, effect, scale) for grade in bases for effect in effects}


@dataclass(frozen=True, kw_only=True)
class Departure:
    """A grade that a person gives, and what it is given against."""

    given: Data
    judgement: Data
    scale: Scale
    suggested: str | None  # None: nothing is suggested
    possible: frozenset[str | None]  # what the blanks leave possible, where nothing is
    effects: frozenset[Effects]
    out: bool


def may_stand(departure: Departure) -> bool:
    """Tell whether a departure is allowed, or refused (5.7)."""
    judgement, given = departure.judgement, departure.given
    if str(given["grade"]) not in departure.scale.levels:
        return False
    if str(given["grade"]) == departure.suggested:
        return True
    roles = judgement.get("roles")
    return (
        is_yes(judgement.get("may_depart"))
        and (roles is None or given.get("role") in roles)
        and has_reason(departure)
        and within_reach(departure)
        and within_limits(departure)
    )


def has_reason(departure: Departure) -> bool:
    """Tell whether a reason is there, or not needed; leaving a `suggest` always needs one."""
    needed = departure.judgement.get("reason", "required") == "required"
    soft = any(effects.suggest is not None for effects in departure.effects)
    return bool(str(departure.given.get("reason") or "").strip()) or not (needed or soft)


def within_reach(departure: Departure) -> bool:
    """Tell whether steps and direction allow it; from every possible grade if none is suggested."""
    judgement, scale = departure.judgement, departure.scale
    grade, direction = str(departure.given["grade"]), judgement.get("direction", "any")
    if departure.suggested is None:
        allowed = judgement.get("when_not_scored") == "may_give" and not departure.out
        starts = [start for start in departure.possible if start is not None]
        return allowed and all(in_direction(grade, start, direction, scale) for start in starts)
    if not in_direction(grade, departure.suggested, direction, scale):
        return False
    gap = scale.levels.index(grade) - scale.levels.index(departure.suggested)
    return "steps" not in judgement or abs(gap) <= number(judgement["steps"])


def in_direction(grade: str, start: str, direction: str, scale: Scale) -> bool:
    """Tell whether a grade lies in the direction allowed; the same grade lies in each."""
    if direction == "better":
        return not is_worse(grade, start, scale)
    return direction != "worse" or not is_worse(start, grade, scale)


def within_limits(departure: Departure) -> bool:
    """Tell whether the hard limits leave the grade alone, those that only may fire too."""
    grade = str(departure.given["grade"])
    return all(limited(grade, effects, departure.scale) == grade for effects in departure.effects)
