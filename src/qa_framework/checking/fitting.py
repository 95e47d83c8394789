"""Fit a rubric to a tool: resolve every name, check everything that concerns both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from qa_framework.checking.bands import check_bands
from qa_framework.checking.conditions import Condition, conditions_of_rubric
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedMeasure, FittedQuestion
from qa_framework.checking.limits import check_judgement, check_limits
from qa_framework.checking.measures import Bench, fit_measure
from qa_framework.checking.methods import check_method
from qa_framework.checking.names import rubric_environment
from qa_framework.checking.order import order_of, shown_ring
from qa_framework.checking.parts import Names, groups_of, measures_of, named_in, parts_of
from qa_framework.checking.questions import Scales, grade_scale
from qa_framework.definitions import Framework, Rubric, Tool
from qa_framework.expressions.checking import check
from qa_framework.expressions.functions import Functions
from qa_framework.expressions.notes import notes
from qa_framework.expressions.types import Environment
from qa_framework.expressions.walking import names_in


@frozen(kw_only=True)
class Setting:
    """What a rubric is fitted in.

    Attributes:
        name: The name of the rubric in the tool; empty where it has only one.
        tool: The tool.
        rubric: The rubric.
        questions: The questions of the tool with their scales.
        environment: The names that the tool's own conditions may use.
        scales: Where the scales that it names are looked up.
        framework: The framework of the tool.
        extensions: What plugins add.
        blind: Whether a scale is not there, so that what seems to lack may come of that.
    """

    name: str
    tool: Tool
    rubric: Rubric
    questions: Mapping[str, FittedQuestion]
    environment: Environment
    scales: Scales
    framework: Framework | None
    extensions: Extensions = NO_EXTENSIONS
    blind: bool = False


def fit_rubric(setting: Setting, findings: Findings) -> Fit | None:
    """Fit a rubric to a tool.

    Returns:
        The fit; None where something is wrong that leaves none, which is in the findings.
    """
    names = _names(setting)
    _check_expected(setting, names, findings)
    _check_groups(setting, names, findings)
    grade_scale(setting.rubric.grades, setting.scales, findings)
    measures = _fit_measures(setting, names, findings)
    if measures is None:
        return None
    fit = _assemble(setting, names, measures)
    _check_conditions(setting, fit, findings)
    sequence = _sequence(fit, findings)
    for fitted in measures.values():
        check_method(fitted, findings)
        check_bands(fitted, fit, findings)
        check_limits(fitted, findings)
        check_judgement(fitted, _known_roles(setting), findings)
    return evolve(fit, sequence=sequence)


def _names(setting: Setting) -> Names:
    tool, rubric = setting.tool, setting.rubric
    bare = Names(
        questions=setting.questions,
        sections={section.id: section for section in tool.sections},
        measures=measures_of(tool, rubric, setting.questions),
        groups={},
        optional=frozenset((*rubric.optional, *rubric.expects)),  # what is expected is asked below
    )
    return evolve(bare, groups=groups_of(rubric, bare))


def _check_expected(setting: Setting, names: Names, findings: Findings) -> None:
    facts = {fact.id for fact in setting.tool.about}
    known = {*names.questions, *names.sections, *names.measures, *facts}
    for each in setting.rubric.expects:
        if each not in known:
            findings.report(
                "QA560",
                f"{_called(setting)} expects `{each}`, and this tool has none",
                setting.tool.place.value("rubric"),
                f"add a section or question `{each}`, or choose another rubric",
            )


def _called(setting: Setting) -> str:
    name = setting.rubric.id or setting.name
    return f"the rubric `{name}`" if name else "the rubric of this tool"


def _check_groups(setting: Setting, names: Names, findings: Findings) -> None:
    places = setting.rubric.place.inside("groups")
    for name, members in setting.rubric.groups.items():
        kinds = {each in names.measures for each in members if names.is_part(each)}
        for index, each in enumerate(members):
            if not names.is_part(each) and each not in names.optional:
                known = (*names.measures, *names.scoring())
                place = places.item(name, index)
                findings.report_unknown("QA502", "scoring question or measure", each, known, place)
        if len(kinds) > 1:
            findings.report(
                "QA561",
                f"the group `{name}` holds questions as well as measures or sections",
                places.value(name),
                "a section's name in a group stands for its measure; make two groups",
            )


def _fit_measures(
    setting: Setting, names: Names, findings: Findings
) -> dict[str, FittedMeasure] | None:
    depends = {
        name: [each for each in _made_of(name, names) if each in names.measures]
        for name in names.measures
    }
    order, ring = order_of(depends)
    if ring:
        _report_ring(ring, setting.rubric, findings)
        return None
    fitted: dict[str, FittedMeasure] = {}
    for name in order:
        bench = Bench(
            rubric=setting.rubric,
            names=names,
            fitted=fitted,
            scales=setting.scales,
            findings=findings,
            extensions=setting.extensions,
        )
        fitted[name] = fit_measure(name, names.measures[name], bench)
    return fitted


def _made_of(name: str, names: Names) -> tuple[str, ...]:
    measure = names.measures[name]
    if measure.formula is not None:
        return named_in(measure.formula, names)
    return parts_of(name, measure, names, Findings())


def _report_ring(ring: tuple[str, ...], rubric: Rubric, findings: Findings) -> None:
    names = list(dict.fromkeys(each.partition(":")[0] for each in ring))
    places = {flag.id: flag.place.value("id") for flag in rubric.flags}
    places |= {name: rubric.place.inside("measures").key(name) for name in rubric.measures}
    findings.report(
        "QA562",
        f"these need each other in a ring: {shown_ring([*names, names[0]])}",
        next((places[name] for name in names if name in places), rubric.place.here),
        "take one of them out of the parts or conditions of another",
    )


def _assemble(setting: Setting, names: Names, measures: dict[str, FittedMeasure]) -> Fit:
    tool, rubric = setting.tool, setting.rubric
    grades = grade_scale(rubric.grades, setting.scales, Findings())
    facts = {fact.id: fact for fact in tool.about}
    return Fit(
        name=setting.name,
        tool=tool,
        rubric=rubric,
        framework=setting.framework,
        facts=facts,
        questions=setting.questions,
        groups=names.groups,
        measures=measures,
        order=tuple(names.measures),
        sequence=(),
        flags=rubric.flags,
        environment=rubric_environment(
            setting.environment, rubric, measures, names.groups, grades, blind=setting.blind
        ),
        tool_environment=setting.environment,
        extensions=setting.extensions,
        absent=frozenset(rubric.optional).difference(names.measures, names.questions, facts),
    )


def _check_conditions(setting: Setting, fit: Fit, findings: Findings) -> None:
    functions = setting.extensions.all_functions
    for condition in conditions_of_rubric(setting.rubric, fit.measures):
        check_condition(condition, fit.environment, functions, findings)
        findings.extend(notes(condition.expr, lambda name: _can_be_out(name, fit)))


def check_condition(
    condition: Condition, environment: Environment, functions: Functions, findings: Findings
) -> None:
    """Report what is wrong with a condition: its names, levels and kinds."""
    _, problems = check(condition.expr, environment, wanted=condition.wanted, functions=functions)
    findings.extend(problems)


def _can_be_out(name: str, fit: Fit) -> bool:
    head = name.split(".", maxsplit=1)[0]
    if head in fit.questions:
        return fit.questions[head].can_be_out
    if head in fit.facts:
        return fit.facts[head].applies_when is not None
    if head in fit.measures:
        parts = fit.measures[head].parts
        return bool(parts) and all(part.can_be_out for part in parts)
    return head in fit.absent


def _sequence(fit: Fit, findings: Findings) -> tuple[str, ...]:
    depends: dict[str, set[str]] = {flag.id + ":raised": set() for flag in fit.flags}
    for name, fitted in fit.measures.items():
        depends[f"{name}:computed"] = {
            f"{part.name}:grade" for part in fitted.parts if part.kind == "measure"
        }
        depends[f"{name}:grade"] = {f"{name}:computed"}
    for condition in conditions_of_rubric(fit.rubric, fit.measures):
        depends[condition.owner].update(_needed(condition, fit))
    order, ring = order_of(depends)
    if ring:
        _report_ring(ring, fit.rubric, findings)
    return order


def _needed(condition: Condition, fit: Fit) -> Iterator[str]:
    """List the steps that a condition needs: by name, and through the groups it goes through.

    A measure may ask for its own score, but in the gates that make it. That a limit asks for its
    own grade is reported where limits are checked.
    """
    own = fit.measures.get(condition.owner.partition(":")[0])
    flags = {flag.id for flag in fit.flags}
    for name in names_in(condition.expr):
        head, _, what = name.partition(".")
        if own is not None and head == own.name and what:
            yield from _own_step(what, condition, own)
        elif head in fit.measures and what:
            yield f"{head}:grade"
        elif head in flags:
            yield f"{head}:raised"
        elif head in fit.groups:
            yield from (f"{each}:grade" for each in fit.groups[head] if each in fit.measures)


def _own_step(what: str, condition: Condition, own: FittedMeasure) -> Iterator[str]:
    makes = any(gate.needs is condition.expr for gate in own.measure.gates)
    limits = any(limit.when is condition.expr for limit in own.measure.limits)
    if what in ("score", "possible") and not makes:
        yield f"{own.name}:computed"
    elif not limits:
        yield f"{own.name}:grade"


def _known_roles(setting: Setting) -> tuple[str, ...] | None:
    framework = setting.framework
    if framework is None:
        return None
    roles = [*framework.roles, *framework.perspectives]
    return tuple(dict.fromkeys(each.id for each in roles))
