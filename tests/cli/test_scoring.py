"""The work of `qaf score`: a bar on a terminal, and memory that does not grow."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_framework.cli.group import Misuse
from qa_framework.cli.scoring import Files, Run, check_names, progress
from qa_framework.formats.scored import RowScorer
from qa_framework.formats.tables import Row, Table, Writer, open_table
from tests.formats.small import small_tool

ROW = {"on_time": "yes", "visits": "3", "danger": "no", "note": "text"}


@pytest.fixture
def table(folder: Path) -> Iterator[Table]:
    path = folder / "a.csv"
    path.write_text("on_time\n" + "yes\n" * 5_000, encoding="utf-8", newline="")
    with open_table(str(path)) as opened:
        yield opened


def test_there_is_no_bar_where_nobody_looks(
    table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress(table) as rows:
        assert sum(1 for _ in rows) == 5_000
    assert capsys.readouterr().err == ""


def test_a_terminal_gets_a_bar_that_ends_full(
    table: Table, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(table) as rows:
        assert sum(1 for _ in rows) == 5_000
    said = capsys.readouterr()
    assert "Scoring" in said.err
    assert "100%" in said.err
    assert said.out == ""


def run_of(folder: Path, table: Table) -> Run:
    scorer = RowScorer(small_tool(folder / "defs"))
    return Run(scorer, table, None, Writer(lambda _row, _cells: None))


def test_memory_does_not_grow_with_the_rows(folder: Path, table: Table) -> None:
    """Every row is different, and every second one is rejected, so nothing is saved by luck."""
    run = run_of(folder, table)

    def rows(count: int) -> Iterator[Row]:
        for number in range(count):
            late = "x" if number % 2 else str(number)
            yield Row(number, ROW | {"late_by": late, "note": f"{number}" * 10})

    def peak(count: int) -> int:
        tracemalloc.reset_peak()
        run.score(rows(count))
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        peak(2_500)
        first, second = peak(500), peak(5_000)
    finally:
        tracemalloc.stop()
    assert second < 1.1 * first
    assert run.rejected == 4_000
    assert len(run.reasons) == 20


@pytest.mark.parametrize(
    "files",
    [
        Files("a.csv", "b.csv", "c.csv", excel=False),
        Files("-", "-", None, excel=False),
        Files("a.csv", "-", "b.csv", excel=False),
    ],
)
def test_files_apart_are_well(files: Files) -> None:
    check_names(files)


def test_two_files_in_one_are_misuse() -> None:
    with pytest.raises(Misuse, match=r"--in and --out are the same file, `x/../a.csv`"):
        check_names(Files("a.csv", "x/../a.csv", None, excel=False))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_everything_may_go_nowhere() -> None:
    check_names(Files("a.csv", "/dev/null", "/dev/null", excel=False))
