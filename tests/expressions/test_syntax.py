from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest
from attrs.exceptions import FrozenInstanceError

from qa_framework.expressions.syntax import (
    And,
    Arithmetic,
    Call,
    Compare,
    Has,
    In,
    Literal,
    Name,
    Or,
    conjunction,
    disjunction,
)
from qa_framework.problems import Source, Span

A, B, C = Name("a"), Name("b"), Name("c")


def test_a_node_is_equal_wherever_it_stands() -> None:
    there = Span(Source("tool.yaml", "a"), 1, 1, 2)
    assert Name("a", span=there) == A
    assert hash(Name("a", span=there)) == hash(A)
    assert repr(Name("a", span=there)) == "Name(id='a')"


def test_a_number_is_not_its_text() -> None:
    assert Literal(Fraction(2)) != Literal("2")


def test_nodes_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        A.id = "b"  # type: ignore[misc]  # that is what is tested


@pytest.mark.parametrize("word", ["", "a.b.c", "1a", "_a", "a b", "and", "é", "a.", "a\n"])
def test_what_is_no_name_is_refused(word) -> None:
    with pytest.raises(ValueError, match="no name"):
        Name(word)


@pytest.mark.parametrize("value", [1, 1.5, True, None, datetime(2026, 1, 1)])  # noqa: DTZ001 - refused
def test_a_literal_is_text_an_exact_number_or_a_date(value) -> None:
    with pytest.raises(TypeError, match="a literal is"):
        Literal(value)


@pytest.mark.parametrize("value", ["a\nb", Fraction(1, 3), Fraction(10**18)])
def test_a_literal_that_cannot_be_written_is_refused(value) -> None:
    with pytest.raises(ValueError, match=r"quoted text|18 digits"):
        Literal(value)


def test_a_conjunction_in_a_conjunction_is_one() -> None:
    assert conjunction([A, conjunction([B, C])]) == And((A, B, C))
    assert conjunction([A, disjunction([B, C])]) == And((A, Or((B, C))))
    assert conjunction([A]) == A


def test_a_disjunction_in_a_disjunction_is_one() -> None:
    assert disjunction([disjunction([A, B]), C]) == Or((A, B, C))
    assert disjunction([A]) == A


@pytest.mark.parametrize(
    "make",
    [
        lambda: And((A,)),
        lambda: And((A, And((B, C)))),
        lambda: Or((A,)),
        lambda: Or((A, Or((B, C)))),
        lambda: conjunction([]),
        lambda: disjunction([]),
        lambda: Compare(A, ()),
        lambda: Compare(A, (("=", B),)),  # type: ignore[arg-type]  # that is what is tested
        lambda: In(A, ()),
        lambda: Arithmetic("**", A, B),  # type: ignore[arg-type]  # as above
        lambda: Call("a.b.c"),
        lambda: Call("date", (Literal("2026-01-31"),)),
        lambda: Call("f", (), (("at-most", Literal("x")),)),
        lambda: Call("f", (), (("in", Literal("x")), ("in", Literal("y")))),
    ],
)
def test_a_node_that_no_text_could_give_is_refused(make) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()


def test_an_option_is_text() -> None:
    with pytest.raises(TypeError, match="an option is text"):
        Has(Literal(Fraction(1)), A)
