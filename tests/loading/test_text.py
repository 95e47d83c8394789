"""Bytes become text that both parsers read alike, or are refused with a place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.loading.text import (
    Bounds,
    describe_character,
    forbidden_character,
    read_text,
)
from qa_framework.problems import InvalidDefinitions

PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from(
    "\né£\u2013日😀\u200d"
)


def refused(data, **bounds):
    with pytest.raises(InvalidDefinitions) as caught:
        read_text(data, "f", bounds=Bounds(**bounds))
    return [(each.code, each.span.line, each.span.column) for each in caught.value.problems]


@given(text=st.text(PRINTABLE))
def test_ordinary_text_comes_through_but_for_spaces_on_empty_lines(text):
    text = text.replace("%", "").replace("...", "")
    wanted = "\n".join(
        "" if line.isspace() and set(line) == {" "} else line for line in text.split("\n")
    )
    assert read_text(text.encode(), "f").text == wanted


def faults(data):
    """Give the problems of some bytes; none where they are read."""
    try:
        read_text(data, "f")
    except InvalidDefinitions as error:
        return error.problems
    return ()


@given(data=st.binary())
def test_any_bytes_are_text_or_refused_with_a_place(data):
    found = faults(data)
    assert all(each.span.line >= 1 and each.span.column >= 1 for each in found)
    if not found:
        text = read_text(data, "f").text
        assert forbidden_character(text) is None
        assert "\r" not in text


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_the_short_cut_over_common_bytes_misses_nothing(text):
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    wrong = [
        line
        for line in lines
        if forbidden_character(line) or "\t" in line or re.match(r"%|\.\.\.(\s|$)", line)
    ]
    assert bool(faults(text.encode())) == bool(wrong)


def test_a_byte_order_mark_at_the_start_is_dropped():
    assert read_text(b"\xef\xbb\xbfa: 1\n", "f").text == "a: 1\n"


def test_windows_line_ends_become_plain_ones_and_lines_stay():
    source = read_text(b"a: 1\r\nb: 2\r\n", "f")
    assert source.text == "a: 1\nb: 2\n"
    assert source.line(2) == "b: 2"


def test_lines_of_spaces_are_emptied():
    assert read_text(b"a: |\n  x\n   \n  y\n ", "f").text == "a: |\n  x\n\n  y\n"


def test_each_line_that_has_a_fault_is_named_once():
    data = b"a:\tb\tc\nb: 1\nc: \x07\n%YAML 1.1\n...\nd: \r1\n"
    assert refused(data) == [
        ("QA104", 1, 3),
        ("QA103", 3, 4),
        ("QA106", 4, 1),
        ("QA107", 5, 1),
        ("QA105", 6, 4),
    ]


def test_no_more_faults_are_named_than_the_bound_says():
    assert len(refused(b"\t\n" * 100, problems=7)) == 7


def test_a_file_that_is_too_large_is_refused_unseen():
    assert refused(b"\xff" * 11, file=10) == [("QA101", 1, 1)]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"a: 1\nb: caf\xe9\n", 2, 7), ("é: ".encode() + b"\xc0\xaf", 1, 4), (b"\xed\xa0\x80", 1, 1)],
)
def test_bytes_that_are_not_utf8_are_named_by_their_place(data, line, column):
    assert refused(data) == [("QA102", line, column)]


def test_three_dots_within_a_line_are_text():
    assert read_text(b"a: ...\nb: x...\n...c: 1\n", "f").text == "a: ...\nb: x...\n...c: 1\n"


@pytest.mark.parametrize(
    ("character", "said"),
    [("\u202e", "U+202E (right-to-left override)"), ("\x07", "U+0007"), ("\ufffe", "U+FFFE")],
)
def test_a_character_is_described_by_code_point_and_name(character, said):
    assert describe_character(character) == said


@pytest.mark.parametrize("character", ["\n", "\t", "é", "\u200d", "\u00a0", "😀"])
def test_values_may_hold_what_people_write(character):
    assert forbidden_character(f"a{character}b") is None


@pytest.mark.parametrize("character", ["\0", "\r", "\x1b", "\x7f", "\x85", "\u2028", "\ud800"])
def test_values_may_not_hold_what_nobody_sees(character):
    assert forbidden_character(f"a{character}b") == character
