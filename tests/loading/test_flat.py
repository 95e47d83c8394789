"""Nodes lie flat and stand up again as they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from qa_framework.loading.flat import flatten, unflatten
from qa_framework.problems import InvalidDefinitions
from tests.loading.reading_both import read
from tests.strategies.yaml_text import DEFINITION, walked_over, yaml_like


@given(text=yaml_like() | walked_over())
def test_nodes_come_back_from_json_as_they_were(text):
    try:
        nodes = read(text).nodes
    except InvalidDefinitions:
        return
    assert unflatten(json.loads(json.dumps(flatten(nodes)))) == nodes


@pytest.mark.parametrize("text", ["", "# nothing", "a", "a\n---\nb: c\n---\n", "[]", "{a: {}}"])
def test_every_shape_of_file_comes_back(text):
    nodes = read(text).nodes
    assert unflatten(flatten(nodes)) == nodes


@pytest.mark.parametrize(
    "damage",
    [
        {"texts": None},
        {"shape": [[1, 2]]},
        {"shape": [[0, 0, "2", 1, 1, 0]]},
        {"lines": 3},
    ],
)
def test_what_was_never_flat_nodes_is_refused(damage):
    with pytest.raises(ValueError, match=r"flat nodes|unpack"):
        unflatten(dict(flatten(read(DEFINITION).nodes)) | damage)


def test_what_lacks_a_column_is_refused():
    with pytest.raises(ValueError, match="flat nodes"):
        unflatten({})
