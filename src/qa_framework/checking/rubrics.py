"""Rubrics by themselves: what can be told without the tool they will meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa_framework.catalogue import Catalogue
from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.bands import check_table, tables_of
from qa_framework.checking.claims import check_rubric_claims
from qa_framework.checking.conditions import bands_in
from qa_framework.checking.findings import Findings
from qa_framework.checking.limits import check_departure, check_limit
from qa_framework.checking.questions import Scales, grade_scale
from qa_framework.checking.scales import check_scale
from qa_framework.checking.tools import Taken, are_free, report_name
from qa_framework.definitions import Measure, Rubric, Scale
from qa_framework.definitions.rubric import Bands, Limit, Rounding
from qa_framework.expressions.functions import FUNCTIONS, Functions
from qa_framework.expressions.syntax import Expr, Name
from qa_framework.expressions.walking import names_in, walk
from qa_framework.problems import Span, suggest

ALWAYS_THERE = ("questions", "sections", "audit")
WITHOUT_BANDS = ("judged", "gates")
"""Methods to which the rubric's own table means nothing."""
MOST_DIGITS = 12


def check_rubric(
    rubric: Rubric, catalogue: Catalogue, findings: Findings, functions: Functions = FUNCTIONS
) -> None:
    """Report what is wrong with a rubric whatever tool it meets."""
    if not (rubric.measures or rubric.each_section or rubric.flags):
        findings.report(
            "QA202",
            "`measures` is missing, and so are `each_section` and `flags`",
            rubric.place.value("measures"),
            "add `measures:` or `each_section:`; `flags:` alone will do where nothing is scored",
        )
    _check_scales(rubric, findings)
    _check_names(rubric, functions, findings)
    _check_weights(rubric, findings)
    _check_rounding(rubric, findings)
    _check_grades_there(rubric, findings)
    note_unused(rubric, findings)
    if rubric.id:  # one that is written inside a tool is checked with it
        check_names_known(rubric, findings)
        _check_levels(rubric, catalogue, findings)
        check_rubric_claims(rubric, findings)


def measures_in(rubric: Rubric) -> Iterator[Measure]:
    """List the measures of a rubric, the one for each section included."""
    if rubric.each_section is not None:
        yield rubric.each_section
    yield from rubric.measures.values()


def _check_scales(rubric: Rubric, findings: Findings) -> None:
    """Check the scales that are written inside a rubric."""
    written = [rubric.grades]
    for measure in measures_in(rubric):
        written += [measure.grades, measure.normalise]
    for scale in written:
        if isinstance(scale, Scale):
            check_scale(scale, findings)


def _check_names(rubric: Rubric, functions: Functions, findings: Findings) -> None:
    """Report names that are reserved or taken; nearly always none is, which is quick to see."""
    flags = [flag.id for flag in rubric.flags]
    if not are_free((*rubric.measures, *rubric.groups, *flags), functions):
        _report_names(rubric, functions, findings)
    limits = [limit for measure in measures_in(rubric) for limit in measure.limits]
    if not are_free([limit.id for limit in limits if limit.id is not None]):
        _report_limits(limits, findings)


def _report_names(rubric: Rubric, functions: Functions, findings: Findings) -> None:
    seen: dict[str, Taken] = {}
    places = rubric.place.inside("measures")
    for name in rubric.measures:
        report_name(name, places.key(name), "measure", seen, functions, findings)
    places = rubric.place.inside("groups")
    for name in rubric.groups:
        report_name(name, places.key(name), "group", seen, functions, findings)
    for flag in rubric.flags:
        report_name(flag.id, flag.place.value("id"), "flag", seen, functions, findings)


def _report_limits(limits: Iterable[Limit], findings: Findings) -> None:
    seen: dict[str, Taken] = {}
    for limit in limits:
        if limit.id is not None:
            report_name(limit.id, limit.place.value("id"), "limit", seen, (), findings)


def _check_weights(rubric: Rubric, findings: Findings) -> None:
    for measure in measures_in(rubric):
        for name, weight in measure.weights.items():
            if weight < 0:
                findings.report(
                    "QA588",
                    "a weight is at least 0",
                    measure.place.inside("weights").value(name),
                    "0 keeps it out of this measure",
                )


def _check_rounding(rubric: Rubric, findings: Findings) -> None:
    for measure in measures_in(rubric):
        if measure.round is not None and not _is_within_bounds(measure.round):
            findings.report(
                "QA557",
                f"a score is rounded to 0 to {MOST_DIGITS} digits after the point",
                measure.round.place.value("to"),
                "`to: 0` rounds to whole numbers",
            )


def is_rounded_within_bounds(rubric: Rubric) -> bool:
    """Say whether no score is rounded to so many digits that it cannot be worked out."""
    rounding = (measure.round for measure in measures_in(rubric))
    return all(each is None or _is_within_bounds(each) for each in rounding)


def _is_within_bounds(rounding: Rounding) -> bool:
    return 0 <= rounding.to <= MOST_DIGITS


def _check_grades_there(rubric: Rubric, findings: Findings) -> None:
    """Ask for `grades` where bands, limits or gates are used."""
    lacking = measure_without_grades(rubric)
    if lacking is not None:
        findings.report(
            "QA202",
            "`grades` is missing, and bands, limits or gates give grades",
            lacking.place.here,
            "add `grades: <scale>` to the rubric or to the measure",
        )


def measure_without_grades(rubric: Rubric) -> Measure | None:
    """Find the first measure that gives grades and has no scale of them; None where all have."""
    for measure in measures_in(rubric) if rubric.grades is None else ():
        shared = rubric.bands if measure.method not in WITHOUT_BANDS else None
        banded = measure.bands != "none" and (measure.bands or shared)
        if measure.grades is None and (banded or measure.limits or measure.gates):
            return measure
    return None


def check_names_known(rubric: Rubric, findings: Findings) -> None:
    """Ask that every name in a condition is the rubric's own, expected or optional."""
    own = (*rubric.measures, *rubric.groups, *(flag.id for flag in rubric.flags))
    known = (*ALWAYS_THERE, *rubric.expects, *rubric.optional, *own)
    for expr in expressions_in(rubric):
        for name in names_in(expr):
            head = name.split(".")[0]
            if head in known:
                continue
            near = suggest(head, known)
            findings.report(
                "QA563",
                f"`{head}` is neither a measure of this rubric nor expected of the tool",
                _span_of(name, expr),
                f"did you mean `{near}`?" if near else f"add `expects: [{head}]` to the rubric",
            )


def _span_of(name: str, expr: Expr) -> Span:
    """Find where a name stands in a condition."""
    return next(node.span for node in walk(expr) if isinstance(node, Name) and node.id == name)


def expressions_in(rubric: Rubric) -> Iterator[Expr]:
    """List the conditions and formulas of a rubric, those of its claims included."""
    yield from _needs(rubric.bands)
    for measure in measures_in(rubric):
        if measure.formula is not None:
            yield measure.formula
        yield from (gate.needs for gate in measure.gates if gate.needs is not None)
        yield from (limit.when for limit in measure.limits)
        yield from _needs(None if measure.bands == "none" else measure.bands)
    yield from (flag.when for flag in rubric.flags)
    yield from (claim.never for claim in rubric.claims if claim.never is not None)


def _needs(bands: Bands | None) -> Iterator[Expr]:
    yield from (band.needs for band in bands_in(bands) if band.needs is not None)


def _check_levels(rubric: Rubric, catalogue: Catalogue, findings: Findings) -> None:
    """Check tables and limits against the scale of grades."""
    scales = Scales(catalogue)
    own = grade_scale(rubric.grades, scales, findings)
    _check_bands(rubric.bands, own, findings)
    for measure in measures_in(rubric):
        grades = own
        if measure.grades is not None:
            grades = grade_scale(measure.grades, scales, findings)
        if measure.bands != "none":
            _check_bands(measure.bands, grades, findings)
        for limit in measure.limits:
            check_limit(limit, grades, findings)
        check_departure(measure.judgement, findings)


def _check_bands(bands: Bands | None, grades: AnswerScale | None, findings: Findings) -> None:
    for table in tables_of(bands or ()) if grades is not None else ():
        if grades is not None:
            check_table(table, grades, findings)


def note_unused(rubric: Rubric, findings: Findings) -> None:
    """Note groups and optional names that nothing in a rubric uses."""
    used = {name.split(".")[0] for expr in expressions_in(rubric) for name in names_in(expr)}
    used.update(member for members in rubric.groups.values() for member in members)
    for measure in measures_in(rubric):
        of = (measure.of,) if isinstance(measure.of, str) else measure.of or ()
        used.update(of, measure.except_, measure.weights)
    used.update(claim.improves for claim in rubric.claims if claim.improves is not None)
    used.update(waiver.improves for waiver in rubric.waives)
    for name in rubric.groups:
        if name not in used:
            place = rubric.place.inside("groups").key(name)
            findings.report("QA714", f"nothing uses the group `{name}`", place, "leave it out")
    for index, name in enumerate(rubric.optional):
        if name not in used and name not in rubric.measures:
            place = rubric.place.item("optional", index)
            findings.report(
                "QA714",
                f"nothing in this rubric asks for `{name}`",
                place,
                "`optional` is for names that conditions and parts use",
            )
