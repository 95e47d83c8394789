"""Scales: the ordered sets of levels that answers and grades are given in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import Factory, field, frozen

from qa_framework.definitions.base import (
    Definition,
    LevelId,
    Model,
    Name,
    Reference,
    Text,
    in_order,
)

Better = Literal["higher", "lower"]


@frozen(kw_only=True)
class Level(Model):
    """One level of a scale.

    Attributes:
        label: What people see.
        points: What it adds up as; for all levels of a scale or for none.
        colour: A colour for reports.
        descriptor: What a case at this level looks like.
    """

    label: Text | None = None
    points: Fraction | None = None
    colour: str | None = None
    descriptor: Text | None = None


@frozen
class CountAs:
    """An absence, or a blank, that counts as a level.

    Attributes:
        count_as: The id of the level.
    """

    count_as: str


Effect = Literal["leave_out", "block"] | CountAs
"""What an absence does to a score: leaves the question out, blocks the score, or counts as a level."""


@frozen(kw_only=True)
class Absence(Model):
    """An answer that says why there is no level.

    Attributes:
        label: What people see.
        effect: `leave_out`, `block`, or `{count_as: <level>}`.
    """

    label: Text | None = None
    effect: Effect


@frozen(kw_only=True)
class NumberRange(Model):
    """The numbers of a numeric scale.

    Attributes:
        from_: The lowest number.
        to: The highest number.
        step: The distance between two numbers; any number within the range where it is not said.
    """

    from_: Fraction = field(metadata={"key": "from"})
    to: Fraction
    step: Fraction | None = None


@frozen(kw_only=True)
class Scale(Definition):
    """An ordered set of levels, lowest first.

    Attributes:
        better: Which end is good: `higher` unless said; `lower` for a scale of risk.
        levels: The levels, lowest first.
        range: Numbers instead of levels.
        absences: Answers that say why there is no level.
    """

    better: Better = "higher"
    levels: Mapping[LevelId, Level] = field(factory=dict, eq=in_order)
    range: NumberRange | None = None
    absences: Mapping[Name, Absence] = field(factory=dict, eq=in_order)

    @property
    def has_points(self) -> bool:
        """Say whether its levels can be added up."""
        return self.range is not None or any(x.points is not None for x in self.levels.values())

    def rank(self, level: str) -> int:
        """Count the levels below this one; the lowest has rank 0."""
        return list(self.levels).index(level)


@frozen(kw_only=True)
class ScaleUse(Model):
    """A scale with other words or fewer absences for one question; ids, order and points stay.

    Attributes:
        use: The scale.
        labels: Level to label.
        descriptors: Level to what a case at this level looks like.
        without: Absences that this question may not be answered with.
    """

    use: Reference
    labels: Mapping[LevelId, Text] = Factory(dict)
    descriptors: Mapping[LevelId, Text] = Factory(dict)
    without: tuple[LevelId, ...] = ()
