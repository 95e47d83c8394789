"""Scales as plain data, with what a tool and a rubric need to know of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice

WORDS = (
    ("low", "mid", "high", "top"),
    ("0", "1", "2", "3"),
    ("no", "partly", "yes", "more"),
)
HALF = Fraction(1, 2)
FIRST_POINTS = (0, 1, -1, HALF)
STEPS = (1, 2, 0, HALF, 3)
WIDTHS = (4, 10, 1)


@dataclass(frozen=True, kw_only=True)
class ScaleInfo:
    """A scale as a question, or a grade, uses it."""

    id: str  # empty where it is written inside another definition
    levels: tuple[str, ...] = ()
    points: tuple[Fraction, ...] = ()
    low: Fraction | None = None  # of a range
    high: Fraction | None = None
    step: Fraction | None = None
    absences: dict[str, Any] = field(default_factory=dict, hash=False)
    better: str = "higher"
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def adds_up(self) -> bool:
        """Tell whether its answers can be added."""
        return bool(self.points) or not self.levels

    @property
    def lowest(self) -> Fraction | None:
        """Give the fewest points."""
        return min(self.points) if self.points else self.low

    @property
    def highest(self) -> Fraction | None:
        """Give the most points."""
        return max(self.points) if self.points else self.high

    @property
    def kind(self) -> tuple[object, ...]:
        """Give what two names must share to be compared."""
        return (self.id or "this scale", self.levels)

    @property
    def best_first(self) -> tuple[str, ...]:
        """List the levels from the best to the worst."""
        return tuple(reversed(self.levels)) if self.better == "higher" else self.levels

    def merit(self, level: str) -> int:
        """Count from the worst level."""
        return len(self.levels) - 1 - self.best_first.index(level)


def turned(better: str) -> str:
    """Give the other end."""
    return "lower" if better == "higher" else "higher"


def draw_scale(dice: Dice, name: str, *, levels: bool = False) -> ScaleInfo:
    """Draw a scale; one with levels where it is for grades."""
    if not levels and dice.chance(15):
        return _draw_range(dice, name)
    count = dice.pick((2, 3, 4, 3, 1))
    words = dice.pick(WORDS)[:count]
    points: list[Fraction] = []
    if dice.chance(75):
        points = [Fraction(dice.pick(FIRST_POINTS))]
        while len(points) < count:
            points.append(points[-1] + dice.pick(STEPS))
    absences = _draw_absences(dice, words)
    better = "lower" if dice.chance(25) else "higher"
    listed = {
        word: {"points": points[index]} if points else {"label": word.upper()}
        for index, word in enumerate(words)
    }
    data = {"better": better, "levels": listed} | ({"absences": absences} if absences else {})
    return ScaleInfo(
        id=name,
        levels=words,
        points=tuple(points),
        absences=absences,
        better=better,
        data=data,
    )


def _draw_absences(dice: Dice, counted: tuple[Any, ...]) -> dict[str, Any]:
    absences: dict[str, Any] = {}
    if dice.chance(50):
        absences["na"] = {"effect": "leave_out"}
    if dice.chance(35):
        absences["ns"] = {"effect": "block"}
    if dice.chance(25):
        absences["ca"] = {"effect": {"count_as": dice.pick(counted)}}
    return absences


def _draw_range(dice: Dice, name: str) -> ScaleInfo:
    low = Fraction(dice.pick((0, 1, -2)))
    high = low + dice.pick(WIDTHS)
    step = dice.pick((None, Fraction(1), HALF))
    absences = _draw_absences(dice, (low, low + 1))
    better = "lower" if dice.chance(25) else "higher"
    span = {"from": low, "to": high} | ({"step": step} if step else {})
    data = {"better": better, "range": span} | ({"absences": absences} if absences else {})
    return ScaleInfo(
        id=name, low=low, high=high, step=step, absences=absences, better=better, data=data
    )


def inline(scale: ScaleInfo) -> ScaleInfo:
    """Take a scale as one that is written where it is used."""
    return replace(scale, id="")


def document(scale: ScaleInfo) -> dict[str, Any]:
    """Write a scale as a definition that stands by itself."""
    return {
        "kind": "scale",
        "id": scale.id,
        "version": "1.0.0",
        "title": scale.id,
        **scale.data,
    }
