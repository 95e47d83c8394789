"""The fewest answers whose change would give a better grade, or a worse one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import Literal

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure, FittedQuestion
from qa_framework.definitions.base import say
from qa_framework.expressions.closures import Record, compile_program
from qa_framework.expressions.values import Value, lowest_form
from qa_framework.scoring.explain.conditions import in_words
from qa_framework.scoring.explain.explained import AnswerChange, ChangeExplanation
from qa_framework.scoring.result import Result, grade_at

Direction = Literal["better", "worse"]
Change = tuple[tuple[str, Value], ...]

MOST_ANSWERS = 2
MOST_TRIALS = 20_000
MOST_NUMBERS = 50


@frozen
class Search:
    """A result while changes to it are looked for."""

    result: Result
    answers: Record
    run: Callable[[Record], Record]


def find_changes(result: Result) -> tuple[ChangeExplanation, ...]:
    """Look for changes of one answer, then of two, to the nearest grade in each direction.

    Of several the first counts, in the order of the questions and of their levels.
    """
    names = {*result.fit.questions, *result.fit.facts, "audit.date"}
    given = (f"{name}:{what}" for name in result.fit.measures for what in ("given", "reasoned"))
    kept = {*names, *given}
    answers = {name: value for name, value in result.record.items() if name in kept}
    search = Search(result, answers, compile_program(result.program))
    graded = [name for name in result.fit.order if result.fit.measures[name].grades is not None]
    return tuple(change for name in graded for change in _changes_of(name, search))


def _changes_of(name: str, search: Search) -> Iterator[ChangeExplanation]:
    fitted = search.result.fit.measures[name]
    merit = search.result.record.get(f"{name}:grade")
    if not isinstance(merit, int) or fitted.grades is None:
        return
    if merit < len(fitted.grades.levels) - 1:
        yield _change(fitted, "better", merit, search)
    if merit > 0:
        yield _change(fitted, "worse", merit, search)


def _change(
    fitted: FittedMeasure, direction: Direction, merit: int, search: Search
) -> ChangeExplanation:
    options = _options(search.result)
    trials = 0
    for size in range(1, MOST_ANSWERS + 1):
        trials += _count(options, size)
        if trials > MOST_TRIALS:
            return _found(fitted, direction, None, (), search, "not searched")
        nearest = _nearest(fitted, direction, merit, _sets(options, size), search)
        if nearest is not None:
            return _found(fitted, direction, nearest[0], nearest[1], search, "yes")
    return _found(fitted, direction, None, (), search, "none within 2")


def _nearest(
    fitted: FittedMeasure,
    direction: Direction,
    merit: int,
    changes: Iterator[Change],
    search: Search,
) -> tuple[int, Change] | None:
    """Find the change to the nearest grade in a direction; the first of several."""
    best: tuple[int, Change] | None = None
    for change in changes:
        grade = _grade_after(change, fitted, search)
        if grade is None or grade == merit or (grade > merit) != (direction == "better"):
            continue
        if best is None or abs(grade - merit) < abs(best[0] - merit):
            best = grade, change
        if abs(grade - merit) == 1:
            break
    return best


def _found(  # noqa: PLR0913, PLR0917 - a finding and what it is about
    fitted: FittedMeasure,
    direction: Direction,
    merit: int | None,
    change: Change,
    search: Search,
    found: Literal["yes", "none within 2", "not searched"],
) -> ChangeExplanation:
    grade = grade_at(merit, fitted.grades)
    return ChangeExplanation(
        measure=fitted.name,
        direction=direction,
        grade=grade.id if grade else None,
        answers=tuple(_answer_change(name, value, search) for name, value in change),
        found=found,
    )


def _answer_change(name: str, value: Value, search: Search) -> AnswerChange:
    found = search.result.fit.questions[name]
    before = search.answers.get(name)
    return AnswerChange(
        question=name,
        title=say(found.question.ask, search.result.fit.tool.language),
        before="unanswered" if before is None else in_words(before, None),
        after=in_words(value, None),
    )


def _options(result: Result) -> dict[str, tuple[Value, ...]]:
    """List the other answers that each question that applies could have."""
    options = {}
    for name, found in result.fit.questions.items():
        if result.applies(name) is not True or result.perspective not in found.asked_of:
            continue
        given = result.record.get(name)
        others = tuple(each for each in _answers(found) if each != given)
        if others:
            options[name] = others
    return options


def _answers(found: FittedQuestion) -> tuple[Value, ...]:
    if found.scale is not None and found.scale.levels:
        return found.scale.levels
    if found.question.kind_of_answer == "yes_no":
        return (False, True)
    if found.question.kind_of_answer == "choice":
        return tuple(found.question.options)
    if found.question.one_of:
        return tuple(lowest_form(number) for number in found.question.one_of)
    return _numbers(found)


def _numbers(found: FittedQuestion) -> tuple[Value, ...]:
    is_number = found.scale is not None or found.question.kind_of_answer == "number"
    low, high = found.interval.low, found.interval.high
    step = (found.scale.step if found.scale else found.question.step) or Fraction(1)
    if not is_number or low is None or high is None or (high - low) / step > MOST_NUMBERS:
        return ()
    count = int((high - low) / step) + 1
    return tuple(lowest_form(low + step * index) for index in range(count))


def _count(options: dict[str, tuple[Value, ...]], size: int) -> int:
    sizes = [len(each) for each in options.values()]
    if size == 1:
        return sum(sizes)
    total = sum(sizes)
    return (total * total - sum(each * each for each in sizes)) // 2


def _sets(options: dict[str, tuple[Value, ...]], size: int) -> Iterator[Change]:
    for names in combinations(options, size):
        for values in product(*(options[name] for name in names)):
            yield tuple(zip(names, values, strict=True))


def _grade_after(change: Change, fitted: FittedMeasure, search: Search) -> int | None:
    grade = search.run({**search.answers, **dict(change)}).get(f"{fitted.name}:grade")
    return grade if isinstance(grade, int) else None
