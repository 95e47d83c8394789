"""What each name of a condition stands for: an answer, a fact, a result, a flag."""

from __future__ import annotations

from collections.abc import Mapping

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.definitions.sampling import DRAW_DATE
from qa_framework.expressions.tree import Const, If, Input, Is, Ref, Tree
from qa_framework.scoring.lowering.ground import NOT_THERE, Ground
from qa_framework.scoring.lowering.questions import (
    counted_blank,
    others_value,
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
    if f"{head}.{rest}" == DRAW_DATE and rest not in ground.fit.questions:
        return Input(DRAW_DATE)
    return _of_perspective(head, rest, ground)


def question_value(name: str, ground: Ground) -> Tree:
    """Make the answer to a question as conditions see it: a rank where it has levels."""
    found = ground.fit.questions[name]
    leveled = found.scale is not None and bool(found.scale.levels)
    given = rank(name, ground) if leveled else value(name, ground)
    counted = counted_blank(name, ground.blank, ground)
    return given if counted is None else with_blank(name, given, counted.value, ground)


def question_points(name: str, ground: Ground) -> Tree:
    """Make the points of a question as conditions see them."""
    given = points(name, ground)
    counted = counted_blank(name, ground.blank, ground)
    if counted is None or counted.points is None:
        return given
    return with_blank(name, given, counted.points, ground)


def measure_value(name: str, what: str, ground: Ground) -> Tree:
    """Make a property of a measure: `grade`, `suggested`, `score` or `possible`.

    The grade of a measure that has none is the level of its method. In the conditions of a
    measure its own score is the one before a grade that cannot be told takes it away.
    """
    steps = OWN if name == ground.owner else OTHERS
    step = Ref(f"{name}:{steps.get(what, what)}")
    if what not in ("grade", "suggested"):
        return step
    fitted = ground.fit.measures[name]
    scale = fitted.grades or fitted.level
    return step if scale is None else from_merit(step, scale)


OWN: Mapping[str, str] = {"score": "computed"}
OTHERS: Mapping[str, str] = {"possible": "whole"}


def from_merit(tree: Tree, scale: AnswerScale) -> Tree:
    """Turn a count from the worst level into a rank in the list."""
    if scale.better == "higher":
        return tree
    return If(Is("value", tree), calculated("-", const(len(scale.levels) - 1), tree), tree)


def _of_perspective(perspective: str, question: str, ground: Ground) -> Tree:
    if perspective == ground.perspective:
        return question_value(question, ground)
    return others_value(perspective, question, ground)


def scale_of_name(name: str, ground: Ground) -> AnswerScale | None:
    """Give the scale of the level that a name stands for; None where it is no level."""
    head, _, rest = name.partition(".")
    if head in ground.fit.measures:
        fitted = ground.fit.measures[head]
        return fitted.grades or fitted.level if rest in ("", "grade", "suggested") else None
    found = ground.fit.questions.get(rest or head)
    scale = found.scale if found is not None else None
    return scale if scale is not None and scale.levels else None
