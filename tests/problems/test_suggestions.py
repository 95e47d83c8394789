"""A guess is made when a known word is near, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.problems import suggest

WORDS = st.text(st.characters(codec="ascii", categories=["Ll", "Lu", "Nd", "Pd", "Pc"]), max_size=9)


@given(word=WORDS, known=st.lists(WORDS))
def test_a_suggestion_is_a_known_word_and_another_one(word, known):
    found = suggest(word, known)
    assert found is None or (found in known and found != word)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("weigth", ["title", "weight"], "weight"),
        ("goood", ["good", "outstanding"], "good"),
        ("Four_Point", ["four-point", "four-points"], "four-point"),
        ("yes partly no", ["yes-partly-no"], "yes-partly-no"),
        ("ratings", ["rating"], "rating"),
    ],
)
def test_what_was_probably_meant_is_found(word, known, meant):
    assert suggest(word, known) == meant


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("north", ["south"]),
        ("colour", ["weight", "title"]),
        ("x", []),
        ("good", ["good"]),
        ("w" * 10_000, ["w" * 9_999]),
    ],
)
def test_nothing_is_guessed_where_nothing_is_near(word, known):
    assert suggest(word, known) is None


def test_of_two_known_words_that_differ_in_their_signs_the_first_is_given():
    assert suggest("four point", ["four-point", "four_point"]) == "four-point"
