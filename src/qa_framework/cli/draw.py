"""`qaf draw`: a list of cases in, the sample out, with a record that it can be drawn from again."""

from __future__ import annotations

from datetime import date

import click

from qa_framework.cli.definitions import definitions_option


def read_day(ctx: click.Context, param: click.Parameter, text: str | None) -> date | None:
    """Read the day of an option."""
    from qa_framework.expressions.literals import date_value  # noqa: PLC0415 - help needs none of it

    found = None if text is None else date_value(text)
    if found is None and text is not None:
        raise click.BadParameter("wanted a day that exists, such as 2026-06-01", ctx, param)
    return found


@click.command(
    epilog="Example: qaf draw supervision-monthly --in cases.csv --seed 2026-06 --date 2026-06-01 "
    "--out sample.csv --record june.json writes the chosen rows of cases.csv to sample.csv, and how "
    "they were chosen to june.json."
)
@click.argument("plan", required=False)
@click.option("--in", "source", metavar="FILE", help="The list of cases, one row for each.")
@click.option("--seed", help="Any word or number, chosen by a rule such as the month.")
@click.option(
    "--date",
    "day",
    callback=read_day,
    metavar="DAY",
    help="The day it is drawn for, or replaced on, such as 2026-06-01.",
)
@click.option("--out", "target", metavar="FILE", help="The sample; - is standard output.")
@click.option("--record", metavar="FILE", help="The record of the draw, a .json file.")
@click.option("--again", metavar="RECORD", help="Draw again from this record, and compare.")
@click.option("--replace", metavar="CASE", help="Let the next case take the place of this one.")
@click.option("--because", metavar="REASON", help="Why it is replaced.")
@click.option(
    "--by", "role", metavar="ROLE", help="The role of whoever decides it, such as team_manager."
)
@click.option(
    "--for-excel", "excel", is_flag=True, help="Write so that Excel reads it well and runs no cell."
)
@definitions_option
@click.pass_context
def draw(ctx: click.Context, /, **given: object) -> None:
    """Draw a sample of cases by the sampling plan PLAN.

    Three things can be done:

    \b
    qaf draw PLAN --in FILE --seed SEED [--date DAY] --out FILE [--record FILE]
    qaf draw --again RECORD --in FILE [--out FILE]
    qaf draw --replace CASE --because REASON --by ROLE --date DAY --record FILE
             [--in FILE --out FILE]

    Files of cases are .csv or .jsonl, each also packed with .gz. The sample has the rows of the
    chosen cases with all their columns, in the order drawn, and then draw.order and draw.stratum.
    The order of the list plays no part: the same seed and cases give the same sample.

    Ends with 1 where something is wrong with the list, or it does not give the sample of the
    record, and with 2 where the command cannot work.
    """  # noqa: D301 - click wants the sign itself
    from qa_framework.cli.drawing import Task, run  # noqa: PLC0415 - help needs none of it

    ctx.exit(run(Task(**given)))  # type: ignore[arg-type]  # an attribute for each option
