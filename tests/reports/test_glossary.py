"""What a reader calls the things of a tool."""

from __future__ import annotations

import pytest

from qa_framework.reports.glossary import Glossary, enumerate_words, number_items
from qa_framework.workspace import Workspace


@pytest.fixture(scope="module")
def glossary(small: Workspace) -> Glossary:
    return Glossary(small.tool("small").fits[""])


def test_facts_sections_and_questions_are_numbered(small: Workspace) -> None:
    assert number_items(small.tool("small").definition) == {
        "team": "A1",
        "opened": "A2",
        "work": "1",
        "on_time": "1.1",
        "visits": "1.2",
        "danger": "1.3",
        "agencies": "1.4",
        "late_by": "1.5",
        "family": "2",
        "heard": "2.1",
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("on_time", "answer 1.1"),
        ("team", "answer A1"),
        ("parent.heard", "the answer of parent to 2.1"),
        ("total.grade", "the grade of Total"),
        ("total.possible", "the highest possible score of Total"),
        ("total", "Total"),
        ("audit.date", "the date of the audit"),
        ("look", "the flag look"),
        ("nothing_like_it", "`nothing_like_it`"),
    ],
)
def test_every_name_has_words(glossary: Glossary, name: str, words: str) -> None:
    assert glossary.thing(name) == words


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("on_time", "yes", "Yes"),
        ("on_time", "not_applicable", "Does not apply"),
        ("team", "north", "North"),
        ("parent.heard", "yes", "yes"),
        ("total.grade", "good", "Good"),
        ("audit.perspective", "young_person", "young person"),
        ("", "good", "good"),
    ],
)
def test_every_level_has_its_label(glossary: Glossary, name: str, value: str, label: str) -> None:
    assert glossary.level(name, value) == label


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("questions", "all questions"),
        ("work", "the answers of section 1"),
        ("nothing_like_it", "the group nothing like it"),
    ],
)
def test_every_group_has_words(glossary: Glossary, name: str, words: str) -> None:
    assert glossary.group(name) == words


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_joined_as_a_sentence_does(words: list[str], joined: str) -> None:
    assert enumerate_words(words) == joined
