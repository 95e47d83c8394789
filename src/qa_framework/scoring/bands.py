"""Which row of a table of bands a score falls in, on values; scoring itself runs on the steps."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from attrs import frozen

from qa_framework.checking.bands import bound_of
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Band, BandTables
from qa_framework.expressions.closures import Record
from qa_framework.expressions.values import UNKNOWN, Missing

NeedsState = Literal["met", "not_met", "cannot_tell", ""]


@frozen(kw_only=True)
class Row:
    """A row of a table, held against a score.

    Attributes:
        band: The row as it is written.
        limit: Its bound as a number; None where it has none.
        within: Whether the score is within its bound; None where nobody knows the bound.
        needs: Whether what it needs is met; empty where it needs nothing.
    """

    band: Band
    limit: Fraction | None
    within: bool | None
    needs: NeedsState

    def reached(self, *, lenient: bool = False) -> bool:
        """Say whether a score reaches it, with what cannot be told read one way or the other."""
        if lenient:
            return self.within is not False and self.needs != "not_met"
        return self.within is True and self.needs in ("met", "")


@frozen(kw_only=True)
class Table:
    """A table of bands, held against a score.

    Attributes:
        name: The value for which it is chosen; `else`; empty where there is only one table.
        rows: Its rows, best first.
    """

    name: str
    rows: tuple[Row, ...]

    def reached(self, *, lenient: bool = False) -> int:
        """Give the place of the row that the score falls in."""
        last = len(self.rows) - 1
        return next((i for i, row in enumerate(self.rows) if row.reached(lenient=lenient)), last)


def tables_of(fitted: FittedMeasure, perspective: str, record: Record) -> tuple[Table, ...]:
    """Hold the score of a measure against its bands.

    Returns:
        The table that was chosen; all where the choice is not known; none without bands or score.
    """
    bands, score = fitted.bands, record.get(f"{fitted.name}:computed", UNKNOWN)
    if bands is None or isinstance(score, Missing):
        return ()
    number = Fraction(score)  # type: ignore[arg-type]  # a score is a number
    return tuple(
        Table(
            name=name,
            rows=tuple(
                _row(band, f"{name and f'{name}.'}{index}", number, fitted, record)
                for index, band in enumerate(rows)
            ),
        )
        for name, rows in _chosen(bands, perspective, record).items()
    )


def _chosen(
    bands: tuple[Band, ...] | BandTables, perspective: str, record: Record
) -> Mapping[str, tuple[Band, ...]]:
    if not isinstance(bands, BandTables):
        return {"": bands}
    otherwise = {"else": bands.otherwise} if bands.otherwise else {}
    tables = {**bands.tables, **otherwise}
    value = chosen_by(bands, perspective, record)
    if value is UNKNOWN:
        return tables
    return {value: bands.tables[value]} if value in bands.tables else otherwise or tables  # type: ignore[dict-item,index]  # a text


def chosen_by(bands: BandTables, perspective: str, record: Record) -> object:
    """Give the value that chooses among tables; out or unknown where there is none."""
    if bands.by == "audit.perspective":
        return perspective
    return record.get(f"{bands.by}:value", record.get(bands.by, UNKNOWN))


def _row(band: Band, label: str, score: Fraction, fitted: FittedMeasure, record: Record) -> Row:
    limit = _limit(band, fitted, record)
    return Row(
        band=band,
        limit=limit,
        within=_within(band, limit, score),
        needs=_needs(band, label, fitted, record),
    )


def _limit(band: Band, fitted: FittedMeasure, record: Record) -> Fraction | None:
    bound = bound_of(band)
    if bound is None or not bound.of_possible:
        return None if bound is None else bound.value
    possible = record.get(f"{fitted.name}:possible", UNKNOWN)
    return None if isinstance(possible, Missing) else bound.value * Fraction(possible)  # type: ignore[arg-type]  # a number


def _within(band: Band, limit: Fraction | None, score: Fraction) -> bool | None:
    if limit is None:
        return True if bound_of(band) is None else None
    return score >= limit if band.at_least is not None else score <= limit


def _needs(band: Band, label: str, fitted: FittedMeasure, record: Record) -> NeedsState:
    if band.needs is None:
        return ""
    value = record.get(f"{fitted.name}:needs.{label}", UNKNOWN)
    if value is UNKNOWN:
        return "cannot_tell"
    return "met" if value is True else "not_met"
