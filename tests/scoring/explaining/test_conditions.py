"""What each name and function of a condition came to, with the members that made it so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qa_framework.expressions import parse
from qa_framework.scoring.explain.explained import ValueExplanation
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.conditions import values_in
from tests.scoring.made import make

QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: Is a well done?, scale: four}
      - {id: b, ask: Is b well done?, scale: four}
      - {id: c, ask: Is c well done?, scale: four}
      - {id: n, ask: How many?, type: number}
      - {id: day, ask: When?, type: date}
      - {id: truth, ask: Is it so?, type: yes_no}
      - {id: where, ask: Where?, type: choice, options: {not_here: No, here: Yes}}
      - {id: who, ask: Who?, type: choices, options: {school: School, police: The police}}
      - {id: words, ask: What?, type: text}
"""
ABOUT = "about: [{id: opened, ask: Opened?, type: date}]\n"
RUBRIC = "unanswered: leave_out\ngrades: four\nbands: [{grade: great, at_least: 3}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 2}, {grade: poor}]\nmeasures: {m: {title: Mean, method: mean, of: [a, b, c]}}\ngroups: {abc: [a, b, c]}\n"


def values(condition: str, **answers: Any) -> tuple[ValueExplanation, ...]:
    tool = make(RUBRIC, QUESTIONS, ABOUT)
    result = tool.score(answers, about={"opened": date(2026, 1, 2)}, date=date(2026, 5, 4))
    bench = Bench.of(result)
    expr = parse(condition)
    ground = bench.ground.for_conditions(result.fit.rubric.unanswered)
    return values_in(expr, ground, bench)


@pytest.mark.parametrize(
    ("name", "answers", "value", "label"),
    [
        ("a", {"a": "good"}, "good", "Good"),
        ("a", {"a": "na"}, "does not apply", "does not apply"),
        ("a", {}, "not known", "not known"),
        ("n", {"n": "2.5"}, "2.5", "2.5"),
        ("day", {"day": "2026-05-04"}, "2026-05-04", "2026-05-04"),
        ("truth", {"truth": False}, "no", "No"),
        ("where", {"where": "not_here"}, "not_here", "No"),
        ("who", {"who": ["police", "school"]}, "school; police", "School, The police"),
        ("words", {"words": "So."}, "So.", "So."),
        ("m.grade", {"a": "good", "b": "fair"}, "good", "Good"),
        ("m.score", {"a": "good", "b": "fair", "c": "poor"}, "2", "2"),
        ("m.score", {"a": "good", "b": "fair", "c": "fair"}, "7/3", "≈2.3333"),
        ("opened", {}, "2026-01-02", "2026-01-02"),
        ("audit.date", {}, "2026-05-04", "2026-05-04"),
        ("audit.perspective", {}, "auditor", "auditor"),
    ],
)
def test_what_a_name_came_to(name: str, answers: dict[str, Any], value: str, label: str) -> None:
    (found,) = values(f"answered({name})", **answers)[1:]
    assert (found.text, found.value, found.label) == (name, value, label)


@pytest.mark.parametrize(
    ("call", "value", "members", "unknown"),
    [
        ("number_of(abc, at_least='fair')", "not known", ["a"], ["c"]),
        ("any_of(abc, equal='good')", "yes", ["a"], ["c"]),
        ("all_of(abc, at_least='fair')", "no", ["b"], ["c"]),
        ("share_of(abc, equal='poor')", "not known", ["b"], ["c"]),
        ("highest_of(abc)", "not known", [], ["c"]),
        ("lowest_of(abc)", "poor", ["b"], ["c"]),
        ("sum_of(abc)", "not known", [], []),
        ("days_between(opened, audit.date)", "122", [], []),
    ],
)
def test_a_function_is_told_with_the_members_that_made_it_so(
    call: str, value: str, members: list[str], unknown: list[str]
) -> None:
    found = values(
        f"{call} == {call}" if "any" not in call and "all" not in call else call, a="good", b="poor"
    )[0]
    assert (found.text, found.value) == (call, value)
    assert [each.id for each in found.members] == members
    assert [each.id for each in found.unknown] == unknown


def test_each_thing_is_told_once_and_the_name_of_a_group_alone_not_at_all() -> None:
    texts = [
        each.text
        for each in values("number_of(abc, equal='good') > 1 or a == 'good' or a == 'poor'")
    ]
    assert texts == ["number_of(abc, equal='good')", "a"]


def test_members_have_the_words_of_their_questions() -> None:
    found = values("any_of(abc, equal='good')", a="good")[0]
    assert [each.label for each in found.members] == ["Is a well done?"]
