"""answers: strategies of single values."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.functions import Kind
from qa_framework.hooks.faults import VALUE_KINDS
from qa_framework.testing.answers import LAST_DAY, VALUES, numbers, percentages, strategy_at, texts


@given(value=numbers())
def test_a_number_is_exact_and_in_its_lowest_form(value: Fraction | int) -> None:
    assert type(value) is int or (type(value) is Fraction and value.denominator > 1)


@given(value=texts())
def test_a_text_is_one_line_with_something_in_it(value: str) -> None:
    assert len(value.splitlines()) == 1
    value.encode("utf-8")


@given(value=percentages())
def test_a_percentage_is_from_0_to_100(value: int) -> None:
    assert 0 <= value <= 100


@given(data=st.data())
def test_there_are_values_of_every_kind_that_a_function_of_a_plugin_takes(
    data: st.DataObject,
) -> None:
    assert set(VALUES) == set(VALUE_KINDS)
    assert 1 <= data.draw(VALUES[Kind.DATE]()) <= LAST_DAY
    assert isinstance(data.draw(VALUES[Kind.TRUTH]()), bool)


def test_a_strategy_is_found_where_a_type_says_it_is() -> None:
    made = strategy_at("qa_framework.testing.answers:percentages")
    assert isinstance(made, st.SearchStrategy)


def test_what_makes_no_strategy_is_refused() -> None:
    with pytest.raises(TypeError, match="makes no Hypothesis strategy"):
        strategy_at("builtins:dict")
    with pytest.raises(ImportError):
        strategy_at("no_such_module:nothing")
    with pytest.raises(AttributeError):
        strategy_at("builtins:no_such_name")
