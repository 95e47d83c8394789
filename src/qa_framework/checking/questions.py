"""Questions with their scales: which scale each is answered on, and what can be a part of a measure."""

from __future__ import annotations

from collections.abc import Mapping

from qa_framework.catalogue import Catalogue
from qa_framework.checking.answer_scale import AnswerScale, answer_scale, scale_of_question
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Question, Reference, Scale, ScaleUse, Section, Tool
from qa_framework.problems import Span

SCORING_TYPES = ("scale", "number")


def fit_questions(
    tool: Tool,
    catalogue: Catalogue,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> Mapping[str, FittedQuestion]:
    """Resolve the scale of every question of a tool."""
    return {
        question.id: _fit_question(tool, section, question, catalogue, findings, extensions)
        for section in tool.sections
        for question in section.questions
    }


def _fit_question(
    tool: Tool,
    section: Section,
    question: Question,
    catalogue: Catalogue,
    findings: Findings,
    extensions: Extensions,
) -> FittedQuestion:
    scale = None
    if question.scale is not None:
        found = find_scale(question.scale, catalogue, findings, question.place.value("scale"))
        scale = scale_of_question(question, found) if found is not None else None
    base = extensions.base_of(question.kind_of_answer)
    return FittedQuestion(
        question=question,
        section=section,
        scale=scale,
        asked_of=_asked_of(tool, section, question),
        base=base,
        scores=base in SCORING_TYPES and question.weight > 0 and question.judges is None,
    )


def _asked_of(tool: Tool, section: Section, question: Question) -> tuple[str, ...]:
    """List the perspectives that the section and the question both name."""
    of_section = section.asked_of or tool.asked_of
    return tuple(each for each in question.asked_of or of_section if each in of_section)


def find_scale(
    wanted: Reference | ScaleUse | Scale, catalogue: Catalogue, findings: Findings, span: Span
) -> Scale | None:
    """Find a scale by its name, or take the one that is written out; report one that is missing."""
    if isinstance(wanted, Scale):
        return wanted
    reference = wanted.use if isinstance(wanted, ScaleUse) else wanted
    found = catalogue.find(Scale, reference)
    if found is None:
        report_missing(reference, "scale", catalogue, findings, span)
    return found


def report_missing(
    reference: Reference, kind: str, catalogue: Catalogue, findings: Findings, span: Span
) -> None:
    """Say that a definition is not there, or not in the version that is wanted."""
    versions = catalogue.versions(kind, reference.id)
    if (kind, reference.id) in catalogue.unreadable:
        return
    if not versions:
        findings.report_unknown("QA401", kind, reference.id, catalogue.ids(kind), span)
        return
    have = ", ".join(str(each.version) for each in versions)
    findings.report(
        "QA402",
        f"there is no version of the {kind} `{reference.id}` that `{reference}` allows",
        span,
        f"there is {have}",
    )


def grade_scale(
    wanted: Reference | Scale | None, catalogue: Catalogue, findings: Findings, span: Span
) -> AnswerScale | None:
    """Find the scale of a grade."""
    if wanted is None:
        return None
    found = find_scale(wanted, catalogue, findings, span)
    return answer_scale(found) if found is not None else None
