"""What scoring gives: a score, a grade, and why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.definitions.base import say
from qa_framework.expressions.closures import Record
from qa_framework.expressions.tree import Program
from qa_framework.expressions.values import OUT, Missing
from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.reasons import Sheet, reason_for, reason_for_score


@frozen
class Unscored:
    """No score, and why.

    Attributes:
        state: `out` where the measure does not apply; `not_scored` where something is missing.
        reason: A sentence for people.
    """

    state: Literal["out", "not_scored"]
    reason: str

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.reason


class FlagState(Enum):
    """What became of a flag."""

    RAISED = "yes"
    NOT_RAISED = "no"
    CANNOT_TELL = "cannot_tell"


@frozen
class Grade:
    """A level of a scale, as a result.

    Attributes:
        id: The id of the level.
        label: What people see.
        points: Its points; None where the scale has none.
        rank: How many levels stand below it in the list.
    """

    id: str
    label: str
    points: Fraction | None
    rank: int

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class Outcome:
    """The result of one measure.

    Attributes:
        name: The id of the measure.
        score: An exact number, or why there is none.
        unrounded: The score before rounding, where it has one.
        possible: The highest score that was possible; None where the method keeps none.
        suggested: The grade that the rubric gives; None where it gives none.
        grade: The grade that stands; None where there is none.
        departed: Whether a person gave the grade that stands.
        why: Why there is no score or grade, or what changed the grade; empty where nothing did.
    """

    name: str
    score: Fraction | Unscored
    unrounded: Fraction | None
    possible: Fraction | None
    suggested: Grade | None
    grade: Grade | None
    departed: bool
    why: str


@frozen
class Result(Mapping[str, Outcome]):
    """What one response came to: an outcome for each measure, in the order of the rubric.

    Attributes:
        fit: The rubric fitted to the tool.
        program: The lowered rubric.
        perspective: Whose response it is.
        departed: Measures for which a person gave a grade.
        record: The answers and the value of every step.
    """

    fit: Fit = field(repr=False)
    record: Record = field(repr=False)
    program: Program = field(repr=False)
    perspective: str
    departed: frozenset[str]
    _explain: Callable[[Result, bool], Explanation] = field(repr=False, eq=False)

    def __getitem__(self, name: str) -> Outcome:
        return outcome_of(self.fit.measures[name], self)

    def __iter__(self) -> Iterator[str]:
        return iter(self.fit.order)

    def __len__(self) -> int:
        return len(self.fit.order)

    def explain(self, *, changes: bool = False) -> Explanation:
        """Tell why everything came out as it did: data, text and HTML in one.

        Args:
            changes: Also look for the fewest answers whose change would give another grade.
        """
        return self._explain(self, changes)

    def _repr_html_(self) -> str:
        return self.explain()._repr_html_()

    @property
    def flags(self) -> Mapping[str, FlagState]:
        """Give the state of every flag, in the order of the rubric."""
        return {flag.id: _flag_state(self.record[f"{flag.id}:raised"]) for flag in self.fit.flags}

    @property
    def limits_fired(self) -> tuple[str, ...]:
        """List the ids of the limits that fired; of those without an id, `<measure>.<n>` from 1."""
        return tuple(
            limit.id or f"{name}.{index + 1}"
            for name in self.fit.order
            for index, limit in enumerate(self.fit.measures[name].measure.limits)
            if self.record.get(f"{name}:limit.{index}") is True
        )

    @property
    def refused(self) -> frozenset[str]:
        """List the measures for which a person gave a grade that does not stand."""
        return frozenset(name for name in self.departed if not self._stands(name))

    def _stands(self, name: str) -> bool:
        offered = self.record.get(f"{name}:offered")
        return offered is not None and offered == self.record.get(f"{name}:grade")

    @property
    def unused(self) -> tuple[str, ...]:
        """List the questions that were answered and do not apply; their answers count nowhere."""
        return tuple(
            name
            for name in (*self.fit.facts, *self.fit.questions)
            if self.record.get(name) is not None and self.applies(name) is False
        )

    def applies(self, name: str) -> bool | None:
        """Say whether a question, fact or section was asked; None where that cannot be told."""
        for step in (f"{name}:applies", f"{name}:section"):
            if step in self.record:
                value = self.record[step]
                return None if isinstance(value, Missing) else bool(value)
        return True


def _flag_state(value: object) -> FlagState:
    if isinstance(value, Missing):
        return FlagState.CANNOT_TELL
    return FlagState.RAISED if value else FlagState.NOT_RAISED


def outcome_of(fitted: FittedMeasure, result: Result) -> Outcome:
    """Read the outcome of a measure from the values of its steps."""
    record, name = result.record, fitted.name
    grade = grade_at(record.get(f"{name}:grade", OUT), fitted.grades)
    suggested = grade_at(record.get(f"{name}:suggested", OUT), fitted.grades)
    departed = record.get(f"{name}:allowed") is True and grade != suggested
    sheet = Sheet(result.fit, result.perspective, record)
    return Outcome(
        name=name,
        score=_score(fitted, sheet),
        unrounded=number(record.get(f"{name}:unrounded", OUT)),
        possible=number(record.get(f"{name}:whole", OUT)),
        suggested=suggested,
        grade=grade,
        departed=departed,
        why=reason_for(fitted, sheet),
    )


def _score(fitted: FittedMeasure, sheet: Sheet) -> Fraction | Unscored:
    value = sheet.record[f"{fitted.name}:score"]
    score = number(value)
    if score is not None:
        return score
    return Unscored("out" if value is OUT else "not_scored", reason_for_score(fitted, sheet))


def number(value: object) -> Fraction | None:
    """Give a number as a fraction; None where there is none."""
    if isinstance(value, Fraction):
        return value
    return Fraction(value) if isinstance(value, int) else None


def grade_at(merit: object, scale: AnswerScale | None) -> Grade | None:
    """Give the level that stands so many from the worst; None where there is none."""
    if scale is None or not isinstance(merit, int):
        return None
    rank = scale.merit(merit)
    level = scale.levels[rank]
    label = scale.labels.get(level, level)
    return Grade(level, say(label), scale.points.get(level), rank)
