"""The reference engine: a tree becomes a function of one record.

A record is a dictionary of answers by name. Values of earlier steps stand in the same dictionary
under names that no answer can have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import itemgetter
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
    Ref,
    Round,
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
Rung: TypeAlias = tuple[Callable[..., bool], int, int, Evaluate]


def compile_tree(tree: Tree) -> Evaluate:  # noqa: C901, PLR0912 - a case for each node
    """Make a function of one record from a tree."""
    match tree:
        case Const(value):
            return lambda _: value
        case Input(name):
            return lambda record: record.get(name, UNKNOWN)
        case Ref(name):
            return itemgetter(name)
        case Lookup(operand, table):
            return _look_up(operand, finder_of(table))
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
        case If(test):
            operand = test.left if isinstance(test, Compare) else test
            rungs, above = _rungs(tree, operand)
            return _climb(operand, rungs, above) if rungs else _choose(tree)
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


def finder_of(table: Mapping[str, Value] | Mapping[int, Value]) -> Callable[[Value, Value], Value]:
    """Make what finds a value in a table, and gives another where there is none."""
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
        if one is OUT or one is UNKNOWN or other is OUT or other is UNKNOWN:
            return UNKNOWN
        return function(one, other)

    return evaluate


def _choose(tree: If) -> Evaluate:
    test, then, otherwise = compile_all((tree.test, tree.then, tree.otherwise))

    def evaluate(record: Record) -> Value:
        holds = test(record)
        if holds is UNKNOWN or holds is OUT:
            return UNKNOWN
        return then(record) if holds else otherwise(record)

    return evaluate


def _rungs(tree: Tree, operand: Tree) -> tuple[tuple[Rung, ...], Tree]:
    """Take the choices by one number that stand on top of each other, as those of bands do.

    Returns:
        Each bar with what is chosen there, and what stands above the last.
    """
    match tree:
        case If(
            Compare("<" | "<=" | ">" | ">=" as order, left, Const(int() | Fraction() as bar)),
            then,
            otherwise,
        ) if left == operand:
            rungs, above = _rungs(otherwise, operand)
            rung = (HOLDS[order], bar.numerator, bar.denominator, compile_tree(then))
            return (rung, *rungs), above
        case _:
            return (), tree


def _climb(operand: Tree, rungs: tuple[Rung, ...], above: Tree) -> Evaluate:
    """Choose by one number, which is looked at once for all its bars."""
    first, otherwise = compile_tree(operand), compile_tree(above)

    def evaluate(record: Record) -> Value:
        number = first(record)
        if number is UNKNOWN:
            return UNKNOWN
        if number is not OUT:
            top, bottom = number.numerator, number.denominator  # type: ignore[union-attr]  # checked at load: a number
            for holds, over, under, then in rungs:
                if holds(top * under, over * bottom):
                    return then(record)
        return otherwise(record)

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
        return lambda record: (value := operand(record)) is not OUT and value is not UNKNOWN
    wanted = Missing(state)
    return lambda record: operand(record) is wanted


def row_of(
    terms: tuple[Tree, ...], weights: tuple[Number, ...]
) -> Callable[[Record], Sequence[Value]]:
    """Give the values of as many trees as there are weights; earlier steps come in one call."""
    if len(terms) != len(weights):
        raise ValueError("each term has a weight")
    names = tuple(term.name for term in terms if isinstance(term, Ref))
    if len(names) == len(terms) > 1:
        return itemgetter(*names)
    evaluates = compile_all(terms)
    return lambda record: [evaluate(record) for evaluate in evaluates]


def _total(terms: tuple[Tree, ...], weights: tuple[Number, ...]) -> Evaluate:
    row = row_of(terms, weights)

    def evaluate(record: Record) -> Value:
        total: Number = 0
        for value, weight in zip(row(record), weights, strict=True):
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                total += weight * value  # type: ignore[operator]  # only numbers are added
        return total

    return evaluate


def _weight(terms: tuple[Tree, ...], weights: tuple[Number, ...]) -> Evaluate:
    row = row_of(terms, weights)

    def evaluate(record: Record) -> Value:
        weighed: Number = 0
        for value, weight in zip(row(record), weights, strict=True):
            if value is UNKNOWN:
                return UNKNOWN
            if value is not OUT:
                weighed += weight
        return weighed

    return evaluate


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
