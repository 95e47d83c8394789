"""Sentences and words of an English text, counted as a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.checking.sentences import may_have_more, sentences, words

PLAIN = st.text("abc", min_size=1, max_size=5)
COUNTED = [
    ("Was the child seen?", 4),
    ("A well-made, up-to-date plan", 4),
    ("no more than 2.5 % of 1,200", 6),
    ("and/or", 1),
    ("the child's plan", 3),
    ("a plan - or none", 4),
    ("a plan—or none", 4),
    ("a plan … or none", 4),
    ("see `safety.grade == 'not_met'` there", 3),
    ("(at most)", 2),
    ("", 0),
    ("- \u2013 —", 0),
    ("section 47", 2),
    ("2024\u201325", 1),
    ("déjà vu", 2),
]
SPLIT = [
    ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
    ("A mark of 2.5 is good. It is.", ["A mark of 2.5 is good.", "It is."]),
    ("Look for change, e.g. a new plan, i.e. one that works.", None),
    ('They said "no." Then they left.', ['They said "no.', "Then they left."]),
    ("Wait... Then go.", ["Wait...", "Then go."]),
    ("Look for:\n- risk\n- change", ["Look for:", "- risk", "- change"]),
    ("Look for:\n1. risk\nb) change", ["Look for:", "1. risk", "b) change"]),
    ("A title\n\nA text", ["A title", "A text"]),
    ("One line\nthat goes on", None),
    ("Name `a. B` here. `c` too.", ["Name `a. B` here.", "`c` too."]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(words(text)) == count


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str] | None) -> None:
    assert list(sentences(text)) == ([text] if expected is None else expected)


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=40), min_size=1, max_size=5))
def test_sentences_that_are_put_together_come_apart_again(parts: list[list[str]]) -> None:
    wanted = [" ".join(part).capitalize() + "." for part in parts]
    found = list(sentences(" ".join(wanted)))
    assert found == wanted
    assert [len(words(each)) for each in found] == [len(part) for part in parts]


@given(st.text("ab .!?\n-—…`'é", max_size=200), st.integers(1, 30))
def test_a_text_that_cannot_have_more_has_no_more(text: str, most: int) -> None:
    longest = max((len(words(each)) for each in sentences(text)), default=0)
    assert longest <= most or may_have_more(text, most)
