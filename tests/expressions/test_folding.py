"""Making whole numbers: what is decided is left out, equal nodes are one, spans hold."""

from __future__ import annotations

from operator import add, mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.folding import (
    NO,
    YES,
    among,
    column,
    every,
    extreme,
    flag,
    holds,
    narrowed,
    negative,
    opposite,
    plus,
    quotient,
    same,
    some,
    times,
    when,
    whole,
)
from qa_framework.expressions.integers import HOLDS, Always, Span
from tests.expressions.laid import work_out

A, B = flag("a"), flag("b")
WIDE = column("w", Span(None, None))
ENDS = st.integers(-4, 4)


@st.composite
def columns(draw: st.DrawFn, name: str) -> tuple[object, int]:
    """Draw a column, known by its ends or by its values, and a value that it may have."""
    values = draw(st.sets(ENDS, min_size=1, max_size=4))
    span = Span.of(values) if draw(st.booleans()) else Span(min(values), max(values))
    return column(name, span), draw(st.sampled_from(sorted(values)))


@given(columns("m"), columns("n"))
def test_what_is_made_of_two_numbers_stays_within_its_span(first: tuple, second: tuple) -> None:
    (m, one), (n, other) = first, second
    row = {"m": one, "n": other}
    assert work_out(plus((m, n, whole(2))), row, {}) == add(one, other) + 2
    assert work_out(times(m, n), row, {}) == mul(one, other)
    assert work_out(negative(m), row, {}) == -one
    assert work_out(extreme("least", (m, n)), row, {}) == min(one, other)
    assert work_out(extreme("greatest", (m, n)), row, {}) == max(one, other)
    assert work_out(when(holds("<", m, n), m, n), row, {}) == min(one, other)


@pytest.mark.parametrize("order", HOLDS)
@given(columns("m"), columns("n"))
def test_a_comparison_that_spans_decide_is_decided_rightly(
    order: str, first: tuple, second: tuple
) -> None:
    (m, one), (n, other) = first, second
    test = holds(order, m, n)
    expected = HOLDS[order](one, other)
    assert work_out(test, {"m": one, "n": other}, {}) == expected
    assert test != Always(not expected)


@given(columns("m"), st.sets(ENDS, max_size=4))
def test_one_of_several_is_asked_for_in_stretches(first: tuple, wanted: set[int]) -> None:
    m, one = first
    assert work_out(among(m, wanted), {"m": one}, {}) == (one in wanted)


def test_neighbouring_values_are_asked_for_together() -> None:
    m = column("m", Span.of((-1, 1, 2, 3)))
    assert among(m, (1, 2, 3)) == every((holds(">=", m, whole(1)), holds("<=", m, whole(3))))


def test_equal_nodes_are_one_and_the_same() -> None:
    assert times(WIDE, plus((WIDE, whole(1)))) is times(WIDE, plus((WIDE, whole(1))))


def test_what_changes_nothing_is_left_out() -> None:
    assert (plus((WIDE, whole(0))), times(WIDE, whole(1)), quotient(WIDE, whole(1))) == (WIDE,) * 3
    assert times(WIDE, whole(0)) == whole(0)
    assert (plus((whole(1), whole(2))), times(whole(2), whole(3))) == (whole(3), whole(6))
    assert (quotient(whole(7), whole(2)), when(A, WIDE, WIDE)) == (whole(3), WIDE)
    assert (when(YES, whole(1), whole(2)), when(opposite(A), whole(1), whole(2))) == (
        whole(1),
        when(A, whole(2), whole(1)),
    )


def test_connectives_are_decided_by_what_decides_them() -> None:
    assert (every(()), some(()), every((A,)), some((A, A))) == (YES, NO, A, A)
    assert (every((A, NO)), some((A, YES)), every((A, YES)), some((A, NO))) == (NO, YES, A, A)
    assert (every((A, opposite(A))), some((A, opposite(A)))) == (NO, YES)
    assert every((A, every((B, A)))) == every((A, B))
    assert (opposite(opposite(A)), opposite(YES)) == (A, NO)


def test_without_ends_nothing_is_known() -> None:
    assert (plus((WIDE, whole(1))).span, times(WIDE, WIDE).span) == (Span(None, None),) * 2
    assert extreme("least", (WIDE, whole(1))).span == Span(None, None)
    assert when(A, WIDE, whole(1)).span == Span(None, None)


def test_a_number_that_is_never_below_0_stays_so() -> None:
    above = column("above", Span(0, None))
    assert times(above, above).span == Span(0, None)
    assert quotient(above, whole(2)).span == Span(0, None)


def test_a_span_can_be_narrowed_and_never_widened() -> None:
    m = column("m", Span.of((0, 1, 2)))
    assert narrowed(m, 1, 9).span == Span.of((1, 2))
    assert narrowed(m, None, None) is m
    for node in (plus((m, WIDE)), times(m, WIDE), quotient(WIDE, whole(2)), when(A, m, whole(5))):
        assert narrowed(node, 1, 2).span.high == 2
    assert narrowed(extreme("least", (m, WIDE)), 0, 1).span == Span(0, 1)
    assert narrowed(whole(3), 0, 1) == whole(3)


def test_a_text_is_the_same_as_itself_whichever_comes_first() -> None:
    assert same("a", "a") == YES
    assert same("b", "a") is same("a", "b")
