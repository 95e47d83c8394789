"""The tree of a condition as its author wrote it: a closed union of frozen nodes.

Two trees are equal when they say the same in the same order; where they stand in a file plays no
part. Each reader of the tree is a function with one `match` that ends in `assert_never`.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import field, frozen

from qa_framework.expressions.literals import MOST_DIGITS, decimal_text, fault_in_text
from qa_framework.problems import NOWHERE, Span

Comparator = typing.Literal["==", "!=", "<", "<=", ">", ">="]
"""How two values are compared."""
Operator = typing.Literal["+", "-", "*", "/"]
"""How two numbers are joined."""

COMPARATORS: tuple[Comparator, ...] = ("==", "!=", "<", "<=", ">", ">=")
OPERATORS: tuple[Operator, ...] = ("+", "-", "*", "/")

NAME_FORM = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)?")
"""What a name looks like: ASCII, one dot at most. Which names exist is for checking to say."""
WORDS = frozenset({"and", "or", "not", "in", "if", "else"})
"""The words of the language, which are no names."""
DATE_WORD = "date"
"""What looks like a function and writes a date: `date('2026-01-31')`."""

_LARGEST = 10**MOST_DIGITS

_Validator: TypeAlias = Callable[[Any, Any, Any], None]


def _sayable(_: object, __: object, value: Any) -> None:  # noqa: ANN401 - attrs validates anything
    """Refuse a value that could not be written in a condition."""
    if isinstance(value, str):
        if (fault := fault_in_text(value)) is not None:
            raise ValueError(fault)
    elif isinstance(value, Fraction):
        if value.denominator != 1 or abs(value.numerator) >= _LARGEST:
            decimal_text(value)
    elif type(value) is not date:
        raise TypeError(f"a literal is a str, a Fraction or a date, not {value!r}")


def _named(_: object, __: object, value: str) -> None:
    if NAME_FORM.fullmatch(value) is None or value in WORDS:
        raise ValueError(f"{value!r} is no name")


def _is_keyword(word: str) -> bool:
    return word == "in" or (word.isidentifier() and word.isascii() and word not in WORDS)


def _one_of(known: tuple[str, ...]) -> _Validator:
    def validate(_: object, __: object, value: str) -> None:
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(known)}")

    return validate


def _at_least(count: int) -> _Validator:
    def validate(_: object, __: object, value: tuple[object, ...]) -> None:
        if len(value) < count:
            raise ValueError(f"wanted at least {count}, found {len(value)}")

    return validate


@frozen(kw_only=True)
class Node:
    """Anything in a condition. Its place is no part of what it says."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Literal(Node):
    """A value written out: a level, an option or a text in quotes, a number, `date('2026-01-31')`.

    A number is a decimal of at most 18 digits, exactly.
    """

    value: Fraction | str | date = field(validator=_sayable)


@frozen
class Name(Node):
    """A name: `on_time`, `impact.grade`, a flag, a group. One dot at most."""

    id: str = field(validator=_named)


@frozen
class Not(Node):
    """`not a`; also `q not in (...)`, which is the opposite of an `In`."""

    operand: Expr


@frozen
class And(Node):
    """`a and b and c`: two or more, none of them an `And` (see `conjunction`)."""

    operands: tuple[Expr, ...] = field(validator=_at_least(2))

    def __attrs_post_init__(self) -> None:
        if any(isinstance(each, And) for each in self.operands):
            raise ValueError("an And inside an And: make it with conjunction()")


@frozen
class Or(Node):
    """`a or b or c`: two or more, none of them an `Or` (see `disjunction`)."""

    operands: tuple[Expr, ...] = field(validator=_at_least(2))

    def __attrs_post_init__(self) -> None:
        if any(isinstance(each, Or) for each in self.operands):
            raise ValueError("an Or inside an Or: make it with disjunction()")


@frozen
class Compare(Node):
    """`a < b`, or a chain `a < b <= c`, which holds where each step of it holds."""

    first: Expr
    rest: tuple[tuple[Comparator, Expr], ...] = field(validator=_at_least(1))

    def __attrs_post_init__(self) -> None:
        if any(sign not in COMPARATORS for sign, _ in self.rest):
            raise ValueError(f"a comparison is one of {', '.join(COMPARATORS)}")


@frozen
class In(Node):
    """`team in ('north', 'south')`: one of the values listed."""

    operand: Expr
    options: tuple[Literal, ...] = field(validator=_at_least(1))


@frozen
class Has(Node):
    """`'north' in teams`: an answer that ticks several options ticks this one."""

    option: Literal
    operand: Name

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.option.value, str):
            raise TypeError("an option is text")


@frozen
class Arithmetic(Node):
    """`a + b`, `a - b`, `a * b`, `a / b`."""

    op: Operator = field(validator=_one_of(OPERATORS))
    left: Expr
    right: Expr


@frozen
class Negate(Node):
    """`-a`. The minus of a number that is written out belongs to its literal."""

    operand: Expr


@frozen
class Choose(Node):
    """`then if test else otherwise`."""

    test: Expr
    then: Expr
    otherwise: Expr


Keyword: TypeAlias = tuple[str, Literal | tuple[Literal, ...]]
"""A test given to a function by name: `at_least='good'`, `in=('good', 'outstanding')`."""


@frozen
class Call(Node):
    """`number_of(planning, at_most='good')`: a function of the table, or of a plugin."""

    function: str = field(validator=_named)
    arguments: tuple[Expr, ...] = ()
    keywords: tuple[Keyword, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.function == DATE_WORD:
            raise ValueError("a date is a Literal, not a Call")
        words = [word for word, _ in self.keywords]
        if len(set(words)) < len(words) or not all(map(_is_keyword, words)):
            raise ValueError(f"{words!r} are no keywords, or one comes twice")


Expr: TypeAlias = (
    Literal | Name | Not | And | Or | Compare | In | Has | Arithmetic | Negate | Choose | Call
)
"""Any node: closed, so that the type checker finds a reader that forgets one."""


def conjunction(operands: Iterable[Expr], span: Span = NOWHERE) -> Expr:
    """Join conditions by `and`, without an `And` in an `And`; one alone is itself.

    Raises:
        ValueError: There is none.
    """
    flat: list[Expr] = []
    for each in operands:
        flat.extend(each.operands if isinstance(each, And) else (each,))
    return flat[0] if len(flat) == 1 else And(tuple(flat), span=span)


def disjunction(operands: Iterable[Expr], span: Span = NOWHERE) -> Expr:
    """Join conditions by `or`, without an `Or` in an `Or`; one alone is itself.

    Raises:
        ValueError: There is none.
    """
    flat: list[Expr] = []
    for each in operands:
        flat.extend(each.operands if isinstance(each, Or) else (each,))
    return flat[0] if len(flat) == 1 else Or(tuple(flat), span=span)
