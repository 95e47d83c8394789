"""Audit tools: sections of questions, who is asked, and how the answers are scored."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal

from attrs import Attribute, field, frozen

from qa_framework.definitions.base import (
    TESTS,
    Definition,
    LevelId,
    Model,
    Name,
    Reference,
    Tag,
    Text,
    in_order,
)
from qa_framework.definitions.cases import Case, Claim
from qa_framework.definitions.rubric import Rubric
from qa_framework.definitions.scale import Better, Scale, ScaleUse
from qa_framework.expressions.syntax import Expr

FactType = Literal["choice", "choices", "number", "date", "text", "yes_no"]
CORE_TYPES = ("scale", "choice", "choices", "number", "date", "text", "yes_no")
LEAD = "auditor"


@frozen(kw_only=True)
class Demand(Model):
    """When something must be given before an audit is submitted; it never changes a score.

    Attributes:
        when: `always`, `never`, or a condition.
        help: What to give.
    """

    when: Expr | bool
    help: Text | None = None


NEVER = Demand(when=False)
DEMAND_WORDS: Mapping[str, bool] = MappingProxyType(
    {"always": True, "yes": True, "true": True, "never": False, "no": False, "false": False}
)
"""The words for a demand that is always or never made; a question of such a name needs brackets."""


@frozen(kw_only=True)
class Validity(Model):
    """What must hold for an answer to be one.

    Attributes:
        when: The condition that a valid answer meets.
        message: What to say where it does not.
    """

    when: Expr
    message: Text


def _type_first(_: type, parts: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """Put what says how something is answered before the rest, as authors do."""
    first = ("place", "id", "ask", "help", "type", "scale")
    return sorted(parts, key=lambda part: first.index(part.name) if part.name in first else 9)


@frozen(kw_only=True)
class Item(Model):
    """What questions and facts of the case have in common.

    Attributes:
        id: A lower-case letter, then letters, digits and underscores; distinct in the tool.
        ask: The words of the question.
        help: How to answer it.
        options: For `choice` and `choices`: option to label.
        least: For `number`: the smallest allowed.
        most: For `number`: the largest allowed.
        step: For `number`: the distance between two allowed numbers, counted from `least` or 0.
        one_of: For `number`: the only numbers allowed.
        applies_when: The condition under which it is asked.
        valid_when: A condition that a valid answer meets, with a message.
        required: `always`, `never`, or `{when: <condition>}`; judged at submission.
    """

    id: Name
    ask: Text
    help: Text | None = None
    options: Mapping[LevelId, Text] = field(factory=dict, eq=in_order)
    least: Fraction | None = None
    most: Fraction | None = None
    step: Fraction | None = None
    one_of: tuple[Fraction, ...] = ()
    applies_when: Expr | None = None
    valid_when: Validity | None = None
    required: Demand = NEVER


@frozen(kw_only=True, field_transformer=_type_first)
class Fact(Item):
    """A fact of the case: never scored, usable in conditions.

    Attributes:
        type: `choice`, `choices`, `number`, `date`, `text` or `yes_no`.
    """

    type: str


@frozen(kw_only=True, field_transformer=_type_first)
class Question(Item):
    """One question of a section.

    Attributes:
        type: `scale` where `scale:` is given; else `choice`, `choices`, `number`, `date`, `text`,
            `yes_no`, or a plugin's type.
        scale: The scale it is answered on: a name, `{use: <name>, descriptors: …}`, or written out.
        reverse: Turns the points and the good end of the scale round.
        better: Which end of the scale or number is good, where the question differs.
        weight: What its points are multiplied by; 0 keeps it out of every method.
        judges: `section`, or the measure, whose grade this question gives.
        asked_of: The perspectives it is asked of; all of the tool's unless said.
        evidence: When evidence must be given.
        reason: When a reason must be given.
        tags: Codes of the framework.
    """

    type: str | None = None
    scale: Reference | ScaleUse | Scale | None = None
    reverse: bool = False
    better: Better | None = None
    weight: Fraction = Fraction(1)
    judges: str | None = None
    asked_of: tuple[Name, ...] = ()
    evidence: Demand = NEVER
    reason: Demand = NEVER
    tags: tuple[Tag, ...] = ()

    @property
    def kind_of_answer(self) -> str:
        """Name the type of its answers: `scale` where a scale is given."""
        return self.type or "scale"


@frozen(kw_only=True)
class Section(Model):
    """A part of a tool.

    Attributes:
        id: Distinct in the tool; a section's measure has this id.
        title: Its heading.
        help: What the section is about.
        applies_when: The condition under which the whole section is asked.
        asked_of: The perspectives it is asked of; all of the tool's unless said.
        tags: Codes of the framework.
        questions: The questions, in the order they are asked.
    """

    id: Name
    title: Text
    help: Text | None = None
    applies_when: Expr | None = None
    asked_of: tuple[Name, ...] = ()
    tags: tuple[Tag, ...] = ()
    questions: tuple[Question, ...]


@frozen(kw_only=True)
class Tool(Definition):
    """An audit tool.

    Attributes:
        activity: An activity of the framework.
        framework: The framework whose roles, activities and tags it uses.
        rubric: How answers become scores: a name, a rubric written out, or a map of name to either.
        moderation: The policy by which its audits get a second opinion.
        asked_of: The perspectives; the first leads.
        about: Facts of the case.
        sections: The sections, in the order they are asked.
        cases: Worked examples that must come out as they say.
        claims: What must hold for every audit.
    """

    activity: str | None = None
    framework: Reference | None = None
    rubric: Reference | Rubric | Mapping[Name, Reference | Rubric] | None = field(
        default=None, eq=in_order
    )
    moderation: Reference | None = None
    asked_of: tuple[Name, ...] = (LEAD,)
    about: tuple[Fact, ...] = ()
    sections: tuple[Section, ...]
    cases: tuple[Case, ...] = field(default=(), metadata=TESTS)
    claims: tuple[Claim, ...] = field(default=(), metadata=TESTS)

    @property
    def questions(self) -> tuple[Question, ...]:
        """List the questions of all sections in order."""
        return tuple(question for section in self.sections for question in section.questions)
