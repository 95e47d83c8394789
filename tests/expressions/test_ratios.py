"""Numbers as two whole ones: exact, over one bottom where there can be one, within their ends."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.folding import NO, YES, column, flag, holds, whole
from qa_framework.expressions.integers import Span
from qa_framework.expressions.ratios import (
    Ratio,
    add,
    brought_together,
    chosen,
    common_bottom,
    compare,
    divide,
    exactly,
    least_or_greatest,
    minus,
    multiply,
    of_whole,
    ratio,
    rounded,
    total,
    weighted,
)
from qa_framework.expressions.values import HOLDS, round_half
from tests.expressions.laid import number_in, work_out

FIXED = ratio(column("n", Span(-6, 6)), whole(2))
MOVING = ratio(column("t", Span(-9, 9)), column("b", Span.of((1, 2, 3))))
LOOSE = ratio(column("t", Span(-9, 9)), column("c", Span(1, 1_000)))
ROWS = st.fixed_dictionaries(
    {
        "n": st.integers(-6, 6),
        "t": st.integers(-9, 9),
        "b": st.integers(1, 3),
        "c": st.integers(1, 1_000),
        "yes": st.booleans(),
    }
)
NUMBERS = st.sampled_from((FIXED, MOVING, LOOSE, exactly(Fraction(-2, 3)), of_whole(whole(2))))


@given(NUMBERS, NUMBERS, ROWS)
def test_what_is_done_with_numbers_is_exact(one: Ratio, other: Ratio, row: dict) -> None:
    a, b = number_in(one, row), number_in(other, row)
    assert number_in(add((one, other)), row) == a + b
    assert number_in(multiply(one, other), row) == a * b
    assert number_in(minus(one), row) == -a
    assert number_in(chosen(flag("yes"), one, other), row) == (a if row["yes"] else b)
    assert number_in(weighted(one, Fraction(2, 3)), row) == a * Fraction(2, 3)
    if b != 0:
        assert number_in(divide(one, other), row) == a / b


@pytest.mark.parametrize("order", [each for each in HOLDS if each != "has"])
@given(NUMBERS, NUMBERS, ROWS)
def test_comparisons_are_exact(order: str, one: Ratio, other: Ratio, row: dict) -> None:
    found = work_out(compare(order, one, other), row, {})
    assert found == HOLDS[order](number_in(one, row), number_in(other, row))


@pytest.mark.parametrize("half", ["up", "even", "down"])
@given(NUMBERS, st.integers(0, 2), ROWS)
def test_rounding_is_that_of_the_reference(
    half: str, number: Ratio, digits: int, row: dict
) -> None:
    exact = number_in(number, row)
    assert number_in(rounded(number, digits, half), row) == round_half(exact, digits, half)


def test_a_number_on_the_grid_is_not_rounded_again() -> None:
    assert rounded(FIXED, 1, "up") is FIXED


def test_a_divisor_of_0_leaves_a_number_that_nobody_asks_for() -> None:
    assert number_in(divide(exactly(1), FIXED), {"n": 0}) == 2


def test_bottoms_of_few_values_are_brought_to_one() -> None:
    assert common_bottom((FIXED, MOVING)) == 6
    assert common_bottom((FIXED, LOOSE)) is None
    tops, bottom = brought_together((FIXED, LOOSE))
    row = {"n": 3, "t": 5, "c": 7}
    assert [Fraction(work_out(top, row, {}), work_out(bottom, row, {})) for top in tops] == [
        Fraction(3, 2),
        Fraction(5, 7),
    ]


def test_a_mean_lies_between_the_ends_of_what_it_is_a_mean_of() -> None:
    outs = (flag("a"), flag("b"))
    points = ratio(column("p", Span(1, 4)), whole(1)), ratio(column("q", Span(1, 4)), whole(1))
    mean = divide(total(points, outs, (2, 1)), total([exactly(1)] * 2, outs, (2, 1)))
    assert (mean.low, mean.high) == (0, 4)  # 0 where both are out
    row = {"a": True, "b": False, "p": 1, "q": 3}
    assert number_in(mean, row) == 3


def test_a_total_of_other_terms_is_bounded_by_its_corners() -> None:
    points = [ratio(column("p", Span(1, 4)), whole(1))]
    mean = divide(total(points, [flag("a")], (1,)), total([exactly(1)], [flag("b")], (2,)))
    assert (mean.low, mean.high) == (0, 4)


def test_what_is_always_out_adds_nothing() -> None:
    assert total([exactly(3)], [YES], (2,)) == exactly(0)
    assert total([exactly(3)], [NO], (2,)) == exactly(6)


def test_the_least_is_taken_of_those_that_are_there() -> None:
    tops, there = (whole(1), column("n", Span(2, 6))), (flag("a"), flag("b"))
    row = {"n": 4, "a": False, "b": True}
    assert work_out(least_or_greatest("least", tops, there), row, {}) == 4
    assert work_out(least_or_greatest("greatest", tops, there), row | {"a": True}, {}) == 4


def test_numbers_without_ends_are_still_exact() -> None:
    wide = ratio(column("w", Span(None, None)), whole(2))
    row = {"w": 7, "n": 1}
    assert number_in(multiply(wide, FIXED), row) == Fraction(7, 4)
    assert number_in(rounded(wide, 0, "up"), row) == 4
    assert number_in(add((wide, FIXED)), row) == 4
    assert holds("==", wide.top, whole(1)) not in (YES, NO)
