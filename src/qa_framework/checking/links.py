"""Names in one place of a tool or its rubric that stand for something in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa_framework.checking.bands import tables_of
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.checking.names import PROPERTIES
from qa_framework.checking.tools import ids_of, names_of, report_name
from qa_framework.definitions import Measure, Rubric, Tool
from qa_framework.definitions.rubric import CountBlankAs
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.walking import names_in
from qa_framework.problems import suggest


def check_links(fit: Fit, findings: Findings) -> None:
    """Report names of a rubric on a tool that lead to nothing, or to where they come from."""
    _check_each_section(fit, findings)
    _check_blanks(fit, findings)
    for fitted in fit.measures.values():
        _check_own_grade(fitted, fit, findings)
        _check_agreement(fitted, fit, findings)


def check_name_space(tool: Tool, rubric: Rubric, findings: Findings) -> None:
    """Ask that a rubric names nothing as the tool does, but the measure of a section."""
    sections = {section.id for section in tool.sections}
    taken = set(ids_of(tool))
    others = (*rubric.groups, *(flag.id for flag in rubric.flags))
    if taken.isdisjoint(others) and (taken - sections).isdisjoint(rubric.measures):
        return
    seen = {name: (span, f"the {what}") for name, span, what in names_of(tool)}
    places = rubric.place.inside("measures")
    for name in rubric.measures:
        if name not in sections and name in seen:
            report_name(name, places.key(name), "measure", seen, (), findings)
    places = rubric.place.inside("groups")
    for name in rubric.groups:
        if name in seen:
            report_name(name, places.key(name), "group", seen, (), findings)
    for flag in rubric.flags:
        if flag.id in seen:
            report_name(flag.id, flag.place.value("id"), "flag", seen, (), findings)


def _check_each_section(fit: Fit, findings: Findings) -> None:
    """Report a measure for every section that no section of this tool has something for."""
    each = fit.rubric.each_section
    if each is None or any(fitted.measure is each for fitted in fit.measures.values()):
        return
    judged = each.method == "judged"
    findings.report(
        "QA542",
        "no section of this tool has something for `each_section`",
        fit.rubric.place.key("each_section"),
        "let a question of each section say `judges: section`"
        if judged
        else "a section needs a question on a scale or a number, with a weight above 0",
    )


def _check_blanks(fit: Fit, findings: Findings) -> None:
    """Report scales in the rubric's `count_as` that no part of any measure is on."""
    policy = fit.rubric.unanswered
    if not isinstance(policy, CountBlankAs) or policy.levels == "lowest":
        return
    scales = {found.scale.id: None for found in fit.questions.values() if found.scale is not None}
    place = fit.rubric.place.inside("unanswered").inside("count_as")
    for name in policy.levels:
        if name not in scales:
            known = tuple(each for each in scales if each)
            findings.report_unknown(
                "QA401", "scale in this tool called", name, known, place.key(name)
            )


def _check_own_grade(fitted: FittedMeasure, fit: Fit, findings: Findings) -> None:
    """Report limits, bands and gates that ask for the grade they decide."""
    deciding = tuple(_deciding(fitted.measure))
    if not deciding:
        return
    groups = {name for name, members in fit.groups.items() if fitted.name in members}
    for what, expr in deciding:
        properties = PROPERTIES if what == "a gate" else ("grade", "suggested")
        own = groups.union(f"{fitted.name}.{each}" for each in properties)
        met = own.intersection(names_in(expr))
        if met:
            asked = min(met)
            through = "" if "." in asked else f", as `{asked}` holds it"
            findings.report(
                "QA532",
                f"{what} of `{fitted.name}` cannot ask for the grade of `{fitted.name}`{through}",
                expr.span,
                "ask for answers, or for other measures"
                if what == "a gate"
                else f"ask for `{fitted.name}.score`, or for the grades of its parts",
            )


def _deciding(measure: Measure) -> Iterator[tuple[str, Expr]]:
    """List the conditions that decide the grade of a measure, and what each is."""
    yield from (("a limit", limit.when) for limit in measure.limits)
    yield from (("a gate", gate.needs) for gate in measure.gates if gate.needs is not None)
    if measure.bands is None or measure.bands == "none":
        return
    for table in tables_of(measure.bands):
        yield from (("a band", band.needs) for band in table if band.needs is not None)


def _check_agreement(fitted: FittedMeasure, fit: Fit, findings: Findings) -> None:
    """Ask that a judgement is compared with another measure on the same scale."""
    name = fitted.measure.agree_with
    if name is None:
        return
    place = fitted.measure.place.inside("agree_with")
    others = tuple(each for each in fit.measures if each != fitted.name)
    if name not in others:
        findings.report_unknown("QA502", "other measure", name, others, place.here)
        return
    mine, theirs = fitted.grades, fit.measures[name].grades
    if theirs is None or mine is None or not mine.same_list(theirs):
        findings.report(
            "QA549",
            f"`{fitted.name}` and `{name}` are not graded on the same scale",
            place.here,
            f"compare it with a measure whose grade is on the scale of `{fitted.name}`",
        )


def check_judges(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Report questions that judge what no rubric of the tool lets anybody judge."""
    read = {fitted.judged_by for fit in fits.values() for fitted in fit.measures.values()}
    judged = [
        name
        for fit in fits.values()
        for name, fitted in fit.measures.items()
        if fitted.measure.method == "judged"
    ]
    for section in tool.sections:
        for question in section.questions:
            if question.judges is None or question.id in read:
                continue
            what = section.id if question.judges == "section" else question.judges
            near = suggest(what, judged)
            findings.report(
                "QA597",
                f"no rubric of this tool has a measure `{what}` that a person judges",
                question.place.value("judges"),
                f"did you mean `{near}`?"
                if near
                else f"add `{what}: {{method: judged}}` to its measures, or leave `judges` out",
            )
