"""An explanation as data: what every result is made of, and what kept it from being another."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

import attrs
from attrs import frozen

PartState = Literal[
    "counted",
    "counted_as",
    "out",
    "left_out",
    "unanswered",
    "blocked",
    "cannot_tell",
    "not_scored",
]
LimitState = Literal["fired", "not_fired", "cannot_tell"]
NeedsState = Literal["met", "not_met", "cannot_tell", ""]


@frozen
class Labelled:
    """A level, an option or an answer.

    Attributes:
        id: Its id, or the answer as it was given.
        label: What people see.
    """

    id: str
    label: str

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class PartExplanation:
    """One part of a measure.

    Attributes:
        name: The id of the question or measure.
        title: What people call it.
        kind: `question` or `measure`.
        answer: What was answered, or the grade of a measure; null where there is nothing.
        state: Whether it counted, and if not, why: `counted`; `counted_as` (a blank that counts as
            a level); `out`; `left_out` (unanswered, and let through); `unanswered`; `blocked`
            (answered with an absence that blocks); `cannot_tell` (whether it applies);
            `not_scored` (a measure without a score).
        because: The same in words; empty where it counted.
        value: The number, or the points, that it gave; null where it gave none.
        weight: What that is multiplied by; 1 where the method does not weigh.
        contribution: What it adds to the unrounded score; null where the method does not add.
        decides: Whether the method takes its result from this part, as `lowest` does from one.
    """

    name: str
    title: str
    kind: Literal["question", "measure"]
    answer: Labelled | None
    state: PartState
    because: str
    value: Fraction | None
    weight: Fraction
    contribution: Fraction | None
    decides: bool


@frozen(kw_only=True)
class ValueExplanation:
    """What something in a condition came to.

    Attributes:
        text: The name or expression as it is written.
        value: What it came to: a level or an option by id, a number, `yes`, `no`,
            `does not apply`, `not known`.
        label: The same as people see it.
        members: For a function over a group: the members that pass its test, or have its value;
            of `all_of` those that fail.
        unknown: For a function over a group: the members of which that cannot be told.
    """

    text: str
    value: str
    label: str
    members: tuple[Labelled, ...] = ()
    unknown: tuple[Labelled, ...] = ()


@frozen(kw_only=True)
class LimitExplanation:
    """One limit of a measure.

    Attributes:
        name: Its id; without one, the measure and its place in the list, such as `overall.1`.
        effect: `always`, `no_better_than`, `no_worse_than` or `suggest`.
        level: The level that it names.
        when: Its condition.
        because: Why it is there.
        state: Whether it fired: `fired`, `not_fired` or `cannot_tell`.
        changed: Whether the suggested grade would be another without this limit.
        values: What the names and functions in its condition came to.
    """

    name: str
    effect: Literal["always", "no_better_than", "no_worse_than", "suggest"]
    level: Labelled
    when: str
    because: str
    state: LimitState
    changed: bool
    values: tuple[ValueExplanation, ...]


@frozen(kw_only=True)
class GateExplanation:
    """One step of a staircase.

    Attributes:
        grade: The level of the step.
        needs: Its condition; empty for the first.
        state: Whether the condition holds: `met`, `not_met`, `cannot_tell`; empty for the first.
        reached: Whether it and all steps before it hold.
        values: What the names and functions in its condition came to.
    """

    grade: Labelled
    needs: str
    state: NeedsState
    reached: bool
    values: tuple[ValueExplanation, ...]


@frozen(kw_only=True)
class BandRowExplanation:
    """One row of the table of bands.

    Attributes:
        grade: The grade of the row.
        bound: Its bound as it is written; empty where it has none.
        limit: Its bound as a number; null where it has none.
        within: Whether the score is within it; null where nobody knows the bound.
        needs: What the grade also needs; empty where it needs nothing.
        state: Whether that is met: `met`, `not_met`, `cannot_tell`; empty where it needs nothing.
        values: What the names and functions in it came to.
    """

    grade: Labelled
    bound: str
    limit: Fraction | None
    within: bool | None
    needs: str
    state: NeedsState
    values: tuple[ValueExplanation, ...]


@frozen(kw_only=True)
class BandExplanation:
    """The band a score falls in, and what is missing for the next better one.

    Attributes:
        table: For what value the table was chosen; empty where there is only one table; null where
            nobody knows which table applies.
        rows: The rows of the table, best first; none where nobody knows which table applies.
        grade: The grade of the band, with everything that cannot be told read the severe way.
        at_best: The same, read the lenient way.
        next_grade: The next better grade of the table; null at the top.
        next_bound: The bound of that grade; empty where it has none.
        distance: How far the score is from that bound; null where the bound is met.
        needs: What that grade also needs and is not met or cannot be told; empty where nothing is.
    """

    table: str | None
    rows: tuple[BandRowExplanation, ...]
    grade: Labelled
    at_best: Labelled
    next_grade: Labelled | None = None
    next_bound: str = ""
    distance: Fraction | None = None
    needs: str = ""


@frozen(kw_only=True)
class DepartureExplanation:
    """A grade that a person gave.

    Attributes:
        given: The grade that was given.
        stands: Whether the result has this grade.
        refused: The rules because of which it does not stand; none where it stands.
    """

    given: Labelled
    stands: bool
    refused: tuple[str, ...]


@frozen(kw_only=True)
class MeasureExplanation:
    """How one measure came out.

    Attributes:
        name: Its id.
        title: What people call it.
        method: The name of its method.
        method_in_words: How its parts are put together.
        unanswered: What a part without an answer does, in words; empty where it has no parts.
        state: `scored`, `out` or `not_scored`.
        parts: Its parts in order.
        gates: The steps of a staircase; none for other methods.
        level: The level that the method gives; null for a score, or where there is none.
        score: The score; null where there is none.
        unrounded: The score before rounding; null where there is none. It is there as well where
            the score is taken away because the grade cannot be told.
        rounding: How it is rounded, in words; empty where it is not.
        possible: The highest score that was possible; null where the method keeps none.
        band: The band that the score falls in; null without bands.
        limits: Every limit, fired or not.
        cannot_tell: Conditions that cannot be told, those that may change the grade first.
        severe: The grade if these are read the severe way; null where there is none.
        lenient: The grade if these are read the lenient way; null where there is none.
        suggested: The grade that the rubric gives; null where it gives none.
        grade: The grade that stands; null where there is none.
        departed: Whether a person gave the grade that stands.
        departure: The grade that a person gave, standing or refused; null where nobody did.
        agrees: For a judged measure: whether it agrees with the measure it is compared with.
        why: Why there is no score or grade, or what changed the grade; empty where nothing did.
    """

    name: str
    title: str
    method: str
    method_in_words: str
    unanswered: str
    state: Literal["scored", "out", "not_scored"]
    parts: tuple[PartExplanation, ...]
    gates: tuple[GateExplanation, ...]
    level: Labelled | None
    score: Fraction | None
    unrounded: Fraction | None
    rounding: str
    possible: Fraction | None
    band: BandExplanation | None
    limits: tuple[LimitExplanation, ...]
    cannot_tell: tuple[str, ...]
    severe: Labelled | None
    lenient: Labelled | None
    suggested: Labelled | None
    grade: Labelled | None
    departed: bool
    departure: DepartureExplanation | None
    agrees: str
    why: str


@frozen(kw_only=True)
class FlagExplanation:
    """One flag.

    Attributes:
        name: Its id.
        state: `yes` (raised), `no` or `cannot_tell`.
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
class UnusedExplanation:
    """An answer that counts nowhere.

    Attributes:
        name: The id of the question or fact.
        title: Its words.
        because: Why it does not count.
    """

    name: str
    title: str
    because: str


@frozen(kw_only=True)
class AnswerChange:
    """One answer that would be another.

    Attributes:
        question: The id of the question.
        title: The words of the question.
        before: The answer now; null for a blank.
        after: The answer it would be.
    """

    question: str
    title: str
    before: Labelled | None
    after: Labelled


@frozen(kw_only=True)
class ChangeExplanation:
    """The fewest answers whose change gives a better or a worse grade.

    Attributes:
        measure: The id of the measure.
        title: What people call it.
        direction: `better` or `worse`.
        grade: The grade that it would give; null where none was found.
        answers: The answers that change, in the order of the questions.
        found: `yes`; `none within 2`, where no change of one answer or of two does it; or
            `not searched`, where that would take too many trials.
    """

    measure: str
    title: str
    direction: Literal["better", "worse"]
    grade: Labelled | None
    answers: tuple[AnswerChange, ...]
    found: Literal["yes", "none within 2", "not searched"]


@frozen(kw_only=True)
class ExplanationData:
    """Why one response came out as it did, as data.

    Attributes:
        tool: The id and version of the tool.
        title: The title of the tool.
        rubric: The name of the rubric, where the tool has several; else empty.
        perspective: Whose response it is.
        measures: How each measure came out, in the order of the rubric.
        flags: What became of each flag.
        unused: Answers that count nowhere, because the question does not apply.
        refused: Measures for which a person gave a grade that does not stand.
        changes: What would change the grades; null where it was not asked for.
    """

    tool: str
    title: str
    rubric: str
    perspective: str
    measures: tuple[MeasureExplanation, ...]
    flags: tuple[FlagExplanation, ...]
    unused: tuple[UnusedExplanation, ...]
    refused: tuple[str, ...]
    changes: tuple[ChangeExplanation, ...] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give the explanation as JSON data; exact numbers are text such as `7/2`.

        Its shape is `explanation.schema.json` beside this module.
        """
        data: dict[str, Any] = _plain(self)
        return data


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON data
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not attrs.has(type(value)):
        return value
    return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
