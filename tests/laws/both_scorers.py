"""One response scored by the library and by the plain scorer, told in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from qa_framework.audits import Departure, Response
from qa_framework.catalogue import Catalogue
from qa_framework.checking import check_definition
from qa_framework.definitions import Tool
from qa_framework.loading.documents import read_file
from qa_framework.problems import Problem
from qa_framework.scoring import AuditTool, InvalidAnswers, Result, Unscored
from tests.reference.scorer import score
from tests.strategies.emitting import to_yaml
from tests.strategies.sheets import Sheet
from tests.strategies.tools import World


@frozen
class Loaded:
    """A drawn tool, ready to score; none where something is wrong with it."""

    tool: AuditTool | None
    problems: tuple[Problem, ...]


def load(documents: list[dict[str, Any]]) -> Loaded:
    """Read and check definitions as the library reads files."""
    content = read_file(to_yaml(documents).encode(), "drawn.yaml")
    problems = [*content.problems, *(each for item in content.items for each in item.problems)]
    if problems:
        return Loaded(None, tuple(problems))
    catalogue = Catalogue().with_(*(item.definition for item in content.items if item.definition))
    tool = None
    for definition in catalogue:
        checked = check_definition(definition, catalogue)
        problems += [each for each in checked.problems if each.severity == "error"]
        if isinstance(definition, Tool) and checked.fits:
            tool = AuditTool(definition, checked.fits, "digest")
    return Loaded(None if problems else tool, tuple(problems))


def scored(tool: AuditTool, sheet: Sheet, rubric: str = "") -> Result:
    """Score a response by the library."""
    return tool.score_response(
        Response(
            answers=sheet.answers,
            about=sheet.about,
            date=sheet.date,
            perspective=sheet.perspective,
            departures={
                name: Departure(**given) for name, given in _departures(tool, sheet, rubric).items()
            },
        ),
        rubric,
    )


def _departures(tool: AuditTool, sheet: Sheet, rubric: str) -> dict[str, dict[str, Any]]:
    """Take the departures that speak of a level of a measure's grades: no other is accepted."""
    grades = {name: fitted.grades for name, fitted in tool.fits[rubric].measures.items()}
    return {
        name: given
        for name, given in sheet.departures.items()
        if (scale := grades.get(name)) is not None and given["grade"] in scale.ranks
    }


def ours(tool: AuditTool, sheet: Sheet, rubric: str = "") -> dict[str, Any]:
    """Tell what the library makes of a response."""
    try:
        result = scored(tool, sheet, rubric)
    except InvalidAnswers as error:
        return {"invalid": {each.name for each in error.rejections}}
    fit = result.fit
    names = (*fit.facts, *(section.id for section in fit.tool.sections), *fit.questions)
    told: dict[str, Any] = {f"asked {name}": result.applies(name) for name in names}
    for name, outcome in result.items():
        lacks = isinstance(outcome.score, Unscored)
        told[f"{name} score"] = None if lacks else outcome.score
        told[f"{name} state"] = outcome.score.state if lacks else "scored"
        told[f"{name} possible"] = outcome.possible
        told[f"{name} suggested"] = outcome.suggested.id if outcome.suggested else None
        told[f"{name} grade"] = outcome.grade.id if outcome.grade else None
    told |= {f"flag {name}": state.value for name, state in result.flags.items()}
    return told | {
        "limits": {*result.limits_fired},
        "refused": {*result.refused},
        "invalid": set(),
    }


def theirs(world: World, tool: AuditTool, sheet: Sheet, rubric: str = "") -> dict[str, Any]:
    """Tell what the plain scorer makes of a response."""
    result = score(
        world.tool,
        scales=world.scales,
        rubric=world.named[rubric],
        answers=sheet.answers,
        about=sheet.about,
        date=sheet.date,
        perspective=sheet.perspective,
        departures=_departures(tool, sheet, rubric),
    )
    if result["invalid"]:
        return {"invalid": result["invalid"]}
    told: dict[str, Any] = {f"asked {name}": asked for name, asked in result["asked"].items()}
    for name, found in result["measures"].items():
        told |= _measure(name, found)
    told |= {f"flag {name}": state for name, state in result["flags"].items()}
    limits = {
        each if isinstance(each, str) else f"{each[0]}.{each[1] + 1}"
        for each in result["limits_fired"]
    }
    return told | {"limits": limits, "refused": result["refused"], "invalid": set()}


def _measure(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    levels_alone = found["state"] == "scored" and found["score"] is None
    return {
        f"{name} score": found["score"],
        f"{name} state": "not_scored" if levels_alone else found["state"],
        f"{name} possible": found["possible"],
        f"{name} suggested": found["suggested"],
        f"{name} grade": found["grade"],
    }


def differences(world: World, tool: AuditTool, sheet: Sheet) -> dict[str, tuple[Any, Any]]:
    """List what the two say otherwise: what, ours, theirs."""
    found: dict[str, tuple[Any, Any]] = {}
    for rubric in tool.fits:
        mine, other = ours(tool, sheet, rubric), theirs(world, tool, sheet, rubric)
        if mine["invalid"] or other["invalid"]:  # then neither scores, whatever else it lists
            if not (mine["invalid"] and other["invalid"]):
                found["invalid"] = (mine["invalid"], other["invalid"])
            continue
        for name in mine.keys() | other.keys():
            if mine.get(name, "-") != other.get(name, "-"):
                found[f"{rubric} {name}"] = (mine.get(name, "-"), other.get(name, "-"))
    return found
