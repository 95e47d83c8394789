"""A scale as one question uses it: its words, its points, which end is good."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from qa_framework.definitions import Question, Scale, ScaleUse
from qa_framework.definitions.base import Text
from qa_framework.definitions.scale import Better, Effect
from qa_framework.expressions.types import LevelType

_T = TypeVar("_T")


@frozen(cache_hash=True)
class Interval:
    """The lowest and the highest number something can be; None where there is no bound."""

    low: Fraction | None
    high: Fraction | None


@frozen(kw_only=True)
class AnswerScale:
    """The levels or numbers that one question is answered in.

    Attributes:
        id: The id of the scale; empty for one that is written inside the question.
        levels: Level ids, lowest first.
        points: Level to points, `reverse` included; empty where the scale has none.
        labels: Level to what people see.
        descriptors: Level to what a case at this level looks like.
        better: Which end is good, `reverse` included.
        effects: Absence to what it does.
        absence_labels: Absence to what people see.
        range: The numbers, where it has no levels.
        step: The distance between two numbers.
        reversed: Whether points count from the other end.
    """

    id: str = ""
    levels: tuple[str, ...] = ()
    points: Mapping[str, Fraction] = field(factory=dict, eq=dict)
    labels: Mapping[str, Text] = field(factory=dict, eq=False)
    descriptors: Mapping[str, Text] = field(factory=dict, eq=False)
    better: Better = "higher"
    effects: Mapping[str, Effect] = field(factory=dict, eq=dict)
    absence_labels: Mapping[str, Text] = field(factory=dict, eq=False)
    range: Interval | None = None
    step: Fraction | None = None
    reversed: bool = False

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Give each level its place in the list; the lowest has 0."""
        return {level: rank for rank, level in enumerate(self.levels)}

    @cached_property
    def kind(self) -> LevelType:
        """Give the kind of its levels, for conditions."""
        return LevelType(
            self.id or "this scale",
            self.levels,
            absences=tuple(self.effects),
            points=self.adds_up,
        )

    @cached_property
    def interval(self) -> Interval:
        """Give the lowest and the highest points."""
        if self.range is not None:
            return self.range
        return Interval(min(self.points.values()), max(self.points.values()))

    @property
    def adds_up(self) -> bool:
        """Say whether its answers can be added."""
        return self.range is not None or bool(self.points)

    def same_list(self, other: AnswerScale) -> bool:
        """Say whether both have the same levels in the same order with the same points."""
        mine = (self.levels, self.range, {} if self.reversed else self.points)
        theirs = (other.levels, other.range, {} if other.reversed else other.points)
        return mine == theirs and self.reversed == other.reversed

    @property
    def worst(self) -> str:
        """Give the worst level: the first of the list, or the last where lower is better."""
        return self.levels[0] if self.better == "higher" else self.levels[-1]

    def merit(self, rank: int) -> int:
        """Count from the worst level: 0 is the worst, whichever end of the list is good."""
        return rank if self.better == "higher" else len(self.levels) - 1 - rank


def answer_scale(scale: Scale) -> AnswerScale:
    """Take a scale as it is, for grades and for questions that change nothing."""
    points = {
        name: level.points for name, level in scale.levels.items() if level.points is not None
    }
    return AnswerScale(
        id=scale.id,
        levels=tuple(scale.levels),
        points=points if len(points) == len(scale.levels) else {},
        labels={name: level.label or name for name, level in scale.levels.items()},
        descriptors={
            name: level.descriptor
            for name, level in scale.levels.items()
            if level.descriptor is not None
        },
        better=scale.better,
        effects={name: absence.effect for name, absence in scale.absences.items()},
        absence_labels={name: each.label or name for name, each in scale.absences.items()},
        range=Interval(scale.range.from_, scale.range.to) if scale.range else None,
        step=scale.range.step if scale.range else None,
    )


def scale_of_question(question: Question, used: AnswerScale) -> AnswerScale:
    """Take a scale as a question uses it: its own words, reversed, with another good end."""
    if isinstance(question.scale, ScaleUse):
        used = evolve(
            used,
            labels=_in_other_words(used.labels, question.scale),
            descriptors=dict(used.descriptors) | dict(question.scale.descriptors),
            effects=_kept(used.effects, question.scale),
            absence_labels=_in_other_words(
                _kept(used.absence_labels, question.scale), question.scale
            ),
        )
    if question.better is not None:
        used = evolve(used, better=question.better)
    return _reverse(used) if question.reverse else used


def _kept(absences: Mapping[str, _T], use: ScaleUse) -> Mapping[str, _T]:
    return {name: each for name, each in absences.items() if name not in use.without}


def _in_other_words(labels: Mapping[str, Text], use: ScaleUse) -> Mapping[str, Text]:
    return {name: use.labels.get(name, label) for name, label in labels.items()}


def _reverse(scale: AnswerScale) -> AnswerScale:
    turned: Better = "lower" if scale.better == "higher" else "higher"
    if not scale.points:
        return evolve(scale, better=turned, reversed=True)
    ends = min(scale.points.values()) + max(scale.points.values())
    points = {level: ends - value for level, value in scale.points.items()}
    return evolve(scale, points=points, better=turned, reversed=True)
