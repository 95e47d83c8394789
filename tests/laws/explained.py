"""Drawn responses with their explanations, beside what the plain scorer makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from attrs import frozen
from hypothesis import strategies as st

from qa_framework.scoring import AuditTool, InvalidAnswers, Result
from qa_framework.scoring.explain.explanation import Explanation
from tests.laws.both_scorers import load, scored
from tests.reference.scorer import score
from tests.strategies.sheets import Sheet
from tests.strategies.tools import World, worlds


@frozen(eq=False)
class Explained:
    """A response that was scored and explained."""

    world: World
    tool: AuditTool
    sheet: Sheet
    rubric: str
    result: Result
    explanation: Explanation

    def plainly(self, rubric: dict[str, Any] | None = None) -> dict[str, Any]:
        """Score the response by the plain scorer, by another rubric if one is given."""
        found: dict[str, Any] = score(
            self.world.tool,
            scales=self.world.scales,
            rubric=rubric or self.world.named[self.rubric],
            answers=self.sheet.answers,
            about=self.sheet.about,
            date=self.sheet.date,
            perspective=self.sheet.perspective,
        )
        return found

    def without_limits(self, measure: str, index: int | None = None) -> dict[str, Any]:
        """Give the rubric without one limit of a measure, or without all."""
        rubric = deepcopy(self.world.named[self.rubric])
        limits = rubric["measures"][measure]["limits"]
        if index is None:
            limits.clear()
        else:
            del limits[index]
        return rubric

    @property
    def written(self) -> dict[str, Any]:
        """Give the measures that the rubric writes out, by id."""
        measures: dict[str, Any] = self.world.named[self.rubric].get("measures", {})
        return measures

    def __repr__(self) -> str:
        return f"{self.rubric!r} {self.sheet}\n{self.explanation.text()}"


@frozen
class Drawn:
    """What was drawn, readable where a law fails."""

    world: World
    found: tuple[Explained, ...]

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: FBT001 - as Hypothesis asks
        printer.text("\n".join(map(repr, (self.world, *self.found))))


def explanations(*, departures: bool = False, sheets: int = 2) -> st.SearchStrategy[Drawn]:
    """Draw a tool with responses, each scored and explained by every rubric."""
    drawn = worlds(sheets=sheets)
    return drawn.map(lambda world: Drawn(world, tuple(_explained(world, departures=departures))))


def _explained(world: World, *, departures: bool) -> Iterator[Explained]:
    tool = load(world.documents).tool
    if tool is None:
        return
    for drawn in world.sheets:
        sheet = drawn if departures else replace(drawn, departures={})
        for rubric in tool.fits:
            try:
                result = scored(tool, sheet, rubric)
            except InvalidAnswers:
                continue
            yield Explained(world, tool, sheet, rubric, result, result.explain())
