"""A case passes when everything it expects comes out, and says what does not."""

from __future__ import annotations

import pytest

from qa_framework.definitions import Case
from qa_framework.scoring.cases import run_case
from qa_framework.testing import workspace_of

TEXT = """\
kind: tool
id: small
version: 1.0.0
title: A small tool
asked_of: [auditor, parent]
about:
  - {id: team, ask: Team, type: choice, options: {north: North, south: South}}
rubric:
  unanswered: block
  grades: {levels: {poor: {label: Poor, points: 0}, fine: {label: Fine, points: 1}}}
  measures:
    overall:
      method: mean
      of: questions
      bands: [{grade: fine, at_least: 1}, {grade: poor}]
      judgement: {may_depart: yes, roles: [auditor]}
      limits:
        - {id: capped, when: team == 'south', no_better_than: poor, because: The south is capped.}
  flags:
    - {id: look, when: a == 'no', because: Look again.}
sections:
  - id: one
    title: One
    questions:
      - {id: a, ask: A?, scale: {levels: {"no": {points: 0}, "yes": {points: 1}}}}
      - {id: b, ask: B?, scale: {levels: {"no": {points: 0}, "yes": {points: 1}}}, asked_of: [auditor], applies_when: a == 'yes'}
"""


@pytest.fixture(scope="module")
def tool():
    return workspace_of(TEXT).tool("small")


def case(expect, **more):
    return Case(name="a case", expect=expect, **{"about": {"team": "north"}} | more)


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        ({"all": "yes"}, {"overall": "fine", "limits_fired": (), "flags": {"look": "no"}}),
        ({"all": "yes", "b": "no"}, {"overall": {"score": "1/2", "grade": "poor"}}),
        (
            {"all": "no"},
            {"overall": {"score": "0"}, "asked": {"b": "no"}, "flags": {"look": "yes"}},
        ),
        ({"all": "yes", "a": "unanswered"}, {"overall": "not_scored"}),
        ({}, {"overall": {"grade": "not_scored"}, "flags": {"look": "cannot_tell"}}),
    ],
)
def test_what_comes_out_as_expected_passes(tool, answers, expect):
    assert run_case(tool, case(expect, answers=answers)).differences == ()


@pytest.mark.parametrize(
    ("answers", "expect", "said"),
    [
        ({"all": "yes"}, {"overall": "poor"}, "overall grade: expected poor, got fine"),
        ({"all": "yes"}, {"overall": {"score": "1/2"}}, "overall score: expected 1/2, got 1"),
        (
            {"all": "yes"},
            {"overall": "not_scored"},
            "overall score: expected not_scored, got 1; overall grade: expected not_scored, got fine",
        ),
        ({"all": "yes"}, {"limits_fired": ("capped",)}, "limits fired: expected capped, got none"),
        ({"all": "yes"}, {"flags": {"look": "yes"}}, "flag `look`: expected yes, got no"),
        ({"all": "yes"}, {"asked": {"b": "no"}}, "asked `b`: expected no, got yes"),
        ({"all": "yes"}, {"refused": ("overall",)}, "refused: expected overall, got none"),
        ({"a": "perhaps"}, {}, "`a`: wanted one of `no`, `yes`"),
    ],
)
def test_what_comes_out_otherwise_is_said(tool, answers, expect, said):
    assert "; ".join(run_case(tool, case(expect, answers=answers)).differences) == said


def test_all_reaches_questions_that_apply_only_because_of_it(tool):
    result = run_case(tool, case({"overall": "fine"}, answers={"all": "yes"}))
    assert result.results[""].record["b"] == "yes"


def test_a_case_can_be_of_another_perspective(tool):
    found = run_case(tool, case({"overall": "fine"}, answers={"a": "yes"}, perspective="parent"))
    assert found.passed


def test_facts_of_a_case_are_seen_by_limits(tool):
    expect = {"overall": {"score": "1", "grade": "poor"}, "limits_fired": ("capped",)}
    assert run_case(tool, case(expect, answers={"all": "yes"}, about={"team": "south"})).passed


def test_a_case_takes_over_what_another_has_and_may_blank_it():
    cases = (
        "cases:\n"
        "  - {name: north, about: {team: north}, answers: {all: yes}, expect: {overall: fine}}\n"
        "  - {name: b is no, like: north, answers: {b: no}, expect: {overall: poor}}\n"
        "  - {name: south, like: north, about: {team: south}, expect: {limits_fired: [capped]}}\n"
        "  - {name: nowhere, like: south, about: {team: unanswered}, expect: {overall: not_scored}}\n"
    )
    tool = workspace_of(TEXT + cases).tool("small")
    assert [run_case(tool, each).differences for each in tool.definition.cases] == [()] * 4
