"""An explanation as data: what every result is made of, and what kept it from being another."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

import attrs
from attrs import frozen

PartState = Literal["counted", "out", "left_out", "unanswered", "not_scored"]
LimitState = Literal["fired", "not_fired", "cannot_tell"]


@frozen(kw_only=True)
class PartExplanation:
    """One part of a measure.

    Attributes:
        name: The id of the question or measure.
        title: What people call it.
        kind: `question` or `measure`.
        answer: What was answered, or the grade of a measure; None where there is nothing.
        state: Whether it counted, and if not, why.
        because: The same in words; empty where it counted.
        value: The number, or points, that it gave.
        weight: What that is multiplied by.
        contribution: What it adds to the unrounded score; None where the method does not add.
    """

    name: str
    title: str
    kind: Literal["question", "measure"]
    answer: str | None
    state: PartState
    because: str
    value: Fraction | None
    weight: Fraction
    contribution: Fraction | None


@frozen(kw_only=True)
class ValueExplanation:
    """What something in a condition came to.

    Attributes:
        text: The name or expression as it is written.
        value: What it came to, in words.
    """

    text: str
    value: str


@frozen(kw_only=True)
class LimitExplanation:
    """One limit of a measure.

    Attributes:
        name: Its id, or its place in the list.
        effect: `always`, `no_better_than`, `no_worse_than` or `suggest`.
        level: The level that it names.
        when: Its condition.
        because: Why it is there.
        state: Whether it fired.
        changed: Whether it changed the grade.
        values: What the names and functions in its condition came to.
    """

    name: str
    effect: str
    level: str
    when: str
    because: str
    state: LimitState
    changed: bool
    values: tuple[ValueExplanation, ...]


@frozen(kw_only=True)
class BandExplanation:
    """The band a score falls in, and what is missing for the next better one.

    Attributes:
        grade: The grade of the band.
        bound: Its bound as it is written; empty for the last.
        next_grade: The next better grade; None at the top.
        next_bound: The bound of that grade.
        distance: How much the score would have to change for it; None where it is no bound
            that keeps it away.
        needs: The condition of the next better grade that is not met; empty where there is none.
    """

    grade: str
    bound: str
    next_grade: str | None
    next_bound: str
    distance: Fraction | None
    needs: str


@frozen(kw_only=True)
class MeasureExplanation:
    """How one measure came out.

    Attributes:
        name: Its id.
        title: What people call it.
        method: How its parts are put together.
        state: `scored`, `out` or `not_scored`.
        parts: Its parts in order.
        score: The score; None where there is none.
        unrounded: The score before rounding; None where it has none.
        rounding: How it was rounded, in words; empty where it was not.
        possible: The highest score that was possible; None where the method keeps none.
        band: The band that the score falls in; None without bands.
        limits: Every limit, fired or not.
        cannot_tell: Conditions that cannot be told.
        severe: The grade if these are read the severe way; None where there is none.
        lenient: The grade if these are read the lenient way; None where there is none.
        suggested: The grade that the rubric gives.
        grade: The grade that stands.
        departed: Whether a person gave the grade that stands.
        agrees: For a judged measure: whether it agrees with the measure it is compared with.
        why: Why there is no score or grade, or what changed the grade.
    """

    name: str
    title: str
    method: str
    state: Literal["scored", "out", "not_scored"]
    parts: tuple[PartExplanation, ...]
    score: Fraction | None
    unrounded: Fraction | None
    rounding: str
    possible: Fraction | None
    band: BandExplanation | None
    limits: tuple[LimitExplanation, ...]
    cannot_tell: tuple[str, ...]
    severe: str | None
    lenient: str | None
    suggested: str | None
    grade: str | None
    departed: bool
    agrees: str
    why: str


@frozen(kw_only=True)
class FlagExplanation:
    """One flag.

    Attributes:
        name: Its id.
        state: `yes`, `no` or `cannot_tell`.
        when: Its condition.
        because: What it means.
        values: What the names and functions in its condition came to.
    """

    name: str
    state: Literal["yes", "no", "cannot_tell"]
    when: str
    because: str
    values: tuple[ValueExplanation, ...]


@frozen(kw_only=True)
class AnswerChange:
    """One answer that would be another.

    Attributes:
        question: The id of the question.
        title: The words of the question.
        before: The answer now; `unanswered` for a blank.
        after: The answer it would be.
    """

    question: str
    title: str
    before: str
    after: str


@frozen(kw_only=True)
class ChangeExplanation:
    """The fewest answers whose change gives a better or a worse grade.

    Attributes:
        measure: The id of the measure.
        direction: `better` or `worse`.
        grade: The grade that it would give; None where none was found.
        answers: The answers that change.
        found: `yes`; `none within 2`; or `not searched` where there would be too many trials.
    """

    measure: str
    direction: Literal["better", "worse"]
    grade: str | None
    answers: tuple[AnswerChange, ...]
    found: Literal["yes", "none within 2", "not searched"]


@frozen(kw_only=True)
class ExplanationData:
    """Why one response came out as it did, as data.

    Attributes:
        tool: The id and version of the tool.
        title: The title of the tool.
        perspective: Whose response it is.
        measures: How each measure came out, in the order of the rubric.
        flags: What became of each flag.
        unused: Questions that were answered and do not apply.
        refused: Measures for which a person gave a grade that does not stand.
        changes: What would change the grades; only where it was asked for.
    """

    tool: str
    title: str
    perspective: str
    measures: tuple[MeasureExplanation, ...]
    flags: tuple[FlagExplanation, ...]
    unused: tuple[str, ...]
    refused: tuple[str, ...]
    changes: tuple[ChangeExplanation, ...] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give the explanation as JSON data; exact numbers are text such as `7/2`.

        Its shape is `explanation.schema.json` beside this module.
        """
        return {field: _plain(getattr(self, field)) for field in attrs.fields_dict(type(self))}


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON data
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if attrs.has(type(value)):
        return {field: _plain(getattr(value, field)) for field in attrs.fields_dict(type(value))}
    return value
