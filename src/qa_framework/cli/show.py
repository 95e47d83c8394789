"""`qaf show`: a tool or a framework on paper, or a list of what there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from qa_framework.cli.definitions import definitions_option, mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import format_option, show_text

if TYPE_CHECKING:
    from qa_framework.workspace import Workspace


@click.command(
    epilog="Example: qaf show supervision-dip-sample prints its questions, who is asked what and "
    "when, and how the answers become a grade; qaf show county prints who may do what."
)
@click.argument("name", required=False)
@definitions_option
@format_option("text", "json")
def show(name: str | None, paths: tuple[str, ...], form: str) -> None:
    """Show a tool or a framework, by NAME, as it would stand on paper; without NAME, list all.

    Of a tool that is its questions, and its rubric in plain sentences; of a framework its map, its
    roles with all that they may do, and its policies.
    """
    workspace = open_workspace(paths)
    text, data = on_paper(workspace, name) if name is not None else as_list(workspace)
    show_text(json.dumps(data, indent=2) if form == "json" else text)
    mention_problems(workspace)


def on_paper(workspace: Workspace, name: str) -> tuple[str, dict[str, Any]]:
    """Lay out what is called so, as text and as data; a tool before a framework of the same name.

    Raises:
        InvalidDefinitions: It is broken.
        Misuse: It is neither a tool nor a framework.
        UnknownDefinition: Nothing is called so.
    """
    from qa_framework.reports import maps, paper  # noqa: PLC0415 - help needs none of it

    if _is_framework(workspace, name.partition("@")[0]):
        framework = maps.map_on_paper(workspace.framework(name))
        return maps.map_text(framework), framework.as_dict()
    _refuse_other_kinds(workspace, name.partition("@")[0])
    tool = paper.on_paper(workspace.tool(name))
    return paper.paper_text(tool), tool.as_dict()


def as_list(workspace: Workspace) -> tuple[str, dict[str, Any]]:
    """List every definition there is, as text and as data."""
    from qa_framework.cli.copying import everything, list_lines  # noqa: PLC0415

    listed = everything(workspace)
    return "\n".join(list_lines(listed)), {"definitions": listed}


def _refuse_other_kinds(workspace: Workspace, name: str) -> None:
    from qa_framework.definitions.kinds import spoken  # noqa: PLC0415

    if name in workspace.tools or ("tool", name) in workspace.catalogue.unreadable:
        return
    for kind in ("sampling", "rubric", "scale"):
        if name in workspace.catalogue.ids(kind):
            raise Misuse(f"`{name}` is a {spoken(kind)}; `qaf copy {name} FILE` gives you its file")


def _is_framework(workspace: Workspace, name: str) -> bool:
    """Say whether a name is that of a framework, or nearer to that of one than to that of a tool."""
    from qa_framework.problems import suggest  # noqa: PLC0415

    frameworks, tools = workspace.catalogue.ids("framework"), workspace.tools
    lost = workspace.catalogue.unreadable
    if name in tools or ("tool", name) in lost:
        return False
    if name in frameworks or ("framework", name) in lost:
        return True
    return suggest(name, (*tools, *frameworks)) in frameworks
