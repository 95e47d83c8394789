"""`qaf score`: a file of audits in, the same file with results out."""

from __future__ import annotations

import click

from qa_framework.cli.definitions import definitions_option


@click.command(
    epilog="Example: qaf score supervision-dip-sample --in audits.csv --out scored.csv writes "
    "scored.csv, which has every row of audits.csv with its scores, grades and reasons."
)
@click.argument("tool")
@click.option(
    "--in", "source", required=True, metavar="FILE", help="The audits; - is standard input."
)
@click.option(
    "--out", "target", required=True, metavar="FILE", help="The results; - is standard output."
)
@click.option("--rejects", metavar="FILE", help="Where to list the cells that could not be read.")
@click.option(
    "--for-excel", "excel", is_flag=True, help="Write so that Excel reads it well and runs no cell."
)
@definitions_option
@click.pass_context
def score(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    *,
    tool: str,
    source: str,
    target: str,
    rejects: str | None,
    excel: bool,
    paths: tuple[str, ...],
) -> None:
    """Score a file of audits with TOOL.

    Files are .csv or .jsonl, each also packed with .gz. Columns are named after the questions and
    the facts of the tool, audit.date and audit.perspective; other columns pass through. The result
    has one row for each row, in the same order: all its columns, then score, grade and why of each
    measure, then each flag.

    Ends with 0 where every row could be read, 1 where one could not or TOOL cannot be loaded, and 2
    where the command cannot work, as with a file that is not there.
    """
    from qa_framework.cli.scoring import Files, score_files  # noqa: PLC0415 - help needs none of it

    files = Files(source, target, rejects, excel)
    ctx.exit(score_files(tool, files, paths))
