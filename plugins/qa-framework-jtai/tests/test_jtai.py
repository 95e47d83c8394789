"""The definitions keep the contract, grade nothing, and hide no gap."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from qa_framework.scoring import AuditTool
from qa_framework.testing import DefinitionsContract, responses, workspace_of

WORKSPACE = workspace_of()
FRAMEWORK = WORKSPACE.framework("jtai")
TOOLS = [WORKSPACE.tool(each) for each in WORKSPACE.tools if each.startswith("jtai-")]
COUNTS = ("can_be_shown", "in_part", "gaps")


class TestDefinitions(DefinitionsContract):
    plugin = "jtai"


def by_id(tool: AuditTool) -> str:
    return tool.id


def tags_of(tool: AuditTool) -> set[str]:
    sections = [tag for section in tool.definition.sections for tag in section.tags]
    return {*tool.definition.tags, *sections}


def points_of(tool: AuditTool, section: str | None = None) -> list[str]:
    """List the points that are ticked, of one section or of all."""
    points = [each for each in tool.fits[""].questions.values() if each.scores]
    return [each.id for each in points if section in {None, each.section.id}]


def test_every_area_that_letters_report_on_is_looked_at_by_the_checklist_of_areas() -> None:
    (family,) = [each for each in FRAMEWORK.tag_families if each.id == "jtai"]
    wanted = {f"jtai.{tag.id}" for tag in family.tags}
    assert wanted <= tags_of(WORKSPACE.tool("jtai-areas"))


def test_every_theme_has_a_checklist() -> None:
    (family,) = [each for each in FRAMEWORK.tag_families if each.id == "jtai_theme"]
    wanted = {f"jtai_theme.{tag.id}" for tag in family.tags}
    assert wanted == {
        tag for tool in TOOLS for tag in tool.definition.tags if tag.startswith("jtai_theme.")
    }


@pytest.mark.parametrize("tool", TOOLS, ids=by_id)
def test_no_measure_has_a_grade(tool: AuditTool) -> None:
    assert {each.grades for each in tool.fits[""].measures.values()} == {None}


@pytest.mark.parametrize("tool", TOOLS, ids=by_id)
def test_every_checklist_asks_for_strengths_and_for_what_must_change(tool: AuditTool) -> None:
    texts = {each.id for each in tool.fits[""].questions.values() if each.base == "text"}
    assert texts == {"strengths", "priority", "improve", "where_seen", "next_steps"}


@pytest.mark.parametrize("tool", TOOLS, ids=by_id)
def test_any_gap_in_what_keeps_children_safe_calls_for_priority_action(tool: AuditTool) -> None:
    everything = dict.fromkeys(points_of(tool), "yes")
    assert points_of(tool, section="safety")
    for name in points_of(tool, section="safety"):
        for answer in ("no", "not_known"):
            result = tool.score({**everything, name: answer})
            assert result.flags["priority_action"].value == "yes"
            assert result.applies("priority")


@pytest.mark.parametrize("tool", TOOLS, ids=by_id)
def test_the_counts_add_up_and_nothing_counts_twice(tool: AuditTool) -> None:
    points = points_of(tool)

    @given(response=responses(tool))
    def law(response) -> None:
        result = tool.score_response(response)
        answered = [response.answers.get(name) for name in points]
        if None in answered:
            assert not any(result[name].score for name in COUNTS)
        elif set(answered) != {"not_applicable"}:
            applying = len(points) - answered.count("not_applicable")
            assert sum(result[name].score for name in COUNTS) == applying

    law()


@pytest.mark.parametrize("tool", TOOLS, ids=by_id)
def test_a_blank_is_never_a_strength(tool: AuditTool) -> None:
    everything = dict.fromkeys(points_of(tool), "yes")
    for name in everything:
        result = tool.score({each: "yes" for each in everything if each != name})
        assert result.flags["strength"].value == "cannot_tell"


def test_a_map_can_have_the_codes_of_joint_inspections_beside_those_of_other_plugins() -> None:
    text = """
        kind: framework
        id: our-council
        version: 1.0.0
        title: Our council
        extends: [jtai@^1, ofsted@^1, safeguarding-partnership@^1]
        """
    families = {each.id for each in workspace_of(text).framework("our-council").tag_families}
    assert {"jtai", "jtai_theme", "national", "partnership"} <= families


def test_nothing_of_the_package_is_run_to_read_it() -> None:
    looking = (
        "import sys, qa_framework as qa; qa.open().tool('jtai-areas');"
        "sys.exit('qa_framework_jtai' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", looking], check=False).returncode == 0
