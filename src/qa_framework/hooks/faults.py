"""What is wrong with something that a plugin offers; nothing is offered half."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from qa_framework.checking.extensions import (
    BASES,
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.expressions import ConditionError, Function, Kind, parse, walk
from qa_framework.expressions.syntax import Call
from qa_framework.expressions.tree import Input
from qa_framework.hooks.command import Command
from qa_framework.hooks.containment import words_of
from qa_framework.hooks.trees import fault_in_tree

TARGET = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
"""How a place in a package is written: `package.module:attribute`."""
VALUE_KINDS = (Kind.NUMBER, Kind.DATE, Kind.TEXT, Kind.TRUTH)
"""What a function of a plugin may take and give."""

_IS_OF: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "number": lambda value: type(value) in {int, Fraction},
        "date": lambda value: type(value) is date,
        "text": lambda value: isinstance(value, str),
        "yes_no": lambda value: isinstance(value, bool),
    }
)
_SENTENCE = re.compile(r"[^\n]{3,200}")


def fault_in_function(offer: FunctionExtension) -> str | None:
    """Say what is wrong with a function for conditions; None where nothing is."""
    function = offer.function
    if not isinstance(function, Function):
        return "it does not say what it takes and gives"
    if not {*function.takes, function.gives} <= set(VALUE_KINDS) or function.tests:
        return "it takes and gives numbers, dates, texts and conditions alone"
    given = tuple(Input(f"argument {number}") for number in range(1, len(function.takes) + 1))
    return (
        _fault_in_words(summary=function.summary, example=function.example)
        or _fault_in_use(function)
        or _fault_in_making(lambda: offer.tree(*given), given)
    )


def _fault_in_use(function: Function) -> str | None:
    try:
        parsed = parse(function.example)
    except ConditionError as error:
        return f"its example is no condition: {error.problems[0].message}"
    used = any(isinstance(each, Call) and each.function == function.name for each in walk(parsed))
    return None if used else f"its example does not use `{function.name}(…)`"


def fault_in_method(offer: MethodExtension) -> str | None:
    """Say what is wrong with a method of measures; None where nothing is."""
    given = (Input("first part"), Input("second part"), Input("third part"))
    if f"method: {offer.name}" not in str(offer.example):
        return f"its example does not say `method: {offer.name}`"
    return _fault_in_words(summary=offer.summary, example=offer.example) or _fault_in_making(
        lambda: offer.tree(given, (1, 2, 1)), given
    )


def _fault_in_making(make: Callable[[], object], given: tuple[Input, ...]) -> str | None:
    try:
        made = make()
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        return f"its tree cannot be made: {words_of(error)}"
    return fault_in_tree(made, given)


def fault_in_question_type(offer: QuestionType) -> str | None:
    """Say what is wrong with a type of question; None where nothing is."""
    if offer.base not in BASES:
        return f"its base is none of {', '.join(f'`{base}`' for base in BASES)}"
    if not all(map(_IS_OF[offer.base], (offer.good, offer.bad))):
        return f"`good` and `bad` are not both values of the base `{offer.base}`"
    if not TARGET.fullmatch(str(offer.answers)):
        return "`answers` is written as `package.module:attribute`"
    return _fault_in_words(summary=offer.summary) or _fault_in_answers(offer)


def _fault_in_answers(offer: QuestionType) -> str | None:
    render: Callable[[object], object] = offer.render
    try:
        offer.accept(offer.good)
        shown = render(offer.good)
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        return f"it does not take its own good answer: {words_of(error)}"
    if not isinstance(shown, str) or not shown:
        return "it does not write its own good answer as text"
    try:
        offer.accept(offer.bad)
    except ValueError as error:
        return None if str(error) else "it does not say what is wanted where it refuses an answer"
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        return f"it fails at its own bad answer: {words_of(error)}"
    return "it takes its own bad answer"


def fault_in_check(offer: Check) -> str | None:
    """Say what is wrong with a check of definitions; None where nothing is."""
    if not callable(offer.problems):
        return "`problems` cannot be called"
    return _fault_in_words(summary=offer.summary)


def fault_in_command(offer: Command) -> str | None:
    """Say what is wrong with a command; None where nothing is."""
    if not TARGET.fullmatch(str(offer.target)):
        return "`target` is written as `package.module:attribute`"
    return _fault_in_words(summary=offer.summary)


def _fault_in_words(**texts: object) -> str | None:
    for name, text in texts.items():
        if not isinstance(text, str) or not _SENTENCE.fullmatch(text.strip()):
            return f"`{name}` is one line of 3 to 200 characters"
    return None


FAULTS: Mapping[type, Callable[[Any], str | None]] = MappingProxyType(
    {
        FunctionExtension: fault_in_function,
        MethodExtension: fault_in_method,
        QuestionType: fault_in_question_type,
        Check: fault_in_check,
        Command: fault_in_command,
        str: lambda _: None,
    }
)
"""For each kind of offer, what finds its faults."""
