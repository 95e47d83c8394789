"""Tables of audits, whatever they are written in: rows to read, rows to write."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from attrs import define, evolve, field, frozen

from qa_framework.formats.csv_files import CsvReader, Dialect
from qa_framework.formats.jsonl_files import cell_text, read_objects, with_keys
from qa_framework.formats.opening import (
    STANDARD,
    Bytes,
    Format,
    Name,
    lines_of,
    open_bytes,
    open_new,
)
from qa_framework.formats.refusals import FileRefused
from qa_framework.formats.spreadsheets import for_excel


@frozen
class Row:
    """One row of a table.

    Attributes:
        line: Its number: in CSV as a spreadsheet counts, the header being 1; else the line's.
        values: Column to what stands there: a text in CSV, a value in JSON.
        text: The line as it was written, in JSON.
        fault: Why it cannot be read as a whole; empty where it can.
    """

    line: int
    values: Mapping[str, Any]
    text: str = ""
    fault: str = ""


@define
class Table:
    """An open table.

    Attributes:
        name: The file.
        format: How its rows are written.
        columns: The names of its columns; None where they are known only when all was read.
        dialect: How CSV is written; that of the file, or the usual one.
        size: The size of the file in bytes; None where that is not known.
        position: Tells how many bytes of the file were read.
    """

    name: Name
    format: Format
    columns: tuple[str, ...] | None
    dialect: Dialect
    size: int | None
    position: Callable[[], int] = field(repr=False)
    _rows: Iterator[Row] = field(repr=False)

    def __iter__(self) -> Iterator[Row]:
        return self._rows


@contextmanager
def open_table(path: str, *, columns: bool = False) -> Iterator[Table]:
    """Open a table of audits.

    Args:
        path: A file whose suffix says what it is, or `-` for standard input.
        columns: Find the columns of a JSON Lines file before its first row, by reading it twice.

    Raises:
        FileRefused: It is not there, or cannot be read as a table; now or at a later row.
    """
    name = Name.read(path)
    with open_bytes(name) as opened:
        form = name.format or _recognise(opened.stream)
        if form == "csv":
            yield _csv_table(name, opened)
        elif columns:
            with _twice(name, opened) as (found, again):
                yield evolve(_jsonl_table(name, again), columns=found)
        else:
            yield _jsonl_table(name, opened)


def _recognise(stream: BinaryIO) -> Format:
    """Tell JSON Lines from CSV by the first character of standard input."""
    start = cast("io.BufferedReader", stream).peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")
    return "jsonl" if start.startswith(b"{") else "csv"


def _csv_table(name: Name, opened: Bytes) -> Table:
    reader = CsvReader.of(lines_of(opened.stream, name), name)
    header = reader.header

    def rows() -> Iterator[Row]:
        for number, cells in reader:
            fault = ""
            if len(cells) != len(header):
                fault = f"the row has {len(cells)} cells, the header {len(header)}"
            yield Row(number, dict(zip(header, cells, strict=False)), "", fault)

    return Table(name, "csv", header, reader.dialect, opened.size, opened.raw.tell, rows())


def _jsonl_table(name: Name, opened: Bytes) -> Table:
    found = read_objects(lines_of(opened.stream, name), name)
    rows = (Row(number, values, text) for number, text, values in found)
    return Table(name, "jsonl", None, Dialect(), opened.size, opened.raw.tell, rows)


@contextmanager
def _twice(name: Name, opened: Bytes) -> Iterator[tuple[tuple[str, ...], Bytes]]:
    """Read a JSON Lines file for its keys, and open it again from the start."""
    with TemporaryFile() as kept:
        stream = opened.stream
        if name.path == STANDARD:
            while block := stream.read(1 << 20):
                kept.write(block)
            kept.seek(0)
            stream = cast("BinaryIO", kept)
        keys: dict[str, None] = {}
        for _, _, values in read_objects(lines_of(stream, name), name):
            keys.update(dict.fromkeys(values))
        stream.seek(0)
        yield tuple(keys), evolve(opened, stream=stream)


@define
class Writer:
    """Writes rows, each with columns added at its end.

    Attributes:
        write: Writes a row and the texts of the added columns; None is an empty cell.
    """

    write: Callable[[Row, Sequence[str | None]], object]


@contextmanager
def open_writer(
    path: str,
    *,
    source: Table | None,
    added: Sequence[str],
    numbers: frozenset[str] = frozenset(),
    excel: bool = False,
) -> Iterator[Writer]:
    """Open a table to write; it stands in its place only when all is written.

    Args:
        path: A file whose suffix says what it is; `-` is standard output, in the format of the
            source.
        source: The table whose columns come first; None for a table of the added columns alone.
        added: The columns that are added.
        numbers: Those of the added columns whose texts are numbers.
        excel: Write a byte order mark, and make cells harmless that a spreadsheet would run.

    Raises:
        FileRefused: It cannot be written.
    """
    name = Name.read(path)
    form = name.format or (source.format if source else "csv")
    with open_new(name) as stream:
        text = io.TextIOWrapper(
            stream,
            encoding="utf-8-sig" if excel and form == "csv" else "utf-8",
            errors="backslashreplace",
            newline="",
            write_through=False,
        )
        try:
            if form == "csv":
                yield _csv_writer(text, source, added, excel=excel)
            else:
                yield _jsonl_writer(text, source, added, numbers)
            text.flush()
        finally:
            _let_go(text)


def _let_go(text: io.TextIOWrapper) -> None:
    """Leave the stream below open, whatever became of the text."""
    try:
        text.detach()
    except (OSError, ValueError):  # a closed pipe: what could not be written is lost anyway
        return


def _csv_writer(
    text: io.TextIOWrapper, source: Table | None, added: Sequence[str], *, excel: bool
) -> Writer:
    columns = source.columns or () if source else ()
    dialect = source.dialect if source else Dialect()
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.ending)
    convert = cell_text if source and source.format == "jsonl" else str

    def write(row: Row, extra: Sequence[str | None]) -> None:
        values = row.values
        cells = [convert(values.get(column, "")) for column in columns]
        cells += [cell or "" for cell in extra]
        writer.writerow([for_excel(cell) for cell in cells] if excel else cells)

    write(Row(1, {column: column for column in columns}), added)
    return Writer(write)


def _jsonl_writer(
    text: io.TextIOWrapper, source: Table | None, added: Sequence[str], numbers: frozenset[str]
) -> Writer:
    written = source is not None and source.format == "jsonl"

    def write(row: Row, extra: Sequence[str | None]) -> None:
        start = row.text if written else json.dumps(dict(row.values), ensure_ascii=False)
        added_here = dict(zip(added, extra, strict=True))
        text.write(with_keys(start, added_here, numbers) + "\n")

    return Writer(write)


def check_clash(columns: Sequence[str], added: Sequence[str], name: Name) -> None:
    """Refuse a table that has a column of a name that is to be added.

    Raises:
        FileRefused: It has.
    """
    both = [column for column in columns if column in set(added)]
    if both:
        listed = ", ".join(f"`{column}`" for column in both[:3])
        raise FileRefused(f"`{name.shown}` has columns of results already: {listed}; rename them")
