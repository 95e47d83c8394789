"""What plugins add to the language: functions, methods, question types and checks, as values.

A plugin offers objects; nothing here knows how they were found. None of them runs while an audit
is scored but through the tree it made, so a score never depends on what else is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from attrs import Factory, frozen

from qa_framework.definitions import Definition
from qa_framework.expressions.functions import FUNCTIONS, Function, Functions, with_functions
from qa_framework.expressions.tree import Tree
from qa_framework.expressions.types import (
    DateType,
    NumberType,
    TextType,
    TruthType,
    ValueType,
)
from qa_framework.expressions.values import Number
from qa_framework.problems import Problem

BASES: Mapping[str, ValueType] = {
    "number": NumberType(),
    "date": DateType(),
    "text": TextType(),
    "yes_no": TruthType(),
}
"""The core types that a plugin's type can build on, with the kind of value conditions see."""


@frozen(kw_only=True)
class FunctionExtension:
    """A function for conditions.

    Attributes:
        function: Its name, what it takes and gives, a summary, an example.
        tree: Makes its tree from the trees of its arguments, which are unknown where they are out.
    """

    function: Function
    tree: Callable[..., Tree]


@frozen(kw_only=True)
class MethodExtension:
    """A method that makes a score from parts.

    Attributes:
        name: Its name, `<plugin>.<method>` or a plain word.
        summary: What it does, in one sentence.
        example: A measure that uses it, as YAML.
        tree: Makes its tree from the trees of the parts, each a number, out, or unknown, and the
            weights. It is not asked where all parts are out: the measure is out then.
    """

    name: str
    summary: str
    example: str
    tree: Callable[[tuple[Tree, ...], tuple[Number, ...]], Tree]


@frozen(kw_only=True)
class QuestionType:
    """A type of question that narrows one of the core.

    Attributes:
        name: Its name.
        base: The core type it narrows, which decides what conditions may do with it.
        summary: What its answers are, in one sentence.
        accept: Takes an answer that its base takes, and raises ``ValueError`` with what is wanted
            where it is none of its own.
        render: Writes an answer for people.
        good: An answer that it takes.
        bad: An answer that its base takes and it does not.
    """

    name: str
    base: Literal["number", "date", "text", "yes_no"]
    summary: str
    accept: Callable[[object], None]
    render: Callable[[object], str]
    good: object
    bad: object


@frozen(kw_only=True)
class Check:
    """A check that an organisation adds to those of the library.

    Attributes:
        name: Its name; the code of its problems is `QA790`.
        summary: What it asks of a definition, in one sentence.
        problems: Finds what is wrong with one definition.
    """

    name: str
    summary: str
    problems: Callable[[Definition], Iterable[Problem]]


@frozen(kw_only=True)
class Extensions:
    """Everything that plugins add, by name.

    Attributes:
        functions: Functions for conditions.
        methods: Methods for measures.
        question_types: Types of question.
        checks: Further checks.
    """

    functions: Mapping[str, FunctionExtension] = Factory(dict)
    methods: Mapping[str, MethodExtension] = Factory(dict)
    question_types: Mapping[str, QuestionType] = Factory(dict)
    checks: Mapping[str, Check] = Factory(dict)

    @property
    def all_functions(self) -> Functions:
        """Give the functions of the core and of plugins."""
        return with_functions(*(each.function for each in self.functions.values()), to=FUNCTIONS)


NO_EXTENSIONS = Extensions()
