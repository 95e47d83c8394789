"""Scales: levels or a range, points that never fall, absences that count as something there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from qa_framework.checking.findings import Findings
from qa_framework.definitions import Scale
from qa_framework.definitions.base import NUMBER_FORM
from qa_framework.definitions.plain import decimal_text
from qa_framework.definitions.scale import CountAs, NumberRange
from qa_framework.problems import Place

RESERVED_LEVEL = "unanswered"
RESERVED = {
    RESERVED_LEVEL: "what cases call a blank",
    "not_scored": "what cases call a result without a score",
    "out": "what cases call a result of something that does not apply",
}
"""Words that say something else wherever a level could stand."""


def check_scale(scale: Scale, findings: Findings) -> None:
    """Report what is wrong with a scale."""
    if (scale.range is None) == (not scale.levels):
        both = scale.range is not None
        findings.report(
            "QA570",
            "a scale has `levels:` or `range:`, and this one has "
            + ("both" if both else "neither"),
            scale.place.key("range") if both else scale.place.here,
            "leave one of the two out" if both else "add `levels:`, lowest first",
        )
        return
    _check_points(scale, findings)
    _check_range(scale, findings)
    _check_absences(scale, findings)
    _check_words(scale, findings)


def is_settled(scale: Scale) -> bool:
    """Say whether it can be told what is answered on a scale, and whether that adds up."""
    pointed = [level.points is not None for level in scale.levels.values()]
    return (scale.range is None) != (not scale.levels) and (all(pointed) or not any(pointed))


def _check_points(scale: Scale, findings: Findings) -> None:
    given = [(name, level) for name, level in scale.levels.items() if level.points is not None]
    lacking = [
        name
        for name, level in scale.levels.items()
        if level.points is None and not level.place.has("points")
    ]
    if given and lacking:
        findings.report(
            "QA571",
            f"the level `{lacking[0]}` has no points, and others have",
            scale.place.inside("levels").key(lacking[0]),
            "give points to all levels, or to none",
        )
    for (below, low), (name, level) in pairwise(given):
        if low.points is not None and level.points is not None and level.points < low.points:
            findings.report(
                "QA572",
                f"points fall from `{below}` to `{name}`",
                level.place.value("points"),
                "list the levels lowest first; for a scale of risk add `better: lower`",
            )


def _check_range(scale: Scale, findings: Findings) -> None:
    span = scale.range
    if span is None:
        return
    if span.from_ >= span.to:
        findings.report(
            "QA573",
            f"the range goes from {shown_number(span.from_)} to {shown_number(span.to)}",
            span.place.here,
            "`from` is below `to`; for a scale of risk add `better: lower`",
        )
    elif span.step is not None and (
        span.step <= 0 or ((span.to - span.from_) / span.step).denominator != 1
    ):
        findings.report(
            "QA573",
            f"steps of {shown_number(span.step)} do not lead from {shown_number(span.from_)}"
            f" to {shown_number(span.to)}",
            span.place.value("step"),
            "a whole number of steps leads from `from` to `to`",
        )


def shown_number(number: Fraction) -> str:
    """Write a number for people: a decimal where it ends, else a fraction.

    >>> shown_number(Fraction(5, 2)), shown_number(Fraction(2, 3))
    ('2.5', '2/3')
    """
    try:
        return decimal_text(number)
    except ValueError:
        return str(number)


def _check_absences(scale: Scale, findings: Findings) -> None:
    for name, absence in scale.absences.items():
        if name in scale.levels:
            findings.report(
                "QA574",
                f"`{name}` is a level and an absence",
                scale.place.inside("absences").key(name),
                "choose another id for one of them",
            )
        if isinstance(absence.effect, CountAs):
            _check_counts_as(absence.effect.count_as, scale, absence.place, findings)


def _check_counts_as(level: str, scale: Scale, absence: Place, findings: Findings) -> None:
    place = absence.inside("effect")
    if scale.range is None:
        if level not in scale.levels:
            known = tuple(scale.levels)
            findings.report_unknown("QA510", "level", level, known, place.value("count_as"))
        return
    low, high, step = scale.range.from_, scale.range.to, scale.range.step
    if not _is_number_of(level, scale.range):
        steps = f" in steps of {shown_number(step)}" if step else ""
        findings.report(
            "QA576",
            f"`{level}` is no number of this scale",
            place.value("count_as"),
            f"write a number from {shown_number(low)} to {shown_number(high)}{steps}",
        )


def _is_number_of(text: str, span: NumberRange) -> bool:
    if not NUMBER_FORM.match(text) or not span.from_ <= Fraction(text) <= span.to:
        return False
    return not span.step or ((Fraction(text) - span.from_) / span.step).denominator == 1


def _check_words(scale: Scale, findings: Findings) -> None:
    """Report ids that mean something else wherever a level could stand."""
    for key in ("levels", "absences"):
        for name in getattr(scale, key):
            if name in RESERVED:
                findings.report(
                    "QA575",
                    f"`{name}` is {RESERVED[name]}, and cannot be a level or an absence",
                    scale.place.inside(key).key(name),
                    "choose another id, such as `not_seen`; the label can say what you like",
                )
