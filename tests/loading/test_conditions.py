"""Conditions in a file are read from text or the structured form, every part with its place."""

from __future__ import annotations

import pytest
from hypothesis import given

from qa_framework.expressions import parse
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.structured import to_structured
from qa_framework.expressions.syntax import And, Compare, Literal, Name
from qa_framework.loading.conditions import read_condition
from qa_framework.loading.places import Layout
from qa_framework.loading.reading import Reading, Unusable
from tests.loading.definitions_text import TOOL, marked, only, problems_of
from tests.loading.reading_both import read
from tests.strategies.conditions import conditions

QUESTION = TOOL + "        applies_when: "


def condition(written: str):
    (question,) = only(f"{QUESTION}{written}\n").questions
    return question.applies_when


def as_yaml(value) -> str:
    """Write the structured form in one line; what is text there is quoted, what is not is bare."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {as_yaml(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(as_yaml, value))}]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return print_expr(Literal(value)).removeprefix("date('").removesuffix("')")


@given(expr=conditions())
def test_the_structured_form_in_a_file_reads_to_the_same_tree(expr):
    documents = read(f"a: {as_yaml(to_structured(expr))}")
    reading = Reading(Layout(documents.source))
    try:
        found = read_condition(documents.nodes[0].values["a"], reading)
    except Unusable:
        assert {problem.code for problem in reading.problems} <= {"QA301", "QA302"}
    else:
        assert found == expr


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("on_time == 'yes'", "on_time == 'yes'"),
        ("\"'north' in teams\"", "'north' in teams"),
        (">-\n          a\n          and b", "a and b"),
        ("{question: risk, at_least: 2}", "risk >= 2"),
        ("{question: risk, at_least: '2'}", "risk >= '2'"),
        ("{question: risk, at_least: good}", "risk >= 'good'"),
        ("{question: day, less_than: 2026-05-04}", "day < date('2026-05-04')"),
        ("{question: q, absent: not_seen}", "absent(q, 'not_seen')"),
        ("{question: q, in: [a, '1', 2]}", "q in ('a', '1', 2)"),
        ("{all: [a, {any: [b, {not: c}]}]}", "a and (b or not c)"),
        ("{question: act_today, holds: no}", "not act_today"),
        ("yes", "yes"),
    ],
)
def test_a_condition_may_be_written_in_several_ways(written, text):
    assert condition(written) == parse(text)


def test_every_part_of_a_condition_knows_its_place():
    found = condition("seen == 'low' and late")
    assert isinstance(found, And)
    first, second = found.operands
    assert isinstance(first, Compare)
    assert isinstance(second, Name)
    assert str(found.span) == "f.yaml:12:23"
    assert str(first.rest[0][1].span) == "f.yaml:12:31"
    assert str(second.span) == "f.yaml:12:41"


def test_parts_of_the_structured_form_know_their_places_too():
    found = condition("{all: [{question: seen, equal: low}, {not: late}]}")
    assert str(found.operands[0].rest[0][1].span) == "f.yaml:12:54"


@pytest.mark.parametrize(
    ("written", "code", "mark"),
    [
        ("", "QA203", ""),
        ("''", "QA203", "''"),
        ("[a]", "QA203", "[a]"),
        ("a = b", "QA304", "="),
        ("'a = b'", "QA304", "="),
        ("{question: a, equals: b}", "QA320", "equals"),
        ("{all: [a, {any: []}]}", "QA321", "[]"),
        ("{al: [a]}", "QA320", "al"),
        ("{not: {question: a, in: [b, [c]]}}", "QA321", "[c]"),
        ("{all: [a, 'b =']}", "QA304", "="),
        ("{}", "QA320", "{}"),
        ("{all: [a, {question: b, equals: c}]}", "QA320", "equals"),
        ("{any: [{not: a, all: [b]}]}", "QA320", "not"),
    ],
)
def test_what_is_wrong_in_a_condition_is_marked(written, code, mark):
    found = problems_of(f"{QUESTION}{written}\n")
    assert found[0].code == code
    assert marked(found[0]) == mark


def test_all_that_is_wrong_in_a_structured_condition_is_reported():
    found = problems_of(f"{QUESTION}{{all: [a =, {{question: b, equal: [c]}}]}}\n")
    assert [(each.code, each.span.line, each.span.column) for each in found] == [
        ("QA304", 12, 32),
        ("QA321", 12, 56),
    ]
