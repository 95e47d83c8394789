"""responses: whatever is made, the tool accepts; and everything that it allows is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from qa_framework.audits import Response
from qa_framework.scoring import AuditTool
from qa_framework.testing import responses, workspace_of

EVERY_TYPE = """
    kind: tool
    id: every-type
    version: 1.0.0
    title: Every type
    asked_of: [auditor, parent]
    about:
      - {id: team, ask: Team?, type: choice, options: {north: North, south: South}}
      - {id: opened, ask: Opened?, type: date}
      - {id: closed, ask: Closed?, type: date, valid_when: {when: closed >= opened, message: Not before it opened.}}
      - {id: many, ask: How many?, type: number, most: 10}
    sections:
      - id: all_of_them
        title: All of them
        questions:
          - {id: on_scale, ask: A?, scale: yes-partly-no}
          - {id: on_range, ask: B?, scale: zero-to-ten}
          - {id: some, ask: C?, type: choices, options: {a: A, b: B, c: C}}
          - {id: stepped, ask: D?, type: number, least: 1, most: 2, step: 0.25}
          - {id: listed, ask: E?, type: number, one_of: [0, 5, 30]}
          - {id: free, ask: F?, type: number}
          - {id: words, ask: G?, type: text}
          - {id: truth, ask: H?, type: yes_no}
          - {id: share, ask: I?, type: percentage, least: 50}
    rubric:
      unanswered: leave_out
      measures: {overall: {method: count, of: [on_scale], where: {equal: yes}}}
    """


@pytest.fixture(scope="module")
def tool() -> AuditTool:
    return workspace_of(EVERY_TYPE).tool("every-type")


@given(data=st.data())
def test_whatever_is_made_is_accepted(tool: AuditTool, data: st.DataObject) -> None:
    response = data.draw(responses(tool))
    tool.score_response(response)
    assert response.perspective in {"auditor", "parent"}


@given(data=st.data())
def test_a_perspective_may_be_chosen_and_blanks_forbidden(
    tool: AuditTool, data: st.DataObject
) -> None:
    response = data.draw(responses(tool, perspective="parent", blanks=False))
    assert response.perspective == "parent"
    assert set(response.answers) == {each.id for each in tool.definition.questions}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("on_scale", lambda answer: answer == "partly"),
        ("on_scale", lambda answer: answer == "not_applicable"),
        ("on_range", lambda answer: answer == 10),
        ("some", lambda answer: sorted(answer) == ["a", "b", "c"]),
        ("stepped", lambda answer: answer == Fraction(7, 4)),
        ("stepped", lambda answer: answer == 2 and type(answer) is int),
        ("listed", lambda answer: answer == 30),
        ("free", lambda answer: answer < 0),
        ("free", lambda answer: type(answer) is Fraction),
        ("truth", lambda answer: answer == "no"),
        ("truth", lambda answer: answer is True),
        ("share", lambda answer: answer > 50),
    ],
)
def test_what_the_tool_allows_is_made(
    tool: AuditTool, name: str, wanted: Callable[[Any], bool]
) -> None:
    def has_it(response: Response) -> bool:
        return name in response.answers and wanted(response.answers[name])

    assert find(responses(tool), has_it)


def test_a_blank_is_made_for_every_question(tool: AuditTool) -> None:
    assert find(responses(tool), lambda response: not response.answers)


@given(data=st.data())
def test_an_answer_that_breaks_what_makes_it_valid_is_left_out(
    tool: AuditTool, data: st.DataObject
) -> None:
    about: Any = data.draw(responses(tool)).about
    if {"opened", "closed"} <= set(about):
        assert about["closed"] >= about["opened"]


def test_the_shipped_tools_have_responses() -> None:
    workspace = workspace_of()
    for name in workspace.tools:
        response = find(responses(workspace.tool(name)), lambda _: True)
        assert isinstance(response.date, date)
