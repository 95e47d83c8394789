"""`qaf check`: everything that is wrong, at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path, PurePath

import click

from qa_framework.cli.definitions import definitions_option, open_workspace
from qa_framework.cli.showing import count, problem_data, show, show_problems, sum_up
from qa_framework.problems import Problem


@click.command(
    epilog="Example: `qaf check tool_definitions` lists every problem in that folder, each with its "
    "place and a hint."
)
@click.argument("files", nargs=-1, type=click.Path(exists=True), metavar="[PATHS]...")
@definitions_option
@click.option("--strict", is_flag=True, help="Let notes, and plugins that fail, count as errors.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text, or JSON."
)
@click.pass_context
def check(
    ctx: click.Context, files: tuple[str, ...], paths: tuple[str, ...], strict: bool, form: str
) -> None:
    """Check definitions and list everything that is wrong.

    PATHS are files or folders; without any, everything that is in use is checked. Ends with 1 where
    there is an error; a note is an error only with --strict.
    """
    workspace = open_workspace(paths, files)
    problems = [each for each in workspace.problems if _is_below(each, files)]
    elsewhere = len(workspace.errors) - sum(each.severity == "error" for each in problems)
    if form == "json":
        found = {"problems": [problem_data(each) for each in problems], "files": workspace.files}
        show(json.dumps(found, indent=2))
    else:
        show_problems(problems)
        show(("\n" if problems else "") + sum_up(problems, workspace.files))
    if elsewhere:
        show(f"{count(elsewhere, 'problem')} elsewhere; `qaf check` lists them", err=True)
    failed = [each for each in problems if strict or each.severity == "error"]
    ctx.exit(1 if failed else 0)


def _is_below(problem: Problem, files: Iterable[str]) -> bool:
    """Say whether a problem is in what was asked about."""
    name = PurePath(problem.span.source.name)
    wanted = [Path(file) for file in files]
    return not wanted or any(name == each or each in name.parents for each in wanted)
