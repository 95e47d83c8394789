"""`qaf check`: everything that is wrong, at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from qa_framework.cli.bulk import bounds_below, bounds_data, bounds_text
from qa_framework.cli.definitions import definitions_option, is_below, open_workspace
from qa_framework.cli.showing import (
    bad,
    count,
    format_option,
    good,
    problem_data,
    show_problems,
    show_text,
    sum_up,
)

if TYPE_CHECKING:
    from qa_framework.workspace import Workspace


@click.command(
    epilog="Example: qaf check tool_definitions lists every problem in that folder, each with its "
    "place and a hint."
)
@click.argument("files", nargs=-1, type=click.Path(exists=True), metavar="[PATHS]...")
@definitions_option
@click.option("--strict", is_flag=True, help="Let notes, and plugins that fail, count as errors.")
@click.option("--bulk", is_flag=True, help="Tell which measures can be scored exactly in bulk.")
@format_option("text", "json")
@click.pass_context
def check(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    paths: tuple[str, ...],
    strict: bool,
    bulk: bool,
    form: str,
) -> None:
    """Load and check definitions, and list every problem.

    PATHS are files or folders; without any, everything that is in use is checked. Ends with 1 where
    there is an error; a note is an error only with --strict. With --bulk it also tells, for each
    measure and flag, how large its numbers can get when whole tables are scored.
    """
    workspace = open_workspace(paths, files)
    of_plugins = frozenset(workspace.plugins.problems)
    problems = [
        each for each in workspace.problems if is_below(each.span, files) or each in of_plugins
    ]
    failed = [each for each in problems if strict or each.severity == "error"]
    seen = len(_files_below(workspace, files)) if files else workspace.files
    waiting = _placeholders_below(workspace, files)
    bounds = bounds_below(workspace, files) if bulk else {}
    if form == "json":
        found = [problem_data(each) for each in problems]
        data: dict[str, object] = {"files": seen, "problems": found, "placeholders": waiting}
        data |= {"bulk": bounds_data(bounds)} if bulk else {}
        show_text(json.dumps(data, indent=2))
    else:
        show_problems(problems)
        summary = sum_up(problems, seen) + "".join(map(_waiting, waiting.items()))
        show_text(("\n" if problems else "") + (bad(summary) if failed else good(summary)))
        if bulk:
            show_text(f"\n{bounds_text(bounds)}")
    elsewhere = len(workspace.errors) - sum(each.severity == "error" for each in problems)
    if elsewhere:
        show_text(f"{count(elsewhere, 'problem')} elsewhere; qaf check lists them", err=True)
    ctx.exit(1 if failed else 0)


def _placeholders_below(workspace: Workspace, files: tuple[str, ...]) -> dict[str, int]:
    """Count the placeholders of each framework that has any."""
    counted: dict[str, int] = {}
    for framework in workspace.catalogue.of_kind("framework"):
        waiting = getattr(framework, "placeholders", ())
        if waiting and is_below(framework.place.here, files):
            counted[framework.id] = len(waiting)
    return counted


def _waiting(counted: tuple[str, int]) -> str:
    name, number = counted
    verb = "waits" if number == 1 else "wait"
    return f"; {count(number, 'placeholder')} in `{name}` {verb} for your own words"


def _files_below(workspace: Workspace, files: tuple[str, ...]) -> set[str]:
    """Name the files below what was asked about that hold anything."""
    spans = [each.span for each in workspace.problems]
    for definition in workspace.catalogue.definitions.values():
        spans.append(definition.place.here)
        spans.extend(case.place.here for case in getattr(definition, "cases", ()))
    return {span.source.name for span in spans if is_below(span, files)}
