"""Every condition in a tool and in a rubric: where it stands and what it is for."""

from __future__ import annotations

from qa_framework.checking.conditions import bands_in, conditions_of_rubric, conditions_of_tool
from qa_framework.definitions.rubric import Band, BandTables
from qa_framework.expressions import print_expr
from qa_framework.expressions.types import NumberType, TruthType
from tests.definitions_in_text import in_context, workspace_in

TOOL = """\
about:
  - {id: team, ask: Team, type: text, applies_when: a, required: {when: b}}
sections:
  - id: part
    title: Part
    applies_when: team == 'x'
    questions:
      - {id: a, ask: A, type: yes_no, valid_when: {when: answered(a), message: M}}
      - {id: b, ask: B, type: yes_no, evidence: {when: a}, reason: {when: b}, required: always}
      - {id: s, ask: S, scale: four-point}
rubric:
  grades: four-point
  unanswered: block
  measures:
    formed:
      method: formula
      formula: points(s)
      better: higher
      judgement: {may_depart: yes}
      bands: [{grade: good, at_least: 2, needs: a}, {grade: inadequate}]
      limits: [{when: b, always: inadequate, because: B}]
    gated:
      method: gates
      judgement: {may_depart: yes}
      gates: [{grade: inadequate}, {grade: good, needs: a and b}]
  flags:
    - {id: act, when: a or b, because: Act.}
"""


def test_each_condition_of_a_tool_is_told_with_whose_it_is_and_whether_it_decides() -> None:
    (tool,) = workspace_in(in_context("tool", TOOL)).catalogue.of_kind("tool")
    found = [
        (each.owner, print_expr(each.expr), each.decides)
        for each in conditions_of_tool(tool)  # type: ignore[arg-type]  # a tool
    ]
    section = "team == 'x'"
    assert found == [
        ("team", "a", True),
        ("team", "b", False),
        ("a", section, True),
        ("b", section, True),
        ("s", section, True),
        ("a", "answered(a)", False),
        ("b", "a", False),
        ("b", "b", False),
    ]


def test_each_condition_of_a_rubric_is_told_with_what_it_makes() -> None:
    text = TOOL.replace("    applies_when: team == 'x'\n", "").replace(", applies_when: a,", ",")
    fit = workspace_in(in_context("tool", text)).tool("t").fits[""]
    found = [
        (each.owner, print_expr(each.expr), each.wanted)
        for each in conditions_of_rubric(fit.rubric, fit.measures)
    ]
    assert found == [
        ("formed:computed", "points(s)", NumberType()),
        ("formed:grade", "b", TruthType()),
        ("formed:grade", "a", TruthType()),
        ("gated:grade", "a and b", TruthType()),
        ("act:raised", "a or b", TruthType()),
    ]


def test_the_bands_of_several_tables_are_listed_with_those_of_the_rest() -> None:
    one, two, three = (Band(grade=each) for each in ("a", "b", "c"))
    tables = BandTables(by="team", tables={"north": (one,), "south": (two,)}, otherwise=(three,))
    assert bands_in(tables) == (one, two, three)
    assert bands_in((one,)) == (one,)
    assert bands_in(None) == ()
