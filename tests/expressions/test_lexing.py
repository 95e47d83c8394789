from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions.lexing import MOST_TOKENS, cut
from tests.strategies.conditions import nearly_conditions


@given(st.text(max_size=60) | nearly_conditions())
def test_tokens_follow_one_another_and_leave_only_spaces_out(text: str) -> None:
    tokens = cut(text)
    done = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert text[done : token.start].strip(" \n") == ""
        done = token.end
    assert tokens[-1].kind in {"end", "bad"} or len(tokens) > MOST_TOKENS


@given(nearly_conditions())
def test_only_the_last_token_can_be_bad(text: str) -> None:
    assert "bad" not in [token.kind for token in cut(text)[:-1]]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a<=b", ["name", "<=", "name", "end"]),
        ("not x.y", ["not", "name", "end"]),
        ("notx", ["name", "end"]),
        ("'a'and b", ["text", "and", "name", "end"]),
        ("a and'b'", ["name", "bad"]),
        ("-1.5--2", ["-", "number", "-", "-", "number", "end"]),
        ("in=('a',)", ["in", "=", "(", "text", ",", ")", "end"]),
        ("a&&b", ["name", "bad"]),
        ("a.b.c == 1", ["bad"]),
        ("a\n\n b", ["name", "name", "end"]),
        ("", ["end"]),
    ],
)
def test_a_text_is_cut_into_these_kinds(text, kinds) -> None:
    assert [token.kind for token in cut(text)] == kinds


def test_no_more_is_cut_than_needed() -> None:
    assert len(cut("( " * 10_000)) == MOST_TOKENS + 1
