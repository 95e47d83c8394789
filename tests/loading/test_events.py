"""Two parsers give one stream of events, and one exception when they give up."""

from __future__ import annotations

import sys

import pytest

from qa_framework.loading import events
from qa_framework.loading.events import Unreadable, default_parser, fast_parser, pure_parser
from tests.loading.reading_both import FAST, PARSERS, PURE

TEXT = "a: [b, 'c']\nd: {e: f}\n"


def shapes(parser):
    """Name each event by what it is, without what only its own parser says."""
    for event in parser.events(TEXT):
        kind = type(event)
        if kind is parser.scalar:
            yield event.value, bool(event.style)
        elif kind in parser.starts:
            yield "list" if kind is parser.sequence else "map"
        elif kind in parser.ends:
            yield "end"


def test_both_parsers_give_the_same_events():
    assert list(shapes(FAST)) == list(shapes(PURE))
    assert list(shapes(FAST))[:4] == ["map", ("a", False), "list", ("b", False)]


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_marks_count_characters_from_nought(parser):
    (event,) = [each for each in parser.events("é: 😀x\n") if getattr(each, "value", "") == "😀x"]
    mark = event.start_mark
    assert (mark.line, mark.column, mark.index, event.end_mark.column) == (0, 3, 3, 5)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_a_parser_that_gives_up_says_where_and_where_that_began(parser):
    with pytest.raises(Unreadable) as caught:
        list(parser.events('a: 1\nb: "x'))
    error = caught.value
    assert "found unexpected end" in error.complaint
    assert (error.at.line, error.began.line, error.began.column) == (1, 1, 3)


def test_what_the_parser_in_python_raises_beside_its_own_is_wrapped():
    with pytest.raises(Unreadable, match="ValueError"):
        list(PURE.events('"\\U00110000"'))


def test_the_quick_parser_is_the_default_where_it_is_installed():
    assert default_parser() is fast_parser()


@pytest.mark.parametrize("missing", ["yaml", "yaml.CSafeLoader"])
def test_without_pyyaml_or_its_c_parser_the_one_in_python_is_the_default(missing, monkeypatch):
    if missing == "yaml":
        monkeypatch.setitem(sys.modules, "yaml", None)
    else:
        monkeypatch.delattr(missing)
    events.fast_parser.cache_clear()
    try:
        assert default_parser() is pure_parser()
    finally:
        monkeypatch.undo()
        events.fast_parser.cache_clear()
