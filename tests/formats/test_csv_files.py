"""X11 and the rest: CSV, strictly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.formats.csv_files import CsvReader, Dialect, dialect_of
from qa_framework.formats.opening import Name, lines_of
from qa_framework.formats.refusals import FileRefused

NAME = Name.read("audits.csv")
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


def reader(text: str) -> CsvReader:
    return CsvReader.of(lines_of(io.BytesIO(text.encode()), NAME), NAME)


def rows(text: str) -> list[tuple[int, list[str]]]:
    return list(reader(text))


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(table: list[list[str]], delimiter: str, ending: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerows([["a", "b"], *table])
    found = reader(text.getvalue())
    assert found.dialect == Dialect(delimiter, ending)
    assert [cells for _, cells in found] == table


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("a,b,c\n", ","),
        ("a;b;c\n", ";"),
        ("a\tb\tc\n", "\t"),
        ("alone\n", ","),
        ('"a,b";"c,d";e\n', ";"),
        ("a;b,c;d\n", ";"),
    ],
)
def test_the_delimiter_is_what_cuts_the_header_most_often(line: str, delimiter: str) -> None:
    assert dialect_of(line).delimiter == delimiter


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    assert rows('a,b\n1,2\n\n"x\ny",3\n4,5\n') == [
        (2, ["1", "2"]),
        (4, ["x\ny", "3"]),
        (5, ["4", "5"]),
    ]


def test_a_last_line_needs_no_end() -> None:
    assert rows("a,b\n1,2") == [(2, ["1", "2"])]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "has no header"),
        ("\na,b\n", "has no header"),
        ("a,a\n1,2\n", "two columns are named `a`"),
        ("a,,\n1,2,3\n", "two columns have no name"),
        ("a,b\n1,\0\n", "line 2: this is not UTF-8 text"),
        ("a,b\n1,2\r\n", "line 2: this line ends otherwise than the first"),
        ("a,b\r\n1,2\n3,4\r\n", "line 2: this line ends otherwise than the first"),
        ("a,b\r1,2\r", "a lone carriage return"),
        ("a,b\n1\r,2\n", "line 2: a line ends with a lone carriage return"),
        ('a,b\n"1,2\n', "line 2: a quotation mark is opened and never closed"),
        ('a,b\n"1"x,2\n', "line 2: a quotation mark stands inside a cell"),
        (f"a,b\n{'x' * 200_000},2\n", "line 2: a cell is longer than 131,072 characters"),
        (f"a,b\n{'x' * 10_000_000},2\n", "line 2: the line is longer than 4 MB"),
        ("a,b\n" + '"\n",' * 11_000, "a row of more than 10,000 lines"),
    ],
)
def test_x11_what_is_not_sound_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FileRefused) as caught:
        rows(text)
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_line_break_within_quotes_may_be_of_the_other_kind() -> None:
    assert rows('a,b\r\n"x\ny",2\r\n') == [(2, ["x\ny", "2"])]


def endless() -> Iterator[str]:
    yield "a,b\n"
    while True:
        yield "1,2\n"


def test_rows_are_read_one_by_one() -> None:
    found = iter(CsvReader.of(endless(), NAME))
    assert [next(found) for _ in range(3)] == [(n, ["1", "2"]) for n in (2, 3, 4)]
