"""`qaf schema`: what an editor needs to complete and check definitions."""

from __future__ import annotations

from pathlib import Path

import click

from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import show_text

FOLDER = "tool_definitions/.schema"


@click.command(
    epilog="Example: qaf schema --out tool_definitions/.schema writes tool.schema.json and the "
    "others; a file that begins with `# yaml-language-server: $schema=.schema/tool.schema.json` is "
    "then checked while it is written."
)
@click.option(
    "--out",
    "folder",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder to write them to; it is made where it is not there.",
)
def schema(folder: Path) -> None:
    """Write a JSON Schema for each kind of definition."""
    from qa_framework.loading.schema import write_schemas  # noqa: PLC0415 - help needs none of it

    try:
        written = write_schemas(folder)
    except OSError as error:
        reason = (error.strerror or "it cannot be used").lower()
        raise Misuse(f"cannot write to `{folder}`: {reason}") from None
    for path in written:
        show_text(str(path))
