"""The band a score falls in, and the distance to the next better grade."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.checking.bands import bound_of
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Band
from qa_framework.expressions.printing import print_expr
from qa_framework.scoring.bands import Row, Table, tables_of
from qa_framework.scoring.explain.explained import (
    BandExplanation,
    BandRowExplanation,
    Labelled,
)
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.conditions import values_in
from qa_framework.scoring.result import number


def explain_band(fitted: FittedMeasure, bench: Bench) -> BandExplanation | None:
    """Say which band the score of a measure falls in; None without a score or without bands."""
    tables = tables_of(fitted, bench.result.perspective, bench.record)
    score = number(bench.step(fitted, "computed"))
    if not tables or score is None:
        return None
    if len(tables) > 1:
        return _undecided(tables, fitted, bench)
    (table,) = tables
    index = table.reached()
    return BandExplanation(
        table=table.name,
        rows=tuple(_row(row, fitted, bench) for row in table.rows),
        grade=_grade(table.rows[index], fitted, bench),
        at_best=_grade(table.rows[table.reached(lenient=True)], fitted, bench),
        **_next(table, index, score, fitted, bench),
    )


def _undecided(tables: tuple[Table, ...], fitted: FittedMeasure, bench: Bench) -> BandExplanation:
    """Give the worst and the best of all tables, where nobody knows which applies."""
    worst = min((table.rows[table.reached()] for table in tables), key=lambda row: _merit(row, fitted))
    best = max(
        (table.rows[table.reached(lenient=True)] for table in tables),
        key=lambda row: _merit(row, fitted),
    )
    return BandExplanation(
        table=None,
        rows=(),
        grade=_grade(worst, fitted, bench),
        at_best=_grade(best, fitted, bench),
        next_grade=None,
        next_bound="",
        distance=None,
        needs="",
    )


def _merit(row: Row, fitted: FittedMeasure) -> int:
    scale = fitted.grades
    return 0 if scale is None else scale.merit(scale.ranks[row.band.grade])


def _grade(row: Row, fitted: FittedMeasure, bench: Bench) -> Labelled:
    return bench.labels.level(row.band.grade, fitted.grades)


def _row(row: Row, fitted: FittedMeasure, bench: Bench) -> BandRowExplanation:
    needs, ground = row.band.needs, bench.conditions_of(fitted)
    return BandRowExplanation(
        grade=_grade(row, fitted, bench),
        bound=_bound(row.band),
        limit=row.limit,
        within=row.within,
        needs="" if needs is None else print_expr(needs),
        state=row.needs,
        values=() if needs is None else values_in(needs, ground, bench),
    )


def _bound(band: Band) -> str:
    bound = bound_of(band)
    if bound is None:
        return ""
    return f"{'at least' if band.at_least is not None else 'at most'} {bound.written or bound.value}"


def _next(
    table: Table, index: int, score: Fraction, fitted: FittedMeasure, bench: Bench
) -> dict[str, object]:
    """Say what is missing for the nearest row with a better grade."""
    here = table.rows[index].band.grade
    better = [row for row in table.rows[:index] if row.band.grade != here]
    if not better:
        return {"next_grade": None, "next_bound": "", "distance": None, "needs": ""}
    row = better[-1]
    missing = row.band.needs is not None and row.needs != "met"
    return {
        "next_grade": _grade(row, fitted, bench),
        "next_bound": _bound(row.band),
        "distance": None if row.limit is None or row.within else abs(row.limit - score),
        "needs": print_expr(row.band.needs) if missing and row.band.needs is not None else "",
    }
