"""Responses to a tool: every question answered, declined or left blank in every way it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from qa_framework.audits import Answer, Response
from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit, FittedQuestion
from qa_framework.definitions import Fact, Question
from qa_framework.expressions.values import lowest_form
from qa_framework.scoring import AuditTool
from qa_framework.scoring.answers import InvalidAnswers
from qa_framework.testing.answers import strategy_at, texts

FIRST, LAST = date(1990, 1, 1), date(2040, 12, 31)
STEPS = 1_000
"""How far from its end a number without a bound on the other side goes, in steps."""


def responses(
    tool: AuditTool, *, perspective: str | None = None, blanks: bool = True
) -> st.SearchStrategy[Response]:
    """Make responses that a tool accepts.

    Args:
        tool: The tool, as `workspace.tool(...)` gives it.
        perspective: Whose responses; any perspective of the tool unless given.
        blanks: Whether questions may be left unanswered, and facts unknown.

    Returns:
        Responses with answers to any of the questions: levels, absences, numbers, dates, texts,
        options, and those that a plugin's type gives. Where an answer breaks its `valid_when`, it
        is left out. No grade is departed from.
    """
    fit = next(iter(tool.fits.values()))
    who = tool.definition.asked_of if perspective is None else (perspective,)
    questions = {name: _of_question(found, fit) for name, found in fit.questions.items()}
    facts = {
        name: _of_item(fact, fit.extensions.base_of(fact.type), fit)
        for name, fact in fit.facts.items()
    }
    made = st.builds(
        _response,
        answers=_record(questions, blanks=blanks),
        about=_record(facts, blanks=blanks),
        date=st.dates(FIRST, LAST),
        perspective=st.sampled_from(who),
    )
    return made.map(lambda response: _valid(response, tool))


def _response(
    answers: Mapping[str, Answer], about: Mapping[str, Answer], date: date, perspective: str
) -> Response:
    return Response(answers=answers, about=about, date=date, perspective=perspective)


def _record(
    strategies: Mapping[str, st.SearchStrategy[Any]], *, blanks: bool
) -> st.SearchStrategy[dict[str, Any]]:
    if blanks:
        return st.fixed_dictionaries({}, optional=dict(strategies))
    return st.fixed_dictionaries(dict(strategies))


def _valid(response: Response, tool: AuditTool) -> Response:
    """Leave out the answers that the tool does not allow beside the others."""
    for name in tool.fits:
        while True:
            try:
                tool.score_response(response, name)
            except InvalidAnswers as error:
                response = _without(response, {each.name for each in error.rejections})
            else:
                break
    return response


def _without(response: Response, names: Iterable[str]) -> Response:
    """Leave out some answers; each is there, for the tool has just refused it."""
    left_out = frozenset(names)
    answers = {name: value for name, value in response.answers.items() if name not in left_out}
    about = {name: value for name, value in response.about.items() if name not in left_out}
    return evolve(response, answers=answers, about=about)


def _of_question(found: FittedQuestion, fit: Fit) -> st.SearchStrategy[Any]:
    if found.scale is None:
        return _of_item(found.question, found.base, fit)
    absences = tuple(found.scale.effects)
    if found.scale.levels:
        return st.sampled_from((*found.scale.levels, *absences))
    on_range = _of_range(found.scale)
    return on_range | st.sampled_from(absences) if absences else on_range


def _of_range(scale: AnswerScale) -> st.SearchStrategy[Fraction | int]:
    low = scale.interval.low if scale.range else None
    return _stepped(low, scale.interval.high if scale.range else None, scale.step)


def _of_item(item: Fact | Question, base: str, fit: Fit) -> st.SearchStrategy[Any]:
    narrower = fit.extensions.question_types.get(item.type or "")
    if narrower is None:
        return ANSWERS[base](item)
    allowed = strategy_at(narrower.answers)
    return allowed.filter(lambda value: _is_allowed(value, item)) if base == "number" else allowed


def _is_allowed(value: Fraction | int, item: Fact | Question) -> bool:
    """Say whether a number of a narrower type is one that this question allows."""
    step = item.step or Fraction(1)
    return (
        (not item.one_of or value in item.one_of)
        and (item.least is None or value >= item.least)
        and (item.most is None or value <= item.most)
        and (item.step is None or ((value - (item.least or 0)) / step).denominator == 1)
    )


def _of_number(item: Fact | Question) -> st.SearchStrategy[Fraction | int]:
    if item.one_of:
        return st.sampled_from([lowest_form(each) for each in item.one_of])
    return _stepped(item.least, item.most, item.step)


def _stepped(
    least: Fraction | None, most: Fraction | None, step: Fraction | None
) -> st.SearchStrategy[Fraction | int]:
    """Make numbers between two bounds, in steps; of halves where no step is said."""
    size = Fraction(1, 2) if step is None else step
    start = Fraction(0) if step is not None else most
    first = least if least is not None else start if start is not None else Fraction(0)
    down = 0 if least is not None else -STEPS
    up = STEPS if most is None else (most - first) // size
    counted = st.integers(min(down, up), up)
    return counted.map(lambda count: lowest_form(first + count * size))


def _of_options(item: Fact | Question) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(list(item.options)), min_size=1, unique=True)


ANSWERS: Mapping[str, Callable[[Fact | Question], st.SearchStrategy[Any]]] = MappingProxyType(
    {
        "number": _of_number,
        "choice": lambda item: st.sampled_from(list(item.options)),
        "choices": _of_options,
        "date": lambda _: st.dates(FIRST, LAST),
        "text": lambda _: texts(),
        "yes_no": lambda _: st.booleans() | st.sampled_from(["yes", "no"]),
    }
)
"""For each core type without a scale, the answers to a question of it."""
