"""Tools, rubrics and answers as plain data, over everything the language can say of scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.strategies.drawing import Dice
from tests.strategies.emitting import to_yaml
from tests.strategies.questions import ToolSketch, draw_tool
from tests.strategies.rubrics import draw_rubric
from tests.strategies.scales import ScaleInfo, document, draw_scale
from tests.strategies.sheets import Sheet, draw_sheet

SHEETS = 5
HEAD = {"version": "1.0.0", "title": "Drawn"}


@dataclass(kw_only=True)
class World:
    """A tool with its scales and rubrics, and responses to it."""

    scales: dict[str, dict[str, Any]]
    tool: dict[str, Any]
    rubrics: dict[str, dict[str, Any]] = field(default_factory=dict)  # by id
    sheets: list[Sheet] = field(default_factory=list)
    sketch: ToolSketch = field(repr=False)

    @property
    def documents(self) -> list[dict[str, Any]]:
        """List the definitions."""
        return [*self.scales.values(), *self.rubrics.values(), self.tool]

    @property
    def named(self) -> dict[str, dict[str, Any]]:
        """Give each rubric under the name it has in the tool."""
        written = self.tool["rubric"]
        if isinstance(written, str):
            return {"": self.rubrics[written]}
        if "unanswered" in written:
            return {"": written}
        return {
            name: self.rubrics[each] if isinstance(each, str) else each
            for name, each in written.items()
        }

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: FBT001 - as Hypothesis asks
        printer.text(repr(self))

    def __repr__(self) -> str:
        shown = "\n".join(f"sheet {i}: {sheet}" for i, sheet in enumerate(self.sheets))
        return f"World\n{to_yaml(self.documents)}{shown}"


def draw_world(dice: Dice, *, sheets: int = SHEETS) -> World:
    """Draw a world."""
    scales = _draw_scales(dice)
    tool = draw_tool(dice, scales)
    data: dict[str, Any] = {"kind": "tool", "id": "drawn", **HEAD}
    if len(tool.perspectives) > 1:
        data["asked_of"] = list(tool.perspectives)
    rubrics: dict[str, dict[str, Any]] = {}
    if dice.chance(12):
        data["rubric"] = {"one": _draw_rubric(dice, tool, rubrics, "one")}
        data["rubric"]["two"] = _draw_rubric(dice, tool, rubrics, "two")
    else:
        data["rubric"] = _draw_rubric(dice, tool, rubrics, "only")
    if tool.facts:
        data["about"] = [fact.data for fact in tool.facts]
    data["sections"] = tool.sections
    world = World(
        scales={scale.id: document(scale) for scale in scales},
        tool=data,
        rubrics=rubrics,
        sketch=tool,
    )
    graded = _graded(world)
    world.sheets = [draw_sheet(dice, tool, graded) for _ in range(sheets)]
    return world


def _draw_scales(dice: Dice) -> list[ScaleInfo]:
    first = draw_scale(dice, "a", levels=True)
    return [first, *(draw_scale(dice, name) for name in "bc"[: dice.whole(0, 2)])]


def _draw_rubric(
    dice: Dice, tool: ToolSketch, rubrics: dict[str, dict[str, Any]], name: str
) -> Any:
    """Draw a rubric, and at times make it a definition of its own that names what it expects."""
    body = draw_rubric(dice, tool)
    if len(tool.perspectives) > 1 or not dice.chance(20):
        return body
    expects = [fact.id for fact in tool.facts]
    for section in tool.sections:
        expects += [section["id"], *(question["id"] for question in section["questions"])]
    rubrics[name] = {"kind": "rubric", "id": name, **HEAD, "expects": expects, **body}
    return name


def _graded(world: World) -> dict[str, tuple[str, ...]]:
    """List the measures for which a person may be asked, whatever becomes of what they say."""
    found: dict[str, tuple[str, ...]] = {}
    for rubric in world.named.values():
        for name, measure in rubric.get("measures", {}).items():
            scale = measure.get("grades", rubric.get("grades"))
            if "judgement" in measure and scale is not None:
                levels = (
                    scale["levels"] if isinstance(scale, dict) else world.scales[scale]["levels"]
                )
                found[name] = tuple(levels)
    return found


@st.composite
def worlds(draw: st.DrawFn, *, sheets: int = SHEETS) -> World:
    """Draw a tool, rubrics and responses."""
    return draw_world(Dice(draw), sheets=sheets)
