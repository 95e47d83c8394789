"""Limits and judgements: grades that exist, limits that do not meet, departures that can happen."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import NO_JUDGEMENT, Judgement, Limit

EFFECTS = ("always", "no_better_than", "no_worse_than", "suggest")


def check_limits(fitted: FittedMeasure, findings: Findings) -> None:
    """Report what is wrong with the limits of a measure."""
    limits = fitted.measure.limits
    if limits and fitted.grades is None:
        findings.report(
            "QA530",
            f"`{fitted.name}` has no grade that could be limited",
            fitted.measure.place.key("limits"),
            "give it bands, or judge it on the scale of its `grades`",
        )
        return
    for limit in limits:
        check_limit(limit, fitted.grades, findings)
    if fitted.grades is not None:
        _check_always(limits, fitted.grades, findings)
    _check_despite(limits, findings)


def check_limit(limit: Limit, grades: AnswerScale | None, findings: Findings) -> None:
    """Report what is wrong with one limit by itself."""
    given = [effect for effect in EFFECTS if getattr(limit, effect) is not None]
    if len(given) != 1:
        shown = ", ".join(f"`{each}`" for each in given) or "none of them"
        findings.report(
            "QA531",
            "a limit says one of `always`, `no_better_than`, `no_worse_than` and `suggest`",
            limit.place.key(given[1]) if given else limit.place.here,
            f"this one says {shown}",
        )
    for effect in given if grades is not None else ():
        level = getattr(limit, effect)
        if grades is not None and level not in grades.ranks:
            findings.report_unknown(
                "QA510", "level", level, grades.levels, limit.place.value(effect)
            )


def _check_always(limits: Iterable[Limit], grades: AnswerScale, findings: Findings) -> None:
    limits = tuple(limits)
    for limit in limits:
        for cap in limits:
            if not _betters(limit, cap, grades) or (cap.id is not None and cap.id in limit.despite):
                continue
            named = f"the limit `{cap.id}`" if cap.id else "another limit"
            findings.report(
                "QA533",
                f"`always: {limit.always}` is better than {named} allows",
                limit.place.value("always"),
                f"say `despite: [{cap.id}]` if that is meant"
                if cap.id
                else "give that limit an `id`, and say `despite: [<that id>]` if that is meant",
            )


def _betters(limit: Limit, cap: Limit, grades: AnswerScale) -> bool:
    if limit.always not in grades.ranks or cap.no_better_than not in grades.ranks:
        return False
    ceiling = grades.merit(grades.ranks[cap.no_better_than or ""])
    return grades.merit(grades.ranks[limit.always or ""]) > ceiling


def _check_despite(limits: tuple[Limit, ...], findings: Findings) -> None:
    """Ask that `despite` belongs to an `always` and names a cap."""
    known = {limit.id: limit for limit in limits if limit.id is not None}
    for limit in limits:
        if limit.despite and limit.always is None:
            findings.report(
                "QA534",
                "`despite` means nothing to a limit that does not say `always`",
                limit.place.key("despite"),
                "leave it out",
            )
            continue
        for index, each in enumerate(limit.despite):
            place = limit.place.item("despite", index)
            if each not in known:
                findings.report_unknown("QA534", "limit", each, tuple(known), place)
            elif known[each].no_better_than is None:
                message = f"`{each}` caps nothing, so nothing has to stand despite it"
                hint = "`despite` names limits that say `no_better_than`"
                findings.report("QA534", message, place, hint)


def check_judgement(fitted: FittedMeasure, roles: Iterable[str] | None, findings: Findings) -> None:
    """Report a departure that can never happen, and roles that the framework does not know."""
    judgement = fitted.measure.judgement
    if judgement.may_depart and fitted.grades is None:
        findings.report(
            "QA535",
            f"`{fitted.name}` has no grade, so a person cannot depart from it",
            fitted.measure.place.key("judgement"),
            "give it bands, or leave `judgement` out",
        )
    check_departure(judgement, findings)
    if roles is None:
        return
    known = tuple(roles)
    for index, role in enumerate(judgement.roles):
        if role not in known:
            findings.report_unknown(
                "QA536", "role", role, known, judgement.place.item("roles", index)
            )


def check_departure(judgement: Judgement, findings: Findings) -> None:
    """Report rules for a departure that nobody may make."""
    if not judgement.may_depart and judgement != NO_JUDGEMENT:
        findings.report(
            "QA537",
            "these rules are for a person who departs from the grade, and nobody may",
            judgement.place.value("may_depart"),
            "add `may_depart: yes`, or leave `judgement` out",
        )
    if judgement.steps is not None and judgement.steps < 1:
        findings.report(
            "QA537",
            "a person who may depart may do so by at least one step",
            judgement.place.value("steps"),
            "leave `steps` out for no bound, or say `may_depart: no`",
        )
