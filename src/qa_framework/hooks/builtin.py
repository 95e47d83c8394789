"""What the library itself offers, through the same hooks as any plugin and under the same checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from qa_framework.checking.extensions import (
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.definitions import Definition, Tool, say
from qa_framework.expressions.functions import Function, Kind
from qa_framework.expressions.tree import Arithmetic, Compare, If, Pick, Tree
from qa_framework.expressions.values import Number
from qa_framework.hooks.command import Command
from qa_framework.hooks.guards import note
from qa_framework.hooks.markers import hookimpl
from qa_framework.problems import Problem

api = 1

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "Load and check definitions, and list every problem.",
        "show": "List what there is, or show a tool or a framework as it would stand on paper.",
        "copy": "Copy a tool, or another definition, into a file to change.",
        "draw": "Draw a sample of cases, draw it again, or replace a case of it.",
        "score": "Score a file of audits.",
        "explain": "Explain the result of one audit.",
        "test": "Run the cases of tools.",
        "coverage": "Show which standards and areas the tools look at, and which by none.",
        "plugins": "List plugins, what they offer, and what is wrong with those that failed.",
        "schema": "Write a JSON Schema for each kind of definition.",
        "demo": "A guided run on invented audits.",
    }
)
"""The commands of `qaf`, each with what it does; they stand in modules of their own."""

FULL = 100


@hookimpl
def qa_definitions() -> Iterable[str]:
    """Offer the framework, scales, rubrics and tools that come with the library."""
    return ["tool_definitions"]


@hookimpl
def qa_question_types() -> Iterable[QuestionType]:
    """Offer `percentage`, so that `0.85` and `850` are refused where 85 was meant."""
    percentage = QuestionType(
        name="percentage",
        base="number",
        summary="A whole number from 0 to 100, in percent.",
        accept=_accept_percentage,
        render=lambda value: f"{value} %",
        good=85,
        bad=850,
        answers="qa_framework.testing.answers:percentages",
    )
    return [percentage]


def _accept_percentage(value: object) -> None:
    if not isinstance(value, int) or not 0 <= value <= FULL:
        raise ValueError("wanted a whole number from 0 to 100, without the sign")


@hookimpl
def qa_methods() -> Iterable[MethodExtension]:
    """Offer `spread`, which shows uneven practice that a mean hides."""
    spread = MethodExtension(
        name="spread",
        summary="How far the highest part is above the lowest.",
        example="{method: spread, of: sections, use: grades, better: lower}",
        tree=_spread,
    )
    return [spread]


def _spread(parts: tuple[Tree, ...], _: tuple[Number, ...]) -> Tree:
    return Arithmetic("-", Pick("highest", parts), Pick("lowest", parts))


@hookimpl
def qa_functions() -> Iterable[FunctionExtension]:
    """Offer `difference`, for two counts that should agree, whichever is the larger."""
    difference = Function(
        name="difference",
        takes=(Kind.NUMBER, Kind.NUMBER),
        gives=Kind.NUMBER,
        summary="How far two numbers are apart; never below 0.",
        example="difference(visits_planned, visits_made) > 2",
    )
    return [FunctionExtension(function=difference, tree=_difference)]


def _difference(first: Tree, second: Tree) -> Tree:
    falls = Compare(">=", first, second)
    return If(falls, Arithmetic("-", first, second), Arithmetic("-", second, first))


@hookimpl
def qa_checks() -> Iterable[Check]:
    """Offer `asked_once`, which finds the question that was copied and not reworded."""
    asked_once = Check(
        name="asked_once",
        summary="No two questions of a section ask the same in the same words.",
        problems=_asked_twice,
    )
    return [asked_once]


def _asked_twice(definition: Definition) -> Iterator[Problem]:
    for section in definition.sections if isinstance(definition, Tool) else ():
        seen: dict[tuple[str, ...], str] = {}
        for question in section.questions:
            words = " ".join(say(question.ask).casefold().split())
            first = seen.setdefault((words, *question.asked_of), question.id)
            if first != question.id:
                message = f"`{question.id}` asks the same as `{first}`"
                yield note(message, question.place.value("ask"), "reword one, or leave it out")


@hookimpl
def qa_commands() -> Iterable[Command]:
    """Offer the commands of `qaf`."""
    return [
        Command(name=name, summary=summary, target=f"qa_framework.cli.{name}:{name}")
        for name, summary in COMMANDS.items()
    ]
