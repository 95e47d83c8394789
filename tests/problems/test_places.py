"""Places know their file, line and columns, and fall back to what they know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.problems import NOWHERE, UNPLACED, Source, Span


@given(lines=st.lists(st.text(st.characters(exclude_characters="\r\n")), min_size=1))
def test_a_source_gives_each_of_its_lines(lines):
    for newline in ("\n", "\r\n"):
        source = Source("a.yaml", newline.join(lines))
        assert [source.line(number) for number in range(1, len(lines) + 1)] == lines


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_beyond_its_lines_a_source_is_empty(number):
    assert Source("a.yaml", "one\ntwo").line(number) == ""


def test_two_sources_of_one_name_are_equal_whatever_they_say():
    assert Source("a.yaml", "one") == Source("a.yaml", "two")
    assert hash(Source("a.yaml", "one")) == hash(Source("a.yaml", "two"))


def test_the_text_of_a_source_stays_out_of_its_repr():
    assert "secret" not in repr(Span(Source("a.yaml", "secret"), 1, 1, 2))


def test_a_span_reads_as_file_line_and_column():
    assert str(Span(Source("a.yaml", "x"), 4, 5, 9)) == "a.yaml:4:5"


def test_a_span_without_a_line_reads_as_its_file():
    assert str(Span(Source("a.yaml", "x"), 0, 0, 0)) == "a.yaml"
    assert str(NOWHERE) == "(not from a file)"


def test_what_came_from_no_file_is_nowhere():
    assert UNPLACED.here is NOWHERE
    assert UNPLACED.key("id") is NOWHERE
    assert UNPLACED.value("id") is NOWHERE
    assert UNPLACED.item("sections", 3) is NOWHERE
    assert UNPLACED.inside("sections") is UNPLACED
    assert not UNPLACED.has("sections")
    assert UNPLACED.inside("sections") is UNPLACED
    assert not UNPLACED.has("id")
