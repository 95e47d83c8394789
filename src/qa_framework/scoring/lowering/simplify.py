"""Make nodes, leaving out what a constant already decides.

Truths are true, false or unknown here, never out: that a name which is out does not hold is decided
where conditions are lowered. So one truth by itself is what `and`, `or` and `not not` make of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Choice,
    Compare,
    Const,
    Fill,
    If,
    Is,
    Not,
    Pick,
    Total,
    Tree,
    Weight,
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
        return operand if has_value(operand) else Fill(operand, out, unknown)
    if operand.value is OUT:
        return out if out is not None else operand
    return unknown if operand.value is UNKNOWN and unknown is not None else operand


def picked(choice: Choice, terms: Iterable[Tree]) -> Tree:
    """Make one of several; a term that is out for certain is none, and one alone is picked."""
    kept = tuple(term for term in terms if term != Const(OUT))
    if not kept:
        return Const(OUT)
    return kept[0] if len(kept) == 1 else Pick(choice, kept)


def is_out(operand: Tree) -> Tree:
    """Make the truth that the operand is out."""
    return _state("out", operand)


def is_unknown(operand: Tree) -> Tree:
    """Make the truth that the operand is unknown."""
    return _state("unknown", operand)


def is_known(operand: Tree) -> Tree:
    """Make the truth that the operand has a value."""
    return _state("value", operand)


def _state(state: Literal["value", "out", "unknown"], operand: Tree) -> Tree:
    if isinstance(operand, Const) and isinstance(operand.value, Missing):
        return Const(operand.value.value == state)
    return Const(state == "value") if has_value(operand) else Is(state, operand)


def has_value(tree: Tree) -> bool:
    """Say whether a tree has a value whatever is answered, as a count of what surely holds has."""
    match tree:
        case Const(value):
            return not isinstance(value, Missing)
        case Is():
            return True
        case Not(operand):
            return has_value(operand)
        case Fill(_, out, unknown):
            return all(each is not None and has_value(each) for each in (out, unknown))
        case Compare(_, left, right):
            return has_value(left) and has_value(right)
        case All(terms) | Any(terms) | Total(terms) | Weight(terms):
            return all(map(has_value, terms))
        case _:
            return False


def severe(condition: Tree) -> Tree:
    """Read a condition that would help the result: unknown is no."""
    return filled(condition, out=Const(False), unknown=Const(False))


def lenient(condition: Tree) -> Tree:
    """Read a condition that would help the result: unknown is yes."""
    return filled(condition, out=Const(False), unknown=Const(True))
