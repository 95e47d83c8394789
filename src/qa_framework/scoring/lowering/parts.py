"""The parts of a measure as they count: points or ranks, after the policy for blanks."""

from __future__ import annotations

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.definitions.rubric import CountBlankAs
from qa_framework.expressions.tree import Lookup, Tree
from qa_framework.expressions.values import Number, lowest_form
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, Ground
from qa_framework.scoring.lowering.names import measure_value
from qa_framework.scoring.lowering.questions import (
    asked_only,
    blank,
    counted_blank,
    points,
    rank,
    value,
    with_blank,
)
from qa_framework.scoring.lowering.simplify import (
    choose,
    filled,
    is_out,
    opposite,
    some,
)


@frozen(kw_only=True)
class Counted:
    """A part as it counts.

    Attributes:
        part: The part.
        raw: Its value before the policy for blanks.
        tree: Its value after it: out where it is left out.
        blank: The truth that it is unanswered and left out for that.
    """

    part: Part
    raw: Tree
    tree: Tree
    blank: Tree


@frozen(kw_only=True)
class Bench:
    """A measure while its method is lowered."""

    fitted: FittedMeasure
    parts: tuple[Counted, ...]
    ground: Ground

    @property
    def trees(self) -> tuple[Tree, ...]:
        """Give the values of the parts as they count."""
        return tuple(each.tree for each in self.parts)

    @property
    def weights(self) -> tuple[Number, ...]:
        """Give the weights of the parts."""
        return tuple(lowest_form(each.part.weight) for each in self.parts)

    @property
    def nothing(self) -> Tree:
        """Make what the measure is where no part counts: out, or unknown if one was left out."""
        if all(each.raw == each.tree for each in self.parts):
            return NOT_THERE
        there = some(opposite(is_out(each.raw)) for each in self.parts)
        return choose(there, NOT_KNOWN, NOT_THERE)


def bench_of(fitted: FittedMeasure, ground: Ground, *, as_points: bool) -> Bench:
    """Lower the parts of a measure, as points or as levels.

    `of: sections` are those that are asked of the perspective.
    """
    parts = fitted.parts
    if fitted.measure.of == "sections":
        asked = asked_only((part.name for part in parts), ground)
        parts = tuple(part for part in parts if part.name in asked)
    counted = tuple(_counted(part, fitted, ground, as_points=as_points) for part in parts)
    return Bench(fitted=fitted, parts=counted, ground=ground)


def _counted(part: Part, fitted: FittedMeasure, ground: Ground, *, as_points: bool) -> Counted:
    raw = part_value(part, ground, as_points=as_points)
    if part.kind == "measure":
        leave_out = fitted.measure.not_scored == "leave_out"
        tree = filled(raw, unknown=NOT_THERE) if leave_out else raw
        return Counted(part=part, raw=raw, tree=tree, blank=FALSE)
    if fitted.unanswered == "block":
        return Counted(part=part, raw=raw, tree=raw, blank=FALSE)
    if isinstance(fitted.unanswered, CountBlankAs):
        tree = _with_blank_level(part, raw, fitted.unanswered, ground, as_points=as_points)
        return Counted(part=part, raw=raw, tree=tree, blank=FALSE)
    unanswered = blank(part.name, ground)
    tree = choose(unanswered, NOT_THERE, raw)
    return Counted(part=part, raw=raw, tree=tree, blank=unanswered)


def _with_blank_level(
    part: Part, raw: Tree, policy: CountBlankAs, ground: Ground, *, as_points: bool
) -> Tree:
    """Make a part that counts as something while it is blank; where nothing is named, as it is."""
    counted = counted_blank(part.name, policy, ground)
    if counted is None:
        return raw
    worth = counted.points if as_points else counted.value
    return raw if worth is None else with_blank(part.name, raw, worth, ground)


def part_value(part: Part, ground: Ground, *, as_points: bool) -> Tree:
    """Make the value of a part: its points, or the rank of its level."""
    if part.kind == "measure":
        return _measure_part(part, ground, as_points=as_points)
    if part.scale is not None and part.scale.levels:
        counts = as_points and bool(part.scale.points)
        return points(part.name, ground) if counts else rank(part.name, ground)
    return points(part.name, ground) if as_points else value(part.name, ground)


def _measure_part(part: Part, ground: Ground, *, as_points: bool) -> Tree:
    if part.use == "scores":
        return measure_value(part.name, "score", ground)
    grade = measure_value(part.name, "grade", ground)
    if not as_points or part.scale is None:
        return grade
    table = {
        part.scale.ranks[level]: lowest_form(each) for level, each in part.scale.points.items()
    }
    return Lookup(grade, table)
