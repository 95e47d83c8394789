"""Write the tree of a condition as text, always in the same way.

What is written reads back to the same tree: no bracket that is not needed, one space round a sign,
single quotes. A condition that would be longer than one may be is written without the spaces that
are not needed, so that whatever could be read can be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

from qa_framework.expressions.literals import decimal_text, quoted
from qa_framework.expressions.parsing import MOST_CHARACTERS
from qa_framework.expressions.syntax import (
    And,
    Arithmetic,
    Call,
    Choose,
    Compare,
    Expr,
    Has,
    In,
    Keyword,
    Literal,
    Name,
    Negate,
    Not,
    Operator,
    Or,
)

_SPACE = "\0"  # stands for a space that may be left out; no literal holds it
_NEEDED = re.compile(r"(?<=[A-Za-z0-9_])\0(?=[A-Za-z0-9_'\"])")

_CHOOSE, _OR, _AND, _NOT, _COMPARE, _MINUS, _ATOM = 1, 2, 3, 4, 5, 8, 9
_ARITHMETIC: Mapping[Operator, int] = MappingProxyType({"+": 6, "-": 6, "*": 7, "/": 7})


def print_expr(expr: Expr) -> str:
    """Write a condition as text that reads back to it.

    >>> from qa_framework.expressions import parse
    >>> print_expr(parse('not(a=="yes")and((b>1.50))'))
    "not a == 'yes' and b > 1.5"
    """
    text = _write(expr)
    pretty = text.replace(_SPACE, " ")
    return pretty if len(pretty) <= MOST_CHARACTERS else _tight(text)


def _tight(text: str) -> str:
    return _NEEDED.sub(" ", text).replace(_SPACE, "")


def _write(expr: Expr) -> str:
    match expr:
        case Literal(value):
            return _value(value)
        case Name(id):
            return id
        case Not(operand):
            return _opposite(operand)
        case And(operands):
            return f"{_SPACE}and{_SPACE}".join(_within(each, _AND + 1) for each in operands)
        case Or(operands):
            return f"{_SPACE}or{_SPACE}".join(_within(each, _OR + 1) for each in operands)
        case Compare():
            return _comparison(expr)
        case In() | Has():
            return _member(expr, "in")
        case Arithmetic():
            return _sum(expr)
        case Negate(operand):
            return f"-{_negated(operand)}"
        case Choose():
            return _choice(expr)
        case Call():
            return _call(expr)
        case _:
            assert_never(expr)


def _power(expr: Expr) -> int:
    """Say how strongly a node holds together, as the parser counts it."""
    match expr:
        case Choose():
            return _CHOOSE
        case Or():
            return _OR
        case And():
            return _AND
        case Not(In() | Has()) | Compare() | In() | Has():
            return _COMPARE
        case Not():
            return _NOT
        case Arithmetic(op):
            return _ARITHMETIC[op]
        case Negate():
            return _MINUS
        case Literal() | Name() | Call():
            return _ATOM
        case _:
            assert_never(expr)


def _within(expr: Expr, least: int) -> str:
    """Write a node, in brackets where it holds together less strongly than wanted."""
    text = _write(expr)
    return text if _power(expr) >= least else f"({text})"


def _value(value: Fraction | str | date) -> str:
    if isinstance(value, str):
        return quoted(value)
    return decimal_text(value) if isinstance(value, Fraction) else f"date('{value.isoformat()}')"


def _comparison(expr: Compare) -> str:
    steps = (f"{_SPACE}{sign}{_SPACE}{_within(right, _COMPARE + 1)}" for sign, right in expr.rest)
    return _within(expr.first, _COMPARE + 1) + "".join(steps)


def _opposite(operand: Expr) -> str:
    if isinstance(operand, In | Has):
        return _member(operand, f"not{_SPACE}in")
    return f"not{_SPACE}{_within(operand, _NOT)}"


def _member(expr: In | Has, word: str) -> str:
    if isinstance(expr, In):
        left, right = _within(expr.operand, _COMPARE + 1), _list(expr.options)
    else:
        left, right = _write(expr.option), _write(expr.operand)
    return f"{left}{_SPACE}{word}{_SPACE}{right}"


def _list(values: tuple[Literal, ...]) -> str:
    return f"({f',{_SPACE}'.join(map(_write, values))})"


def _sum(expr: Arithmetic) -> str:
    power = _ARITHMETIC[expr.op]
    left, right = _within(expr.left, power), _within(expr.right, power + 1)
    return f"{left}{_SPACE}{expr.op}{_SPACE}{right}"


def _negated(operand: Expr) -> str:
    """Write what stands after a minus; a bare number would take the minus for its own."""
    match operand:
        case Literal(Fraction() as number) if number >= 0:
            return f"({_write(operand)})"
        case _:
            return _within(operand, _MINUS)


def _choice(expr: Choose) -> str:
    then, test = _within(expr.then, _CHOOSE + 1), _within(expr.test, _CHOOSE + 1)
    return _SPACE.join([then, "if", test, "else", _write(expr.otherwise)])


def _call(expr: Call) -> str:
    values = [*map(_write, expr.arguments), *map(_keyword, expr.keywords)]
    return f"{expr.function}({f',{_SPACE}'.join(values)})"


def _keyword(keyword: Keyword) -> str:
    word, value = keyword
    return f"{word}={_list(value) if isinstance(value, tuple) else _write(value)}"
