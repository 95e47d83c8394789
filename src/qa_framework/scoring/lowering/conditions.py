"""Conditions as authors write them become trees: names, levels and functions are gone.

What a name means depends on the ground: the conditions of a tool know no policy for blanks, those
of a rubric do, and a formula is strict about what is out.
"""

from __future__ import annotations

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
from qa_framework.expressions.tree import Const, OneOf, Tree
from qa_framework.expressions.tree import Compare as Comparison
from qa_framework.expressions.values import Known, Order, lowest_form
from qa_framework.scoring.lowering.functions import FUNCTIONS, RANGED, members_of
from qa_framework.scoring.lowering.ground import NOT_KNOWN, Ground
from qa_framework.scoring.lowering.names import lower_name, scale_of_name
from qa_framework.scoring.lowering.ranges import (
    Range,
    among,
    combine_ranges,
    compare_ranges,
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
    some,
)


def lower(expr: Expr, ground: Ground) -> Tree:
    """Make the tree of an expression."""
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
            return Comparison("has", lower(operand, ground), Const(constant(option.value, None)))
        case Arithmetic() | Negate() if _is_ranged(expr):
            return settled(_range(expr, None, ground))
        case Arithmetic(op, left, right):
            return calculated(op, lower(left, ground), lower(right, ground))
        case Negate(operand):
            return calculated("-", const(0), lower(operand, ground))
        case Choose(test, then, otherwise):
            return choose(
                lower_truth(test, ground), lower(then, ground), lower(otherwise, ground)
            )
        case Call():
            return _call(expr, ground)
        case _:
            assert_never(expr)


def lower_truth(expr: Expr, ground: Ground) -> Tree:
    """Make the tree of a condition; a bare name that is out does not hold."""
    tree = lower(expr, ground)
    if isinstance(expr, Name):
        return compared("==", tree, Const(True))
    return tree


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
    if _is_ranged(left) or _is_ranged(right):
        scale = scale_of(left, ground) or scale_of(right, ground)
        return compare_ranges(
            order, _range(left, scale, ground), _range(right, scale, ground)
        )
    scale = scale_of(left, ground) or scale_of(right, ground)
    one, other = _side(left, scale, ground), _side(right, scale, ground)
    plain = compared(order, one, other)
    return choose(some((is_out(one), is_out(other))), NOT_KNOWN, plain) if ground.strict else plain


def _side(expr: Expr, scale: AnswerScale | None, ground: Ground) -> Tree:
    if isinstance(expr, Literal):
        return Const(constant(expr.value, scale))
    return lower(expr, ground)


def _is_ranged(expr: Expr) -> bool:
    match expr:
        case Call(function):
            return function in RANGED
        case Arithmetic(_, left, right):
            return _is_ranged(left) or _is_ranged(right)
        case Negate(operand):
            return _is_ranged(operand)
        case _:
            return False


def _range(expr: Expr, scale: AnswerScale | None, ground: Ground) -> Range:
    match expr:
        case Call(function) if function in RANGED:
            return RANGED[function](expr, ground)
        case Arithmetic(op, left, right) if _is_ranged(expr):
            return combine_ranges(op, _range(left, None, ground), _range(right, None, ground))
        case Negate(operand) if _is_ranged(operand):
            zero = Range.of(const(0))
            return combine_ranges("-", zero, _range(operand, None, ground))
        case _:
            return Range.of(_side(expr, scale, ground))


def scale_of(expr: Expr, ground: Ground) -> AnswerScale | None:
    """Give the scale of the level that an expression is; None where it is no level."""
    match expr:
        case Name(name):
            return scale_of_name(name, ground)
        case Call("highest_of" | "lowest_of", (Name(group),)):
            members = ground.fit.groups[group]
            return scale_of_name(members[0], ground) if members else None
        case Choose(_, then, otherwise):
            return scale_of(then, ground) or scale_of(otherwise, ground)
        case _:
            return None


def _one_of(operand: Expr, options: tuple[Literal, ...], ground: Ground) -> Tree:
    scale = scale_of(operand, ground)
    values = tuple(constant(option.value, scale) for option in options)
    if _is_ranged(operand):
        return _range_in(operand, values, scale, ground)
    tree = lower(operand, ground)
    plain: Tree = OneOf(tree, values)
    return choose(is_out(tree), NOT_KNOWN, plain) if ground.strict else plain


def _range_in(
    operand: Expr, values: tuple[Known, ...], scale: AnswerScale | None, ground: Ground
) -> Tree:
    member = _range(operand, scale, ground)
    whole = tuple(each for each in values if isinstance(each, int))
    if scale is not None:
        return among(member, whole, range(len(scale.levels)))
    if isinstance(operand, Call) and operand.function == "number_of":
        return among(member, whole, range(len(members_of(operand, ground)) + 1))
    return some(compare_ranges("==", member, Range.of(Const(each))) for each in values)


def _call(expr: Call, ground: Ground) -> Tree:
    if expr.function in RANGED:
        return settled(RANGED[expr.function](expr, ground))
    if expr.function in FUNCTIONS:
        return FUNCTIONS[expr.function](expr, ground, lower)
    make = ground.fit.extensions.functions[expr.function].tree
    return make(*(filled(lower(each, ground), out=NOT_KNOWN) for each in expr.arguments))
