"""An explanation as HTML: whatever stands in it, nothing runs, loads or breaks out."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given

from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explain.html import as_html
from qa_framework.scoring.explain.style import NAME, STYLE
from tests.laws.explained import Drawn, explanations
from tests.scoring.explain.anything import HOSTILE, anything
from tests.scoring.made import make

VOID = {"br"}
ALLOWED = {
    *[
        "div",
        "style",
        "table",
        "tr",
        "th",
        "td",
        "span",
        "b",
        "p",
        "code",
        "details",
        "summary",
        "br",
    ]
}
ATTRIBUTES = {("details", "open"), *((tag, "class") for tag in ALLOWED)}


class Reader(HTMLParser):
    """Reads what a browser would: elements, attributes, words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.classes: set[str] = set()
        self.elements: list[str] = []
        self.words: list[str] = []
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes.update((tag, name) for name, _ in attrs)
        self.classes.update(
            word for name, value in attrs if name == "class" for word in (value or "").split()
        )
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.styles if self.open[-1:] == ["style"] else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


@given(anything())
def test_nothing_that_stands_in_an_explanation_runs_or_loads(explanation: Explanation) -> None:
    found = read(as_html(explanation))
    assert set(found.elements) <= ALLOWED
    assert found.attributes <= ATTRIBUTES
    assert found.styles == [STYLE]
    assert all(name.startswith("qaf-") for name in found.classes)
    assert found.elements.count("style") == 1


@given(anything())
def test_what_a_browser_would_hide_or_obey_is_made_visible(explanation: Explanation) -> None:
    html = as_html(explanation)
    assert not any(each in html for each in "\x00\x07\x1b\x9b\u202e\u2066\u2069")


@given(explanations(departures=True))
def test_the_page_of_a_result_names_every_measure_and_flag(drawn: Drawn) -> None:
    for found in drawn.found:
        words = " ".join(read(as_html(found.explanation)).words)
        for measure in found.explanation.measures:
            assert measure.title in words
        for flag in found.explanation.flags:
            assert flag.name in words


@pytest.mark.parametrize("payload", HOSTILE[:9])
def test_a_payload_in_every_text_of_a_definition_is_only_text(payload: str) -> None:
    """H01 to H04: in a title, a question, a label, a reason."""
    quoted = "'" + payload.replace("'", "''") + "'"
    questions = f"""\
sections:
  - id: work
    title: {quoted}
    questions:
      - {{id: a, ask: {quoted}, scale: {{levels: {{no: {{label: {quoted}, points: 0}}, yes: {{label: {quoted}, points: 1}}}}}}}}
      - {{id: t, ask: T?, type: text}}
"""
    rubric = f"""\
unanswered: block
grades: {{levels: {{low: {{label: {quoted}}}, high: {{label: {quoted}}}}}}}
measures:
  m:
    title: {quoted}
    method: mean
    of: [a]
    bands: [{{grade: high, at_least: 1}}, {{grade: low}}]
    limits: [{{when: t == 'x', no_better_than: low, because: {quoted}}}]
flags: [{{id: f, when: t == 'x', because: {quoted}}}]
"""
    result = make(rubric, questions).score({"a": "yes", "t": payload})
    html = result.explain(changes=True)._repr_html_()
    found = read(html)
    assert set(found.elements) <= ALLOWED
    assert found.attributes <= ATTRIBUTES
    assert " ".join(payload.split()) in " ".join(found.words)


def test_the_page_is_one_block_with_its_own_name() -> None:
    html = (
        make("unanswered: block\nmeasures: {m: {method: mean, of: questions}}")
        .score({})
        .explain()
        ._repr_html_()
    )
    assert html.startswith(f'<div class="{NAME}">')
    assert html.endswith("</div>")
    assert len(html) < 4_000


def test_flags_that_cannot_be_told_are_marked_as_those_that_are_raised() -> None:
    rubric = """\
unanswered: block
measures: {m: {method: mean, of: [a]}}
flags:
  - {id: raised, when: a == 'good', because: It is so.}
  - {id: untold, when: b == 'good', because: It may be so.}
  - {id: quiet, when: a == 'poor', because: It is not so.}
"""
    html = make(rubric).score({"a": "good"}).explain()._repr_html_()
    assert '<span class="qaf-mark qaf-alert">RAISED</span>' in html
    assert '<span class="qaf-mark qaf-doubt">CANNOT TELL</span>' in html
    assert html.index("RAISED") < html.index("CANNOT TELL") < html.index("not raised")
    assert "It is not so." not in html
