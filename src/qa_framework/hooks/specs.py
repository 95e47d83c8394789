"""The hooks: what a plugin may offer.

A hook takes no arguments yet. Where one gets some, a plugin names those that it wants, so that a
plugin written before goes on working. What every hook gives is gathered from every plugin; there
is no order among plugins, and none can see or change what another one offers.
"""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.checking.extensions import (
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.hooks.command import Command
from qa_framework.hooks.markers import hookspec


@hookspec
def qa_definitions() -> Iterable[str]:
    """Offer folders of definitions: tools, rubrics, scales and frameworks in YAML.

    A plugin that has definitions and nothing else needs no code and no hook: it names its folder
    in the entry point group `qa_framework.definitions`.

    Arguments:
        None.

    Returns:
        Paths inside the plugin's own package, with `/` between folders. A path that leads out of
        the package, through `..`, from the root of the disk or through a link, is refused.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_definitions():
                return ["definitions"]
    """
    return ()


@hookspec
def qa_question_types() -> Iterable[QuestionType]:
    """Offer types of question, each of which narrows a type of the core.

    Arguments:
        None.

    Returns:
        Each type with what it takes, how it is written for people, one answer that it takes, one
        that it refuses, and where a strategy for its answers is; a type without all of these is
        refused.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_question_types():
                return [
                    QuestionType(
                        name="example.initials",
                        base="text",
                        summary="One to four capital letters, and never a name.",
                        accept=accept_initials,
                        render=str,
                        good="AB",
                        bad="Anna",
                        answers="qa_framework_example.strategies:initials",
                    )
                ]
    """
    return ()


@hookspec
def qa_methods() -> Iterable[MethodExtension]:
    """Offer methods by which a measure makes a score from its parts.

    Arguments:
        None.

    Returns:
        Each method with a function from the trees of the parts and their weights to one tree. The
        tree holds nothing but these parts, constants and the nodes of `qa_framework.hooks.tree`,
        so every engine can run it and no score depends on a plugin's code.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_methods():
                return [
                    MethodExtension(
                        name="example.lowest_first",
                        summary="Halfway between the mean and the lowest part.",
                        example="{method: example.lowest_first, of: questions}",
                        tree=lowest_first,
                    )
                ]
    """
    return ()


@hookspec
def qa_functions() -> Iterable[FunctionExtension]:
    """Offer functions for conditions.

    Arguments:
        None.

    Returns:
        Each function with its name, what it takes and gives (numbers, dates, texts, conditions),
        and a function from the trees of its arguments to one tree, of which the same holds as of
        the tree of a method.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_functions():
                weeks = Function(
                    name="example.weeks_between",
                    takes=(Kind.DATE, Kind.DATE),
                    gives=Kind.NUMBER,
                    summary="The weeks from the first date to the second.",
                    example="example.weeks_between(plan_opened, audit.date) > 6",
                )
                return [FunctionExtension(function=weeks, tree=weeks_between)]
    """
    return ()


@hookspec
def qa_checks() -> Iterable[Check]:
    """Offer checks that an organisation makes of every definition, beside those of the library.

    Arguments:
        None.

    Returns:
        Each check with a function from a definition to what is wrong with it. Whatever it finds
        becomes a note of the code QA790, which fails a load only under `--strict`.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_checks():
                return [
                    Check(
                        name="example.short_title",
                        summary="A title fits on one line of the case system.",
                        problems=long_titles,
                    )
                ]
    """
    return ()


@hookspec
def qa_commands() -> Iterable[Command]:
    """Offer commands of `qaf`.

    Arguments:
        None.

    Returns:
        Each command by its name, with where it is. Nothing is imported before the command is
        used, so `qaf` starts as quickly as before.

    Since:
        api 1.

    Example:
        ::

            @hookimpl
            def qa_commands():
                return [
                    Command(
                        name="example-paper",
                        summary="Print the questions of a tool, to be answered on paper.",
                        target="qa_framework_example.paper:paper",
                    )
                ]
    """
    return ()
