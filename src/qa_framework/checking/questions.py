"""Questions with their scales: which scale each is answered on, and what can be a part of a measure."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from qa_framework.catalogue import Catalogue
from qa_framework.checking.answer_scale import AnswerScale, answer_scale, scale_of_question
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings, hint_among
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Question, Reference, Scale, ScaleUse, Section, Tool
from qa_framework.problems import Span

SCORING_TYPES = ("scale", "number")


@frozen
class Scales:
    """The scales of one catalogue, each made once however many questions and measures use it."""

    catalogue: Catalogue
    _named: dict[Reference | str, AnswerScale | None] = field(factory=dict, init=False)
    _missing: list[Reference] = field(factory=list, init=False)

    def find(self, wanted: Reference | ScaleUse | Scale) -> AnswerScale | None:
        """Find a scale by its name, or take the one that is written out; None where none is there."""
        if isinstance(wanted, Scale):
            return answer_scale(wanted)
        name = named(wanted)
        key = name if name.parts else name.id  # most are bare names, and a text is found at once
        if key not in self._named:
            self._named[key] = self._look_up(name)
        return self._named[key]

    def _look_up(self, name: Reference) -> AnswerScale | None:
        found = self.catalogue.find(Scale, name)
        if found is None:
            self._missing.append(name)
        return None if found is None else answer_scale(found)

    @property
    def missing(self) -> tuple[Reference, ...]:
        """List the names that were asked for and are not there."""
        return tuple(self._missing)


def fit_questions(
    tool: Tool,
    scales: Scales,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> Mapping[str, FittedQuestion]:
    """Resolve the scale of every question of a tool."""
    fitted = {
        question.id: _fit_question(tool, section, question, scales, extensions)
        for section in tool.sections
        for question in section.questions
    }
    for reference in scales.missing:
        _report_missing_scale(reference, tool, scales.catalogue, findings)
    for question in tool.questions:
        if isinstance(question.scale, ScaleUse) and question.scale.without:
            _report_absences(question.scale, scales.find(question.scale), findings)
    return fitted


def _report_missing_scale(
    reference: Reference, tool: Tool, catalogue: Catalogue, findings: Findings
) -> None:
    """Report a scale that is not there, where the first question names it."""
    asked = [each for each in tool.questions if each.scale and named(each.scale) == reference]
    for first in asked[:1]:
        span = first.place.value("scale")
        report_missing(reference, "scale", catalogue, findings, span, len(asked))


def _report_absences(use: ScaleUse, scale: AnswerScale | None, findings: Findings) -> None:
    """Report absences that a question goes without and that its scale has not."""
    if scale is None:
        return
    for number, name in enumerate(use.without):
        if name not in scale.effects:
            place = use.place.item("without", number)
            findings.report_unknown("QA510", "absence", name, scale.effects, place)


def _fit_question(
    tool: Tool,
    section: Section,
    question: Question,
    scales: Scales,
    extensions: Extensions,
) -> FittedQuestion:
    base = extensions.base_of(question.kind_of_answer)
    scale = None if question.scale is None else scales.find(question.scale)
    positive = question.weight.numerator > 0  # comparing the fraction itself takes ten times longer
    return FittedQuestion(
        question=question,
        section=section,
        scale=None if scale is None else scale_of_question(question, scale),
        asked_of=_asked_of(tool, section, question),
        base=base,
        scores=base in SCORING_TYPES and positive and question.judges is None,
    )


def _asked_of(tool: Tool, section: Section, question: Question) -> tuple[str, ...]:
    """List the perspectives that the section and the question both name."""
    of_section = section.asked_of or tool.asked_of
    if not question.asked_of:
        return of_section
    return tuple(each for each in question.asked_of or of_section if each in of_section)


def named(wanted: Reference | ScaleUse | Scale) -> Reference:
    """Give the name by which a scale is asked for; one that is written out has its own."""
    if isinstance(wanted, ScaleUse):
        return wanted.use
    return wanted if isinstance(wanted, Reference) else Reference(wanted.id)


def report_missing(
    reference: Reference,
    kind: str,
    catalogue: Catalogue,
    findings: Findings,
    span: Span,
    times: int = 1,
) -> None:
    """Say that a definition is not there, or not in the version that is wanted; once."""
    more = f", which {times} questions name" if times > 1 else ""
    versions = catalogue.versions(kind, reference.id)
    if (kind, reference.id) in catalogue.unreadable:
        return
    if not versions:
        message = f"there is no {kind} `{reference.id}`{more}"
        findings.report("QA401", message, span, hint_among(reference.id, catalogue.ids(kind)))
        return
    have = ", ".join(str(each.version) for each in versions)
    findings.report(
        "QA402",
        f"there is no version of the {kind} `{reference.id}` that `{reference}` allows{more}",
        span,
        f"there is {have}",
    )


def grade_scale(
    wanted: Reference | Scale | None, scales: Scales, findings: Findings
) -> AnswerScale | None:
    """Find the scale of a grade; report one that is not there."""
    if wanted is None:
        return None
    found = scales.find(wanted)
    if found is None:
        name = named(wanted)
        report_missing(name, "scale", scales.catalogue, findings, name.place.here)
    return found
