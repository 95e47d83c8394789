"""Questions and facts: from what was answered to whether it applies, its level and its points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Section
from qa_framework.definitions.rubric import CountBlankAs, Unanswered
from qa_framework.definitions.scale import CountAs, Effect
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.tree import (
    Arithmetic,
    Compare,
    Const,
    If,
    Input,
    Is,
    Lookup,
    OneOf,
    Tree,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Value, lowest_form
from qa_framework.scoring.lowering.ground import FALSE, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.simplify import (
    choose,
    const,
    every,
    is_unknown,
    opposite,
    severe,
    some,
)


def applies(name: str, ground: Ground) -> Tree:
    """Make the truth that a question or fact is asked of this perspective and applies."""
    return _unless_always(f"{name}:applies", lambda: _applies(name, ground), ground)


def _unless_always(step: str, make: Callable[[], Tree], ground: Ground) -> Tree:
    """Make the truth that something applies; what always does, as nearly all do, has no step."""
    tree = ground.steps.trees.get(step) or make()
    return TRUE if tree == TRUE else ground.steps.define(step, lambda: tree)


def _applies(name: str, ground: Ground) -> Tree:
    if name in ground.fit.facts:
        return _holds(ground.fit.facts[name].applies_when, ground)
    found = ground.fit.questions[name]
    if ground.perspective not in found.asked_of:
        return FALSE
    section = _holds(found.section.applies_when, ground)
    return every((section, _holds(found.question.applies_when, ground)))


def section_applies(name: str, ground: Ground) -> Tree:
    """Make the truth that a section is asked of this perspective and applies."""
    return _unless_always(f"{name}:section", lambda: _section_applies(name, ground), ground)


def _section_applies(name: str, ground: Ground) -> Tree:
    section = next(each for each in ground.fit.tool.sections if each.id == name)
    return _holds(section.applies_when, ground) if asks(section, ground) else FALSE


def asks(section: Section, ground: Ground) -> bool:
    """Say whether a section is asked of the perspective that is scored."""
    return ground.perspective in (section.asked_of or ground.fit.tool.asked_of)


def asked_only(names: Iterable[str], ground: Ground) -> tuple[str, ...]:
    """Keep the names of sections that are asked of the perspective that is scored."""
    asked = {each.id for each in ground.fit.tool.sections if asks(each, ground)}
    return tuple(name for name in names if name in asked)


def _holds(condition: Expr | None, ground: Ground) -> Tree:
    return TRUE if condition is None else ground.truth(condition, ground.for_tool())


def blank(name: str, ground: Ground) -> Tree:
    """Make the truth that a question is to be answered, as far as is known, and is not."""
    return ground.steps.define(f"{name}:blank", lambda: _blank(name, ground))


def _blank(name: str, ground: Ground) -> Tree:
    asked = applies(name, ground)
    unanswered = is_unknown(Input(name))
    if asked == FALSE:
        return FALSE
    return some((is_unknown(asked), every((severe(asked), unanswered))))


def answered(name: str, ground: Ground) -> Tree:
    """Make the truth that something was answered, be it an absence, in a question that applies."""
    return every((severe(applies(name, ground)), is_answered(name)))


def is_answered(name: str) -> Tree:
    """Make the truth that the record has an answer under this name."""
    return opposite(is_unknown(Input(name)))


def absent(name: str, absence: str, ground: Ground) -> Tree:
    """Make the truth that a question was answered with this absence; unknown while it is blank."""
    given = Compare("==", Input(name), Const(absence))
    return choose(applies(name, ground), given, FALSE)


def is_valid(name: str, condition: Expr, ground: Ground) -> Tree:
    """Make the truth that an answer meets its `valid_when`; only a value that counts can fail."""
    found = ground.fit.questions.get(name)
    absences = found.scale.effects if found is not None and found.scale is not None else {}
    given = every((is_answered(name), opposite(OneOf(Input(name), tuple(absences)))))
    held = every((severe(applies(name, ground)), given))
    return choose(held, ground.truth(condition, ground.for_tool()), TRUE)


def value(name: str, ground: Ground) -> Tree:
    """Make the answer to a question or fact that has no levels: a number, date, text or truth."""
    return ground.steps.define(
        f"{name}:value",
        lambda: choose(applies(name, ground), _given(name, Input(name), ground), NOT_THERE),
    )


def _given(name: str, given: Tree, ground: Ground) -> Tree:
    """Make what an answer stands for: a rank, a number, or what its absence says."""
    found = ground.fit.questions.get(name)
    if found is None or found.scale is None:
        return given
    ranks = dict[str, Value](found.scale.ranks)
    return Lookup(given, ranks | _effects(found.scale, ranks))


def rank(name: str, ground: Ground) -> Tree:
    """Make the rank of the level that was answered: the lowest of the list has 0."""
    scale = scale_of(name, ground)
    return ground.steps.define(
        f"{name}:rank",
        lambda: _levels(name, dict(scale.ranks), ground),
    )


def points(name: str, ground: Ground) -> Tree:
    """Make the points of what was answered; for a number, the number."""
    found = ground.fit.questions[name]
    if found.scale is None or found.scale.range is not None:
        return _number_points(found, ground)
    table = {level: lowest_form(each) for level, each in found.scale.points.items()}
    return ground.steps.define(f"{name}:points", lambda: _levels(name, table, ground))


def _number_points(found: FittedQuestion, ground: Ground) -> Tree:
    number = value(found.id, ground)
    if found.scale is None or not found.scale.reversed:
        return number
    return ground.steps.define(f"{found.id}:points", lambda: _turned(number, found))


def _turned(number: Tree, found: FittedQuestion) -> Tree:
    """Make the points of a number: counted from the other end where the question is reversed."""
    if found.scale is None or not found.scale.reversed:
        return number
    return If(Is("value", number), Arithmetic("-", _both_ends(found), number), number)


def _both_ends(found: FittedQuestion) -> Const:
    return const((found.interval.low or 0) + (found.interval.high or 0))


def others_value(perspective: str, name: str, ground: Ground) -> Tree:
    """Make what another perspective answered: unknown until it is given."""
    if perspective not in ground.fit.questions[name].asked_of:
        return NOT_THERE
    return _given(name, Input(f"{perspective}.{name}"), ground)


def others_points(perspective: str, name: str, ground: Ground) -> Tree:
    """Make the points of what another perspective answered."""
    found = ground.fit.questions[name]
    given = others_value(perspective, name, ground)
    if found.scale is None or not found.scale.levels:
        return _turned(given, found)
    table = {rank: found.scale.points[level] for level, rank in found.scale.ranks.items()}
    return Lookup(given, {rank: lowest_form(each) for rank, each in table.items()})


def _levels(name: str, table: Mapping[str, Value], ground: Ground) -> Tree:
    scale = scale_of(name, ground)
    given = Lookup(Input(name), dict(table) | _effects(scale, table))
    return choose(applies(name, ground), given, NOT_THERE)


def _effects(scale: AnswerScale, table: Mapping[str, Value]) -> dict[str, Value]:
    return {absence: _effect(effect, scale, table) for absence, effect in scale.effects.items()}


def _effect(effect: Effect, scale: AnswerScale, table: Mapping[str, Value]) -> Value:
    if not isinstance(effect, CountAs):
        return OUT if effect == "leave_out" else UNKNOWN
    if scale.range is not None:
        return lowest_form(Fraction(effect.count_as))
    return table[effect.count_as]


def scale_of(name: str, ground: Ground) -> AnswerScale:
    """Give the scale of a question that has one."""
    scale = ground.fit.questions[name].scale
    if scale is None:
        raise ValueError(f"`{name}` has no scale")
    return scale


@frozen
class CountedBlank:
    """What an unanswered question counts as.

    Attributes:
        value: A rank, or a number.
        points: What that adds; None on a scale without points.
    """

    value: int | Fraction
    points: int | Fraction | None


def counted_blank(name: str, policy: Unanswered | None, ground: Ground) -> CountedBlank | None:
    """Give what an unanswered question counts as; None where it counts as nothing."""
    found = ground.fit.questions.get(name)
    if not isinstance(policy, CountBlankAs) or found is None:
        return None
    if found.scale is None or not found.scale.levels:
        return _counted_number(found) if policy.levels == "lowest" else None
    level = found.scale.worst if policy.levels == "lowest" else policy.levels.get(found.scale.id)
    if level is None:
        return None
    points = found.scale.points.get(level)
    return CountedBlank(found.scale.ranks[level], None if points is None else lowest_form(points))


def _counted_number(found: FittedQuestion) -> CountedBlank | None:
    """Give the worst number that can be answered; None where it has no bound on that side."""
    if found.base not in ("number", "scale"):
        return None
    worst = found.interval.low if found.better == "higher" else found.interval.high
    if worst is None:
        return None
    turned = found.scale is not None and found.scale.reversed
    points = _both_ends(found).value - worst if turned else worst  # type: ignore[operator]  # numbers
    return CountedBlank(lowest_form(worst), lowest_form(points))


def with_blank(name: str, given: Tree, counted: Value, ground: Ground) -> Tree:
    """Make what was given, and something else while the question is unanswered."""
    return choose(blank(name, ground), Const(counted), given)
