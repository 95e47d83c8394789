"""Bands, limits and judgements over a scale of grades."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.parts import Ends, RubricSketch
from tests.strategies.phrases import Names, draw_condition
from tests.strategies.questions import OPTIONS
from tests.strategies.scales import ScaleInfo

GRID = 12
EFFECTS = ("no_better_than", "always", "no_worse_than", "suggest")


def bounds_between(dice: Dice, ends: Ends, better: str, count: int) -> list[Fraction] | None:
    """Draw bounds that scores can reach and miss, strictest first; None where there is no room."""
    low, high = ends
    if low is not None and high is not None:
        if low >= high:
            return None
        step = (high - low) / GRID
        grid = [low + step * i for i in range(GRID + 1)]
    elif low is not None:
        grid = [low + i for i in range(GRID + 1)]
    elif high is not None:
        grid = [high - GRID + i for i in range(GRID + 1)]
    else:
        grid = [Fraction(i - 3) for i in range(GRID + 1)]
    grid = grid[1:] if better == "higher" else grid[:-1]
    chosen = dice.several(grid, least=count, percent=30)
    while len(chosen) > count:
        chosen.pop(dice.whole(0, len(chosen) - 1))
    return sorted(chosen, reverse=better == "higher")


def draw_table(
    dice: Dice,
    scale: ScaleInfo,
    ends: Ends,
    better: str,
    names: Names | None,
    *,
    shares: bool = False,
) -> list[dict[str, Any]] | None:
    """Draw a table in which every grade of the scale has a band."""
    key = "at_least" if better == "higher" else "at_most"
    grades = list(scale.best_first)
    of_possible = shares and dice.chance(60)
    room: Ends = (Fraction(0), Fraction(1)) if of_possible else ends
    bounds = bounds_between(dice, room, better, len(grades) - 1) if len(grades) > 1 else []
    if bounds is None:
        return None
    rows: list[dict[str, Any]] = [
        {"grade": grade, key: _written(bound, of_possible=of_possible)}
        for grade, bound in zip(grades, bounds, strict=False)
    ]
    rows.append({"grade": grades[-1]})
    if names is not None and len(rows) > 1 and dice.chance(35):
        _add_needs(dice, rows, names)
    return rows


def _written(bound: Fraction, *, of_possible: bool) -> Any:
    return f"{bound.numerator} of {bound.denominator}" if of_possible else bound


def _add_needs(dice: Dice, rows: list[dict[str, Any]], names: Names) -> None:
    """Let a band need something; at times another band gives the same grade on other grounds."""
    index = dice.whole(0, len(rows) - 2)
    row = rows[index]
    row["needs"] = draw_condition(dice, names)
    if dice.chance(25):
        rows.insert(index + 1, {**row, "needs": draw_condition(dice, names)})
    elif dice.chance(20):
        rows[index] = {"grade": row["grade"], "needs": row["needs"]}


def draw_tables(
    dice: Dice, sketch: RubricSketch, table: Callable[[], list[dict[str, Any]] | None]
) -> Any:
    """Draw one table, or one for each choice; None where there is no room."""
    first = table()
    if first is None:
        return None
    choices: list[tuple[str, Sequence[str]]] = []
    if any(fact.id == "team" for fact in sketch.tool.facts):
        choices.append(("team", tuple(OPTIONS)))
    if len(sketch.tool.perspectives) > 1:
        choices.append(("audit.perspective", sketch.tool.perspectives))
    if not choices or not dice.chance(25):
        return first
    by, values = dice.pick(choices)
    tables: dict[str, Any] = {"by": by}
    named = values if dice.chance(50) else dice.several(values)
    tables |= {value: table() or first for value in named}
    if len(named) < len(values) or dice.chance(25):
        tables["else"] = first
    return tables


def draw_limits(
    dice: Dice, name: str, scale: ScaleInfo, names: Names, *, count: int
) -> list[dict[str, Any]]:
    """Draw limits; an `always` names the caps that it is better than."""
    limits: list[dict[str, Any]] = []
    for index in range(count):
        limit: dict[str, Any] = {} if dice.chance(30) else {"id": f"{name}_l{index}"}
        limit["when"] = draw_condition(dice, names)
        limit[dice.pick(EFFECTS)] = dice.pick(scale.levels)
        limits.append(limit | {"because": f"rule {index}"})
    for limit in limits:
        if "always" in limit:
            _allow(name, limit, limits, scale)
    return limits


def _allow(
    name: str, limit: dict[str, Any], limits: list[dict[str, Any]], scale: ScaleInfo
) -> None:
    for index, cap in enumerate(limits):
        betters = "no_better_than" in cap and scale.merit(limit["always"]) > scale.merit(
            cap["no_better_than"]
        )
        if betters:
            cap.setdefault("id", f"{name}_cap{index}")
            limit["despite"] = [*limit.get("despite", ()), cap["id"]]


def draw_judgement(dice: Dice) -> dict[str, Any]:
    """Draw whether a person may give another grade."""
    if dice.chance(10):
        return {"may_depart": False}
    judgement: dict[str, Any] = {"may_depart": True}
    if dice.chance(30):
        judgement["roles"] = ["auditor", "manager"]
    if dice.chance(40):
        judgement["steps"] = dice.whole(1, 2)
    if dice.chance(50):
        judgement["direction"] = dice.pick(("any", "better", "worse"))
    if dice.chance(50):
        judgement["reason"] = dice.pick(("required", "optional"))
    if dice.chance(50):
        judgement["when_not_scored"] = dice.pick(("may_give", "not_scored"))
    return judgement
