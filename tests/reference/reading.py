"""How one answer is read, and what it is worth (language page, 3, 4 and 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.reference.definitions import Question, is_yes
from tests.reference.exact import number
from tests.reference.states import Level, Scale, Value

BLANKS = (None, "", "unanswered")


@dataclass(frozen=True)
class Reading:
    """An answer as read: "blank", "invalid", "absence" or "value"."""

    kind: str
    value: Value | None = None
    absence: str | None = None


BLANK = Reading("blank")
INVALID = Reading("invalid")


def read_number(question: Question, written: object) -> Reading:
    """Read a number within `least`, `most`, `step` and `one_of`, or a numeric scale's range."""
    try:
        value = number(written)
    except (TypeError, ValueError, ZeroDivisionError):
        return INVALID
    low, high, step = question.least, question.most, question.step
    if question.scale:
        low, high, step = question.scale.low, question.scale.high, question.scale.step
    fits = (
        (low is None or value >= low)
        and (high is None or value <= high)
        and (step is None or (value - (low or 0)) % step == 0)
        and (not question.one_of or value in question.one_of)
    )
    return Reading("value", value) if fits else INVALID


def read_scale_answer(question: Question, written: object) -> Reading:
    """Read a level, an absence, or a number of a numeric scale (3)."""
    scale = scale_used(question)
    if str(written) in dict(scale.absences):
        return Reading("absence", absence=str(written))
    if not scale.levels:
        return read_number(question, written)
    if str(written) in scale.levels:
        return Reading("value", Level(scale, str(written), question.reverse))
    return INVALID


def read_date(_: Question, written: object) -> Reading:
    """Read a date, or the ISO text of one."""
    try:
        return Reading(
            "value", written if isinstance(written, date) else date.fromisoformat(str(written))
        )
    except ValueError:
        return INVALID


def read_choice(question: Question, written: object) -> Reading:
    """Read one of the options."""
    return Reading("value", str(written)) if str(written) in question.options else INVALID


def read_choices(question: Question, written: Any) -> Reading:
    """Read a set of options; text separates them by `;` (7)."""
    named = written.split(";") if isinstance(written, str) else [str(option) for option in written]
    chosen = frozenset(named)
    return Reading("value", chosen) if chosen <= question.options else INVALID


def read_yes_no(_: Question, written: object) -> Reading:
    """Read a truth."""
    known = written in ("yes", "no") or isinstance(written, bool)
    return Reading("value", is_yes(written)) if known else INVALID


def read_text(_: Question, written: object) -> Reading:
    """Read a text."""
    return Reading("value", str(written))


READERS = {
    "scale": read_scale_answer,
    "number": read_number,
    "date": read_date,
    "choice": read_choice,
    "choices": read_choices,
    "yes_no": read_yes_no,
    "text": read_text,
}


def scale_used(question: Question) -> Scale:
    """Give the scale of a question that must have one."""
    if question.scale is None:
        raise ValueError(f"{question.id} has no scale")
    return question.scale


def read_answer(question: Question, written: object) -> Reading:
    """Read an answer; nothing, empty text, `unanswered` and an empty set are blank."""
    if question.type == "choices" and not written:
        return BLANK
    if written is None or (isinstance(written, str) and written in BLANKS):
        return BLANK
    return READERS[question.type](question, written)


def points_of(question: Question, value: Value) -> Fraction | None:
    """Give the points of an answer: a level's, or the number itself, reversed if it says so (3)."""
    if isinstance(value, Level):
        return value.points
    if not isinstance(value, Fraction):
        return None
    low, high = question.lowest_points, question.highest_points
    if question.reverse and low is not None and high is not None:
        return low + high - value
    return value


def named_answer(question: Question, written: object) -> Value:
    """Read a level id, or a number of a numeric scale, that a definition names."""
    scale = question.scale
    if scale is not None and scale.levels:
        return Level(scale, str(written), question.reverse)
    return number(written)


def worst_answer(question: Question) -> Value | None:
    """Take the worst that a question could be answered; None where a number has no bound there.

    `{count_as: lowest}` is read as this (see INTERPRETATIONS).
    """
    scale = question.scale
    upward = question.better == "higher"
    if scale is not None and scale.levels:
        return Level(scale, scale.levels[0 if upward else -1], question.reverse)
    return question.lowest_points if upward else question.highest_points


def counted_as(question: Question, policy: object) -> Value | None:
    """Find what an unanswered question counts as under `{count_as: …}`; None if nothing (5.4)."""
    if not isinstance(policy, Mapping) or "count_as" not in policy:
        return None
    wanted = policy["count_as"]
    if wanted == "lowest":
        return worst_answer(question)
    scale = question.scale
    if scale is None or scale.id not in wanted:
        return None
    return named_answer(question, wanted[scale.id])
