"""Parts as they count: a blank is left out, counts as a level, or stays unknown, as the policy says."""

from __future__ import annotations

import pytest

from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.parts import bench_of, part_value
from tests.scoring.lowering.workbench import come_to, ground_of, tool

LIST = "method: mean, of: [a, b], bands: none"


def counted(measure: str, answers: dict[str, Value], *, as_points: bool = True) -> list[Value]:
    """Work out the parts of a measure `m` as they count."""
    ground = ground_of(tool(measures=f", m: {{{measure}}}"))
    bench = bench_of(ground.fit.measures["m"], ground, as_points=as_points)
    return [come_to(tree, ground, **answers) for tree in bench.trees]


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("block", UNKNOWN),
        ("leave_out", OUT),
        ("{needs_answered: 1}", OUT),
        ("{needs_share: 50 %}", OUT),
        ("{count_as: lowest}", 1),
        ("{count_as: {four: good}}", 3),
    ],
)
def test_a_blank_part_counts_as_its_policy_says(policy: str, found: Value) -> None:
    assert counted(f"{LIST}, unanswered: {policy}", {"a": "good"}) == [3, found]


def test_a_part_that_does_not_apply_is_out_whatever_the_policy() -> None:
    for policy in ("block", "leave_out", "{count_as: lowest}"):
        assert counted(f"{LIST}, unanswered: {policy}", {"a": "na", "b": "na"}) == [OUT, OUT]


def test_parts_are_ranks_where_points_are_not_wanted() -> None:
    assert counted(LIST, {"a": "good", "b": "poor"}, as_points=False) == [2, 0]


def test_a_part_that_is_a_measure_is_its_grade_in_points_or_in_rank() -> None:
    of_measures = "method: mean, of: [one, two], use: grades, bands: none"
    own = "method: lowest, of: [a]"
    ground = ground_of(
        tool(measures=f", one: {{{own}}}, two: {{method: lowest, of: [b]}}, m: {{{of_measures}}}")
    )
    for as_points, found in ((True, [3, 1]), (False, [2, 0])):
        bench = bench_of(ground.fit.measures["m"], ground, as_points=as_points)
        answers: dict[str, Value] = {"a": "good", "b": "poor"}
        assert [come_to(tree, ground, **answers) for tree in bench.trees] == found


@pytest.mark.parametrize("policy", ["block", "leave_out", "{count_as: lowest}"])
def test_an_absence_that_blocks_does_so_whatever_the_policy(policy: str) -> None:
    assert counted(f"{LIST}, unanswered: {policy}", {"a": "unseen", "b": "good"}) == [UNKNOWN, 3]


def test_parts_are_points_or_ranks() -> None:
    made = tool(measures=", m: {method: mean, of: [back, n], better: higher, normalise: ten, bands: none}")  # fmt: skip
    ground = ground_of(made)
    back, number = made.fits[""].measures["m"].parts
    assert come_to(part_value(back, ground, as_points=True), ground, back="good") == 2
    assert come_to(part_value(back, ground, as_points=False), ground, back="good") == 2
    assert come_to(part_value(back, ground, as_points=False), ground, back="great") == 3
    assert come_to(part_value(number, ground, as_points=True), ground, n=4) == 4


def test_sections_that_are_not_asked_are_no_parts() -> None:
    made = tool(measures=", m: {method: count, of: sections, where: {equal: good}, better: higher, bands: none}")  # fmt: skip
    fitted = made.fits[""].measures["m"]
    assert bench_of(fitted, ground_of(made), as_points=False).parts == ()
    [part] = bench_of(fitted, ground_of(made, "parent"), as_points=False).parts
    assert part.part.name == "theirs"


@pytest.mark.parametrize(
    ("answers", "found"), [({}, UNKNOWN), ({"a": "na", "b": "na"}, OUT), ({"a": "na"}, UNKNOWN)]
)
def test_nothing_that_counts_is_out_only_where_nothing_was_left_blank(
    answers: dict[str, Value], found: Value
) -> None:
    made = tool(measures=", m: {method: mean, of: [a, b], unanswered: leave_out, bands: none}")
    ground = ground_of(made)
    bench = bench_of(made.fits[""].measures["m"], ground, as_points=True)
    assert come_to(bench.nothing, ground, **answers) == found
