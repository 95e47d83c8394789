"""Check one definition with everything it refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from qa_framework.catalogue import Catalogue
from qa_framework.checking.cases import check_cases
from qa_framework.checking.claims import check_claims, check_fitted_claims
from qa_framework.checking.consequences import own_problems, sure_problems, told_once
from qa_framework.checking.coverage import note_uncovered
from qa_framework.checking.expectations import check_expectations
from qa_framework.checking.extending import whole_framework
from qa_framework.checking.extensions import NO_EXTENSIONS, Check, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit
from qa_framework.checking.fitting import Setting, fit_rubric
from qa_framework.checking.frameworks import check_framework
from qa_framework.checking.links import check_judges, check_links, check_name_space
from qa_framework.checking.names import tool_environment
from qa_framework.checking.plain_english import note_plain_english
from qa_framework.checking.pseudonyms import note_identities
from qa_framework.checking.questions import Scales, fit_questions, report_missing
from qa_framework.checking.rubrics import (
    check_names_known,
    check_rubric,
    is_rounded_within_bounds,
    measure_without_grades,
    measures_in,
)
from qa_framework.checking.sampling import check_sampling
from qa_framework.checking.scales import check_scale
from qa_framework.checking.sources import check_sources
from qa_framework.checking.tools import check_tool
from qa_framework.definitions import Definition, Framework, Reference, Rubric, Sampling, Scale, Tool
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
    definition: Definition,
    catalogue: Catalogue,
    extensions: Extensions = NO_EXTENSIONS,
    *,
    whole: bool = True,
) -> Checked:
    """Check a definition, made in code or read from a file, as strictly as the other.

    Args:
        definition: The definition.
        catalogue: Where what it refers to is looked up.
        extensions: What plugins add.
        whole: Whether all of it could be read. Of one that is not whole only such problems are
            told as are problems whatever the rest says, and it has no fits.
    """
    findings = Findings()
    fits: dict[str, Fit] = {}
    match definition:
        case Scale():
            check_scale(definition, findings)
        case Framework():
            check_framework(definition, catalogue, findings)
        case Rubric():
            check_rubric(definition, catalogue, findings, extensions.all_functions)
        case Sampling():
            check_sampling(definition, catalogue, findings, extensions)
        case Tool():
            fits = _check_tool(definition, catalogue, extensions, findings, whole=whole)
        case _:
            raise TypeError(f"no check of {type(definition)!r}")
    check_sources(definition, catalogue, findings)
    if not whole:
        return Checked(tuple(dict.fromkeys(sure_problems(definition, findings.problems))), {})
    note_plain_english(definition, catalogue, findings)
    if isinstance(definition, Tool):
        note_identities(definition, extensions, findings)
    for check in extensions.checks.values():
        _run_check(check, definition, findings)
    return Checked(tuple(dict.fromkeys(findings.problems)), fits)


def _run_check(check: Check, definition: Definition, findings: Findings) -> None:
    """Run a plugin's check; one that fails is said to have failed, and stops nothing else."""
    try:
        findings.extend(tuple(check.problems(definition)))
    except Exception:  # noqa: BLE001 - a plugin may raise anything
        message = f"the check `{check.name}` failed on `{definition.id}`"
        findings.report("QA791", message, definition.place.here, "tell whoever wrote the plugin")


def _check_tool(
    tool: Tool,
    catalogue: Catalogue,
    extensions: Extensions,
    findings: Findings,
    *,
    whole: bool,
) -> dict[str, Fit]:
    framework = _framework(tool, catalogue, findings)
    scales = Scales(catalogue)
    questions = fit_questions(tool, scales, findings, extensions)
    environment = tool_environment(tool, questions, extensions)
    check_tool(tool, questions, environment, framework, findings, extensions)
    if whole:
        of_cases = Findings()
        check_cases(tool, questions, of_cases)
        findings.extend(told_once(of_cases.problems))
    rubrics = dict(_rubrics(tool, catalogue, findings))
    fits: dict[str, Fit] = {}
    blind = any(each.is_unresolved for each in questions.values())
    blind = blind or any(_lacks_a_scale(each, catalogue) for each in rubrics.values())
    for name, rubric in rubrics.items():
        setting = Setting(
            name=name,
            tool=tool,
            rubric=rubric,
            questions=questions,
            environment=environment,
            scales=scales,
            framework=framework,
            extensions=extensions,
            blind=blind,
        )
        fits |= _fitted(setting, findings)
    if blind or findings.has_errors or len(fits) < _count_rubrics(tool):
        return {}
    together = _check_together(tool, fits)
    findings.extend(told_once(together.problems))
    return {} if together.has_errors else fits


def _check_together(tool: Tool, fits: Mapping[str, Fit]) -> Findings:
    """Check what can be told of a tool only where all its rubrics fit it."""
    findings = Findings()
    check_judges(tool, fits, findings)
    check_expectations(tool, fits, findings)
    check_claims(tool.claims, fits, findings)
    if not findings.has_errors:
        note_uncovered(tool, fits, findings)
        _note_roles(tool, fits, findings)
    return findings


def _lacks_a_scale(rubric: Rubric, catalogue: Catalogue) -> bool:
    """Say whether a scale that a rubric names, or should name, is not there."""
    if measure_without_grades(rubric) is not None:
        return True
    wanted = [rubric.grades]
    for measure in measures_in(rubric):
        wanted += [measure.grades, measure.normalise]
    return any(
        isinstance(each, Reference) and catalogue.find(Scale, each) is None for each in wanted
    )


def _fitted(setting: Setting, findings: Findings) -> dict[str, Fit]:
    """Fit a rubric, and report what is wrong with the two together, each mistake once."""
    rubric = setting.rubric
    functions = setting.extensions.all_functions
    if not rubric.id and setting.tool.rubric is not None:
        check_rubric(rubric, setting.scales.catalogue, findings, functions)
    before = len(findings.problems)
    check_name_space(setting.tool, rubric, findings)
    if len(findings.problems) > before or not is_rounded_within_bounds(rubric):
        return {}
    found = Findings()
    fit = fit_rubric(setting, found)
    if fit is not None:
        check_links(fit, found)
        check_fitted_claims(fit, found)
    told = Findings()
    if rubric.id and not NAMES.isdisjoint(each.code for each in found.problems):
        check_names_known(rubric, told)
    places = {each.span for each in told.problems}
    for each in own_problems(setting, found.problems):
        if each.code not in NAMES or each.span not in places:
            findings.extend([each])
    return {} if fit is None else {setting.name: fit}


NAMES = frozenset({"QA330", "QA331", "QA336"})
"""What is wrong with names in a rubric's conditions, which is told of the rubric itself."""


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


def _framework(tool: Tool, catalogue: Catalogue, findings: Findings) -> Framework | None:
    if tool.framework is None:
        return None
    found = catalogue.find(Framework, tool.framework)
    if found is None:
        place = tool.place.value("framework")
        report_missing(tool.framework, "framework", catalogue, findings, place)
        return None
    return whole_framework(found, catalogue)


def _rubrics(tool: Tool, catalogue: Catalogue, findings: Findings) -> Iterator[tuple[str, Rubric]]:
    """List the rubrics of a tool by name; one without any has an empty one."""
    if tool.rubric is None:
        yield "", Rubric()
        return
    several = isinstance(tool.rubric, Mapping)
    for name, wanted in _named_rubrics(tool).items():
        found = catalogue.find(Rubric, wanted) if isinstance(wanted, Reference) else wanted
        if found is not None:
            yield name, found
        elif isinstance(wanted, Reference):
            place = tool.place.inside("rubric").value(name) if several else wanted.place.here
            report_missing(wanted, "rubric", catalogue, findings, place)


def _named_rubrics(tool: Tool) -> Mapping[str, Reference | Rubric]:
    if isinstance(tool.rubric, Mapping):
        return tool.rubric
    return {} if tool.rubric is None else {"": tool.rubric}


def _count_rubrics(tool: Tool) -> int:
    return max(1, len(_named_rubrics(tool)))
