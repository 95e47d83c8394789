"""Plain data to the few things a scorer looks at (language page, 3 and 4); nothing is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from tests.reference.exact import number
from tests.reference.states import Effect, Scale

Data = Mapping[str, Any]
SCORING_TYPES = {"scale", "number"}


def is_yes(written: object) -> bool:
    """Read a switch: `yes` and `no`, or true and false (1)."""
    return written is True or written == "yes"


def plain_id(reference: str) -> str:
    """Take the id out of a reference such as `four-point@^1` (1)."""
    return reference.partition("@")[0]


def read_effect(absence: Data) -> Effect:
    """Read what an absence does: leave_out, block, or count_as a level (3)."""
    effect = absence["effect"]
    if isinstance(effect, Mapping):
        return ("count_as", effect["count_as"])
    return str(effect)


def read_scale(data: Data, scale_id: str) -> Scale:
    """Read a scale; its levels stand lowest first (3)."""
    levels = data.get("levels", {})
    said = [level for level in levels.values() if isinstance(level, Mapping)]
    points = [level["points"] for level in said if "points" in level]
    span = data.get("range", {})
    return Scale(
        id=scale_id,
        levels=tuple(str(level) for level in levels),
        points=tuple(number(value) for value in points),
        low=number(span["from"]) if span else None,
        high=number(span["to"]) if span else None,
        step=number(span["step"]) if "step" in span else None,
        absences=tuple(
            (str(name), read_effect(absence)) for name, absence in data.get("absences", {}).items()
        ),
        better=data.get("better", "higher"),
    )


def find_scale(written: object, scales: Mapping[str, Data]) -> Scale:
    """Find the scale of a question or a rubric: by id, by `use:`, or written in place (3)."""
    if isinstance(written, Mapping):
        if "use" not in written:
            return read_scale(written, "")
        used = find_scale(written["use"], scales)
        left = [each for each in used.absences if each[0] not in written.get("without", ())]
        return replace(used, absences=tuple(left))
    name = plain_id(str(written))
    return read_scale(scales[name], name)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, or a fact of the case, as far as scoring needs it (4)."""

    id: str
    type: str
    scale: Scale | None
    reverse: bool
    better: str
    weight: Fraction
    judges: str | None  # the measure whose grade it gives
    asked_of: frozenset[str]
    applies_when: tuple[object, ...]  # its section's and its own
    valid_when: object | None
    least: Fraction | None
    most: Fraction | None
    step: Fraction | None
    one_of: tuple[Fraction, ...]
    options: frozenset[str]

    @property
    def scores(self) -> bool:
        """A scoring question has a scale or is a number, weighs something, judges nothing (4)."""
        return self.type in SCORING_TYPES and self.weight > 0 and self.judges is None

    @property
    def lowest_points(self) -> Fraction | None:
        """The fewest points an answer can bring; None where nothing bounds them."""
        if self.scale:
            return self.scale.lowest_points
        return min(self.one_of) if self.one_of else self.least

    @property
    def highest_points(self) -> Fraction | None:
        """The most points an answer can bring; None where nothing bounds them."""
        if self.scale:
            return self.scale.highest_points
        return max(self.one_of) if self.one_of else self.most


def turned(better: str, *, reverse: bool) -> str:
    """Turn `better` round for a reversed question (3)."""
    return {"higher": "lower", "lower": "higher"}[better] if reverse else better


def read_question(
    data: Data, scales: Mapping[str, Data], section: Data, asked_of: Iterable[str]
) -> Question:
    """Read a question; it is asked of those of its section's perspectives that it names (4)."""
    scale = find_scale(data["scale"], scales) if "scale" in data else None
    reverse = is_yes(data.get("reverse"))
    judges = data.get("judges")
    conditions = (section.get("applies_when"), data.get("applies_when"))
    own = frozenset(data.get("asked_of", asked_of))
    better = data.get("better", scale.better if scale else "higher")
    return Question(
        id=data["id"],
        type=data.get("type", "scale"),
        scale=scale,
        reverse=reverse,
        better=turned(better, reverse=reverse),
        weight=number(data.get("weight", 1)),
        judges=section["id"] if judges == "section" else judges,
        asked_of=own & frozenset(section.get("asked_of", own)),
        applies_when=tuple(condition for condition in conditions if condition is not None),
        valid_when=data.get("valid_when"),
        least=number(data["least"]) if "least" in data else None,
        most=number(data["most"]) if "most" in data else None,
        step=number(data["step"]) if "step" in data else None,
        one_of=tuple(number(value) for value in data.get("one_of", ())),
        options=frozenset(str(option) for option in data.get("options", ())),
    )


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section: who is asked, when it applies, what it asks (4)."""

    id: str
    asked_of: frozenset[str]
    applies_when: tuple[object, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool, as far as scoring needs it (4)."""

    perspectives: tuple[str, ...]  # the first leads
    about: Mapping[str, Question]
    questions: Mapping[str, Question]
    sections: Mapping[str, Section]

    def item(self, name: str) -> Question | None:
        """Find a question or a fact of the case."""
        return self.questions.get(name) or self.about.get(name)

    def scoring_in(self, section: str) -> list[str]:
        """List the scoring questions of a section."""
        return [q for q in self.sections[section].questions if self.questions[q].scores]

    def judging(self, measure: str) -> Question | None:
        """Find the question in which a person gives a measure's grade (4)."""
        return next((q for q in self.questions.values() if q.judges == measure), None)


def read_section(data: Data, perspectives: Iterable[str]) -> Section:
    """Read a section without its questions."""
    condition = data.get("applies_when")
    return Section(
        id=data["id"],
        asked_of=frozenset(data.get("asked_of", perspectives)),
        applies_when=() if condition is None else (condition,),
        questions=tuple(question["id"] for question in data["questions"]),
    )


def read_tool(data: Data, scales: Mapping[str, Data]) -> Tool:
    """Read a tool; one that names no perspective has one, `auditor` (4)."""
    perspectives = tuple(data.get("asked_of", ("auditor",)))
    nowhere: Data = {"id": ""}
    facts = [read_question(fact, scales, nowhere, perspectives) for fact in data.get("about", ())]
    asked = [
        read_question(question, scales, section, perspectives)
        for section in data["sections"]
        for question in section["questions"]
    ]
    sections = [read_section(section, perspectives) for section in data["sections"]]
    return Tool(
        perspectives=perspectives,
        about={fact.id: fact for fact in facts},
        questions={question.id: question for question in asked},
        sections={section.id: section for section in sections},
    )
