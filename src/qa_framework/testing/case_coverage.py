"""What the cases of a tool leave unshown: grades, limits, flags and absences."""

from __future__ import annotations

from collections.abc import Iterator

from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.definitions.rubric import BandTables
from qa_framework.scoring import AuditTool
from qa_framework.scoring.cases import run_case
from qa_framework.scoring.result import FlagState, Outcome, Result


def unshown(tool: AuditTool) -> Iterator[str]:
    """Say what no case of a tool shows, a sentence each.

    Wanted are: each grade that the bands of a measure give, the measures of sections aside; each
    limit that fires, and that does not; each flag raised, and not; each absence of each scale.

    Args:
        tool: The tool; cases that do not come out count as well.
    """
    ran = [run_case(tool, case).results for case in tool.definition.cases]
    for name, fit in tool.fits.items():
        prefix = f"{name}: " if name else ""
        results = [results[name] for results in ran if name in results]
        for said in (
            *_grades(fit, results),
            *_limits(fit, results),
            *_flags(fit, results),
            *_absences(fit, results),
        ):
            yield prefix + said


def _grades(fit: Fit, results: list[Result]) -> Iterator[str]:
    for name, fitted in fit.measures.items():
        if fitted.section is not None:
            continue
        shown = {grade for each in results for grade in _given(each[name])}
        for grade in _banded(fitted):
            if grade not in shown:
                yield f"no case gives `{name}` the grade `{grade}`"


def _banded(fitted: FittedMeasure) -> list[str]:
    bands = fitted.bands
    tables = (
        (*bands.tables.values(), bands.otherwise) if isinstance(bands, BandTables) else (bands,)
    )
    return list(dict.fromkeys(band.grade for table in tables for band in table or ()))


def _given(outcome: Outcome) -> set[str]:
    return {each.id for each in (outcome.suggested, outcome.grade) if each is not None}


def _limits(fit: Fit, results: list[Result]) -> Iterator[str]:
    fired = [set(each.limits_fired) for each in results]
    for name, fitted in fit.measures.items():
        for number, limit in enumerate(fitted.measure.limits, start=1):
            known = limit.id or f"{name}.{number}"
            if not any(known in each for each in fired):
                yield f"in no case the limit `{known}` fires"
            if all(known in each for each in fired):
                yield f"in every case the limit `{known}` fires"


def _flags(fit: Fit, results: list[Result]) -> Iterator[str]:
    for flag in fit.flags:
        states = {each.flags[flag.id] for each in results}
        if FlagState.RAISED not in states:
            yield f"in no case the flag `{flag.id}` is raised"
        if FlagState.NOT_RAISED not in states:
            yield f"in every case the flag `{flag.id}` is raised, or cannot be told"


def _absences(fit: Fit, results: list[Result]) -> Iterator[str]:
    """Go through the absences of each scale; one question on a scale speaks for all."""
    wanted: dict[tuple[str, str], bool] = {}
    for name, question in fit.questions.items():
        scale = question.scale
        for absence in scale.effects if scale is not None else ():
            key = (scale.id or name if scale is not None else "", absence)
            used = any(each.record.get(name) == absence for each in results)
            wanted[key] = wanted.get(key, False) or used
    for (scale_id, absence), used in wanted.items():
        if not used:
            yield f"no case has the answer `{absence}` of `{scale_id}`"
