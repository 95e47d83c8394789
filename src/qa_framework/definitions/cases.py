"""Cases and claims: worked examples of a tool, and what must hold for every audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day  # noqa: N812 - `date` is a field here

from attrs import Factory, evolve, frozen

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
        like: The name of a case that stands before it, whose perspective, date, facts and answers
            it has too, except where it says otherwise.
        perspective: Whose response it is; the lead's unless said.
        date: The date of the response.
        about: Facts of the case; `unanswered` leaves one blank.
        answers: Question to answer; `all: <level>` first sets every scaled question that applies,
            is asked of the perspective and has that level; `unanswered` leaves one blank.
        departures: Measure to the grade a person gave.
        expect: What must come out.
    """

    name: str
    like: str | None = None
    perspective: str | None = None
    date: Day | None = None
    about: Mapping[str, Token | tuple[Token, ...]] = Factory(dict)
    answers: Mapping[str, Token | tuple[Token, ...]] = Factory(dict)
    departures: Mapping[str, Departed | Mapping[str, Departed]] = Factory(dict)
    expect: Mapping[str, Plain]


def whole_case(case: Case, cases: Iterable[Case]) -> Case:
    """Give a case all that it takes over from the earlier one it is `like`, and from those behind.

    What a person gave instead of a grade, and what is expected, is never taken over.

    Args:
        case: One of the cases.
        cases: All cases of the tool, in order; only those before the case are looked at.
    """
    earlier: dict[str, Case] = {}
    for each in cases:
        if each.name == case.name:
            break
        earlier.setdefault(each.name, each)
    line = [case]
    while (like := line[-1].like) is not None and like in earlier:
        line.append(earlier.pop(like))
    oldest_first = line[::-1]
    return evolve(
        case,
        like=None,
        perspective=next((each.perspective for each in line if each.perspective is not None), None),
        date=next((each.date for each in line if each.date is not None), None),
        about={name: value for each in oldest_first for name, value in each.about.items()},
        answers={name: value for each in oldest_first for name, value in each.answers.items()},
    )


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
