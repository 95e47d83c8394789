"""Cases: every name and level in them exists, so that a case cannot pass by saying nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedQuestion
from qa_framework.definitions import Case, Tool
from qa_framework.expressions.checking import check
from qa_framework.expressions.types import TruthType
from qa_framework.problems import Span

OTHER_KEYS = ("limits_fired", "flags", "asked", "refused")
STATES = ("not_scored", "out")
PROPERTIES = ("score", "possible", "grade", "suggested", "final")
FLAG_STATES = ("yes", "no", "cannot_tell")


def check_cases(
    tool: Tool,
    fits: Mapping[str, Fit],
    questions: Mapping[str, FittedQuestion],
    findings: Findings,
) -> None:
    """Report what is wrong with the cases and claims of a tool."""
    names: dict[str, Case] = {}
    for case in tool.cases:
        if case.name in names:
            findings.report(
                "QA601", f"two cases are called `{case.name}`", case.place.value("name")
            )
        names[case.name] = case
        _check_case(case, tool, fits, questions, findings)
    _check_claims(tool, fits, findings)


def _check_case(
    case: Case,
    tool: Tool,
    fits: Mapping[str, Fit],
    questions: Mapping[str, FittedQuestion],
    findings: Findings,
) -> None:
    if case.perspective is not None and case.perspective not in tool.asked_of:
        place = case.place.value("perspective")
        findings.report_unknown("QA587", "perspective", case.perspective, tool.asked_of, place)
    _check_names(
        case.answers, ("all", *questions), "question", case.place.value("answers"), findings
    )
    facts = [fact.id for fact in tool.about]
    _check_names(case.about, facts, "fact", case.place.value("about"), findings)
    for fit, expected, span in expectations(case, fits):
        _check_expected(expected, fit, span, questions, findings)


def expectations(
    case: Case, fits: Mapping[str, Fit]
) -> Iterator[tuple[Fit, Mapping[str, object], Span]]:
    """Give what a case expects of each rubric."""
    place = case.place.value("expect")
    if set(fits) == {""}:
        yield fits[""], case.expect, place
        return
    for name, fit in fits.items():
        expected = case.expect.get(name)
        if isinstance(expected, Mapping):
            yield fit, expected, place


def _check_expected(
    expected: Mapping[str, object],
    fit: Fit,
    span: Span,
    questions: Mapping[str, FittedQuestion],
    findings: Findings,
) -> None:
    _check_names(expected, (*fit.measures, *OTHER_KEYS), "measure", span, findings)
    for name, wanted in expected.items():
        if name in fit.measures:
            _check_result(name, wanted, fit, span, findings)
    limits = [
        limit.id
        for fitted in fit.measures.values()
        for limit in fitted.measure.limits
        if limit.id is not None
    ]
    _check_names(_items(expected, "limits_fired"), limits, "limit", span, findings)
    _check_names(_items(expected, "flags"), [f.id for f in fit.flags], "flag", span, findings)
    sections = [section.id for section in fit.tool.sections]
    asked = (*questions, *sections, *fit.facts)
    _check_names(_items(expected, "asked"), asked, "question or section", span, findings)
    _check_names(_items(expected, "refused"), fit.measures, "measure", span, findings)


def _items(expected: Mapping[str, object], key: str) -> Iterable[str]:
    found = expected.get(key, ())
    return found if isinstance(found, Mapping | tuple) else ()


def _check_result(
    name: str, wanted: object, fit: Fit, span: Span, findings: Findings
) -> None:
    grades = fit.measures[name].grades
    levels = grades.levels if grades is not None else ()
    if isinstance(wanted, str):
        if wanted not in (*levels, *STATES):
            findings.report_unknown("QA510", "level", wanted, (*levels, *STATES), span)
        return
    if not isinstance(wanted, Mapping):
        findings.report("QA602", f"what `{name}` is expected to be is a list", span)
        return
    _check_names(wanted, PROPERTIES, "property of a result", span, findings)
    for key in ("grade", "suggested", "final"):
        level = wanted.get(key)
        if isinstance(level, str) and level not in (*levels, *STATES):
            findings.report_unknown("QA510", "level", level, (*levels, *STATES), span)


def _check_names(
    names: Iterable[str], known: Iterable[str], what: str, span: Span, findings: Findings
) -> None:
    known = tuple(known)
    for name in names:
        if name not in known:
            findings.report_unknown("QA603", what, name, known, span)


def _check_claims(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    for claim in tool.claims:
        if (claim.never is None) == (claim.improves is None):
            findings.report(
                "QA604", "a claim says `never:` or `improves:`, one of the two", claim.place.here
            )
        if claim.improves is not None:
            known = tuple(dict.fromkeys(name for fit in fits.values() for name in fit.measures))
            place = claim.place.value("improves")
            _check_names([claim.improves], known, "measure", place, findings)
        if claim.never is not None and fits:
            fit = next(iter(fits.values()))
            findings.extend(check(claim.never, fit.environment, wanted=TruthType())[1])
