"""cases: a list of cases by the name of its file, or as a program holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.formats import FileRefused
from qa_framework.formats.cases import open_cases
from qa_framework.sampling import Source, SourceRow


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("case,team\nA,north\nB\n", encoding="utf-8", newline="")
    for name in (path, str(path)):
        with open_cases(name) as source:
            assert source.columns == ("case", "team")
            assert source.word == "line"
            one, other = source.rows
        assert one == SourceRow(2, {"case": "A", "team": "north"})
        assert other.fault == "the row has 1 cells, the header 2"


def test_what_is_a_source_stays_one() -> None:
    given = Source(())
    with open_cases(given) as source:
        assert source is given


def test_rows_are_a_source() -> None:
    with open_cases([{"case": "A"}]) as source:
        assert [row.line for row in source.rows] == [1]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused), open_cases(tmp_path / "none.csv"):
        pass
