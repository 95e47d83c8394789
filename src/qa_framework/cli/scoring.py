"""The work of `qaf score`: row by row, so that the memory it takes does not grow with the file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from attrs import define, field, frozen

from qa_framework.cli.definitions import mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import count
from qa_framework.formats.opening import STANDARD, Name
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
from qa_framework.reports.glossary import enumerate_words

SHOWN = 20
REJECTS = ("line", "column", "value", "reason")
ROWS_A_STEP = 2_000


@frozen
class Files:
    """What is read and what is written.

    Attributes:
        source: The audits.
        target: The results.
        rejects: Where the cells are listed that cannot be read; None for standard error.
        excel: Whether to write for Excel.
    """

    source: str
    target: str
    rejects: str | None
    excel: bool


def score_files(tool: str, files: Files, paths: Sequence[str]) -> int:
    """Score a file and say on standard error what should be known; give the exit code.

    Args:
        tool: Which tool.
        files: What is read and what is written.
        paths: Files or folders of definitions.

    Raises:
        Misuse: Two of the files are one.
        FileRefused: A file cannot be read or written.
        Error: The tool cannot be loaded.
    """
    check_names(files)
    workspace = open_workspace(paths)
    scorer = RowScorer(workspace.tool(tool))
    mention_problems(workspace)
    with ExitStack() as stack:
        into_csv = Name.read(files.target).format == "csv"
        table = stack.enter_context(open_table(files.source, columns=into_csv))
        check_clash(table.columns or (), scorer.columns, table.name)
        rejects = stack.enter_context(_open_rejects(files))
        writer = stack.enter_context(
            open_writer(
                files.target,
                source=table,
                added=scorer.columns,
                numbers=scorer.numbers,
                excel=files.excel,
            )
        )
        run = Run(scorer, table, rejects, writer)
        with progress(table) as rows:
            run.score(rows)
    run.report()
    return 1 if run.rejected else 0


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
        reasons: Why the first of them could not be read.
        seen: The columns that were there, where no header says them.
    """

    scorer: RowScorer
    table: Table
    rejects: Writer | None
    writer: Writer
    rejected: int = 0
    unused: int = 0
    reasons: list[str] = field(factory=list)
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
                self.reasons.append(f"line {cell.line}: {cell.said}")

    def report(self) -> None:
        """Say on standard error what the reader of the results should know."""
        self._name_missing()
        if self.unused:
            rows = count(self.unused, "row")
            click.echo(f"{rows} with answers to questions that do not apply; not used", err=True)
        for reason in self.reasons[:SHOWN]:
            click.echo(reason, err=True)
        if self.rejected:
            click.echo(f"{count(self.rejected, 'row')} rejected", err=True)

    def _name_missing(self) -> None:
        """Name each question without a column; those that may be misspelt have a line each."""
        spare = set(self.table.columns or ()) - set(self.scorer.names)
        missing = self.scorer.missing(self.table.columns or self.seen)
        near = {name: suggest(name, spare) for name in missing}
        for name in missing:
            if near[name]:
                said = f"no column for `{name}`: it counts as unanswered; is it `{near[name]}`?"
                click.echo(said, err=True)
        others = [f"`{name}`" for name in missing if not near[name]]
        if others:
            counts = "they count" if len(others) > 1 else "it counts"
            listed = enumerate_words(others)
            click.echo(f"no column for {listed}: {counts} as unanswered", err=True)


@contextmanager
def _open_rejects(files: Files) -> Iterator[Writer | None]:
    if files.rejects is None:
        yield None
        return
    with open_writer(
        files.rejects,
        source=None,
        added=REJECTS,
        numbers=frozenset({"line"}),
        excel=files.excel,
    ) as writer:
        yield writer


def check_names(files: Files) -> None:
    """Refuse to write over the audits, or two files to one place.

    Raises:
        Misuse: Two of the names mean one file.
    """
    if files.target == files.rejects == STANDARD:
        raise Misuse("--out and --rejects are both standard output")
    named = (("--in", files.source), ("--out", files.target), ("--rejects", files.rejects))
    check_apart(named)


def check_apart(named: Iterable[tuple[str, str | None]]) -> None:
    """Refuse two options that name one file.

    Args:
        named: Each option with the file that it names; None where it was not given.

    Raises:
        Misuse: Two of the names mean one file.
    """
    places: dict[Path, str] = {}
    for option, path in named:
        if path is None or path == STANDARD or _is_device(Path(path)):
            continue
        other = places.setdefault(Path(path).resolve(), option)
        if other != option:
            raise Misuse(f"{other} and {option} are the same file, `{path}`")


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file()


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
