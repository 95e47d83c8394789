"""What each part of a measure gave, or why it gave nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.definitions.base import say
from qa_framework.definitions.rubric import CountBlankAs
from qa_framework.expressions.closures import Record
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.scoring.explain.conditions import in_words
from qa_framework.scoring.explain.explained import PartExplanation, PartState
from qa_framework.scoring.result import Result, grade_at

BECAUSE: Mapping[PartState, str] = {
    "counted": "",
    "out": "does not apply",
    "left_out": "not answered, and left out",
    "unanswered": "not answered",
    "not_scored": "not scored",
}


@frozen
class Bench:
    """A measure while its parts are explained."""

    fitted: FittedMeasure
    result: Result
    record: Record


def explain_parts(
    fitted: FittedMeasure, result: Result, record: Record
) -> tuple[PartExplanation, ...]:
    """Explain every part; the contributions of a method that adds come to its unrounded score."""
    bench = Bench(fitted, result, record)
    if fitted.judged_by is not None:
        return (_judging(fitted.judged_by, bench),)
    parts = [_part(part, bench) for part in fitted.parts]
    share = CONTRIBUTIONS.get(fitted.measure.method)
    if share is None or isinstance(record.get(f"{fitted.name}:unrounded", OUT), Missing):
        return tuple(parts)
    return share(parts, bench)


def _part(part: Part, bench: Bench) -> PartExplanation:
    value = _value(part, bench)
    state = _state(part, value, bench)
    if state == "left_out" and isinstance(bench.fitted.unanswered, CountBlankAs):
        value, state = _counted_blank(part, bench), "counted"
    counted = state == "counted" and isinstance(value, int | Fraction)
    return PartExplanation(
        name=part.name,
        title=_title(part, bench),
        kind=part.kind,
        answer=_answer(part.name, part.kind, bench),
        state=state,
        because=BECAUSE[state],
        value=Fraction(value) if counted and isinstance(value, int | Fraction) else None,
        weight=part.weight,
        contribution=None,
    )


def _value(part: Part, bench: Bench) -> object:
    """Give what a part adds; for a method over levels, the points of its level or its rank."""
    record = bench.record
    if part.kind == "measure":
        if part.use == "scores":
            return record[f"{part.name}:score"]
        return _grade_points(part, record[f"{part.name}:grade"])
    for what in ("points", "value", "rank"):
        if f"{part.name}:{what}" in record:
            return record[f"{part.name}:{what}"]
    return UNKNOWN


def _grade_points(part: Part, merit: object) -> object:
    grade = grade_at(merit, part.scale)
    if grade is None:
        return merit
    return grade.points if grade.points is not None else grade.rank


def _state(part: Part, value: object, bench: Bench) -> PartState:
    if value is OUT:
        return "out"
    if value is not UNKNOWN:
        return "counted"
    if part.kind == "measure":
        return "left_out" if bench.fitted.measure.not_scored == "leave_out" else "not_scored"
    blank = bench.record.get(part.name) is None
    return "left_out" if blank and bench.fitted.unanswered != "block" else "unanswered"


def _counted_blank(part: Part, bench: Bench) -> object:
    policy = bench.fitted.unanswered
    if not isinstance(policy, CountBlankAs) or part.scale is None:
        return part.interval.low
    level = part.scale.worst if policy.levels == "lowest" else policy.levels.get(part.scale.id)
    return part.scale.points.get(level or "", part.interval.low)


def _title(part: Part, bench: Bench) -> str:
    fit = bench.result.fit
    if part.kind == "question":
        return say(fit.questions[part.name].question.ask, fit.tool.language)
    fitted = fit.measures[part.name]
    if fitted.measure.title is not None:
        return say(fitted.measure.title)
    return say(fitted.section.title) if fitted.section is not None else part.name


def _answer(name: str, kind: str, bench: Bench) -> str | None:
    if kind == "measure":
        grade = grade_at(bench.record.get(f"{name}:grade", OUT), bench.result.fit.measures[name].grades)
        return grade.id if grade else None
    given = bench.record.get(name)
    return None if given is None or isinstance(given, Missing) else in_words(given, None)


def _judging(name: str, bench: Bench) -> PartExplanation:
    found = bench.result.fit.questions[name]
    state: PartState = "counted" if bench.record.get(name) is not None else "unanswered"
    if bench.record.get(f"{name}:rank") is OUT:
        state = "out"
    return PartExplanation(
        name=name,
        title=say(found.question.ask, bench.result.fit.tool.language),
        kind="question",
        answer=_answer(name, "question", bench),
        state=state,
        because=BECAUSE[state],
        value=None,
        weight=Fraction(1),
        contribution=None,
    )


def _shared(parts: list[PartExplanation], bench: Bench) -> tuple[PartExplanation, ...]:
    """Divide the unrounded score among the parts in proportion to weight times value."""
    score = Fraction(bench.record[f"{bench.fitted.name}:unrounded"])  # type: ignore[arg-type]  # a number
    amounts = [
        part.weight * part.value if part.state == "counted" and part.value is not None else None
        for part in parts
    ]
    total = sum((amount for amount in amounts if amount is not None), Fraction(0))
    return tuple(
        evolve(part, contribution=None if amount is None else _portion(amount, total, score))
        for part, amount in zip(parts, amounts, strict=True)
    )


def _portion(amount: Fraction, total: Fraction, score: Fraction) -> Fraction:
    return Fraction(0) if total == 0 else amount * score / total


CONTRIBUTIONS: Mapping[
    str, Callable[[list[PartExplanation], Bench], tuple[PartExplanation, ...]]
] = {"sum": _shared, "mean": _shared, "percent": _shared}
"""Methods whose score is divided among the parts."""
