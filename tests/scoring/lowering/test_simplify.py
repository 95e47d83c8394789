"""Constants are folded, and no value changes for it."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import example, given

from qa_framework.expressions.closures import Record, compile_tree
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
    Round,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.scoring.lowering import simplify
from tests.strategies.trees import numbers, records, truths

MAKERS = {
    "value": simplify.is_known,
    "out": simplify.is_out,
    "unknown": simplify.is_unknown,
}


def remade(tree: Tree) -> Tree:
    """Make a tree again, each node by the function that may fold it."""
    match tree:
        case Not(operand):
            return simplify.opposite(remade(operand))
        case All(operands):
            return simplify.every(map(remade, operands))
        case Any(operands):
            return simplify.some(map(remade, operands))
        case Compare(order, left, right):
            return simplify.compared(order, remade(left), remade(right))
        case Arithmetic(sign, left, right):
            return simplify.calculated(sign, remade(left), remade(right))
        case If(test, then, otherwise):
            return simplify.choose(remade(test), remade(then), remade(otherwise))
        case Fill(operand, out, unknown):
            ends = {"out": out and remade(out), "unknown": unknown and remade(unknown)}
            return simplify.filled(remade(operand), **ends)
        case Is(state, operand):
            return MAKERS[state](remade(operand))
        case Lookup() | OneOf() | Round():
            return evolve(tree, operand=remade(tree.operand))
        case Pick(choice, terms):
            return simplify.picked(choice, map(remade, terms))
        case Total() | Weight():
            return evolve(tree, terms=tuple(map(remade, tree.terms)))
        case _:
            return tree


@given(numbers() | truths(), records())
@example(If(Input("p"), Const(1), Const(1)), {})
@example(Not(Not(Input("p"))), {})
@example(All((Input("p"),)), {})
def test_what_is_folded_comes_to_the_same(tree: Tree, record: Record) -> None:
    assert compile_tree(remade(tree))(record) == compile_tree(tree)(record)


@given(numbers() | truths(), records())
def test_what_has_a_value_whatever_is_answered_has_one_for_these_answers(
    tree: Tree, record: Record
) -> None:
    if simplify.has_value(tree):
        assert not isinstance(compile_tree(tree)(record), Missing)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (simplify.every(()), Const(True)),
        (simplify.some(()), Const(False)),
        (simplify.every((Input("p"), Const(False))), Const(False)),
        (simplify.some((Input("p"), Const(True))), Const(True)),
        (simplify.every((Const(True), Input("p"), Input("q"))), All((Input("p"), Input("q")))),
        (simplify.compared("<", Const(1), Const(2)), Const(True)),
        (simplify.calculated("/", Const(1), Const(0)), Const(UNKNOWN)),
        (simplify.choose(Const(True), Input("n"), Input("m")), Input("n")),
        (simplify.choose(Const(UNKNOWN), Input("n"), Input("m")), Const(UNKNOWN)),
        (simplify.filled(Const(OUT), out=Input("n")), Input("n")),
        (simplify.is_known(Const(OUT)), Const(False)),
        (simplify.is_known(simplify.severe(Input("p"))), Const(True)),
        (simplify.is_unknown(Not(Is("out", Input("p")))), Const(False)),
        (simplify.is_out(Total((Is("out", Input("p")),), (1,))), Const(False)),
        (simplify.severe(simplify.lenient(Input("p"))), simplify.lenient(Input("p"))),
        (simplify.picked("lowest", ()), Const(OUT)),
        (simplify.picked("lowest", (Input("n"), Const(OUT))), Input("n")),
        (simplify.picked("lowest", (Input("n"), Const(1))), Pick("lowest", (Input("n"), Const(1)))),
        (simplify.severe(Const(UNKNOWN)), Const(False)),
        (simplify.lenient(Const(UNKNOWN)), Const(True)),
        (simplify.lenient(Const(OUT)), Const(False)),
    ],
)
def test_what_a_constant_decides_is_left_out(made: Tree, found: Tree) -> None:
    assert made == found
