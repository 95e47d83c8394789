"""The words of a definition that people read, wherever they stand in it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import KINDS, Definition, Question, Scale, Tool
from qa_framework.definitions.plain import definition_to_plain
from qa_framework.definitions.texts import words_in
from qa_framework.testing import definition_of
from tests.strategies.definitions import definitions

TOOL = """
kind: tool
id: t
version: 1.0.0
title: {en: Title, cy: Teitl}
summary: Summary
sections:
  - id: s
    title: Section
    questions:
      - id: q
        ask: Ask
        scale: {use: four, descriptors: {good: Descriptor, bad: {en: Bad, cy: Drwg}}}
        reason: {when: q == 'bad', help: Reason}
      - {id: c, ask: Choose, type: choice, options: {one: One, two: Two}}
rubric:
  unanswered: block
  measures:
    m:
      title: Measure
      method: mean
      of: s
      limits: [{when: q == 'bad', always: bad, because: Because}]
  claims: [{never: q == 'bad', because: Claimed}]
cases: [{name: A case, expect: {m: bad}}]
"""


def said(definition: Definition) -> list[tuple[str, str, str]]:
    return [
        (each.name, each.language, each.text) for _, texts in words_in(definition) for each in texts
    ]


def test_every_text_is_found_with_its_key_and_its_language() -> None:
    assert said(definition_of(Tool, TOOL)) == [
        ("title.en", "en", "Title"),
        ("title.cy", "cy", "Teitl"),
        ("summary", "en", "Summary"),
        *(("title", "en", "Measure"), ("because", "en", "Because")),
        ("because", "en", "Claimed"),
        ("title", "en", "Section"),
        ("ask", "en", "Ask"),
        *(("descriptors.good", "en", "Descriptor"), ("descriptors.bad.en", "en", "Bad")),
        ("descriptors.bad.cy", "cy", "Drwg"),
        ("help", "en", "Reason"),
        ("ask", "en", "Choose"),
        *(("options.one", "en", "One"), ("options.two", "en", "Two")),
    ]


def test_what_is_written_inside_is_in_the_language_of_the_whole() -> None:
    scale = definition_of(
        Scale,
        "kind: scale\nid: s\nversion: 1.0.0\ntitle: T\nlanguage: cy\nlevels: {no: {label: Na}}\n",
    )
    assert said(scale) == [("title", "cy", "T"), ("label", "cy", "Na")]


def test_each_text_knows_where_it_was_written() -> None:
    tool = definition_of(Tool, TOOL)
    lines = TOOL.split("\n")
    for _, texts in words_in(tool):
        for each in texts:
            span = each.span
            assert lines[span.line - 1][span.column - 1 :].startswith(each.text)


def test_a_list_knows_the_place_of_each_item() -> None:
    text = (
        "kind: framework\nid: f\nversion: 1.0.0\ntitle: F\n"
        "roles:\n  - id: r\n    title: R\n    responsibilities:\n      - First\n      - {en: Second}\n"
    )
    found = [
        each for _, texts in words_in(definition_of(KINDS["framework"], text)) for each in texts
    ]
    assert [(each.name, each.text, each.span.line) for each in found][-2:] == [
        ("responsibilities", "First", 9),
        ("responsibilities", "Second", 10),
    ]


def test_words_of_one_part_come_together() -> None:
    tool = definition_of(Tool, TOOL.replace("ask: Ask", "ask: Ask\n        help: Help"))
    (texts,) = [
        texts for model, texts in words_in(tool) if isinstance(model, Question) and model.id == "q"
    ]
    assert [each.name for each in texts] == ["ask", "help"]


def texts_of(value: Any) -> list[str]:
    """List every text in plain data."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_of(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_all_that_is_found_is_in_the_definition(kind: str, data: st.DataObject) -> None:
    definition = data.draw(definitions(kind))
    written = texts_of(definition_to_plain(definition))
    assert {each.text for _, texts in words_in(definition) for each in texts} <= {*written, ""}
