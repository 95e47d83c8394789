"""Rows of CSV files, strictly: no duplicate heading, no stray quote, no mixed line ends."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from qa_framework.formats.opening import Name
from qa_framework.formats.refusals import SAVE_AS, FileRefused

DELIMITERS = ",;\t"
MOST_LINES = 10_000


@frozen
class Dialect:
    """How a file is written.

    Attributes:
        delimiter: What stands between two cells.
        ending: What ends a line.
    """

    delimiter: str = ","
    ending: str = "\n"


@define
class _Lines:
    """Lines on their way to the parser, which says nothing about how they end."""

    lines: Iterator[str]
    last: str = ""
    since: int = field(default=0)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = line = next(self.lines)
        self.since += 1
        if self.since > MOST_LINES:
            raise csv.Error(f"a row of more than {MOST_LINES:,} lines")
        return line


def dialect_of(line: str) -> Dialect:
    r"""Recognise the delimiter, and how lines end, from the header: what cuts it most often.

    >>> dialect_of("hygiene;structural\r\n")
    Dialect(delimiter=';', ending='\r\n')
    """
    ending = "\r\n" if line.endswith("\r\n") else "\n"

    def cells(delimiter: str) -> int:
        try:
            return len(next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error:  # the reading proper finds the same, and says so
            return 0

    return Dialect(max(DELIMITERS, key=cells), ending)


@define
class CsvReader:
    """The rows of a CSV file, each a list of cells.

    Attributes:
        name: The file.
        dialect: How it is written.
        header: The headings.
    """

    name: Name
    dialect: Dialect
    header: tuple[str, ...]
    _rows: Iterator[tuple[int, list[str]]] = field(repr=False)

    @classmethod
    def of(cls, lines: Iterator[str], name: Name) -> CsvReader:
        """Read the header.

        Raises:
            FileRefused: There is none, a heading comes twice, or the file is not sound CSV.
        """
        first = next(lines, "")
        dialect = dialect_of(first)
        rows = _rows(_again(first, lines), dialect, name)
        _, header = next(rows, (1, []))
        _check_header(header, name)
        return cls(name, dialect, tuple(header), rows)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of each row, the header being 1, and its cells; empty lines are none."""
        return ((number, cells) for number, cells in self._rows if cells)


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


def _rows(lines: Iterator[str], dialect: Dialect, name: Name) -> Iterator[tuple[int, list[str]]]:
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=dialect.delimiter, strict=True)
    number, windows = 0, dialect.ending == "\r\n"
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefused(_unsound(name, number + 1, error)) from None
        number += 1
        source.since = 0
        last = source.last
        if last.endswith("\r\n") is not windows and last.endswith("\n"):
            reason = "this line ends otherwise than the first; were two files joined?"
            raise FileRefused(f"`{name.shown}`, line {number}: {reason}")
        yield number, cells


def _unsound(name: Name, number: int, error: csv.Error) -> str:
    """Say in plain words what the parser objects to."""
    said = str(error)
    for mark, words in REASONS:
        if mark in said:
            return f"`{name.shown}`, line {number}: {words}"
    return f"`{name.shown}`, line {number}: {said}"


REASONS = (
    ("field larger", "a cell is longer than 131,072 characters"),
    ("unexpected end", "a quotation mark is opened and never closed"),
    ("expected after", "a quotation mark stands inside a cell without being doubled"),
    ("new-line character", f"a line ends with a lone carriage return; {SAVE_AS}"),
)


def _check_header(header: Sequence[str], name: Name) -> None:
    if not header:
        raise FileRefused(f"`{name.shown}` has no header: the first line must name the columns")
    seen: set[str] = set()
    for heading in header:
        if heading in seen:
            what = f"two columns are named `{heading}`" if heading else "two columns have no name"
            raise FileRefused(f"`{name.shown}`: {what}; rename one or delete it")
        seen.add(heading)
