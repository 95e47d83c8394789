"""The band a score falls in, and the distance to the next better grade."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

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
    here, at_best = (table.rows[table.reached(lenient=way)] for way in (False, True))
    found = BandExplanation(
        table=table.name,
        rows=tuple(_row(row, fitted, bench) for row in table.rows),
        grade=_grade(here, fitted, bench),
        at_best=_grade(at_best, fitted, bench),
    )
    better = _next_better(table)
    return found if better is None else _with_next(found, better, score, fitted, bench)


def _undecided(tables: tuple[Table, ...], fitted: FittedMeasure, bench: Bench) -> BandExplanation:
    """Give the worst and the best of all tables, where nobody knows which applies."""
    worst = min(
        (table.rows[table.reached()] for table in tables), key=lambda row: _merit(row, fitted)
    )
    best = max(
        (table.rows[table.reached(lenient=True)] for table in tables),
        key=lambda row: _merit(row, fitted),
    )
    return BandExplanation(
        table=None,
        rows=(),
        grade=_grade(worst, fitted, bench),
        at_best=_grade(best, fitted, bench),
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
    return (
        f"{'at least' if band.at_least is not None else 'at most'} {bound.written or bound.value}"
    )


def _next_better(table: Table) -> Row | None:
    """Give the nearest row with a better grade than the one that is reached."""
    index = table.reached()
    here = table.rows[index].band.grade
    better = [row for row in table.rows[:index] if row.band.grade != here]
    return better[-1] if better else None


def _with_next(
    found: BandExplanation, row: Row, score: Fraction, fitted: FittedMeasure, bench: Bench
) -> BandExplanation:
    """Say what is missing for the nearest row with a better grade."""
    needs = row.band.needs if row.needs in ("not_met", "cannot_tell") else None
    return evolve(
        found,
        next_grade=_grade(row, fitted, bench),
        next_bound=_bound(row.band),
        distance=None if row.limit is None or row.within else abs(row.limit - score),
        needs="" if needs is None else print_expr(needs),
    )
