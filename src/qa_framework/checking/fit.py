"""A rubric that has been fitted to a tool: every name resolved, every part of every measure known.

Fitting is where a tool and a rubric are checked together (`fitting.py`); lowering and explanation
read the result and resolve nothing themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from qa_framework.checking.answer_scale import AnswerScale, Interval
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.definitions import Fact, Framework, Measure, Question, Rubric, Section, Tool
from qa_framework.definitions.rubric import Band, BandTables, Flag, Unanswered
from qa_framework.definitions.scale import Better
from qa_framework.expressions.types import Environment


@frozen(kw_only=True)
class FittedQuestion:
    """A question with the section it stands in and the scale it is answered on.

    Attributes:
        question: The question as it is written.
        section: Its section.
        scale: Its scale; None for other types.
        base: The core type of its answers; that of a plugin's type is the one it narrows.
        asked_of: The perspectives it is asked of.
        scores: Whether it can be a part of a measure.
    """

    question: Question
    section: Section
    scale: AnswerScale | None
    base: str
    asked_of: tuple[str, ...]
    scores: bool

    @property
    def id(self) -> str:
        """Give the id of the question."""
        return self.question.id

    @property
    def better(self) -> Better:
        """Say which end of its answers is good."""
        if self.scale is not None:
            return self.scale.better
        return self.question.better or "higher"

    @property
    def interval(self) -> Interval:
        """Give the lowest and the highest points, or numbers, it can have."""
        if self.scale is not None:
            return self.scale.interval
        if self.question.one_of:
            return Interval(min(self.question.one_of), max(self.question.one_of))
        return Interval(self.question.least, self.question.most)

    @property
    def can_be_out(self) -> bool:
        """Say whether it can fail to apply for somebody it is asked of."""
        absent = self.scale is not None and "leave_out" in self.scale.effects.values()
        conditional = self.question.applies_when or self.section.applies_when
        return absent or conditional is not None

    @property
    def is_unresolved(self) -> bool:
        """Say whether it is answered on a scale that is not there."""
        return self.base == "scale" and self.scale is None


@frozen(kw_only=True)
class Part:
    """One part of a measure.

    Attributes:
        name: The id of a question or of a measure.
        kind: Which of the two.
        weight: What it is multiplied by.
        use: For a measure: whether its grade counts or its score.
        scale: The scale of its levels, where it has levels.
        interval: The lowest and the highest it can add.
        better: Which end of it is good; None where nothing says.
        can_be_out: Whether it can fail to apply, or not be asked where others of its measure are.
        asked_of: The perspectives that give it.
    """

    name: str
    kind: Literal["question", "measure"]
    weight: Fraction
    use: Literal["grades", "scores"]
    scale: AnswerScale | None
    interval: Interval
    better: Better | None
    can_be_out: bool
    asked_of: frozenset[str]


@frozen(kw_only=True)
class FittedMeasure:
    """A measure whose parts are known.

    Attributes:
        name: Its id.
        measure: The measure as it is written.
        section: The section it stands for, if it stands for one.
        parts: Its parts in order; for a formula, the names in it.
        judged_by: The question that gives its level, where it is judged.
        level: The scale of the level that its method gives; None for a score.
        grades: The scale of its grade; None where it has no grade.
        bands: The table by which its score becomes a grade.
        unanswered: What a part without an answer does.
        better: Which end of its score is good; None where nobody has to know.
        normalise: The scale that its parts are brought to.
        interval: The lowest and the highest its score can be, where that is known.
    """

    name: str
    measure: Measure
    section: Section | None
    parts: tuple[Part, ...]
    judged_by: str | None
    level: AnswerScale | None
    grades: AnswerScale | None
    bands: tuple[Band, ...] | BandTables | None
    unanswered: Unanswered
    better: Better | None
    normalise: AnswerScale | None
    interval: Interval

    @property
    def asked_of(self) -> frozenset[str]:
        """Give the perspectives that give a part of it."""
        return frozenset().union(*(part.asked_of for part in self.parts))

    @property
    def has_score(self) -> bool:
        """Say whether it makes a number: by adding, or as the points of a level."""
        return self.level is None or self.level.adds_up


@frozen(kw_only=True)
class Fit:
    """One rubric on one tool.

    Attributes:
        name: The name of the rubric in the tool; empty where it has only one.
        tool: The tool.
        rubric: The rubric.
        framework: The framework of the tool, where it has one.
        facts: Fact id to fact.
        questions: Question id to question, in the order they are asked.
        groups: The names that conditions may use for several things, to the ids of these.
        measures: The measures, each after those it depends on.
        order: The ids of the measures in the order people read them.
        sequence: `<measure>:computed`, `<measure>:grade` and `<flag>:raised` in an order in which each
            needs only earlier ones.
        flags: The flags in the order they are written.
        environment: The types of all names that the rubric's conditions may use.
        tool_environment: The types of all names that the tool's conditions may use.
        extensions: What plugins add.
        absent: Names the rubric mentions as optional and the tool does not have.
    """

    name: str
    tool: Tool
    rubric: Rubric
    framework: Framework | None
    facts: Mapping[str, Fact]
    questions: Mapping[str, FittedQuestion]
    groups: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, FittedMeasure]
    order: tuple[str, ...]
    sequence: tuple[str, ...]
    flags: tuple[Flag, ...]
    environment: Environment = field(repr=False)
    tool_environment: Environment = field(repr=False)
    extensions: Extensions = field(default=NO_EXTENSIONS, repr=False)
    absent: frozenset[str] = frozenset()
