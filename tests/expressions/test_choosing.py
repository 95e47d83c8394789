"""One of several: the nodes agree with the reference in every state, with few values and with many."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.choosing import counted
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.domains import Domain, Numbers
from qa_framework.expressions.folding import YES, flag
from qa_framework.expressions.laying import Laying, lay
from qa_framework.expressions.tree import Choice, Const, If, Input, Pick, Tree
from qa_framework.expressions.values import OUT
from tests.expressions.laid import columns_of, value_of, work_out

NAMES = ("a", "b", "c", "d")
ROWS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(NAMES, st.sampled_from([OUT, *map(Fraction, (0, 1, 2, 9, 700))]))
)
FEW: Domain = Numbers(Fraction(0), Fraction(2))
MANY: Domain = Numbers(Fraction(0), Fraction(700))


@pytest.mark.parametrize("domain", [FEW, MANY])
@pytest.mark.parametrize("choice", get_args(Choice))
@given(row=ROWS)
def test_one_of_several_is_the_one_that_the_reference_takes(
    choice: Choice, domain: Numbers, row: dict
) -> None:
    answered = {name: min(value, domain.high) for name, value in row.items() if value is not OUT}
    terms: tuple[Tree, ...] = tuple(
        If(Const(value=row.get(name) is not OUT), Input(name), Const(OUT)) for name in NAMES
    )
    laying = Laying(dict.fromkeys(NAMES, domain))
    cell = lay(Pick(choice, terms), laying)
    columns = columns_of(answered, laying.domains, laying.codes)
    expected = compile_tree(Pick(choice, terms))(dict(answered))
    assert value_of(cell, columns, laying.codes, {}) == expected


def test_tests_that_hold_are_counted() -> None:
    count = counted((flag("a"), flag("b"), YES))
    assert work_out(count, {"a": True, "b": False}, {}) == 2
