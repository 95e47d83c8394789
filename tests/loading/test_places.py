"""Places outlive the nodes they were made from: the text is read again for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from qa_framework.hooks import Plugins
from qa_framework.loading import places
from qa_framework.loading.folder import Origin
from qa_framework.loading.nodes import Documents, Mapping, Node, NodePlace, Sequence
from qa_framework.loading.places import Layout, place_of
from qa_framework.problems import InvalidDefinitions, Place, Source, Span
from qa_framework.workspace import open_origins
from tests.house.repository import ROOT
from tests.loading.reading_both import read
from tests.strategies.yaml_text import walked_over, yaml_like

TEXT = """\
id: on_time
tags: [one, "two"]
scale: {use: four-point, labels: {good: {en: Good}}}
options:
  - - deep
    - a: {b: c}
nothing:
"""
ABSENT = "weight"


def nodes_in(node: Node) -> Iterator[Node]:
    """List a node and all below it."""
    yield node
    inside = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        inside = tuple(node.values.values())
    for each in inside:
        yield from nodes_in(each)


def told(place: Place, names: tuple[str, ...]) -> list[Span | bool]:
    """Give all that a place says of some names."""
    said: list[Span | bool] = [place.here]
    for name in (*names, ABSENT):
        inside = place.inside(name)
        said += [place.key(name), place.value(name), place.has(name), inside.here]
        said += [place.item(name, index) for index in (-1, 0, 1, 9)]
        said += [inside.has(ABSENT), inside.key("use"), inside.inside("good").value("en")]
        said += [inside.value("labels"), inside.item("labels", 0)]
    return said


def assert_the_same_is_told(documents: Documents) -> None:
    layout = Layout(documents.source)
    for node in (each for top in documents.nodes for each in nodes_in(top)):
        names = tuple(node.values) if isinstance(node, Mapping) else ()
        asked = NodePlace(documents.source, node)
        assert told(place_of(layout, node), names) == told(asked, names)


@given(text=yaml_like() | walked_over())
def test_a_place_tells_what_its_node_would_have_told(text):
    try:
        documents = read(text)
    except InvalidDefinitions:
        return
    assert_the_same_is_told(documents)


@pytest.mark.parametrize(
    "text", [TEXT, f"{TEXT}---\n{TEXT}", "a: 1\na: 2\nb: {c: d}", "a", "[[], {}]"]
)
def test_every_part_of_a_file_is_found_again(text):
    assert_the_same_is_told(read(text))


def test_what_was_not_written_leads_back_to_the_place_itself():
    documents = read(TEXT)
    place = place_of(Layout(documents.source), documents.nodes[0])
    assert place.inside(ABSENT) is place
    assert place.inside("scale").inside(ABSENT).here == place.value("scale")


def test_a_file_is_read_again_once_however_often_its_places_are_asked(monkeypatch):
    documents = read(TEXT)
    layout = Layout(documents.source)
    place = place_of(layout, documents.nodes[0])
    times = count_readings(monkeypatch)
    assert not place.has(ABSENT)
    assert place.here.line == 1
    assert times == []
    assert [place.value("id").column, place.inside("scale").value("use").column] == [5, 14]
    assert len(times) == 1


def count_readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of every file that is read again."""
    names: list[str] = []
    read_source = places.read_source

    def noted(source: Source) -> Documents:
        names.append(source.name)
        return read_source(source)

    monkeypatch.setattr(places, "read_source", noted)
    return names


def test_no_tool_that_nothing_is_wrong_with_is_read_again(monkeypatch):
    """Where this fails a check asks for a place before it knows that something is wrong.

    Ask for it in the call that reports, or pass on `place.inside(key)`, which costs nothing, and
    ask that for `here`. Plans of sampling are few, and may be read twice.
    """
    names = count_readings(monkeypatch)
    folders = [ROOT / "tool_definitions", ROOT / "examples" / "published_schemes"]
    workspace = open_origins([Origin(each.name, each) for each in folders], Plugins(), cache=False)
    told_of = {each.span.source.name for each in workspace.problems}
    assert workspace.files > len(told_of)
    assert {name for name in names if "sampling" not in name} <= told_of
