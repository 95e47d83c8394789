"""The definitions that come with the library are whole: checked, shown by cases, in plain order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from qa_framework.expressions.walking import names_in
from qa_framework.scoring import AuditTool, FlagState, InvalidAnswers
from qa_framework.scoring.cases import run_case
from qa_framework.shipped import shipped_definitions
from qa_framework.testing import unshown, workspace_of
from qa_framework.workspace import open as open_definitions
from tests.house.repository import ROOT

ROLE_GROUPS = 12
FEWEST_WORDS = 40
FOLDER = ROOT / "tool_definitions"
WORKSPACE = open_definitions(FOLDER, strict=False, cache=False)
FILES = sorted(FOLDER.rglob("*.yaml"))


def is_shipped(name: str) -> bool:
    """Say whether a file is one of ours, and not one of a plugin that happens to be there."""
    return FOLDER in Path(name).resolve().parents


TOOLS = [
    tool
    for tool in map(WORKSPACE.tool, WORKSPACE.tools)
    if is_shipped(tool.definition.place.here.source.name)
]
MODELINE = re.compile(
    r"# yaml-language-server: \$schema=(\.\./)*(\./)?\.schema/\w+\.schema\.json\n"
)
each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.definition.id)
each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def test_the_shipped_definitions_are_those_of_the_repository() -> None:
    assert shipped_definitions() == FOLDER
    assert len(TOOLS) >= len(list((FOLDER / "tools").glob("*[!s].yaml")))


def test_nothing_is_noted() -> None:
    assert [str(each) for each in WORKSPACE.problems if is_shipped(each.span.source.name)] == []


@each_file
def test_an_editor_is_told_the_schema(file: Path) -> None:
    assert MODELINE.match(file.read_text("utf-8"))


@each_tool
def test_a_tool_says_whose_it_is_and_where_it_belongs(tool: AuditTool) -> None:
    definition = tool.definition
    assert definition.owner
    assert definition.summary
    assert definition.activity
    assert str(definition.framework) == "county@^1"
    assert definition.tags or any(section.tags for section in definition.sections)


def test_only_business_support_is_excused_from_answering_for_quality() -> None:
    county = WORKSPACE.framework("county@^1")
    may = {role.id: county.permissions(role.id) for role in county.roles}
    assert len(may) == ROLE_GROUPS
    assert [role for role in may if "be_accountable" not in may[role]] == ["business_support"]
    assert may["business_support"] == {"help", "take_part"}
    assert all("take_part" in each for each in may.values())
    assert may["practitioner"] == {"take_part", "own_action", "be_accountable"}
    assert may["director"] == {"take_part", "own_action", "be_accountable", "audit", "moderate"}


def test_as_above_means_the_line_of_management() -> None:
    county = WORKSPACE.framework("county@^1")
    line = [role.id for role in county.includes("director")]
    assert line == [
        "director",
        "assistant_director",
        "head_of_service",
        "team_manager",
        "practitioner",
    ]


def test_every_policy_has_an_owner_and_a_day_of_review() -> None:
    county = WORKSPACE.framework("county@^1")
    assert [each.id for each in county.policies if not (each.owner and each.review_on)] == []


def test_the_list_of_jargon_is_long_enough_to_be_of_use() -> None:
    assert len(WORKSPACE.framework("county@^1").jargon) >= FEWEST_WORDS


def expectations(expected: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Give what is expected of each rubric; that of one rubric stands by itself."""
    yield expected
    yield from (each for each in expected.values() if isinstance(each, Mapping))


@each_tool
def test_each_limit_is_shown_to_fire_and_shown_not_to(tool: AuditTool) -> None:
    shown = [
        frozenset(fired)
        for case in tool.definition.cases
        for each in expectations(case.expect)
        if isinstance(fired := each.get("limits_fired"), tuple)
    ]
    limits = {
        limit.id
        for fit in tool.fits.values()
        for fitted in fit.measures.values()
        for limit in fitted.measure.limits
        if not fit.absent.intersection(name.split(".")[0] for name in names_in(limit.when))
    }
    fired = frozenset[object]().union(*shown)
    spared = {limit for limit in limits if any(limit not in each for each in shown)}
    assert (limits - fired, limits - spared) == (set(), set())


@each_tool
def test_every_answer_that_gives_no_level_is_shown_by_a_case(tool: AuditTool) -> None:
    given = {
        (scale_of(tool, name), answer)
        for case in tool.definition.cases
        for name, answer in case.answers.items()
        if name != "all"
    }
    scales = {
        (question.scale.id, absence)
        for question in next(iter(tool.fits.values())).questions.values()
        if question.scale is not None
        for absence in question.scale.effects
    }
    assert scales - given == set()


@each_tool
def test_every_grade_limit_flag_and_absence_is_shown_by_a_case(tool: AuditTool) -> None:
    assert list(unshown(tool)) == []


def scale_of(tool: AuditTool, name: str) -> str:
    """Name the scale that a question is answered on."""
    found = next(iter(tool.fits.values())).questions.get(name)
    return found.scale.id if found is not None and found.scale is not None else ""


def test_a_council_without_an_overall_grade_changes_one_line() -> None:
    text = (FOLDER / "tools" / "quality-of-practice-review.yaml").read_text("utf-8")
    changed = text.replace("rubric: practice-judgement@^1\n", "rubric: section-judgement@^1\n")
    mine = changed.replace("id: quality-of-practice-review", "id: our-review")
    tool = workspace_of(mine).tool("our-review")
    about = {"status": "early_help", "referred": "no", "open_plan": "no", "danger_now": "yes"}
    result = tool.score({"analysis": "inadequate", "impact_grade": "inadequate"}, about=about)
    assert "overall" not in result
    assert str(result["impact"].grade) == "Inadequate"
    raised = [name for name, flag in result.flags.items() if flag is FlagState.RAISED]
    assert raised == ["act_today", "danger_reported"]


def test_months_that_were_not_read_cannot_be_judged() -> None:
    tool = WORKSPACE.tool("quality-of-practice-review")
    with pytest.raises(InvalidAnswers, match="You can only judge months that you have read"):
        tool.score({}, about={"months_read": 4, "months_judged": 6})


def test_every_shipped_rubric_is_shown_by_a_shipped_tool() -> None:
    """`section-judgement` stands in for another, and is shown by the test below."""
    used = {fit.rubric.id for tool in TOOLS for fit in tool.fits.values()}
    assert {each.stem for each in (FOLDER / "rubrics").glob("*.yaml")} - used == {
        "section-judgement"
    }


def without_an_overall_grade() -> AuditTool:
    """Give the review as a council has it that gives no overall grade, with what cases are left."""
    folder = FOLDER / "tools"
    text = (folder / "quality-of-practice-review.yaml").read_text("utf-8")
    cases = (folder / "quality-of-practice-review.cases.yaml").read_text("utf-8")
    kept = re.sub(r"(?m)^    departures: .*\n", "", cases[: cases.index("\nclaims:")])
    kept = re.sub(r"overall: (\{[^}]*\}|\w+),? ?", "", kept)
    kept = re.sub(r"limits_fired: \[[^]]*\],? ?|refused: \[[^]]*\],? ?", "", kept)
    kept = kept.replace("expect: {}", "expect: {asked: {impact: yes}}")
    changed = text.replace("rubric: practice-judgement@^1\n", "rubric: section-judgement@^1\n")
    mine = changed.replace("id: quality-of-practice-review", "id: our-review")
    return workspace_of(mine + kept[kept.index("cases:") :]).tool("our-review")


def test_without_an_overall_grade_the_cases_of_the_review_still_show_all_there_is() -> None:
    tool = without_an_overall_grade()
    failed = [case.name for case in tool.definition.cases if not run_case(tool, case).passed]
    assert (failed, list(unshown(tool))) == ([], [])
