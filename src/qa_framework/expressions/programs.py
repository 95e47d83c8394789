"""A whole program becomes one function of one record."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from qa_framework.expressions.closures import Evaluate, Record, compile_tree, finder_of, row_of
from qa_framework.expressions.tree import Const, Input, Lookup, Program, Step, Total, Tree, Weight
from qa_framework.expressions.values import OUT, UNKNOWN, Number, Value


def compile_program(program: Program) -> Callable[[Record], Record]:
    """Make a function that adds the value of every step to a record of answers, in place.

    Constants are put there first and answers looked up next, as both need no other step.
    """
    constants = {
        step.name: step.tree.value for step in program.steps if isinstance(step.tree, Const)
    }
    worked_out = [step for step in program.steps if not isinstance(step.tree, Const)]
    lookups = tuple(_lookup(step) for step in worked_out if _is_lookup(step))
    steps = tuple(_compiled(step for step in worked_out if not _is_lookup(step)))

    def run(record: Record) -> Record:
        record.update(constants)
        given = record.get
        for name, answer, find in lookups:
            value = given(answer, UNKNOWN)
            record[name] = find(value, value)
        for name, evaluate in steps:
            record[name] = evaluate(record)
        return record

    return run


def _is_lookup(step: Step) -> bool:
    return isinstance(step.tree, Lookup) and isinstance(step.tree.operand, Input)


def _lookup(step: Step) -> tuple[str, str, Callable[[Value, Value], Value]]:
    match step.tree:
        case Lookup(Input(name), table):
            return step.name, name, finder_of(table)
        case _:
            raise TypeError(step.tree)


def _compiled(steps: Iterable[Step]) -> Iterator[tuple[str, Evaluate]]:
    """Compile steps; a total and the weight of the same terms next to it are one."""
    waiting = deque(steps)
    while waiting:
        step = waiting.popleft()
        match step.tree, waiting[0].tree if waiting else None:
            case Total(terms, weights), Weight(others, same) if (terms, weights) == (others, same):
                yield waiting.popleft().name, _add_up(step.name, terms, weights)
            case tree, _:
                yield step.name, compile_tree(tree)


def _add_up(total_name: str, terms: tuple[Tree, ...], weights: tuple[Number, ...]) -> Evaluate:
    """Give what terms weigh and put their total beside it: a mean needs both, and one pass does."""
    row = row_of(terms, weights)

    def evaluate(record: Record) -> Value:
        total: Number = 0
        weighed: Number = 0
        for value, weight in zip(row(record), weights, strict=True):
            if value is UNKNOWN:
                record[total_name] = UNKNOWN
                return UNKNOWN
            if value is not OUT:
                total += weight * value  # type: ignore[operator]  # only numbers are added
                weighed += weight
        record[total_name] = total
        return weighed

    return evaluate
