"""An example of a plugin for qa_framework, to be copied: it uses every hook.

Its module is imported whenever definitions are opened, so it imports nothing heavy: the strategy of
its question type and its command are named, and imported by whoever uses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from qa_framework.definitions import Definition
from qa_framework.hooks import (
    Check,
    Command,
    Function,
    FunctionExtension,
    Kind,
    MethodExtension,
    QuestionType,
    hookimpl,
    note,
    tree,
)
from qa_framework.problems import Problem

# The version of the hooks that this plugin is written for. A plugin that does not say it, or says
# one that the library does not know, is listed with that reason and not used.
api = 1


# Folders of definitions inside this package. A plugin that has nothing else needs no module: it
# names its folder in the entry point group `qa_framework.definitions`.
@hookimpl
def qa_definitions() -> Iterable[str]:
    """Offer a scale, a rubric and a tool."""
    return ["definitions"]


@hookimpl
def qa_question_types() -> Iterable[QuestionType]:
    """Offer `example.initials`, so that nobody's name gets into a record."""
    initials = QuestionType(
        name="example.initials",  # how a tool names it: `type: example.initials`
        base="text",  # the core type that it narrows: conditions see a text
        summary="One to four capital letters, and never a name.",
        accept=accept_initials,  # raises `ValueError` where an answer is none of its own
        render=str,  # how an answer is written for people
        good="AB",  # an answer that it takes, and below one that it refuses
        bad="Anna",
        answers="qa_framework_example.strategies:initials",  # imported by tests alone
    )
    return [initials]


def accept_initials(value: object) -> None:
    """Refuse a text that is not one to four capital letters; never repeat it, it may be a name."""
    if not isinstance(value, str) or not re.fullmatch("[A-Z]{1,4}", value):
        raise ValueError("wanted initials: one to four capital letters")


@hookimpl
def qa_methods() -> Iterable[MethodExtension]:
    """Offer `example.cautious_mean`, which a few good parts cannot lift far above a poor one."""
    cautious = MethodExtension(
        name="example.cautious_mean",
        summary="Halfway between the mean of the parts and the lowest of them.",
        example="{method: example.cautious_mean, of: questions}",
        tree=cautious_mean,
    )
    return [cautious]


def cautious_mean(parts: tuple[tree.Tree, ...], weights: tuple[int | Fraction, ...]) -> tree.Tree:
    """Make a tree, which the library runs; nothing of this plugin is called when it scores."""
    mean = tree.Arithmetic("/", tree.Total(parts, weights), tree.Weight(parts, weights))
    both = tree.Arithmetic("+", mean, tree.Pick("lowest", parts))
    return tree.Arithmetic("/", both, tree.Const(2))


@hookimpl
def qa_functions() -> Iterable[FunctionExtension]:
    """Offer `example.weeks_between`, because timescales of practice are in weeks."""
    weeks = Function(
        name="example.weeks_between",
        takes=(Kind.DATE, Kind.DATE),  # checked when a definition is loaded
        gives=Kind.NUMBER,
        summary="The weeks from the first date to the second; parts of a week count as parts.",
        example="example.weeks_between(plan_opened, audit.date) > 6",
    )
    return [FunctionExtension(function=weeks, tree=weeks_between)]


def weeks_between(first: tree.Tree, second: tree.Tree) -> tree.Tree:
    """Make a tree: a date is the number of its day, so the difference is one of days."""
    return tree.Arithmetic("/", tree.Arithmetic("-", second, first), tree.Const(7))


@hookimpl
def qa_checks() -> Iterable[Check]:
    """Offer `example.short_title`, because the case system cuts what is longer."""
    short = Check(
        name="example.short_title",
        summary="A title has at most 80 characters.",
        problems=long_titles,
    )
    return [short]


def long_titles(definition: Definition) -> Iterator[Problem]:
    """Find a title that is too long, in any of its languages."""
    title = definition.title
    for text in [title] if isinstance(title, str) else title.values():
        if len(text) > 80:  # noqa: PLR2004 - said in the summary
            place = definition.place.value("title")
            yield note("the title is longer than 80 characters", place, "the case system cuts it")


@hookimpl
def qa_commands() -> Iterable[Command]:
    """Offer `qaf example-paper`, for a place without a computer."""
    paper = Command(
        name="example-paper",  # begins with the name of the plugin
        summary="Print the questions of a tool, to be answered on paper.",
        target="qa_framework_example.paper:paper",  # a click command, imported when it is used
    )
    return [paper]
