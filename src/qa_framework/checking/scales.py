"""Scales: levels or a range, points that never fall, absences that count as something there is."""

from __future__ import annotations

from fractions import Fraction

from qa_framework.checking.findings import Findings
from qa_framework.definitions import Scale
from qa_framework.definitions.scale import CountAs
from qa_framework.definitions.base import NUMBER_FORM

RESERVED_LEVEL = "unanswered"


def check_scale(scale: Scale, findings: Findings) -> None:
    """Report what is wrong with a scale."""
    if (scale.range is None) == (not scale.levels):
        findings.report(
            "QA570",
            "a scale has `levels:` or `range:`, one of the two",
            scale.place.here,
            "add `levels:`, lowest first" if scale.range is None else None,
        )
        return
    _check_points(scale, findings)
    _check_range(scale, findings)
    _check_absences(scale, findings)


def _check_points(scale: Scale, findings: Findings) -> None:
    given = [(name, level) for name, level in scale.levels.items() if level.points is not None]
    if given and len(given) < len(scale.levels):
        lacking = next(name for name, level in scale.levels.items() if level.points is None)
        findings.report(
            "QA571",
            f"the level `{lacking}` has no points, and others have",
            scale.levels[lacking].place.here,
            "give points to all levels, or to none",
        )
    for (below, low), (name, level) in zip(given, given[1:], strict=False):
        if low.points is not None and level.points is not None and level.points < low.points:
            findings.report(
                "QA572",
                f"points fall from `{below}` to `{name}`",
                level.place.value("points"),
                "list the levels lowest first; for a scale of risk add `better: lower`",
            )


def _check_range(scale: Scale, findings: Findings) -> None:
    if scale.range is None:
        return
    span = scale.range
    if span.from_ >= span.to:
        findings.report(
            "QA573", f"the range goes from {span.from_} to {span.to}", span.place.here,
            "`from` is below `to`",
        )
    elif span.step is not None and (
        span.step <= 0 or ((span.to - span.from_) / span.step).denominator != 1
    ):
        findings.report(
            "QA573",
            f"steps of {span.step} do not lead from {span.from_} to {span.to}",
            span.place.value("step"),
        )


def _check_absences(scale: Scale, findings: Findings) -> None:
    for name, absence in scale.absences.items():
        if name in scale.levels:
            findings.report(
                "QA574", f"`{name}` is a level and an absence", scale.place.value("absences")
            )
        if isinstance(absence.effect, CountAs):
            _check_counts_as(absence.effect.count_as, scale, name, findings)
    for name in (*scale.levels, *scale.absences):
        if name == RESERVED_LEVEL:
            findings.report(
                "QA575",
                "`unanswered` has a meaning of its own and cannot be a level or an absence",
                scale.place.value("levels"),
                "call it `not_seen`, for instance",
            )


def _check_counts_as(level: str, scale: Scale, name: str, findings: Findings) -> None:
    place = scale.absences[name].place.value("effect")
    if scale.range is None:
        if level not in scale.levels:
            findings.report_unknown("QA510", "level", level, scale.levels, place)
    elif not NUMBER_FORM.match(level) or not scale.range.from_ <= Fraction(level) <= scale.range.to:
        findings.report("QA576", f"`{level}` is no number of this scale", place)
