"""What stands while an answer is missing stands whatever it turns out to be, where blanks block.

So that leaving something blank, or taking it away, can never make a result better. Conditions that
ask `answered(...)` are about the blank itself, and are not meant.
"""

from __future__ import annotations

from typing import Any

from hypothesis import given

from qa_framework.scoring import AuditTool
from tests.laws.both_scorers import load, ours
from tests.laws.changing import blocking, names_given, without
from tests.strategies.sheets import Sheet
from tests.strategies.tools import World, worlds

UNTOLD = (None, "not_scored", "cannot_tell")


def told(results: dict[str, Any]) -> dict[str, Any]:
    """Keep what is settled: scores, grades, flags and what is asked, but nothing that is open."""
    return {
        name: value
        for name, value in results.items()
        if value not in UNTOLD and name not in ("limits", "refused", "invalid")
    }


def settled_without(tool: AuditTool, sheet: Sheet, name: str, rubric: str) -> None:
    before, after = ours(tool, sheet, rubric), ours(tool, without(sheet, name), rubric)
    if not before["invalid"] and not after["invalid"]:
        assert told(after).items() <= told(before).items()
        assert after["limits"] <= before["limits"]


@given(worlds(sheets=2))
def test_what_stands_without_an_answer_stands_with_it(world: World) -> None:
    changed = blocking(world)
    tool = load(changed.documents).tool
    for sheet in world.sheets if tool is not None else ():
        alone = Sheet(**{**sheet.__dict__, "departures": {}})
        for rubric in tool.fits:
            for name in names_given(alone):
                settled_without(tool, alone, name, rubric)
