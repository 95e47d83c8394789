"""From a score or a level to the grade that is suggested."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.scoring import Unscored
from tests.scoring.lowering.workbench import tool

TABLE = "[{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]"  # fmt: skip
NEEDS = TABLE.replace("3.5}", "3.5, needs: said}")
SHARES = "[{grade: great, at_least: 19 of 20}, {grade: good, at_least: 2 of 3}, {grade: fair, at_least: 1 of 2}, {grade: poor}]"  # fmt: skip
DOWN = "[{grade: great, at_most: 1}, {grade: good, at_most: 2}, {grade: fair, at_most: 3}, {grade: poor}]"  # fmt: skip
BY_TEAM = f"{{by: team, north: {TABLE}, south: {TABLE.replace('3.5', '3').replace('2.5', '2')}}}"
GATES = "[{grade: poor}, {grade: good, needs: said}, {grade: great, needs: n > 3}]"


def graded(measure: str, **answers: Any) -> tuple[Any, bool]:
    """Give the grade, and whether there is a score."""
    about = {"team": answers.pop("team")} if "team" in answers else {}
    made = tool(measures=f", m: {{{measure}}}")
    outcome = made.score(answers, about=about)["m"]
    return (outcome.grade.id if outcome.grade else None), not isinstance(outcome.score, Unscored)


@pytest.mark.parametrize(
    ("measure", "answers", "found"),
    [
        (f"method: mean, of: [a, b], bands: {TABLE}", {"a": "great", "b": "good"}, ("great", True)),
        (f"method: mean, of: [a, b], bands: {TABLE}", {"a": "good", "b": "fair"}, ("good", True)),
        (f"method: mean, of: [a, b], bands: {TABLE}", {"a": "poor", "b": "poor"}, ("poor", True)),
        (f"method: mean, of: [n], better: lower, bands: {DOWN}", {"n": 2}, ("good", True)),
        (f"method: sum, of: [a], left_out: block, bands: {SHARES}", {"a": "good"}, ("good", True)),
        (f"method: mean, of: [a], bands: {NEEDS}", {"a": "great", "said": False}, ("good", True)),
        (f"method: mean, of: [a], bands: {NEEDS}", {"a": "great"}, (None, False)),
        (f"method: mean, of: [a], bands: {NEEDS}", {"a": "good"}, ("good", True)),
        (f"method: mean, of: [a, b], bands: {BY_TEAM}", {"a": "good", "b": "good", "team": "south"}, ("great", True)),
        (f"method: mean, of: [a, b], bands: {BY_TEAM}", {"a": "good", "b": "good"}, (None, False)),
        (f"method: mean, of: [a, b], bands: {BY_TEAM}", {"a": "poor", "b": "poor"}, ("poor", True)),
        (f"method: gates, gates: {GATES}, judgement: {{may_depart: yes}}", {"said": True, "n": 4}, ("great", True)),
        (f"method: gates, gates: {GATES}, judgement: {{may_depart: yes}}", {"said": False, "n": 4}, ("poor", True)),
        (f"method: gates, gates: {GATES}, judgement: {{may_depart: yes}}", {"said": True}, (None, False)),
        (f"method: gates, gates: {GATES}, judgement: {{may_depart: yes}}", {"n": 2}, (None, False)),
        ("method: lowest, of: [a, b]", {"a": "good", "b": "fair"}, ("fair", True)),
        ("method: lowest, of: [a, b]", {"a": "good"}, (None, False)),
        ("method: lowest, of: [a], limits: [{when: said, always: poor, because: S.}]", {"said": True}, ("poor", False)),
        ("method: lowest, of: [a], limits: [{when: said, always: poor, because: S.}]", {"a": "good"}, (None, False)),
        ("method: lowest, of: [a], limits: [{when: said, always: poor, because: S.}]", {"a": "na"}, (None, False)),
        ("method: lowest, of: [a], limits: [{when: said, no_better_than: good, because: S.}]", {"a": "fair"}, ("fair", True)),
    ],
)  # fmt: skip
def test_which_grade_is_suggested(
    measure: str, answers: dict[str, Any], found: tuple[Any, bool]
) -> None:
    assert graded(measure, **answers) == found
