"""What plugins add to the language: functions, methods, question types and checks, as values.

A plugin offers objects; nothing here knows how they were found. None of them runs while an audit
is scored but through the tree it made, so a score never depends on what else is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal

from attrs import Factory, frozen

from qa_framework.definitions import Definition
from qa_framework.expressions.functions import (
    FUNCTIONS,
    Function,
    Functions,
    FunctionTable,
    with_functions,
)
from qa_framework.expressions.tree import Tree
from qa_framework.expressions.types import (
    DateType,
    NumberType,
    TextType,
    TruthType,
    ValueType,
)
from qa_framework.expressions.values import Number
from qa_framework.problems import Problem, suggest

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
        name: Its name, `<plugin>.<method>`; the core's have plain words.
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

    What ``accept`` and ``render`` are given is the value that the core read from the answer: an
    exact number (whole, or a fraction), a day, a text, true or false.

    Attributes:
        name: Its name, `<plugin>.<type>`; the core's have plain words.
        base: The core type it narrows, which decides what conditions may do with it.
        summary: What its answers are, in one sentence.
        accept: Takes a value that its base takes, and raises ``ValueError`` with what is wanted
            where it is none of its own.
        render: Writes a value for people.
        good: A value that it takes.
        bad: A value that its base takes and it does not.
        answers: Where a Hypothesis strategy of its answers is, `package.module:attribute`; called
            without arguments, and imported only by tests.
    """

    name: str
    base: Literal["number", "date", "text", "yes_no"]
    summary: str
    accept: Callable[[object], None]
    render: Callable[[object], str]
    good: object
    bad: object
    answers: str


@frozen(kw_only=True)
class Check:
    """A check that an organisation adds to those of the library.

    Attributes:
        name: Its name, `<plugin>.<check>`; the core's have plain words.
        summary: What it asks of a definition, in one sentence.
        problems: Finds what is wrong with one definition. Whatever it says becomes a note of the
            code `QA790`: a check that somebody installed never keeps a definition from being used.
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
        plugins: The names of all plugins that can be used.
        unavailable: The names of plugins that cannot be used, each with the reason.
    """

    functions: Mapping[str, FunctionExtension] = Factory(dict)
    methods: Mapping[str, MethodExtension] = Factory(dict)
    question_types: Mapping[str, QuestionType] = Factory(dict)
    checks: Mapping[str, Check] = Factory(dict)
    plugins: tuple[str, ...] = ()
    unavailable: Mapping[str, str] = Factory(dict)

    def base_of(self, kind: str) -> str:
        """Give the core type that a type of question is, or narrows."""
        found = self.question_types.get(kind)
        return kind if found is None else found.base

    @cached_property
    def all_functions(self) -> Functions:
        """Give the functions of the core and of plugins."""
        table = with_functions(*(each.function for each in self.functions.values()), to=FUNCTIONS)
        return FunctionTable(table, lambda name: self.hint(name, table) if "." in name else None)

    def hint(self, name: str, known: Iterable[str]) -> str | None:
        """Say what may be the matter with a function, method or type that is not there.

        Args:
            name: The name as it was written, such as `example.initials`.
            known: The names that are there.

        Returns:
            Why its plugin cannot be used; else the nearest known name; else that its plugin is not
            installed; None where none of these says anything.
        """
        plugin, point, _ = name.partition(".")
        if point and plugin in self.unavailable:
            reason = self.unavailable[plugin]
            return f"it belongs to the plugin `{plugin}`, which cannot be used: {reason}"
        near = suggest(name, known)
        if near is not None:
            return f"did you mean `{near}`?"
        if point and plugin not in self.plugins:
            return f"it belongs to a plugin `{plugin}`, which is not installed"
        return None


NO_EXTENSIONS = Extensions()
