"""Canonical YAML: short things in one line, texts in quotes only where something needs them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import Level, Measure, Question, Rubric, Scale, Section, Tool, Version
from qa_framework.loading.builder import read_documents
from qa_framework.loading.documents import read_file
from qa_framework.loading.dumping import WIDTH, dump, dump_all
from qa_framework.loading.nodes import Scalar
from tests.loading.definitions_text import RUBRIC, SCALE, TOOL, only
from tests.loading.editor import as_an_editor_reads
from tests.strategies.definitions import texts

EMPTY = Scale(id="a", version=Version(1, 0, 0), title="A")


def summary(text: str) -> str:
    """Write a text under a key, and give what stands after it, below it too."""
    return dump(evolve(EMPTY, summary=text)).partition("summary: ")[2].rstrip("\n")


def in_brackets(text: str) -> str:
    """Write a text in a map of one line, and give what stands there."""
    (line,) = dump(evolve(EMPTY, levels={"x": Level(label=text)})).splitlines()[4:]
    return line.removeprefix("levels: {x: {label: ").removesuffix("}}")


# The whole


def test_a_definition_is_written_in_the_canonical_way():
    text = """\
kind: tool
id: dip-sample
version: 1.0.0
title: Supervision
tags: [standard.know_families]
rubric:
  unanswered: block
  bands:
    - {grade: met, at_least: 2/3, needs: frequency.grade == 'met'}
    - {grade: not_met}
  each_section: {method: percent, round: {half: up}}
sections:
  - id: frequency
    title: Frequency
    questions:
      - {id: on_time, ask: Was it in time?, scale: yes-no, weight: 2.5}
      - id: late_because
        ask: What got in the way? Say what would have helped, and who could have given that.
        type: text
        applies_when: on_time != 'yes'
        required: always
cases:
  - name: late
    date: 2026-05-04
    answers: {on_time: no}
    expect:
      frequency: {score: 100/3, grade: not_met}
      limits_fired: []
"""
    assert dump(only(text)) == text


@pytest.mark.parametrize("text", [SCALE, RUBRIC, TOOL])
def test_dumping_twice_writes_the_same(text):
    once = dump(only(text))
    assert dump(only(once)) == once


def test_keys_are_put_in_order_and_defaults_left_out():
    written = "title: A\nbetter: higher\nkind: scale\nlanguage: en\nversion: 1.0.0\nid: a\n"
    assert dump(only(written)) == "kind: scale\nid: a\nversion: 1.0.0\ntitle: A\n"


def test_several_definitions_are_parted_by_dashes():
    text = dump_all([EMPTY, evolve(EMPTY, id="b")])
    assert text.count("---\n") == 1
    assert [item.id for item in read_file(text.encode(), "f").items] == ["a", "b"]
    assert dump_all([]) == ""


# Texts


@given(text=texts())
def test_any_text_reads_back_from_a_line_and_from_brackets(text):
    scale = evolve(EMPTY, summary=text, levels={"x": Level(label=text)})
    assert only(dump(scale)) == scale


@given(text=texts())
def test_another_reader_of_yaml_takes_no_text_for_anything_else(text):
    """Digits may be taken for a number, where that is written with the same digits again."""
    dumped = dump(evolve(EMPTY, summary=text))
    found = as_an_editor_reads(read_documents(dumped.encode(), "f").nodes[0])["summary"]
    assert str(found) == text
    assert type(found) is not bool


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Was it in time?",
        "4",
        "2.5",
        "-3",
        "a,b",
        "it's",
        "https://a.b/c",
        "-a",
        "60 %",
        "{a}b"[3:],
        "on_time <= 'partly'",
        "12:30",
        "2026-05-04",
        "1_000",
        "日本 語",
    ],
)
def test_a_text_that_needs_no_quotes_has_none(text):
    assert summary(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("#a", '"#a"'),
        ("- a", '"- a"'),
        ("[a]", '"[a]"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("1.10", '"1.10"'),
        ("010", '"010"'),
        ("1e3", '"1e3"'),
        ("0x1F", '"0x1F"'),
        ("-0", '"-0"'),
        (".inf", '".inf"'),
        ("9" * 18, f'"{"9" * 18}"'),
        ("'north' in teams", "\"'north' in teams\""),
        ('"a"', "'\"a\"'"),
        ("\"a\" 'b'", "'\"a\" ''b'''"),
        ("\\a: b", "'\\a: b'"),
        ("a\tb", '"a\\tb"'),
        ("\n", '"\\n"'),
        (" a\nb", '" a\\nb"'),
        ("a \nb", '"a \\nb"'),
        ("a\n\n", '"a\\n\\n"'),
        ('"a"\tb\\', '"\\"a\\"\\tb\\\\"'),
    ],
)
def test_a_text_that_needs_quotes_has_them(text, written):
    assert summary(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a, b", '"a, b"'),
        ("a,b", '"a,b"'),
        ("a]", '"a]"'),
        ("a:?", '"a:?"'),
        ("a:b", "a:b"),
        ("https://a.b/c", "https://a.b/c"),
        ("Was it?", "Was it?"),
        ("it's", "it's"),
    ],
)
def test_in_brackets_more_texts_need_quotes(text, written):
    assert in_brackets(text) == written


def test_a_long_text_is_folded_at_single_spaces():
    words = " ".join(["word"] * 30)
    lines = summary(words).split("\n")
    assert lines[0] == ">-"
    assert all(line.startswith("  word") and len(line) <= WIDTH for line in lines[1:])
    assert summary(f"{'a' * 60}  {'b' * 60}") == f"{'a' * 60}  {'b' * 60}"
    assert summary("a" * 200) == "a" * 200


def test_a_text_of_several_lines_keeps_them():
    assert summary("a\n  b\n\nc") == "|-\n  a\n    b\n\n  c"
    assert summary("a\nb\n") == "|\n  a\n  b"


@given(text=st.lists(st.sampled_from(["a", "bb", "#", "-", "a:", "c"]), min_size=40).map(" ".join))
def test_a_folded_text_is_text_whatever_its_lines_begin_with(text):
    scale = evolve(EMPTY, summary=text)
    assert only(dump(scale)) == scale


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800"]
)
def test_a_character_that_no_file_may_have_is_not_written(character):
    with pytest.raises(ValueError, match=r"U\+[0-9A-F]{4} .*cannot be written in a definition"):
        dump(evolve(EMPTY, summary=f"a{character}b"))


@pytest.mark.parametrize("text", ["a\u202eb\nc", f"{'a ' * 60}\x07"])
def test_nor_in_a_text_of_several_lines(text):
    with pytest.raises(ValueError, match="cannot be written"):
        dump(evolve(EMPTY, summary=text))


# Numbers, maps and lists


def test_numbers_are_written_exactly_and_switches_as_words():
    question = Question(id="q", ask="Q", weight=Fraction(1, 8), reverse=True, least=Fraction(-3))
    tool = Tool(
        id="t",
        version=Version(1, 0, 0),
        title="T",
        sections=(Section(id="s", title="S", questions=(question,)),),
    )
    assert "least: -3, reverse: yes, weight: 0.125}" in dump(tool)


def test_a_number_that_no_decimal_is_cannot_be_written():
    rubric = Rubric(
        id="r",
        version=Version(1, 0, 0),
        title="R",
        measures={"m": Measure(method="mean", weights={"a": Fraction(1, 3)})},
    )
    with pytest.raises(ValueError, match="no decimal is exactly 1/3"):
        dump(rubric)


def test_what_is_too_long_for_a_line_has_lines_of_its_own():
    levels = {f"level_{n}": Level(label=f"Level {n}", points=Fraction(n)) for n in range(5)}
    lines = dump(evolve(EMPTY, levels=levels)).splitlines()
    assert lines[4:6] == ["levels:", "  level_0: {label: Level 0, points: 0}"]
    tags = tuple(f"standard.number_{n}" for n in range(9))
    lines = dump(evolve(EMPTY, tags=tags)).splitlines()
    assert lines[4:6] == ["tags:", "  - standard.number_0"]


def test_a_level_of_digits_is_a_key_without_quotes_and_a_word_for_nothing_has_them():
    scale = evolve(EMPTY, levels={"4": Level(), "true": Level(), "no": Level()})
    assert 'levels: {4: {}, "true": {}, no: {}}' in dump(scale)
    (node,) = read_documents(dump(scale).encode(), "f").nodes
    keys = list(node.values["levels"].keys.values())
    assert [isinstance(key, Scalar) and key.plain for key in keys] == [True, False, True]
