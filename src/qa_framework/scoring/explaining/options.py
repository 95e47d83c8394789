"""The other answers that questions could have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Question
from qa_framework.expressions.values import Value, lowest_form
from qa_framework.scoring.answers import accept_question
from qa_framework.scoring.result import Result

MOST_NUMBERS = 20_000
MOST_OPTIONS = 6  # of which any set can be an answer: 63 sets


@frozen
class Answers:
    """What a question can be answered with.

    Attributes:
        values: Answers, lowest first.
        complete: Whether there are no others, absences and blanks aside.
    """

    values: tuple[Value, ...]
    complete: bool


@frozen(kw_only=True)
class Options:
    """What could be answered instead.

    Attributes:
        others: Question to the answers it could have instead, in the order of the questions.
        complete: Whether these are all that there are.
    """

    others: Mapping[str, tuple[Value, ...]]
    complete: bool


def options_of(result: Result, inputs: frozenset[str]) -> Options:
    """List the other answers of the questions on which something depends.

    Those that do not apply are among them: another answer may make them apply.

    Args:
        result: The result.
        inputs: The names of the answers on which it depends.
    """
    others: dict[str, tuple[Value, ...]] = {}
    complete = True
    for name, found in result.fit.questions.items():
        if name in inputs and result.perspective in found.asked_of:
            answers = answers_of(found)
            complete = complete and answers.complete
            others[name] = _allowed(answers, result.record.get(name), found, result)
    return Options(others=others, complete=complete)


def _allowed(
    answers: Answers, given: Value | None, found: FittedQuestion, result: Result
) -> tuple[Value, ...]:
    """Keep the answers that are others and that the tool takes; the type of a plugin may not."""
    accept = accept_question(found, result.fit.extensions)
    kept = []
    for value in answers.values:
        try:
            accept(value)
        except ValueError:
            continue
        if value != given:
            kept.append(value)
    return tuple(kept)


def answers_of(found: FittedQuestion) -> Answers:
    """List what a question can be answered with; absences aside."""
    if found.scale is not None:
        return (
            Answers(found.scale.levels, complete=True)
            if found.scale.levels
            else _range(found.scale)
        )
    return BY_TYPE.get(found.base, _anything)(found.question)


def _range(scale: AnswerScale) -> Answers:
    return _numbers(scale.interval.low, scale.interval.high, scale.step)


def _numbers(low: Fraction | None, high: Fraction | None, step: Fraction | None) -> Answers:
    """List the numbers within bounds; whole ones, and not all, where there are no steps."""
    if low is None or high is None or (high - low) / (step or 1) >= MOST_NUMBERS:
        return Answers((), complete=False)
    width = step or Fraction(1)
    count = int((high - low) / width) + 1
    values = tuple(lowest_form(low + width * index) for index in range(count))
    return Answers(values, complete=step is not None or low == high)


def _number(question: Question) -> Answers:
    if question.one_of:
        return Answers(tuple(map(lowest_form, question.one_of)), complete=True)
    return _numbers(question.least, question.most, question.step)


def _choice(question: Question) -> Answers:
    return Answers(tuple(question.options), complete=True)


def _choices(question: Question) -> Answers:
    options = tuple(question.options)
    if len(options) > MOST_OPTIONS:
        return Answers((), complete=False)
    sizes = range(1, len(options) + 1)
    values = (frozenset(each) for size in sizes for each in combinations(options, size))
    return Answers(tuple(values), complete=True)


def _yes_no(_: Question) -> Answers:
    return Answers((False, True), complete=True)


def _anything(_: Question) -> Answers:
    return Answers((), complete=False)


BY_TYPE: Mapping[str, Callable[[Question], Answers]] = {
    "choice": _choice,
    "choices": _choices,
    "number": _number,
    "yes_no": _yes_no,
}
"""How the answers of each core type are listed; dates and texts are not."""
