"""A tree laid in whole numbers means what the reference says, and no number leaves its span."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from qa_framework.expressions.cells import NotLaid
from qa_framework.expressions.closures import Record, compile_tree
from qa_framework.expressions.domains import Choices, Domain, Numbers, Truths, Words
from qa_framework.expressions.laying import Laying, lay, lay_program
from qa_framework.expressions.tree import (
    All,
    Compare,
    Const,
    If,
    Input,
    Lookup,
    Not,
    OneOf,
    Program,
    Ref,
    Step,
    Total,
    Tree,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from tests.expressions.laid import columns_of, value_of
from tests.strategies.trees import numbers, records, truths

DOMAINS: dict[str, Domain] = {
    "n": Numbers(Fraction(-1), Fraction(5, 2), 2),
    "m": Numbers(Fraction(-1), Fraction(5, 2), 2),
    "p": Truths(),
    "q": Truths(),
    "level": Words(("poor", "good", "na", "ns")),
    "team": Words(("north", "south")),
    "score": Numbers(Fraction(0), Fraction(10), 1, ("na", "ns")),
    "said": Words((), free=True),
    "told": Words((), free=True),
    "needs": Choices(("home", "school")),
}
POINTS = {"poor": 1, "good": Fraction(5, 2), "na": OUT, "ns": UNKNOWN}
LEFT_OUT = {"na": OUT, "ns": UNKNOWN}


def worked_out(tree: Tree, answers: dict[str, Value]) -> Value:
    """Work out a tree in whole numbers."""
    laying = Laying(DOMAINS)
    cell = lay(tree, laying)
    return value_of(cell, columns_of(answers, DOMAINS, laying.codes), laying.codes, {})


@settings(max_examples=300)
@given(numbers() | truths(), records())
def test_a_laid_tree_comes_to_what_the_reference_says(tree: Tree, record: Record) -> None:
    answered = {name: value for name, value in record.items() if value is not OUT}
    assert worked_out(tree, answered) == compile_tree(tree)(answered)


ANSWERS = [
    *({"level": each} for each in POINTS),
    *({"score": each} for each in (0, 7, "na", "ns")),
    *({"team": each} for each in ("north", "south")),
    {"said": "north", "told": "north"},
    {"said": "some words", "told": "others"},
    {"said": "some words", "told": "some words"},
    {"needs": frozenset({"home"})},
    {"p": True},
    {"p": False},
    {},
]
TREES = [
    Lookup(Input("level"), POINTS),
    Lookup(Input("score"), LEFT_OUT),
    Lookup(Lookup(Input("level"), {"poor": 0, "good": 1} | LEFT_OUT), {0: 7, 1: UNKNOWN}),
    Lookup(Input("level"), {"poor": 1}),
    Compare("==", Input("level"), Const("na")),
    Compare("==", Input("score"), Const("na")),
    Compare("==", Input("score"), Const(7)),
    Compare(">", Lookup(Input("score"), LEFT_OUT), Const(3)),
    Compare("==", Input("team"), Const("north")),
    Compare("==", Input("said"), Const("north")),
    Compare("==", Input("said"), Input("told")),
    Compare("==", Input("said"), Input("said")),
    Compare("==", Input("team"), Input("said")),
    Compare("==", Input("team"), Const(7)),
    Compare("==", If(Input("p"), Input("said"), Const(OUT)), Const("north")),
    Compare("==", Input("score"), Input("level")),
    Compare("has", Input("needs"), Const("home")),
    Compare("has", Input("needs"), Const("garden")),
    Compare("has", Const(OUT), Const("home")),
    OneOf(Input("level"), ("na", "ns", "elsewhere")),
    OneOf(Input("score"), ("na", 7)),
    OneOf(Input("p"), (False,)),
    OneOf(Input("team"), (1, 2)),
    Not(Compare("==", Input("score"), Const("ns"))),
    If(Input("p"), Input("team"), Input("level")),
    If(Input("p"), Input("needs"), Const(OUT)),
    All((Input("p"), Compare("==", Input("p"), Const(value=True)))),
    Total((If(Input("p"), Const(value=True), Const(OUT)),), (2,)),
]


@pytest.mark.parametrize("tree", TREES, ids=range(len(TREES)))
@pytest.mark.parametrize("answers", ANSWERS, ids=range(len(ANSWERS)))
def test_words_texts_and_options_come_to_what_the_reference_says(
    tree: Tree, answers: dict[str, Value]
) -> None:
    assert worked_out(tree, answers) == compile_tree(tree)(dict(answers))


@pytest.mark.parametrize(
    "tree",
    [
        Compare(
            "==",
            If(Input("p"), Input("said"), Input("told")),
            If(Input("q"), Input("told"), Input("said")),
        ),
        Compare("has", Input("needs"), Input("team")),
        Compare("==", Input("needs"), Const(frozenset({"home"}))),
        Total((Input("team"),), (1,)),
        Not(Input("team")),
    ],
)
def test_what_cannot_be_laid_is_refused_and_never_guessed(tree: Tree) -> None:
    with pytest.raises(NotLaid):
        lay(tree, Laying(DOMAINS))


def test_a_program_is_laid_step_by_step() -> None:
    laying = lay_program(Program((Step("one", Const(1)), Step("two", Ref("one")))), DOMAINS)
    assert laying.cells["two"] is laying.cells["one"]


def test_the_step_that_cannot_be_laid_is_named() -> None:
    with pytest.raises(NotLaid, match="broken: a word stands where a number is wanted"):
        lay_program(Program((Step("broken", Total((Input("team"),), (1,))),)), DOMAINS)
