"""The rows of a table of bands, held against a score."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from qa_framework.expressions.values import OUT, UNKNOWN
from qa_framework.scoring import AuditTool, Result
from qa_framework.scoring.bands import chosen_by, tables_of
from tests.laws.explained import Drawn, explanations
from tests.scoring.made import make

BY_TEAM = """\
unanswered: block
grades: four
measures:
  m:
    method: sum
    of: [a, b]
    left_out: adds_nothing
    bands:
      by: team
      north: [{grade: great, at_least: 7}, {grade: good}]
      else: [{grade: fair, at_least: 7}, {grade: poor}]
"""
TEAM = "about: [{id: team, ask: Team?, type: choice, options: {north: N, south: S}, applies_when: asked}, {id: asked, ask: Asked?, type: yes_no}]\n"
SHARE = """\
unanswered: leave_out
grades: four
measures:
  m:
    method: sum
    of: [a, b, c]
    left_out: adds_nothing
    bands:
      - {grade: great, at_least: 3 of 4, needs: c == 'great'}
      - {grade: good, at_least: 3 of 4}
      - {grade: fair, at_least: 1 of 4}
      - {grade: poor}
"""


@given(explanations(sheets=3))
def test_the_row_that_is_reached_gives_the_grade_before_limits(drawn: Drawn) -> None:
    for found in drawn.found:
        record, perspective = found.result.record, found.result.perspective
        for name, fitted in found.result.fit.measures.items():
            tables = tables_of(fitted, perspective, record)
            if len(tables) != 1 or fitted.grades is None:
                continue
            (table,) = tables
            step = "before." if fitted.measure.limits else ""
            severe = record[f"{name}:{step}severe"]
            lenient = record.get(f"{name}:{step}lenient", severe)
            rows = (table.rows[table.reached(lenient=way)] for way in (False, True))
            ranks = [fitted.grades.merit(fitted.grades.ranks[row.band.grade]) for row in rows]
            assert ranks == [severe, lenient]


def score(tool: AuditTool, about: dict[str, object] | None = None, **answers: str) -> Result:
    return tool.score(answers, about=about or {})  # type: ignore[arg-type]  # answers


@pytest.mark.parametrize(
    ("about", "names", "value"),
    [
        ({"team": "north", "asked": True}, ["north"], "north"),
        ({"team": "south", "asked": True}, ["else"], "south"),
        ({"asked": False}, ["else"], OUT),
        ({"asked": True}, ["north", "else"], UNKNOWN),
    ],
)
def test_the_table_is_chosen_by_a_fact(
    about: dict[str, object], names: list[str], value: object
) -> None:
    result = score(make(BY_TEAM, more=TEAM), about, a="great", b="good")
    fitted = result.fit.measures["m"]
    tables = tables_of(fitted, result.perspective, result.record)
    assert [table.name for table in tables] == names
    assert chosen_by(fitted.bands, result.perspective, result.record) == value  # type: ignore[arg-type]  # tables


def test_a_bound_is_a_number_or_a_share_of_what_was_possible() -> None:
    result = score(make(SHARE), a="great", b="good")
    (table,) = tables_of(result.fit.measures["m"], "auditor", result.record)
    assert [row.limit for row in table.rows] == [Fraction(6), Fraction(6), Fraction(2), None]
    assert [row.within for row in table.rows] == [True, True, True, True]


def test_what_a_row_needs_is_met_or_not_or_cannot_be_told() -> None:
    tool = make(SHARE)
    states = {}
    for answer in ("great", "fair", None):
        result = tool.score({"a": "great", "b": "great", "c": answer})
        (table,) = tables_of(result.fit.measures["m"], "auditor", result.record)
        states[answer] = (table.rows[0].needs, table.reached(), table.reached(lenient=True))
    assert states == {
        "great": ("met", 0, 0),
        "fair": ("not_met", 1, 1),
        None: ("cannot_tell", 1, 0),
    }


def test_there_is_no_table_without_a_score_or_without_bands() -> None:
    result = score(make(SHARE))
    assert tables_of(result.fit.measures["m"], "auditor", result.record) == ()
    bare = score(make("unanswered: block\nmeasures: {m: {method: mean, of: [a]}}"), a="good")
    assert tables_of(bare.fit.measures["m"], "auditor", bare.record) == ()
