from __future__ import annotations

import pytest

from qa_framework.expressions import notes, parse
from qa_framework.problems import render


def noted(text: str, *out: str) -> list[tuple[str, str]]:
    """Give the code and message of each note, where these names can be out."""
    found = notes(parse(text), set(out or "abc").__contains__)
    assert all(each.severity == "note" for each in found)
    return [(each.code, each.message) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "a != 'yes'",
        "not a == 'yes'",
        "a not in ('yes')",
        "'x' not in a",
        "b == 'x' and not (a == 'y')",
        "not answered(a)",
        "1 < 2 != a",
        "applies(b) and a != 'yes'",
    ],
)
def test_what_turns_a_name_round_that_can_be_out_is_noted(text) -> None:
    assert [code for code, _ in noted(text, "a")] == ["QA701"]


@pytest.mark.parametrize(
    "text",
    ["a == 'yes'", "a in ('yes')", "applies(a) and a != 'yes'", "not applies(a)", "b != 'yes'"],
)
def test_what_cannot_surprise_is_not_noted(text) -> None:
    assert noted(text, "a") == []


def test_each_name_is_noted_once_where_it_is_first_turned_round() -> None:
    [first, second] = notes(parse("a != 'x' and not (a == b)"), {"a", "b"}.__contains__)
    assert (first.span.column, second.span.column) == (1, 14)
    assert first.message == "`!=` holds where `a` does not apply"
    assert second.message == "`not` holds where `b` does not apply"
    assert "hint: if that is not meant, write `applies(a) and …`" in render(first)
