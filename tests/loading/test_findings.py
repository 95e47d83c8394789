"""What the parsers accept and definitions may not have is told with a place and a hint."""

from __future__ import annotations

import pytest

from tests.loading.reading_both import PARSERS, problems_of

both = pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)

FINDINGS = {
    "duplicate key": ("a: 1\nb: 2\n'a': 3\n", "QA120", (3, 1, 4), "keep one of the two"),
    "comma in braces": ("{ask: Seen, and when?, x: y}", "QA113", (1, 13, 22), "in quotes"),
    "list in braces": ("{north, south: x}", "QA113", (1, 2, 7), "put a list in [ ]"),
    "no space after colon": ("{a: b, ask:Seen}", "QA113", (1, 8, 16), "a space after the colon"),
    "colon at the end of a key": ("[a:, b]", "QA113", (1, 3, 4), "put the text in quotes"),
    "list as key": ("? [a]\n: b", "QA121", (1, 3, 6), "key: value"),
    "tilde as key": ("~: a", "QA122", (1, 1, 2), "quotes"),
    "empty key": ('"": a', "QA122", (1, 1, 3), "quotes"),
    "empty key after a comment": ("? # none\n\n: a", "QA122", (3, 1, 2), "quotes"),
    "empty key without a colon": ("?", "QA122", (1, 2, 2), "quotes"),
    "long key": ("k" * 201 + ": a", "QA123", (1, 1, 202), "a short name"),
    "template": ("a: {{ x }}", "QA124", (1, 4, 6), "nothing is filled in here"),
    "template in a list": ("a: [{{ x }}]", "QA124", (1, 5, 7), "nothing is filled in here"),
    "hidden character in a key": ("a\u200b: 1", "QA125", (1, 1, 3), "type the key again"),
    "loose accent in a key": ("cafe\u0301: 1", "QA125", (1, 1, 6), "type the key again"),
    "newline in a key": ('"a\\n\u00e9": 1', "QA125", (1, 1, 7), "type the key again"),
    "tag": ("a: !t x", "QA130", (1, 4, 6), "begins with `!` needs quotes"),
    "tag alone": ("a: ! x", "QA130", (1, 4, 5), "begins with `!` needs quotes"),
    "tag of a list": ("a: !t [x]", "QA130", (1, 4, 6), "begins with `!` needs quotes"),
    "anchor": ("a: &x1 {b: c}", "QA131", (1, 4, 7), "begins with `&` needs quotes"),
    "alias": ("a: *x", "QA131", (1, 4, 6), "begins with `*` needs quotes"),
    "merge key": ("<<: {a: 1}", "QA132", (1, 1, 3), "write the keys out"),
    "comment at a block sign": ("a: |-# c\n  b\n", "QA113", (1, 4, 5), "a space before"),
    "block as a document": ("|\n  a\n", "QA110", (1, 1, 2), "begins with `kind:`"),
    "escaped bell": ('a: "x\n  \\a"\n', "QA115", (2, 3, 5), "delete the escape"),
    "escaped direction": ('a: "\\u202e"\n', "QA115", (1, 5, 11), "delete the escape"),
    "escaped line separator": ('a: "\\L"\n', "QA115", (1, 5, 7), "delete the escape"),
}


@both
@pytest.mark.parametrize("finding", FINDINGS)
def test_a_finding_has_its_code_its_place_and_a_hint(finding, parser):
    text, code, place, hint = FINDINGS[finding]
    (found,) = problems_of(text, parser)
    span = found.span
    assert (found.code, (span.line, span.column, span.end)) == (code, place)
    assert hint in found.hint


@both
@pytest.mark.parametrize(
    "text",
    [
        "'<<': 1",
        '"~": 1',
        "{a: , b: 1}",
        "{'a': , b: 1}",
        "{a: '', b: 1}",
        "{url: http://a:80/b}",
        "caf\u00e9: 1",
        'a: "\\n\\t\\x41\\u00e9\\U0001F600\\/\\e"'.replace("\\e", ""),
        "a: '*x &y !z {{ }}'",
        "a: b !c &d *e",
        "a: |+  # comment\n  x\n",
    ],
)
def test_what_only_looks_odd_is_read(text, parser):
    assert problems_of(text, parser) == ()


@both
def test_the_first_of_two_keys_is_named_and_kept(parser):
    (found,) = problems_of("x: 0\na: 1\na: 2\n", parser)
    assert found.message == "the key `a` is written twice, first in line 2"


@both
def test_in_braces_that_are_a_list_each_item_has_the_same_hint(parser):
    hints = [each.hint for each in problems_of("{north, south}", parser)]
    assert hints == [
        "write `north: ...`, or put a list in [ ]",
        "write `south: ...`, or put a list in [ ]",
    ]
