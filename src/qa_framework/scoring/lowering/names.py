"""What each name of a condition stands for: an answer, a fact, a result, a flag."""

from __future__ import annotations

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.expressions.tree import Const, If, Input, Is, Lookup, Ref, Tree
from qa_framework.expressions.values import Value, lowest_form
from qa_framework.scoring.lowering.ground import NOT_THERE, Ground
from qa_framework.scoring.lowering.questions import (
    blank_level,
    points,
    rank,
    value,
    with_blank,
)
from qa_framework.scoring.lowering.simplify import calculated, const


def lower_name(name: str, ground: Ground) -> Tree:
    """Make the value of a name: a rank for a level, a number, a day number, a text, a truth."""
    head, _, rest = name.partition(".")
    if head == "audit":
        return Const(ground.perspective) if rest == "perspective" else Input("audit.date")
    if rest:
        return _dotted(head, rest, ground)
    if name in ground.fit.questions:
        return question_value(name, ground)
    if name in ground.fit.facts:
        return value(name, ground)
    if name in ground.fit.absent:
        return NOT_THERE
    return Ref(f"{name}:raised")


def _dotted(head: str, rest: str, ground: Ground) -> Tree:
    if head in ground.fit.measures:
        return measure_value(head, rest, ground)
    if head in ground.fit.absent:
        return NOT_THERE
    return _other_perspective(head, rest, ground)


def question_value(name: str, ground: Ground) -> Tree:
    """Make the answer to a question as conditions see it: a rank where it has levels."""
    found = ground.fit.questions[name]
    if found.scale is None or not found.scale.levels:
        return value(name, ground)
    level = blank_level(name, ground.blank, ground)
    given = rank(name, ground)
    return given if level is None else with_blank(name, given, found.scale.ranks[level], ground)


def question_points(name: str, ground: Ground) -> Tree:
    """Make the points of a question as conditions see them."""
    found = ground.fit.questions[name]
    level = blank_level(name, ground.blank, ground)
    given = points(name, ground)
    if level is None or found.scale is None:
        return given
    return with_blank(name, given, lowest_form(found.scale.points[level]), ground)


def measure_value(name: str, what: str, ground: Ground) -> Tree:
    """Make a property of a measure: `grade`, `suggested`, `score` or `possible`."""
    step = Ref(f"{name}:{'computed' if what == 'score' and name == ground.owner else what}")
    if what not in ("grade", "suggested"):
        return step
    scale = ground.fit.measures[name].grades
    return step if scale is None else from_merit(step, scale)


def from_merit(tree: Tree, scale: AnswerScale) -> Tree:
    """Turn a count from the worst level into a rank in the list."""
    if scale.better == "higher":
        return tree
    return If(Is("value", tree), calculated("-", const(len(scale.levels) - 1), tree), tree)


def _other_perspective(perspective: str, question: str, ground: Ground) -> Tree:
    found = ground.fit.questions.get(question)
    given = Input(f"{perspective}.{question}")
    if found is None or found.scale is None or not found.scale.levels:
        return given
    return Lookup(given, dict[str, Value](found.scale.ranks))


def scale_of_name(name: str, ground: Ground) -> AnswerScale | None:
    """Give the scale of the level that a name stands for; None where it is no level."""
    head, _, rest = name.partition(".")
    if head in ground.fit.measures:
        return ground.fit.measures[head].grades if rest in ("", "grade", "suggested") else None
    found = ground.fit.questions.get(rest or head)
    scale = found.scale if found is not None else None
    return scale if scale is not None and scale.levels else None
