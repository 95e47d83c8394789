"""The schemas accept what the loader accepts, and refuse what an editor can see to be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from qa_framework.definitions import KINDS
from qa_framework.loading.builder import read_documents
from qa_framework.loading.documents import CASES_SUFFIX
from qa_framework.loading.dumping import dump
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence
from qa_framework.loading.schema import ANY, CASES, _Maker, documented, schema_for, write_schemas
from tests.loading.definitions_text import FULL, flow, maps_in, plain, problems_of
from tests.loading.editor import as_an_editor_reads
from tests.strategies.definitions import definitions

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(
    path for folder in ("tool_definitions", "examples") for path in (ROOT / folder).rglob("*.yaml")
)
NAMES = (*KINDS, CASES, ANY)


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_for(name))


def accepts(name: str, text: str) -> bool:
    """Tell whether an editor finds nothing wrong with a text of one document."""
    (node,) = read_documents(text.encode(), "f").nodes
    return validator(name).is_valid(as_an_editor_reads(node))


def loads(text: str) -> bool:
    return not problems_of(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one(name):
    Draft202012Validator.check_schema(schema_for(name))


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_whatever_the_loader_accepts_the_schema_accepts(kind, data):
    text = dump(data.draw(definitions(kind)))
    assert loads(text)
    assert accepts(kind, text), text
    assert accepts(ANY, text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_fits_its_schema(path):
    for node in read_documents(path.read_bytes(), path.name).nodes:
        data = as_an_editor_reads(node)
        name = CASES if path.name.endswith(CASES_SUFFIX) else data["kind"]
        assert not list(validator(name).iter_errors(data))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_names_a_schema_that_fits_all_of_it(path):
    """Where a file names no schema there is nothing to be wrong."""
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    if found is None:
        assert "tool_definitions" not in path.parts
        return
    schema = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))
    for node in read_documents(path.read_bytes(), path.name).nodes:
        assert Draft202012Validator(schema).is_valid(as_an_editor_reads(node))


# Mutants: what is wrong for the loader is wrong for the schema


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_key_too_many_is_refused_by_both(kind, data):
    text = dump(data.draw(definitions(kind))) + "wieght: 5\n"
    assert not loads(text)
    assert not accepts(kind, text)


def required_in(schema: dict[str, Any], shared: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "", schema["required"]
    for name, each in shared.items():
        if each.get("required"):
            yield name, each["required"]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_key_too_few_is_refused_by_both(kind, data):
    text = dump(data.draw(definitions(kind)))
    key = data.draw(
        st.sampled_from([each for each in schema_for(kind)["required"] if each != "kind"])
    )
    (node,) = read_documents(text.encode(), "f").nodes
    assert isinstance(node, Mapping)
    start = node.keys[key].line
    later = [each.line for each in node.keys.values() if each.line > start]
    lines = text.splitlines()
    del lines[start - 1 : min(later, default=len(lines) + 1) - 1]
    shorter = "\n".join(lines) + "\n"
    assert not loads(shorter)
    assert not accepts(kind, shorter)


def mutants() -> Iterator[tuple[str, str]]:
    """Take each key of each map away in turn, and add one to each."""
    for kind, text in FULL.items():
        whole = plain(read_documents(text.encode(), "f").nodes[0])
        for place in list(maps_in(whole)):
            saved = dict(place)
            for key in saved:
                del place[key]
                yield kind, flow(whole)
                place.clear()
                place.update(saved)
            place["wieght"] = "5"
            yield kind, flow(whole)
            del place["wieght"]


@pytest.mark.parametrize(("kind", "text"), list(mutants()))
def test_a_key_too_few_or_too_many_anywhere_is_judged_alike_by_both(kind, text):
    assert loads(text) is accepts(kind, text)


SCALE = "kind: scale\nid: a\nversion: 1.0.0\ntitle: A\n"
RUBRIC = "kind: rubric\nid: a\nversion: 1.0.0\ntitle: A\nunanswered: block\n"
QUESTION = (
    "kind: tool\nid: a\nversion: 1.0.0\ntitle: A\nsections:\n"
    "  - {id: s, title: S, questions: [{id: q, ask: Q, %s}]}\n"
)
GOOD = [
    SCALE + "levels: {1: {points: 1}, good: {label: no}, yes: {label: 4}}",
    SCALE + "summary: {en: A, cy: B}",
    SCALE + "absences: {na: {effect: leave_out}, no: {effect: {count_as: 0}}}",
    RUBRIC + "bands: {by: team, north: [{grade: 1, at_least: 2/3}], else: [{grade: 0}]}",
    RUBRIC + "bands: [{grade: a, at_least: 19 of 36}, {grade: b, at_least: 2.5}, {grade: c}]",
    RUBRIC.replace("block", "{needs_share: 60 %}"),
    RUBRIC.replace("block", "{count_as: {four-point: 1}}"),
    RUBRIC + "measures: {m: {method: judged, bands: none, judgement: {may_depart: true}}}",
    QUESTION % "required: yes",
    QUESTION % "required: {when: always, help: H}",
    QUESTION % "required: {when: {all: [a > 1, {not: {question: b, in: [1, two]}}]}}",
    QUESTION
    % "applies_when: {any: [{question: b, answered: yes}, {question: m.grade, at_most: 2}]}",
    QUESTION % "scale: {levels: {a: {}}}",
    QUESTION % "scale: {use: b@^1.2, labels: {a: 1}}",
    QUESTION % "scale: {use: b, without: [0, not_seen]}",
]
BAD = [
    SCALE.replace("1.0.0", "1.10"),
    SCALE.replace("1.0.0", "'1.10'"),
    SCALE.replace("id: a", "id: A b"),
    SCALE.replace("title: A", "title: [A]"),
    SCALE.replace("title: A", "title: {}"),
    SCALE + "better: higer",
    SCALE + "levels: [a, b]",
    SCALE + "levels: {Good: {}}",
    SCALE + "levels: {good: {weight: 1}}",
    SCALE + "range: {from: 1}",
    SCALE + "cites: [{source: S, url: 'javascript:alert(1)'}]",
    SCALE + "tags: [safety]",
    RUBRIC.replace("block", "blocked"),
    RUBRIC.replace("block", "{prorate: 3}"),
    RUBRIC.replace("block", "{needs_share: 60}"),
    RUBRIC + "bands: {team: [{grade: a}]}",
    RUBRIC + "bands: [{grade: a, at_least: two thirds}]",
    RUBRIC + "measures: {m: {of: questions}}",
    RUBRIC + "flags: [{id: f, when: a}]",
    QUESTION % "weight: heavy",
    QUESTION % "reverse: on",
    QUESTION % "required: sometimes",
    QUESTION % "scale: {id: b, levels: {a: {}}}",
    QUESTION % "applies_when: {all: []}",
    QUESTION % "applies_when: {question: b}",
    QUESTION % "applies_when: {question: b, at_most: 1, at_least: 0}",
    QUESTION % "applies_when: {question: b, equals: 1}",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_right_for_both(text):
    assert loads(text)
    assert accepts(text.split()[1], text)
    assert accepts(ANY, text)


@pytest.mark.parametrize("text", BAD)
def test_what_is_wrong_is_wrong_for_both(text):
    assert not loads(text)
    assert not accepts(text.split()[1], text)
    assert not accepts(ANY, text)


@pytest.mark.parametrize("kind", ["moderation", "tol"])
def test_a_kind_that_is_not_there_is_no_definition(kind):
    assert not accepts(ANY, f"kind: {kind}\nid: a\nversion: 1.0.0\ntitle: A\n")


# How a schema is made


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Find every schema of a map of known keys within a schema."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("additionalProperties") is False:
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


@pytest.mark.parametrize("name", [*KINDS, CASES])
def test_every_key_of_a_model_is_described(name):
    """What is no model, such as the structured form of a condition, describes itself as a whole."""
    models = [each for each in objects(schema_for(name)) if "description" in each]
    bare = [
        key
        for each in models
        for key, value in each["properties"].items()
        if key != "kind" and not value["description"]
    ]
    assert models
    assert bare == []


@pytest.mark.parametrize("name", [*KINDS, CASES])
def test_every_reference_leads_somewhere(name):
    schema = schema_for(name)
    used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)))
    assert used == set(schema["$defs"])


def test_docstrings_are_read_over_several_lines_and_through_inheritance():
    class Parent:
        """A parent.

        Attributes:
            id: Its name.
            words: What it says,
                in `two` lines.
        """

    class Child(Parent):
        """A child.

        Attributes:
            id: Its own name.
        """

    assert documented(Child) == {"id": "Its own name.", "words": "What it says, in `two` lines."}


def test_marks_are_for_editors_that_show_them():
    title = schema_for("scale")["properties"]["version"]
    assert title["description"] == "Three whole numbers, such as 1.0.0."
    assert title["markdownDescription"] == "Three whole numbers, such as `1.0.0`."


def test_defaults_are_told():
    question = schema_for("tool")["$defs"]["Question"]["properties"]
    assert question["weight"]["default"] == 1
    assert question["reverse"]["default"] == "no"
    assert question["required"]["default"] == "never"
    assert "default" not in question["scale"]


def test_a_field_of_an_unknown_kind_is_not_guessed_at():
    @frozen
    class Odd:
        """Odd."""

        size: complex

    with pytest.raises(TypeError, match="complex"):
        _Maker().of(Odd)


def test_an_unknown_kind_has_no_schema():
    with pytest.raises(KeyError):
        schema_for("moderation")


def test_patterns_are_of_a_sort_that_javascript_knows():
    text = json.dumps([schema_for(name) for name in NAMES])
    assert "?P<" not in text
    assert "\\Z" not in text


def test_schemas_are_written_one_file_each(tmp_path):
    folder = tmp_path / "new" / ".schema"
    written = write_schemas(folder)
    assert [path.name for path in written] == [f"{name}.schema.json" for name in NAMES]
    assert json.loads(written[0].read_text(encoding="utf-8")) == schema_for(NAMES[0])


def test_the_shipped_schemas_are_up_to_date(tmp_path):
    """When this fails, run `qaf schema` and look at what changed."""
    shipped = ROOT / "tool_definitions" / ".schema"
    fresh = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    assert {path.name: path.read_bytes() for path in shipped.iterdir()} == fresh


# The editor's reading, which the properties above stand on


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("yes", "yes"), ("true", True), ("~", None), ("'1'", "1"), ("1_000", "1_000")),
        *(("010", 10), ("0x1F", 31), ("1.10", 1.1), ("1e3", 1000.0), ("12:30", "12:30")),
    ],
)
def test_an_editor_reads_by_the_core_schema(text, value):
    node: Node = read_documents(f"[{text}]".encode(), "f").nodes[0]
    assert isinstance(node, Sequence)
    assert isinstance(node.items[0], Scalar)
    assert as_an_editor_reads(node) == [value]
