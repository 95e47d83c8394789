"""sources: rows and data frames of any library say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest
from attrs import frozen

from qa_framework.sampling.sources import Source, SourceRow, plain_cell, source_of

COLUMNS = ["case", "opened", "size"]
ROWS = [("A", datetime(2026, 5, 4), 2.0), ("B", None, float("nan"))]  # noqa: DTZ001 - as frames have them


class NaTType:
    """What pandas has for no time."""


@frozen
class LikePolars:
    """What a polars frame can do, as far as it is asked."""

    columns: list[str]
    rows: list[tuple[object, ...]]

    def iter_rows(self) -> Iterator[tuple[object, ...]]:
        return iter(self.rows)


@frozen
class LikePandas:
    """What a pandas frame can do, as far as it is asked."""

    columns: list[str]
    rows: list[tuple[object, ...]]

    def itertuples(self, *, index: bool, name: None) -> Iterator[tuple[object, ...]]:
        assert index is False
        assert name is None
        return iter(self.rows)


@frozen
class LikeBatch:
    """What a record batch of pyarrow can do."""

    rows: list[dict[str, object]]

    def to_pylist(self) -> list[dict[str, object]]:
        return self.rows


@frozen
class LikeArrow:
    """What a pyarrow table can do, as far as it is asked."""

    column_names: list[str]
    rows: list[tuple[object, ...]]

    def to_batches(self) -> list[LikeBatch]:
        made = [dict(zip(self.column_names, row, strict=True)) for row in self.rows]
        return [LikeBatch(made[:1]), LikeBatch(made[1:])]


FRAMES = [LikePolars(COLUMNS, ROWS), LikePandas(COLUMNS, ROWS), LikeArrow(COLUMNS, ROWS)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda each: type(each).__name__)
def test_a_data_frame_is_read_row_by_row(frame: object) -> None:
    source = source_of(frame)
    assert source.columns == ("case", "opened", "size")
    assert source.word == "row"
    assert list(source.rows) == [
        SourceRow(1, {"case": "A", "opened": date(2026, 5, 4), "size": 2}),
        SourceRow(2, {"case": "B", "opened": None, "size": None}),
    ]


def test_rows_are_mappings() -> None:
    source = source_of([{"case": "A", "size": 2.5}])
    assert source.columns is None
    (row,) = source.rows
    assert (row.line, dict(row.values), len(row.values)) == (
        1,
        {"case": "A", "size": Decimal("2.5")},
        2,
    )


def test_rows_may_come_one_by_one() -> None:
    assert len(list(source_of({"case": name} for name in "ABC").rows)) == 3


@pytest.mark.parametrize("frame", ["a.csv", b"a", {"case": "A"}, 3, None])
def test_what_is_no_list_of_cases_is_a_mistake(frame: object) -> None:
    with pytest.raises(TypeError, match="a list of cases is rows or a data frame"):
        source_of(frame)


def test_a_row_that_is_no_mapping_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="row 2 is no mapping"):
        list(source_of([{"case": "A"}, ("B",)]).rows)


class Boxed:
    """A number of numpy, as far as it is asked."""

    def item(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        *(("a", "a"), (3, 3), (True, True), (None, None), (date(2026, 5, 4), date(2026, 5, 4))),
        *((2.0, 2), (0.1, Decimal("0.1")), (float("nan"), None), (NaTType(), None), (Boxed(), 7)),
        (datetime(2026, 5, 4), date(2026, 5, 4)),  # noqa: DTZ001
        (Decimal("1.50"), Decimal("1.50")),
    ],
)
def test_a_cell_of_a_frame_is_made_plain(cell: object, plain: object) -> None:
    assert plain_cell(cell) == plain
    assert type(plain_cell(cell)) is type(plain)


def test_a_time_of_day_is_left_for_the_column_to_refuse() -> None:
    noon = datetime(2026, 5, 4, 12)  # noqa: DTZ001
    assert plain_cell(noon) is noon


def test_a_source_is_a_source() -> None:
    assert Source(()).columns is None
