"""The three states of a name, and truth that need not be known (language page, 3 and 5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction


class Missing(Enum):
    """The two states of a name that has no value (5.1)."""

    OUT = "out"
    UNKNOWN = "unknown"


OUT = Missing.OUT
UNKNOWN = Missing.UNKNOWN

Effect = str | tuple[str, object]  # "leave_out", "block", or ("count_as", a level or number)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """An ordered set of levels, lowest first, or a range of numbers (3)."""

    id: str  # empty where it is written in place: then its levels and points tell what it is
    levels: tuple[str, ...] = ()
    points: tuple[Fraction, ...] = ()  # none, or one for each level
    low: Fraction | None = None  # a numeric scale: from, to, step
    high: Fraction | None = None
    step: Fraction | None = field(default=None, compare=False)
    absences: tuple[tuple[str, Effect], ...] = field(default=(), compare=False)
    better: str = field(default="higher", compare=False)

    @property
    def lowest_points(self) -> Fraction | None:
        """The fewest points that an answer on this scale can bring."""
        return min(self.points) if self.points else self.low

    @property
    def highest_points(self) -> Fraction | None:
        """The most points that an answer on this scale can bring."""
        return max(self.points) if self.points else self.high


@dataclass(frozen=True)
class Level:
    """A level of a scale; reversed, it keeps its id and place but not its points (3)."""

    scale: Scale
    id: str
    reverse: bool = False

    @property
    def rank(self) -> int:
        """The place in the list, which is what the comparisons mean."""
        return self.scale.levels.index(self.id)

    @property
    def points(self) -> Fraction | None:
        """The points of the level, turned round where the question is reversed."""
        if not self.scale.points:
            return None
        plain = self.scale.points[self.rank]
        return min(self.scale.points) + max(self.scale.points) - plain if self.reverse else plain


Value = Level | Fraction | str | bool | date | frozenset[str]


@dataclass(frozen=True)
class Span:
    """All a group function could give, from least to most, while members are unknown (5.1)."""

    low: Level | Fraction
    high: Level | Fraction
    whole: bool = False  # only whole numbers lie between
    may_be_out: bool = False  # it could also turn out that there is no member


State = Value | Missing
Outcome = Value | Missing | Span
Truth = bool | Missing  # never OUT


def negate(truth: Truth) -> Truth:
    """Turn a truth round; not knowing stays not knowing."""
    return truth if isinstance(truth, Missing) else not truth


def every(truths: Iterable[Truth]) -> Truth:
    """Kleene's and: one false decides."""
    found = list(truths)
    if False in found:
        return False
    return UNKNOWN if UNKNOWN in found else True


def some(truths: Iterable[Truth]) -> Truth:
    """Kleene's or: one true decides."""
    return negate(every(negate(truth) for truth in truths))


def agreed(possible: Iterable[bool]) -> Truth:
    """Say what holds in every possible case, or that it is not known."""
    found = set(possible)
    return found.pop() if len(found) == 1 else UNKNOWN


def is_worse(one: str, other: str, scale: Scale) -> bool:
    """Tell whether a grade is worse than another: worse follows `better` (3)."""
    gap = scale.levels.index(one) - scale.levels.index(other)
    return gap < 0 if scale.better == "higher" else gap > 0


def worst(grades: Iterable[str], scale: Scale) -> str:
    """Take the worst of some grades."""
    return sorted(grades, key=scale.levels.index, reverse=scale.better == "lower")[0]


def best(grades: Iterable[str], scale: Scale) -> str:
    """Take the best of some grades."""
    return sorted(grades, key=scale.levels.index, reverse=scale.better != "lower")[0]
