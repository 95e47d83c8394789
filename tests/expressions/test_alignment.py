"""Places of conditions in YAML: whatever way a scalar is written, each part is found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from qa_framework.expressions import ConditionError, parse, print_expr, walk
from qa_framework.expressions.alignment import align, beginning
from qa_framework.expressions.syntax import Name
from qa_framework.problems import NOWHERE, Source, Span
from tests.strategies.conditions import conditions

KEY = "applies_when: "


def scalar(yaml: str, line: int = 1, column: int = len(KEY) + 1) -> Span:
    """Place a scalar that begins after the key in the first line, or elsewhere."""
    return Span(Source("tool.yaml", yaml), line, column, column + 1)


def as_it_is(text: str, _: list[bool]) -> str:
    return KEY + text


def in_single_quotes(text: str, breaks: list[bool]) -> str:
    return f"{KEY}'{folded(text.replace(chr(39), chr(39) * 2), breaks)}'"


def in_double_quotes(text: str, breaks: list[bool]) -> str:
    return f'{KEY}"{folded(text.replace(chr(34), chr(92) + chr(34)), breaks)}"'


def in_a_block(text: str, breaks: list[bool]) -> str:
    return f"{KEY}>-\n    {folded(text, breaks)}"


def over_lines(text: str, breaks: list[bool]) -> str:
    return KEY + folded(text, breaks)


def folded(text: str, breaks: list[bool]) -> str:
    """Turn some single spaces into line breaks, which YAML turns back."""
    words = text.split(" ")
    joined = words[0]
    for index, (before, word) in enumerate(pairwise(words)):
        fold = bool(before) and bool(word) and breaks[index % len(breaks)]
        joined += ("\n    " if fold else " ") + word
    return joined


STYLES = [as_it_is, in_single_quotes, in_double_quotes, in_a_block, over_lines]


@given(conditions(), st.sampled_from(STYLES), st.lists(st.booleans(), min_size=1, max_size=5))
@example(parse("'it' == \"it's\" or a == ''"), in_single_quotes, [False])
@example(parse("a == 'say \"yes\"' and b"), in_double_quotes, [True])
def test_every_name_is_found_where_it_is_written(expr, style, breaks) -> None:
    text = print_expr(expr)
    assume(text[0] not in "'\"" or style not in {as_it_is, over_lines})  # YAML would see quotes
    yaml = style(text, breaks)
    for node in walk(parse(text, at=scalar(yaml))):
        if isinstance(node, Name):
            line = node.span.source.line(node.span.line)
            assert line[node.span.column - 1 : node.span.end - 1] == node.id


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("applies_when: seen = 'yes'", "tool.yaml:1:20"),
        ("applies_when: \"seen = 'yes'\"", "tool.yaml:1:21"),
        ("applies_when: 'seen = ''yes'''", "tool.yaml:1:21"),
        ("applies_when: >-\n  seen\n  = 'yes'", "tool.yaml:3:3"),
        ("applies_when: seen\n    = 'yes'", "tool.yaml:2:5"),
        ("applies_when: |-\n\n  seen = 'yes'", "tool.yaml:3:8"),
        ("applies_when: \"seen \\\n   = 'yes'\"", "tool.yaml:2:4"),
    ],
)
def test_a_problem_stands_where_it_is_written(yaml, place) -> None:
    with pytest.raises(ConditionError) as caught:
        parse("seen = 'yes'", at=scalar(yaml))
    assert str(caught.value.problems[0].span) == place


def test_an_escaped_quote_is_one_character() -> None:
    yaml = 'applies_when: "team in (\\"north\\") = x"'
    with pytest.raises(ConditionError) as caught:
        parse('team in ("north") = x', at=scalar(yaml))
    assert yaml[caught.value.problems[0].span.column - 1] == "="


def test_what_is_missing_at_the_end_is_after_the_last_word() -> None:
    with pytest.raises(ConditionError) as caught:
        parse("seen == ", at=scalar("applies_when: seen == "))
    assert str(caught.value.problems[0].span) == "tool.yaml:1:20"
    place = align("a\nb ", scalar("applies_when: |\n  a\n  b"))
    assert str(place(4, 4)) == "tool.yaml:3:5"


def test_a_stretch_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    yaml = "applies_when: seen\n  and told"
    span = parse("seen and told", at=scalar(yaml)).span
    assert (span.line, span.column, span.end) == (1, 15, 19)


def test_a_text_that_is_not_what_the_file_says_is_placed_as_a_whole() -> None:
    at = scalar('applies_when: "\\x73een"')
    assert parse("seen", at=at).span == at
    assert parse("seen\nand told", at=scalar("applies_when: other")).span.line == 1


def test_a_condition_made_in_code_is_its_own_source() -> None:
    expr = parse("seen and\ntold")
    told = list(walk(expr))[-1]
    assert str(told.span) == "condition:2:1"
    assert told.span.source.line(2) == "told"
    assert beginning("seen", NOWHERE).column == 1


def test_an_empty_text_is_placed_too() -> None:
    at = scalar("applies_when: ''")
    with pytest.raises(ConditionError) as caught:
        parse("", at=at)
    assert caught.value.problems[0].span.line == 1
    assert align("", scalar("applies_when: >-\n"))(0, 0).line == 1
