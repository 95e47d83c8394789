"""What is dumped reads back to the same definition: load(dump(x)) == x, for every kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import KINDS, Definition
from qa_framework.loading.builder import read_documents
from qa_framework.loading.documents import CASES_SUFFIX, read_file
from qa_framework.loading.dumping import WIDTH, dump, dump_all
from tests.loading.reading_both import PARSERS
from tests.strategies.definitions import definitions

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(
    path
    for folder in ("tool_definitions", "examples", "tests/compatibility")
    for path in (ROOT / folder).rglob("*.yaml")
    if not path.name.endswith(CASES_SUFFIX)
)


def load(text: str) -> list[Definition | None]:
    content = read_file(text.encode(), "f.yaml")
    assert not content.problems
    assert not [each for item in content.items for each in item.problems]
    return [item.definition for item in content.items]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_definition_of_any_kind_reads_back(kind, data):
    definition = data.draw(definitions(kind))
    text = dump(definition)
    assert load(text) == [definition], text


@given(data=st.data())
def test_both_parsers_read_what_is_dumped_alike(data):
    text = dump(data.draw(st.sampled_from(list(KINDS)).flatmap(definitions))).encode()
    first, second = (read_documents(text, "f", parser=parser).nodes for parser in PARSERS)
    assert first == second


@given(data=st.data())
def test_what_was_read_back_is_dumped_in_the_same_words(data):
    text = dump(data.draw(st.sampled_from(list(KINDS)).flatmap(definitions)))
    assert [dump(each) for each in load(text) if each is not None] == [text]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_reads_back(path):
    found = [item.definition for item in read_file(path.read_bytes(), path.name).items]
    text = dump_all(each for each in found if each is not None)
    assert load(text) == found
    long = [line.strip() for line in text.splitlines() if len(line) > WIDTH]
    assert [line for line in long if " " in line.partition(": ")[2]] == []
