"""One object: data, text for the console at hand, a page for a notebook."""

from __future__ import annotations

import io
import sys

import pytest

from qa_framework.scoring.explain.html import as_html
from qa_framework.scoring.explain.text import as_text
from tests.scoring.made import make

RESULT = make(
    "unanswered: leave_out\nmeasures: {m: {title: Tŷ, method: mean, of: questions}}"
).score({"a": "good", "b": "good", "c": "poor"})


def test_it_prints_with_what_the_console_has(monkeypatch: pytest.MonkeyPatch) -> None:
    explanation = RESULT.explain()
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="strict")
    monkeypatch.setattr(sys, "stdout", console)
    print(explanation)  # noqa: T201 - that it can be is what is tested
    console.flush()
    console.seek(0)
    printed = console.read()
    assert "TY" in printed
    assert "~2.3333" in printed


def test_it_prints_where_there_is_no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert str(RESULT.explain()) == RESULT.explain().text()


def test_its_text_keeps_every_character_unless_an_encoding_is_given() -> None:
    explanation = RESULT.explain()
    assert explanation.text() == as_text(explanation)
    assert "≈2.3333" in explanation.text()
    assert "TŶ" in explanation.text("utf-8")
    assert "~2.3333" in explanation.text("ascii")


def test_a_notebook_shows_it_and_shows_a_result_by_it() -> None:
    assert RESULT.explain()._repr_html_() == as_html(RESULT.explain()) == RESULT._repr_html_()
