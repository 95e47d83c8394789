"""The definitions keep the contract, and each chair at the table is scored by itself."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given

from qa_framework.scoring.cases import run_case
from qa_framework.testing import DefinitionsContract, responses, workspace_of

WORKSPACE = workspace_of()
TOOL = WORKSPACE.tool("multi-agency-child-audit")
AGENCIES = ("county_council", "city_council", "police", "health", "education")
TOGETHER = (
    "child",
    "sharing",
    "joint_plan",
    "oversight",
    "agency_difference",
)
PANEL = (
    "whole_picture",
    "right_help",
    "one_plan",
    "challenge",
    "family_experience",
    "joint_difference",
)
OWN = {
    "county_council": ("council_part", "boundary"),
    "city_council": ("council_part", "boundary"),
    "police": ("police_part",),
    "health": ("health_part",),
    "education": ("education_part",),
}
JUDGED = {"panel": PANEL, **{each: (*TOGETHER, *OWN[each]) for each in AGENCIES}}
FOUND = {"danger_now": False, "boundary_crossed": True}


class TestDefinitions(DefinitionsContract):
    plugin = "multi_agency"


def answers_of(perspective: str, grade: str) -> dict[str, object]:
    """Answer all that a perspective is asked to be graded."""
    fit = TOOL.fits[""]
    judging = {fit.measures[name].judged_by: grade for name in JUDGED[perspective]}
    return {**judging, "known": True, "part_missing": False, "family_asked": "heard"}


def test_the_panel_leads_and_every_agency_of_the_partnership_has_its_part() -> None:
    assert TOOL.definition.asked_of == ("panel", *AGENCIES)


@pytest.mark.parametrize("perspective", JUDGED)
def test_each_perspective_is_graded_on_its_own_sections_and_no_other(perspective: str) -> None:
    answers = answers_of(perspective, "good")
    result = TOOL.score(answers, about=FOUND, perspective=perspective)
    graded = {name for name in result if result[name].grade is not None}
    assert graded == {*JUDGED[perspective], "overall"}


@pytest.mark.parametrize("perspective", JUDGED)
def test_what_others_would_answer_changes_nothing(perspective: str) -> None:
    """Joint results come with audits; until then each response speaks for itself."""
    others = {
        name: value
        for each in JUDGED
        for name, value in answers_of(each, "inadequate").items()
        if name.endswith("_grade") and perspective not in TOOL.fits[""].questions[name].asked_of
    }
    alone = answers_of(perspective, "outstanding")
    first = TOOL.score(alone, about=FOUND, perspective=perspective)
    second = TOOL.score({**others, **alone}, about=FOUND, perspective=perspective)
    assert others
    assert first["overall"].grade == second["overall"].grade
    assert first["overall"].score == second["overall"].score == 4


@pytest.mark.parametrize("perspective", AGENCIES)
def test_an_agency_that_did_not_know_the_child_has_no_grade(perspective: str) -> None:
    answers = answers_of(perspective, "good") | {"known": False}
    result = TOOL.score(answers, about=FOUND, perspective=perspective)
    assert {result[name].score.state for name in result} == {"out"}
    assert result.flags["not_known_to_agency"].value == "yes"


@pytest.mark.parametrize("perspective", JUDGED)
def test_every_perspective_has_cases_of_good_and_of_inadequate_work(perspective: str) -> None:
    named = [each for each in TOOL.definition.cases if (each.perspective or "panel") == perspective]
    assert {"good", "inadequate"} <= {
        outcome.grade.id
        for case in named
        for name, outcome in run_case(TOOL, case).results[""].items()
        if name != "overall" and outcome.grade is not None
    }


@given(response=responses(TOOL))
def test_a_child_left_in_danger_is_never_averaged_away(response) -> None:
    result = TOOL.score_response(response)
    differences = (result["agency_difference"], result["joint_difference"])
    if any(each.grade and each.grade.id == "inadequate" for each in differences):
        assert result["overall"].grade is not None
        assert result["overall"].grade.id == "inadequate"


def test_the_map_of_the_partnership_has_all_of_the_county_map() -> None:
    whole = WORKSPACE.framework("safeguarding-partnership")
    county = WORKSPACE.framework("county")
    assert {each.id for each in county.roles} < {each.id for each in whole.roles}
    assert {each.id for each in county.perspectives} < {each.id for each in whole.perspectives}


def test_a_council_can_add_an_agency_on_a_map_of_its_own() -> None:
    text = """
        kind: framework
        id: our-partnership
        version: 1.0.0
        title: Our partnership
        extends: [safeguarding-partnership@^1]
        perspectives: [{id: probation, title: Probation}]
        """
    whole = workspace_of(text).framework("our-partnership")
    assert {"probation", "police", "auditor"} <= {each.id for each in whole.perspectives}


def test_nothing_of_the_package_is_run_to_read_it() -> None:
    looking = (
        "import sys, qa_framework as qa; qa.open().tool('multi-agency-child-audit');"
        "sys.exit('qa_framework_multi_agency' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", looking], check=False).returncode == 0
