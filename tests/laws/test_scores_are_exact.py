"""Whatever is answered, nothing is a float or not a number, and no score leaves its range."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given

from qa_framework.expressions.values import Missing
from qa_framework.scoring import Unscored
from tests.laws.both_scorers import load, ours, scored
from tests.strategies.tools import World, worlds

EXACT = (int, Fraction, str, frozenset, Missing, date)


@given(worlds())
def test_every_value_of_a_scored_record_is_exact(world: World) -> None:
    tool = load(world.documents).tool
    for sheet in world.sheets if tool is not None else ():
        for rubric in tool.fits:
            if not ours(tool, sheet, rubric)["invalid"]:
                record = scored(tool, sheet, rubric).record
                assert {name for name, value in record.items() if not isinstance(value, EXACT)} == (
                    set()
                )


@given(worlds())
def test_a_score_is_a_fraction_or_says_why_there_is_none(world: World) -> None:
    tool = load(world.documents).tool
    for sheet in world.sheets if tool is not None else ():
        for rubric in tool.fits:
            if ours(tool, sheet, rubric)["invalid"]:
                continue
            for outcome in scored(tool, sheet, rubric).values():
                if isinstance(outcome.score, Unscored):
                    assert outcome.score.state in ("out", "not_scored")
                    assert outcome.possible is None
                else:
                    assert type(outcome.score) is Fraction


@given(worlds())
def test_a_score_lies_within_the_range_that_checking_found(world: World) -> None:
    tool = load(world.documents).tool
    for sheet in world.sheets if tool is not None else ():
        for rubric, fit in tool.fits.items():
            if ours(tool, sheet, rubric)["invalid"]:
                continue
            for name, outcome in scored(tool, sheet, rubric).items():
                low, high = fit.measures[name].interval.low, fit.measures[name].interval.high
                if not isinstance(outcome.score, Unscored):
                    assert low is None or low <= outcome.score
                    assert high is None or outcome.score <= high
