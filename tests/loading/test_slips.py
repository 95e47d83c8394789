"""Broken syntax is explained in plain words, at its place, by both parsers alike."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from qa_framework.loading.events import Point, Unreadable
from qa_framework.loading.slips import explain
from qa_framework.problems import Source
from tests.loading.reading_both import PARSERS, problems_of
from tests.strategies.yaml_text import walked_over, yaml_like

SLIPS = {
    "an unclosed quote": ('a: 1\nb: "abc\nc: d\n', "QA111", 2, 4),
    "a quote closed by the next one": ('a: "abc\nb: "def"\n', "QA111", 1, 4),
    "a quote closed by that of the next item": ('- "abc\n- "def"\n', "QA111", 1, 3),
    "a quote open at the end of its definition": ('a: "x\n---\nb: 1\n', "QA111", 1, 4),
    "an apostrophe in single quotes": ("ask: 'Was the child's voice heard?'\n", "QA111", 1, 21),
    "text after a quoted text": ('a: "x" y\n', "QA111", 1, 8),
    "a colon in a text": ("a: b: c\n", "QA113", 1, 5),
    "a colon after a quoted text": ('a: "x": y\n', "QA113", 1, 7),
    "a colon in a text in braces": ("{ask: Outcome: met?, scale: x}\n", "QA113", 1, 14),
    "a colon without its space in braces": ("{ask: in time:?, scale: x}\n", "QA113", 1, 14),
    "a text that begins with @": ("a: @x\n", "QA113", 1, 4),
    "a text that begins with a backtick": ("a: `x`\n", "QA113", 1, 4),
    "a text that begins with %": ("a: %x\n", "QA113", 1, 4),
    "a text that begins with a question mark": ("a: ? b\n", "QA113", 1, 4),
    "a text that begins with a comma": ("a: , b\n", "QA113", 1, 4),
    "a text that begins with a bracket": ("a: ]\n", "QA113", 1, 4),
    "a text that begins with >": ("a: > 3 days\n", "QA113", 1, 4),
    "a text on the line of |": ("a: | text\n  b\n", "QA113", 1, 4),
    "an indentation of 0 for |": ("a: |0\n  x\n", "QA113", 1, 4),
    "a list on the line of its key": ("a: - b\n", "QA113", 1, 4),
    "text after text in quotes in braces": ('{a: "x" y}\n', "QA113", 1, 9),
    "text after a list": ("a: [b] c\n", "QA113", 1, 8),
    "an unclosed list": ("a: [1, 2\nb: 3\n", "QA112", 1, 4),
    "an unclosed map": ("a: {b: c\nd: e\n", "QA112", 1, 4),
    "a list closed as a map": ("a: [1, 2}\n", "QA112", 1, 9),
    "a map closed as a list": ("a: {b: 1]\n", "QA112", 1, 9),
    "a file that ends in brackets": ("a: {b: [\n", "QA112", 1, 8),
    "a key too far right": ("a: 1\n  b: 2\n", "QA114", 2, 3),
    "a key too far left": ("a:\n    b: 1\n  c: 2\n", "QA114", 3, 3),
    "a key of an item out of line": ("- id: a\n   ask: b\n", "QA114", 2, 4),
    "a key among items": ("- a\nb: c\n", "QA114", 2, 1),
    "an item among keys": ("a: 1\n- b\n", "QA114", 2, 1),
    "text over two lines before a key": ("a\nb: 1\n", "QA114", 2, 1),
    "a line without a colon": ("a: 1\nkey value\nb: 2\n", "QA110", 2, 1),
    "a colon without a space": ("a: 1\nask:Was it\nb: 2\n", "QA110", 2, 1),
    "a key on the line of ---": ("a: 1\n--- b: 2\n", "QA110", 2, 6),
    "a key after a finished list": ("[a]\nb: 1\n", "QA110", 2, 1),
    "an unknown escape": ('a: "\\q"\n', "QA115", 1, 5),
    "an escape cut short": ('a: "\\x4"\n', "QA115", 1, 5),
    "an escape beyond Unicode": ('a: 1\nb: "x\n  \\U00110000"\n', "QA115", 3, 3),
    "half a character as an escape": ('a: "x\\ud800"\n', "QA115", 1, 6),
    "no key before a colon": ("a: 1\n: 2\n", "QA122", 2, 1),
    "a template in a text": ("a: {{ x }} and\n", "QA124", 1, 4),
    "a template's command": ("{% if x %}\na: b\n", "QA124", 1, 1),
    "text after a template in quotes": ('a: "{{ x }}" y\n', "QA111", 1, 14),
    "an asterisk alone": ("a: * b\n", "QA131", 1, 4),
    "an ampersand alone": ("a: & b\n", "QA131", 1, 4),
    "a tag of an unknown family": ("a: !e!foo 1\n", "QA130", 1, 4),
    "a tag with a bad escape": ("a: !foo%zz 1\n", "QA130", 1, 4),
}


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_at_its_place(slip, parser):
    text, code, line, column = SLIPS[slip]
    (found,) = problems_of(text, parser)
    assert (found.code, found.span.line, found.span.column) == (code, line, column)
    assert found.hint


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        ("a text that begins with @", "put the whole text in quotes"),
        ("a colon without a space", "write a space after the colon"),
        ("a line without a colon", "write `key: value`"),
        ("an unclosed list", "close it with `]`"),
        ("an apostrophe in single quotes", "inside '...' an apostrophe is written twice"),
        ("a text that begins with >", "text that begins with `>` needs quotes"),
        ("a template in a text", "nothing is filled in here"),
        ("a key after a finished list", "a further definition begins with a line `---`"),
    ],
)
def test_a_hint_says_what_to_write_instead(slip, hint):
    (found,) = problems_of(SLIPS[slip][0])
    assert hint in (found.hint or "")


@given(text=yaml_like() | walked_over())
def test_messages_are_one_plain_line_each(text):
    for parser in PARSERS:
        for each in problems_of(text, parser):
            for said in filter(None, (each.message, each.hint)):
                assert "\n" not in said
                assert not said.endswith(".") or said.endswith("...")
                assert said[0] in "`[{" or not said[0].isupper() or said.startswith("U+")
                words = re.sub(r"`[^`]*`", "", said)
                assert not re.search(
                    r"scalar|token|mapping|sequence|\bnode|\b(str|int|dict)\b", words
                )


def test_a_complaint_that_nobody_knows_is_still_a_problem_with_a_place():
    found = explain(Unreadable("; something new", Point(1, 2, 7)), Source("f", "a: 1\nb: 2\n"))
    assert (found.code, str(found.span)) == ("QA110", "f:2:3")


def test_an_error_without_a_place_is_put_where_the_reading_had_come_to():
    found = explain(Unreadable("; ValueError", Point(0, 4, 4)), Source("f", "a: 1\n"))
    assert found.span.line == 1
