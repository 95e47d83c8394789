"""Check one definition with everything it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from qa_framework.catalogue import Catalogue
from qa_framework.checking.cases import check_cases
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedQuestion
from qa_framework.checking.fitting import Setting, fit_rubric
from qa_framework.checking.frameworks import check_framework
from qa_framework.checking.questions import fit_questions, report_missing
from qa_framework.checking.rubrics import check_rubric
from qa_framework.checking.scales import check_scale
from qa_framework.checking.tools import check_tool
from qa_framework.definitions import Definition, Framework, Reference, Rubric, Scale, Tool
from qa_framework.expressions.functions import FUNCTIONS, Functions
from qa_framework.problems import Problem


@frozen
class Checked:
    """What checking a definition gave.

    Attributes:
        problems: What is wrong with it, errors and notes.
        fits: For a tool: each of its rubrics fitted to it, by name; empty for the only one.
    """

    problems: tuple[Problem, ...]
    fits: Mapping[str, Fit]


def check_definition(
    definition: Definition, catalogue: Catalogue, functions: Functions = FUNCTIONS
) -> Checked:
    """Check a definition, made in code or read from a file, as strictly as the other."""
    findings = Findings()
    fits: dict[str, Fit] = {}
    match definition:
        case Scale():
            check_scale(definition, findings)
        case Framework():
            check_framework(definition, findings)
        case Rubric():
            check_rubric(definition, catalogue, findings, functions)
        case Tool():
            fits = _check_tool(definition, catalogue, functions, findings)
    return Checked(tuple(dict.fromkeys(findings.problems)), fits)


def _check_tool(
    tool: Tool, catalogue: Catalogue, functions: Functions, findings: Findings
) -> dict[str, Fit]:
    framework = _framework(tool, catalogue, findings)
    questions = fit_questions(tool, catalogue, findings)
    check_tool(tool, questions, framework, findings, functions)
    fits = {}
    for name, rubric in _rubrics(tool, catalogue, findings):
        if not rubric.id:
            check_rubric(rubric, catalogue, findings, functions)
        setting = _setting(name, tool, rubric, questions, catalogue, framework, functions)
        fit = fit_rubric(setting, findings)
        if fit is not None:
            fits[name] = fit
    if not findings.has_errors:
        check_cases(tool, fits, questions, findings)
    return {} if findings.has_errors else fits


def _setting(  # noqa: PLR0913, PLR0917 - all that a rubric is fitted in
    name: str,
    tool: Tool,
    rubric: Rubric,
    questions: Mapping[str, FittedQuestion],
    catalogue: Catalogue,
    framework: Framework | None,
    functions: Functions,
) -> Setting:
    return Setting(
        name=name,
        tool=tool,
        rubric=rubric,
        questions=questions,
        catalogue=catalogue,
        framework=framework,
        functions=functions,
    )


def _framework(tool: Tool, catalogue: Catalogue, findings: Findings) -> Framework | None:
    if tool.framework is None:
        return None
    found = catalogue.find(Framework, tool.framework)
    if found is None:
        place = tool.place.value("framework")
        report_missing(tool.framework, "framework", catalogue, findings, place)
    return found


def _rubrics(
    tool: Tool, catalogue: Catalogue, findings: Findings
) -> Iterator[tuple[str, Rubric]]:
    if tool.rubric is None:
        return
    named = tool.rubric if isinstance(tool.rubric, Mapping) else {"": tool.rubric}
    for name, wanted in named.items():
        found = catalogue.find(Rubric, wanted) if isinstance(wanted, Reference) else wanted
        if found is not None:
            yield name, found
        elif isinstance(wanted, Reference):
            report_missing(wanted, "rubric", catalogue, findings, tool.place.value("rubric"))
