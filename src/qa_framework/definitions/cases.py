"""Cases and claims: worked examples of a tool, and what must hold for every audit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - `date` is a field here

from attrs import Factory, frozen

from qa_framework.definitions.base import Model, Text, Token
from qa_framework.expressions.syntax import Expr

Plain = str | tuple[object, ...] | Mapping[str, object]
"""What a case expects, as it was written: text, lists and maps."""


@frozen(kw_only=True)
class Departed(Model):
    """A grade that a person gives instead of the suggested one.

    Attributes:
        grade: The level given.
        role: The role of the person.
        reason: Why.
    """

    grade: Token
    role: str | None = None
    reason: str | None = None


@frozen(kw_only=True)
class Case(Model):
    """A worked example.

    Attributes:
        name: A sentence that says what it shows.
        perspective: Whose response it is; the lead's unless said.
        date: The date of the response.
        about: Facts of the case.
        answers: Question to answer; `all: <level>` first sets every scaled question that applies,
            is asked of the perspective and has that level; `unanswered` leaves one blank.
        departures: Measure to the grade a person gave.
        expect: What must come out.
    """

    name: str
    perspective: str | None = None
    date: Day | None = None
    about: Mapping[str, Token | tuple[Token, ...]] = Factory(dict)
    answers: Mapping[str, Token | tuple[Token, ...]] = Factory(dict)
    departures: Mapping[str, Departed | Mapping[str, Departed]] = Factory(dict)
    expect: Mapping[str, Plain]


@frozen(kw_only=True)
class CaseFile(Model):
    """Cases that stand in a file of their own, `<id>.cases.yaml`, beside the tool.

    Attributes:
        cases: The worked examples.
        claims: What must hold for every audit.
    """

    cases: tuple[Case, ...] = ()
    claims: tuple[Claim, ...] = ()


@frozen(kw_only=True)
class Claim(Model):
    """What must hold for every audit: exactly one of `never` and `improves`.

    Attributes:
        never: A condition that no audit may meet.
        improves: A measure that a better answer never makes worse.
        because: Why.
    """

    never: Expr | None = None
    improves: str | None = None
    because: Text | None = None


@frozen(kw_only=True)
class Waiver(Model):
    """A standing question that a rubric answers with no, and why that is right.

    Attributes:
        improves: The measure for which a better answer may make the result worse.
        because: Why.
    """

    improves: str
    because: Text
