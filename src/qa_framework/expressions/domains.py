"""What can be answered under each name, and the columns in which an engine is given it.

Whoever fills the columns (`scoring/frames.py`) and whoever reads them (`laying.py`) agree here.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from attrs import Factory, define, frozen

from qa_framework.expressions.cells import (
    NO_WORD,
    UNGIVEN,
    Cell,
    Mixed,
    Options,
    Truth,
    Word,
)
from qa_framework.expressions.folding import NO, column, every, flag, holds, whole
from qa_framework.expressions.integers import MOST_VALUES, Int, Span, Test
from qa_framework.expressions.ratios import Ratio, ratio

ANY_CODE: Final = 2**31


@frozen
class Words:
    """Answers that are words; `free` where they can be any others too."""

    words: tuple[str, ...]
    free: bool = False


@frozen
class Numbers:
    """Answers that are numbers.

    Attributes:
        low: The least; None where it has no bound.
        high: The greatest.
        unit: Every answer is a multiple of one over this, and so are both ends.
        words: Answers that say why there is no number.
    """

    low: Fraction | None
    high: Fraction | None
    unit: int = 1
    words: tuple[str, ...] = ()


@frozen
class Truths:
    """Answers that are yes or no."""


@frozen
class Choices:
    """Answers that are any number of several options."""

    options: tuple[str, ...]


Domain: TypeAlias = Words | Numbers | Truths | Choices
"""What answers under a name can be."""


def given_flag(name: str) -> str:
    """Name the flag that something was answered."""
    return f"{name}|given"


def holds_flag(name: str) -> str:
    """Name the flag that the answer is yes."""
    return f"{name}|holds"


def option_flag(name: str, option: str) -> str:
    """Name the flag that an option is among those that were answered."""
    return f"{name}|has|{option}"


def word_column(name: str) -> str:
    """Name the column with the code of the word that was answered."""
    return f"{name}|word"


def number_column(name: str) -> str:
    """Name the column with the number that was answered, times the unit of its domain."""
    return f"{name}|number"


@define
class Codes:
    """The numbers of words, given out as words are met; the same word always has the same."""

    _codes: dict[str, int] = Factory(dict)

    def of(self, word: str) -> int:
        """Give the number of a word."""
        return self._codes.setdefault(word, NO_WORD + 1 + len(self._codes))

    @property
    def words(self) -> Mapping[str, int]:
        """Give the number of each word that was met."""
        return self._codes


def read_answer(name: str, domain: Domain, codes: Codes) -> Cell:
    """Make the cell of what was answered under a name; it is never out."""
    given = flag(given_flag(name))
    match domain:
        case Words(words, free):
            span = Span(UNGIVEN, ANY_CODE) if free else _code_span(words, codes)
            code = column(word_column(name), span)
            return Cell(_has_code(code), NO, Word(code, name if free else ""))
        case Numbers(words=words):
            if not words:
                return Cell(given, NO, _number(name, domain))
            span = _code_span(words, codes, NO_WORD)
            code = column(word_column(name), span)
            return Cell(_has_code(code), NO, Mixed(code, _number(name, domain)))
        case Truths():
            return Cell(given, NO, Truth(every((given, flag(holds_flag(name))))))
        case Choices(options):
            has = {each: every((given, flag(option_flag(name, each)))) for each in options}
            return Cell(given, NO, Options(has))
        case _:
            assert_never(domain)


def _code_span(words: tuple[str, ...], codes: Codes, *others: int) -> Span:
    return Span.of((UNGIVEN, *others, *map(codes.of, words)))


def _has_code(code: Int) -> Test:
    return holds(">", code, whole(UNGIVEN))


def _number(name: str, domain: Numbers) -> Ratio:
    low = None if domain.low is None else int(domain.low * domain.unit)
    high = None if domain.high is None else int(domain.high * domain.unit)
    span = Span(low, high)
    if low is not None and high is not None and high - low < MOST_VALUES:
        span = Span.of(range(low, high + 1))
    return ratio(column(number_column(name), span), whole(domain.unit))
