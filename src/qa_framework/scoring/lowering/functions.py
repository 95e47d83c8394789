"""The functions of conditions that are not over groups as trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa_framework.expressions.syntax import Call, Expr, Literal, Name
from qa_framework.expressions.tree import Const, Input, Lookup, Pick, Tree
from qa_framework.expressions.values import lowest_form
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.groups import all_of, any_of, given_absence
from qa_framework.scoring.lowering.names import (
    lower_name,
    measure_value,
    question_points,
    scale_of_name,
)
from qa_framework.scoring.lowering.questions import (
    answered,
    applies,
    counted_blank,
    is_answered,
    others_points,
    others_value,
)
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    every,
    filled,
    is_known,
    is_out,
    is_unknown,
    opposite,
    some,
)

Lower = Callable[[Expr, Ground], Tree]


def extreme_of(function: str, numbers: tuple[Tree, ...]) -> Tree:
    """Make `min`, `max` or `clamp` of numbers; all three rise with each of their numbers."""
    if function == "clamp":
        number, low, high = numbers
        return Pick("lowest", (Pick("highest", (number, low)), high))
    return Pick("lowest" if function == "min" else "highest", numbers)


def _extreme(call: Call, ground: Ground, lower: Lower) -> Tree:
    numbers = tuple(filled(lower(each, ground), out=NOT_KNOWN) for each in call.arguments)
    return extreme_of(call.function, numbers)


def _days_between(call: Call, ground: Ground, lower: Lower) -> Tree:
    first, second = (lower(each, ground) for each in call.arguments)
    return calculated("-", second, first)


def _points(call: Call, ground: Ground, __: Lower) -> Tree:
    name = _name(call)
    if name in ground.fit.questions:
        return question_points(name, ground)
    head, _, what = name.partition(".")
    if head in ground.fit.absent:
        return NOT_THERE
    if head not in ground.fit.measures:
        own = head == ground.perspective
        return question_points(what, ground) if own else others_points(head, what, ground)
    scale = scale_of_name(name, ground)
    if scale is None:
        return NOT_KNOWN
    table = {scale.ranks[level]: lowest_form(points) for level, points in scale.points.items()}
    return Lookup(measure_value(head, what, ground), table)


def _name(call: Call) -> str:
    first = call.arguments[0]
    return first.id if isinstance(first, Name) else ""


def _asked_name(call: Call, ground: Ground) -> str:
    """Give the question or fact of this response that a call names; else the name as it is."""
    name = _name(call)
    head, _, rest = name.partition(".")
    return rest if rest and head == ground.perspective else name


def _is_own(name: str, ground: Ground) -> bool:
    return name in ground.fit.questions or name in ground.fit.facts


def _answered(call: Call, ground: Ground, __: Lower) -> Tree:
    name = _asked_name(call, ground)
    if _is_own(name, ground):
        return answered(name, ground)
    if _is_elsewhere(name, ground):
        return is_answered(name)
    return is_known(lower_name(name, ground))


def _is_elsewhere(name: str, ground: Ground) -> bool:
    """Say whether a name is another perspective's answer to a question that it is asked."""
    head, _, rest = name.partition(".")
    return rest in ground.fit.questions and head in ground.fit.questions[rest].asked_of


def _applies(call: Call, ground: Ground, __: Lower) -> Tree:
    name = _asked_name(call, ground)
    if _is_own(name, ground):
        return in_play(name, ground)
    head, _, rest = name.partition(".")
    if head in ground.fit.absent:
        return FALSE
    if head in ground.fit.measures:
        given = lower_name(name, ground)
        return choose(is_unknown(given), NOT_KNOWN, is_known(given))
    if _is_elsewhere(name, ground):
        given = others_value(head, rest, ground)
        return _not_left_out(name, rest, given, ground)
    return TRUE


def in_play(name: str, ground: Ground) -> Tree:
    """Make the truth that a question or fact applies and is not left out by its answer.

    While it is blank that is not known, if an answer could leave it out.
    """
    asked = applies(name, ground)
    if name in ground.fit.facts or counted_blank(name, ground.blank, ground) is not None:
        return every((asked, opposite(is_out(lower_name(name, ground)))))
    return every((asked, _not_left_out(name, name, lower_name(name, ground), ground)))


def _not_left_out(name: str, question: str, given: Tree, ground: Ground) -> Tree:
    scale = ground.fit.questions[question].scale
    if scale is None or "leave_out" not in scale.effects.values():
        return TRUE
    return every((opposite(is_out(given)), some((is_answered(name), NOT_KNOWN))))


def _absent(call: Call, ground: Ground, __: Lower) -> Tree:
    absence = call.arguments[1]
    name = _asked_name(call, ground)
    if not isinstance(absence, Literal):
        return FALSE
    if _is_elsewhere(name, ground):
        return compared("==", Input(name), Const(str(absence.value)))
    return given_absence(name, str(absence.value), ground)


FUNCTIONS: Mapping[str, Callable[[Call, Ground, Lower], Tree]] = {
    "any_of": lambda call, ground, __: any_of(call, ground),
    "all_of": lambda call, ground, __: all_of(call, ground),
    "min": _extreme,
    "max": _extreme,
    "clamp": _extreme,
    "days_between": _days_between,
    "points": _points,
    "answered": _answered,
    "applies": _applies,
    "absent": _absent,
}
"""Functions whose value is one tree."""
