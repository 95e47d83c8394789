"""Whatever is answered to a shipped tool or a published scheme, its explanation is sound."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from qa_framework.scoring import Result
from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explain.layout import WIDTH
from qa_framework.testing import responses
from qa_framework.workspace import open as open_definitions
from tests.scoring.explain.schema import make_schema

SCHEMES = Path(__file__).parents[2] / "examples" / "published_schemes"
WORKSPACE = open_definitions(SCHEMES, cache=False)
VALIDATOR = Draft202012Validator(make_schema())
DIVIDES = ("sum", "mean", "percent", "count", "share")


@pytest.mark.parametrize("name", WORKSPACE.tools)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_explanation_of_a_real_tool_is_sound(name: str, data: st.DataObject) -> None:
    tool = WORKSPACE.tool(name)
    response = data.draw(responses(tool))
    for result in tool.score_all(response).values():
        explanation = result.explain()
        check_data(explanation)
        check_measures(explanation, result)
        assert max(map(len, explanation.text("cp1252").split("\n"))) <= WIDTH


def check_data(explanation: Explanation) -> None:
    data = explanation.as_dict()
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def check_measures(explanation: Explanation, result: Result) -> None:
    for measure in explanation.measures:
        if measure.method in DIVIDES and measure.unrounded is not None:
            adds = (part.contribution for part in measure.parts if part.contribution is not None)
            assert sum(adds, Fraction(0)) == measure.unrounded
        if measure.suggested is not None:
            assert measure.severe == measure.lenient == measure.suggested
        if measure.band is not None and not measure.limits and measure.suggested is not None:
            assert measure.band.grade == measure.suggested
        if measure.departure is not None:
            assert measure.departure.stands == (not measure.departure.refused)
        assert measure.why == result[measure.name].why


@pytest.mark.parametrize("name", WORKSPACE.tools)
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_changes_of_a_real_tool_give_the_grades_they_claim(
    name: str, data: st.DataObject
) -> None:
    tool = WORKSPACE.tool(name)
    response = data.draw(responses(tool, blanks=False))
    for rubric, result in tool.score_all(response).items():
        for change in result.explain(changes=True).changes or ():
            if change.found == "yes":
                answers = {each.question: each.after.id for each in change.answers}
                other = evolve(response, answers={**response.answers, **answers})
                grade = tool.score_response(other, rubric)[change.measure].grade
                assert grade is not None
                assert change.grade is not None
                assert grade.id == change.grade.id
