"""The names that conditions may use, each with the kind of value it stands for."""

from __future__ import annotations

import pytest

from qa_framework.checking.fit import Fit
from qa_framework.expressions.types import (
    ChoiceType,
    DateType,
    GroupType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    Type,
)
from tests.definitions_in_text import in_context, workspace_in

TOOL = """\
asked_of: [auditor, parent]
about:
  - {id: team, ask: Team, type: choice, options: {north: North, south: South}}
  - {id: opened, ask: Opened, type: date}
sections:
  - id: impact
    title: Impact
    questions:
      - {id: seen, ask: Seen?, scale: with-absences}
      - {id: marks, ask: Marks, scale: {range: {from: 0, to: 10}}, asked_of: [auditor]}
      - {id: how_many, ask: How many?, type: number}
      - {id: why, ask: Why?, type: text}
      - {id: teams, ask: Teams, type: choices, options: {north: North, south: South}}
      - {id: urgent, ask: Urgent?, type: yes_no}
      - {id: grade_of_it, ask: Grade?, scale: four-point, judges: section}
rubric:
  grades: four-point
  unanswered: block
  optional: [oversight]
  groups: {core: [seen, marks]}
  each_section: {method: judged}
  measures:
    total: {method: sum, of: core, left_out: prorate}
    words: {method: lowest, of: [seen], grades: words}
  flags:
    - {id: act, when: urgent, because: Act.}
"""
YES_NO = LevelType("with-absences", ("no", "yes"))
FOUR = LevelType("four-point", ("inadequate", "requires_improvement", "good", "outstanding"))


@pytest.fixture(scope="module")
def fit() -> Fit:
    workspace = workspace_in(in_context("tool", TOOL))
    assert workspace.errors == ()
    return workspace.tool("t").fits[""]


KINDS: dict[str, Type | None] = {
    "audit.date": DateType(),
    "audit.perspective": ChoiceType(("auditor", "parent")),
    "team": ChoiceType(("north", "south")),
    "opened": DateType(),
    "seen": YES_NO,
    "parent.seen": YES_NO,
    "auditor.seen": YES_NO,
    "parent.marks": None,
    "auditor.marks": NumberType(),
    "marks": NumberType(),
    "how_many": NumberType(),
    "why": TextType(),
    "teams": OptionsType(("north", "south")),
    "urgent": TruthType(),
    "sen": None,
}
"""What the conditions of the tool may use."""
RESULTS: dict[str, Type | None] = {
    "impact.grade": FOUR,
    "impact.suggested": FOUR,
    "impact.score": NumberType(),
    "impact.possible": None,
    "total.score": NumberType(),
    "total.possible": NumberType(),
    "total.grade": None,
    "words.grade": None,
    "act": TruthType(),
    "core": GroupType((("seen", YES_NO), ("marks", NumberType()))),
    "sections": GroupType((("impact", FOUR),)),
}
"""What the conditions of its rubric may use as well."""


@pytest.mark.parametrize("name", KINDS)
def test_a_tool_and_its_rubric_know_answers_and_facts(name: str, fit: Fit) -> None:
    assert fit.tool_environment.type_of(name) == KINDS[name]
    assert fit.environment.type_of(name) == KINDS[name]


@pytest.mark.parametrize("name", RESULTS)
def test_only_a_rubric_knows_results(name: str, fit: Fit) -> None:
    assert fit.tool_environment.type_of(name) is None
    assert fit.environment.type_of(name) == RESULTS[name]


def test_absences_come_with_the_kind_of_what_can_be_absent(fit: Fit) -> None:
    kind = fit.environment.type_of("seen")
    assert isinstance(kind, LevelType)
    assert kind.absences == ("not_applicable", "not_seen")


def test_what_a_tool_may_lack_and_lacks_is_absent(fit: Fit) -> None:
    assert fit.environment.absent == {"oversight"}
    assert fit.absent == {"oversight"}
    assert fit.environment.type_of("oversight.grade") == FOUR
