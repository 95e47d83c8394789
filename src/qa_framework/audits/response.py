"""What one perspective answered, and the grades that a person gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day  # noqa: N812 - `date` is a field here
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import Factory, frozen

Answer: TypeAlias = str | int | bool | Decimal | Fraction | Day | Iterable[str] | None
"""A level or an absence by id, a number, a date, a text, yes or no, options; None for a blank."""


@frozen(kw_only=True)
class Departure:
    """A grade that a person gives instead of the suggested one.

    Attributes:
        grade: The level given, by id.
        role: The role of the person.
        reason: Why; never shown in an error or a log.
    """

    grade: str
    role: str | None = None
    reason: str | None = None


@frozen(kw_only=True)
class Response:
    """The answers of one perspective to one tool.

    Attributes:
        answers: Question id to answer; a question that is not there is unanswered.
        about: Facts of the case.
        date: The stated date of the response, which conditions see as `audit.date`.
        perspective: Whose response it is; the lead's where it is None.
        departures: Measure id to the grade a person gave.
    """

    answers: Mapping[str, Answer] = Factory(dict)
    about: Mapping[str, Answer] = Factory(dict)
    date: Day | None = None
    perspective: str | None = None
    departures: Mapping[str, Departure] = Factory(dict)
