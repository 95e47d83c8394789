"""A tool that can score: by name, for each perspective, from many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from typing import Any

import pytest

from qa_framework.audits import Departure, Response
from qa_framework.scoring import AuditTool, InvalidAnswers
from tests.scoring.lowering.workbench import tool
from tests.scoring.made import make

MEASURES = ", m: {method: mean, of: [a, b], bands: none}"
LEVELS = ("poor", "fair", "good", "great", "na", None)
THREADS = 16
TWO = """\
one: {unanswered: block, measures: {m: {method: highest, of: work}}}
two: {unanswered: block, measures: {m: {method: lowest, of: work}}}
"""


def summary(made: AuditTool, answers: dict[str, Any], perspective: str) -> dict[str, str]:
    """Give everything that a response came to."""
    result = made.score(answers, perspective=perspective)
    return {name: str(outcome) for name, outcome in result.items()}


def test_threads_share_a_tool_and_get_what_one_alone_would() -> None:
    sheets = [{"a": a, "b": b, "t_grade": a} for a, b in product(LEVELS, repeat=2)] * 8
    jobs = [(sheet, whose) for sheet in sheets for whose in ("auditor", "parent")]
    alone = tool(measures=MEASURES)
    one_by_one = [summary(alone, *job) for job in jobs]
    shared = AuditTool(alone.definition, alone.fits, alone.digest)
    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(lambda job: summary(shared, *job), jobs))
    assert together == one_by_one


def test_a_perspective_or_a_rubric_that_the_tool_has_not_is_a_mistake() -> None:
    made = tool()
    with pytest.raises(ValueError, match="perspective 'nobody' is not asked"):
        made.score({}, perspective="nobody")
    with pytest.raises(ValueError, match="'other' is none"):
        made.score({}, rubric="other")


def test_one_response_is_scored_by_every_rubric() -> None:
    made = make(TWO)
    results = made.score_all(Response(answers={"a": "good", "b": "poor", "c": "fair"}))
    assert {name: result["m"].score for name, result in results.items()} == {"one": 3, "two": 1}
    with pytest.raises(ValueError, match="None is none"):
        made.score({})


def test_answers_that_the_tool_does_not_allow_are_refused_all_at_once() -> None:
    with pytest.raises(InvalidAnswers) as error:
        tool().score(
            {"a": "excellent", "n": 9, "strange": 1},
            about={"team": "east", "tema": "north"},
            departures={"m": Departure(grade="good"), "theirs": Departure(grade="excellent")},
        )
    names = {rejection.name for rejection in error.value.rejections}
    assert names == {"a", "n", "strange", "team", "tema", "m", "theirs"}
    assert "excellent" not in str(error.value)


def test_what_another_perspective_answered_can_be_told_beside() -> None:
    made = tool("flags: [{id: f, when: parent.a == 'good', because: P.}]")
    assert made.score({"parent.a": "good"}).flags["f"].value == "yes"
    assert made.score({}).flags["f"].value == "cannot_tell"


def test_the_stated_date_of_a_response_is_what_conditions_see() -> None:
    made = tool("flags: [{id: f, when: audit.date > date('2026-01-01'), because: D.}]")
    assert made.score({}, date=date(2026, 1, 2)).flags["f"].value == "yes"
    assert made.score({}).flags["f"].value == "cannot_tell"


def test_a_tool_has_the_name_and_the_lead_of_its_definition() -> None:
    made = tool()
    assert (made.id, made.title, made.lead) == ("made", "Made", "auditor")
    assert made.accept("a")("good") == "good"


def test_a_tool_shows_itself_in_one_line() -> None:
    assert repr(tool()) == "<AuditTool made@1.0.0: Made>"
