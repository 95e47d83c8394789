"""Notes on what no case of a tool shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa_framework.checking.conditions import bands_in
from qa_framework.checking.expectations import expectations
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit
from qa_framework.definitions import Tool
from qa_framework.expressions.walking import names_in


def note_uncovered(tool: Tool, fits: Mapping[str, Fit], findings: Findings) -> None:
    """Note a tool without cases; limits that no case shows to fire, grades that no case shows."""
    graded = any(fit.measures for fit in fits.values())
    if not tool.cases and graded:
        findings.report(
            "QA715",
            f"`{tool.id}` has no cases",
            tool.place.here,
            "add `cases:` that show what it does, in the file or in `<id>.cases.yaml` beside it",
        )
    if not tool.cases:
        return
    for name, fit in fits.items():
        expected = [
            each
            for case in tool.cases
            for found, each, _ in expectations(case, fits)
            if found.name == name
        ]
        _note_limits(fit, expected, findings)
        _note_grades(fit, expected, findings)


def _note_limits(fit: Fit, expected: list[Mapping[str, object]], findings: Findings) -> None:
    fired = {limit for each in expected for limit in _names(each.get("limits_fired"))}
    for name in fit.rubric.measures:
        for limit in fit.measures[name].measure.limits:
            named = {each.split(".")[0] for each in names_in(limit.when)}
            can_fire = named.isdisjoint(fit.absent)
            if limit.id is not None and limit.id not in fired and can_fire:
                findings.report(
                    "QA715",
                    f"no case of `{fit.tool.id}` shows the limit `{limit.id}` to fire",
                    limit.place.here,
                )


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


def _note_grades(fit: Fit, expected: list[Mapping[str, object]], findings: Findings) -> None:
    for name in fit.rubric.measures:
        shown = {level for each in expected for level in _levels(each.get(name))}
        fitted = fit.measures[name]
        for band in bands_in(fitted.bands):
            if shown and band.grade not in shown:
                findings.report(
                    "QA715",
                    f"no case of `{fit.tool.id}` shows `{name}` to be `{band.grade}`",
                    band.place.here,
                )


def _levels(wanted: object) -> Iterator[str]:
    if isinstance(wanted, str):
        yield wanted
    if isinstance(wanted, Mapping):
        yield from (str(wanted[key]) for key in ("grade", "suggested", "final") if key in wanted)
