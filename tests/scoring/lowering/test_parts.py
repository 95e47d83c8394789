"""Parts as they count: a blank is left out, counts as a level, or stays unknown, as the policy says."""

from __future__ import annotations

import pytest

from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.parts import bench_of
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
