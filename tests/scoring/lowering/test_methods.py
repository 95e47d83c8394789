"""Methods: how the parts of a measure are put together into a score or a level."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from qa_framework.definitions.rubric import CORE_METHODS
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.methods import METHODS, level_or_number
from qa_framework.scoring.lowering.parts import bench_of
from tests.scoring.lowering.workbench import come_to, ground_of, tool

THREE = "of: [a, b, back], better: higher"
TWO = "of: [a, b]"


def test_every_core_method_but_gates_has_a_tree() -> None:
    assert {*METHODS, "gates"} == set(CORE_METHODS)


def computed(measure: str, answers: dict[str, Value], what: str = "score") -> Value:
    """Work out a step of a measure `m`."""
    ground = ground_of(tool(measures=f", m: {{{measure}, bands: none}}"))
    step = ground.steps.define(f"m:{what}", _never)
    return come_to(step, ground, **answers)


def _never() -> Any:
    raise AssertionError


@pytest.mark.parametrize(
    ("measure", "answers", "found"),
    [
        (f"method: sum, {TWO}, left_out: block", {"a": "good", "b": "poor"}, 4),
        (f"method: sum, {THREE}, left_out: block", {"a": "good", "b": "poor", "back": "good"}, 8),
        (f"method: sum, {TWO}, left_out: block", {"a": "good", "b": "na"}, UNKNOWN),
        (f"method: sum, {TWO}, left_out: adds_nothing", {"a": "good", "b": "na"}, 3),
        (f"method: sum, {TWO}, left_out: prorate", {"a": "good", "b": "na"}, 6),
        (f"method: sum, {TWO}, left_out: block", {"a": "na", "b": "na"}, OUT),
        (f"method: sum, {TWO}, left_out: block, weights: {{a: 3}}", {"a": "good", "b": "poor"}, 10),
        (
            f"method: sum, {TWO}, left_out: block, unanswered: {{prorate: {{at_least: 1}}}}",
            {"a": "good"},
            6,
        ),
        (
            f"method: sum, {TWO}, left_out: block, unanswered: {{prorate: {{at_least: 2}}}}",
            {"a": "good"},
            UNKNOWN,
        ),
        (f"method: mean, {TWO}", {"a": "good", "b": "poor"}, 2),
        (f"method: mean, {THREE}", {"a": "good", "b": "poor", "back": "great"}, Fraction(3, 2)),
        (f"method: mean, {TWO}", {"a": "good", "b": "na"}, 3),
        (f"method: mean, {TWO}", {"a": "good"}, UNKNOWN),
        (f"method: mean, {TWO}, unanswered: leave_out", {"a": "good"}, 3),
        (f"method: mean, {TWO}, unanswered: leave_out", {}, UNKNOWN),
        (f"method: mean, {TWO}, unanswered: {{count_as: lowest}}", {"a": "good"}, 2),
        (f"method: mean, {TWO}, unanswered: {{count_as: {{four: great}}}}", {"a": "poor"}, Fraction(5, 2)),
        (f"method: mean, {TWO}, unanswered: {{needs_answered: 2}}", {"a": "good"}, UNKNOWN),
        (f"method: mean, {TWO}, unanswered: {{needs_share: 50 %}}", {"a": "good"}, 3),
        (f"method: mean, {TWO}, unanswered: {{needs_share: 51 %}}", {"a": "good"}, UNKNOWN),
        ("method: mean, of: [n, a], normalise: ten", {"n": 5, "a": "poor"}, 5),
        (f"method: percent, {TWO}", {"a": "good", "b": "poor"}, 50),
        ("method: percent, of: [n, a], each_part: equal", {"n": 5, "a": "fair"}, 75),
        ("method: percent, of: [n, a], each_part: by_points", {"n": 5, "a": "great"}, 100),
        (f"method: count, {TWO}, where: {{at_least: good}}", {"a": "good", "b": "poor"}, 1),
        (f"method: count, {TWO}, where: {{at_most: fair}}, better: lower", {"a": "na", "b": "poor"}, 1),
        (f"method: count, {TWO}, where: {{in: [poor, great]}}, better: lower", {"a": "great", "b": "poor"}, 2),
        (f"method: share, {TWO}, where: {{equal: good}}, better: higher", {"a": "good", "b": "na"}, 1),
        (f"method: share, {TWO}, where: {{absent: na}}, better: lower", {"a": "good", "b": "na"}, Fraction(1, 2)),
        (f"method: share, {TWO}, where: {{absent: unseen}}, better: lower", {"a": "unseen", "b": "unseen"}, 1),
        ("method: count, of: [n], where: {at_least: 2.5}", {"n": 3}, 1),
        (f"method: lowest, {TWO}", {"a": "good", "b": "fair"}, 2),
        (f"method: highest, {TWO}", {"a": "good", "b": "fair"}, 3),
        (f"method: median, {TWO}", {"a": "good", "b": "fair"}, 2),
        (f"method: median, {TWO}, better: lower", {"a": "good", "b": "fair"}, 3),
        ("method: median, of: [n, free]", {"n": 2, "free": 5}, Fraction(7, 2)),
        (f"method: most_common, {TWO}", {"a": "good", "b": "fair"}, 2),
        (f"method: most_common, {TWO}, better: lower", {"a": "good", "b": "fair"}, 3),
        (f"method: lowest, {THREE}", {"a": "good", "b": "good", "back": "fair"}, 2),
        ("method: highest, of: [back]", {"back": "good"}, 2),
        ("method: formula, formula: n + points(a), better: higher", {"n": 2, "a": "good"}, 5),
        ("method: formula, formula: n / 0, better: higher", {"n": 2}, UNKNOWN),
        ("method: formula, formula: points(hidden) + 1, better: higher", {"a": "poor"}, OUT),
        ("method: formula, formula: 1 + 1, better: higher", {}, 2),
        ("method: formula, formula: 'clamp(0, n, 0)', better: higher", {}, UNKNOWN),
        ("method: formula, formula: 'clamp(0, n, 0)', better: higher", {"n": 2}, 0),
        ("method: formula, formula: 1 if answered(n) else 0, better: higher", {}, 0),
        (f"method: mean, {TWO}, round: {{to: 0, half: up}}", {"a": "good", "b": "great"}, 4),
    ],
)  # fmt: skip
def test_what_a_method_makes_of_its_parts(
    measure: str, answers: dict[str, Value], found: Value
) -> None:
    assert computed(measure, answers) == found


@pytest.mark.parametrize(
    ("measure", "answers", "found"),
    [
        (f"method: sum, {TWO}, left_out: adds_nothing", {"a": "good", "b": "na"}, 4),
        (f"method: sum, {TWO}, left_out: prorate", {"a": "good", "b": "na"}, 8),
        (f"method: sum, {TWO}, left_out: block", {"a": "good", "b": "na"}, UNKNOWN),
        ("method: sum, of: [free]", {"free": 2}, UNKNOWN),
        (f"method: percent, {TWO}", {"a": "good", "b": "na"}, 100),
        (f"method: percent, {TWO}", {"a": "na", "b": "na"}, OUT),
    ],
)
def test_what_was_possible(measure: str, answers: dict[str, Value], found: Value) -> None:
    assert computed(measure, answers, "whole") == found


def test_a_measure_that_is_left_out_does_not_keep_another_from_its_score() -> None:
    inner = ", p: {method: mean, of: [a], bands: none}, q: {method: mean, of: [b], bands: none}"
    outer = "{method: mean, of: [p, q], bands: none, not_scored: leave_out}"
    ground = ground_of(tool(measures=f"{inner}, m: {outer}"))
    step = ground.steps.define("m:score", _never)
    assert come_to(step, ground, a="good") == 3
    assert come_to(step, ground) is UNKNOWN
    assert come_to(step, ground, a="na", b="na") is OUT


def test_a_word_of_where_is_a_level_or_a_number() -> None:
    ground = ground_of(tool(measures=", m: {method: count, of: [a, n], where: {absent: na}, better: lower}"))  # fmt: skip
    parts = {each.part.name: each.part for each in bench_of(ground.fit.measures["m"], ground, as_points=False).parts}  # fmt: skip
    assert level_or_number("good", parts["a"]) == "good"
    assert level_or_number("2.5", parts["n"]) == Fraction(5, 2)
