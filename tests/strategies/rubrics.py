"""Rubrics as plain data: measures and flags, each made of what was drawn before it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.grading import draw_table
from tests.strategies.measures import (
    add_limits,
    draw_measure,
    draw_one,
    draw_policy,
    finish,
    judged_sum,
    register,
)
from tests.strategies.methods import draw_sum, feasible
from tests.strategies.parts import Made, RubricSketch, alike, resolve
from tests.strategies.phrases import GroupInfo, NameInfo, Names, draw_condition, draw_number
from tests.strategies.questions import ToolSketch
from tests.strategies.scales import ScaleInfo, draw_scale, inline

GHOST = "ghost"


def draw_rubric(dice: Dice, tool: ToolSketch) -> dict[str, Any]:
    """Draw the body of a rubric that fits a tool."""
    grades, written = _draw_grades(dice, tool.scales)
    used = [question.scale for question in tool.scoring() if question.scale]
    sketch = RubricSketch(tool=tool, grades=grades, unanswered=draw_policy(dice, used, least=1))
    names = tool.names.copy()
    _add_groups(dice, sketch, names)
    if dice.chance(20):
        sketch.optional.append(GHOST)
        names.groups.append(GroupInfo(text=GHOST, members=()))
    if grades is not None and dice.chance(40):
        _draw_shared_bands(dice, sketch, grades)
    each = _draw_each_section(dice, sketch, names) if dice.chance(50) else None
    _draw_judged(dice, sketch, names)
    for section in tool.sections:
        if section["id"] not in sketch.made and dice.chance(25):
            draw_measure(dice, section["id"], sketch, names)
    _close_sections(dice, sketch, names)
    for number in range(dice.pick((2, 3, 1, 4))):
        draw_measure(dice, f"m{number}", sketch, names)
        if dice.chance(25):
            _draw_flag(dice, f"f{number}", sketch, names)
    if not sketch.made:
        sketch.measures["m"] = {"method": "formula", "formula": draw_number(dice, names, 3)}
        sketch.measures["m"]["better"] = "lower" if sketch.bands_go_down else "higher"
    _draw_flag(dice, "last", sketch, names)
    return _body(dice, sketch, written, each)


def _body(
    dice: Dice, sketch: RubricSketch, grades: Any, each: dict[str, Any] | None
) -> dict[str, Any]:
    sections = {section["id"] for section in sketch.tool.sections}
    if not (sections & set(sketch.made)) - set(sketch.measures):
        each = None
    parts = {
        "unanswered": sketch.unanswered,
        "grades": grades,
        "bands": sketch.bands,
        "groups": sketch.groups or None,
        "optional": sketch.optional or None,
        "each_section": each,
        "measures": {name: sketch.measures[name] for name in dice.shuffled(list(sketch.measures))},
        "flags": sketch.flags,
    }
    return {key: value for key, value in parts.items() if value not in (None, [], {})}


def _draw_grades(dice: Dice, scales: Sequence[ScaleInfo]) -> tuple[ScaleInfo | None, Any]:
    form = dice.whole(0, 9)
    levels = [scale for scale in scales if scale.levels]
    if form == 9:
        return None, None
    if form in (7, 8):
        scale = inline(draw_scale(dice, "", levels=True))
        return scale, scale.data
    scale = dice.pick(levels)
    return scale, scale.id


def _add_groups(dice: Dice, sketch: RubricSketch, names: Names) -> None:
    """Make the names known that stand for several questions."""
    tool = sketch.tool
    scoring = [q.id for q in tool.scoring()]
    if scoring:
        names.groups.append(_group("questions", scoring, names))
    for section in tool.sections:
        inside = [q.id for q in tool.scoring(section["id"])]
        if inside:
            names.groups.append(_group(section["id"], inside, names))
    if scoring and dice.chance(35):
        members = dice.several(scoring)
        sketch.groups["some"] = members
        names.groups.append(_group("some", members, names))


def _group(text: str, members: Sequence[str], names: Names) -> GroupInfo:
    return GroupInfo(text=text, members=tuple(names.find(member) for member in members))


def _close_sections(dice: Dice, sketch: RubricSketch, names: Names) -> None:
    """Make the measures of sections known, by themselves and together."""
    sketch.sections_closed = True
    measured = [s["id"] for s in sketch.tool.sections if s["id"] in sketch.made]
    members = tuple(_member(sketch.made[name]) for name in measured)
    if members:
        names.groups.append(GroupInfo(text="sections", members=members))
    if members and dice.chance(25):
        chosen = dice.several(measured)
        sketch.groups["both"] = chosen
        members = tuple(_member(sketch.made[name]) for name in chosen)
        names.groups.append(GroupInfo(text="both", members=members))


def _member(made: Made) -> NameInfo:
    scale = made.words
    return NameInfo(
        text=made.name,
        kind="level" if scale else "number",
        scale=scale,
        has_points=bool(scale and scale.points),
        is_measure=True,
    )


def _draw_flag(dice: Dice, name: str, sketch: RubricSketch, names: Names) -> None:
    sketch.flags.append({"id": name, "when": draw_condition(dice, names), "because": name})
    names.singles.append(NameInfo(text=name, kind="truth"))


def _draw_shared_bands(dice: Dice, sketch: RubricSketch, grades: ScaleInfo) -> None:
    """Draw the rubric's table, between 0 and a number that many scores can reach."""
    better = "lower" if dice.chance(25) else "higher"
    high = Fraction(dice.pick((3, 1, 100)))
    table = draw_table(dice, grades, (Fraction(0), high), better, None)
    if table is not None:
        sketch.bands = table


def _draw_each_section(dice: Dice, sketch: RubricSketch, names: Names) -> dict[str, Any] | None:
    """Draw the measure that every section has; None where no method suits them all."""
    tool = sketch.tool
    if any(q.judges == q.section for q in tool.questions) and dice.chance(60):
        return _draw_each_judged(dice, sketch, names)
    sections = [s["id"] for s in tool.sections if tool.scoring(s["id"])]
    if not sections:
        return None
    partsets = [
        parts
        for section in sections
        if (parts := resolve([q.id for q in tool.scoring(section)], "scores", sketch))
    ]
    policy = sketch.unanswered
    methods = feasible(partsets, tool.scales)
    if not methods:
        return None
    method = dice.pick(methods)
    sums = draw_sum(dice, method, partsets, policy, tool.scales, weigh=False)
    data = dict(sums[0].keys)
    finish(dice, "each", data, sums, sketch, names)
    for section, parts, found in zip(sections, partsets, sums, strict=True):
        register(section, data, found, parts, sketch, names)
    return data


def _draw_each_judged(dice: Dice, sketch: RubricSketch, names: Names) -> dict[str, Any]:
    judging = [q for q in sketch.tool.questions if q.judges == q.section]
    sums = [judged_sum(q.scale, q.better) for q in judging]
    data: dict[str, Any] = {"method": "judged"}
    graded = [
        found.level is not None and sketch.grades is not None and alike(found.level, sketch.grades)
        for found in sums
    ]
    if all(graded):
        add_limits(dice, "each", data, sketch.grades, names)
    for question, found in zip(judging, sums, strict=True):
        if question.judges:
            register(question.judges, data, found, None, sketch, names)
    return data


def _draw_judged(dice: Dice, sketch: RubricSketch, names: Names) -> None:
    """Draw a measure for every question that judges and has none yet."""
    judges = {q.judges: q for q in sketch.tool.questions if q.judges}
    lacking = [
        name for name in judges if name not in sketch.made or sketch.made[name].method != "judged"
    ]
    for name in lacking:
        _forget(name, names)
        sketch.made.pop(name, None)
    for name in lacking:
        found = judged_sum(judges[name].scale, judges[name].better)
        draw_one(dice, name, {"method": "judged"}, found, sketch, names)


def _forget(name: str, names: Names) -> None:
    """Take the properties of a measure away that another one takes the place of."""
    names.singles = [each for each in names.singles if not each.text.startswith(f"{name}.")]
