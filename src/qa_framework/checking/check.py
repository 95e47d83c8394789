"""Check one definition with everything it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from qa_framework.catalogue import Catalogue
from qa_framework.checking.cases import check_cases
from qa_framework.checking.coverage import note_uncovered
from qa_framework.checking.extensions import NO_EXTENSIONS, Check, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedQuestion
from qa_framework.checking.fitting import Setting, fit_rubric
from qa_framework.checking.frameworks import check_framework
from qa_framework.checking.questions import fit_questions, report_missing
from qa_framework.checking.rubrics import check_rubric
from qa_framework.checking.scales import check_scale
from qa_framework.checking.tools import check_tool
from qa_framework.definitions import Definition, Framework, Reference, Rubric, Scale, Tool
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
    definition: Definition, catalogue: Catalogue, extensions: Extensions = NO_EXTENSIONS
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
            check_rubric(definition, catalogue, findings, extensions.all_functions)
        case Tool():
            fits = _check_tool(definition, catalogue, extensions, findings)
    for check in extensions.checks.values():
        _run_check(check, definition, findings)
    return Checked(tuple(dict.fromkeys(findings.problems)), fits)


def _run_check(check: Check, definition: Definition, findings: Findings) -> None:
    """Run a plugin's check; one that fails is said to have failed, and stops nothing else."""
    try:
        findings.extend(tuple(check.problems(definition)))
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        message = f"the check `{check.name}` failed: {type(error).__name__}"
        findings.report("QA791", message, definition.place.here, "tell whoever wrote the plugin")


def _check_tool(
    tool: Tool, catalogue: Catalogue, extensions: Extensions, findings: Findings
) -> dict[str, Fit]:
    framework = _framework(tool, catalogue, findings)
    questions = fit_questions(tool, catalogue, findings, extensions)
    check_tool(tool, questions, framework, findings, extensions)
    fits: dict[str, Fit] = {}
    if tool.rubric is None:
        setting = _setting("", tool, Rubric(), questions, catalogue, framework, extensions)
        fits |= _fitted(setting, findings)
    for name, rubric in _rubrics(tool, catalogue, findings):
        if not rubric.id:
            check_rubric(rubric, catalogue, findings, extensions.all_functions)
        setting = _setting(name, tool, rubric, questions, catalogue, framework, extensions)
        fits |= _fitted(setting, findings)
    if not findings.has_errors:
        check_cases(tool, fits, questions, findings)
        note_uncovered(tool, fits, findings)
        _note_roles(tool, fits, findings)
    return {} if findings.has_errors else fits


def _fitted(setting: Setting, findings: Findings) -> dict[str, Fit]:
    fit = fit_rubric(setting, findings)
    return {} if fit is None else {setting.name: fit}


def _note_roles(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Note that roles were not checked, where a tool has no framework to check them against."""
    if tool.framework is not None:
        return
    for fit in fits.values():
        for fitted in fit.measures.values():
            if fitted.measure.judgement.roles:
                findings.report(
                    "QA713",
                    f"the roles of `{fitted.name}` were not checked, as the tool has no framework",
                    fitted.measure.judgement.place.value("roles"),
                    "add `framework: <name>` to the tool",
                )


def _setting(  # noqa: PLR0913, PLR0917 - all that a rubric is fitted in
    name: str,
    tool: Tool,
    rubric: Rubric,
    questions: Mapping[str, FittedQuestion],
    catalogue: Catalogue,
    framework: Framework | None,
    extensions: Extensions,
) -> Setting:
    return Setting(
        name=name,
        tool=tool,
        rubric=rubric,
        questions=questions,
        catalogue=catalogue,
        framework=framework,
        extensions=extensions,
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
