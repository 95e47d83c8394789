"""Why a measure has no score or no grade, or what changed its grade, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.checking.conditions import bands_in
from qa_framework.checking.fit import Fit, FittedMeasure, Part
from qa_framework.definitions.base import say
from qa_framework.definitions.rubric import BandTables
from qa_framework.expressions.closures import Record
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.values import OUT, UNKNOWN, Missing

MOST_NAMED = 3


def reason_for(fitted: FittedMeasure, fit: Fit, record: Record) -> str:
    """Say why a measure came out as it did; empty where its score and grade need no word."""
    score = record[f"{fitted.name}:score"]
    if score is OUT and not _graded(fitted, record):
        return "out: nothing it is made of applies"
    untold = untold_conditions(fitted, record)
    if _is_untold(fitted, record) and untold:
        return f'not scored: cannot tell whether "{untold[0]}" applies'
    if isinstance(score, Missing) and fitted.has_score and not _graded(fitted, record):
        return f"not scored: {lacking(fitted, fit, record)}"
    if fitted.grades is not None and not _graded(fitted, record):
        return f"not scored: {lacking(fitted, fit, record)}"
    return _limited(fitted, record)


def _graded(fitted: FittedMeasure, record: Record) -> bool:
    return isinstance(record.get(f"{fitted.name}:grade"), int)


def _is_untold(fitted: FittedMeasure, record: Record) -> bool:
    worst = record.get(f"{fitted.name}:severe", UNKNOWN)
    best = record.get(f"{fitted.name}:lenient", UNKNOWN)
    return worst != best and not isinstance(best, Missing) and not _graded(fitted, record)


def untold_conditions(fitted: FittedMeasure, record: Record) -> tuple[str, ...]:
    """List what cannot be told: the reasons of limits, the conditions of bands and gates."""
    name = fitted.name
    limits = (
        say(limit.because)
        for index, limit in enumerate(fitted.measure.limits)
        if record.get(f"{name}:limit.{index}") is UNKNOWN
    )
    gates = (
        print_expr(gate.needs)
        for index, gate in enumerate(fitted.measure.gates)
        if gate.needs is not None and record.get(f"{name}:gate.{index}") is UNKNOWN
    )
    needs = (
        print_expr(band.needs)
        for band in bands_in(fitted.bands)
        if band.needs is not None and _needs_unknown(name, record)
    )
    choice = (f"{fitted.bands.by}",) if isinstance(fitted.bands, BandTables) else ()
    return tuple(dict.fromkeys((*limits, *gates, *needs, *choice)))


def _needs_unknown(name: str, record: Record) -> bool:
    return any(
        value is UNKNOWN for step, value in record.items() if step.startswith(f"{name}:needs.")
    )


def lacking(fitted: FittedMeasure, fit: Fit, record: Record) -> str:
    """Say what a measure lacks."""
    if fitted.judged_by is not None:
        return f"{_named([fitted.judged_by])} is not answered"
    blank = [part.name for part in fitted.parts if _is_missing(part, record)]
    questions = [name for name in blank if name in fit.questions]
    if questions:
        return f"{_named(questions)} {'is' if len(questions) == 1 else 'are'} not answered"
    if blank:
        return f"{_named(blank)} {'is' if len(blank) == 1 else 'are'} not scored"
    return "something it needs is missing"


def _is_missing(part: Part, record: Record) -> bool:
    if part.kind == "measure":
        step = "grade" if part.use == "grades" else "score"
        return record.get(f"{part.name}:{step}") is UNKNOWN
    steps = (f"{part.name}:{what}" for what in ("points", "rank", "value"))
    return any(record.get(step) is UNKNOWN for step in steps)


def _named(names: Iterable[str]) -> str:
    names = list(names)
    shown = [f"`{name}`" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        return f"{', '.join(shown)} and {len(names) - MOST_NAMED} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _limited(fitted: FittedMeasure, record: Record) -> str:
    """Give the reasons of the limits that fired on a measure that has a grade."""
    fired = [
        say(limit.because)
        for index, limit in enumerate(fitted.measure.limits)
        if record.get(f"{fitted.name}:limit.{index}") is True
    ]
    return " ".join(fired)
