"""`qaf copy`: a definition that is there already, as a file to change."""

from __future__ import annotations

import click

from qa_framework.cli.definitions import definitions_option


@click.command(
    epilog="Example: qaf copy supervision-dip-sample tools/ours.yaml gives you that tool, with its "
    "cases, under the name `ours`."
)
@click.argument("name")
@click.argument("target", metavar="FILE")
@definitions_option
def copy(name: str, target: str, paths: tuple[str, ...]) -> None:
    """Copy the definition NAME into a new FILE, to be changed there.

    It may be a tool, a sampling plan, a framework, a rubric or a scale. The copy is called as FILE
    is. Cases that lie in a file of their own are copied too. No file is written over.
    """
    from qa_framework.cli.copying import copy_definition  # noqa: PLC0415 - help needs none of it

    copy_definition(name, target, paths)
