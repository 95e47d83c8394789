"""`qaf demo`: the main job from beginning to end, on invented audits."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="Example: qaf demo --keep trial puts the audits and the results into the folder trial, to "
    "try the commands on."
)
@click.option(
    "--keep",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder to put the audits and the results in; without it, nothing is written.",
)
def demo(folder: Path | None) -> None:
    """Show the main job on twelve invented audits: check, score, explain."""
    from qa_framework.cli.demonstration.tour import give_tour  # noqa: PLC0415 - help needs none of it

    give_tour(folder)
