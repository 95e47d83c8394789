"""The functions over groups as trees, over everything that unknown members could be.

A member that is out is none. One that is unknown could have any value that its question allows, or
turn out to be out; where no such value passes a test, or every one does, that is known beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale, Interval
from qa_framework.expressions.syntax import Call, Expr, Name
from qa_framework.expressions.tree import Choice, Const, OneOf, Pick, Total, Tree
from qa_framework.expressions.values import HOLDS, Number, Order, lowest_form
from qa_framework.expressions.walking import walk
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.names import (
    measure_value,
    question_points,
    question_value,
    scale_of_name,
)
from qa_framework.scoring.lowering.questions import absent, asked_only, counted_blank, with_blank
from qa_framework.scoring.lowering.ranges import Range
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    filled,
    is_known,
    is_out,
    is_unknown,
    lenient,
    opposite,
    severe,
    some,
)

ORDERS: Mapping[str, Order] = {"at_least": ">=", "at_most": "<=", "equal": "=="}
NO_BOUNDS = Interval(None, None)
NOUGHT = Fraction(0)


@frozen(kw_only=True)
class Tested:
    """A member of a group to which a test is put.

    Attributes:
        value: Its value.
        holds: The truth that it passes; false where it is out, or can never pass.
        can_fail: Whether it could be there and not pass.
    """

    value: Tree
    holds: Tree
    can_fail: bool


def test_of(call: Call) -> tuple[str, tuple[object, ...]]:
    """Give the test that a function over a group puts to each member, and its values."""
    name, given = call.keywords[0]
    values = given if isinstance(given, tuple) else (given,)
    return name, tuple(each.value for each in values)


def groups_in(expr: Expr) -> Iterator[str]:
    """List the groups that the functions in an expression go through."""
    for node in walk(expr):
        if isinstance(node, Call) and node.function in OVER_GROUPS:
            yield from (each.id for each in node.arguments if isinstance(each, Name))


def members_of(call: Call, ground: Ground) -> tuple[str, ...]:
    """List the names in the group that a function goes through."""
    group = call.arguments[0]
    return members_named(group.id, ground) if isinstance(group, Name) else ()


def members_named(group: str, ground: Ground) -> tuple[str, ...]:
    """List the names in a group; `sections` are those asked of the perspective."""
    members = ground.fit.groups.get(group, ())
    return asked_only(members, ground) if group == "sections" else members


def member_value(name: str, ground: Ground) -> Tree:
    """Make the value of a member: a rank, a number, a measure's grade or level or else its score."""
    fitted = ground.fit.measures.get(name)
    if fitted is None:
        return question_value(name, ground)
    leveled = fitted.grades is not None or fitted.level is not None
    return measure_value(name, "grade" if leveled else "score", ground)


def member_points(name: str, ground: Ground) -> Tree:
    """Make what a member adds: its points, its number, a measure's score."""
    if name not in ground.fit.measures:
        return question_points(name, ground)
    return measure_value(name, "score", ground)


def passes(name: str, value: Tree, test: str, values: tuple[object, ...], ground: Ground) -> Tree:
    """Make the truth that a member passes a test; false where it is out."""
    if test == "absent":
        return given_absence(name, str(values[0]), ground)
    return meets(value, test, _wanted(name, values, ground))


def meets(value: Tree, test: str, wanted: tuple[Number, ...]) -> Tree:
    """Make the truth that a value meets a test; false where it is out."""
    if test == "in" or not wanted:
        return OneOf(value, wanted)
    return compared(ORDERS[test], value, Const(wanted[0]))


def given_absence(name: str, absence: str, ground: Ground) -> Tree:
    """Make the truth that a question was answered with an absence; a blank that counts was not."""
    if name not in ground.fit.questions:
        return FALSE
    given = absent(name, absence, ground)
    counted = counted_blank(name, ground.blank, ground)
    return given if counted is None else with_blank(name, given, False, ground)


def _wanted(name: str, values: tuple[object, ...], ground: Ground) -> tuple[Number, ...]:
    """Give the values of a test as a member has them; those of another scale are left aside."""
    return as_members(values, scale_of_name(name, ground))


def as_members(values: Iterable[object], scale: AnswerScale | None) -> tuple[Number, ...]:
    """Give ranks for the words that are levels of a scale; without one, the numbers."""
    if scale is not None and scale.levels:
        return tuple(scale.ranks[each] for each in values if each in scale.ranks)  # type: ignore[index]  # words
    return tuple(lowest_form(each) for each in values if isinstance(each, Fraction))


def _tested(call: Call, ground: Ground) -> tuple[Tested, ...]:
    """Put the test of a call to each member.

    A member that was answered with the absence asked for counts as a member whatever the absence
    does to scores.
    """
    test, values = test_of(call)
    return tuple(_put(name, test, values, ground) for name in members_of(call, ground))


def _put(name: str, test: str, values: tuple[object, ...], ground: Ground) -> Tested:
    value = member_value(name, ground)
    holds = passes(name, value, test, values, ground)
    if test == "absent":
        return Tested(value=choose(severe(holds), TRUE, value), holds=holds, can_fail=True)
    can_pass, can_fail = _prospects(name, test, _wanted(name, values, ground), ground)
    return Tested(
        value=value, holds=holds if can_pass else filled(holds, unknown=FALSE), can_fail=can_fail
    )


def _prospects(
    name: str, test: str, wanted: tuple[Number, ...], ground: Ground
) -> tuple[bool, bool]:
    """Say whether some value of a member would pass a test, and whether some would not."""
    could = [_meets(each, test, wanted) for each in _samples(name, wanted, ground)]
    return any(could), not all(could)


def _meets(value: Number, test: str, wanted: tuple[Number, ...]) -> bool:
    if test == "in" or not wanted:
        return value in wanted
    return HOLDS[ORDERS[test]](value, wanted[0])


def _samples(name: str, wanted: tuple[Number, ...], ground: Ground) -> tuple[Number, ...]:
    """List enough of the values that a member could have to pass a test, and to fail it."""
    scale = scale_of_name(name, ground)
    if scale is not None:
        return tuple(range(len(scale.levels)))
    found = ground.fit.questions.get(name)
    if found is not None and found.question.one_of:
        return found.question.one_of
    interval = points_interval(name, ground)
    near = (each + step for each in wanted or (0,) for step in (-1, 0, 1))
    inside = tuple(each for each in near if _is_within(each, interval))
    return inside + tuple(end for end in (interval.low, interval.high) if end is not None)


def _is_within(number: Number, interval: Interval) -> bool:
    above = interval.low is None or number >= interval.low
    return above and (interval.high is None or number <= interval.high)


def count_of(truths: Iterable[Tree]) -> Tree:
    """Make the number of truths that hold: a truth adds 1."""
    terms = tuple(truths)
    return Total(terms, (1,) * len(terms))


def number_of(call: Call, ground: Ground) -> Range:
    """Count the members that pass: between those that do and those that might."""
    holds = [each.holds for each in _tested(call, ground)]
    return Range(count_of(map(severe, holds)), count_of(map(lenient, holds)))


def share_of(call: Call, ground: Ground) -> Range:
    """Give the share of the members that pass.

    It is least where the unknown members that can be there without passing are, and the others
    are out; most where those that can pass do, and the others are out.
    """
    members = _tested(call, ground)
    known = count_of(is_known(each.value) for each in members)
    held = count_of(every((is_known(each.value), severe(each.holds))) for each in members)
    unsure = [is_unknown(each.value) for each in members]
    failing = count_of(blank for blank, each in zip(unsure, members, strict=True) if each.can_fail)
    passing = count_of(
        every((blank, lenient(each.holds))) for blank, each in zip(unsure, members, strict=True)
    )
    least = _part_of(held, calculated("+", known, failing), const(1))
    most = _part_of(calculated("+", held, passing), calculated("+", known, passing), const(0))
    return Range(
        least,
        most,
        there=some(is_known(each.value) for each in members),
        nowhere=every(is_out(each.value) for each in members),
    )


def _part_of(some_of: Tree, whole: Tree, otherwise: Tree) -> Tree:
    return choose(compared("==", whole, const(0)), otherwise, calculated("/", some_of, whole))


def extreme(choice: Choice, other: Choice) -> Callable[[Call, Ground], Range]:
    """Make the reader of `highest_of` or `lowest_of`.

    The known members bound it on one side; on the other the furthest an unknown one could be. A
    number without bounds that is unknown leaves nothing known.
    """

    def make(call: Call, ground: Ground) -> Range:
        names = members_of(call, ground)
        values = [member_value(name, ground) for name in names]
        ends = [_ends(name, choice, ground) for name in names]
        there = some(is_known(value) for value in values)
        known = Pick(choice, tuple(filled(value, unknown=NOT_THERE) for value in values))
        furthest = Pick(
            choice, tuple(_or(value, end) for value, (_, end) in zip(values, ends, strict=True))
        )
        least = Pick(
            other,
            tuple(
                choose(is_unknown(value), near, NOT_THERE)
                for value, (near, _) in zip(values, ends, strict=True)
            ),
        )
        bounded = _bounded(values, [end for _, end in ends])
        near = choose(bounded, choose(there, known, least), NOT_KNOWN)
        far = choose(bounded, furthest, NOT_KNOWN)
        low, high = (near, far) if choice == "highest" else (far, near)
        return Range(low, high, there=there, nowhere=every(is_out(value) for value in values))

    return make


def _or(value: Tree, end: Tree) -> Tree:
    return filled(value, unknown=end)


def _bounded(values: list[Tree], ends: list[Const]) -> Tree:
    """Make the truth that no unknown member is without bounds."""
    loose = (value for value, end in zip(values, ends, strict=True) if end == NOT_KNOWN)
    return every(opposite(is_unknown(value)) for value in loose)


def _ends(name: str, choice: Choice, ground: Ground) -> tuple[Const, Const]:
    """Give the near and the far end of what an unknown member could be; unknown without bounds."""
    scale = scale_of_name(name, ground)
    last = Fraction(len(scale.levels) - 1) if scale is not None else Fraction(0)
    interval = points_interval(name, ground) if scale is None else Interval(Fraction(0), last)
    if interval.low is None or interval.high is None:
        return NOT_KNOWN, NOT_KNOWN
    low, high = const(interval.low), const(interval.high)
    return (low, high) if choice == "highest" else (high, low)


def sum_of(call: Call, ground: Ground) -> Range:
    """Add the members: an unknown one adds what it could, or nothing as it may turn out to be out.

    An unknown member without bounds leaves nothing known.
    """
    names = members_of(call, ground)
    values = [member_points(name, ground) for name in names]
    intervals = [points_interval(name, ground) for name in names]
    ends = [
        (NOT_KNOWN, NOT_KNOWN)
        if each.low is None or each.high is None
        else (const(min(each.low, NOUGHT)), const(max(each.high, NOUGHT)))
        for each in intervals
    ]
    return Range(_sum(values, [low for low, _ in ends]), _sum(values, [high for _, high in ends]))


def _sum(values: list[Tree], ends: list[Const]) -> Tree:
    terms = tuple(_or(value, end) for value, end in zip(values, ends, strict=True))
    return Total(terms, (1,) * len(terms))


def points_interval(name: str, ground: Ground) -> Interval:
    """Bound what a member can add; the score of a measure has no bounds here."""
    found = ground.fit.questions.get(name)
    return NO_BOUNDS if found is None else found.interval


def any_of(call: Call, ground: Ground) -> Tree:
    """Make the truth that some member passes."""
    return some(each.holds for each in _tested(call, ground))


def all_of(call: Call, ground: Ground) -> Tree:
    """Make the truth that there are members and all pass."""
    members = _tested(call, ground)
    return every((*map(_does_not_fail, members), some(each.holds for each in members)))


def _does_not_fail(member: Tested) -> Tree:
    unsure = NOT_KNOWN if member.can_fail else TRUE
    known = choose(is_out(member.value), TRUE, member.holds)
    return choose(is_unknown(member.value), unsure, known)


RANGED: Mapping[str, Callable[[Call, Ground], Range]] = {
    "number_of": number_of,
    "share_of": share_of,
    "highest_of": extreme("highest", "lowest"),
    "lowest_of": extreme("lowest", "highest"),
    "sum_of": sum_of,
}
"""Functions whose value can be bounded while members of the group are unknown."""

OVER_GROUPS = (*RANGED, "any_of", "all_of")
"""The functions that go through a group."""
