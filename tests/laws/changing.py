"""Changes to drawn definitions that must, or must not, change what comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.sheets import Sheet
from tests.strategies.tools import World

ANSWERED = re.compile(r"answered\([a-z0-9_.]+\)")


def each_rubric(world: World, change: Callable[[dict[str, Any]], dict[str, Any]]) -> World:
    """Change every rubric of a world, those that stand by themselves too."""
    rubrics = {name: change(rubric) for name, rubric in world.rubrics.items()}
    written = world.tool["rubric"]
    if isinstance(written, Mapping):
        inside = "unanswered" in written
        written = (
            change(dict(written))
            if inside
            else {
                name: each if isinstance(each, str) else change(each)
                for name, each in written.items()
            }
        )
    return replace(world, rubrics=rubrics, tool={**world.tool, "rubric": written})


def each_measure(
    rubric: dict[str, Any], change: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Change every measure of a rubric, the one for each section too."""
    changed = dict(rubric)
    if "each_section" in rubric:
        changed["each_section"] = change(rubric["each_section"])
    if "measures" in rubric:
        changed["measures"] = {name: change(each) for name, each in rubric["measures"].items()}
    return changed


def with_limits_named(world: World) -> World:
    """Give every limit an id, so that its place in the list does not name it."""

    def name(measure: dict[str, Any]) -> dict[str, Any]:
        limits = [
            {"id": f"nameless{index}", **limit}
            for index, limit in enumerate(measure.get("limits", ()))
        ]
        return measure | ({"limits": limits} if limits else {})

    return each_rubric(world, lambda rubric: each_measure(rubric, name))


def reordered(dice: Dice, world: World) -> World:
    """Put sections, questions, facts, measures, flags and limits in another order."""

    def turn_measure(measure: dict[str, Any]) -> dict[str, Any]:
        limits = dice.shuffled(measure.get("limits", ()))
        return measure | ({"limits": limits} if limits else {})

    def turn(rubric: dict[str, Any]) -> dict[str, Any]:
        changed = each_measure(rubric, turn_measure)
        if "measures" in changed:
            names = dice.shuffled(list(changed["measures"]))
            changed["measures"] = {name: changed["measures"][name] for name in names}
        if "flags" in changed:
            changed["flags"] = dice.shuffled(changed["flags"])
        return changed

    changed = each_rubric(world, turn)
    sections = [
        {**section, "questions": dice.shuffled(section["questions"])}
        for section in dice.shuffled(world.tool["sections"])
    ]
    tool = {**changed.tool, "sections": sections}
    if "about" in tool:
        tool["about"] = dice.shuffled(tool["about"])
    return replace(changed, tool=tool)


def blocking(world: World) -> World:
    """Let every blank block, leave nothing out for lack of a score, and ask for no answers."""

    def block(measure: dict[str, Any]) -> dict[str, Any]:
        return {k: each for k, each in measure.items() if k not in ("unanswered", "not_scored")}

    def block_all(rubric: dict[str, Any]) -> dict[str, Any]:
        return each_measure({**rubric, "unanswered": "block"}, block)

    changed = each_rubric(world, block_all)
    rubrics = {name: _unasked(rubric) for name, rubric in changed.rubrics.items()}
    return replace(changed, rubrics=rubrics, tool=_unasked(changed.tool))


def _unasked(value: Any) -> Any:
    """Put a condition without blanks in the place of every `answered(...)`."""
    match value:
        case str():
            return ANSWERED.sub("1 == 1", value)
        case dict():
            return {key: _unasked(each) for key, each in value.items()}
        case list():
            return [_unasked(each) for each in value]
        case _:
            return value


def names_given(sheet: Sheet) -> list[str]:
    """List what a response answers, the facts and the date too."""
    return [*sheet.answers, *sheet.about, *(["audit.date"] if sheet.date is not None else [])]


def without(sheet: Sheet, name: str) -> Sheet:
    """Take one answer out of a response."""
    if name == "audit.date":
        return replace(sheet, date=None)
    return replace(
        sheet,
        answers={key: each for key, each in sheet.answers.items() if key != name},
        about={key: each for key, each in sheet.about.items() if key != name},
    )
