"""Go through the tree of a condition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import assert_never

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


def children(expr: Expr) -> tuple[Expr, ...]:
    """Give the nodes directly below a node, in the order they are written."""
    match expr:
        case Literal() | Name():
            return ()
        case Not(operand) | Negate(operand):
            return (operand,)
        case And(operands) | Or(operands):
            return operands
        case Compare(first, rest):
            return (first, *(right for _, right in rest))
        case In(operand, options):
            return (operand, *options)
        case Has(option, operand):
            return (option, operand)
        case Arithmetic(_, left, right):
            return (left, right)
        case Choose(test, then, otherwise):
            return (then, test, otherwise)
        case Call(_, arguments, keywords):
            return (*arguments, *chain.from_iterable(_listed(value) for _, value in keywords))
        case _:
            assert_never(expr)


def _listed(value: Literal | tuple[Literal, ...]) -> tuple[Literal, ...]:
    return value if isinstance(value, tuple) else (value,)


def walk(expr: Expr) -> Iterator[Expr]:
    """Go through a node and all below it, in the order they are written."""
    waiting = [expr]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(children(node)))


def names_in(expr: Expr) -> tuple[str, ...]:
    """List every name in a condition once, in order; functions are no names.

    >>> from qa_framework.expressions import parse
    >>> names_in(parse("impact.grade == 'good' and answered(on_time) or impact.grade == 'poor'"))
    ('impact.grade', 'on_time')
    """
    return tuple(dict.fromkeys(node.id for node in walk(expr) if isinstance(node, Name)))
