"""The parts of the record of a draw: plain values, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen


@frozen(kw_only=True)
class Pinned:
    """A definition as it was when the draw was made.

    Attributes:
        id: Its id.
        version: Its version.
        digest: Its digest; another content has another.
    """

    id: str
    version: str
    digest: str


@frozen(kw_only=True)
class ListColumn:
    """A column of the list that the plan reads.

    Attributes:
        id: What the plan calls it.
        heading: What stands above it.
        type: What stands in it: `choice`, `choices`, `number`, `date`, `text` or `yes_no`.
        options: Option to label, for choices.
    """

    id: str
    heading: str
    type: str
    options: Mapping[str, str]


@frozen(kw_only=True)
class ListOfCases:
    """The list that cases were drawn from, as far as is needed to know it again.

    Attributes:
        size: How many cases it has.
        digest: A digest (SHA-256) of its references and of what the plan reads, the same for any
            order of the rows.
        case: The heading of the column that names a case.
        columns: The other columns that the plan reads.
        marks: For lists of up to 10,000 cases: a keyed mark of each reference, to a mark of its row,
            which tell what is new, gone or changed; null for longer lists.
    """

    size: int
    digest: str
    case: str
    columns: tuple[ListColumn, ...]
    marks: Mapping[str, str] | None


@frozen(kw_only=True)
class Stratum:
    """A part of the cases from which so many are chosen; all cases where there are no strata.

    Attributes:
        values: What its cases have in the columns that make strata; empty where there are none.
        size: How many cases it holds when exclusions are made.
        chosen: How many of them are chosen.
    """

    values: tuple[str, ...]
    size: int
    chosen: int


@frozen(kw_only=True)
class Chosen:
    """A case that is looked at.

    Attributes:
        case: Its reference.
        stratum: The values of its stratum.
        reason: Why it was chosen, where somebody chose it by hand.
    """

    case: str
    stratum: tuple[str, ...]
    reason: str | None = None


@frozen(kw_only=True)
class Spare:
    """A case that takes the place of the next one of its stratum that has to be replaced.

    Attributes:
        case: Its reference.
        stratum: The values of its stratum.
    """

    case: str
    stratum: tuple[str, ...]


@frozen(kw_only=True)
class Excluded:
    """What a rule of the plan did.

    Attributes:
        rule: The id of the rule.
        because: Why there is such a rule.
        cases: The cases that it keeps out, sorted.
        cannot_tell: The cases kept out because it cannot be told whether the rule holds.
        kept: The cases left in although it cannot be told.
    """

    rule: str
    because: str
    cases: tuple[str, ...]
    cannot_tell: tuple[str, ...]
    kept: tuple[str, ...]


@frozen(kw_only=True)
class Replaced:
    """A case that was chosen and could not be looked at.

    Attributes:
        case: Its reference.
        replacement: The case that took its place.
        reason: Why.
        by: The role of whoever decided it.
        date: The stated day.
    """

    case: str
    replacement: str
    reason: str
    by: str
    date: date
