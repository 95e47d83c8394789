"""Whole numbers: spans tell what can be, and every node tells what it is made of."""

from __future__ import annotations

from qa_framework.expressions.folding import among, column, holds, plus, when, whole
from qa_framework.expressions.integers import ROOM, Span, children


def test_a_span_of_few_values_knows_them_all() -> None:
    assert Span.of((3, 1, 3)) == Span(1, 3, frozenset({1, 3}))


def test_a_span_of_many_values_knows_its_ends() -> None:
    assert Span.of(range(1_000)) == Span(0, 999)


def test_a_span_reaches_as_far_as_its_furthest_end() -> None:
    assert (Span(-5, 3).reach, Span(None, 3).reach) == (5, None)


def test_what_reaches_two_to_the_63_does_not_fit() -> None:
    assert [Span(0, ROOM - 1).fits, Span(-ROOM, 0).fits, Span(None, 1).fits] == [True, False, False]


def test_every_node_lists_what_is_directly_below_it() -> None:
    number = column("n", Span(0, 9))
    test = holds(">", number, whole(3))
    assert children(test) == (number, whole(3))
    assert children(when(test, number, whole(0))) == (test, number, whole(0))
    assert children(plus((number, whole(2)))) == (number, whole(2))
    assert children(among(number, (1, 5))) == (
        holds("==", number, whole(1)),
        holds("==", number, whole(5)),
    )
