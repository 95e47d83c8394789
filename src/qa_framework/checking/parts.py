"""Which questions and measures a measure is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import frozen

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Measure, Rubric, Section, Tool
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.walking import names_in

WITHOUT_PARTS = ("gates", "judged", "formula")
EVERYTHING = ("questions", "sections")


@frozen(kw_only=True)
class Names:
    """What the names of one rubric on one tool stand for.

    Attributes:
        questions: Question id to question.
        sections: Section id to section.
        measures: Measure id to measure, those of sections included.
        groups: Name of a group to its members.
        optional: Names that the tool may lack.
    """

    questions: Mapping[str, FittedQuestion]
    sections: Mapping[str, Section]
    measures: Mapping[str, Measure]
    groups: Mapping[str, tuple[str, ...]]
    optional: frozenset[str]

    def scoring(self, section: str | None = None) -> tuple[str, ...]:
        """List the scoring questions of a section, or of the tool."""
        return self._scoring.get(section, ())

    @cached_property
    def _scoring(self) -> Mapping[str | None, tuple[str, ...]]:
        found: dict[str | None, list[str]] = {None: []}
        for name, each in self.questions.items():
            if each.scores:
                found[None].append(name)
                found.setdefault(each.section.id, []).append(name)
        return {section: tuple(names) for section, names in found.items()}

    def section_measures(self) -> tuple[str, ...]:
        """List the sections that have a measure."""
        return tuple(name for name in self.sections if name in self.measures)

    def is_part(self, name: str) -> bool:
        """Say whether a name can be a part: a scoring question or a measure."""
        return name in self.measures or (name in self.questions and self.questions[name].scores)


def measures_of(
    tool: Tool, rubric: Rubric, questions: Mapping[str, FittedQuestion]
) -> dict[str, Measure]:
    """List the measures of a rubric on a tool: those of sections first, then its own."""
    measures: dict[str, Measure] = {}
    if rubric.each_section is not None:
        for section in tool.sections:
            if _has_something(section, rubric.each_section, questions):
                measures[section.id] = rubric.each_section
    return measures | dict(rubric.measures)


def _has_something(
    section: Section, measure: Measure, questions: Mapping[str, FittedQuestion]
) -> bool:
    inside = [questions[question.id] for question in section.questions]
    if measure.method == "judged":
        return any(each.question.judges == "section" for each in inside)
    return any(each.scores for each in inside)


def groups_of(rubric: Rubric, names: Names) -> dict[str, tuple[str, ...]]:
    """List what every name for several things stands for, in conditions.

    Alone, a section stands for its scoring questions; in a list or a group, for its measure.
    """
    groups = {
        "questions": names.scoring(),
        "sections": names.section_measures(),
        **{name: names.scoring(name) for name in names.sections},
    }
    for name, members in rubric.groups.items():
        groups[name] = tuple(each for each in members if names.is_part(each))
    return groups


def parts_of(name: str, measure: Measure, names: Names, findings: Findings) -> tuple[str, ...]:
    """List the names of a measure's parts in order; report those that are none."""
    if measure.method in WITHOUT_PARTS:
        return ()
    wanted = _named(name, measure, names, findings)
    aside = set(measure.except_)
    for index, each in enumerate(measure.except_ if wanted else ()):
        inside = names.scoring(each) if each in names.sections else ()
        aside.update(inside)
        if not {each, *inside}.intersection(wanted) and each not in names.optional:
            place = measure.place.item("except", index)
            findings.report_unknown("QA502", "part", each, wanted, place)
    return tuple(each for each in wanted if each not in aside)


def _named(name: str, measure: Measure, names: Names, findings: Findings) -> tuple[str, ...]:
    of = measure.of
    if of is None:
        if name in names.sections:
            return names.scoring(name)
        findings.report(
            "QA501",
            f"the measure `{name}` does not say what it is made of",
            measure.place.here,
            "add `of:`, for instance `of: questions` or `of: sections`",
        )
        return ()
    if isinstance(of, tuple):
        return _listed(of, names, findings, measure)
    if of in names.groups:
        return _distinct(names.groups[of])
    if names.is_part(of):
        return (of,)
    if of not in names.optional:
        known = (*names.groups, *names.measures, *names.questions)
        place = measure.place.value("of")
        findings.report_unknown("QA502", "question, section, group or measure", of, known, place)
    return ()


def named_in(formula: Expr, names: Names) -> tuple[str, ...]:
    """List the questions and measures in a formula, those of its groups included.

    A section's name by itself is a group; with a dot it is a measure, as in `impact.score`.
    """
    found: list[str] = []
    for name in names_in(formula):
        head, _, rest = name.partition(".")
        found += [head] if rest else names.groups.get(name, (name,))
    return _distinct(each for each in found if each in names.questions or each in names.measures)


def _listed(
    of: tuple[str, ...], names: Names, findings: Findings, measure: Measure
) -> tuple[str, ...]:
    for index, each in enumerate(of):
        if not names.is_part(each) and each not in names.optional:
            known = (*names.measures, *names.scoring())
            findings.report_unknown(
                "QA502", "scoring question or measure", each, known, measure.place.item("of", index)
            )
    return _distinct(each for each in of if names.is_part(each))


def _distinct(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parts))
