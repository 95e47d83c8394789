"""Problems on a terminal and for machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from qa_framework.problems import Problem

Function = TypeVar("Function", bound=Callable[..., object])


def colours(*, err: bool = False) -> bool:
    """Say whether to colour: on a terminal, unless NO_COLOR; elsewhere only with FORCE_COLOR."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return (sys.stderr if err else sys.stdout).isatty()


def show_text(text: str, *, err: bool = False) -> None:
    """Write a line, with its colours where colours are wanted."""
    click.echo(text, err=err, color=colours(err=err))


def good(text: str) -> str:
    """Colour what is well."""
    return click.style(text, fg="green")


def bad(text: str) -> str:
    """Colour what is not."""
    return click.style(text, fg="red")


def heading(text: str) -> str:
    """Make a heading stand out."""
    return click.style(text, bold=True)


def format_option(*forms: str) -> Callable[[Function], Function]:
    """Give a command the option `--format`; the first is the usual one."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="How to write it.",
    )


def show_problems(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Write problems, one after the other, with an empty line between."""
    from qa_framework.problems import render  # noqa: PLC0415 - help needs none of it

    colour = colours(err=err)
    for index, problem in enumerate(problems):
        show_text(("\n" if index else "") + render(problem, colour=colour), err=err)


def sum_up(problems: Sequence[Problem], files: int) -> str:
    """Count problems in a line: `3 problems in 2 files (1 note)`."""
    if not problems:
        return f"no problems in {count(files, 'file')}"
    where = {problem.span.source.name for problem in problems}
    notes = sum(problem.severity == "note" for problem in problems)
    tail = f" ({count(notes, 'note')})" if notes else ""
    return f"{count(len(problems), 'problem')} in {count(len(where), 'file')}{tail}"


def count(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> count(1, "file"), count(1200, "file")
    ('1 file', '1,200 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def problem_data(problem: Problem) -> dict[str, Any]:
    """Give a problem as data for a machine; line 0 means the file as a whole."""
    span = problem.span
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "end": span.end,
    }
