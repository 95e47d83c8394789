"""Conditions as authors write them become trees: names, levels and functions are gone.

What a name means depends on the ground: the conditions of a tool know no policy for blanks, those
of a rubric do, and a formula is strict about what is out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.expressions.syntax import (
    And,
    Arithmetic,
    Call,
    Choose,
    Compare,
    Expr,
    Has,
    In,
    Literal,
    Name,
    Negate,
    Not,
    Or,
)
from qa_framework.expressions.tree import Compare as Comparison
from qa_framework.expressions.tree import Const, OneOf, Tree
from qa_framework.expressions.values import Known, Order, lowest_form
from qa_framework.scoring.lowering.functions import FUNCTIONS, extreme_of
from qa_framework.scoring.lowering.ground import NOT_KNOWN, Ground
from qa_framework.scoring.lowering.groups import RANGED, members_named, members_of
from qa_framework.scoring.lowering.names import lower_name, scale_of_name
from qa_framework.scoring.lowering.ranges import (
    Range,
    among,
    choose_range,
    combine_ranges,
    compare_ranges,
    rising_range,
    settled,
)
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    filled,
    is_out,
    opposite,
    severe,
    some,
)

EXTREMES = ("min", "max", "clamp")
"""Functions that rise with each of their numbers."""


def lower(expr: Expr, ground: Ground) -> Tree:  # noqa: C901, PLR0912 - a case for each node
    """Make the tree of an expression."""
    if is_ranged(expr):
        return settled(_range(expr, None, ground))
    match expr:
        case Literal(value):
            return Const(constant(value, None))
        case Name(name):
            return lower_name(name, ground)
        case Not(operand):
            return opposite(lower_truth(operand, ground))
        case And(operands):
            return every(lower_truth(each, ground) for each in operands)
        case Or(operands):
            return some(lower_truth(each, ground) for each in operands)
        case Compare(first, rest):
            return _chain(first, rest, ground)
        case In(operand, options):
            return _one_of(operand, options, ground)
        case Has(option, operand):
            return _has(option, operand, ground)
        case Arithmetic(op, left, right):
            return calculated(op, lower(left, ground), lower(right, ground))
        case Negate(operand):
            return calculated("-", const(0), lower(operand, ground))
        case Choose():
            return _side(expr, scale_of(expr, ground), ground)
        case Call():
            return _call(expr, ground)
        case _:
            assert_never(expr)


def lower_truth(expr: Expr, ground: Ground) -> Tree:
    """Make the tree of a condition; a name that is out does not hold."""
    if isinstance(expr, Choose):
        test, then, otherwise = (
            lower_truth(each, ground) for each in (expr.test, expr.then, expr.otherwise)
        )
        return choose(test, then, otherwise)
    tree = lower(expr, ground)
    if not isinstance(expr, Name):
        return tree
    return _asked_to_be_there(compared("==", tree, Const(True)), (tree,), ground)


def _asked_to_be_there(plain: Tree, operands: Iterable[Tree], ground: Ground) -> Tree:
    """Make a truth as it is; in a formula, unknown where an operand is out."""
    if not ground.strict:
        return plain
    return choose(some(is_out(each) for each in operands), NOT_KNOWN, plain)


def constant(value: object, scale: AnswerScale | None) -> Known:
    """Turn a literal into a value: a level into its rank, a date into its day number."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, str):
        return scale.ranks[value] if scale is not None else value
    return lowest_form(value)  # type: ignore[arg-type]  # what is left is a number


def _chain(first: Expr, rest: tuple[tuple[str, Expr], ...], ground: Ground) -> Tree:
    left = first
    links = []
    for sign, right in rest:
        links.append(_link(left, sign, right, ground))
        left = right
    return every(links)


def _link(left: Expr, sign: str, right: Expr, ground: Ground) -> Tree:
    if sign == "!=":
        return opposite(_link(left, "==", right, ground))
    order: Order = sign  # type: ignore[assignment]  # every other sign is an order
    scale = scale_of(left, ground) or scale_of(right, ground)
    if is_ranged(left) or is_ranged(right):
        one, other = _range(left, scale, ground), _range(right, scale, ground)
        return _surely_there(compare_ranges(order, one, other), (one, other), ground)
    sides = _side(left, scale, ground), _side(right, scale, ground)
    return _asked_to_be_there(compared(order, *sides), sides, ground)


def _surely_there(plain: Tree, spans: Iterable[Range], ground: Ground) -> Tree:
    """Make a truth as it is; in a formula, unknown where an operand may be out."""
    if not ground.strict:
        return plain
    return choose(severe(every(each.there for each in spans)), plain, NOT_KNOWN)


def _side(expr: Expr, scale: AnswerScale | None, ground: Ground) -> Tree:
    """Make a value that meets a scale: words are levels of it."""
    match expr:
        case Literal(value):
            return Const(constant(value, scale))
        case Choose(test, then, otherwise):
            return choose(
                lower_truth(test, ground),
                _side(then, scale, ground),
                _side(otherwise, scale, ground),
            )
        case _:
            return lower(expr, ground)


def is_ranged(expr: Expr) -> bool:
    """Say whether unknown members of a group make an expression a range of values."""
    match expr:
        case Call(function, arguments):
            inside = function in EXTREMES and any(map(is_ranged, arguments))
            return function in RANGED or inside
        case Arithmetic(_, left, right) | Choose(_, left, right):
            return is_ranged(left) or is_ranged(right)
        case Negate(operand):
            return is_ranged(operand)
        case _:
            return False


def _range(expr: Expr, scale: AnswerScale | None, ground: Ground) -> Range:
    if not is_ranged(expr):
        return Range.of(_side(expr, scale, ground))
    match expr:
        case Call(function, arguments) if function in EXTREMES:
            spans = tuple(_range(each, None, ground) for each in arguments)
            return rising_range(lambda numbers: extreme_of(function, numbers), spans)
        case Call(function):
            return RANGED[function](expr, ground)
        case Arithmetic(op, left, right):
            return combine_ranges(op, _range(left, None, ground), _range(right, None, ground))
        case Choose(test, then, otherwise):
            return choose_range(
                lower_truth(test, ground),
                _range(then, scale, ground),
                _range(otherwise, scale, ground),
            )
        case Negate(operand):
            zero = Range.of(const(0))
            return combine_ranges("-", zero, _range(operand, None, ground))
        case _:
            raise ValueError(expr)


def scale_of(expr: Expr, ground: Ground) -> AnswerScale | None:
    """Give the scale of the level that an expression is; None where it is no level."""
    match expr:
        case Name(name):
            return scale_of_name(name, ground)
        case Call("highest_of" | "lowest_of", (Name(group),)):
            members = members_named(group, ground)
            return scale_of_name(members[0], ground) if members else None
        case Choose(_, then, otherwise):
            return scale_of(then, ground) or scale_of(otherwise, ground)
        case _:
            return None


def _has(option: Literal, operand: Expr, ground: Ground) -> Tree:
    chosen = lower(operand, ground)
    plain = Comparison("has", chosen, Const(constant(option.value, None)))
    return _asked_to_be_there(plain, (chosen,), ground)


def _one_of(operand: Expr, options: tuple[Literal, ...], ground: Ground) -> Tree:
    scale = scale_of(operand, ground)
    values = tuple(constant(option.value, scale) for option in options)
    if is_ranged(operand):
        return _range_in(operand, values, scale, ground)
    tree = _side(operand, scale, ground)
    return _asked_to_be_there(OneOf(tree, values), (tree,), ground)


def _range_in(
    operand: Expr, values: tuple[Known, ...], scale: AnswerScale | None, ground: Ground
) -> Tree:
    member = _range(operand, scale, ground)
    whole = tuple(each for each in values if isinstance(each, int))
    if scale is not None:
        found = among(member, whole, range(len(scale.levels)))
    elif isinstance(operand, Call) and operand.function == "number_of":
        found = among(member, whole, range(len(members_of(operand, ground)) + 1))
    else:
        found = some(compare_ranges("==", member, Range.of(Const(each))) for each in values)
    return _surely_there(found, (member,), ground)


def _call(expr: Call, ground: Ground) -> Tree:
    if expr.function in FUNCTIONS:
        return FUNCTIONS[expr.function](expr, ground, lower)
    make = ground.fit.extensions.functions[expr.function].tree
    return make(*(filled(lower(each, ground), out=NOT_KNOWN) for each in expr.arguments))
