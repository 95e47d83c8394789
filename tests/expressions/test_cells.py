"""Cells: two tests for the state, a value of some kind; what cannot be laid is said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.expressions.cells import (
    Cell,
    Mixed,
    NotLaid,
    Options,
    Truth,
    Word,
    holds_in,
    is_number,
    is_word,
    joined,
    known,
    number_of,
    settled,
    truth,
)
from qa_framework.expressions.folding import NO, YES, every, flag, when, whole
from qa_framework.expressions.ratios import exactly

A, B = flag("a"), flag("b")
MIXED = Mixed(whole(0), exactly(3))


def test_what_is_neither_known_nor_out_is_unknown() -> None:
    assert (Cell(YES, NO, None).unknown, Cell(NO, YES, None).unknown) == (NO, NO)
    assert (Cell(NO, NO, None).unknown, Cell(NO, YES, None).told) == (YES, YES)


def test_a_truth_never_holds_where_it_is_not_known() -> None:
    assert truth(A, B).value == settled(A, NO, Truth(B)).value == Truth(every((A, B)))


def test_yes_is_1_and_no_is_0() -> None:
    assert number_of(known(Truth(A))).top == when(A, whole(1), whole(0))
    assert holds_in(known(exactly(1))) == YES


def test_a_word_is_neither_a_number_nor_a_truth() -> None:
    for read in (number_of, holds_in):
        with pytest.raises(NotLaid):
            read(known(Word(whole(1))))


def test_a_value_that_is_not_there_gives_way_to_the_other() -> None:
    assert joined(A, None, exactly(1)) == joined(A, exactly(1), None) == exactly(1)


def test_words_numbers_and_options_are_chosen_between() -> None:
    assert joined(A, Word(whole(1)), Word(whole(2))) == Word(when(A, whole(1), whole(2)))
    assert joined(A, exactly(3), Word(whole(2))) == Mixed(
        when(A, whole(0), whole(2)), number_of(known(joined(A, exactly(3), exactly(0))))
    )
    assert isinstance(joined(A, Word(whole(1)), exactly(3)), Mixed)
    assert joined(A, MIXED, exactly(3)) == MIXED
    assert joined(A, Options({"x": YES}), Options({"x": NO})) == Options({"x": A})
    assert joined(A, Truth(YES), exactly(0)).top == when(A, whole(1), whole(0))


def test_a_number_that_may_be_a_word_is_asked_which_it_is() -> None:
    assert (is_number(known(MIXED)), is_word(known(MIXED), frozenset({1}))) == (YES, NO)
    assert (is_number(known(exactly(1))), is_word(known(exactly(1)), frozenset({1}))) == (YES, NO)
    assert is_number(known(Word(whole(1)))) == NO
    assert number_of(known(MIXED)) == exactly(Fraction(3))
