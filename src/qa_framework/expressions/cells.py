"""What a tree comes to in a row: whether it is known, whether it is out, and what it is.

The three states are two tests, and nothing is left to what an engine makes of null. What a value is
counts only where it is known; elsewhere it is some value of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from qa_framework.expressions.folding import (
    NO,
    YES,
    among,
    every,
    holds,
    opposite,
    some,
    when,
    whole,
)
from qa_framework.expressions.integers import Int, Test
from qa_framework.expressions.ratios import Ratio, chosen, exactly, of_whole

UNGIVEN, NO_WORD = -1, 0
"""The codes of a word: nothing was given; what was given is a number, or free text."""


@frozen
class Truth:
    """Yes or no.

    Attributes:
        holds: That it is yes; never where it is not known.
    """

    holds: Test


@frozen
class Word:
    """One of several words.

    Attributes:
        code: Its number.
        text: The answer in free text that it is; empty where it is none.
    """

    code: Int
    text: str = ""


@frozen
class Options:
    """Several of several words: for each, whether it is among them."""

    has: Mapping[str, Test] = field(eq=dict)


@frozen
class Mixed:
    """A number, or a word that says why there is none.

    Attributes:
        code: The number of the word; `NO_WORD` where it is a number.
        number: The number.
    """

    code: Int
    number: Ratio


Payload: TypeAlias = Ratio | Truth | Word | Options | Mixed | None


@frozen
class Cell:
    """What a tree comes to.

    Attributes:
        known: That it has a value.
        out: That it is out; never where it is known.
        value: What it is; None where it never has one.
    """

    known: Test
    out: Test
    value: Payload

    @property
    def unknown(self) -> Test:
        """Make the test that it is unknown."""
        return every((opposite(self.known), opposite(self.out)))

    @property
    def told(self) -> Test:
        """Make the test that it is not unknown."""
        return some((self.known, self.out))


class NotLaid(Exception):  # noqa: N818 - it says what became of a tree
    """A tree that cannot be laid in whole numbers, and why."""


def known(value: Payload) -> Cell:
    """Make a cell that always has a value."""
    return Cell(YES, NO, value)


def truth(known_: Test, is_so: Test) -> Cell:
    """Make a truth that is never out."""
    return Cell(known_, NO, Truth(every((known_, is_so))))


def number_of(cell: Cell) -> Ratio:
    """Give the number that a cell is; yes is 1 and no is 0, as everywhere.

    Raises:
        NotLaid: It is no number.
    """
    match cell.value:
        case None:
            return exactly(0)
        case Truth(holds=is_so):
            return of_whole(when(is_so, whole(1), whole(0)))
        case Mixed(_, number) | (Ratio() as number):
            return number
        case _:
            raise NotLaid("a word stands where a number is wanted")


def holds_in(cell: Cell) -> Test:
    """Make the test that a truth is known and holds.

    Raises:
        NotLaid: It is no truth.
    """
    match cell.value:
        case None:
            return NO
        case Truth(holds=is_so):
            return is_so
        case Ratio(top=top):
            return every((cell.known, opposite(holds("==", top, whole(0)))))
        case _:
            raise NotLaid("a word stands where a truth is wanted")


def joined(test: Test, then: Payload, otherwise: Payload) -> Payload:
    """Choose between two values; a value that is not there gives way to the other."""
    if then is None or otherwise is None or then == otherwise:
        return otherwise if then is None else then
    match then, otherwise:
        case Truth(holds=one), Truth(holds=other):
            return Truth(some((every((test, one)), every((opposite(test), other)))))
        case Word(one, text), Word(other, other_text):
            return Word(when(test, one, other), text if text == other_text else "")
        case Options(one), Options(other):
            return Options(
                {
                    each: some((every((test, has)), every((opposite(test), other[each]))))
                    for each, has in one.items()
                }
            )
        case Mixed() | Word(), Mixed() | Word() | Ratio():
            return _mixed(test, then, otherwise)
        case Ratio(), Mixed() | Word():
            return _mixed(test, then, otherwise)
        case _:
            return chosen(test, number_of(known(then)), number_of(known(otherwise)))


def _mixed(test: Test, then: Payload, otherwise: Payload) -> Mixed:
    one, other = _as_mixed(then), _as_mixed(otherwise)
    return Mixed(when(test, one.code, other.code), chosen(test, one.number, other.number))


def _as_mixed(value: Payload) -> Mixed:
    match value:
        case Mixed():
            return value
        case Word(code):
            return Mixed(code, exactly(0))
        case _:
            return Mixed(whole(NO_WORD), number_of(known(value)))


def settled(known_: Test, out: Test, value: Payload) -> Cell:
    """Make a cell of a value that may be yes where it is not known."""
    if isinstance(value, Truth):
        return Cell(known_, out, Truth(every((known_, value.holds))))
    return Cell(known_, out, value)


def code_of(cell: Cell) -> Int | None:
    """Give the code of the word that a cell is; None where it is never a word."""
    match cell.value:
        case Word(code) | Mixed(code, _):
            return code
        case _:
            return None


def is_word(cell: Cell, codes: frozenset[int]) -> Test:
    """Make the test that a cell is one of these words."""
    code = code_of(cell)
    return NO if code is None else every((cell.known, among(code, codes)))


def is_number(cell: Cell) -> Test:
    """Make the test that a cell is a number."""
    match cell.value:
        case Mixed(code, _):
            return every((cell.known, holds("==", code, whole(NO_WORD))))
        case Word() | Options():
            return NO
        case _:
            return cell.known
