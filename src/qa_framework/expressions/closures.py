"""The reference engine: a tree becomes a function of one record.

A record is a dictionary of answers by name. Values of earlier steps stand in the same dictionary
under names that no answer can have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any as Anything
from typing import TypeAlias, assert_never, cast

from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Choice,
    Compare,
    Const,
    Fill,
    If,
    Input,
    Is,
    Lookup,
    Not,
    OneOf,
    Pick,
    Program,
    Ref,
    Round,
    Step,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import (
    COMBINES,
    HOLDS,
    OUT,
    UNKNOWN,
    Known,
    Missing,
    Number,
    Value,
    conjoin,
    disjoin,
    divide,
    negate,
    round_half,
)

Record: TypeAlias = dict[str, Value]
Evaluate: TypeAlias = Callable[[Record], Value]


def compile_tree(tree: Tree) -> Evaluate:  # noqa: C901, PLR0912 - a case for each node
    """Make a function of one record from a tree."""
    match tree:
        case Const(value):
            return lambda _: value
        case Input(name):
            return lambda record: record.get(name, UNKNOWN)
        case Ref(name):
            return lambda record: record[name]
        case Lookup(operand, table):
            return _look_up(operand, _finder(table))
        case Not(operand):
            return _map(negate, compile_tree(operand))
        case All(operands):
            return _over(conjoin, compile_all(operands))
        case Any(operands):
            return _over(disjoin, compile_all(operands))
        case Compare(order, left, right):
            return _compare(HOLDS[order], left, right)
        case OneOf(operand, values):
            return _one_of(compile_tree(operand), frozenset(values))
        case Arithmetic(sign, left, right):
            return _combine(divide if sign == "/" else COMBINES[sign], left, right)
        case If(test, then, otherwise):
            return _choose(compile_tree(test), compile_tree(then), compile_tree(otherwise))
        case Fill(operand, out, unknown):
            return _fill(compile_tree(operand), out, unknown)
        case Is(state, operand):
            return _is(state, compile_tree(operand))
        case Total(terms, weights):
            return _total(terms, weights)
        case Weight(terms, weights):
            return _weight(terms, weights)
        case Pick(choice, terms):
            return _pick(PICKS[choice], compile_all(terms))
        case Round(operand, digits, half):
            return _map(lambda number: round_half(number, digits, half), compile_tree(operand))
        case _:
            assert_never(tree)


def compile_all(trees: Sequence[Tree]) -> tuple[Evaluate, ...]:
    """Make a function of each tree."""
    return tuple(map(compile_tree, trees))


def compile_program(program: Program) -> Callable[[Record], Record]:
    """Make a function that adds the value of every step to a record of answers, in place.

    Constants are put there first and answers looked up next, as both need no other step.
    """
    constants = {
        step.name: step.tree.value for step in program.steps if isinstance(step.tree, Const)
    }
    lookups = tuple(_lookup(step) for step in program.steps if _is_lookup(step))
    steps = tuple(
        (step.name, compile_tree(step.tree))
        for step in program.steps
        if not isinstance(step.tree, Const) and not _is_lookup(step)
    )

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
            return step.name, name, _finder(table)
        case _:
            raise TypeError(step.tree)


def _finder(table: Mapping[str, Value] | Mapping[int, Value]) -> Callable[[Value, Value], Value]:
    return cast("dict[Value, Value]", dict(table)).get


def _look_up(operand: Tree, find: Callable[[Value, Value], Value]) -> Evaluate:
    if isinstance(operand, Input):
        name = operand.name

        def evaluate_answer(record: Record) -> Value:
            value = record.get(name, UNKNOWN)
            return find(value, value)

        return evaluate_answer
    first = compile_tree(operand)

    def evaluate(record: Record) -> Value:
        value = first(record)
        return find(value, value)

    return evaluate


def _map(function: Callable[[Anything], Value], operand: Evaluate) -> Evaluate:
    def evaluate(record: Record) -> Value:
        value = operand(record)
        return value if value is OUT or value is UNKNOWN else function(value)

    return evaluate


def _over(function: Callable[[Anything], Value], operands: tuple[Evaluate, ...]) -> Evaluate:
    return lambda record: function(operand(record) for operand in operands)


def _compare(holds: Callable[..., bool], left: Tree, right: Tree) -> Evaluate:
    first, second = compile_tree(left), compile_tree(right)

    def evaluate(record: Record) -> Value:
        one, other = first(record), second(record)
        if one is OUT or other is OUT:
            return False
        if one is UNKNOWN or other is UNKNOWN:
            return UNKNOWN
        return holds(one, other)

    if isinstance(right, Const) and not isinstance(right.value, Missing):
        return _against_constant(holds, first, right.value)
    return evaluate


def _against_constant(holds: Callable[..., bool], first: Evaluate, constant: Known) -> Evaluate:
    """Compare with a constant; fractions by cross-multiplying, which is quicker and as exact."""
    if not isinstance(constant, int | Fraction):
        return _against_word(holds, first, constant)
    top, bottom = constant.numerator, constant.denominator

    def evaluate(record: Record) -> Value:
        one = first(record)
        if one is OUT:
            return False
        if one is UNKNOWN:
            return UNKNOWN
        if one.__class__ is Fraction:
            return holds(one.numerator * bottom, top * one.denominator)
        return holds(one, constant) if bottom == 1 else holds(one * bottom, top)  # type: ignore[operator]  # a number meets a number

    return evaluate


def _against_word(
    holds: Callable[..., bool], first: Evaluate, constant: str | frozenset[str]
) -> Evaluate:
    def evaluate(record: Record) -> Value:
        one = first(record)
        if one is OUT:
            return False
        return UNKNOWN if one is UNKNOWN else holds(one, constant)

    return evaluate


def _one_of(operand: Evaluate, values: frozenset[Value]) -> Evaluate:
    def evaluate(record: Record) -> Value:
        value = operand(record)
        if value is OUT:
            return False
        return UNKNOWN if value is UNKNOWN else value in values

    return evaluate


def _combine(function: Callable[..., Value], left: Tree, right: Tree) -> Evaluate:
    first, second = compile_tree(left), compile_tree(right)

    def evaluate(record: Record) -> Value:
        one, other = first(record), second(record)
        if isinstance(one, Missing) or isinstance(other, Missing):
            return UNKNOWN
        return function(one, other)

    return evaluate


def _choose(test: Evaluate, then: Evaluate, otherwise: Evaluate) -> Evaluate:
    def evaluate(record: Record) -> Value:
        holds = test(record)
        if holds is UNKNOWN or holds is OUT:
            return UNKNOWN
        return then(record) if holds else otherwise(record)

    return evaluate


def _fill(operand: Evaluate, out: Tree | None, unknown: Tree | None) -> Evaluate:
    for_out = compile_tree(out) if out is not None else lambda _: OUT
    for_unknown = compile_tree(unknown) if unknown is not None else lambda _: UNKNOWN

    def evaluate(record: Record) -> Value:
        value: Value = operand(record)
        if value is OUT:
            return for_out(record)
        return for_unknown(record) if value is UNKNOWN else value

    return evaluate


def _is(state: str, operand: Evaluate) -> Evaluate:
    if state == "value":
        return lambda record: not isinstance(operand(record), Missing)
    wanted = Missing(state)
    return lambda record: operand(record) is wanted


def _total(terms: tuple[Tree, ...], weights: tuple[Number, ...]) -> Evaluate:
    if all(isinstance(term, Ref) for term in terms):
        return _total_of_steps(tuple(zip(_names(terms), weights, strict=True)))
    parts = tuple(zip(compile_all(terms), weights, strict=True))

    def evaluate(record: Record) -> Value:
        total: Number = 0
        for term, weight in parts:
            value = term(record)
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                total += weight * value  # type: ignore[operator]  # only numbers are added
        return total

    return evaluate


def _total_of_steps(parts: tuple[tuple[str, Number], ...]) -> Evaluate:
    def evaluate(record: Record) -> Value:
        total: Number = 0
        for name, weight in parts:
            value = record[name]
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                total += weight * value  # type: ignore[operator]  # only numbers are added
        return total

    return evaluate


def _weight(terms: tuple[Tree, ...], weights: tuple[Number, ...]) -> Evaluate:
    if all(isinstance(term, Ref) for term in terms):
        return _weight_of_steps(tuple(zip(_names(terms), weights, strict=True)))
    parts = tuple(zip(compile_all(terms), weights, strict=True))

    def evaluate(record: Record) -> Value:
        total: Number = 0
        for term, weight in parts:
            value = term(record)
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                total += weight
        return total

    return evaluate


def _weight_of_steps(parts: tuple[tuple[str, Number], ...]) -> Evaluate:
    def evaluate(record: Record) -> Value:
        total: Number = 0
        for name, weight in parts:
            value = record[name]
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                total += weight
        return total

    return evaluate


def _names(terms: tuple[Tree, ...]) -> tuple[str, ...]:
    return tuple(term.name for term in terms if isinstance(term, Ref))


def _pick(choose: Callable[[list[Number]], Value], terms: tuple[Evaluate, ...]) -> Evaluate:
    def evaluate(record: Record) -> Value:
        values = [value for term in terms if (value := term(record)) is not OUT]
        if UNKNOWN in values:
            return UNKNOWN
        return choose(values) if values else OUT  # type: ignore[arg-type]  # numbers or ranks

    return evaluate


def _median(values: list[Number]) -> Value:
    return divide(_lower_middle(values) + _upper_middle(values), 2)


def _lower_middle(values: list[Number]) -> Number:
    return sorted(values)[(len(values) - 1) // 2]


def _upper_middle(values: list[Number]) -> Number:
    return sorted(values)[len(values) // 2]


def _most_common(values: list[Number], tie: Callable[..., Number]) -> Number:
    most = max(values.count(value) for value in values)
    return tie(value for value in values if values.count(value) == most)


PICKS: dict[Choice, Callable[[list[Number]], Value]] = {
    "lowest": min,
    "highest": max,
    "middle": _median,
    "lower_middle": _lower_middle,
    "upper_middle": _upper_middle,
    "most_common_low": lambda values: _most_common(values, min),
    "most_common_high": lambda values: _most_common(values, max),
}
