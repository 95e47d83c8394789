"""What parts add, method by method; a law holds the sums for all of them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from qa_framework.scoring.explaining.contributions import CONTRIBUTIONS
from tests.scoring.made import make, measure_of

MIXED = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: A?, scale: four, weight: 2}
      - {id: n, ask: N?, scale: ten}
"""


def adds(
    measure: str, questions: str = "", policy: str = "block", **answers: Any
) -> dict[str, Fraction | None]:
    """Give what each part adds, after asking that all of it comes to the score."""
    rubric = f"unanswered: {policy}\nmeasures: {{m: {measure}}}"
    tool = make(rubric, questions) if questions else make(rubric)
    found = measure_of(tool.score(answers).explain(), "m")
    shares = {part.name: part.contribution for part in found.parts}
    if found.unrounded is not None:
        assert sum(each for each in shares.values() if each is not None) == found.unrounded
    return shares


@pytest.mark.parametrize(
    ("measure", "policy", "answers", "expected"),
    [
        ("{method: sum, of: questions, left_out: adds_nothing}", "block", {"a": "good", "b": "na", "c": "fair"}, (3, None, 2)),
        ("{method: sum, of: questions, left_out: prorate}", "block", {"a": "good", "b": "na", "c": "fair"}, (Fraction(9, 2), None, 3)),
        ("{method: sum, of: questions, left_out: adds_nothing}", "{prorate: {at_least: 1}}", {"a": "good", "c": "fair"}, (Fraction(9, 2), None, 3)),
        ("{method: sum, of: questions, left_out: adds_nothing, weights: {b: 2}}", "{prorate: {at_least: 1}}", {"a": "good", "c": "na"}, (9, None, None)),
        ("{method: mean, of: questions, weights: {a: 2}}", "block", {"a": "great", "b": "fair", "c": "na"}, (Fraction(8, 3), Fraction(2, 3), None)),
        ("{method: mean, of: questions}", "{count_as: lowest}", {"a": "great", "c": "na"}, (2, Fraction(1, 2), None)),
        ("{method: percent, of: questions}", "block", {"a": "great", "b": "fair", "c": "na"}, (50, 25, None)),
        ("{method: percent, of: questions, weights: {a: 3}}", "block", {"a": "great", "b": "fair", "c": "na"}, (75, Fraction(25, 2), None)),
        ("{method: count, of: questions, where: {at_least: good}}", "block", {"a": "great", "b": "fair", "c": "na"}, (1, 0, None)),
        ("{method: share, of: questions, where: {at_least: good}}", "block", {"a": "great", "b": "fair", "c": "na"}, (Fraction(1, 2), 0, None)),
        ("{method: count, of: questions, where: {absent: na}}", "block", {"a": "great", "b": "fair", "c": "na"}, (0, 0, 1)),
        ("{method: share, of: questions, where: {absent: unseen}}", "block", {"a": "great", "b": "unseen", "c": "na"}, (0, Fraction(1, 2), None)),
    ],
)  # fmt: skip
def test_the_parts_come_to_the_score(
    measure: str, policy: str, answers: dict[str, str], expected: tuple[Any, ...]
) -> None:
    assert tuple(adds(measure, policy=policy, **answers).values()) == expected


def test_a_normalised_mean_adds_values_as_they_were_moved() -> None:
    measure = "{method: mean, of: questions, normalise: ten}"
    assert adds(measure, MIXED, a="fair", n=5) == {"a": Fraction(20, 9), "n": Fraction(5, 3)}


def test_a_percentage_of_parts_that_count_alike_adds_shares_of_each_highest() -> None:
    measure = "{method: percent, of: questions, each_part: equal}"
    assert adds(measure, MIXED, a="fair", n=5) == {"a": Fraction(100, 3), "n": Fraction(50, 3)}
    measure = "{method: percent, of: questions, each_part: by_points}"
    assert adds(measure, MIXED, a="fair", n=5) == {"a": Fraction(200, 9), "n": Fraction(250, 9)}


def test_a_percentage_of_measures_is_of_what_was_possible_for_each() -> None:
    rubric = """\
unanswered: block
measures:
  s: {method: sum, of: [a, b], left_out: adds_nothing}
  m: {method: percent, of: [s], use: scores}
"""
    result = make(rubric).score({"a": "good", "b": "na"})
    part = measure_of(result.explain(), "m").parts[0]
    assert (part.value, part.contribution) == (3, 75)


def test_points_below_nothing_and_a_sum_of_nothing_are_shared_out_too() -> None:
    questions = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: A?, scale: {levels: {bad: {points: -2}, fine: {points: 2}}}}
      - {id: b, ask: B?, scale: {levels: {bad: {points: -2}, fine: {points: 2}}}}
"""
    measure = "{method: sum, of: questions, left_out: adds_nothing}"
    policy = "{prorate: {at_least: 1}}"
    assert adds(measure, questions, policy, a="bad", b="fine") == {"a": -2, "b": 2}
    assert adds(measure, questions, policy, a="bad") == {"a": -4, "b": None}


def test_methods_that_do_not_add_give_no_contributions_and_name_what_decides() -> None:
    for method, deciding in (
        ("lowest", {"b"}),
        ("highest", {"a", "c"}),
        ("most_common", {"a", "c"}),
        ("median", {"a", "c"}),
    ):
        result = make(
            f"unanswered: block\nmeasures: {{m: {{method: {method}, of: questions}}}}"
        ).score({"a": "great", "b": "fair", "c": "great"})
        parts = measure_of(result.explain(), "m").parts
        assert all(part.contribution is None for part in parts)
        assert {part.name for part in parts if part.decides} == deciding


def test_a_median_between_two_values_is_decided_by_both() -> None:
    questions = MIXED.replace("scale: four, weight: 2", "scale: ten")
    result = make(
        "unanswered: block\nmeasures: {m: {method: median, of: questions}}", questions
    ).score({"a": 2, "n": 5})
    found = measure_of(result.explain(), "m")
    assert found.score == Fraction(7, 2)
    assert [part.decides for part in found.parts] == [True, True]


def test_every_method_that_adds_has_a_rule() -> None:
    assert set(CONTRIBUTIONS) == {"sum", "mean", "percent", "count", "share"}
