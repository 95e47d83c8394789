"""What can be answered under each name of a program, told from the fitted rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from math import lcm

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit, FittedQuestion
from qa_framework.definitions import Fact, Question
from qa_framework.definitions.sampling import DRAW_DATE
from qa_framework.expressions.domains import Choices, Domain, Numbers, Truths, Words
from qa_framework.scoring.answers import MOST_DIGITS

DAYS = Numbers(Fraction(date.min.toordinal()), Fraction(date.max.toordinal()))
DATE = "audit.date"
FURTHEST = Fraction(10**MOST_DIGITS)
"""No answer reaches this, on either side of 0: numbers have 18 digits at most."""


def domains_of(fit: Fit, units: Mapping[str, int] | None = None) -> dict[str, Domain]:
    """List what can be answered under every name that a program of this rubric can read.

    Args:
        fit: The rubric fitted to a tool.
        units: For a number that says no `step`: every answer is a multiple of one over this. Whole
            numbers unless said.
    """
    return dict(_domains(fit, units or {}))


def _domains(fit: Fit, units: Mapping[str, int]) -> Iterator[tuple[str, Domain]]:
    yield DATE, DAYS
    yield DRAW_DATE, DAYS
    for name, fact in fit.facts.items():
        yield name, _of_item(fact, fit.extensions.base_of(fact.type), units.get(name, 1))
    for name, found in fit.questions.items():
        domain = of_question(found, units.get(name, 1))
        yield name, domain
        for perspective in found.asked_of:
            yield f"{perspective}.{name}", domain
    for name, fitted in fit.measures.items():
        if fitted.grades is not None:
            yield f"{name}:given", Numbers(Fraction(0), Fraction(len(fitted.grades.levels) - 1))
            yield f"{name}:reasoned", Truths()


def of_question(found: FittedQuestion, unit: int = 1) -> Domain:
    """Say what can be answered to a question."""
    if found.scale is None:
        return _of_item(found.question, found.base, unit)
    if found.scale.levels:
        return Words((*found.scale.levels, *found.scale.effects))
    return _of_range(found.scale, unit)


def _of_range(scale: AnswerScale, unit: int) -> Numbers:
    low, high = scale.interval.low, scale.interval.high
    return _numbers(low, high, scale.step, unit, tuple(scale.effects))


def _of_item(item: Fact | Question, base: str, unit: int) -> Domain:
    match base:
        case "choice":
            return Words(tuple(item.options))
        case "choices":
            return Choices(tuple(item.options))
        case "date":
            return DAYS
        case "yes_no":
            return Truths()
        case "number":
            return _of_number(item, unit)
        case _:
            return Words((), free=True)


def _of_number(item: Fact | Question, unit: int) -> Numbers:
    if item.one_of:
        found = lcm(*(each.denominator for each in item.one_of))
        return Numbers(min(item.one_of), max(item.one_of), found)
    return _numbers(item.least, item.most, item.step, unit)


def _numbers(
    low: Fraction | None,
    high: Fraction | None,
    step: Fraction | None,
    unit: int,
    words: tuple[str, ...] = (),
) -> Numbers:
    """Bound numbers by the multiples of their unit that lie between their ends."""
    if step is not None:
        unit = lcm(step.denominator, (low or Fraction(0)).denominator)
    low = -FURTHEST if low is None else low
    high = FURTHEST if high is None else high
    least, most = Fraction(-((-low * unit) // 1), unit), Fraction((high * unit) // 1, unit)
    return Numbers(least, most, unit, words)
