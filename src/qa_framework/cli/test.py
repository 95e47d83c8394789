"""`qaf test`: the cases of tools."""

from __future__ import annotations

import click

from qa_framework.cli.definitions import definitions_option
from qa_framework.cli.showing import format_option


@click.command(
    epilog="Example: qaf test tool_definitions runs every case of the tools in that folder."
)
@click.argument("files", nargs=-1, type=click.Path(exists=True), metavar="[PATHS]...")
@definitions_option
@format_option("text", "json")
@click.pass_context
def test(ctx: click.Context, files: tuple[str, ...], paths: tuple[str, ...], form: str) -> None:
    """Run the cases of tools: worked examples that must come out as they say.

    PATHS are files or folders; without any, the cases of all tools are run. Ends with 1 where a
    case fails, a tool cannot be loaded, or there is no case.
    """
    from qa_framework.cli.cases import run_files  # noqa: PLC0415 - help needs none of it

    ctx.exit(run_files(files, paths, form=form))
