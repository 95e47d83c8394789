"""Group functions, which range over what their unknown members could be (language page, 5.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from tests.reference.comparing import matches
from tests.reference.states import (
    OUT,
    UNKNOWN,
    Level,
    Missing,
    Outcome,
    Scale,
    Span,
    State,
    agreed,
)

Group = str | tuple[str, ...]
Where = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a group: its state, and what it could be where that is unknown."""

    kind: str  # "level", "number" or "other"
    value: State  # what comparisons read
    points: State = UNKNOWN  # what sums read
    scale: Scale | None = None  # the levels it could be
    low: Fraction | None = None  # between which numbers it could be; None: nothing says
    high: Fraction | None = None
    one_of: tuple[Fraction, ...] = ()
    absence: str | None = None  # the absence it was answered, if it was


class HasMembers(Protocol):
    """Something that knows the members of groups."""

    def members(self, group: Group, by: str) -> list[Member]:
        """List the members of a group."""


def could_be(member: Member, where: Where) -> list[Any]:
    """List enough of what an unknown member could be to meet `where`, and to miss it."""
    if member.scale is not None and member.scale.levels:
        return [Level(member.scale, level) for level in member.scale.levels]
    if member.one_of:
        return list(member.one_of)
    named = [option for key, said in where.items() for option in (said if key == "in" else [said])]
    numbers = [option for option in named if isinstance(option, Fraction)]
    near = [option + step for option in numbers or [Fraction(0)] for step in (-1, 0, 1)]
    low, high = member.low, member.high
    within = [n for n in near if (low is None or n >= low) and (high is None or n <= high)]
    return within + [end for end in (low, high) if end is not None]


def outcomes(member: Member, where: Where) -> set[str]:
    """Say whether a member is met, unmet or out: more than one where it is unknown."""
    if "absent" in where and member.absence is not None:
        return outcomes_of_absence(member, where)
    if member.value is OUT:
        return {"out"}
    if isinstance(member.value, Missing):
        if "absent" in where or member.kind == "other":
            return {"met", "unmet", "out"}
        return {"out"} | {met(value, where) for value in could_be(member, where)}
    return {met(member.value, where)}


def outcomes_of_absence(member: Member, where: Where) -> set[str]:
    """Judge a member answered by an absence where absences are counted (5.3)."""
    if member.absence == where["absent"]:
        return {"met"}
    if isinstance(member.value, Missing):
        return {"out"} if member.value is OUT else {"unmet", "out"}
    return {"unmet"}


def met(value: Any, where: Where) -> str:
    """Say whether a value meets `where`; a truth with nothing said is met where it is so."""
    meets = bool(value) if not where else matches(value, where)
    return "met" if meets else "unmet"


def tallies(group: Group, where: Where, names: HasMembers) -> set[tuple[int, int]]:
    """List every pair (met, unmet) that the unknown members leave possible."""
    words = [o for key, said in where.items() for o in (said if key == "in" else [said])]
    numbers = bool(words) and all(isinstance(word, Fraction) for word in words)
    found = {(0, 0)}
    for member in names.members(group, "number" if numbers else "word"):
        could = outcomes(member, where)
        found = {
            (yes + (outcome == "met"), no + (outcome == "unmet"))
            for yes, no in found
            for outcome in could
        }
    return found


def spanned(
    values: Iterable[Fraction], *, whole: bool = False, may_be_out: bool = False
) -> Outcome:
    """Make a range of what is possible; one certain value is itself."""
    found = list(values)
    low, high = min(found), max(found)
    if low == high and not may_be_out:
        return low
    return Span(low, high, whole, may_be_out)


def any_of(group: Group, where: Where, names: HasMembers) -> Outcome:
    """Tell whether some member meets it; false over an empty group."""
    return agreed(yes > 0 for yes, _ in tallies(group, where, names))


def all_of(group: Group, where: Where, names: HasMembers) -> Outcome:
    """Tell whether every member meets it; false over an empty group."""
    return agreed(yes > 0 and no == 0 for yes, no in tallies(group, where, names))


def number_of(group: Group, where: Where, names: HasMembers) -> Outcome:
    """Count the members that meet it; 0 over an empty group."""
    return spanned([Fraction(yes) for yes, _ in tallies(group, where, names)], whole=True)


def share_of(group: Group, where: Where, names: HasMembers) -> Outcome:
    """Give the share of members that meet it; out over an empty group."""
    found = tallies(group, where, names)
    shares = [Fraction(yes, yes + no) for yes, no in found if yes + no]
    return spanned(shares, may_be_out=(0, 0) in found) if shares else OUT


def sum_of(group: Group, _: Where, names: HasMembers) -> Outcome:
    """Add the points of the members, unweighted; 0 over an empty group."""
    low = high = zero = Fraction(0)
    for member in names.members(group, "number"):
        if isinstance(member.points, Fraction):
            low, high = low + member.points, high + member.points
        elif member.points is not OUT:
            if member.low is None or member.high is None:
                return UNKNOWN
            low, high = low + min(member.low, zero), high + max(member.high, zero)
    return spanned([low, high])


def extreme(pick: Callable[..., Any], other: Callable[..., Any]) -> Callable[..., Outcome]:
    """Make `highest_of` (pick max, other min) or `lowest_of` (the other way round)."""

    def of(group: Group, _: Where, names: HasMembers) -> Outcome:
        members = [m for m in names.members(group, "either") if m.value is not OUT]
        if not members:
            return OUT
        scale = one_scale(members)
        known = [place_in(scale, m) for m in members if m.value is not UNKNOWN]
        ends = [limits(scale, m) for m in members if m.value is UNKNOWN]
        if any(low is None or high is None for low, high in ends):
            return UNKNOWN
        far = pick([*known, *(pick(pair) for pair in ends)])
        near = pick(known) if known else other(other(pair) for pair in ends)
        low, high = sorted([near, far])
        if low == high and known:
            return from_place(scale, low)
        return Span(from_place(scale, low), from_place(scale, high), may_be_out=not known)

    return of


def one_scale(members: list[Member]) -> Scale | None:
    """Give the scale of levels that all members share, if they do."""
    first = members[0]
    same = all(m.kind == "level" and m.scale == first.scale for m in members)
    return first.scale if same else None


def place_in(scale: Scale | None, member: Member) -> Any:
    """Give what a member is ordered by: its place on a shared scale, a number, or its points."""
    if scale is not None and isinstance(member.value, Level):
        return member.value.rank
    return member.value if member.kind == "number" else member.points


def limits(scale: Scale | None, member: Member) -> tuple[Any, Any]:
    """Give the least and the most that an unknown member could be ordered by."""
    return (0, len(scale.levels) - 1) if scale else (member.low, member.high)


def from_place(scale: Scale | None, found: Any) -> Level | Fraction:
    """Turn a place on a shared scale back into its level."""
    return Level(scale, scale.levels[found]) if scale else Fraction(found)


GROUP_FUNCTIONS: dict[str, Callable[[Group, Where, HasMembers], Outcome]] = {
    "any_of": any_of,
    "all_of": all_of,
    "number_of": number_of,
    "share_of": share_of,
    "sum_of": sum_of,
    "highest_of": extreme(max, min),
    "lowest_of": extreme(min, max),
}
