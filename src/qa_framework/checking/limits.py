"""Limits and judgements: grades that exist, limits that do not meet, nothing that names itself."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.walking import names_in

EFFECTS = ("always", "no_better_than", "no_worse_than", "suggest")


def check_limits(fitted: FittedMeasure, findings: Findings) -> None:
    """Report what is wrong with the limits of a measure."""
    limits = fitted.measure.limits
    if limits and fitted.grades is None:
        findings.report(
            "QA530",
            f"`{fitted.name}` has no grade that could be limited",
            fitted.measure.place.value("limits"),
            "give it bands, or say `grades:`",
        )
        return
    for limit in limits:
        _check_effect(limit, findings)
        _check_own_grade(limit, fitted, findings)
        if fitted.grades is not None:
            _check_levels(limit, fitted.grades, findings)
    if fitted.grades is not None:
        _check_always(limits, fitted.grades, findings)


def _check_effect(limit: Limit, findings: Findings) -> None:
    given = [effect for effect in EFFECTS if getattr(limit, effect) is not None]
    if len(given) != 1:
        findings.report(
            "QA531",
            "a limit says exactly one of `always`, `no_better_than`, `no_worse_than`, `suggest`",
            limit.place.here,
            f"this one says {len(given)} of them",
        )


def _check_levels(limit: Limit, grades: AnswerScale, findings: Findings) -> None:
    for effect in EFFECTS:
        level = getattr(limit, effect)
        if level is not None and level not in grades.ranks:
            findings.report_unknown(
                "QA510", "level", level, grades.levels, limit.place.value(effect)
            )


def _check_own_grade(limit: Limit, fitted: FittedMeasure, findings: Findings) -> None:
    own = {f"{fitted.name}.grade", f"{fitted.name}.suggested"}
    if own.intersection(names_in(limit.when)):
        findings.report(
            "QA532",
            f"a limit of `{fitted.name}` cannot ask for the grade of `{fitted.name}`",
            limit.place.value("when"),
            f"ask for `{fitted.name}.score`, or for the grades of its parts",
        )


def _check_always(limits: Iterable[Limit], grades: AnswerScale, findings: Findings) -> None:
    limits = tuple(limits)
    for limit in limits:
        if limit.always not in grades.ranks or limit.always is None:
            continue
        for cap in limits:
            if _betters(limit, cap, grades) and (cap.id is None or cap.id not in limit.despite):
                named = f"`{cap.id}`" if cap.id else "a limit"
                findings.report(
                    "QA533",
                    f"`always: {limit.always}` is better than {named} allows",
                    limit.place.value("always"),
                    f"say `despite: {cap.id or '<the id of that limit>'}` if that is meant",
                )
    _check_despite(limits, findings)


def _betters(limit: Limit, cap: Limit, grades: AnswerScale) -> bool:
    if limit.always is None or cap.no_better_than not in grades.ranks:
        return False
    ceiling = grades.merit(grades.ranks[cap.no_better_than or ""])
    return grades.merit(grades.ranks[limit.always]) > ceiling


def _check_despite(limits: tuple[Limit, ...], findings: Findings) -> None:
    known = [limit.id for limit in limits if limit.id is not None]
    for limit in limits:
        for each in limit.despite:
            if each not in known:
                findings.report_unknown(
                    "QA534", "limit", each, known, limit.place.value("despite")
                )


def check_judgement(fitted: FittedMeasure, roles: Iterable[str] | None, findings: Findings) -> None:
    """Report roles that the framework does not know, and a judgement without a grade."""
    judgement = fitted.measure.judgement
    if judgement.may_depart and fitted.grades is None:
        findings.report(
            "QA535",
            f"`{fitted.name}` has no grade that a person could give otherwise",
            fitted.measure.place.value("judgement"),
        )
    if roles is None:
        return
    known = tuple(roles)
    for index, role in enumerate(judgement.roles):
        if role not in known:
            findings.report_unknown(
                "QA536", "role", role, known, judgement.place.item("roles", index)
            )
