"""Answer sheets for a drawn tool: whole, patchy, contrary, with what somebody left behind."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.questions import OPTIONS, Asked, ToolSketch
from tests.strategies.scales import HALF

DAYS = (date(2026, 1, 1), date(2026, 1, 20), date(2026, 2, 1))
ROLES = ("auditor", "manager", "auditor", "visitor", None)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One response: what a scorer is given."""

    answers: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    date: date | None = None
    perspective: str | None = None
    departures: dict[str, dict[str, Any]] = field(default_factory=dict)

    def without(self, name: str) -> Sheet:
        """Take one answer away."""
        kept = {key: value for key, value in self.answers.items() if key != name}
        return replace(self, answers=kept)


def draw_sheet(dice: Dice, tool: ToolSketch, graded: dict[str, tuple[str, ...]]) -> Sheet:
    """Draw a response; `graded` are the measures that a person may try to grade, with levels."""
    blanks = dice.pick((10, 0, 30, 60))
    answers = {
        question.id: draw_answer(dice, question)
        for question in tool.questions
        if not dice.chance(blanks)
    }
    answers |= _others(dice, tool)
    about = {fact.id: draw_answer(dice, fact) for fact in tool.facts if not dice.chance(blanks)}
    perspective = dice.pick((None, *tool.perspectives)) if len(tool.perspectives) > 1 else None
    departures = {}
    for name, levels in graded.items():
        if dice.chance(40):
            reason = dice.pick(("because", "because", "", " "))
            departures[name] = {
                "grade": dice.pick(levels),
                "role": dice.pick(ROLES),
                "reason": reason,
            }
    return Sheet(
        answers=answers,
        about=about,
        date=dice.pick(DAYS) if dice.chance(70) else None,
        perspective=perspective,
        departures=departures,
    )


def _others(dice: Dice, tool: ToolSketch) -> dict[str, Any]:
    """Draw what other perspectives answered."""
    if len(tool.perspectives) < 2 or not dice.chance(50):
        return {}
    return {
        f"{perspective}.{question.id}": draw_answer(dice, question)
        for question in tool.questions
        for perspective in question.asked_of
        if dice.chance(40)
    }


def draw_answer(dice: Dice, item: Asked) -> Any:
    """Draw an answer that is allowed."""
    match item.kind:
        case "scale":
            return _scale_answer(dice, item)
        case "number":
            return _number_answer(dice, item)
        case "choice":
            return dice.pick(tuple(OPTIONS))
        case "choices":
            return dice.some(tuple(OPTIONS))
        case "date":
            return dice.pick(DAYS)
        case "yes_no":
            return dice.pick((True, False, "yes", "no"))
        case _:
            return dice.pick(("yes", "no", "some words"))


def _scale_answer(dice: Dice, item: Asked) -> Any:
    scale = item.scale
    if scale is None:
        raise ValueError(item)
    if scale.absences and dice.chance(20):
        return dice.pick(tuple(scale.absences))
    if scale.levels:
        return dice.pick(scale.levels)
    low, high = scale.low, scale.high
    if low is None or high is None:
        raise ValueError(scale)
    step = scale.step or HALF
    return low + step * dice.whole(0, int((high - low) / step))


def _number_answer(dice: Dice, item: Asked) -> Any:
    if "one_of" in item.data:
        return Fraction(dice.pick(item.data["one_of"]))
    low = item.low if item.low is not None else Fraction(-2)
    high = item.data.get("most", low + 6)
    step = Fraction(item.data.get("step", 1 if dice.chance(50) else HALF))
    return low + step * dice.whole(0, int((high - low) / step))
