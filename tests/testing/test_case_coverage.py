"""case_coverage: what no case shows is said, and what one shows is not."""

from __future__ import annotations

import pytest

from qa_framework.testing import unshown, workspace_of

TOOL = """\
kind: tool
id: visit
version: 1.0.0
title: The visit
rubric:
  grades: compliance
  unanswered: block
  bands: [{grade: met, at_least: 60}, {grade: partly_met, at_least: 10}, {grade: not_met}]
  each_section: {method: percent}
  measures:
    overall:
      method: percent
      of: questions
      limits:
        - {id: not_seen_alone, when: alone == 'no', always: not_met, because: The child was not seen.}
  flags: [{id: late, when: in_time == 'no', because: It was late.}]
sections:
  - id: visit_itself
    title: The visit
    questions:
      - {id: alone, ask: Alone?, scale: yes-no}
      - {id: in_time, ask: In time?, scale: yes-no}
      - {id: note, ask: Anything else?, type: text}
cases:
"""
CASES = {
    "good": "{answers: {all: yes}, expect: {overall: met}}",
    "weak": "{answers: {all: no}, expect: {overall: not_met, limits_fired: [not_seen_alone]}}",
    "half": "{answers: {alone: yes, in_time: no}, expect: {overall: partly_met}}",
    "does not apply": "{answers: {alone: not_applicable, in_time: yes}, expect: {overall: met}}",
    "unread": "{answers: {alone: not_seen, in_time: yes}, expect: {overall: not_scored}}",
}
UNSHOWN = {
    "": [],
    "good": [],
    "weak": [
        "no case gives `overall` the grade `not_met`",
        "in no case the limit `not_seen_alone` fires",
    ],
    "half": ["no case gives `overall` the grade `partly_met`"],
    "does not apply": ["no case has the answer `not_applicable` of `yes-no`"],
    "unread": ["no case has the answer `not_seen` of `yes-no`"],
}


def said_without(*left_out: str, text: str = TOOL) -> list[str]:
    rows = [
        f"  - {{name: {name}, {case[1:]}\n" for name, case in CASES.items() if name not in left_out
    ]
    return list(unshown(workspace_of(text + "".join(rows)).tool("visit")))


@pytest.mark.parametrize("left_out", UNSHOWN)
def test_what_the_case_that_was_left_out_showed_is_said(left_out: str) -> None:
    assert said_without(left_out) == UNSHOWN[left_out]


def test_a_limit_that_always_fires_and_a_flag_that_is_always_raised_are_said() -> None:
    assert said_without("good", "half", "does not apply", "unread") == [
        "no case gives `overall` the grade `met`",
        "no case gives `overall` the grade `partly_met`",
        "in every case the limit `not_seen_alone` fires",
        "in every case the flag `late` is raised, or cannot be told",
        "no case has the answer `not_applicable` of `yes-no`",
        "no case has the answer `not_seen` of `yes-no`",
    ]


def test_without_cases_nothing_is_shown() -> None:
    text = TOOL.removesuffix("cases:\n")
    said = list(unshown(workspace_of(text).tool("visit")))
    assert len(said) == 9
    assert "in no case the limit `not_seen_alone` fires" in said
    assert "in every case the limit `not_seen_alone` fires" in said
    assert "in no case the flag `late` is raised" in said


def test_a_limit_without_an_id_is_known_by_its_number() -> None:
    said = said_without("weak", text=TOOL.replace("id: not_seen_alone, ", ""))
    assert "in no case the limit `overall.1` fires" in said


def test_a_grade_that_only_one_of_several_tables_gives_is_wanted() -> None:
    tables = "{by: audit.perspective, auditor: [{grade: partly_met, at_least: 10}, {grade: not_met}], else: [{grade: met, at_least: 1}, {grade: not_met}]}"
    text = TOOL.replace(
        "[{grade: met, at_least: 60}, {grade: partly_met, at_least: 10}, {grade: not_met}]", tables
    )
    assert said_without(text=text) == ["no case gives `overall` the grade `met`"]


def test_of_several_rubrics_each_speaks_for_itself() -> None:
    measure = "measures: {overall: {method: percent, of: questions}}"
    bands = (
        "bands: [{grade: met, at_least: 60}, {grade: partly_met, at_least: 10}, {grade: not_met}]"
    )
    text = f"""\
kind: tool
id: visit
version: 1.0.0
title: The visit
rubric:
  one: {{grades: compliance, unanswered: block, {bands}, {measure}}}
  two: {{unanswered: block, {measure}}}
sections:
  - {{id: visit_itself, title: The visit, questions: [{{id: alone, ask: Alone?, scale: yes-no}}]}}
cases:
  - {{name: a, answers: {{alone: yes}}, expect: {{one: {{overall: met}}}}}}
"""
    assert list(unshown(workspace_of(text).tool("visit"))) == [
        "one: no case gives `overall` the grade `partly_met`",
        "one: no case gives `overall` the grade `not_met`",
        "one: no case has the answer `not_applicable` of `yes-no`",
        "one: no case has the answer `not_seen` of `yes-no`",
        "two: no case has the answer `not_applicable` of `yes-no`",
        "two: no case has the answer `not_seen` of `yes-no`",
    ]
