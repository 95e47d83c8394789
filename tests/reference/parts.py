"""The parts of a measure, and which of them count (language page, 5.2 to 5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.reference.answers import Response
from tests.reference.definitions import Data, Question
from tests.reference.exact import number
from tests.reference.reading import counted_as, points_of
from tests.reference.states import OUT, Level, Missing, Scale

SCORED, NOT_SCORED = "scored", "not_scored"
VALUE, LEFT_OUT, UNANSWERED, LACKING, DROPPED = "value", "out", "unanswered", "lacking", "dropped"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a measure.

    ``status`` is "value"; "out"; "unanswered", on which the policy acts; "lacking", which no
    policy can leave out; or "dropped", left out by `not_scored: leave_out`.
    """

    id: str
    weight: Fraction
    status: str
    value: Level | Fraction | None = None
    points: Fraction | None = None
    scale: Scale | None = None  # the levels it is given in; None for numbers
    low: Fraction | None = None  # the fewest and the most points it can bring
    high: Fraction | None = None
    possible: Fraction | None = None  # of a measure that keeps it
    better: str = "higher"
    reverse: bool = False
    absence: str | None = None

    @property
    def most(self) -> Fraction | None:
        """The most it can add: what was possible, else its highest points."""
        return self.high if self.possible is None else self.possible


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What a method makes of its parts, before bands and limits."""

    state: str  # "scored", "out" or "not_scored"
    score: Fraction | None = None
    possible: Fraction | None = None
    levels: tuple[Level, ...] = ()  # of methods that give a level; several where it is unsure
    low: Fraction | None = None
    high: Fraction | None = None
    scale: Scale | None = None  # the levels of a method that gives one
    reverse: bool = False  # whether all its parts turn their points round
    better: str = "higher"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What stands for a measure."""

    raw: Raw
    state: str  # of the score: "scored", "out" or "not_scored"
    scale: Scale | None  # its grades; None: it has no grade
    suggested: str | None
    grade: str | None
    grade_state: str  # "graded", "out", "not_scored" or "ungraded"
    cannot_tell: bool  # an unknown condition leaves more than one grade possible

    @property
    def score(self) -> Fraction | None:
        """The score, where the measure is scored."""
        return self.raw.score if self.state == SCORED else None

    @property
    def possible(self) -> Fraction | None:
        """What could have been scored, where the measure is scored."""
        return self.raw.possible if self.state == SCORED else None

    @property
    def level(self) -> Level | None:
        """The grade that stands, or the level of a measure that has no grade."""
        if self.scale is not None:
            return None if self.grade is None else Level(self.scale, self.grade)
        return self.raw.levels[0] if len(self.raw.levels) == 1 else None


def question_part(
    response: Response, question: Question, weight: Fraction, measure: Data, policy: object
) -> Part:
    """Describe a question as a part; with `where: {absent: x}` the answer x counts (5.3)."""
    scale = question.scale if question.scale and question.scale.levels else None
    state = response.state(question, policy)
    reading = response.reading(question)
    status = VALUE
    if reading.kind == "absence" and reading.absence == measure.get("where", {}).get("absent"):
        state = Fraction(0)
    elif state is OUT:
        status = LEFT_OUT
    elif reading.kind == "blank" and counted_as(question, policy) is None:
        status = UNANSWERED
    elif isinstance(state, Missing):
        status = LACKING
    value = state if isinstance(state, Level | Fraction) else None
    return Part(
        id=question.id,
        weight=weight,
        status=status,
        value=value,
        points=None if value is None else points_of(question, value),
        scale=scale,
        low=question.lowest_points,
        high=question.highest_points,
        better=question.better,
        reverse=question.reverse,
        absence=reading.absence,
    )


def uses_grades(result: Result, measure: Data) -> bool:
    """Tell whether a measure that is a part counts by its grade (`use: grades`) or its score."""
    if "use" in measure:
        return bool(measure["use"] == "grades")
    counts = measure["method"] in ("count", "share") and result.scale is not None
    return counts or result.raw.scale is not None


def measure_part(name: str, result: Result, weight: Fraction, measure: Data) -> Part:
    """Describe a measure as a part; what is not scored lacks something (5.4)."""
    by_grade = uses_grades(result, measure)
    value = result.level if by_grade else result.score
    scale = (result.scale or result.raw.scale) if by_grade else None
    status = VALUE
    if value is None:
        status = DROPPED if measure.get("not_scored") == "leave_out" else LACKING
        status = LEFT_OUT if result.state == OUT.value else status
    return Part(
        id=name,
        weight=weight,
        status=status,
        value=value,
        points=value.points if isinstance(value, Level) else value,
        scale=scale,
        low=scale.lowest_points if scale else result.raw.low,
        high=scale.highest_points if scale else result.raw.high,
        possible=None if scale else result.possible,
        better=scale.better if scale and result.scale else result.raw.better,
        reverse=bool(scale) and result.scale is None and result.raw.reverse,
    )


def counting(parts: list[Part], policy: object) -> list[Part] | str:
    """Take the parts that count, or say "out" or "not_scored" (5.4)."""
    if all(part.status == LEFT_OUT for part in parts):
        return OUT.value
    answered = of_status(parts, VALUE)
    unanswered = of_status(parts, UNANSWERED)
    missing = len(unanswered) + len(of_status(parts, DROPPED))
    if of_status(parts, LACKING) or not answered:
        return NOT_SCORED
    if unanswered and not may_leave_out(policy, len(answered), missing):
        return NOT_SCORED
    return answered if enough(policy, len(answered), missing) else NOT_SCORED


def of_status(parts: Iterable[Part], *wanted: str) -> list[Part]:
    """Take the parts of some status."""
    return [part for part in parts if part.status in wanted]


def may_leave_out(policy: object, answered: int, missing: int) -> bool:
    """Tell whether the policy leaves unanswered parts out; `block` and `count_as` never do."""
    if isinstance(policy, Mapping):
        return "count_as" not in policy and enough(policy, answered, missing)
    return policy == "leave_out"


def enough(policy: Any, answered: int, missing: int) -> bool:
    """Tell whether as many parts were answered as the policy needs."""
    if not isinstance(policy, Mapping):
        return True
    if "needs_answered" in policy:
        return answered >= number(policy["needs_answered"])
    if "needs_share" in policy:
        return Fraction(answered, answered + missing) >= number(policy["needs_share"])
    if "prorate" in policy:
        return answered >= number(policy["prorate"]["at_least"])
    return True
