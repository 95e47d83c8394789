"""The reference engine: every node means what the table of values says, and nothing is a float."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given

from qa_framework.expressions.closures import Record, compile_all, compile_tree
from qa_framework.expressions.tree import (
    Compare,
    Const,
    If,
    Input,
    Lookup,
    Not,
    OneOf,
    Pick,
    Ref,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import (
    OUT,
    UNKNOWN,
    Missing,
    Value,
)
from tests.expressions.plain import plainly
from tests.strategies.trees import numbers, records, stairs, truths


@given(numbers() | truths(), records())
def test_a_tree_comes_to_what_the_table_of_values_says(tree: Tree, record: Record) -> None:
    assert compile_tree(tree)(record) == plainly(tree, record)


@given(stairs(), records())
@example(If(Compare(">=", Input("n"), Const(1)), Const(1), Const(0)), {"n": OUT})
@example(If(Compare(">=", Input("n"), Const(1)), Const(1), Const(0)), {})
def test_bands_that_are_looked_at_in_one_go_mean_the_same(tree: Tree, record: Record) -> None:
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


@pytest.mark.parametrize("node", [Total, Weight])
def test_every_term_that_is_added_has_a_weight(node: type[Total | Weight]) -> None:
    with pytest.raises(ValueError, match="each term has a weight"):
        compile_tree(node((Input("a"),), (1, 2)))


def test_several_trees_are_made_at_once() -> None:
    assert [each({"n": 2}) for each in compile_all((Input("n"), Const(1)))] == [2, 1]
