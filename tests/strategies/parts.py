"""What measures are made of, and between which numbers their scores lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.questions import Asked, ToolSketch
from tests.strategies.scales import ScaleInfo

PART_WEIGHTS = (1, 2, 0, Fraction(1, 2), 3)
Ends = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, kw_only=True)
class Made:
    """A measure that has been drawn."""

    name: str
    method: str
    grades: ScaleInfo | None
    level: ScaleInfo | None
    has_score: bool
    ends: Ends
    better: str | None
    can_be_out: bool
    has_possible: bool = False
    keeps_within: bool = True  # never scores more than is possible
    plain: bool = False  # its grade is its level, whatever happens
    asked_of: frozenset[str] = frozenset()

    @property
    def words(self) -> ScaleInfo | None:
        """Give the levels that stand for it where its grade counts."""
        return self.grades or self.level


@dataclass(frozen=True, kw_only=True)
class PartInfo:
    """One part of a measure."""

    name: str
    is_measure: bool
    scale: ScaleInfo | None
    adds_up: bool
    ends: Ends
    better: str | None
    can_be_out: bool
    reverse: bool = False
    has_possible: bool = False
    keeps_within: bool = True
    weight: Fraction = Fraction(1)
    asked_of: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class RubricSketch:
    """A rubric while it is drawn."""

    tool: ToolSketch
    grades: ScaleInfo | None
    unanswered: Any
    bands: list[dict[str, Any]] | None = None
    groups: dict[str, list[str]] = field(default_factory=dict)
    measures: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    flags: list[dict[str, Any]] = field(default_factory=list)
    optional: list[str] = field(default_factory=list)
    sections_closed: bool = False  # every section's measure has been drawn

    @property
    def bands_go_down(self) -> bool:
        """Tell whether the rubric's table makes a lower score better."""
        return any("at_most" in row for row in self.bands or ())


def question_part(question: Asked) -> PartInfo:
    """Take a question as a part."""
    return PartInfo(
        name=question.id,
        is_measure=False,
        scale=question.scale if question.scale and question.scale.levels else None,
        adds_up=question.adds_up,
        ends=(question.low, question.high) if question.adds_up else (None, None),
        better=question.better,
        can_be_out=question.can_be_out,
        reverse=question.reverse,
        weight=question.weight,
        asked_of=frozenset(question.asked_of),
    )


def measure_part(made: Made, use: str) -> PartInfo | None:
    """Take a measure as a part, by its grade or its score; None where it has it not."""
    if use == "scores":
        if not made.has_score:
            return None
        return PartInfo(
            name=made.name,
            is_measure=True,
            scale=None,
            adds_up=True,
            ends=made.ends,
            better=made.better,
            can_be_out=made.can_be_out,
            asked_of=made.asked_of,
            has_possible=made.has_possible,
            keeps_within=made.keeps_within,
        )
    scale = made.words
    if scale is None:
        return None
    return PartInfo(
        name=made.name,
        is_measure=True,
        scale=scale,
        adds_up=scale.adds_up,
        ends=(scale.lowest, scale.highest),
        better=scale.better if made.grades is not None else made.better,
        can_be_out=made.can_be_out,
        asked_of=made.asked_of,
    )


def draw_of(dice: Dice, name: str, sketch: RubricSketch) -> tuple[Any, list[str]]:
    """Draw what `of:` says, and the names that it means."""
    tool = sketch.tool
    sections = [section["id"] for section in tool.sections]
    scoring = {s: [q.id for q in tool.scoring(s)] for s in sections}
    everything = [q.id for q in tool.scoring()]
    forms: list[tuple[Any, list[str]]] = []
    if everything:
        forms.append(("questions", everything))
    forms += [(section, scoring[section]) for section in sections if scoring[section]]
    if name in sections and scoring[name]:
        forms.append((None, scoring[name]))
    measured = [section for section in sections if section in sketch.made]
    if sketch.sections_closed and measured:
        forms += [("sections", measured)] * 2
    known = set(everything) | set(sketch.made)
    forms += [
        (group, list(members))
        for group, members in sketch.groups.items()
        if known.issuperset(members)
    ]
    measures = [each for each in sketch.made if each != name]
    if measures:
        listed = dice.several(measures, percent=60)
        forms += [(listed, listed)] * 2
        if everything:
            mixed = [dice.pick(everything), dice.pick(measures)]
            forms.append((mixed, mixed))
    if everything:
        listed = dice.shuffled(dice.several(everything, percent=60))
        forms += [(listed, listed)] * 2
    if not forms:
        return None, []
    of, names = dice.pick(forms)
    if isinstance(of, list) and sketch.optional and dice.chance(20):
        of = [*of, sketch.optional[0]]
    return of, names


def resolve(names: Sequence[str], use: str, sketch: RubricSketch) -> list[PartInfo] | None:
    """Take names as parts; None where one cannot be."""
    questions = {question.id: question for question in sketch.tool.questions}
    parts = []
    for name in names:
        if name in sketch.made:
            part = measure_part(sketch.made[name], use)
        else:
            part = question_part(questions[name])
        if part is None:
            return None
        parts.append(part)
    return parts


def lowest_end(parts: Iterable[PartInfo]) -> Fraction | None:
    """Give the lowest that a part can be; None where one has no bound."""
    ends = [part.ends[0] for part in parts]
    return None if None in ends else min(end for end in ends if end is not None)


def highest_end(parts: Iterable[PartInfo]) -> Fraction | None:
    """Give the highest that a part can be; None where one has no bound."""
    ends = [part.ends[1] for part in parts]
    return None if None in ends else max(end for end in ends if end is not None)


def same_scale(parts: Sequence[PartInfo]) -> ScaleInfo | None:
    """Give the scale of levels that all parts share."""
    first = parts[0].scale
    same = all(part.scale is not None and alike(part.scale, first) for part in parts)
    return first if same else None


def alike(one: ScaleInfo, other: ScaleInfo | None) -> bool:
    """Tell whether two scales are one."""
    mine = (one.id, one.levels, one.points, one.low, one.high)
    return other is not None and mine == (
        other.id,
        other.levels,
        other.points,
        other.low,
        other.high,
    )


def agreed_better(parts: Iterable[PartInfo]) -> str | None:
    """Give the good end that all parts share."""
    found = {part.better for part in parts}
    return found.pop() if len(found) == 1 else None


def told_apart(parts: Sequence[PartInfo]) -> list[PartInfo]:
    """Let a part be out that is not asked of everybody who gives a part."""
    everybody = frozenset().union(*(part.asked_of for part in parts))
    return [
        replace(part, can_be_out=part.can_be_out or part.asked_of != everybody) for part in parts
    ]


def needs_left_out(parts: Iterable[PartInfo], policy: Any) -> bool:
    """Tell whether a sum must say what a part that is left out does."""
    leaves = policy == "leave_out" or (
        isinstance(policy, Mapping) and ("needs_answered" in policy or "needs_share" in policy)
    )
    return leaves or any(part.can_be_out for part in parts)
