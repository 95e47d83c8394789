"""A tool as its reader would want it on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_framework.definitions import Citation, Framework
from qa_framework.definitions.framework import Policy
from qa_framework.reports.paper import WIDTH, ToolOnPaper, cited, on_paper, paper_text
from qa_framework.workspace import Workspace
from qa_framework.workspace import open as open_definitions

ROOT = Path(__file__).resolve().parents[2]
FIRST = """\
A small tool
============
small, version 1.0.0

Asked of: auditor and parent. The first leads.

About the case
--------------

A1   Which team?
     [ ] North
     [ ] South
     Column: team (north, south)

A2   When was it opened?
     (a date, such as 2026-05-04)
     It cannot be opened after the audit.
     Column: opened


1. The work
-----------
Asked of: auditor.

1.1  Was it done in time?
     [ ] Yes (2)
     [ ] Partly (1)
     [ ] No (0)
     [ ] Does not apply
     Column: on_time (yes, partly, no, not_applicable)

1.2  How many visits were there?
     (a number from 0 to 9 in steps of 1)
     Column: visits
"""


@pytest.fixture(scope="module")
def paper(small: Workspace) -> ToolOnPaper:
    return on_paper(small.tool("small"))


def test_it_reads_from_top_to_bottom(paper: ToolOnPaper) -> None:
    assert paper_text(paper).startswith(FIRST)


def test_it_says_when_a_question_is_asked(paper: ToolOnPaper) -> None:
    assert paper.sections[0].questions[4].notes == ('Only if answer 1.1 is "No" or "Partly".',)


def test_it_is_data_for_a_machine(paper: ToolOnPaper) -> None:
    found = json.loads(json.dumps(paper.as_dict()))
    assert found["sections"][1]["notes"] == ["Asked of: parent."]
    assert found["rubrics"][0]["measures"][0]["names"] == ["total"]


def test_every_tool_fits_its_paper() -> None:
    schemes = ROOT / "examples" / "published_schemes"
    workspace = open_definitions(schemes, strict=False, cache=False)
    for name in workspace.tools:
        text = paper_text(on_paper(workspace.tool(name)))
        lines = text.splitlines()
        assert max(map(len, lines)) <= WIDTH, name
        for question in workspace.tool(name).definition.questions:
            assert sum(f"Column: {question.id}" in line for line in lines) >= 1


def test_what_is_demanded_is_said() -> None:
    text = paper_text(
        on_paper(open_definitions(strict=False, cache=False).tool("supervision-dip-sample"))
    )
    flat = " ".join(text.split())
    assert 'Evidence needed if answer 1.1 is "Yes". The dates of both supervisions.' in flat
    assert 'A reason needed if answer 3.1 is at most "Partly". What was missing?' in flat
    assert "Counts 2 times. Required." in flat


def test_what_says_why_there_is_no_number_stands_below_it() -> None:
    tool = open_definitions(strict=False, cache=False).tool("quality-of-practice-review")
    text = paper_text(on_paper(tool))
    assert (
        "     (a number from 0 to 10 in steps of 1)\n"
        "     [ ] Would rather not say\n"
        "     Column: heard_score (a number, or prefer_not_to_say)\n"
    ) in text


def test_a_tool_that_is_not_scored_says_so() -> None:
    tool = open_definitions(strict=False, cache=False).tool("practice-observation")
    assert "Nothing is scored: the answers stand for themselves." in paper_text(on_paper(tool))


POLICY = Policy(id="supervision", title="Supervision of staff", type="policy")
SHIRE = Framework(id="shire", title="Shire", policies=(POLICY,))


def test_what_is_cited_is_named_with_its_clause() -> None:
    assert cited(Citation(source="A book", clause="chapter 1"), SHIRE) == "A book, chapter 1"
    assert cited(Citation(source="A book"), None) == "A book"


def test_a_policy_is_cited_by_its_title() -> None:
    citation = Citation(policy="supervision", clause="how often")
    assert cited(citation, SHIRE) == "Supervision of staff, how often"
    assert cited(Citation(policy="how_we_record"), None) == "how we record"
