"""Nodes know their place, and tell it to whoever asks."""

from __future__ import annotations

from qa_framework.loading.nodes import Mapping, NodePlace, Scalar, span_of
from qa_framework.problems import Source
from tests.loading.reading_both import read

TEXT = """\
id: on_time
ask: >-
  Was it
  in time?
tags: [one, "two"]
scale: {use: four-point}
"""
DOCUMENTS = read(TEXT)
(NODE,) = DOCUMENTS.nodes
PLACE = NodePlace(DOCUMENTS.source, NODE)


def part(span):
    """Give what a span marks."""
    assert span.source.name == "f"
    return span.source.line(span.line)[span.column - 1 : span.end - 1]


def test_a_place_finds_keys_and_values():
    assert part(PLACE.key("id")) == "id"
    assert part(PLACE.value("id")) == "on_time"
    assert part(PLACE.value("tags")) == '[one, "two"]'
    assert part(PLACE.value("scale")) == "{use: four-point}"


def test_a_place_finds_items_of_lists():
    assert part(PLACE.item("tags", 0)) == "one"
    assert part(PLACE.item("tags", 1)) == '"two"'


def test_a_place_leads_to_what_stands_inside():
    assert part(PLACE.inside("scale").key("use")) == "use"
    assert part(PLACE.inside("scale").value("use")) == "four-point"
    assert PLACE.inside("weight") == PLACE
    assert PLACE.has("scale")
    assert PLACE.inside("scale").has("use")
    assert not PLACE.has("weight")


def test_what_spans_lines_is_marked_on_its_first():
    assert part(PLACE.here) == "id: on_time"
    assert part(PLACE.value("ask")) == ">-"


def test_what_was_not_written_is_where_the_nearest_thing_is():
    assert PLACE.key("weight") == PLACE.here
    assert PLACE.value("weight") == PLACE.here
    assert PLACE.item("weight", 0) == PLACE.here
    assert PLACE.item("tags", 2) == PLACE.value("tags")
    assert PLACE.item("tags", -1) == PLACE.value("tags")
    assert PLACE.item("scale", 0) == PLACE.value("scale")


def test_a_place_leads_to_the_places_inside_it():
    assert part(PLACE.inside("scale").key("use")) == "use"
    assert PLACE.inside("weight") is PLACE


def test_a_place_knows_which_keys_were_written():
    assert PLACE.has("ask")
    assert not PLACE.has("weight")


def test_the_place_of_a_text_has_no_parts():
    place = NodePlace(Source("f", "abc"), Scalar("abc", plain=True, line=1, column=1, end=4))
    assert place.key("id") == place.here == place.value("id")


def test_a_node_beyond_the_text_still_has_a_place():
    node = Mapping({}, {}, line=9, column=5, end=0)
    span = span_of(Source("f", "abc"), node)
    assert (span.line, span.column, span.end) == (9, 5, 5)
