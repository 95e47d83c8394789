"""The one tree to which tools and rubrics are lowered, and which every engine reads.

A closed set of frozen nodes over plain values: levels are ranks (the lowest is 0), dates are day
numbers (1 January of year 1 is day 1), truths are true and false, numbers are exact. Nothing here knows what a question, a rubric
or a grade is. Each engine is one function with one `match` over `Tree` that ends in
`assert_never`, so that a forgotten node is found by the type checker.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from qa_framework.expressions.values import Number, Order, Sign, Value

Choice = Literal[
    "lowest",
    "highest",
    "middle",
    "lower_middle",
    "upper_middle",
    "most_common_low",
    "most_common_high",
]


@frozen
class Const:
    """A value, or a reason for having none, that is the same for every record."""

    value: Value


@frozen
class Input:
    """What was answered; unknown where the record has nothing under this name."""

    name: str


@frozen
class Ref:
    """The value of an earlier step of the program."""

    name: str


@frozen
class Lookup:
    """What a table says of an answer: the answer itself where the table does not name it."""

    operand: Tree
    table: Mapping[str, Value] | Mapping[int, Value] = field(eq=dict)


@frozen
class Not:
    """The opposite of a truth."""

    operand: Tree


@frozen
class All:
    """Whether all operands hold."""

    operands: tuple[Tree, ...]


@frozen
class Any:
    """Whether one operand holds."""

    operands: tuple[Tree, ...]


@frozen
class Compare:
    """Whether two values stand in an order; `has`: whether a set of options has this one."""

    order: Order
    left: Tree
    right: Tree


@frozen
class OneOf:
    """Whether a value is one of these."""

    operand: Tree
    values: tuple[Value, ...]


@frozen
class Arithmetic:
    """Two numbers added, subtracted, multiplied or divided."""

    sign: Sign
    left: Tree
    right: Tree


@frozen
class If:
    """One value where the test holds, another where it fails, unknown where it is unknown."""

    test: Tree
    then: Tree
    otherwise: Tree


@frozen
class Fill:
    """The operand, or another value where it is out, or where it is unknown."""

    operand: Tree
    out: Tree | None = None
    unknown: Tree | None = None


@frozen
class Is:
    """Whether the operand is in this state; never unknown."""

    state: Literal["value", "out", "unknown"]
    operand: Tree


@frozen
class Total:
    """The weighted sum of the terms that are not out; 0 where all are out, unknown where one is."""

    terms: tuple[Tree, ...]
    weights: tuple[Number, ...]


@frozen
class Weight:
    """The weights of the terms that are not out, added; unknown where one term is unknown."""

    terms: tuple[Tree, ...]
    weights: tuple[Number, ...]


@frozen
class Pick:
    """One of the terms that are not out; out where all are out, unknown where one is unknown.

    `middle` is the median, the mean of the middle two where there are two; `lower_middle` and
    `upper_middle` take one of the two. `most_common_low` and `_high` say which of several wins.
    """

    choice: Choice
    terms: tuple[Tree, ...]


@frozen
class Round:
    """A number rounded to so many digits after the point, ties as `half` says."""

    operand: Tree
    digits: int
    half: Literal["up", "even", "down"]


Tree: TypeAlias = (
    Const
    | Input
    | Ref
    | Lookup
    | Not
    | All
    | Any
    | Compare
    | OneOf
    | Arithmetic
    | If
    | Fill
    | Is
    | Total
    | Weight
    | Pick
    | Round
)


@frozen
class Step:
    """One named value of a program."""

    name: str
    tree: Tree


@frozen
class Program:
    """Named trees in an order in which each refers only to earlier ones."""

    steps: tuple[Step, ...]

    def tree(self, name: str) -> Tree:
        """Give the tree of a step."""
        return next(step.tree for step in self.steps if step.name == name)
