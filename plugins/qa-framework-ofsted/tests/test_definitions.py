"""What the package brings is sound, is whole, runs nothing, and keeps the rules of inspections."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest
import qa_framework_ofsted
from hypothesis import given

from qa_framework.audits import Departure
from qa_framework.definitions import Framework, Tool
from qa_framework.hooks.ownership import owner_of
from qa_framework.scoring import AuditTool, Result
from qa_framework.scoring.cases import run_case
from qa_framework.testing import DefinitionsContract, responses, workspace_of
from qa_framework.workspace import open as open_definitions

ROOT = Path(__file__).resolve().parents[3]
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
JUDGEMENTS = {
    "leaders": "leaders_grade",
    "help_and_protection": "help_grade",
    "in_care": "care_grade",
    "care_leavers": "leavers_grade",
}
WORKSPACE = workspace_of()
FRAMEWORK = WORKSPACE.definition(Framework, "ofsted")
TOOLS = tuple(
    WORKSPACE.tool(each.address)
    for each in WORKSPACE.catalogue
    if isinstance(each, Tool) and owner_of(each.place.here) == "ofsted"
)
COUNCIL = WORKSPACE.tool("ofsted-ilacs-2026")
SETTING = WORKSPACE.tool("ofsted-setting")
EACH_TOOL = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.definition.id)


class TestDefinitions(DefinitionsContract):
    plugin = "ofsted"


def test_there_is_nothing_in_the_package_to_run() -> None:
    folder = Path(str(qa_framework_ofsted.__file__)).parent
    (only,) = folder.rglob("*.py")
    assert [type(each) for each in ast.parse(only.read_text(encoding="utf-8")).body] == [ast.Expr]


def test_there_is_a_tool_for_each_kind_of_inspection() -> None:
    assert {each.definition.id for each in TOOLS} == {
        "ofsted-area-send",
        "ofsted-focused-visit",
        "ofsted-ilacs-2026",
        "ofsted-monitoring-visit",
        "ofsted-self-evaluation",
        "ofsted-setting",
    }


# --- cases ----------------------------------------------------------------------------------------


def results_of_cases(tool: AuditTool) -> list[Result]:
    """Score the cases of a tool."""
    return [run_case(tool, case).results[""] for case in tool.definition.cases]


@EACH_TOOL
def test_the_cases_show_every_grade_of_every_measure_and_each_without_a_grade(
    tool: AuditTool,
) -> None:
    results = results_of_cases(tool)
    for name in results[0]:
        scale = tool.fits[""].measures[name].grades
        wanted = {None} if scale is None else {None, *scale.ranks}
        grades = [result[name].grade for result in results]
        assert (name, {grade and grade.id for grade in grades}) == (name, wanted)


@EACH_TOOL
def test_the_cases_show_every_flag_raised_not_raised_and_not_to_be_told(tool: AuditTool) -> None:
    results = results_of_cases(tool)
    for name in results[0].flags:
        states = {result.flags[name].value for result in results}
        assert (name, states) == (name, {"yes", "no", "cannot_tell"})


@EACH_TOOL
def test_the_cases_state_every_limit_fired_and_not_fired(tool: AuditTool) -> None:
    expected = [case.expect for case in tool.definition.cases]
    stated = [set(each["limits_fired"]) for each in expected if "limits_fired" in each]
    measures = tool.definition.rubric.measures.values()
    limits = {limit.id for measure in measures for limit in measure.limits}
    assert set().union(*stated) == limits
    assert set() in stated


@EACH_TOOL
def test_the_cases_show_every_absence(tool: AuditTool) -> None:
    scales = [each.scale for each in tool.fits[""].questions.values() if each.scale]
    absences = {name for scale in scales for name in scale.effects}
    answered = {answer for case in tool.definition.cases for answer in case.answers.values()}
    assert absences <= answered


# --- rules ----------------------------------------------------------------------------------------


@given(response=responses(COUNCIL))
def test_each_of_the_four_judgements_is_what_was_given_and_there_is_no_other(response) -> None:
    result = COUNCIL.score_response(response)
    assert list(result) == list(JUDGEMENTS)
    for area, question in JUDGEMENTS.items():
        grade = result[area].grade
        assert (grade and grade.id) == response.answers.get(question)


def test_a_short_inspection_is_next_where_leaders_and_two_of_three_are_good() -> None:
    for words in product(GRADES, repeat=4):
        answers = dict(zip(JUDGEMENTS.values(), words, strict=True))
        flags = COUNCIL.score(answers, perspective="ofsted_inspector").flags
        leaders, *practice = [word in ("good", "outstanding") for word in words]
        wanted = "yes" if leaders and sum(practice) >= 2 else "no"
        assert (words, flags["short_route"].value) == (words, wanted)


def test_one_inadequate_judgement_is_not_hidden_by_the_others() -> None:
    for words in product(GRADES, repeat=4):
        answers = dict(zip(JUDGEMENTS.values(), words, strict=True))
        flags = COUNCIL.score(answers, perspective="ofsted_inspector").flags
        wanted = "yes" if "inadequate" in words else "no"
        assert (words, flags["inadequate_somewhere"].value) == (words, wanted)


def test_inadequate_protection_or_leadership_suggests_inadequate_and_nothing_else_does() -> None:
    names = ("protection_grade", "leadership_grade", "overall_grade")
    for words in product(GRADES, repeat=3):
        overall = SETTING.score(dict(zip(names, words, strict=True)))["overall"]
        wanted = "inadequate" if "inadequate" in words[:2] else words[2]
        assert (words, overall.grade.id) == (words, wanted)


@pytest.mark.parametrize("wanted", GRADES)
@pytest.mark.parametrize("protection", GRADES)
def test_a_reason_lifts_inadequate_leadership_by_one_step_and_inadequate_protection_by_none(
    protection: str, wanted: str
) -> None:
    result = SETTING.score(
        {"protection_grade": protection, "leadership_grade": "inadequate", "overall_grade": "good"},
        departures={
            "overall": Departure(grade=wanted, role="own_view", reason="Staff do well despite it.")
        },
    )
    may = protection != "inadequate" and wanted == "requires_improvement"
    assert result["overall"].grade.id == (wanted if may else "inadequate")


@EACH_TOOL
def test_a_critical_friend_is_asked_all_that_we_are(
    tool: AuditTool,
) -> None:
    for question in tool.fits[""].questions.values():
        asked = set(question.asked_of)
        assert (question.id, asked >= {"own_view", "critical_friend"}) == (question.id, True)


# --- the map --------------------------------------------------------------------------------------


def tags_of(tool: Tool) -> set[str]:
    """Collect the tags of a tool, its sections and its questions."""
    questions = [question for section in tool.sections for question in section.questions]
    return {tag for each in (tool, *tool.sections, *questions) for tag in each.tags}


def test_every_tag_is_carried_by_a_tool_that_comes_with_it() -> None:
    carried = set().union(*(tags_of(each.definition) for each in TOOLS))
    named = {f"{family.id}.{tag.id}" for family in FRAMEWORK.tag_families for tag in family.tags}
    assert carried == named


OUR_COUNCIL = """
    kind: framework
    id: our-council
    version: 1.0.0
    title: Our council
    extends: [county@^1, ofsted@^1]
    ---
    kind: tool
    id: our-visits
    version: 1.0.0
    title: Visits to children
    framework: our-council@^1
    activity: dip_sample
    tags: [national.outcome_1, ilacs.in_care, ofsted.permanence]
    asked_of: [auditor, critical_friend]
    rubric: {unanswered: block, measures: {visits: {method: percent, of: questions}}}
    sections:
      - id: visit
        title: The visit
        questions:
          - id: alone
            ask: Was the child seen alone?
            scale: {use: yes-partly-no, without: [not_applicable, not_seen]}
    cases:
      - {name: seen alone, answers: {alone: yes}, expect: {visits: {score: 100}}}
    """


def test_a_council_s_own_map_takes_in_the_county_s_and_this_one() -> None:
    opened = workspace_of(OUR_COUNCIL)
    assert [str(each) for each in opened.problems if "our-" in each.message] == []
    tool = opened.tool("our-visits")
    assert all(run_case(tool, case).passed for case in tool.definition.cases)


def test_on_the_county_s_map_alone_there_is_no_tag_of_a_judgement_and_no_critical_friend() -> None:
    alone = OUR_COUNCIL.replace(", ofsted@^1]", "]")
    problems = workspace_of(alone, strict=False).errors
    assert {each.code for each in problems} == {"QA581"}
    said = " ".join(each.message for each in problems)
    assert "ilacs.in_care" in said
    assert "critical_friend" in said


def test_the_published_schemes_of_the_same_inspections_can_be_open_beside_it() -> None:
    opened = open_definitions(ROOT / "examples" / "published_schemes", strict=False)
    tools = {"ofsted-ilacs", "ofsted-sccif", "ofsted-ilacs-2026", "ofsted-setting"}
    assert tools <= set(opened.tools)
    assert [str(each) for each in opened.problems if owner_of(each.span) == "ofsted"] == []
