"""Rubrics by themselves: what can be told without the tool they will meet."""

from __future__ import annotations

from collections.abc import Iterator

from qa_framework.catalogue import Catalogue
from qa_framework.checking.bands import check_table, tables_of
from qa_framework.checking.findings import Findings
from qa_framework.checking.questions import grade_scale
from qa_framework.checking.scales import check_scale
from qa_framework.checking.tools import report_name
from qa_framework.definitions import Measure, Rubric, Scale
from qa_framework.expressions.functions import FUNCTIONS, Functions
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.walking import names_in
from qa_framework.problems import Span, suggest

ALWAYS_THERE = ("questions", "sections", "audit")


def check_rubric(
    rubric: Rubric, catalogue: Catalogue, findings: Findings, functions: Functions = FUNCTIONS
) -> None:
    """Report what is wrong with a rubric whatever tool it meets."""
    if not rubric.measures and rubric.each_section is None:
        findings.report(
            "QA202",
            "a rubric has `measures:` or `each_section:`",
            rubric.place.here,
            "add `measures:` with at least one",
        )
    if isinstance(rubric.grades, Scale):
        check_scale(rubric.grades, findings)
    _check_names(rubric, functions, findings)
    _check_weights(rubric, findings)
    _check_grades_there(rubric, findings)
    if rubric.id:
        _check_known(rubric, findings)
        _check_tables(rubric, catalogue, findings)


def _check_names(rubric: Rubric, functions: Functions, findings: Findings) -> None:
    seen: dict[str, tuple[Span, str]] = {}
    for name, measure in rubric.measures.items():
        report_name(name, measure.place.here, "measure", seen, functions, findings)
    for name in rubric.groups:
        span = rubric.place.value("groups")
        report_name(name, span, "group", seen, functions, findings)
    for flag in rubric.flags:
        report_name(flag.id, flag.place.value("id"), "flag", seen, functions, findings)
    for measure in measures_in(rubric):
        limits: dict[str, tuple[Span, str]] = {}
        for limit in measure.limits:
            if limit.id is not None:
                place = limit.place.value("id")
                report_name(limit.id, place, "limit", limits, {}, findings)


def measures_in(rubric: Rubric) -> Iterator[Measure]:
    """List the measures of a rubric, the one for each section included."""
    if rubric.each_section is not None:
        yield rubric.each_section
    yield from rubric.measures.values()


def _check_weights(rubric: Rubric, findings: Findings) -> None:
    for measure in measures_in(rubric):
        for weight in measure.weights.values():
            if weight < 0:
                findings.report(
                    "QA588", "a weight is at least 0", measure.place.value("weights")
                )


def _check_grades_there(rubric: Rubric, findings: Findings) -> None:
    """Ask for `grades` where bands, limits or levels are used."""
    if rubric.grades is not None:
        return
    for measure in measures_in(rubric):
        banded = measure.bands not in (None, "none") or rubric.bands is not None
        if measure.grades is None and (banded or measure.limits or measure.gates):
            findings.report(
                "QA202",
                "`grades` is missing, and bands, limits or gates give grades",
                measure.place.here,
                "add `grades: <scale>` to the rubric",
            )


def _check_known(rubric: Rubric, findings: Findings) -> None:
    """Ask that every name in a condition is the rubric's own, expected or optional."""
    known = (
        *ALWAYS_THERE,
        *rubric.expects,
        *rubric.optional,
        *rubric.measures,
        *rubric.groups,
        *(flag.id for flag in rubric.flags),
    )
    for expr in expressions_in(rubric):
        for name in names_in(expr):
            head = name.split(".")[0]
            if head not in known:
                near = suggest(head, known)
                findings.report(
                    "QA563",
                    f"`{head}` is neither a measure of this rubric nor expected of the tool",
                    expr.span,
                    f"did you mean `{near}`?" if near else f"add it: `expects: [{head}]`",
                )


def expressions_in(rubric: Rubric) -> Iterator[Expr]:
    """List the conditions and formulas of a rubric."""
    for measure in measures_in(rubric):
        if measure.formula is not None:
            yield measure.formula
        yield from (gate.needs for gate in measure.gates if gate.needs is not None)
        yield from (limit.when for limit in measure.limits)
        if measure.bands is not None and measure.bands != "none":
            for table in tables_of(measure.bands):  # type: ignore[arg-type]  # bands, as `none` is ruled out
                yield from (band.needs for band in table if band.needs is not None)
    yield from (flag.when for flag in rubric.flags)


def _check_tables(rubric: Rubric, catalogue: Catalogue, findings: Findings) -> None:
    own = grade_scale(rubric.grades, catalogue, findings, rubric.place.value("grades"))
    if rubric.bands is not None and own is not None:
        for table in tables_of(rubric.bands):
            check_table(table, own, findings)
