"""The whole table of what every operation does with a value, with out and with unknown."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.values import (
    COMBINES,
    HOLDS,
    OUT,
    UNKNOWN,
    Missing,
    Value,
    calculate,
    compare,
    conjoin,
    disjoin,
    divide,
    lowest_form,
    negate,
    round_half,
)

T, F, U, O = True, False, UNKNOWN, OUT  # noqa: E741 - the table is read by its letters
AND_OR = {
    (T, T): (T, T),
    (T, F): (F, T),
    (T, U): (U, T),
    (T, O): (U, T),
    (F, T): (F, T),
    (F, F): (F, F),
    (F, U): (F, U),
    (F, O): (F, U),
    (U, T): (U, T),
    (U, F): (F, U),
    (U, U): (U, U),
    (U, O): (U, U),
    (O, T): (U, T),
    (O, F): (F, U),
    (O, U): (U, U),
    (O, O): (U, U),
}
MISSING_PAIRS = [
    pair
    for pair in product((1, OUT, UNKNOWN), repeat=2)
    if any(isinstance(x, Missing) for x in pair)
]
HALVES = {"up": ROUND_HALF_UP, "even": ROUND_HALF_EVEN, "down": ROUND_HALF_DOWN}
FRACTIONS = st.fractions(max_denominator=1_000)


def test_the_table_of_and_and_or_is_whole() -> None:
    assert set(AND_OR) == set(product((T, F, U, O), repeat=2))


@pytest.mark.parametrize(("pair", "found"), list(AND_OR.items()))
def test_and_and_or(pair: tuple[Value, Value], found: tuple[Value, Value]) -> None:
    assert (conjoin(pair), disjoin(pair)) == found


@pytest.mark.parametrize(("value", "found"), [(T, F), (F, T), (U, U), (O, U)])
def test_not(value: Value, found: Value) -> None:
    assert negate(value) is found


def test_of_nothing_all_hold_and_none_does() -> None:
    assert conjoin(()) is True
    assert disjoin(()) is False


@given(st.lists(st.sampled_from([T, F, U]), max_size=4))
def test_and_and_or_are_turned_into_each_other_by_not(values: list[Value]) -> None:
    assert negate(conjoin(values)) == disjoin(map(negate, values))


@pytest.mark.parametrize(("order", "pair"), list(product(HOLDS, MISSING_PAIRS)))
def test_a_comparison_with_what_is_out_fails_and_with_what_is_unknown_is_unknown(
    order: str, pair: tuple[Value, Value]
) -> None:
    assert compare(order, *pair) is (False if OUT in pair else UNKNOWN)


@pytest.mark.parametrize(
    ("order", "found"),
    [("==", (F, T, F)), ("<", (T, F, F)), ("<=", (T, T, F)), (">", (F, F, T)), (">=", (F, T, T))],
)
def test_a_comparison_of_values(order: str, found: tuple[bool, ...]) -> None:
    assert tuple(compare(order, left, 2) for left in (1, Fraction(4, 2), 3)) == found


def test_a_set_of_options_has_one_of_them() -> None:
    assert compare("has", frozenset({"north"}), "north") is True
    assert compare("has", frozenset({"north"}), "south") is False


@pytest.mark.parametrize(("sign", "pair"), list(product("+-*/", MISSING_PAIRS)))
def test_arithmetic_with_what_has_no_value_is_unknown(sign: str, pair: tuple[Value, Value]) -> None:
    assert calculate(sign, *pair) is UNKNOWN


@given(st.sampled_from(sorted(COMBINES)), FRACTIONS, FRACTIONS)
def test_arithmetic_is_exact(sign: str, left: Fraction, right: Fraction) -> None:
    assert calculate(sign, left, right) == COMBINES[sign](left, right)


@given(FRACTIONS, FRACTIONS)
def test_a_quotient_times_its_divisor_is_what_was_divided(left: Fraction, right: Fraction) -> None:
    if right == 0:
        assert divide(left, right) is UNKNOWN
    else:
        assert divide(left, right) * right == left


@given(st.integers(-50, 50), st.integers(-9, 9))
def test_whole_numbers_are_divided_as_fractions_are(left: int, right: int) -> None:
    found = divide(left, right)
    assert found == divide(Fraction(left), Fraction(right))
    assert type(found) is type(divide(Fraction(left), Fraction(right)))


@given(FRACTIONS)
def test_a_whole_number_is_kept_as_one(number: Fraction) -> None:
    found = lowest_form(number)
    assert found == number
    assert isinstance(found, int) == (number.denominator == 1)


@given(st.decimals(-1_000, 1_000, places=3), st.integers(0, 3), st.sampled_from(sorted(HALVES)))
def test_rounding_is_that_of_decimals(number: Decimal, digits: int, half: str) -> None:
    found = number.quantize(Decimal(1).scaleb(-digits), rounding=HALVES[half])
    assert round_half(Fraction(number), digits, half) == Fraction(found)


@pytest.mark.parametrize(
    ("number", "found"),
    [("5/2", (3, 2, 2)), ("7/2", (4, 4, 3)), ("-5/2", (-3, -2, -2)), ("12/5", (2, 2, 2))],
)
def test_where_a_half_goes(number: str, found: tuple[int, int, int]) -> None:
    halves = ("up", "even", "down")
    assert tuple(round_half(Fraction(number), 0, half) for half in halves) == found


@given(FRACTIONS, st.integers(0, 3), st.sampled_from(sorted(HALVES)))
def test_rounding_moves_a_number_by_half_a_step_at_most(
    number: Fraction, digits: int, half: str
) -> None:
    found = round_half(number, digits, half)
    assert abs(found - number) <= Fraction(1, 2 * 10**digits)
    assert (Fraction(found) * 10**digits).denominator == 1


def test_the_reasons_for_having_no_value_show_their_name() -> None:
    assert (repr(OUT), repr(UNKNOWN)) == ("OUT", "UNKNOWN")
