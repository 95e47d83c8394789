"""Make nodes, leaving out what a constant already decides.

Truths are true, false or unknown here, never out: that a name which is out does not hold is decided
where conditions are lowered. So one truth by itself is what `and`, `or` and `not not` make of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Fill,
    If,
    Is,
    Not,
    Tree,
)
from qa_framework.expressions.values import (
    OUT,
    UNKNOWN,
    Missing,
    Number,
    Order,
    Sign,
    calculate,
    compare,
    lowest_form,
    negate,
)


def const(number: Number) -> Const:
    """Make a number, as a whole one where it is."""
    return Const(lowest_form(number))


def opposite(operand: Tree) -> Tree:
    """Make `not a`."""
    if isinstance(operand, Const):
        return Const(negate(operand.value))
    return operand.operand if isinstance(operand, Not) else Not(operand)


def every(operands: Iterable[Tree]) -> Tree:
    """Make `a and b and ...`."""
    kept = _undecided(operands, decides=False)
    return kept if isinstance(kept, Const) else _joined(All, kept, empty=True)


def some(operands: Iterable[Tree]) -> Tree:
    """Make `a or b or ...`."""
    kept = _undecided(operands, decides=True)
    return kept if isinstance(kept, Const) else _joined(Any, kept, empty=False)


def _undecided(operands: Iterable[Tree], *, decides: bool) -> tuple[Tree, ...] | Const:
    kept = []
    for operand in operands:
        if isinstance(operand, Const) and operand.value is decides:
            return operand
        if not (isinstance(operand, Const) and operand.value is (not decides)):
            kept.append(operand)
    return tuple(kept)


def _joined(node: type[All | Any], operands: tuple[Tree, ...], *, empty: bool) -> Tree:
    if not operands:
        return Const(empty)
    return operands[0] if len(operands) == 1 else node(operands)


def compared(order: Order, left: Tree, right: Tree) -> Tree:
    """Make a comparison."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(compare(order, left.value, right.value))
    return Compare(order, left, right)


def calculated(sign: Sign, left: Tree, right: Tree) -> Tree:
    """Make a sum, a difference, a product or a quotient."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(calculate(sign, left.value, right.value))
    return Arithmetic(sign, left, right)


def choose(test: Tree, then: Tree, otherwise: Tree) -> Tree:
    """Make `then if test else otherwise`."""
    if isinstance(test, Const):
        if isinstance(test.value, Missing):
            return Const(UNKNOWN)
        return then if test.value else otherwise
    return then if then == otherwise and isinstance(test, Is) else If(test, then, otherwise)


def filled(operand: Tree, *, out: Tree | None = None, unknown: Tree | None = None) -> Tree:
    """Make the operand with something else where it is out or unknown."""
    if not isinstance(operand, Const):
        return Fill(operand, out, unknown)
    if operand.value is OUT:
        return out if out is not None else operand
    return unknown if operand.value is UNKNOWN and unknown is not None else operand


def is_out(operand: Tree) -> Tree:
    """Make the truth that the operand is out."""
    return Const(operand.value is OUT) if isinstance(operand, Const) else Is("out", operand)


def is_unknown(operand: Tree) -> Tree:
    """Make the truth that the operand is unknown."""
    return Const(operand.value is UNKNOWN) if isinstance(operand, Const) else Is("unknown", operand)


def is_known(operand: Tree) -> Tree:
    """Make the truth that the operand has a value."""
    if isinstance(operand, Const):
        return Const(not isinstance(operand.value, Missing))
    return Is("value", operand)


def severe(condition: Tree) -> Tree:
    """Read a condition that would help the result: unknown is no."""
    return filled(condition, out=Const(False), unknown=Const(False))


def lenient(condition: Tree) -> Tree:
    """Read a condition that would help the result: unknown is yes."""
    return filled(condition, out=Const(False), unknown=Const(True))
