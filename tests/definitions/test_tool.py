"""Tools: their questions in order, and how these are answered."""

from __future__ import annotations

import attrs
import pytest

from qa_framework.definitions import Fact, Question, Reference, Section, Tool
from qa_framework.definitions.tool import CORE_TYPES, DEMAND_WORDS, LEAD, NEVER


def section(name: str, *questions: str) -> Section:
    found = tuple(Question(id=each, ask=each) for each in questions)
    return Section(id=name, title=name, questions=found)


def test_the_questions_of_a_tool_are_those_of_its_sections_in_order():
    tool = Tool(id="t", title="T", sections=(section("a", "q2", "q1"), section("b", "q3")))
    assert [question.id for question in tool.questions] == ["q2", "q1", "q3"]


def test_one_perspective_leads_a_tool_that_names_none():
    assert Tool(id="t", title="T", sections=()).asked_of == (LEAD,)


def test_a_question_with_a_scale_is_answered_on_it():
    on_scale = Question(id="q", ask="Q", scale=Reference("four-point"))
    assert on_scale.kind_of_answer == "scale"
    assert Question(id="q", ask="Q", type="date").kind_of_answer == "date"
    assert "scale" in CORE_TYPES


def test_a_question_weighs_1_and_demands_nothing_unless_it_says_so():
    question = Question(id="q", ask="Q")
    assert question.weight == 1
    assert question.required == question.evidence == question.reason == NEVER


@pytest.mark.parametrize("model", [Question, Fact])
def test_what_says_how_something_is_answered_stands_before_the_rest(model):
    names = [part.name for part in attrs.fields(model)]
    assert names[:5] == ["place", "id", "ask", "help", "type"]
    assert len(names) == len(set(names))


def test_every_word_for_a_demand_says_always_or_never():
    assert {word for word, always in DEMAND_WORDS.items() if always} == {"always", "yes", "true"}
