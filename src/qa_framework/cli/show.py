"""`qaf show`: a tool on paper."""

from __future__ import annotations

import json

import click

from qa_framework.cli.definitions import definitions_option, mention_problems, open_workspace
from qa_framework.cli.showing import format_option, show_text


@click.command(
    epilog="Example: qaf show supervision-dip-sample prints its questions, who is asked what and "
    "when, and how the answers become a grade."
)
@click.argument("tool")
@definitions_option
@format_option("text", "json")
def show(tool: str, paths: tuple[str, ...], form: str) -> None:
    """Show TOOL as it would stand on paper, and its rubric in plain sentences."""
    from qa_framework.reports.paper import on_paper, paper_text  # noqa: PLC0415 - help needs none

    workspace = open_workspace(paths)
    paper = on_paper(workspace.tool(tool))
    show_text(json.dumps(paper.as_dict(), indent=2) if form == "json" else paper_text(paper))
    mention_problems(workspace)
