"""The same text gives the same nodes from both parsers: bounded, placed, and never a surprise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.loading.nodes import Scalar, Sequence
from qa_framework.loading.text import Bounds
from tests.loading.reading_both import FAST, PARSERS, PURE, outcome, plain, problems_of, read, value
from tests.strategies.yaml_text import DEFINITION, walked_over, yaml_like

ROOT = Path(__file__).parents[2]
both = pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)


@given(text=yaml_like())
@example("b: |-#c")  # a comment that only the C parser takes for one
@example(">-\n \n  text")  # spaces on an empty line, which only the one in Python minds
@example("|\n#,:")  # a block of text as a whole document
@example("a\n...\nb")  # text after the end mark
@example("[:a]")
@example("{x y:}")
@example("{ask: in time:?, scale: x}")
@example("a: \n? x")  # places of what was left out
@example("{id: , ask: b}")
@example("-  # c\n-\n- - \n")
@example("? a\n: b")
@example('"a":b')
@example("{'a':b}")
def test_both_parsers_say_the_same_of_any_text(text):
    assert outcome(text, FAST) == outcome(text, PURE)


@given(text=walked_over())
def test_both_parsers_say_the_same_of_a_definition_with_slips(text):
    assert outcome(text, FAST) == outcome(text, PURE)


@given(data=st.binary())
def test_any_bytes_give_nodes_or_a_refusal_alike(data):
    assert outcome(data, FAST) == outcome(data, PURE)


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_gives_nodes_or_a_refusal_alike(text):
    assert outcome(text, FAST) == outcome(text, PURE)


@pytest.mark.parametrize(
    ("text", "fast", "pure"),
    [
        ("*x? ", ["QA113"], ["QA131"]),
        ("&a: 1\n", ["QA122", "QA131"], ["QA131"]),
        ("a: 1\n: @\n", ["QA122"], ["QA113"]),
        ("a: {: b}\n", ["QA113"], ["QA122"]),
    ],
)
def test_of_a_text_that_both_refuse_the_parsers_may_complain_otherwise(text, fast, pure):
    """What remains of their differences; each is a refusal, at a place, for both."""
    told = [[each.code for each in problems_of(text, parser)] for parser in (FAST, PURE)]
    assert told == [fast, pure]


def test_shipped_definitions_read_alike():
    for folder in ("tool_definitions", "examples"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            data = path.read_bytes()
            found = outcome(data, FAST)
            assert found == outcome(data, PURE), path
            assert found[0] == "read", path


@both
def test_a_question_in_braces_may_end_in_a_question_mark(parser):
    assert value("{ask: Was it done in time?, scale: x}", parser) == {
        "ask": "Was it done in time?",
        "scale": "x",
    }


@both
def test_every_form_that_definitions_are_written_in_is_read(parser):
    definition = value(DEFINITION, parser)
    assert definition["version"] == "1.0.0"
    assert definition["summary"] == "An auditor reads the record."
    assert definition["asked_of"] == ["auditor", "practitioner"]
    assert definition["about"][0]["options"] == {"north": "North", "south": "South"}
    first, second = definition["sections"][0]["questions"]
    assert first["ask"] == "Was the child's plan in time?"
    assert first["weight"] == "1.50"
    assert first["evidence"] == {
        "when": "on_time <= 'partly'",
        "help": "Where does this show?",
    }
    assert second["help"] == "Say what got in the way.\n\nBe kind.\n"
    assert definition["cases"] == [{"name": "all yes", "answers": {"all": "yes"}}]


@both
def test_every_node_knows_its_place(parser):
    (node,) = read("a: [é, 'x', {b: 1}]\nc: >-\n  text\nd:\n  - 2\n", parser).nodes
    items = node.values["a"]
    assert (items.line, items.column, items.end) == (1, 4, 20)
    assert items.items[0] == Scalar("é", plain=True, line=1, column=5, end=6)
    assert items.items[1] == Scalar("x", plain=False, line=1, column=8, end=11)
    assert items.items[2].keys["b"] == Scalar("b", plain=True, line=1, column=14, end=15)
    assert node.values["c"] == Scalar("text", plain=False, line=2, column=4, end=0)
    assert node.values["d"] == Sequence(
        (Scalar("2", plain=True, line=5, column=5, end=6),), line=5, column=3, end=0
    )


@both
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:", 1, 3),
        ("a:   # later", 1, 3),
        ("a :\nb: 1", 1, 4),
        ("{a: , b: 1}", 1, 4),
        ("? a", 1, 4),
    ],
)
def test_a_value_that_was_left_out_stands_after_its_colon(text, line, column, parser):
    (node,) = read(text, parser).nodes
    assert node.values["a"] == Scalar("", plain=True, line=line, column=column, end=column)


@both
def test_an_item_that_was_left_out_stands_after_its_dash(parser):
    (node,) = read("-\n-   # later\n- x\n", parser).nodes
    assert [(item.line, item.column) for item in node.items] == [(1, 2), (2, 2), (3, 3)]


@both
def test_quoted_and_block_text_is_not_plain(parser):
    (node,) = read("- no\n- 'no'\n- \"no\"\n- |-\n  no\n- >-\n  no\n", parser).nodes
    assert [item.plain for item in node.items] == [True, False, False, False, False]
    assert {item.text for item in node.items} == {"no"}


@both
def test_keys_keep_the_order_they_are_written_in(parser):
    assert list(value("b: 1\na: 2\n10: 3\n9: 4\n", parser)) == ["b", "a", "10", "9"]


@both
def test_a_file_may_hold_several_documents(parser):
    nodes = read("---\na: 1\n---\nb: 2\n", parser).nodes
    assert [plain(node) for node in nodes] == [{"a": "1"}, {"b": "2"}]


@both
def test_windows_line_ends_and_a_byte_order_mark_change_neither_values_nor_places(parser):
    text = "a: 1\nb: |\n  x\n  y\n"
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert read(windows, parser).nodes == read(text, parser).nodes


@both
def test_problems_that_leave_the_rest_sound_do_not_stop_the_reading(parser):
    documents = read("a: 1\na: {b: 2, c}\nd: [{e: 1, e: 2}]\n", parser)
    assert [(each.code, each.span.line, each.span.column) for each in documents.problems] == [
        ("QA120", 2, 1),
        ("QA113", 2, 11),
        ("QA120", 3, 12),
    ]
    assert plain(documents.nodes[0]) == {"a": "1", "d": [{"e": "1"}]}


@both
def test_problems_that_leave_nothing_sound_are_told_together(parser):
    found = problems_of("a: &x 1\nb: *x\nc: !t 2\na: 3\n? [d]\n: 4\n", parser)
    assert [each.code for each in found] == ["QA131", "QA131", "QA130", "QA120", "QA121"]


@both
def test_what_was_found_before_the_syntax_breaks_is_told_with_it(parser):
    found = problems_of("a: {b: 1, b: 2}\nc: @x\n", parser)
    assert [each.code for each in found] == ["QA120", "QA113"]


@both
def test_no_more_problems_are_told_than_the_bound_says(parser):
    found = problems_of("{" + "a: 1, " * 100 + "}", parser, bounds=Bounds(problems=9))
    assert len(found) == 9


@both
@pytest.mark.parametrize(
    ("text", "fits", "tight", "code"),
    [
        ("[[[a]]]", Bounds(depth=3), Bounds(depth=2), "QA140"),
        ("a: [b, c]", Bounds(nodes=5), Bounds(nodes=4), "QA141"),
        ("a: bcd", Bounds(scalar=3), Bounds(scalar=2), "QA142"),
        ("abc: d", Bounds(key=3), Bounds(key=2), "QA123"),
        ("a: b\n", Bounds(file=5), Bounds(file=4), "QA101"),
    ],
)
def test_a_bound_may_be_reached_and_not_passed(text, fits, tight, code, parser):
    assert problems_of(text, parser, bounds=fits) == ()
    assert [each.code for each in problems_of(text, parser, bounds=tight)] == [code]


def test_the_quickest_parser_is_used_unless_another_is_given():
    assert read(DEFINITION).nodes == read(DEFINITION, PURE).nodes


@both
def test_messages_do_not_repeat_what_people_wrote_as_values(parser):
    texts = ("a: {{ Smith }}", "a: 'Smith's", "a: Smith: x", "a: !t Smith", "a: &Smith x", "@Smith")
    for text in texts:
        for each in problems_of(text, parser):
            assert "Smith" not in each.message + (each.hint or "")
