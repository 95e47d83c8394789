"""The functions of conditions: a closed table, to which plugins may add."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from attrs import frozen

from qa_framework.expressions.syntax import DATE_WORD, WORDS

TESTS = ("at_least", "at_most", "equal", "in", "absent")
"""The tests that a function over a group can put to each member."""


class Kind(Enum):
    """What a function takes in one place, or gives; the value says it in words."""

    NUMBER = "a number"
    DATE = "a date"
    TEXT = "a text"
    TRUTH = "a condition"
    NAME = "the name of one value"
    POINTS = "the name of one value on a scale with points"
    ABSENCE = "an absence in quotes"
    GROUP = "a group"
    ORDERED = "a group whose members are levels of one scale, or all numbers"
    COUNTED = "a group whose members are numbers or have points"
    MEMBER = "a member of the group"


@frozen(kw_only=True)
class Function:
    """A function of conditions.

    Attributes:
        name: How it is called; that of a plugin may have one dot.
        takes: What it takes, place by place.
        gives: What it gives: a number, a date, a text, a condition, or a member of its group.
        repeats: Whether the last place may come again, any number of times.
        tests: Whether it wants one of `at_least`, `at_most`, `equal`, `in`, `absent`.
        summary: What it does, in one sentence.
        example: A use of it.
    """

    name: str
    takes: tuple[Kind, ...]
    gives: Kind
    repeats: bool = False
    tests: bool = False
    summary: str
    example: str


Functions: TypeAlias = Mapping[str, Function]
"""Functions by name. The core's are ``FUNCTIONS``; a plugin's are added by ``with_functions``."""


class FunctionTable(dict[str, Function]):
    """Functions by name, and why one that is not there is missing.

    Attributes:
        why_missing: Says of a name that is not there what may be the matter; None where nothing
            is known.
    """

    def __init__(self, functions: Functions, why_missing: Callable[[str], str | None]) -> None:
        super().__init__(functions)
        self.why_missing = why_missing


_DAYS = (
    Function(
        name="days_between",
        takes=(Kind.DATE, Kind.DATE),
        gives=Kind.NUMBER,
        summary="The days from the first date to the second; below 0 where the second is earlier.",
        example="days_between(plan_opened, audit.date) > 28",
    ),
)
_ARITHMETIC = (
    Function(
        name="min",
        takes=(Kind.NUMBER, Kind.NUMBER),
        gives=Kind.NUMBER,
        repeats=True,
        summary="The smallest of two or more numbers.",
        example="min(months_read, 12)",
    ),
    Function(
        name="max",
        takes=(Kind.NUMBER, Kind.NUMBER),
        gives=Kind.NUMBER,
        repeats=True,
        summary="The largest of two or more numbers.",
        example="max(months_read, 6)",
    ),
    Function(
        name="clamp",
        takes=(Kind.NUMBER, Kind.NUMBER, Kind.NUMBER),
        gives=Kind.NUMBER,
        summary="The first number, raised to the second where below it, cut to the third where above.",
        example="clamp(months_read, 1, 5)",
    ),
    Function(
        name="points",
        takes=(Kind.POINTS,),
        gives=Kind.NUMBER,
        summary="The points of a level on its scale.",
        example="points(on_time) * 2",
    ),
)
_STATES = (
    Function(
        name="answered",
        takes=(Kind.NAME,),
        gives=Kind.TRUTH,
        summary="Whether there is an answer.",
        example="not answered(talked_on)",
    ),
    Function(
        name="applies",
        takes=(Kind.NAME,),
        gives=Kind.TRUTH,
        summary="Whether the question is asked, and not left out.",
        example="applies(on_time) and on_time != 'yes'",
    ),
    Function(
        name="absent",
        takes=(Kind.NAME, Kind.ABSENCE),
        gives=Kind.TRUTH,
        summary="Whether the answer given is this absence.",
        example="absent(on_time, 'not_applicable')",
    ),
)
_GROUPS = (
    Function(
        name="number_of",
        takes=(Kind.GROUP,),
        gives=Kind.NUMBER,
        tests=True,
        summary="How many members of a group pass a test.",
        example="number_of(planning, at_most='partly') >= 2",
    ),
    Function(
        name="share_of",
        takes=(Kind.GROUP,),
        gives=Kind.NUMBER,
        tests=True,
        summary="Which share of a group passes a test: 0 for none, 1 for all.",
        example="share_of(planning, equal='yes') >= 0.8",
    ),
    Function(
        name="any_of",
        takes=(Kind.GROUP,),
        gives=Kind.TRUTH,
        tests=True,
        summary="Whether at least one member of a group passes a test.",
        example="any_of(planning, equal='no')",
    ),
    Function(
        name="all_of",
        takes=(Kind.GROUP,),
        gives=Kind.TRUTH,
        tests=True,
        summary="Whether a group has members and all of them pass a test.",
        example="all_of(planning, in=('partly', 'yes'))",
    ),
    Function(
        name="highest_of",
        takes=(Kind.ORDERED,),
        gives=Kind.MEMBER,
        summary="The highest value in a group, by the order of its scale.",
        example="highest_of(planning) == 'yes'",
    ),
    Function(
        name="lowest_of",
        takes=(Kind.ORDERED,),
        gives=Kind.MEMBER,
        summary="The lowest value in a group, by the order of its scale.",
        example="lowest_of(planning) <= 'partly'",
    ),
    Function(
        name="sum_of",
        takes=(Kind.COUNTED,),
        gives=Kind.NUMBER,
        summary="The sum of the numbers and points in a group.",
        example="sum_of(planning) > 10",
    ),
)

FUNCTIONS: Functions = MappingProxyType(
    {each.name: each for each in (*_DAYS, *_ARITHMETIC, *_STATES, *_GROUPS)}
)
"""The functions that every condition may use."""

RESERVED = (
    WORDS
    | {DATE_WORD, "all", "any", "sections", "questions", "audit", "score", "grade"}
    | frozenset(FUNCTIONS)
)
"""Words that no question, fact, section, group, flag, measure or perspective may be called."""


def with_functions(*added: Function, to: Functions = FUNCTIONS) -> Functions:
    """Make a table with further functions.

    Raises:
        ValueError: A name is taken.
    """
    table = dict(to)
    for each in added:
        if each.name in table:
            raise ValueError(f"the function {each.name!r} is already there")
        table[each.name] = each
    return MappingProxyType(table)
