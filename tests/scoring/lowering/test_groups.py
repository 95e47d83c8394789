"""Functions over groups: sure of what every completion of the blanks agrees on."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.tree import Const
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.groups import (
    as_members,
    count_of,
    given_absence,
    groups_in,
    meets,
    members_named,
    points_interval,
)
from qa_framework.scoring.lowering.names import scale_of_name
from tests.scoring.lowering.workbench import come_to, expr, ground_of, tool

GROUND = ground_of(tool("groups: {three: [a, b, back]}"))
ANSWERS = ("poor", "fair", "good", "great", "na")
CONDITIONS = (
    "any_of(three, at_least='good')",
    "all_of(three, at_least='good')",
    "all_of(three, at_least='poor')",
    "number_of(three, at_most='fair') >= 2",
    "share_of(three, equal='good') > 0.5",
    "share_of(three, in=('poor', 'great')) == 1",
    "share_of(three, absent='na') > 0.5",
    "number_of(three, equal='good') in (0, 3)",
    "highest_of(three) >= 'good'",
    "lowest_of(three) == 'poor'",
    "sum_of(three) > 6",
)
GIVEN = st.fixed_dictionaries(
    dict.fromkeys(("a", "b", "back"), st.none() | st.sampled_from(ANSWERS))
)
TREES = {text: lower_truth(expr(text), GROUND) for text in CONDITIONS}
STEPS = compile_program(GROUND.steps.program())
TRUTHS = {text: compile_tree(tree) for text, tree in TREES.items()}


def completions(given: dict[str, str | None]) -> list[dict[str, str]]:
    """Fill every blank with everything that could be answered."""
    choices = [ANSWERS if answer is None else (answer,) for answer in given.values()]
    return [dict(zip(given, chosen, strict=True)) for chosen in product(*choices)]


@pytest.mark.parametrize("text", CONDITIONS)
@given(GIVEN)
def test_a_condition_is_known_where_every_completion_agrees(
    text: str, given: dict[str, str | None]
) -> None:
    known = {name: answer for name, answer in given.items() if answer is not None}
    found = {TRUTHS[text](STEPS(dict(each))) for each in completions(given)}
    assert TRUTHS[text](STEPS(dict(known))) == (found.pop() if len(found) == 1 else UNKNOWN)


def test_a_test_is_put_to_ranks_or_to_numbers() -> None:
    scale = scale_of_name("a", GROUND)
    assert as_members(("good", "strange"), scale) == (2,)
    assert as_members(("good", Fraction(4, 2)), None) == (2,)


@pytest.mark.parametrize(
    ("test", "wanted", "found"),
    [("at_least", (2,), True), ("at_most", (1,), False), ("equal", (2,), True), ("in", (), False)],
)
def test_what_meets_a_test(test: str, wanted: tuple[int, ...], *, found: bool) -> None:
    assert come_to(meets(Const(2), test, wanted), GROUND) is found
    assert come_to(meets(Const(OUT), test, wanted), GROUND) is False


def test_sections_are_those_asked_of_the_perspective() -> None:
    assert members_named("sections", GROUND) == ()
    assert members_named("sections", ground_of(tool(), "parent")) == ("theirs",)


def test_a_blank_that_counts_was_no_absence() -> None:
    made = tool(measures=", m: {method: mean, of: [a, b], unanswered: {count_as: lowest}}")
    ground = ground_of(made).for_conditions(made.fits[""].measures["m"].unanswered)
    assert come_to(given_absence("a", "na", ground), ground) is False
    assert come_to(given_absence("a", "na", ground), ground, a="na") is True


def test_which_groups_an_expression_goes_through() -> None:
    assert list(groups_in(expr("sum_of(work) + n > 2 and any_of(counts, at_least=1)"))) == [
        "work",
        "counts",
    ]


def test_how_many_truths_hold() -> None:
    assert come_to(count_of((Const(True), Const(False), Const(True))), GROUND) == 2


def test_a_number_lies_within_its_bounds_and_a_measure_has_none() -> None:
    assert (points_interval("n", GROUND).low, points_interval("n", GROUND).high) == (0, 5)
    assert points_interval("theirs", GROUND).low is None


@pytest.mark.parametrize(
    ("text", "answers", "found"),
    [
        ("highest_of(counts) > 4", {"n": 5, "turned": 1, "free": 1}, True),
        ("highest_of(counts) > 4", {"n": 5, "turned": 1}, UNKNOWN),
        ("lowest_of(counts) <= 0", {"n": 0, "free": 3}, True),
        ("any_of(counts, at_least=11)", {"n": 1, "free": 0}, False),
        ("all_of(counts, at_least=0)", {"n": 1, "free": 0}, True),
    ],
)
def test_numbers_have_the_bounds_of_their_question(
    text: str, answers: dict[str, Value], found: Value
) -> None:
    assert come_to(lower_truth(expr(text), GROUND), GROUND, **answers) == found


def test_a_count_can_be_all_of_a_group() -> None:
    answers: dict[str, Value] = dict.fromkeys(("a", "b", "back"), "good")
    assert come_to(TREES["number_of(three, equal='good') in (0, 3)"], GROUND, **answers) is True
