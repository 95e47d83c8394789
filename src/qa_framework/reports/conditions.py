"""Conditions in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from qa_framework.definitions.plain import decimal_text
from qa_framework.expressions.printing import print_expr
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
    Or,
)
from qa_framework.expressions.types import TruthType
from qa_framework.reports.glossary import Glossary, enumerate_words

ORDERS: Mapping[str, str] = {
    "==": "is",
    "!=": "is not",
    "<": "is below",
    "<=": "is at most",
    ">": "is above",
    ">=": "is at least",
}
OF_GROUP = "[]"
TESTS: Mapping[str, str] = {
    "at_least": "at least ",
    "at_most": "at most ",
    "equal": "",
    "in": "",
    "absent": "",
}


def condition_in_words(expr: Expr, glossary: Glossary) -> str:
    """Say a condition in words; where a part of it is not easily said, that part as it is written."""
    match expr:
        case Literal():
            return literal_in_words(expr, "", glossary)
        case Name(id):
            return (
                _truth(id, glossary, holds=True) if _is_truth(id, glossary) else glossary.thing(id)
            )
        case Not(operand):
            return _opposite(operand, glossary)
        case And(operands) | Or(operands):
            word = " and " if isinstance(expr, And) else " or "
            return word.join(_bracketed(each, glossary) for each in operands)
        case Compare():
            return _comparison(expr, glossary)
        case In(operand, options):
            return f"{_value(operand, glossary)} is {_listed(options, operand, glossary)}"
        case Has(option, operand):
            label = literal_in_words(option, operand.id, glossary)
            return f"{glossary.thing(operand.id)} includes {label}"
        case Arithmetic(op, left, right):
            return f"{_within(left, glossary)} {op} {_within(right, glossary)}"
        case Negate(operand):
            return f"-{_within(operand, glossary)}"
        case Choose(test, then, otherwise):
            said = (condition_in_words(each, glossary) for each in (test, then, otherwise))
            return "(if {}: {}; else: {})".format(*said)
        case Call():
            return _call(expr, glossary)
        case _:
            assert_never(expr)


def literal_in_words(literal: Literal, met: str, glossary: Glossary) -> str:
    """Say a value: a level or option by its label in quotes, a number, a date."""
    value = literal.value
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if met.endswith(OF_GROUP):
        return f'"{glossary.level_in(met.removesuffix(OF_GROUP), value)}"'
    return f'"{glossary.level(met, value)}"'


def _is_truth(name: str, glossary: Glossary) -> bool:
    return isinstance(glossary.fit.environment.type_of(name), TruthType)


def _truth(name: str, glossary: Glossary, *, holds: bool) -> str:
    """Say that something is so, or is not."""
    if any(flag.id == name for flag in glossary.fit.flags):
        return f"{glossary.thing(name)} is {'raised' if holds else 'not raised'}"
    return f"{glossary.thing(name)} is {'yes' if holds else 'no'}"


def _value(expr: Expr, glossary: Glossary) -> str:
    """Say what is compared, without the `is yes` of a condition."""
    return glossary.thing(expr.id) if isinstance(expr, Name) else _within(expr, glossary)


def _within(expr: Expr, glossary: Glossary) -> str:
    """Say a part of a larger one, in brackets where it has parts of its own."""
    words = condition_in_words(expr, glossary)
    return f"({words})" if isinstance(expr, And | Or | Arithmetic | Compare) else words


def _bracketed(expr: Expr, glossary: Glossary) -> str:
    words = condition_in_words(expr, glossary)
    return f"({words})" if isinstance(expr, And | Or) else words


def _opposite(operand: Expr, glossary: Glossary) -> str:
    match operand:
        case Name(id) if _is_truth(id, glossary):
            return _truth(id, glossary, holds=False)
        case Call("answered", (Name(id),)):
            return f"{glossary.thing(id)} is missing"
        case Call("applies", (Name(id),)):
            return f"{glossary.thing(id)} does not apply"
        case In(inner, options):
            listed = _listed(options, inner, glossary)
            return f"{_value(inner, glossary)} is not {listed}"
        case _:
            return f"it is not so that {_within(operand, glossary)}"


def _listed(options: tuple[Literal, ...], met: Expr, glossary: Glossary) -> str:
    name = met.id if isinstance(met, Name) else ""
    return enumerate_words((literal_in_words(each, name, glossary) for each in options), "or")


def _comparison(expr: Compare, glossary: Glossary) -> str:
    left, said = expr.first, []
    for order, right in expr.rest:
        said.append(
            f"{_side(left, right, glossary)} {ORDERS[order]} {_side(right, left, glossary)}"
        )
        left = right
    return " and ".join(said)


def _side(expr: Expr, other: Expr, glossary: Glossary) -> str:
    if not isinstance(expr, Literal):
        return _value(expr, glossary)
    return literal_in_words(expr, _met(other), glossary)


def _met(expr: Expr) -> str:
    """Name what a level is compared with, so that its label can be found."""
    match expr:
        case Name(id):
            return id
        case Call(_, (Name(id), *_)):
            return id + OF_GROUP
        case _:
            return ""


def _tests(keywords: tuple[Keyword, ...], group: str, glossary: Glossary) -> str:
    said = []
    for word, value in keywords:
        options = value if isinstance(value, tuple) else (value,)
        labels = [_member_level(option, group, glossary) for option in options]
        said.append(TESTS.get(word, f"{word} ") + enumerate_words(labels, "or"))
    return " and ".join(said)


def _member_level(option: Literal, group: str, glossary: Glossary) -> str:
    if isinstance(option.value, str):
        return f'"{glossary.level_in(group, option.value)}"'
    return literal_in_words(option, "", glossary)


def _call(call: Call, glossary: Glossary) -> str:
    try:
        return CALLS.get(call.function, _as_written)(call, glossary)
    except (IndexError, ValueError):  # not called as the table says: nobody checked it
        return _as_written(call, glossary)


def _group_call(pattern: str) -> Callable[[Call, Glossary], str]:
    def say_it(call: Call, glossary: Glossary) -> str:
        first = call.arguments[0]
        if not isinstance(first, Name):
            return _as_written(call, glossary)
        tests = _tests(call.keywords, first.id, glossary)
        group = glossary.group(first.id)
        return pattern.format(group=group, some=group.removeprefix("all "), tests=tests)

    return say_it


def _plain_call(pattern: str) -> Callable[[Call, Glossary], str]:
    def say_it(call: Call, glossary: Glossary) -> str:
        said = [_value(each, glossary) for each in call.arguments]
        return pattern.format(*said, listed=enumerate_words(said))

    return say_it


def _absent(call: Call, glossary: Glossary) -> str:
    question, absence = call.arguments
    if not isinstance(question, Name) or not isinstance(absence, Literal):
        return _as_written(call, glossary)
    label = literal_in_words(absence, question.id, glossary)
    return f"{glossary.thing(question.id)} is {label}"


def _as_written(call: Call, _: Glossary) -> str:
    return f"`{print_expr(call)}`"


CALLS: Mapping[str, Callable[[Call, Glossary], str]] = {
    "number_of": _group_call("the number of {some} that are {tests}"),
    "share_of": _group_call("the share of {some} that are {tests}"),
    "any_of": _group_call("one or more of {group} are {tests}"),
    "all_of": _group_call("each of {group} is {tests}"),
    "highest_of": _group_call("the highest of {group}"),
    "lowest_of": _group_call("the lowest of {group}"),
    "sum_of": _group_call("the sum of {group}"),
    "days_between": _plain_call("the number of days from {0} to {1}"),
    "min": _plain_call("the smallest of {listed}"),
    "max": _plain_call("the largest of {listed}"),
    "clamp": _plain_call("{0}, kept between {1} and {2}"),
    "points": _plain_call("the points of {0}"),
    "answered": _plain_call("{0} is given"),
    "applies": _plain_call("{0} applies"),
    "absent": _absent,
}
