"""What kind of value a name has, as far as conditions care."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import field, frozen

from qa_framework.problems import suggest


@frozen
class LevelType:
    """A level of a scale: an answer on it, or a grade.

    Attributes:
        scale: What the scale is called in messages; also what tells two scales apart.
        levels: Ids, lowest first.
        absences: Ids of the answers that say why there is no level.
        points: Whether the levels have points.
    """

    scale: str
    levels: tuple[str, ...]
    absences: tuple[str, ...] = field(default=(), eq=False, kw_only=True)
    points: bool = field(default=True, eq=False, kw_only=True)


@frozen
class ChoiceType:
    """One of several options, which have no order."""

    options: tuple[str, ...]


@frozen
class NumberType:
    """An exact number.

    Attributes:
        absences: Ids of the answers that say why there is no number.
    """

    absences: tuple[str, ...] = field(default=(), eq=False, kw_only=True)


@frozen
class DateType:
    """A day."""


@frozen
class TextType:
    """Words that a person wrote."""


@frozen
class TruthType:
    """Yes or no: what a condition gives, an answer of type `yes_no`, a flag."""


@frozen
class OptionsType:
    """Any number of several options: an answer of type `choices`."""

    options: tuple[str, ...]


ValueType: TypeAlias = (
    LevelType | ChoiceType | NumberType | DateType | TextType | TruthType | OptionsType
)
"""The kind of one value."""


@frozen
class GroupType:
    """Several values under one name, for the functions that go through a group.

    Attributes:
        members: Name and kind of each member, in order.
    """

    members: tuple[tuple[str, ValueType], ...]


Type: TypeAlias = ValueType | GroupType
"""What a name can stand for."""


@frozen
class Environment:
    """The names that a condition may use, each with its kind.

    A name is written as in a condition: `on_time`, `impact.grade`, `parent.listened_to`,
    `audit.date`, a flag, a group. A section's id can be a group while `<id>.grade` is a level.

    Attributes:
        types: Name to kind.
        absent: Names that a rubric allows a tool to lack, and this one lacks: whatever kind they
            would have been, they are out, so nothing is asked of how they are used.
    """

    types: Mapping[str, Type]
    absent: frozenset[str] = frozenset()

    def type_of(self, name: str) -> Type | None:
        """Give the kind of a name; None where nothing is called so."""
        return self.types.get(name)

    def nearest(self, name: str) -> str | None:
        """Guess which known name was meant; None where none is near."""
        return suggest(name, self.types)

    def below(self, name: str) -> str | None:
        """Find the value that a bare name most likely means: its grade, its score, or the only one.

        >>> Environment({"impact.grade": NumberType()}).below("impact")
        'impact.grade'
        """
        found = [each for each in self.types if each.startswith(f"{name}.")]
        likely = [f"{name}.grade", f"{name}.score"] + (found if len(found) == 1 else [])
        return next((each for each in likely if each in self.types), None)


def describe(kind: Type) -> str:
    """Say in words what a value of this kind is.

    >>> describe(LevelType("four-point", ("inadequate", "good")))
    'a level of `four-point`'
    """
    match kind:
        case LevelType(scale):
            return f"a level of `{scale}`"
        case ChoiceType():
            return "a choice"
        case NumberType():
            return "a number"
        case DateType():
            return "a date"
        case TextType():
            return "text"
        case TruthType():
            return "yes or no"
        case OptionsType():
            return "a set of options"
        case GroupType():
            return "a group"
        case _:
            assert_never(kind)


def is_ordered(kind: ValueType) -> bool:
    """Say whether values of a kind come before and after one another."""
    return isinstance(kind, LevelType | NumberType | DateType)


def words_of(kind: Type) -> tuple[str, ...]:
    """List the words a value of this kind can be: levels or options; none for the other kinds."""
    match kind:
        case LevelType(_, words) | ChoiceType(words) | OptionsType(words):
            return words
        case _:
            return ()


def absences_of(kind: Type) -> tuple[str, ...]:
    """List the answers of this kind that say why there is no value."""
    return kind.absences if isinstance(kind, LevelType | NumberType) else ()
