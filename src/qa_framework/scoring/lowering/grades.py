"""From a score or a level to the grade that is suggested: bands, gates, limits.

Each grade is worked out twice: with every unknown condition read the severe way and the lenient
way. Where both agree the grade stands; where they differ it is unknown (5.6).
"""

from __future__ import annotations

from functools import partial

from qa_framework.checking.conditions import bands_in
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Band, BandTables, Bound
from qa_framework.expressions.syntax import Name
from qa_framework.expressions.tree import Const, Pick, Ref, Tree
from qa_framework.scoring.lowering.conditions import lower
from qa_framework.scoring.lowering.departures import stands
from qa_framework.scoring.lowering.graded import Graded, Read, Reading
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.levels import merit_of_rank, points_of, rounded
from qa_framework.scoring.lowering.limits import limit_grade, suggest_grade
from qa_framework.scoring.lowering.names import from_merit, measure_value
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    is_known,
    is_out,
    is_unknown,
    lenient,
    severe,
    some,
)


def lower_grade(fitted: FittedMeasure, ground: Ground) -> None:
    """Add the steps of a measure's grade: what is suggested, and what stands."""
    if fitted.grades is None:
        return
    graded = Graded(
        fitted=fitted,
        scale=fitted.grades,
        ground=ground.for_conditions(fitted.unanswered, fitted.name),
    )
    before = _before_limits(graded)
    for index, limit in enumerate(fitted.measure.limits):
        graded.condition(index, limit)
    base = suggest_grade(before, graded)
    limited = limit_grade(base, graded)
    unsure = _unsure(limited, graded)
    worst = graded.step("severe", lambda: limited.severe)
    best = graded.step("lenient", lambda: choose(unsure, limited.lenient, worst))
    graded.step("suggested", lambda: choose(unsure, _settle(worst, best), worst))
    graded.step("grade", lambda: stands(worst, best, graded))


def _unsure(limited: Reading, graded: Graded) -> Tree:
    """Make the truth that the two readings can differ: that something they read is unknown.

    Where nothing is, the lenient reading need not be worked out.
    """
    if limited.severe == limited.lenient:
        return FALSE
    if isinstance(graded.fitted.bands, BandTables):
        return TRUE
    read = tuple(f"{graded.name}:{what}" for what in ("limit.", "needs.", "gate."))
    steps = [name for name in graded.ground.steps.trees if name.startswith(read)]
    if any(_is_share(band) for band in bands_in(graded.fitted.bands)):
        steps.append(f"{graded.name}:possible")
    return graded.step("unsure", lambda: some(is_unknown(Ref(name)) for name in steps))


def _is_share(band: Band) -> bool:
    return any(bound is not None and bound.of_possible for bound in (band.at_least, band.at_most))


def _before_limits(graded: Graded) -> Reading:
    """Make the grade before limits; a step of its own where limits may change it."""
    base = _base(graded)
    if not graded.fitted.measure.limits:
        return base
    worst = graded.step("before.severe", lambda: base.severe)
    if base.severe == base.lenient:
        return Reading(worst, worst)
    return Reading(worst, graded.step("before.lenient", lambda: base.lenient))


def _settle(worst: Tree, best: Tree) -> Tree:
    """Make the grade: out where both readings are, unknown where they differ."""
    if worst == best:
        return worst
    both_out = every((is_out(worst), is_out(best)))
    same = every((is_known(worst), is_known(best), compared("==", worst, best)))
    return choose(both_out, NOT_THERE, choose(same, worst, NOT_KNOWN))


def _base(graded: Graded) -> Reading:
    fitted = graded.fitted
    if fitted.measure.method == "gates":
        reached = Reading(_gates(graded, severe), _gates(graded, lenient))
        settled = graded.step("reached", lambda: _settle(reached.severe, reached.lenient))
        level = from_merit(settled, graded.scale)
        graded.step("computed", lambda: rounded(fitted, points_of(level, graded.scale)))
        return reached
    if fitted.bands is not None:
        return _banded(fitted.bands, graded)
    level = graded.ground.steps.define(f"{fitted.name}:level", lambda: NOT_KNOWN)
    merit = merit_of_rank(level, graded.scale)
    return Reading(merit, merit)


def _gates(graded: Graded, read: Read) -> Tree:
    reached: Tree = FALSE
    grade: Tree = NOT_KNOWN
    for index, gate in enumerate(graded.fitted.measure.gates):
        merit = const(graded.merit(gate.grade))
        if gate.needs is None:
            reached, grade = TRUE, merit
            continue
        holds = graded.step(
            f"gate.{index}", partial(graded.ground.truth, gate.needs, graded.ground)
        )
        reached = every((reached, read(holds)))
        grade = choose(reached, merit, grade)
    return grade


def _banded(bands: tuple[Band, ...] | BandTables, graded: Graded) -> Reading:
    if not isinstance(bands, BandTables):
        return Reading(_table(bands, "", graded, severe), _table(bands, "", graded, lenient))
    by = lower(Name(bands.by), graded.ground)
    tables = {name: _both(rows, f"{name}.", graded) for name, rows in bands.tables.items()}
    otherwise = _both(bands.otherwise, "else.", graded) if bands.otherwise else None
    return Reading(
        _choose_table(by, tables, otherwise, "severe"),
        _choose_table(by, tables, otherwise, "lenient"),
    )


def _both(rows: tuple[Band, ...], prefix: str, graded: Graded) -> Reading:
    return Reading(_table(rows, prefix, graded, severe), _table(rows, prefix, graded, lenient))


def _choose_table(
    by: Tree, tables: dict[str, Reading], otherwise: Reading | None, way: str
) -> Tree:
    """Choose a table; where the choice is unknown take the worst or the best of all."""
    readings = [*tables.values(), *([otherwise] if otherwise else [])]
    ends: list[Tree] = [getattr(reading, way) for reading in readings]
    any_of_them = Pick("lowest" if way == "severe" else "highest", tuple(ends))
    chosen: Tree = getattr(otherwise, way) if otherwise else any_of_them
    for name, reading in reversed(tables.items()):
        chosen = choose(compared("==", by, Const(name)), getattr(reading, way), chosen)
    return choose(is_unknown(by), any_of_them, chosen)


def _table(rows: tuple[Band, ...], prefix: str, graded: Graded, read: Read) -> Tree:
    score = measure_value(graded.name, "score", graded.ground)
    grade: Tree = NOT_KNOWN
    for index, band in reversed(tuple(enumerate(rows))):
        reached = every(
            (_within(band, score, graded, read), _needs(band, f"{prefix}{index}", graded, read))
        )
        grade = choose(reached, const(graded.merit(band.grade)), grade)
    return choose(is_known(score), grade, score)


def _within(band: Band, score: Tree, graded: Graded, read: Read) -> Tree:
    """Make the truth that a score reaches a bound; a share of what nobody knows is read."""
    bound = band.at_least if band.at_least is not None else band.at_most
    if bound is None:
        return TRUE
    reached = compared(">=" if band.at_least is not None else "<=", score, _bound(bound, graded))
    return read(reached) if bound.of_possible else reached


def _bound(bound: Bound, graded: Graded) -> Tree:
    if not bound.of_possible:
        return const(bound.value)
    return calculated("*", const(bound.value), graded.step("possible", lambda: NOT_KNOWN))


def _needs(band: Band, label: str, graded: Graded, read: Read) -> Tree:
    if band.needs is None:
        return TRUE
    needs = band.needs
    return read(graded.step(f"needs.{label}", lambda: graded.ground.truth(needs, graded.ground)))
