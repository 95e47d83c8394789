"""Sampling plans: which cases are looked at, how many, and what keeps a case out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NewType

from attrs import field, frozen

from qa_framework.definitions.base import (
    Definition,
    LevelId,
    Model,
    Name,
    Reference,
    Text,
    in_order,
)
from qa_framework.definitions.tool import Fact
from qa_framework.expressions.syntax import Expr

Choose = Literal["simple_random", "stratified", "systematic", "every_case", "by_hand"]
"""The ways of choosing cases."""
Shares = Literal["proportional", "equal"]
"""How a sample is shared out among strata."""
CannotTell = Literal["refuse", "keep", "exclude"]
"""What becomes of a case of which it cannot be told whether it is excluded."""

Percent = NewType("Percent", Fraction)
"""A share between 0 and 1 that is written in percent."""

HALF = Percent(Fraction(1, 2))
DRAW_DATE = "draw.date"
"""The name by which conditions ask for the stated date of a draw."""


@frozen
class CaseCount:
    """So many cases.

    Attributes:
        count: How many.
    """

    count: int


@frozen
class CaseShare:
    """A share of the cases that are left when exclusions are made, rounded up.

    Attributes:
        share: Between 0 and 1.
    """

    share: Fraction


@frozen(kw_only=True)
class Precision(Model):
    """As many cases as a wanted precision asks for.

    Attributes:
        confidence: How often the margin is to hold, such as `95 %`.
        margin: How far the share found may be from the true one, in points either way.
        expected: The share that is expected; `50 %`, which asks for most cases, unless said.
    """

    confidence: Percent
    margin: Percent
    expected: Percent = HALF


Size = CaseCount | CaseShare | Precision
"""How many cases a sample has."""


@frozen(kw_only=True)
class Column(Model):
    """A column of the list that cases are drawn from.

    Attributes:
        id: What conditions call it.
        heading: What stands above it in the list; its id unless said.
        type: `choice`, `choices`, `number`, `date`, `text` or `yes_no`.
        options: For `choice` and `choices`: option to label.
    """

    id: Name
    heading: str | None = None
    type: str
    options: Mapping[LevelId, Text] = field(factory=dict, eq=in_order)

    @property
    def title(self) -> str:
        """Give what stands above it in the list."""
        return self.heading if self.heading is not None else self.id

    @property
    def fact(self) -> Fact:
        """Give it as a fact of a case, which conditions can ask about."""
        return Fact(
            place=self.place, id=self.id, ask=self.title, type=self.type, options=self.options
        )


@frozen(kw_only=True)
class Exclusion(Model):
    """A rule that keeps cases out of the sample.

    Attributes:
        id: What the record of a draw calls it.
        when: The condition under which a case is left out.
        cannot_tell: What becomes of a case that lacks what the condition asks about: `refuse` the
            draw until it is known, `keep` the case or `exclude` it, and in both cases say so.
        because: Why; shown with every case that it leaves out.
    """

    id: Name
    when: Expr
    cannot_tell: CannotTell = "refuse"
    because: Text


@frozen(kw_only=True)
class Sampling(Definition):
    """A sampling plan.

    Attributes:
        tool: What the chosen cases are looked at with.
        case: The heading of the column that names a case, always by a pseudonym.
        columns: What other columns of the list mean.
        exclude: What keeps a case out, in the order in which it is asked.
        choose: `simple_random`, `stratified`, `systematic`, `every_case` or `by_hand`.
        by: For `stratified`: the columns whose values make the strata.
        shares: For `stratified`: `proportional` to the size of the strata, or `equal`.
        at_least: For `stratified`: how many of each stratum at least, or all where it has fewer.
        order_by: For `systematic`: the column that puts the list in order; a hash unless said.
        reason: For `by_hand`: the text column that says why a case was chosen.
        size: How many cases: a number, a share such as `10 %`, or a wanted precision.
    """

    tool: Reference | None = None
    case: str
    columns: tuple[Column, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    choose: Choose
    by: tuple[Name, ...] = ()
    shares: Shares | None = None
    at_least: int | None = None
    order_by: Name | None = None
    reason: Name | None = None
    size: Size | None = None

    def column(self, name: str) -> Column:
        """Give the column of an id.

        Raises:
            KeyError: There is none.
        """
        return {each.id: each for each in self.columns}[name]
