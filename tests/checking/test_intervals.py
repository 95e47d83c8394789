"""Between which numbers a score lies; that none is outside is a law, tested on drawn rubrics."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.checking.intervals import interval_of, part_range, range_of
from tests.checking.fitted import fit_of, measure_of

INTERVALS = {
    "{method: sum, of: impact}": (2, 8),
    "{method: sum, of: impact, weights: {seen: 3}}": (4, 16),
    "{method: sum, of: impact, unanswered: leave_out, left_out: adds_nothing}": (0, 8),
    "{method: sum, of: impact, unanswered: {prorate: {at_least: 1}}, left_out: block}": (0, 8),
    "{method: mean, of: impact}": (1, 4),
    "{method: mean, of: impact, normalise: yes-no}": (0, 1),
    "{method: mean, of: impact, round: {to: 0, half: up}}": (1, 4),
    "{method: percent, of: impact}": (25, 100),
    "{method: percent, of: recording}": (0, 100),
    "{method: count, of: impact, where: {equal: good}}": (0, 2),
    "{method: share, of: impact, where: {equal: good}}": (0, 1),
    "{method: lowest, of: impact}": (1, 4),
    "{method: highest, of: questions}": (0, 4),
    "{method: formula, formula: points(seen)}": (None, None),
    "{method: gates, gates: [{grade: inadequate}]}": (1, 4),
}


@pytest.mark.parametrize(("text", "ends"), list(INTERVALS.items()))
def test_the_ends_of_a_score(text: str, ends: tuple[int | None, int | None]) -> None:
    found = measure_of(text, more=False).interval
    assert (found.low, found.high) == ends


def test_the_policy_of_a_rubric_counts_where_a_measure_has_none() -> None:
    found = measure_of(
        "{method: sum, of: impact, left_out: block}", more=False, unanswered="leave_out"
    )
    assert (found.interval.low, found.interval.high) == (0, 8)


def test_a_percentage_of_measures_that_keep_within_what_is_possible_does_too() -> None:
    measures = {
        "impact": "{method: sum, of: impact}",
        "whole": "{method: sum, of: impact, round: {to: 0, half: up}}",
        "m": "{method: percent, of: [impact], use: scores}",
        "n": "{method: percent, of: [whole], use: scores}",
    }
    fit = fit_of(measures, strict=False)
    assert fit.measures["m"].interval.high == 100
    assert fit.measures["n"].interval.high is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("{method: percent, of: impact}", (0, 100)),
        ("{method: share, of: impact, where: {equal: good}}", (0, 1)),
        ("{method: mean, of: impact}", (1, 4)),
        ("{method: mean, of: impact, normalise: yes-no}", (0, 1)),
        ("{method: lowest, of: impact}", (1, 4)),
        ("{method: sum, of: impact}", (None, None)),
        ("{method: count, of: impact, where: {equal: good}}", (None, None)),
    ],
)
def test_what_a_score_is_normalised_from(text: str, ends: tuple[int | None, int | None]) -> None:
    fit = fit_of({"impact": text, "m": "{method: mean, of: [impact], use: scores}"}, strict=False)
    found = range_of(fit.measures["impact"], fit.measures)
    assert (found.low, found.high) == ends
    [part] = fit.measures["m"].parts
    assert part_range(part, fit.measures) == found


def test_a_measure_without_parts_has_no_bounds() -> None:
    fitted = measure_of("{method: sum, of: impact}", more=False)
    found = interval_of(fitted.measure, (), "block", {})
    assert (found.low, found.high) == (None, None)
    assert Fraction(2) == fitted.interval.low
