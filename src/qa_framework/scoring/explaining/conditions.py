"""What the names and functions in a condition came to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.syntax import Call, Expr, Name
from qa_framework.expressions.types import DateType
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.expressions.walking import walk
from qa_framework.scoring.explain.explained import Labelled, ValueExplanation
from qa_framework.scoring.explain.numbers import exact, shown
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.labels import NO, YES, in_words
from qa_framework.scoring.lowering.conditions import lower, scale_of
from qa_framework.scoring.lowering.ground import Ground
from qa_framework.scoring.lowering.groups import member_value, members_of, passes, test_of

TESTING = ("number_of", "share_of", "any_of", "all_of")
EXTREMES = ("highest_of", "lowest_of")
MISSING = {OUT: "does not apply", UNKNOWN: "not known"}


def values_in(expr: Expr, ground: Ground, bench: Bench) -> tuple[ValueExplanation, ...]:
    """List what each name and each function in a condition came to.

    The name of a group has no value of its own; the function that goes through it has.
    """
    found: dict[str, ValueExplanation] = {}
    for node in walk(expr):
        if isinstance(node, Call) or (isinstance(node, Name) and node.id not in ground.fit.groups):
            text = print_expr(node)
            if text not in found:
                found[text] = _value(text, node, ground, bench)
    return tuple(found.values())


def _value(text: str, node: Call | Name, ground: Ground, bench: Bench) -> ValueExplanation:
    value = bench.value_of(partial(lower, node, ground))
    if isinstance(node, Name):
        named = _named(node.id, value, ground, bench)
        return ValueExplanation(text=text, value=named.id, label=named.label)
    came_to = labelled(value, scale_of(node, ground), bench)
    members, unknown = _members(node, value, ground, bench)
    return ValueExplanation(
        text=text, value=came_to.id, label=came_to.label, members=members, unknown=unknown
    )


Members = tuple[Labelled, ...]


def _members(node: Call, value: object, ground: Ground, bench: Bench) -> tuple[Members, Members]:
    """List the members of a group that made a function what it is, and those nobody knows."""
    if node.function not in (*TESTING, *EXTREMES):
        return (), ()
    tested = {name: _tested(name, node, value, ground, bench) for name in members_of(node, ground)}
    return (
        tuple(bench.labels.part(name) for name, found in tested.items() if found is True),
        tuple(bench.labels.part(name) for name, found in tested.items() if found is UNKNOWN),
    )


def _tested(name: str, node: Call, value: object, ground: Ground, bench: Bench) -> object:
    own = bench.value_of(partial(member_value, name, ground))
    if node.function in EXTREMES:
        return UNKNOWN if own is UNKNOWN else not isinstance(value, Missing) and own == value
    test, values = test_of(node)
    passed = bench.value_of(lambda: passes(name, member_value(name, ground), test, values, ground))
    if node.function != "all_of" or passed is UNKNOWN:
        return passed
    return own is not OUT and passed is not True


def _named(name: str, value: object, ground: Ground, bench: Bench) -> Labelled:
    scale = scale_of(Name(name), ground)
    if scale is None and not isinstance(value, Missing):
        if name in bench.fit.questions or name in bench.fit.facts:
            given = bench.labels.answer(name, value)
            if given is not None:
                return given
        if isinstance(bench.fit.environment.type_of(name), DateType) and isinstance(value, int):
            day = date.fromordinal(value).isoformat()
            return Labelled(day, day)
    return labelled(value, scale, bench)


def labelled(value: object, scale: AnswerScale | None, bench: Bench) -> Labelled:
    """Write a value for people: a rank as its level, where there is a scale."""
    if isinstance(value, Missing):
        return Labelled(MISSING[value], MISSING[value])
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int) and scale is not None and 0 <= value < len(scale.levels):
        return bench.labels.level(scale.levels[value], scale)
    if isinstance(value, int | Fraction):
        return Labelled(exact(Fraction(value)), shown(Fraction(value)))
    if isinstance(value, frozenset):
        listed = ", ".join(sorted(value)) or "none"
        return Labelled(listed, in_words(listed))
    return Labelled(str(value), in_words(str(value)))
