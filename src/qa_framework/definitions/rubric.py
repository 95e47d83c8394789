"""Rubrics: how the answers of one audit become scores, grades and flags."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import Factory, field, frozen

from qa_framework.definitions.base import (
    REQUIRED,
    TESTS,
    Definition,
    Model,
    Name,
    Reference,
    Text,
    Token,
    in_order,
)
from qa_framework.definitions.cases import Claim, Waiver
from qa_framework.definitions.scale import Better, Scale
from qa_framework.expressions.literals import decimal_text
from qa_framework.expressions.syntax import Expr

Method = str
"""The name of a core method, or of a plugin's."""

SCORE_METHODS = ("sum", "mean", "percent", "count", "share", "formula")
LEVEL_METHODS = ("judged", "lowest", "highest", "median", "most_common", "gates")
CORE_METHODS = SCORE_METHODS + LEVEL_METHODS


@frozen
class CountBlankAs:
    """An unanswered part counts as a level.

    Attributes:
        levels: `lowest`, or a map of scale to level.
    """

    levels: Literal["lowest"] | Mapping[str, str]


@frozen
class NeedsAnswered:
    """Unanswered parts are left out where at least so many are answered; else there is no score.

    Attributes:
        count: How many parts must be answered.
    """

    count: int


@frozen
class NeedsShare:
    """Unanswered parts are left out where at least this share is answered; else there is no score.

    Attributes:
        share: Between 0 and 1; written `60 %`.
    """

    share: Fraction


@frozen
class Prorate:
    """A sum over the answered parts is scaled up to all parts.

    Attributes:
        at_least: How many parts must be answered.
    """

    at_least: int


Unanswered = Literal["block", "leave_out"] | CountBlankAs | NeedsAnswered | NeedsShare | Prorate
"""What a part without an answer does to a measure."""


@frozen
class Bound:
    """The edge of a band.

    Attributes:
        value: A number; or a share of the measure's possible score where `of_possible`.
        of_possible: True where it was written `19 of 36`.
        written: How it is written, for people: `2.5`, `2/3`, `19 of 36`.
    """

    value: Fraction
    of_possible: bool = False
    written: str = field()

    @written.default
    def _written(self) -> str:
        number = self.value
        if self.of_possible:
            return f"{number.numerator} of {number.denominator}"
        try:
            return decimal_text(number)
        except ValueError:  # it does not end
            return f"{number.numerator}/{number.denominator}"


@frozen(kw_only=True)
class Band(Model):
    """One row of a table of bands, best first.

    Attributes:
        grade: The level.
        at_least: The lowest score of the band.
        at_most: The highest score of the band, where lower is better.
        needs: A minimum standard that the grade also requires.
    """

    grade: Token
    at_least: Bound | None = None
    at_most: Bound | None = None
    needs: Expr | None = None


@frozen(kw_only=True)
class BandTables(Model):
    """Several tables of bands, one of which is chosen.

    Attributes:
        by: `audit.perspective`, or a choice among the facts of the case.
        tables: Value to table.
        otherwise: The table for every other value; written `else`.
    """

    by: str
    tables: Mapping[str, tuple[Band, ...]]
    otherwise: tuple[Band, ...] = ()


Bands = tuple[Band, ...] | BandTables


@frozen(kw_only=True)
class Where(Model):
    """Which parts `count` and `share` count: exactly one of these.

    Attributes:
        at_least: This level or number, or one further up the list.
        at_most: This level or number, or one further down the list.
        equal: This level or number.
        in_: One of these.
        absent: Answered with this absence.
    """

    at_least: Token | None = None
    at_most: Token | None = None
    equal: Token | None = None
    in_: tuple[Token, ...] = field(default=(), metadata={"key": "in"})
    absent: Token | None = None


@frozen(kw_only=True)
class Gate(Model):
    """A step of a staircase: reached when its condition and all before it hold.

    Attributes:
        grade: The level.
        needs: The condition; the first gate has none.
    """

    grade: Token
    needs: Expr | None = None


@frozen(kw_only=True)
class Rounding(Model):
    """How a score is rounded; the rounded value is the score.

    Attributes:
        to: How many digits after the point.
        half: `up` (away from zero), `even` or `down`.
    """

    to: int = 0
    half: Literal["up", "even", "down"]


@frozen(kw_only=True)
class Limit(Model):
    """A rule that holds whatever the score.

    It has exactly one of `always`, `no_better_than`, `no_worse_than` and `suggest`.

    Attributes:
        id: Its name, where anything names it.
        when: The condition under which it fires.
        always: The grade it sets.
        no_better_than: The best grade it allows.
        no_worse_than: The worst grade it allows.
        suggest: The grade it suggests instead; departing from it needs a reason.
        despite: Caps that an `always` may better.
        because: Why, for the person who reads the result.
    """

    id: Name | None = None
    when: Expr
    always: Token | None = None
    no_better_than: Token | None = None
    no_worse_than: Token | None = None
    suggest: Token | None = None
    despite: tuple[str, ...] = ()
    because: Text


@frozen(kw_only=True)
class Judgement(Model):
    """Whether a person may give another grade than the suggested one.

    Attributes:
        may_depart: Whether a person may.
        roles: Who may.
        steps: How many levels away at most.
        direction: `any`, `better` or `worse`.
        reason: `required`, or `optional`.
        when_not_scored: `may_give` lets a person give a grade where nothing is suggested.
    """

    may_depart: bool = False
    roles: tuple[str, ...] = ()
    steps: int | None = None
    direction: Literal["any", "better", "worse"] = "any"
    reason: Literal["required", "optional"] = "required"
    when_not_scored: Literal["may_give", "not_scored"] = "not_scored"


NO_JUDGEMENT = Judgement()


@frozen(kw_only=True)
class Measure(Model):
    """One result of a rubric: a score, a grade, or both.

    Attributes:
        title: What people call it.
        method: How the parts are put together.
        of: The parts: `questions`, `sections`, a section, a group, or a list.
        except_: Parts to leave aside.
        use: For parts that are measures: their `grades` or their `scores`.
        weights: Part to weight; parts it does not name weigh 1.
        normalise: A scale to which all parts are brought.
        each_part: For `percent` over different maxima: `equal` or `by_points`.
        where: For `count` and `share`: which parts count.
        formula: For `formula`: the expression.
        gates: For `gates`: the steps, worst first.
        agree_with: For `judged`: a measure to compare the judgement with.
        unanswered: What a part without an answer does; the rubric's unless said.
        left_out: For `sum`: what a part that is out does.
        not_scored: `leave_out`: parts that are measures without a score are left out.
        grades: The scale of its grade; the rubric's unless said.
        bands: The table by which its score becomes a grade; `none` for no grade.
        better: Which end of its score is good, where its parts do not agree.
        round: How its score is rounded.
        limits: Rules that hold whatever the score.
        judgement: Whether a person may give another grade.
    """

    title: Text | None = None
    method: Method
    of: str | tuple[str, ...] | None = None
    except_: tuple[str, ...] = field(default=(), metadata={"key": "except"})
    use: Literal["grades", "scores"] | None = None
    weights: Mapping[str, Fraction] = Factory(dict)
    normalise: Reference | Scale | None = None
    each_part: Literal["equal", "by_points"] | None = None
    where: Where | None = None
    formula: Expr | None = None
    gates: tuple[Gate, ...] = ()
    agree_with: str | None = None
    unanswered: Unanswered | None = None
    left_out: Literal["adds_nothing", "prorate", "block"] | None = None
    not_scored: Literal["leave_out"] | None = None
    grades: Reference | Scale | None = None
    bands: Bands | Literal["none"] | None = None
    better: Better | None = None
    round: Rounding | None = None
    limits: tuple[Limit, ...] = ()
    judgement: Judgement = NO_JUDGEMENT


@frozen(kw_only=True)
class Flag(Model):
    """Something to be told whatever the scores: raised, not raised, or cannot tell.

    Attributes:
        id: Its name.
        when: The condition under which it is raised.
        because: What it means for the person who reads it.
    """

    id: Name
    when: Expr
    because: Text


@frozen(kw_only=True)
class Rubric(Definition):
    """How the answers of one audit become scores, grades and flags.

    Attributes:
        expects: What a tool must have for this rubric to fit.
        optional: What a tool may have; out where it has not.
        grades: The scale of its grades.
        unanswered: What a part without an answer does.
        bands: The table by which scores become grades, for measures without their own.
        groups: Name to list of questions, or of measures and sections.
        each_section: A measure for every section, under the section's id.
        measures: Name to measure.
        flags: What is told whatever the scores.
        claims: What must hold for every audit.
        waives: Standing questions that it answers with no, and why.
    """

    expects: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    grades: Reference | Scale | None = None
    unanswered: Unanswered = field(default="block", metadata=REQUIRED)
    bands: Bands | None = None
    groups: Mapping[Name, tuple[str, ...]] = Factory(dict)
    each_section: Measure | None = None
    measures: Mapping[Name, Measure] = field(factory=dict, eq=in_order)
    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = field(default=(), metadata=TESTS)
    waives: tuple[Waiver, ...] = ()
