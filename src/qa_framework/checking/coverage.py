"""Notes on what no case of a tool shows: grades, limits, and answers that give no level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qa_framework.checking.cases import ALL
from qa_framework.checking.conditions import bands_in
from qa_framework.checking.expectations import expectations
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedMeasure, FittedQuestion
from qa_framework.definitions import Tool
from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.walking import names_in
from qa_framework.problems import Place


def note_uncovered(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Note a tool without cases, and what its cases do not show, one note for each thing.

    A case shows a grade where it expects it; a limit to fire where `limits_fired` has it, and not
    to where it does not; an absence where a question is answered with it. Grades are looked for in
    the measures that a rubric names, not in those that it makes for each section.
    """
    graded = any(fit.measures for fit in fits.values())
    if not tool.cases and graded:
        findings.report(
            "QA715",
            f"`{tool.id}` has no cases",
            tool.place.here,
            "add `cases:` that show what it does, in the file or in `<id>.cases.yaml` beside it",
        )
    if not tool.cases:
        return
    for name, fit in fits.items():
        expected = [
            each
            for case in tool.cases
            for found, each, _ in expectations(case, fits)
            if found.name == name
        ]
        _note_limits(fit, expected, findings)
        _note_grades(fit, expected, findings)
    _note_absences(tool, fits, findings)


def _note_limits(fit: Fit, expected: list[Mapping[str, object]], findings: Findings) -> None:
    said = (each.get("limits_fired") for each in expected)
    shown = [frozenset(fired) for fired in said if isinstance(fired, tuple)]
    for limit in _limits_that_can_fire(fit):
        fires = any(limit.id in fired for fired in shown)
        spares = any(limit.id not in fired for fired in shown)
        if fires and spares:
            continue
        missing = (
            ("not to fire" if fires else "to fire") if fires or spares else "to fire, or not to"
        )
        findings.report(
            "QA715",
            f"no case of `{fit.tool.id}` shows the limit `{limit.id}` {missing}",
            limit.place.here,
            "say `limits_fired: []` in a case where it does not" if fires else None,
        )


def _limits_that_can_fire(fit: Fit) -> Iterator[Limit]:
    """List the limits with names, without those that ask for what this tool does not have."""
    for name in fit.rubric.measures:
        for limit in fit.measures[name].measure.limits:
            named = {each.split(".")[0] for each in names_in(limit.when)}
            if limit.id is not None and named.isdisjoint(fit.absent):
                yield limit


def _note_grades(fit: Fit, expected: list[Mapping[str, object]], findings: Findings) -> None:
    for name in fit.rubric.measures:
        fitted = fit.measures[name]
        wanted: dict[str, Place] = {}
        for grade, place in _grades_of(fitted):
            wanted.setdefault(grade, place)
        shown = {level for each in expected for level in _levels(each.get(name))}
        missing = [level for level in wanted if level not in shown]
        if not missing:
            continue
        none = len(missing) == len(wanted)
        listed = _either(missing)
        findings.report(
            "QA715",
            f"no case of `{fit.tool.id}` shows the grade of `{name}`"
            if none
            else f"no case of `{fit.tool.id}` shows `{name}` to be {listed}",
            fitted.measure.place.here if none else wanted[missing[0]].here,
            f"it can be {listed}" if none else None,
        )


def _grades_of(fitted: FittedMeasure) -> Iterator[tuple[str, Place]]:
    """List the grades that a measure can have, each with the place to tell of it."""
    bands = tuple(bands_in(fitted.bands))
    yield from ((band.grade, band.place) for band in bands)
    if bands or fitted.grades is None or fitted.level is None:
        return
    gates = fitted.measure.gates
    yield from ((gate.grade, gate.place) for gate in gates)
    if not gates:
        place = fitted.measure.place.inside("method")
        yield from ((level, place) for level in fitted.grades.levels)


def _levels(wanted: object) -> Iterator[str]:
    if isinstance(wanted, str):
        yield wanted
    if isinstance(wanted, Mapping):
        yield from (str(wanted[key]) for key in ("grade", "suggested", "final") if key in wanted)


def _note_absences(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Note the absences of each scale that counts somewhere and that no case answers."""
    questions = next(iter(fits.values())).questions
    given = {pair for case in tool.cases for pair in _given(case.answers, questions)}
    lacking: dict[str, dict[str, FittedQuestion]] = {}
    for found in _questions_that_count(fits.values()):
        for absence in found.scale.effects if found.scale is not None else ():
            if (_scale_of(found), absence) not in given:
                lacking.setdefault(_scale_of(found), {}).setdefault(absence, found)
    for scale, absences in lacking.items():
        absence, found = next(iter(absences.items()))
        findings.report(
            "QA715",
            f"no case of `{tool.id}` answers {_either(absences)} on {scale}",
            found.question.place.value("scale"),
            f"add a case that says `{found.id}: {absence}`",
        )


def _given(
    answers: Mapping[str, object], questions: Mapping[str, FittedQuestion]
) -> Iterator[tuple[str, object]]:
    """Give the scale of each answer of a case with the answer; `all` is given on every scale.

    A case may name what the tool has not, as that is told elsewhere.
    """
    for name, answer in answers.items():
        for each in questions.values() if name == ALL else [questions.get(name)]:
            if each is not None and each.scale is not None:
                yield _scale_of(each), answer


def _questions_that_count(fits: Iterable[Fit]) -> Iterator[FittedQuestion]:
    """List the questions that a measure reads: its parts, and those that judge it."""
    for fit in fits:
        for fitted in fit.measures.values():
            parts = (part.name for part in fitted.parts if part.kind == "question")
            for name in (*parts, fitted.judged_by):
                if name is not None:
                    yield fit.questions[name]


def _scale_of(found: FittedQuestion) -> str:
    """Name the scale of a question; one that is written inside the question has no name."""
    name = found.scale.id if found.scale is not None else ""
    return f"the scale `{name}`" if name else f"the scale of `{found.id}`"


def _either(words: Iterable[str]) -> str:
    """Join words as a sentence does: `a`, `b` or `c`."""
    *most, last = [f"`{each}`" for each in words]
    return f"{', '.join(most)} or {last}" if most else last
