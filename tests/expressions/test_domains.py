"""What can be answered: each kind of answer is read from columns that have names of their own."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.expressions.domains import (
    Choices,
    Codes,
    Domain,
    Numbers,
    Truths,
    Words,
    read_answer,
)
from qa_framework.expressions.values import UNKNOWN, Value
from tests.expressions.laid import columns_of, value_of

HALVES = Numbers(Fraction(0), Fraction(5), 2, ("na",))


@pytest.mark.parametrize(
    ("domain", "value"),
    [
        (Words(("no", "yes")), "yes"),
        (Words((), free=True), "what a person wrote"),
        (Numbers(Fraction(-3), Fraction(900)), -3),
        (HALVES, Fraction(5, 2)),
        (HALVES, "na"),
        (Truths(), True),
        (Truths(), False),
        (Choices(("a", "b")), frozenset({"b"})),
        *((each, UNKNOWN) for each in (Words(("no",)), HALVES, Truths(), Choices(("a",)))),
    ],
)
def test_an_answer_is_read_as_it_was_given(domain: Domain, value: Value) -> None:
    codes = Codes()
    cell = read_answer("q", domain, codes)
    columns = columns_of({"q": value}, {"q": domain}, codes)
    assert value_of(cell, columns, codes, {}) == value


def test_a_word_has_one_number_wherever_it_is_met() -> None:
    codes = Codes()
    assert [codes.of(word) for word in ("yes", "no", "yes")] == [1, 2, 1]
    assert codes.words == {"yes": 1, "no": 2}
