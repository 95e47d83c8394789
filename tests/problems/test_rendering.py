"""A problem is shown with its line, a mark under its place, and a hint apart."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.problems import NOWHERE, Problem, Source, Span, problem, render


def marked(line: str, column: int, end: int) -> list[str]:
    """Render a problem in the first line of a file; give the line and its mark."""
    span = Span(Source("a.yaml", line), 1, column, end)
    return render(problem("QA120", "wrong", span)).splitlines()[1:]


def test_a_problem_is_shown_as_the_style_says():
    source = Source("tools/a.yaml", "id: a\nquestions:\n  - id: b\n    weigth: 2\n")
    found = problem(
        "QA120", "unknown key `weigth`", Span(source, 4, 5, 11), "did you mean `weight`?"
    )
    assert render(found).splitlines() == [
        "tools/a.yaml:4:5: QA120 unknown key `weigth`",
        "    4 |     weigth: 2",
        "      |     ^^^^^^",
        "  hint: did you mean `weight`?",
    ]


def test_what_came_from_no_file_has_no_line_to_show():
    assert render(problem("QA120", "twice", NOWHERE)) == "(not from a file): QA120 twice"


def test_an_empty_line_is_not_shown():
    assert render(problem("QA120", "x", Span(Source("a", "\n"), 1, 1, 2))) == "a:1:1: QA120 x"


def test_a_place_of_no_width_is_marked_once():
    assert marked("a:", 3, 3) == ["    1 | a:", "      |   ^"]


def test_wide_characters_are_counted_as_two_and_marks_as_none():
    line = "日本e\u0301: x"
    assert marked(line, 6, 7) == [f"    1 | {line}", "      |       ^"]
    assert marked(line, 1, 3) == [f"    1 | {line}", "      | ^^^^"]


@pytest.mark.parametrize(
    ("column", "shown"),
    [(5, "x" * 100 + "..."), (300, "..." + "x" * 100 + "..."), (600, "..." + "x" * 41)],
)
def test_a_long_line_is_cut_round_the_mark(column, shown):
    line, mark = marked("x" * 600, column, column + 3)
    assert line == f"    1 | {shown}"
    at = min(column - 1, 40 + 3 if column > 41 else column - 1)
    assert mark.index("^") == 8 + at


def test_nothing_in_a_file_can_drive_a_terminal():
    span = Span(Source("a\x1b.yaml", "x: \x1b[31m\u202e\u2028"), 1, 4, 5)
    shown = render(Problem("QA103", "bad \x07\nnews", span, hint="\x9bnone"))
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown) == []
    assert shown.splitlines()[1:3] == [
        r"    1 | x: \x1b[31m\u202e\u2028",
        "      |    ^^^^",
    ]
    assert r"bad \x07\nnews" in shown


def test_with_colour_the_place_the_code_and_the_mark_stand_out():
    span = Span(Source("a.yaml", "a: 1"), 1, 1, 2)
    shown = render(problem("QA120", "twice", span), colour=True)
    assert shown.splitlines() == [
        "\x1b[1ma.yaml:1:1:\x1b[0m \x1b[31mQA120\x1b[0m twice",
        "    1 | a: 1",
        "      | \x1b[31m^\x1b[0m",
    ]


def test_a_note_has_a_colour_of_its_own():
    note = Problem("QA701", "unused", NOWHERE, severity="note")
    assert "\x1b[33mQA701" in render(note, colour=True)


@given(
    text=st.text(),
    line=st.integers(0, 4),
    column=st.integers(0, 300),
    width=st.integers(0, 300),
    message=st.text(),
)
def test_anything_can_be_shown(text, line, column, width, message):
    span = Span(Source("a.yaml", text), line, column, column + width)
    shown = render(Problem("QA120", message, span))
    assert 1 <= len(shown.split("\n")) <= 3
    assert all(unicodedata.category(each) not in {"Cc", "Cf"} for each in shown.replace("\n", ""))
