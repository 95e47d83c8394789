"""The band a score falls in, and the distance to the next better grade."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.checking.bands import bound_of
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Band, BandTables
from qa_framework.expressions.closures import Record
from qa_framework.expressions.printing import print_expr
from qa_framework.scoring.explain.explained import BandExplanation
from qa_framework.scoring.lowering.ground import Ground
from qa_framework.scoring.result import number


def explain_band(fitted: FittedMeasure, ground: Ground, record: Record) -> BandExplanation | None:
    """Say which band the score of a measure falls in; None without a score or a single table."""
    chosen = _table(fitted, ground, record)
    score = number(record[f"{fitted.name}:computed"]) if fitted.bands is not None else None
    if chosen is None or score is None:
        return None
    prefix, table = chosen
    index = next(
        (i for i, band in enumerate(table) if _reached(band, i, prefix, score, fitted, record)),
        len(table) - 1,
    )
    better = [i for i in range(index) if table[i].grade != table[index].grade]
    above = better[-1] if better else None
    return BandExplanation(
        grade=table[index].grade,
        bound=_text(table[index]),
        next_grade=None if above is None else table[above].grade,
        next_bound="" if above is None else _text(table[above]),
        distance=None if above is None else _distance(table[above], score, fitted, record),
        needs="" if above is None else _needs(table[above], above, prefix, fitted, record),
    )


def _table(
    fitted: FittedMeasure, ground: Ground, record: Record
) -> tuple[str, tuple[Band, ...]] | None:
    bands = fitted.bands
    if not isinstance(bands, BandTables):
        return None if bands is None else ("", bands)
    by = bands.by
    value = ground.perspective if by == "audit.perspective" else record.get(by)
    if isinstance(value, str) and value in bands.tables:
        return f"{value}.", bands.tables[value]
    return ("else.", bands.otherwise) if bands.otherwise and isinstance(value, str) else None


def _limit(band: Band, fitted: FittedMeasure, record: Record) -> Fraction | None:
    bound = bound_of(band)
    if bound is None:
        return None
    if not bound.of_possible:
        return bound.value
    possible = number(record[f"{fitted.name}:possible"])
    return None if possible is None else bound.value * possible


def _reached(  # noqa: PLR0913, PLR0917 - a band, its place, and what it is held against
    band: Band, index: int, prefix: str, score: Fraction, fitted: FittedMeasure, record: Record
) -> bool:
    if band.needs is not None and record.get(f"{fitted.name}:needs.{prefix}{index}") is not True:
        return False
    limit = _limit(band, fitted, record)
    if limit is None:
        return bound_of(band) is None
    return score >= limit if band.at_least is not None else score <= limit


def _text(band: Band) -> str:
    bound = bound_of(band)
    if bound is None:
        return ""
    return f"{'at least' if band.at_least is not None else 'at most'} {bound.written}"


def _distance(
    band: Band, score: Fraction, fitted: FittedMeasure, record: Record
) -> Fraction | None:
    limit = _limit(band, fitted, record)
    if limit is None:
        return None
    missing = limit - score if band.at_least is not None else score - limit
    return missing if missing > 0 else None


def _needs(band: Band, index: int, prefix: str, fitted: FittedMeasure, record: Record) -> str:
    if band.needs is None or record.get(f"{fitted.name}:needs.{prefix}{index}") is True:
        return ""
    return print_expr(band.needs)
