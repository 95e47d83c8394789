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


def fit_questions(
    tool: Tool,
    catalogue: Catalogue,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> Mapping[str, FittedQuestion]:
    """Resolve the scale of every question of a tool."""
    scales = Scales(catalogue)
    fitted = {
        question.id: _fit_question(tool, section, question, scales.of(question), extensions)
        for section in tool.sections
        for question in section.questions
    }
    scales.report(findings)
    return fitted


@frozen
class Scales:
    """The scales of the questions of one tool, each made once however many use it."""

    catalogue: Catalogue
    _made: dict[int, AnswerScale] = field(factory=dict, init=False)
    _missing: dict[Reference, list[Span]] = field(factory=dict, init=False)
    _narrowed: list[tuple[ScaleUse, Scale]] = field(factory=list, init=False)

    def of(self, question: Question) -> AnswerScale | None:
        """Give the scale of a question; None where it has none, or none that is there."""
        if question.scale is None:
            return None
        found = find_scale(question.scale, self.catalogue)
        if found is None:
            places = self._missing.setdefault(named(question.scale), [])
            places.append(question.place.value("scale"))
            return None
        if isinstance(question.scale, ScaleUse) and question.scale.without:
            self._narrowed.append((question.scale, found))
        if id(found) not in self._made:
            self._made[id(found)] = answer_scale(found)
        return scale_of_question(question, self._made[id(found)])

    def report(self, findings: Findings) -> None:
        """Report scales that are not there, once each, and absences that a scale has not."""
        for reference, places in self._missing.items():
            report_missing(reference, "scale", self.catalogue, findings, places[0], len(places))
        for use, scale in self._narrowed:
            for number, name in enumerate(use.without):
                if name not in scale.absences:
                    place = use.place.item("without", number)
                    findings.report_unknown("QA510", "absence", name, scale.absences, place)


def _fit_question(
    tool: Tool,
    section: Section,
    question: Question,
    scale: AnswerScale | None,
    extensions: Extensions,
) -> FittedQuestion:
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


def find_scale(wanted: Reference | ScaleUse | Scale, catalogue: Catalogue) -> Scale | None:
    """Find a scale by its name, or take the one that is written out."""
    return wanted if isinstance(wanted, Scale) else catalogue.find(Scale, named(wanted))


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
    wanted: Reference | Scale | None, catalogue: Catalogue, findings: Findings
) -> AnswerScale | None:
    """Find the scale of a grade; report one that is not there."""
    if wanted is None:
        return None
    found = find_scale(wanted, catalogue)
    if found is None:
        name = named(wanted)
        report_missing(name, "scale", catalogue, findings, name.place.here)
        return None
    return answer_scale(found)
