"""What cases expect: results, flags and departures that are there, in words they can be told in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit
from qa_framework.definitions import Case, Departed, Tool
from qa_framework.problems import Place, Span

STATES = ("not_scored", "out")
LEVELS = ("grade", "suggested", "final")
NUMBERS = ("score", "possible")
FLAG_STATES = ("yes", "no", "cannot_tell")
ASKED_STATES = ("yes", "no")
OTHER_KEYS = ("limits_fired", "flags", "asked", "refused")
NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18}|\s*/\s*[1-9][0-9]{0,17})?\Z")


def expectations(
    case: Case, fits: Mapping[str, Fit]
) -> Iterator[tuple[Fit, Mapping[str, object], Place]]:
    """Give what a case expects of each rubric, and where it says so."""
    place = case.place.inside("expect")
    if set(fits) == {""}:
        yield fits[""], case.expect, place
        return
    for name, fit in fits.items():
        expected = case.expect.get(name)
        if isinstance(expected, Mapping):
            yield fit, expected, place.inside(name)


def check_expectations(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Report what the cases of a tool expect, or let a person give, that can never come out."""
    for case in tool.cases:
        _check_departures(case, fits, findings)
        _check_case(case, fits, findings)


def _check_case(case: Case, fits: Mapping[str, Fit], findings: Findings) -> None:
    place = case.place.inside("expect")
    if not case.expect:
        findings.report(
            "QA602",
            f"the case `{case.name}` expects nothing",
            case.place.value("expect"),
            "say what must come out, for instance `expect: {overall: good}`",
        )
    if set(fits) != {""}:
        _check_rubrics(case, fits, place, findings)
    for fit, expected, inside in expectations(case, fits):
        _check_expected(expected, fit, inside, findings)


def _check_rubrics(case: Case, fits: Mapping[str, Fit], place: Place, findings: Findings) -> None:
    for name, expected in case.expect.items():
        if name not in fits:
            findings.report_unknown("QA603", "rubric", name, tuple(fits), place.key(name))
        elif not isinstance(expected, Mapping):
            findings.report(
                "QA602",
                f"`{name}` is a rubric, and this says nothing of any of its measures",
                place.value(name),
                f"for instance `{name}: {{overall: good}}`",
            )


def _check_expected(
    expected: Mapping[str, object], fit: Fit, place: Place, findings: Findings
) -> None:
    known = (*fit.measures, *OTHER_KEYS)
    for name, wanted in expected.items():
        if name in fit.measures:
            _check_result(name, wanted, fit, place, findings)
        elif name not in OTHER_KEYS:
            findings.report_unknown("QA603", "measure", name, known, place.key(name))
    limits = (limit.id for each in fit.measures.values() for limit in each.measure.limits)
    named = tuple(dict.fromkeys(each for each in limits if each is not None))
    _check_list("limits_fired", expected, "limit", named, place, findings)
    _check_list("refused", expected, "measure", tuple(fit.measures), place, findings)
    flags = tuple(flag.id for flag in fit.flags)
    _check_states("flags", expected, FLAG_STATES, ("flag", flags), place, findings)
    sections = (section.id for section in fit.tool.sections)
    asked = (*fit.questions, *sections, *fit.facts)
    _check_states(
        "asked", expected, ASKED_STATES, ("question, section or fact", asked), place, findings
    )


def _report_level(
    name: str, wanted: str, levels: tuple[str, ...], span: Span, findings: Findings
) -> None:
    if NUMBER.match(wanted) and not any(level.isdigit() for level in levels):
        hint = f"write `{name}: {{score: {wanted}}}` for a score"
        findings.report("QA510", f"there is no level `{wanted}`", span, hint)
    else:
        findings.report_unknown("QA510", "level", wanted, levels, span)


def _check_result(name: str, wanted: object, fit: Fit, place: Place, findings: Findings) -> None:
    grades = fit.measures[name].grades
    levels = (*grades.levels, *STATES) if grades is not None else STATES
    if isinstance(wanted, str):
        if wanted not in levels:
            _report_level(name, wanted, levels, place.value(name), findings)
        return
    if not isinstance(wanted, Mapping):
        findings.report(
            "QA602",
            f"what `{name}` is expected to be is a list",
            place.value(name),
            f"write `{name}: <level>`, or `{name}: {{score: ..., grade: ...}}`",
        )
        return
    inside = place.inside(name)
    for key, value in wanted.items():
        if key in LEVELS and value not in levels:
            findings.report_unknown("QA510", "level", str(value), levels, inside.value(key))
        elif key in NUMBERS and not _is_number(value):
            findings.report(
                "QA602",
                f"wanted a number, `not_scored` or `out`, found `{_shown(value)}`",
                inside.value(key),
                "a score is exact: 3.5, or a fraction such as 10/3",
            )
        elif key not in (*LEVELS, *NUMBERS):
            known = (*NUMBERS, *LEVELS)
            findings.report_unknown("QA603", "property of a result", key, known, inside.key(key))


def _is_number(value: object) -> bool:
    return isinstance(value, str) and (value in STATES or NUMBER.match(value) is not None)


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "several values"


def _check_list(
    key: str,
    expected: Mapping[str, object],
    what: str,
    known: tuple[str, ...],
    place: Place,
    findings: Findings,
) -> None:
    """Check a list of names."""
    given = expected.get(key, ())
    if not isinstance(given, tuple):
        findings.report(
            "QA602",
            f"`{key}` is a list",
            place.value(key),
            f"write `{key}: [...]`, or `{key}: []` for none",
        )
        return
    for index, name in enumerate(given):
        if name not in known:
            findings.report_unknown("QA603", what, str(name), known, place.item(key, index))


def _check_states(
    key: str,
    expected: Mapping[str, object],
    states: tuple[str, ...],
    names: tuple[str, tuple[str, ...]],
    place: Place,
    findings: Findings,
) -> None:
    """Check a map of names to states."""
    given = expected.get(key, {})
    what, known = names
    listed = ", ".join(f"`{state}`" for state in states)
    if not isinstance(given, Mapping):
        findings.report("QA602", f"`{key}` is a map of name to {listed}", place.value(key))
        return
    inside = place.inside(key)
    for name, state in given.items():
        if name not in known:
            findings.report_unknown("QA603", what, name, known, inside.key(name))
        if state not in states:
            message = f"wanted {listed}, found `{_shown(state)}`"
            findings.report("QA602", message, inside.value(name))


def _check_departures(case: Case, fits: Mapping[str, Fit], findings: Findings) -> None:
    place = case.place.inside("departures")
    if set(fits) == {""}:
        _check_departed(case.departures, fits[""], place, findings)
        return
    for name, given in case.departures.items():
        if name not in fits:
            findings.report_unknown("QA603", "rubric", name, tuple(fits), place.key(name))
        elif isinstance(given, Mapping):
            _check_departed(given, fits[name], place.inside(name), findings)
        else:
            message = f"`{name}` is a rubric, and a departure names a measure of it"
            findings.report("QA602", message, place.value(name))


def _check_departed(
    given: Mapping[str, object], fit: Fit, place: Place, findings: Findings
) -> None:
    graded = {name: each.grades for name, each in fit.measures.items() if each.grades is not None}
    for name, departed in given.items():
        grades = graded.get(name)
        if grades is None:
            what = "measure with a grade"
            findings.report_unknown("QA603", what, name, tuple(graded), place.key(name))
        elif isinstance(departed, Departed):
            if departed.grade not in grades.ranks:
                span = departed.place.value("grade")
                findings.report_unknown("QA510", "level", departed.grade, grades.levels, span)
        else:
            message = f"what departs from `{name}` says a `grade`"
            findings.report("QA602", message, place.value(name))
