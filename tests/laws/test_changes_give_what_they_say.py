"""The changes of an explanation give the grades they say, and no fewer answers do: brute force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any

from hypothesis import given

from qa_framework.scoring import InvalidAnswers, Result
from qa_framework.scoring.explain.explained import ChangeExplanation
from tests.laws.both_scorers import scored
from tests.laws.explained import Drawn, Explained, explanations
from tests.strategies.questions import OPTIONS, Asked

MOST_SETS = 1_500  # that are tried by brute force
Change = tuple[tuple[str, Any], ...]


def alternatives(item: Asked) -> tuple[Any, ...] | None:
    """List what a question can be answered with; None where there is no end of it."""
    every_set = chain.from_iterable(combinations(OPTIONS, n) for n in range(1, len(OPTIONS) + 1))
    match item.kind:
        case "choice":
            return tuple(OPTIONS)
        case "choices":
            return tuple(every_set)
        case "yes_no":
            return (True, False)
        case "scale" if item.scale is not None and item.scale.levels:
            return item.scale.levels
        case "scale" if item.scale is not None:
            return _numbers(item.scale.low, item.scale.high, item.scale.step)
        case "number" if "one_of" in item.data:
            return tuple(map(Fraction, item.data["one_of"]))
        case "number":
            data = item.data
            return _numbers(data.get("least"), data.get("most"), data.get("step"))
    return None


def _numbers(low: Any, high: Any, step: Any) -> tuple[Fraction, ...] | None:
    if low is None or high is None or step is None:
        return None
    low, high, step = Fraction(low), Fraction(high), Fraction(step)
    return tuple(low + step * i for i in range(int((high - low) / step) + 1))


def questions_of(found: Explained) -> Mapping[str, tuple[Any, ...] | None]:
    return {
        item.id: alternatives(item)
        for item in found.world.sketch.questions
        if found.result.perspective in found.result.fit.questions[item.id].asked_of
    }


def grade_after(change: Change, measure: str, found: Explained) -> int | None:
    """Score the response afresh with other answers; give the grade, counted from the worst."""
    sheet = replace(found.sheet, answers={**found.sheet.answers, **dict(change)})
    try:
        result = scored(found.tool, sheet, found.rubric)
    except InvalidAnswers:
        return None
    return merit(measure, result)


def merit(measure: str, result: Result) -> int | None:
    grade, scale = result[measure].grade, result.fit.measures[measure].grades
    return None if grade is None or scale is None else scale.merit(grade.rank)


def sets(found: Explained, size: int) -> Iterator[Change]:
    options = {name: each for name, each in questions_of(found).items() if each is not None}
    for names in combinations(options, size):
        for values in product(*(options[name] for name in names)):
            yield tuple(zip(names, values, strict=True))


def few_enough(found: Explained, size: int) -> bool:
    return len(list(zip(range(MOST_SETS + 1), sets(found, size), strict=False))) <= MOST_SETS


def better(change: ChangeExplanation, grade: int | None, now: int) -> bool:
    """Say whether a grade lies in the direction of a change."""
    return grade is not None and grade != now and (grade > now) == (change.direction == "better")


@given(explanations(departures=True, sheets=1))
def test_a_change_gives_its_grade_with_the_fewest_answers(drawn: Drawn) -> None:
    for found in drawn.found:
        for change in found.result.explain(changes=True).changes or ():
            now = merit(change.measure, found.result)
            assert now is not None
            if change.found == "yes":
                check_found(change, now, found)
            elif change.found == "none within 2":
                check_none(change, now, found)
            else:
                assert None in questions_of(found).values()


def check_found(change: ChangeExplanation, now: int, found: Explained) -> None:
    answers = tuple((each.question, each.after.id) for each in change.answers)
    grade = grade_after(answers, change.measure, found)
    assert better(change, grade, now)
    scale = found.result.fit.measures[change.measure].grades
    assert scale is not None
    assert change.grade is not None
    assert grade == scale.merit(scale.ranks[change.grade.id])
    if not few_enough(found, 1):
        return
    singles = (grade_after(single, change.measure, found) for single in sets(found, 1))
    steps = [
        abs(single - now)
        for single in singles
        if single is not None and better(change, single, now)
    ]
    if len(answers) == 2:
        assert not steps
    else:
        assert grade is not None
        assert abs(grade - now) == min((*steps, abs(grade - now)))


def check_none(change: ChangeExplanation, now: int, found: Explained) -> None:
    for size in (1, 2):
        if few_enough(found, size):
            for each in sets(found, size):
                assert not better(change, grade_after(each, change.measure, found), now), each
