"""From answers as people give them to the values of a record, strictly.

An answer that the tool does not allow is refused with the question and what is wanted; the answer
itself is never repeated, as it may be personal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import TypeAlias

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.fit import FittedQuestion
from qa_framework.definitions import Fact, Question
from qa_framework.definitions.base import NUMBER_FORM
from qa_framework.expressions.values import Known, lowest_form
from qa_framework.problems import Error, suggest
from qa_framework.scoring.explain.numbers import exact

Accept: TypeAlias = Callable[[object], Known | None]
"""Takes an answer and gives its value, or None for a blank; raises ``ValueError`` with what is
wanted."""

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UNWRITABLE = re.compile("[\0\ud800-\udfff]")
MOST_DIGITS = 18


@frozen
class Rejection:
    """An answer that the tool does not allow.

    Attributes:
        name: The question, fact or measure.
        reason: What is wanted.
    """

    name: str
    reason: str

    def __str__(self) -> str:
        return f"`{self.name}`: {self.reason}"


class InvalidAnswers(Error, ValueError):  # noqa: N818 - what is raised is a verdict
    """Answers that the tool does not allow, all at once; nothing was scored.

    Attributes:
        rejections: What is wrong with each; never the answer itself.
    """

    def __init__(self, rejections: Iterable[Rejection]) -> None:
        self.rejections = tuple(rejections)
        super().__init__("; ".join(map(str, self.rejections)))


def accept_question(found: FittedQuestion, extensions: Extensions = NO_EXTENSIONS) -> Accept:
    """Make what takes the answers to a question."""
    if found.scale is None:
        return accept_item(found.question, found.base, extensions)
    if found.scale.levels:
        return _accept_level(found.scale)
    return _accept_scale_number(found.scale)


def accept_item(item: Fact | Question, base: str, extensions: Extensions = NO_EXTENSIONS) -> Accept:
    """Make what takes the answers to a fact, or to a question that is not on a scale.

    Args:
        item: The fact or question.
        base: The core type of its answers.
        extensions: What plugins add; a type of theirs may refuse what its base takes.
    """
    narrower = extensions.question_types.get(item.type or "")
    accept = ACCEPT[base](item)
    if narrower is None:
        return accept

    def accept_narrowly(answer: object) -> Known | None:
        value = accept(answer)
        if value is not None:
            is_day = base == "date" and isinstance(value, int)
            narrower.accept(date.fromordinal(value) if is_day else value)  # type: ignore[arg-type]  # a day number
        return value

    return accept_narrowly


def _accept_level(scale: AnswerScale) -> Accept:
    words = (*scale.levels, *scale.effects)
    table: dict[object, str] = {word: word for word in words}
    numbered = {int(word): word for word in scale.levels if word.isdigit()}

    def accept(answer: object) -> str | None:
        if isinstance(answer, str):
            found = table.get(answer)
            if found is not None or not answer:
                return found
        if answer is None:
            return None
        if not isinstance(answer, bool) and isinstance(answer, Integral) and answer in numbered:
            return numbered[int(answer)]
        raise ValueError(_wanted(words, answer))

    return accept


def _wanted(words: Iterable[str], answer: object) -> str:
    words = tuple(words)
    wanted = f"wanted one of {', '.join(f'`{word}`' for word in words)}"
    near = suggest(answer, words) if isinstance(answer, str) else None
    return f"{wanted}; did you mean `{near}`?" if near else wanted


def _accept_scale_number(scale: AnswerScale) -> Accept:
    low = scale.interval.low if scale.range else None
    high = scale.interval.high if scale.range else None

    def accept(answer: object) -> Known | None:
        if isinstance(answer, str) and answer in scale.effects:
            return answer
        number = _number(answer)
        if number is None:
            return None
        outside = (low is not None and number < low) or (high is not None and number > high)
        if outside or (scale.step and ((number - (low or 0)) / scale.step).denominator != 1):
            raise ValueError(_wanted_range(low, high, scale.step))
        return lowest_form(number)

    return accept


def _number(answer: object) -> Fraction | None:
    if answer is None or (isinstance(answer, str) and not answer):
        return None
    if isinstance(answer, Integral) and not isinstance(answer, bool):
        answer = int(answer)  # those of other libraries may overflow
    if isinstance(answer, bool) or not isinstance(answer, int | Decimal | Fraction | str):
        hint = "; give a whole number or a Decimal" if isinstance(answer, float) else ""
        raise ValueError(f"wanted a number{hint}")  # noqa: TRY004 - what is raised is a verdict
    if isinstance(answer, str) and not NUMBER_FORM.match(answer):
        raise ValueError("wanted a number such as 12 or 2.5")
    if isinstance(answer, Decimal) and not answer.is_finite():
        raise ValueError("wanted a number that is finite")
    if _is_long(answer):
        raise ValueError(f"wanted a number of at most {MOST_DIGITS} digits")
    number = Fraction(answer)
    if max(abs(number.numerator), number.denominator) >= 10**MOST_DIGITS:
        raise ValueError(f"wanted a number of at most {MOST_DIGITS} digits")
    return number


def _is_long(answer: int | Decimal | Fraction | str) -> bool:
    """Tell a number that would be costly to write out, before anybody does."""
    if isinstance(answer, str):
        return len(answer) > MOST_DIGITS + len("-.")
    if isinstance(answer, Decimal):
        exponent = answer.as_tuple().exponent
        return abs(answer.adjusted()) >= MOST_DIGITS or abs(int(exponent)) > MOST_DIGITS
    return False


def _accept_number(item: Fact | Question) -> Accept:
    allowed = frozenset(item.one_of)

    def accept(answer: object) -> Known | None:
        number = _number(answer)
        if number is None:
            return None
        if allowed and number not in allowed:
            raise ValueError(f"wanted one of {', '.join(map(exact, item.one_of))}")
        if (item.least is not None and number < item.least) or (
            item.most is not None and number > item.most
        ):
            raise ValueError(_wanted_range(item.least, item.most, item.step))
        if item.step is not None and ((number - (item.least or 0)) / item.step).denominator != 1:
            raise ValueError(_wanted_range(item.least, item.most, item.step))
        return lowest_form(number)

    return accept


def _wanted_range(low: Fraction | None, high: Fraction | None, step: Fraction | None) -> str:
    """Say which numbers are wanted.

    >>> _wanted_range(Fraction(0), Fraction(10), Fraction(1, 2))
    'wanted a number from 0 to 10 in steps of 0.5'
    """
    steps = "" if step is None else f" in steps of {exact(step)}"
    if low is not None and high is not None:
        return f"wanted a number from {exact(low)} to {exact(high)}{steps}"
    least = "" if low is None else f" of at least {exact(low)}"
    most = "" if high is None else f" of at most {exact(high)}"
    return f"wanted a number{least}{most}{steps}"


def _accept_choice(item: Fact | Question) -> Accept:
    options = {option: option for option in item.options}

    def accept(answer: object) -> str | None:
        if isinstance(answer, str) and answer in options:
            return options[answer]
        if answer is None or answer == "":
            return None
        raise ValueError(_wanted(options, answer))

    return accept


def _accept_choices(item: Fact | Question) -> Accept:
    options = frozenset(item.options)

    def accept(answer: object) -> frozenset[str] | None:
        if answer is None or answer == "":
            return None
        if isinstance(answer, str):
            answer = [each.strip() for each in answer.split(";")]
        if not isinstance(answer, Iterable):
            raise ValueError(_wanted(item.options, answer))  # noqa: TRY004 - as above
        listed = list(answer)
        if not all(isinstance(each, str) for each in listed):
            raise ValueError(_wanted(item.options, None))
        given = frozenset(listed)
        if not given:
            return None
        if not given <= options:
            stray = next(iter(given - options))
            raise ValueError(f"{_wanted(item.options, stray)}, several separated by `;`")
        return given

    return accept


def _accept_date(_: Fact | Question) -> Accept:
    return accept_date


def accept_date(answer: object) -> int | None:
    """Take a date, or its ISO text, and give its day number."""
    if answer is None or (isinstance(answer, str) and not answer):
        return None
    if isinstance(answer, date) and not isinstance(answer, datetime):
        return answer.toordinal()
    if isinstance(answer, str) and ISO_DATE.match(answer):
        try:
            return date.fromisoformat(answer).toordinal()
        except ValueError:
            raise ValueError("wanted a day that exists") from None
    raise ValueError("wanted a date such as 2026-05-04")


def _accept_text(_: Fact | Question) -> Accept:
    def accept(answer: object) -> str | None:
        if answer is None or answer == "":
            return None
        if not isinstance(answer, str):
            raise ValueError("wanted text")  # noqa: TRY004 - as above
        if UNWRITABLE.search(answer):
            raise ValueError("wanted text without characters that cannot be stored")
        return answer

    return accept


def _accept_yes_no(_: Fact | Question) -> Accept:
    words = {"yes": True, "no": False}

    def accept(answer: object) -> bool | None:
        if answer is None or isinstance(answer, bool):
            return answer
        if isinstance(answer, str) and (not answer or answer in words):
            return words.get(answer)
        raise ValueError("wanted `yes` or `no`")

    return accept


ACCEPT: Mapping[str, Callable[[Fact | Question], Accept]] = {
    "number": _accept_number,
    "choice": _accept_choice,
    "choices": _accept_choices,
    "date": _accept_date,
    "text": _accept_text,
    "yes_no": _accept_yes_no,
}
