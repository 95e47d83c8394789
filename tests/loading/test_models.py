"""Lists, maps and models: all that is wrong is reported at once, and what is sound is kept."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import KINDS, Question, Tool
from qa_framework.definitions.base import Name, Text, key_of
from qa_framework.definitions.rubric import Measure
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.documents import read_file
from qa_framework.loading.models import fields_of, is_missed
from tests.loading.definitions_text import (
    FRAMEWORK,
    FULL,
    RUBRIC,
    SCALE,
    TOOL,
    flow,
    maps_in,
    marked,
    plain,
    problems_of,
    told,
)
from tests.loading.reading_both import read

QUESTION = TOOL + "        "
EXAMPLES = {"framework": FRAMEWORK, "scale": SCALE, "rubric": RUBRIC, "tool": TOOL}


def item(text: str):
    (found,) = read_file(text.encode(), "f.yaml").items
    return found


# Keys


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_what_the_tests_break_is_sound(text):
    assert told(text) == []


def test_an_unknown_key_is_reported_with_the_nearest_known_one():
    assert told(QUESTION + "weigth: 2\n") == [
        ("QA201", 12, 9, "unknown key `weigth`", "did you mean `weight`?")
    ]
    (problem,) = problems_of(QUESTION + "weigth: 2\n")
    assert marked(problem) == "weigth"


def test_an_unknown_key_that_is_near_none_has_no_hint():
    assert told(QUESTION + "colour: red\n")[0][-1] is None


def test_where_there_are_few_keys_the_hint_lists_them():
    assert told(QUESTION + "evidence: {when: seen == 'low', text: Where}\n") == [
        ("QA201", 12, 41, "unknown key `text`", "the keys here are `when`, `help`")
    ]


def test_a_key_that_is_there_already_is_not_what_was_meant():
    text = QUESTION + "weight: 2\n        weigth: 3\n"
    assert told(text) == [("QA201", 13, 9, "unknown key `weigth`", None)]


def test_a_missing_key_is_reported_where_its_map_begins():
    assert told(RUBRIC.replace("unanswered: block\n", "")) == [
        (
            "QA202",
            1,
            1,
            "`unanswered` is missing",
            "say what a blank answer does, for instance `unanswered: block`",
        )
    ]
    assert told(TOOL.replace("        ask: Was the child seen?\n", "")) == [
        ("QA202", 9, 9, "`ask` is missing", None)
    ]


def test_a_missing_key_that_was_written_otherwise_is_one_problem_and_not_two():
    assert told(TOOL.replace("sections:", "section:")) == [
        ("QA201", 5, 1, "unknown key `section`", "did you mean `sections`?")
    ]


def test_a_definition_inside_another_has_no_key_of_one_that_stands_alone():
    text = TOOL.replace("scale: four-point", "scale: {id: a, title: A, levels: {a: {}}}")
    hint = "a definition written inside another has no kind, id, version or title"
    assert told(text) == [
        ("QA201", 11, 17, "unknown key `id`", hint),
        ("QA201", 11, 24, "unknown key `title`", hint),
    ]


def required_keys() -> list[tuple[str, str]]:
    """List, for each kind, the keys that the issue names as required of it."""
    wanted = {
        "framework": ("id", "version", "title"),
        "scale": ("id", "version", "title"),
        "rubric": ("id", "version", "title", "unanswered"),
        "tool": ("id", "version", "title", "sections"),
    }
    return [(kind, key) for kind, keys in wanted.items() for key in keys]


@pytest.mark.parametrize(("kind", "key"), required_keys())
def test_the_models_require_what_the_language_does(kind, key):
    fields = fields_of(KINDS[kind], top=True)
    required = [name for name, part in fields.items() if key_of(part).required]
    assert sorted(required) == sorted(each for of, each in required_keys() if of == kind)
    assert key in required


# All at once


def test_all_problems_of_a_file_are_reported_at_once():
    text = """\
kind: scale
id: Four Point
version: 1.10
title: [Four]
better: hihger
levels: {Low: {point: 1}, high: {points: '2'}}
wieght: 5
---
kind: scael
id: other
"""
    found = [(code, line, column) for code, line, column, *_ in told(text)]
    assert found == [
        ("QA204", 2, 5),
        ("QA205", 3, 10),
        ("QA203", 4, 8),
        ("QA203", 5, 9),
        ("QA204", 6, 10),
        ("QA203", 6, 42),
        ("QA201", 7, 1),
        ("QA207", 9, 7),
    ]


def test_problems_in_the_items_of_a_list_are_all_reported():
    text = TOOL + "      - {id: a, ask: A, weight: x}\n      - {id: B, ask: B}\n      - {id: c}\n"
    found = [(code, line, column) for code, line, column, *_ in told(text)]
    assert found == [("QA203", 12, 33), ("QA204", 13, 14), ("QA202", 14, 9)]


# What is kept


def test_what_cannot_be_read_is_left_at_its_default():
    (question,) = item(QUESTION + "weight: heavy\n        help: Look.\n").definition.questions
    assert (question.weight, question.help) == (Fraction(1), "Look.")


def test_what_lacks_something_essential_is_dropped_and_the_rest_is_kept():
    text = TOOL + "      - {id: a}\n      - {id: b, ask: B, type: text}\n"
    found = item(text)
    assert [question.id for question in found.definition.questions] == ["seen", "b"]
    assert not found.whole


def test_a_tool_without_sections_is_none():
    found = item(TOOL.replace("sections:", "section:"))
    assert found.definition is None
    assert (found.kind, found.id, found.whole) == ("tool", "review", False)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (QUESTION + "weight: heavy\n", True),
        (QUESTION + "tags: [Standard.x, standard.y]\n", True),
        (QUESTION + "applies_when: seen = 'yes'\n", True),
        (QUESTION + "weigth: 2\n", True),
        (RUBRIC.replace("unanswered: block\n", ""), True),
        (TOOL.replace("scale: four-point", "scale: [four-point]"), False),
        (QUESTION + "options: [a, b]\n", False),
        (QUESTION + "options: {a: [A], b: B}\n", False),
        (RUBRIC + "flags: [{id: f, when: 'a = b', because: B}]\n", False),
        (RUBRIC + "bands: {team: []}\n", False),
    ],
)
def test_a_definition_is_whole_unless_something_is_lost_that_others_may_name(text, whole):
    assert problems_of(text)
    assert item(text).whole is whole


@pytest.mark.parametrize(
    ("kind", "missed"),
    [
        (str | None, False),
        (Text, False),
        (Name, False),
        (tuple[Name, ...], False),
        (Expr | None, False),
        (Measure | None, True),
        (tuple[Question, ...], True),
    ],
)
def test_what_has_parts_with_names_would_be_missed(kind, missed):
    assert is_missed(kind) is missed


# Places


def test_a_model_knows_its_place_and_those_of_its_keys():
    tool = item(TOOL).definition
    assert isinstance(tool, Tool)
    (question,) = tool.questions
    assert str(question.place.here) == "f.yaml:9:9"
    assert str(question.place.key("ask")) == "f.yaml:10:9"
    assert str(question.place.value("scale")) == "f.yaml:11:16"
    assert str(question.scale.place.here) == "f.yaml:11:16"


# S03: each key of every model taken away in turn


MUST_BE_THERE = {
    *("kind", "id", "version", "title", "sections", "questions", "ask", "unanswered", "method"),
    *("tags", "grade", "because", "message", "improves", "half", "effect", "name"),
    *("expect", "when", "from", "to", "type", "case", "choose", "confidence", "margin"),
}
"""Keys that must be there wherever they stand in those."""

MAY_BE_LEFT_OUT = {
    *("label", "points", "levels", "grades", "of", "measures", "overall", "always", "gates"),
    *("scale", "evidence", "help", "valid_when", "about", "cases", "departures", "m", "role"),
    *("roles", "may", "policies", "tag_families", "absences", "na", "range", "cites", "limits"),
    *("each_section", "flags", "waives", "low", "high", "round", "source"),
    *("columns", "exclude", "size"),
}


def deletions():
    """Take each key of each map away: what is left, the key, and the map it is missing in."""
    for kind, text in FULL.items():
        whole = plain(read(text).nodes[0])
        for place in list(maps_in(whole)):
            for key in tuple(place):
                saved = dict(place)
                del place[key]
                yield pytest.param(flow(whole), key, flow(place), id=f"{kind}-{len(place)}-{key}")
                place.clear()
                place.update(saved)


@pytest.mark.parametrize(("text", "key", "place"), list(deletions()))
def test_s03_missing_required(text, key, place):
    found = problems_of(text)
    if key in MAY_BE_LEFT_OUT:
        assert found == ()
        return
    assert key in MUST_BE_THERE
    (problem,) = found
    assert (problem.code, problem.message) == ("QA202", f"`{key}` is missing")
    assert marked(problem) == place


@given(st.data())
def test_a_definition_with_any_one_key_misspelt_says_which(data):
    whole = plain(read(data.draw(st.sampled_from(list(FULL.values())))).nodes[0])
    place = data.draw(st.sampled_from([each for each in maps_in(whole) if each]))
    key = data.draw(st.sampled_from([each for each in place if each != "kind"]))
    place[f"{key}_x"] = place.pop(key)
    unknown = [each for each in problems_of(flow(whole)) if each.code == "QA201"]
    assert [marked(each) for each in unknown] in ([f"{key}_x"], [])
