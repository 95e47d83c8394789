"""Tables, whatever they are written in."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from qa_framework.formats.opening import Name
from qa_framework.formats.refusals import FileRefused
from qa_framework.formats.tables import Row, check_clash, open_table, open_writer


def write(path: Path, data: str | bytes) -> str:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def rows(path: str) -> list[Row]:
    with open_table(path) as table:
        return list(table)


def copy(source: str, target: Path, *, added: Sequence[str] = ("x",), excel: bool = False) -> bytes:
    with (
        open_table(source, columns=target.suffix == ".csv") as table,
        open_writer(
            str(target), source=table, added=added, numbers=frozenset({"x"}), excel=excel
        ) as writer,
    ):
        for row in table:
            writer.write(row, ["1.5"] * len(added))
    return target.read_bytes()


def test_csv_gives_texts_by_column(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b\n1,\n")
    assert rows(path) == [Row(2, {"a": "1", "b": ""})]


def test_json_lines_give_values_by_key_and_the_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"a": 1, "b": null}\n{"c": ["x"]}\n')
    assert rows(path) == [
        Row(1, {"a": 1, "b": None}, '{"a": 1, "b": null}'),
        Row(2, {"c": ["x"]}, '{"c": ["x"]}'),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [("1", "the row has 1 cells, the header 2"), ("1,2,3", "the row has 3 cells, the header 2")],
)
def test_a_row_of_another_length_says_so(tmp_path: Path, line: str, fault: str) -> None:
    path = write(tmp_path / "a.csv", f"a,b\n{line}\n")
    assert [row.fault for row in rows(path)] == [fault]


@pytest.mark.parametrize(
    ("data", "form"),
    [(b"a,b\n1,2\n", "csv"), (b'{"a": 1}\n', "jsonl"), (b'\xef\xbb\xbf\n {"a": 1}\n', "jsonl")],
)
def test_standard_input_is_recognised(
    monkeypatch: pytest.MonkeyPatch, data: bytes, form: str
) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]  # raw enough
    monkeypatch.setattr(sys, "stdin", stream)
    with open_table("-") as table:
        assert (table.format, len(list(table))) == (form, 1)


def test_csv_keeps_its_delimiter_its_line_ends_and_its_cells(tmp_path: Path) -> None:
    source = write(tmp_path / "a.csv", 'a;"b c"\r\n"x\ny";2,5\r\n')
    assert copy(source, tmp_path / "b.csv") == b'a;b c;x\r\n"x\ny";2,5;1.5\r\n'


def test_json_lines_keep_the_text_of_their_lines(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", '{"b":2.50 , "a": "\\u00e9", "n": 1e400}\n{}\n')
    assert copy(source, tmp_path / "b.jsonl").decode() == (
        '{"b":2.50 , "a": "\\u00e9", "n": 1e400, "x": 1.5}\n{"x": 1.5}\n'
    )


def test_json_lines_become_csv_with_every_key_as_a_column(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", '{"b": 2.50}\n{"a": ["x", "y"], "b": null}\n{"c": true}\n')
    assert copy(source, tmp_path / "b.csv").decode() == (
        "b,a,c,x\n2.50,,,1.5\n,x;y,,1.5\n,,yes,1.5\n"
    )


def test_csv_becomes_json_lines_of_texts(tmp_path: Path) -> None:
    source = write(tmp_path / "a.csv", "a,b\n1,\n")
    made = copy(source, tmp_path / "b.jsonl")
    assert json.loads(made) == {"a": "1", "b": "", "x": 1.5}


def test_packed_files_are_read_and_written(tmp_path: Path) -> None:
    source = write(tmp_path / "a.csv.gz", gzip.compress(b"a\n1\n"))
    assert gzip.decompress(copy(source, tmp_path / "b.csv.gz")) == b"a,x\n1,1.5\n"


def test_for_excel_there_is_a_mark_and_no_cell_that_runs(tmp_path: Path) -> None:
    source = write(tmp_path / "a.csv", "=a,b\n=1+1,-1\n")
    made = copy(source, tmp_path / "b.csv", excel=True)
    assert made == b"\xef\xbb\xbf'=a,b,x\n'=1+1,-1,1.5\n"


def test_a_lone_surrogate_is_written_so_that_it_shows(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", '{"a": "\\ud800"}\n')
    assert copy(source, tmp_path / "b.csv") == b"a,x\n\\ud800,1.5\n"


def test_a_row_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    source = write(tmp_path / "a.csv", b"a\n1\n\xff\n")
    with pytest.raises(FileRefused, match="line 3"):
        copy(source, tmp_path / "b.csv")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_a_column_of_results_that_is_there_already_is_refused() -> None:
    with pytest.raises(FileRefused, match="has columns of results already: `x`"):
        check_clash(["a", "x"], ["x", "y"], Name.read("a.csv"))


def test_the_position_tells_how_much_was_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a\n" + "1\n" * 100)
    with open_table(path) as table:
        assert table.size == 202
        list(table)
        assert table.position() == 202
