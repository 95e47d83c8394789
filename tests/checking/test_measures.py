"""Measures with their parts, the level they give, the good end of their score."""

from __future__ import annotations

import pytest

from qa_framework.checking.measures import are_one, keeps_possible, shared_scale
from qa_framework.testing import workspace_of
from tests.checking.fitted import fit_of, measure_of
from tests.definitions_in_text import Slip

SLIPS = {
    "a method that is not there": Slip(
        "measures",
        """
        overall: {method: avg, of: impact}
        #                 ^ QA504 there is no method `avg` | did you mean `mean`?
        """,
        "avg",
        "mean",
    ),
    "nobody judges it": Slip(
        "measures",
        """
        overall: {method: judged}
        #                 ^ QA503 no question judges `overall` | give the question that does `judges: overall`
        """,
        "judged",
        "lowest, of: impact",
    ),
    "a weight of something else": Slip(
        "measures",
        """
        overall: {method: mean, of: impact, weights: {plam: 2}}
        #                                             ^ QA502 there is no part `plam` | did you mean `plan`?
        """,
        "plam",
        "plan",
    ),
    "a grade that a part has not": Slip(
        "measures",
        """
        total: {method: mean, of: impact}
        overall: {method: lowest, of: [total], use: grades}
        #                                           ^ QA505 `total` has no grade that could be used | write `use: scores`, or give it bands
        """,
        "use: grades",
        "use: scores",
    ),
    "a tie that nobody can break": Slip(
        "measures",
        """
        late: {method: count, of: impact, where: {equal: good}}
        overall: {method: median, of: [late]}
        #        ^ QA516 nothing says which end of `overall` is good, and a tie goes to the worse | add `better: higher` or `better: lower`
        """,
        "of: [late]",
        "of: [late], better: lower",
    ),
    "levels without points in bands": Slip(
        "measures",
        """
        overall:
          method: lowest
          of: [word]
          bands: [{grade: outstanding, at_least: 3}, {grade: good, at_least: 2}, {grade: requires_improvement, at_least: 1}, {grade: inadequate}]
        #        ^ QA543 `overall` is on a scale without points, which cannot be banded | give the levels of the scale `points:`, or leave the bands out
        word: {method: gates, gates: [{grade: weak}, {grade: strong, needs: seen == 'good'}], grades: words}
        """,
        "[{grade: outstanding, at_least: 3}, {grade: good, at_least: 2},"
        " {grade: requires_improvement, at_least: 1}, {grade: inadequate}]",
        "none",
    ),
    "a sum to be normalised": Slip(
        "measures",
        """
        total: {method: sum, of: impact}
        overall: {method: mean, of: [total], use: scores, normalise: yes-no}
        #                                                            ^ QA546 the score of `total` has no fixed range, so it cannot be normalised | write `use: grades`, or make it a percentage
        """,
        "{method: sum",
        "{method: percent",
    ),
    "a mean as a share of a whole": Slip(
        "measures",
        """
        total: {method: mean, of: impact}
        overall: {method: percent, of: [total], use: scores}
        #                              ^ QA547 `total` cannot be a share of a whole: it keeps no highest score, or can be below 0 | take a sum or a percentage, or write `use: grades`
        """,
        "{method: mean",
        "{method: sum",
    ),
    "a share of what is possible where nothing is": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          bands:
            - {grade: outstanding, at_least: 3 of 4}
        #                                    ^ QA547 `3 of 4` is a share of what is possible, and `overall` keeps no possible score | write a number, or make the measure a sum or a percentage
            - {grade: good, at_least: 2 of 4}
        #                             ^ QA547 `2 of 4` is a share of what is possible, and `overall` keeps no possible score | write a number, or make the measure a sum or a percentage
            - {grade: requires_improvement, at_least: 1 of 4}
        #                                             ^ QA547 `1 of 4` is a share of what is possible, and `overall` keeps no possible score | write a number, or make the measure a sum or a percentage
            - {grade: inadequate}
        """,
        "mean",
        "percent",
    ),
    "a score and a grade": Slip(
        "measures",
        """
        total:
          method: mean
          of: impact
          bands: [{grade: outstanding, at_least: 4}, {grade: good, at_least: 3}, {grade: requires_improvement, at_least: 2}, {grade: inadequate}]
        overall: {method: mean, of: [total]}
        #        ^ QA506 `total` has a score and a grade, and nothing says which one counts | add `use: grades` or `use: scores`
        """,
        "of: [total]",
        "of: [total], use: scores",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []


@pytest.mark.parametrize(
    ("text", "level", "graded"),
    [
        ("{method: lowest, of: impact}", "four-point", True),
        ("{method: lowest, of: [seen, back], better: higher}", "four-point", True),
        ("{method: lowest, of: [back]}", "four-point", True),
        ("{method: lowest, of: recording}", "yes-no", False),
        ("{method: lowest, of: questions, better: higher}", None, False),
        ("{method: mean, of: impact}", None, False),
        ("{method: gates, gates: [{grade: good}]}", "four-point", True),
    ],
)
def test_a_level_is_the_grade_where_it_is_on_the_scale_of_grades(
    text: str, level: str | None, *, graded: bool
) -> None:
    fitted = measure_of(text)
    assert (fitted.level.id if fitted.level else None) == level
    assert (fitted.grades is not None) is graded


def test_points_are_turned_round_only_where_every_part_is_reversed() -> None:
    alone, mixed = (
        measure_of(f"{{method: lowest, of: {of}, better: higher}}").level
        for of in ("[back]", "[back, seen]")
    )
    assert alone is not None
    assert mixed is not None
    assert (alone.reversed, mixed.reversed) == (True, False)
    assert are_one((alone, mixed))
    assert shared_scale((alone, None)) is None
    assert shared_scale(()) is None


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("{method: mean, of: impact}", "higher"),
        ("{method: mean, of: [seen, back]}", None),
        ("{method: mean, of: impact, better: lower}", "lower"),
        ("{method: count, of: impact, where: {at_least: good}}", "higher"),
        ("{method: count, of: impact, where: {at_most: good}}", "lower"),
        ("{method: count, of: impact, where: {equal: good}}", None),
        ("{method: formula, formula: points(seen)}", None),
        ("{method: gates, gates: [{grade: good}]}", "higher"),
    ],
)
def test_which_end_of_a_score_is_good(text: str, better: str | None) -> None:
    assert measure_of(text).better == better


def test_a_judged_measure_is_good_where_the_question_is() -> None:
    fitted = fit_of({"numbers": "{method: judged}"}, more=True, strict=False).measures["numbers"]
    assert (fitted.judged_by, fitted.better, fitted.grades) == ("verdict", "higher", None)


@pytest.mark.parametrize(("method", "keeps"), [("sum", True), ("percent", True), ("mean", False)])
def test_sums_and_percentages_keep_what_was_possible(method: str, *, keeps: bool) -> None:
    assert keeps_possible(measure_of(f"{{method: {method}, of: impact}}")) is keeps


def test_the_parts_of_a_formula_are_the_questions_and_measures_in_it() -> None:
    fitted = measure_of("{method: formula, formula: visits + sum_of(impact)}")
    assert [part.name for part in fitted.parts] == ["visits", "seen", "plan"]


def test_a_level_that_is_no_grade_is_used_as_a_level() -> None:
    measures = {
        "numbers": "{method: judged}",
        "m": "{method: count, of: [numbers], where: {equal: strong}}",
    }
    [part] = fit_of(measures, more=True, strict=False).measures["m"].parts
    assert (part.use, part.scale.id if part.scale else None) == ("grades", "words")


def test_a_measure_without_weight_need_not_say_what_it_gives() -> None:
    measures = {
        "total": "{method: mean, of: impact}",
        "m": "{method: mean, of: [seen, total], weights: {total: 0}, bands: none}",
    }
    bands = (
        "[{grade: outstanding, at_least: 4}, {grade: good, at_least: 3},"
        " {grade: requires_improvement, at_least: 2}, {grade: inadequate}]"
    )
    assert [part.name for part in fit_of(measures, bands=bands).measures["m"].parts] == ["seen"]


SUM = """
kind: tool
id: shared
version: 1.0.0
title: Shared
asked_of: [auditor, parent]
rubric: {unanswered: block, measures: {total: {method: sum, of: questions%s}}}
sections:
  - id: first
    title: First
    questions:
      - {id: seen, ask: Seen?, type: number, least: 1}
      - {id: heard, ask: Heard?, type: number, least: 1, asked_of: [parent]}
"""


def test_a_sum_says_what_a_part_does_that_is_not_asked_of_everybody() -> None:
    [found] = workspace_of(SUM % "", strict=False).errors
    said = "`heard` is not asked of everybody, and nothing says what that does to the sum `total`"
    assert (found.code, found.message) == ("QA544", said)


def test_a_part_that_is_not_asked_of_everybody_may_add_nothing() -> None:
    tool = workspace_of(SUM % ", left_out: adds_nothing").tool("shared")
    assert tool.fits[""].measures["total"].interval.low == 1
    assert tool.score({"seen": 1})["total"].score == 1
