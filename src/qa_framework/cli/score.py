"""`qaf score`: a file of audits in, the same file with results out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from attrs import define, field

from qa_framework.cli.definitions import definitions_option, mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import count
from qa_framework.formats.opening import STANDARD
from qa_framework.formats.scored import RejectedCell, RowScorer
from qa_framework.formats.tables import (
    Row,
    Table,
    Writer,
    check_clash,
    open_table,
    open_writer,
)
from qa_framework.problems import suggest

SHOWN = 20
REJECTS = ("line", "column", "value", "reason")
ROWS_A_STEP = 2_000


@click.command(
    epilog="Example: `qaf score supervision-dip-sample --in audits.csv --out scored.csv` writes "
    "scored.csv, which has every row of audits.csv with its scores, grades and reasons."
)
@click.argument("tool")
@click.option("--in", "source", required=True, metavar="FILE", help="The audits; - is standard input.")
@click.option("--out", "target", required=True, metavar="FILE", help="The results; - is standard output.")
@click.option("--rejects", metavar="FILE", help="Where to list the cells that could not be read.")
@click.option("--for-excel", "excel", is_flag=True, help="Write so that Excel reads it well and runs no cell.")
@definitions_option
@click.pass_context
def score(
    ctx: click.Context,
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
    check_names(source, target, rejects)
    workspace = open_workspace(paths)
    scorer = RowScorer(workspace.tool(tool))
    mention_problems(workspace)
    columns = target != STANDARD and not target.lower().endswith((".jsonl", ".jsonl.gz"))
    with ExitStack() as stack:
        table = stack.enter_context(open_table(source, columns=columns))
        check_clash(table.columns or (), scorer.columns, table.name)
        listed = stack.enter_context(_open_rejects(rejects, excel=excel))
        writer = stack.enter_context(
            open_writer(target, source=table, added=scorer.columns, numbers=scorer.numbers, excel=excel)
        )
        run = Run(scorer, table, listed, writer)
        with progress(table) as rows:
            run.score(rows)
    run.report()
    ctx.exit(1 if run.rejected else 0)


@define(eq=False)
class Run:
    """One run over a file.

    Attributes:
        scorer: Scores the rows.
        table: The audits.
        rejects: Where cells that cannot be read are listed; None where they go to standard error.
        writer: Where the results go.
        rejected: How many rows could not be read.
        unused: How many rows answer questions that do not apply.
        seen: The columns that were there, where no header says them.
    """

    scorer: RowScorer
    table: Table
    rejects: Writer | None
    writer: Writer
    rejected: int = 0
    unused: int = 0
    seen: set[str] = field(factory=set)

    def score(self, rows: Iterator[Row]) -> None:
        """Score every row and write it."""
        write, score_row = self.writer.write, self.scorer.score
        for row in rows:
            if self.table.columns is None:
                self._look_at(row)
            scored = score_row(row)
            write(row, scored.cells)
            if scored.rejected:
                self._reject(scored.rejected)
            self.unused += scored.unused

    def _look_at(self, row: Row) -> None:
        """Remember the questions of a row; its other keys may be of any number."""
        new = row.values.keys() - self.seen
        if new:
            check_clash(tuple(row.values), self.scorer.columns, self.table.name)
            self.seen |= new & set(self.scorer.names)

    def _reject(self, cells: Sequence[RejectedCell]) -> None:
        self.rejected += 1
        for cell in cells:
            if self.rejects is not None:
                values = (str(cell.line), cell.column, cell.value, cell.reason)
                self.rejects.write(Row(cell.line, {}), values)
            elif self.rejected <= SHOWN:
                click.echo(f"line {cell.line}: {cell.said}", err=True)

    def report(self) -> None:
        """Say on standard error what the reader of the results should know."""
        for name in self.scorer.missing(self.table.columns or self.seen):
            near = suggest(name, set(self.table.columns or ()) - set(self.scorer.names))
            hint = f"; is it `{near}`?" if near else ""
            click.echo(f"no column for `{name}`: it counts as unanswered{hint}", err=True)
        if self.unused:
            rows = count(self.unused, "row")
            click.echo(f"{rows} with answers to questions that do not apply; not used", err=True)
        if self.rejected:
            click.echo(f"{count(self.rejected, 'row')} rejected", err=True)


@contextmanager
def _open_rejects(path: str | None, *, excel: bool) -> Iterator[Writer | None]:
    if path is None:
        yield None
        return
    with open_writer(
        path, source=None, added=REJECTS, numbers=frozenset({"line"}), excel=excel
    ) as writer:
        yield writer


def check_names(source: str, target: str, rejects: str | None) -> None:
    """Refuse to write over the audits, or two files to one place.

    Raises:
        Misuse: Two of the names mean one file.
    """
    named = [("--in", source), ("--out", target), ("--rejects", rejects)]
    files = [(option, path) for option, path in named if path is not None]
    if target == rejects == STANDARD:
        raise Misuse("--out and --rejects are both standard output")
    places = {}
    for option, path in files:
        if path == STANDARD:
            continue
        other = places.setdefault(Path(path).resolve(), option)
        if other != option and Path(path).is_file():
            raise Misuse(f"{other} and {option} are the same file, `{path}`")


@contextmanager
def progress(table: Table) -> Iterator[Iterator[Row]]:
    """Go through the rows, with a bar on a terminal that shows how much of the file was read."""
    if table.size is None or not sys.stderr.isatty():
        yield iter(table)
        return
    with click.progressbar(length=table.size, label="Scoring", file=sys.stderr) as bar:

        def rows() -> Iterator[Row]:
            before = 0
            for number, row in enumerate(table):
                if not number % ROWS_A_STEP:
                    now = table.position()
                    bar.update(now - before)
                    before = now
                yield row
            bar.update(max(0, (table.size or 0) - before))

        yield rows()
