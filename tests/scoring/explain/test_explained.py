"""An explanation as data: what its JSON Schema says, ready for any JSON writer."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import qa_framework.scoring.explain.explained as models
from qa_framework.scoring.explain.explained import Labelled
from qa_framework.scoring.explain.explanation import Explanation
from tests.laws.explained import Drawn, explanations
from tests.scoring.explain.anything import anything
from tests.scoring.explain.schema import PAGE, SHIPPED, described, page_text, schema_text
from tests.scoring.made import make

VALIDATOR = Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))
MODELS = [
    each for each in vars(models).values() if attrs.has(each) and each.__module__ == models.__name__
]


def test_the_shipped_schema_is_what_the_models_say() -> None:
    """Write it anew with `python -m tests.scoring.explain.schema`."""
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_the_page_of_the_documentation_is_what_the_models_say() -> None:
    """Write it anew with `python -m tests.scoring.explain.schema`."""
    assert PAGE.read_text(encoding="utf-8") == page_text()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_model_is_described(model: type) -> None:
    _, words = described(model)
    assert list(words) == [field.name for field in attrs.fields(model)]


@given(explanations(departures=True, sheets=3))
def test_the_data_of_every_result_are_as_the_schema_says(drawn: Drawn) -> None:
    for found in drawn.found:
        check(found.explanation.as_dict())


@given(anything())
def test_the_data_of_any_explanation_are_as_the_schema_says(explanation: Explanation) -> None:
    check(explanation.as_dict())


def check(data: dict[str, Any]) -> None:
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_numbers_are_exact_text() -> None:
    data = (
        make("unanswered: leave_out\nmeasures: {m: {method: mean, of: questions}}")
        .score({"a": "good", "b": "good", "c": "poor"})
        .explain()
        .as_dict()
    )
    measure = data["measures"][0]
    assert measure["score"] == "7/3"
    assert Fraction(measure["parts"][0]["contribution"]) == 1


def test_a_level_has_its_id_and_its_label() -> None:
    data = (
        make("unanswered: block\nmeasures: {m: {method: lowest, of: questions}}")
        .score({"a": "good", "b": "good", "c": "poor"})
        .explain()
        .as_dict()
    )
    assert data["measures"][0]["level"] == {"id": "poor", "label": "Poor"}
    assert str(Labelled("poor", "Poor")) == "Poor"


def test_changes_are_null_unless_they_are_asked_for() -> None:
    result = make("unanswered: block\nmeasures: {m: {method: mean, of: questions}}").score({})
    assert result.explain().as_dict()["changes"] is None
    assert result.explain(changes=True).as_dict()["changes"] == []
