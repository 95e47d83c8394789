"""The fewest answers whose change would give a better grade, or a worse one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from typing import Literal

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure
from qa_framework.expressions.closures import Record
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.values import Value
from qa_framework.scoring.explain.explained import AnswerChange, ChangeExplanation
from qa_framework.scoring.explaining.labels import Labels
from qa_framework.scoring.explaining.options import Options, options_of
from qa_framework.scoring.explaining.reach import slice_for
from qa_framework.scoring.result import Result

Direction = Literal["better", "worse"]
Found = Literal["yes", "none within 2", "not searched"]
Change = tuple[tuple[str, Value], ...]

MOST_ANSWERS = 2
MOST_TRIALS = 20_000


@frozen
class Reached:
    """A change and the grade that it gives, counted from the worst."""

    merit: int
    change: Change


@frozen(kw_only=True)
class Search:
    """A measure of a result while changes to it are looked for.

    Attributes:
        result: The result.
        fitted: The measure.
        merit: Its grade now, counted from the worst.
        answers: What was answered.
        options: The other answers of each question on which the grade depends.
        run: Works out the grade, and whether the answers are valid.
        valid: The steps that must not be false.
    """

    result: Result
    fitted: FittedMeasure
    merit: int
    answers: Record
    options: Options
    run: Callable[[Record], Record]
    valid: tuple[tuple[str, str], ...]

    @property
    def directions(self) -> tuple[Direction, ...]:
        """List the directions in which there are grades."""
        levels = len(self.fitted.grades.levels) if self.fitted.grades is not None else 0
        better: tuple[Direction, ...] = ("better",) if self.merit < levels - 1 else ()
        worse: tuple[Direction, ...] = ("worse",) if self.merit > 0 else ()
        return better + worse


def find_changes(result: Result) -> tuple[ChangeExplanation, ...]:
    """Look for changes of one answer, then of two, to a better and to a worse grade.

    Of the fewest answers the nearest grade counts, then the order of the questions and of their
    levels. Answers are changed to levels, options and numbers, not to absences or blanks; facts
    of the case stay as they are.
    """
    graded = [name for name in result.fit.order if result.fit.measures[name].grades is not None]
    return tuple(change for name in graded for change in _changes_of(name, result))


def _changes_of(name: str, result: Result) -> Iterator[ChangeExplanation]:
    merit = result.record.get(f"{name}:grade")
    if not isinstance(merit, int):
        return
    search = _search(name, merit, result)
    found = _look(search)
    for direction in search.directions:
        yield _explained(direction, found[direction], search)


def _search(name: str, merit: int, result: Result) -> Search:
    made = {step.name for step in result.program.steps}
    answers = {key: value for key, value in result.record.items() if key not in made}
    items = (*result.fit.facts, *result.fit.questions)
    valid = tuple((item, f"{item}:valid") for item in items if f"{item}:valid" in made)
    grade = slice_for(result.program, [f"{name}:grade"])
    whole = slice_for(result.program, [f"{name}:grade", *(step for _, step in valid)])
    return Search(
        result=result,
        fitted=result.fit.measures[name],
        merit=merit,
        answers=answers,
        options=options_of(result, grade.inputs),
        run=compile_program(whole.program),
        valid=valid,
    )


def _look(search: Search) -> Mapping[Direction, Reached | Found]:
    """Try sets of one answer, then of two; each direction is done with the first size that helps."""
    found: dict[Direction, Reached | Found] = {}
    trials = 0
    for size in range(1, MOST_ANSWERS + 1):
        trials += _count(search.options.others, size)
        waiting = [each for each in search.directions if each not in found]
        if trials > MOST_TRIALS:
            return {**dict.fromkeys(waiting, "not searched"), **found}
        if waiting:
            found |= _nearest(search, size, waiting)
    nothing: Found = "none within 2" if search.options.complete else "not searched"
    return {**dict.fromkeys(search.directions, nothing), **found}


def _nearest(search: Search, size: int, waiting: list[Direction]) -> dict[Direction, Reached]:
    """Find, for each direction, the change to the nearest grade; the first of several."""
    best: dict[Direction, Reached] = {}
    for change in _sets(search.options.others, size):
        merit = _grade_after(change, search)
        if merit is None or merit == search.merit:
            continue
        direction: Direction = "better" if merit > search.merit else "worse"
        known = best.get(direction)
        if direction in waiting and (known is None or _is_nearer(merit, known, search)):
            best[direction] = Reached(merit, change)
    return best


def _is_nearer(merit: int, known: Reached, search: Search) -> bool:
    return abs(merit - search.merit) < abs(known.merit - search.merit)


def _count(others: Mapping[str, tuple[Value, ...]], size: int) -> int:
    """Count the sets of so many answers."""
    sizes = [len(each) for each in others.values()]
    if size == 1:
        return sum(sizes)
    total = sum(sizes)
    return (total * total - sum(each * each for each in sizes)) // 2


def _sets(others: Mapping[str, tuple[Value, ...]], size: int) -> Iterator[Change]:
    for names in combinations(others, size):
        for values in product(*(others[name] for name in names)):
            yield tuple(zip(names, values, strict=True))


def _grade_after(change: Change, search: Search) -> int | None:
    """Give the grade after a change; None where there is none, or the answers would be refused."""
    record = search.run({**search.answers, **dict(change)})
    if any(record[step] is False for name, step in search.valid if name in record):
        return None
    grade = record.get(f"{search.fitted.name}:grade")
    return grade if isinstance(grade, int) else None


def _explained(direction: Direction, found: Reached | Found, search: Search) -> ChangeExplanation:
    labels = Labels(search.result.fit)
    name = search.fitted.name
    reached = found if isinstance(found, Reached) else None
    return ChangeExplanation(
        measure=name,
        title=labels.measure(name),
        direction=direction,
        grade=None if reached is None else labels.at_merit(reached.merit, search.fitted.grades),
        answers=() if reached is None else tuple(_answers(reached.change, search, labels)),
        found="yes" if isinstance(found, Reached) else found,
    )


def _answers(change: Change, search: Search, labels: Labels) -> Iterator[AnswerChange]:
    for name, value in change:
        after = labels.answer(name, value)
        if after is not None:
            yield AnswerChange(
                question=name,
                title=labels.question(name),
                before=labels.answer(name, search.answers.get(name)),
                after=after,
            )
