"""Where cases come from: rows of a file, mappings, or a data frame of any of the usual libraries.

None of those libraries is imported: a frame is known by what it can do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from attrs import frozen

PLAIN = (str, int, bool, date, type(None))
"""What cells are as a rule; what is of one of these classes exactly is taken as it is."""
NO_VALUE = ("NAType", "NaTType")
"""What pandas has in a cell that holds nothing."""

EXACT = 2**53
"""From here on a float leaves whole numbers out, so that it names no case."""


class SourceRow(NamedTuple):
    """One row of a list of cases.

    Attributes:
        line: Its line in a file, or its number in a table, from 1.
        values: Heading to what stands there.
        fault: Why it cannot be read as a whole; empty where it can.
    """

    line: int
    values: Mapping[str, Any]
    fault: str = ""


@frozen
class Source:
    """A list of cases that can be read once.

    Attributes:
        rows: Its rows.
        columns: The headings, where they are known before the rows.
        word: What its lines are called: `line` or `row`.
    """

    rows: Iterable[SourceRow]
    columns: tuple[str, ...] | None = None
    word: str = "row"


def source_of(frame: object) -> Source:
    """Make a source of mappings, or of a data frame: pandas, polars or a pyarrow table.

    Raises:
        TypeError: It is none of these.
    """
    for knows, make in FRAMES:
        if all(hasattr(frame, name) for name in knows):
            return make(frame)
    if isinstance(frame, str | bytes | Mapping) or not isinstance(frame, Iterable):
        raise TypeError(f"a list of cases is rows or a data frame, not {type(frame).__name__}")
    return Source(_numbered(frame))


def _numbered(rows: Iterable[object]) -> Iterator[SourceRow]:
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise TypeError(f"row {number} is no mapping of heading to value")
        yield SourceRow(number, _Cells(row))


class _Cells(Mapping[str, Any]):
    """A row whose cells are made plain when they are asked for."""

    __slots__ = ("_row",)

    def __init__(self, row: Mapping[str, Any]) -> None:
        self._row = row

    def __getitem__(self, name: str) -> object:
        return plain_cell(self._row[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._row)

    def __len__(self) -> int:
        return len(self._row)


def _of_tuples(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> Source:
    names = tuple(map(str, columns))
    made = (
        SourceRow(number, dict(zip(names, map(plain_cell, row), strict=True)))
        for number, row in enumerate(rows, 1)
    )
    return Source(made, names)


def _of_polars(frame: Any) -> Source:  # noqa: ANN401 - known by what it can do
    return _of_tuples(frame.columns, frame.iter_rows())


def _of_pandas(frame: Any) -> Source:  # noqa: ANN401
    return _of_tuples(list(frame.columns), frame.itertuples(index=False, name=None))


def _of_arrow(frame: Any) -> Source:  # noqa: ANN401
    rows = (tuple(row.values()) for batch in frame.to_batches() for row in batch.to_pylist())
    return _of_tuples(frame.column_names, rows)


FRAMES: tuple[tuple[tuple[str, ...], Callable[[Any], Source]], ...] = (
    (("iter_rows", "columns"), _of_polars),
    (("itertuples", "columns"), _of_pandas),
    (("to_batches", "column_names"), _of_arrow),
)
"""What a data frame of each library can do, and what makes a source of it."""


def plain_cell(value: object) -> object:
    """Make a cell of a data frame plain: what holds nothing is None, a midnight its day.

    A float becomes the decimal that it is written as, so that a frame and its CSV say the same.

    >>> plain_cell(float("nan")), plain_cell(2.5), plain_cell(datetime(2026, 5, 4))
    (None, Decimal('2.5'), datetime.date(2026, 5, 4))
    """
    if value.__class__ in PLAIN:
        return value
    if type(value).__name__ in NO_VALUE:
        return None
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    item = getattr(value, "item", None)
    if callable(item) and not isinstance(value, float):
        value = item()
    if isinstance(value, float):
        return None if value != value else _written(value)  # noqa: PLR0124 - only NaN is unlike itself
    return value


def _written(number: float) -> Decimal | int:
    whole = number.is_integer() and abs(number) < EXACT
    return int(number) if whole else Decimal(repr(float(number)))
