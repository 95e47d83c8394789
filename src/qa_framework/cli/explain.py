"""`qaf explain`: why one audit came out as it did."""

from __future__ import annotations

import click

from qa_framework.cli.definitions import definitions_option
from qa_framework.cli.showing import format_option, show_text


@click.command(
    epilog="Example: qaf explain supervision-dip-sample --in audits.csv --row 3 tells how the third "
    "audit came to its grade, and how far it is from the next."
)
@click.argument("tool")
@click.option(
    "--in", "source", required=True, metavar="FILE", help="The audits; - is standard input."
)
@click.option(
    "--row",
    "number",
    required=True,
    type=click.IntRange(min=1),
    help="Which audit; the first below the header is 1.",
)
@click.option(
    "--changes", is_flag=True, help="Look for the fewest answers that would change each grade."
)
@definitions_option
@format_option("text", "json", "html")
@click.pass_context
def explain(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    *,
    tool: str,
    source: str,
    number: int,
    changes: bool,
    paths: tuple[str, ...],
    form: str,
) -> None:
    """Explain the result of one audit of a file, scored with TOOL."""
    from qa_framework.cli.explaining import explain_row  # noqa: PLC0415 - help needs none of it

    text = explain_row(tool, source, number, paths, changes=changes, form=form)
    if text is None:
        ctx.exit(1)
    show_text(text)
