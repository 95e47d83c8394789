"""The reference engine: every node means what the table of values says, and nothing is a float."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from qa_framework.expressions.closures import (
    Record,
    compile_all,
    compile_program,
    compile_tree,
)
from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
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
    OUT,
    UNKNOWN,
    Missing,
    Value,
    calculate,
    compare,
    conjoin,
    disjoin,
    negate,
    round_half,
)
from tests.strategies.trees import numbers, records, truths


def plainly(tree: Tree, record: Record) -> Value:
    """Work a tree out in the fewest words, by the table of values alone."""
    match tree:
        case Const(value):
            return value
        case Input(name):
            return record.get(name, UNKNOWN)
        case Lookup(operand, table):
            found = plainly(operand, record)
            return dict(table).get(found, found)
        case Not(operand):
            found = plainly(operand, record)
            return negate(found)
        case All(operands):
            return conjoin(plainly(each, record) for each in operands)
        case Any(operands):
            return disjoin(plainly(each, record) for each in operands)
        case Compare(order, left, right):
            return compare(order, plainly(left, record), plainly(right, record))
        case Arithmetic(sign, left, right):
            return calculate(sign, plainly(left, record), plainly(right, record))
        case OneOf(operand, values):
            return (
                disjoin(compare("==", plainly(operand, record), each) for each in values)
                if (values)
                else compare("<", plainly(operand, record), plainly(operand, record))
            )
        case If(test, then, otherwise):
            found = plainly(test, record)
            if isinstance(found, Missing):
                return UNKNOWN
            return plainly(then if found else otherwise, record)
        case _:
            return plainly_over_several(tree, record)


def plainly_over_several(tree: Tree, record: Record) -> Value:
    """Work out what fills, asks for a state, rounds, adds or picks."""
    match tree:
        case Fill(operand, out, unknown):
            found = plainly(operand, record)
            other = {OUT: out, UNKNOWN: unknown}.get(found) if isinstance(found, Missing) else None
            return found if other is None else plainly(other, record)
        case Is(state, operand):
            found = plainly(operand, record)
            return state == (found.value if isinstance(found, Missing) else "value")
        case Round(operand, digits, half):
            found = plainly(operand, record)
            return found if isinstance(found, Missing) else round_half(found, digits, half)
        case Total(terms, weights) | Weight(terms, weights):
            values = [plainly(each, record) for each in terms]
            kept = [(v, w) for v, w in zip(values, weights, strict=True) if v is not OUT]
            adds = isinstance(tree, Total)
            known = UNKNOWN not in values
            return sum(w * (v if adds else 1) for v, w in kept) if known else UNKNOWN
        case Pick(choice, terms):
            return picked(choice, [plainly(each, record) for each in terms])
        case _:
            raise AssertionError(tree)


def picked(choice: str, values: list[Value]) -> Value:
    """Pick one of several numbers."""
    there = sorted(value for value in values if value is not OUT and value is not UNKNOWN)
    if UNKNOWN in values or not there:
        return UNKNOWN if UNKNOWN in values else OUT
    lower, upper = there[(len(there) - 1) // 2], there[len(there) // 2]
    most = max(map(there.count, there))
    common = [value for value in there if there.count(value) == most]
    return {
        "lowest": there[0],
        "highest": there[-1],
        "middle": Fraction(lower + upper) / 2,
        "lower_middle": lower,
        "upper_middle": upper,
        "most_common_low": common[0],
        "most_common_high": common[-1],
    }[choice]


@given(numbers() | truths(), records())
def test_a_tree_comes_to_what_the_table_of_values_says(tree: Tree, record: Record) -> None:
    assert compile_tree(tree)(record) == plainly(tree, record)


@given(numbers(), records())
def test_no_value_is_ever_a_float(tree: Tree, record: Record) -> None:
    assert isinstance(compile_tree(tree)(record), int | Fraction | Missing)


@given(truths(), records())
def test_a_truth_is_true_false_or_unknown(tree: Tree, record: Record) -> None:
    assert compile_tree(tree)(record) in (True, False, UNKNOWN)


@pytest.mark.parametrize(
    ("tree", "record", "found"),
    [
        (Compare("==", Input("a"), Const("north")), {"a": "north"}, True),
        (Compare("==", Input("a"), Const("na")), {"a": Fraction(1, 2)}, False),
        (Compare(">=", Input("a"), Const(Fraction(1, 3))), {"a": Fraction(2, 6)}, True),
        (Compare("<", Input("a"), Const(Fraction(1, 3))), {"a": 0}, True),
        (Compare("has", Input("a"), Const("x")), {"a": frozenset({"x"})}, True),
        (Compare("==", Input("a"), Const(1)), {"a": OUT}, False),
        (Compare("==", Input("a"), Const(OUT)), {"a": 1}, False),
        (OneOf(Input("a"), ("x", "y")), {"a": "y"}, True),
        (OneOf(Input("a"), ()), {}, UNKNOWN),
        (Lookup(Input("a"), {"good": 3}), {"a": "good"}, 3),
        (Lookup(Input("a"), {"good": 3}), {}, UNKNOWN),
        (Lookup(Not(Input("a")), {}), {"a": True}, False),
        (Total((), ()), {}, 0),
        (Total((Ref("a"), Ref("b")), (2, 1)), {"a": 3, "b": OUT}, 6),
        (Weight((Ref("a"), Ref("b")), (2, 1)), {"a": 3, "b": OUT}, 2),
        (Total((Ref("a"), Ref("b")), (2, 1)), {"a": 3, "b": UNKNOWN}, UNKNOWN),
        (Weight((Ref("a"), Ref("b")), (2, 1)), {"a": 3, "b": UNKNOWN}, UNKNOWN),
        (Pick("lowest", ()), {}, OUT),
    ],
)
def test_what_a_node_comes_to(tree: Tree, record: Record, found: Value) -> None:
    assert compile_tree(tree)(record) == found


def test_a_program_adds_the_value_of_each_step_to_the_record() -> None:
    program = Program((Step("twice", Total((Input("n"),), (2,))), Step("more", Ref("twice"))))
    assert compile_program(program)({"n": 3}) == {"n": 3, "twice": 6, "more": 6}


def test_several_trees_are_made_at_once() -> None:
    assert [each({"n": 2}) for each in compile_all((Input("n"), Const(1)))] == [2, 1]
