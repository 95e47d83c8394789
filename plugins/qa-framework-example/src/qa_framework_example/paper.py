"""The command `qaf example-paper`."""

from __future__ import annotations

import click

from qa_framework.definitions import say
from qa_framework.workspace import open as open_definitions


@click.command()
@click.argument("tool")
@click.option(
    "--definitions", "paths", multiple=True, type=click.Path(exists=True), help="Add definitions."
)
def paper(tool: str, paths: tuple[str, ...]) -> None:
    """Print the questions of TOOL, to be answered on paper.

    Example: `qaf example-paper example-visit`
    """
    definition = open_definitions(*paths, strict=False).tool(tool).definition
    click.echo(say(definition.title, definition.language))
    for section in definition.sections:
        click.echo(f"\n{say(section.title, definition.language)}")
        for question in section.questions:
            click.echo(f"  [ ] {say(question.ask, definition.language)}")
