"""`qaf plugins`: what is installed, what it offers, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from qa_framework.cli.definitions import definitions_option, open_workspace
from qa_framework.cli.showing import (
    bad,
    count,
    format_option,
    good,
    problem_data,
    show_problems,
    show_text,
)

if TYPE_CHECKING:
    from qa_framework.hooks import PluginRecord
    from qa_framework.problems import Problem
    from qa_framework.workspace import Workspace

NEEDS = "belongs to"
PLUGIN = "plugin `"


@click.command(
    epilog="Example: qaf plugins --strict ends with 1 where a plugin that is installed cannot be "
    "used."
)
@definitions_option
@click.option("--strict", is_flag=True, help="End with 1 where a plugin failed.")
@format_option("text", "json")
@click.pass_context
def plugins(ctx: click.Context, *, paths: tuple[str, ...], strict: bool, form: str) -> None:
    """List plugins, what they offer, and what is wrong with those that failed.

    Also lists what is wrong with definitions because a plugin that they need cannot be used.
    """
    from attrs import asdict  # noqa: PLC0415 - help needs none of it

    workspace = open_workspace(paths)
    found = workspace.plugins
    needing = tuple(needing_plugins(workspace))
    if form == "json":
        data = {
            "plugins": [asdict(record) for record in found.records],
            "problems": [problem_data(each) for each in (*found.problems, *needing)],
        }
        show_text(json.dumps(data, indent=2))
    else:
        for record in found.records:
            for line in _lines(record):
                show_text(line)
        show_problems(needing)
    ctx.exit(1 if strict and found.problems else 0)


def needing_plugins(workspace: Workspace) -> Iterator[Problem]:
    """List the problems of definitions that need a plugin which cannot be used."""
    for problem in workspace.problems:
        hint = problem.hint or ""
        if NEEDS in hint and PLUGIN in hint:
            yield problem


def _lines(record: PluginRecord) -> Iterator[str]:
    package = f"{record.distribution} {record.version}".strip()
    state = {"ready": good("ready"), "off": "switched off"}.get(record.phase, bad("cannot be used"))
    yield f"{record.name} ({package or 'not installed as a package'}): {state}"
    if record.error is not None:
        yield f"  {record.error}"
    if record.hint is not None:
        yield f"  hint: {record.hint}"
    kinds: dict[str, list[str]] = {}
    for offer in record.offers:
        word, _, name = offer.rpartition(" ")
        kinds.setdefault(word, []).append(name)
    for word, names in kinds.items():
        yield f"  {count(len(names), word)}: {', '.join(names)}"
