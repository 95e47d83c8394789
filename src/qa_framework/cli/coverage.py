"""`qaf coverage`: what the tools look at, and what none of them does."""

from __future__ import annotations

import click

from qa_framework.cli.definitions import definitions_option
from qa_framework.cli.showing import format_option


@click.command(
    epilog="Example: qaf coverage --family standard --strict ends with 1 where no tool looks at one of "
    "the practice standards."
)
@click.option(
    "--framework",
    metavar="NAME",
    help="The framework. Without it: the only one among your own definitions, else the one that "
    "comes with the library.",
)
@click.option(
    "--family",
    "families",
    multiple=True,
    metavar="NAME",
    help="A family of tags, such as standard; may be given several times. Without it: all families, "
    "but for core questions, pillars and activities that no tool names.",
)
@definitions_option
@format_option("text", "html", "json")
@click.option("--out", metavar="FILE", help="Where to write it; - is standard output.", default="-")
@click.option("--strict", is_flag=True, help="End with 1 where anything is looked at by none.")
@click.pass_context
def coverage(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    *,
    framework: str | None,
    families: tuple[str, ...],
    paths: tuple[str, ...],
    form: str,
    out: str,
    strict: bool,
) -> None:
    """Show which entries of a framework the tools look at, and which by none.

    Entries are practice standards, principles, areas of inspections and whatever else tools, sections
    and questions carry as tags. The tag of a tool or a section counts for the questions in it.
    """
    from qa_framework.cli.covering import cover  # noqa: PLC0415 - help needs none of it

    gaps = cover(framework, families, paths, form=form, out=out)
    ctx.exit(1 if strict and gaps else 0)
