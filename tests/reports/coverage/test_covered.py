"""Coverage as data: what its JSON Schema says, ready for any JSON writer."""

from __future__ import annotations

import json

import attrs
import pytest
from jsonschema import Draft202012Validator

from qa_framework.reports.coverage import covered as models
from tests.reports.coverage.made import RECORDS, SHIRE, VISITS, covered
from tests.reports.coverage.schema import PAGE, SHIPPED, page_text, schema_text
from tests.scoring.explain.schema import described

VALIDATOR = Draft202012Validator(json.loads(SHIPPED.read_text(encoding="utf-8")))
MODELS = [
    each for each in vars(models).values() if attrs.has(each) and each.__module__ == models.__name__
]


def test_the_shipped_schema_is_what_the_models_say() -> None:
    """Write it anew with `python -m tests.reports.coverage.schema`."""
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_the_page_of_the_documentation_is_what_the_models_say() -> None:
    """Write it anew with `python -m tests.reports.coverage.schema`."""
    assert PAGE.read_text(encoding="utf-8") == page_text()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_a_model_is_described(model: type) -> None:
    _, words = described(model)
    assert list(words) == [field.name for field in attrs.fields(model)]


@pytest.mark.parametrize("texts", [(SHIRE,), (SHIRE, VISITS), (SHIRE, VISITS, RECORDS)])
def test_the_data_are_as_the_schema_says(texts: tuple[str, ...]) -> None:
    data = covered(*texts).as_dict()
    VALIDATOR.validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_the_gaps_are_those_of_all_families() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    assert found.gaps == tuple(tag for family in found.families for tag in family.gaps)
    assert found.gaps
