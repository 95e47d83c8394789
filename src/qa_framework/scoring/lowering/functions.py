"""The functions of conditions as trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from qa_framework.checking.answer_scale import AnswerScale, Interval
from qa_framework.expressions.syntax import Call, Expr, Literal, Name
from qa_framework.expressions.tree import Const, Lookup, OneOf, Pick, Total, Tree
from qa_framework.expressions.values import Order, lowest_form
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.names import (
    measure_value,
    question_points,
    question_value,
    scale_of_name,
)
from qa_framework.scoring.lowering.questions import (
    absent,
    answered,
    applies,
    blank_level,
    with_blank,
)
from qa_framework.scoring.lowering.ranges import Range
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    filled,
    is_known,
    is_out,
    is_unknown,
    lenient,
    opposite,
    severe,
    some,
)

Lower = Callable[[Expr, Ground], Tree]
ORDERS: Mapping[str, Order] = {"at_least": ">=", "at_most": "<=", "equal": "=="}


def test_of(call: Call) -> tuple[str, tuple[object, ...]]:
    """Give the test that a function over a group puts to each member, and its values."""
    name, given = call.keywords[0]
    values = given if isinstance(given, tuple) else (given,)
    return name, tuple(each.value for each in values)


def members_of(call: Call, ground: Ground) -> tuple[str, ...]:
    """List the names in the group that a function goes through."""
    group = call.arguments[0]
    return ground.fit.groups[group.id] if isinstance(group, Name) else ()


def member_value(name: str, ground: Ground) -> Tree:
    """Make the value of a member: a level's rank, a number, a measure's grade or else its score."""
    fitted = ground.fit.measures.get(name)
    if fitted is None:
        return question_value(name, ground)
    return measure_value(name, "grade" if fitted.grades else "score", ground)


def member_points(name: str, ground: Ground) -> Tree:
    """Make what a member adds: its points, its number, a measure's score."""
    if name not in ground.fit.measures:
        return question_points(name, ground)
    return measure_value(name, "score", ground)


def passes(name: str, value: Tree, test: str, values: tuple[object, ...], ground: Ground) -> Tree:
    """Make the truth that a member passes a test; false where it is out."""
    if test == "absent":
        return absent(name, str(values[0]), ground) if name in ground.fit.questions else FALSE
    wanted = tuple(_wanted(each, scale_of_name(name, ground)) for each in values)
    if test == "in":
        return OneOf(value, wanted)
    return compared(ORDERS[test], value, Const(wanted[0]))


def _wanted(value: object, scale: AnswerScale | None) -> int | Fraction | str:
    if isinstance(value, str):
        return scale.ranks[value] if scale is not None else value
    return lowest_form(value)  # type: ignore[arg-type]  # what is left is a number


def _tested(call: Call, ground: Ground) -> tuple[tuple[Tree, Tree], ...]:
    """Give each member's value, and the truth that it passes the test of a call.

    A member that was answered with the absence asked for counts as a member whatever the absence
    does to scores.
    """
    test, values = test_of(call)
    pairs = []
    for name in members_of(call, ground):
        value = member_value(name, ground)
        holds = passes(name, value, test, values, ground)
        if test == "absent":
            value = choose(severe(holds), TRUE, value)
        pairs.append((value, holds))
    return tuple(pairs)


def _count(truths: Iterable[Tree]) -> Tree:
    terms = tuple(choose(truth, const(1), const(0)) for truth in truths)
    return Total(terms, (1,) * len(terms))


def number_of(call: Call, ground: Ground) -> Range:
    """Count the members that pass: between those that do and those that might."""
    holds = [holds for _, holds in _tested(call, ground)]
    return Range(_count(map(severe, holds)), _count(map(lenient, holds)))


def share_of(call: Call, ground: Ground) -> Range:
    """Give the share of the members that pass: those that might be members count against it."""
    pairs = _tested(call, ground)
    held = [holds for _, holds in pairs]
    count = _count(opposite(is_out(value)) for value, _ in pairs)
    low, high = _count(map(severe, held)), _count(map(lenient, held))
    return Range(
        calculated("/", low, count),
        calculated("/", high, count),
        there=some(is_known(value) for value, _ in pairs),
        nowhere=every(is_out(value) for value, _ in pairs),
    )


def _extreme(choice: str) -> Callable[[Call, Ground], Range]:
    """Make the reader of `highest_of` or `lowest_of`.

    The known members bound it on one side; on the other the best or worst an unknown one could be.
    """

    def make(call: Call, ground: Ground) -> Range:
        names = members_of(call, ground)
        values = [member_value(name, ground) for name in names]
        known = Pick(choice, tuple(filled(value, unknown=NOT_THERE) for value in values))  # type: ignore[arg-type]  # one of the two words
        ends = [_end(name, choice, ground) for name in names]
        far = Pick(
            choice,  # type: ignore[arg-type]  # one of the two words
            tuple(filled(value, unknown=end) for value, end in zip(values, ends, strict=True)),
        )
        there = some(is_known(value) for value in values)
        near = choose(there, known, _other_end(names, choice, ground))
        low, high = (near, far) if choice == "highest" else (far, near)
        return Range(low, high, there=there, nowhere=every(is_out(value) for value in values))

    return make


def _end(name: str, choice: str, ground: Ground) -> Tree:
    interval = _interval(name, ground)
    end = interval.high if choice == "highest" else interval.low
    return NOT_KNOWN if end is None else const(end)


def _other_end(names: tuple[str, ...], choice: str, ground: Ground) -> Tree:
    ends = [
        interval.low if choice == "highest" else interval.high
        for interval in (_interval(name, ground) for name in names)
    ]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return NOT_KNOWN
    return const(min(known) if choice == "highest" else max(known))


def _interval(name: str, ground: Ground) -> Interval:
    scale = scale_of_name(name, ground)
    if scale is not None:
        return Interval(Fraction(0), Fraction(len(scale.levels) - 1))
    return _points_interval(name, ground)


def sum_of(call: Call, ground: Ground) -> Range:
    """Add the members: an unknown one adds what it could, or nothing if it may turn out to be out."""
    names = members_of(call, ground)
    values = [member_points(name, ground) for name in names]
    intervals = [_points_interval(name, ground) for name in names]
    lows = [NOT_KNOWN if each.low is None else const(min(each.low, 0)) for each in intervals]
    highs = [NOT_KNOWN if each.high is None else const(max(each.high, 0)) for each in intervals]
    return Range(_sum(values, lows), _sum(values, highs))


def _sum(values: list[Tree], ends: list[Const]) -> Tree:
    terms = tuple(filled(value, unknown=end) for value, end in zip(values, ends, strict=True))
    return Total(terms, (1,) * len(terms))


def _points_interval(name: str, ground: Ground) -> Interval:
    """Bound what a member can add; the score of a measure has no bounds here."""
    found = ground.fit.questions.get(name)
    return Interval(None, None) if found is None else found.interval


def _any_of(call: Call, ground: Ground, _: Lower) -> Tree:
    return some(holds for _, holds in _tested(call, ground))


def _all_of(call: Call, ground: Ground, _: Lower) -> Tree:
    pairs = _tested(call, ground)
    each = [choose(is_out(value), TRUE, holds) for value, holds in pairs]
    there = some(choose(is_unknown(value), NOT_KNOWN, is_known(value)) for value, _ in pairs)
    return every((*each, there))


def _numbers(call: Call, ground: Ground, lower: Lower) -> tuple[Tree, ...]:
    return tuple(filled(lower(each, ground), out=NOT_KNOWN) for each in call.arguments)


def _minimum(call: Call, ground: Ground, lower: Lower) -> Tree:
    return Pick("lowest", _numbers(call, ground, lower))


def _maximum(call: Call, ground: Ground, lower: Lower) -> Tree:
    return Pick("highest", _numbers(call, ground, lower))


def _clamp(call: Call, ground: Ground, lower: Lower) -> Tree:
    number, low, high = _numbers(call, ground, lower)
    return Pick("lowest", (Pick("highest", (number, low)), high))


def _days_between(call: Call, ground: Ground, lower: Lower) -> Tree:
    first, second = (lower(each, ground) for each in call.arguments)
    return calculated("-", second, first)


def _points(call: Call, ground: Ground, _: Lower) -> Tree:
    name = _name(call)
    if name in ground.fit.questions:
        return question_points(name, ground)
    scale = scale_of_name(name, ground)
    head, _, what = name.partition(".")
    if head in ground.fit.absent or scale is None:
        return NOT_THERE
    table = {scale.ranks[level]: lowest_form(points) for level, points in scale.points.items()}
    return Lookup(measure_value(head, what, ground), table)


def _name(call: Call) -> str:
    first = call.arguments[0]
    return first.id if isinstance(first, Name) else ""


def _answered(call: Call, ground: Ground, _: Lower) -> Tree:
    name = _name(call)
    if name in ground.fit.questions or name in ground.fit.facts:
        return answered(name, ground)
    return is_known(_anything(name, ground))


def _applies(call: Call, ground: Ground, _: Lower) -> Tree:
    name = _name(call)
    if name in ground.fit.questions or name in ground.fit.facts:
        return _in_play(name, ground)
    given = _anything(name, ground)
    return choose(is_unknown(given), NOT_KNOWN, is_known(given))


def _in_play(name: str, ground: Ground) -> Tree:
    """Say that something applies and was not answered with an absence that leaves it out."""
    effects = ground.fit.questions[name].scale if name in ground.fit.questions else None
    leaves_out = [
        absence for absence, effect in (effects.effects if effects else {}).items()
        if effect == "leave_out"
    ]
    return every(
        (applies(name, ground), *(opposite(severe(absent(name, each, ground))) for each in leaves_out))
    )


def _anything(name: str, ground: Ground) -> Tree:
    head, _, what = name.partition(".")
    if head in ground.fit.absent:
        return NOT_THERE
    if head in ground.fit.measures:
        fitted = ground.fit.measures[head]
        return measure_value(head, what or ("score" if fitted.has_score else "grade"), ground)
    return NOT_KNOWN


def _absent(call: Call, ground: Ground, _: Lower) -> Tree:
    absence = call.arguments[1]
    name = _name(call)
    if not isinstance(absence, Literal) or name not in ground.fit.questions:
        return FALSE
    given = absent(name, str(absence.value), ground)
    level = blank_level(name, ground.blank, ground)
    return given if level is None else with_blank(name, given, False, ground)  # noqa: FBT003


RANGED: Mapping[str, Callable[[Call, Ground], Range]] = {
    "number_of": number_of,
    "share_of": share_of,
    "highest_of": _extreme("highest"),
    "lowest_of": _extreme("lowest"),
    "sum_of": sum_of,
}
"""Functions whose value can be bounded while members of the group are unknown."""

FUNCTIONS: Mapping[str, Callable[[Call, Ground, Lower], Tree]] = {
    "any_of": _any_of,
    "all_of": _all_of,
    "min": _minimum,
    "max": _maximum,
    "clamp": _clamp,
    "days_between": _days_between,
    "points": _points,
    "answered": _answered,
    "applies": _applies,
    "absent": _absent,
}
