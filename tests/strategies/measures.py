"""Measures as plain data: a method over parts, with what is said of its score and its grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.grading import draw_judgement, draw_limits, draw_table, draw_tables
from tests.strategies.methods import Sum, draw_sum, feasible
from tests.strategies.parts import Made, PartInfo, RubricSketch, alike, draw_of, resolve, told_apart
from tests.strategies.phrases import Names, draw_condition, draw_number
from tests.strategies.rounding import rounded
from tests.strategies.scales import ScaleInfo

HALVES = ("up", "even", "down")


def draw_policy(dice: Dice, scales: Sequence[ScaleInfo], *, least: int, sums: int = 0) -> Any:
    """Draw what a blank does; `least` parts there are at least, `sums` where they are summed."""
    form = dice.whole(0, 9 if sums else 8)
    levels = [scale for scale in scales if scale.levels and scale.id]
    match form:
        case 3 | 4:
            return "leave_out"
        case 5:
            return {"count_as": "lowest"}
        case 6 if levels:
            return {"count_as": {s.id: dice.pick(s.levels) for s in dice.several(levels)}}
        case 7:
            return {"needs_answered": dice.whole(1, least)}
        case 8:
            return {"needs_share": f"{dice.pick((50, 60, 100, 0))} %"}
        case 9:
            return {"prorate": {"at_least": dice.whole(1, sums)}}
        case _:
            return "block"


def draw_measure(dice: Dice, name: str, sketch: RubricSketch, names: Names) -> None:
    """Draw one measure, of whatever can be put together."""
    form = dice.whole(0, 9)
    if form == 9 and sketch.grades is not None:
        _draw_gates(dice, name, sketch, names)
        return
    if form in (7, 8):
        data = {"method": "formula", "formula": draw_number(dice, names, 3)}
        found = Sum(keys=data)
        draw_one(dice, name, data, found, sketch, names, parts=None)
        return
    _draw_of_parts(dice, name, sketch, names)


def _draw_of_parts(dice: Dice, name: str, sketch: RubricSketch, names: Names) -> None:
    beside, listed = _draw_listed(dice, name, sketch)
    use, parts = _draw_use(dice, listed, sketch)
    methods = feasible([parts], sketch.tool.scales) if parts else []
    if not methods:
        return
    method = dice.pick(methods)
    policy: Any = sketch.unanswered
    if dice.chance(40):
        scales = [part.scale for part in parts if part.scale and not part.is_measure]
        sums = len(parts) if method == "sum" else 0
        policy = beside["unanswered"] = draw_policy(dice, scales, least=len(parts), sums=sums)
    drops = any(part.is_measure for part in parts) and dice.chance(30)
    found = draw_sum(dice, method, [parts], policy, sketch.tool.scales, drops=drops)[0]
    _keep_policy(found, parts, sketch, beside)
    weights = found.keys.get("weights", {})
    if any(part.is_measure and weights.get(part.name, 1) > 0 for part in parts):
        beside |= {"not_scored": "leave_out"} if drops else {}
        beside |= {} if _says_itself(dice, listed, sketch) else {"use": use}
    draw_one(dice, name, found.keys | beside, found, sketch, names, parts=parts)


def _draw_listed(dice: Dice, name: str, sketch: RubricSketch) -> tuple[dict[str, Any], list[str]]:
    """Draw `of:` and `except:`, and the names that they leave."""
    of, listed = draw_of(dice, name, sketch)
    beside: dict[str, Any] = {} if of is None else {"of": of}
    if len(listed) > 1 and dice.chance(15):
        gone = dice.pick(listed)
        inside = {q.id for q in sketch.tool.questions if q.section == gone}
        listed = [each for each in listed if each != gone and each not in inside]
        beside["except"] = [gone]
    return beside, listed


def _draw_use(
    dice: Dice, listed: Sequence[str], sketch: RubricSketch
) -> tuple[str, list[PartInfo]]:
    """Draw whether grades or scores are used, where there is a choice, and take the parts so."""
    uses = ["scores", "grades"] if dice.chance(50) else ["grades", "scores"]
    for use in uses:
        parts = resolve(listed, use, sketch)
        if parts:
            return use, parts
    return uses[0], []


def _says_itself(dice: Dice, listed: Sequence[str], sketch: RubricSketch) -> bool:
    """Tell whether scores and grades are the same, or only one is there, and draw to leave it."""
    measures = [sketch.made[name] for name in listed if name in sketch.made]
    clear = all(made.grades is None and made.level is None for made in measures)
    return clear and dice.chance(50)


def _keep_policy(
    found: Sum, parts: Sequence[PartInfo], sketch: RubricSketch, beside: dict[str, Any]
) -> None:
    """Let blanks block where a policy is about more parts, or scales, than weigh something."""
    weights = found.keys.get("weights", {})
    kept = [part for part in parts if weights.get(part.name, 1) > 0]
    policy = beside.get("unanswered", sketch.unanswered)
    if not isinstance(policy, Mapping):
        return
    wanted = policy.get("needs_answered", policy.get("prorate", {"at_least": 0}))
    least = wanted["at_least"] if isinstance(wanted, Mapping) else wanted
    named = policy.get("count_as", {})
    scales = {part.scale.id for part in kept if part.scale is not None}
    strange = isinstance(named, Mapping) and "unanswered" in beside and set(named) - scales
    if least > len(kept) or strange:
        beside["unanswered"] = "block"


def _draw_gates(dice: Dice, name: str, sketch: RubricSketch, names: Names) -> None:
    scale = sketch.grades
    if scale is None:
        return
    levels = [*reversed(scale.best_first)]
    chosen = [levels[0], *dice.some(levels[1:], 70)]
    gates: list[dict[str, Any]] = [{"grade": chosen[0]}]
    gates += [{"grade": level, "needs": draw_condition(dice, names)} for level in chosen[1:]]
    found = Sum(keys={}, level=scale, ends=(scale.lowest, scale.highest), better=scale.better)
    draw_one(dice, name, {"method": "gates", "gates": gates}, found, sketch, names)


def draw_one(  # noqa: PLR0913 - a measure, what it comes to, and where it goes
    dice: Dice,
    name: str,
    data: dict[str, Any],
    found: Sum,
    sketch: RubricSketch,
    names: Names,
    *,
    parts: Sequence[PartInfo] | None = None,
) -> None:
    """Draw what else a measure says, and add it."""
    finish(dice, name, data, [found], sketch, names)
    sketch.measures[name] = data
    register(name, data, found, parts, sketch, names)


def finish(
    dice: Dice,
    name: str,
    data: dict[str, Any],
    sums: Sequence[Sum],
    sketch: RubricSketch,
    names: Names,
) -> None:
    """Add rounding, the good end, bands, limits and a judgement."""
    _round(dice, data, sums)
    better = _say_better(dice, data, sums)
    own = sketch.grades
    if own is not None and dice.chance(10) and data["method"] != "gates":
        own = dice.pick([scale for scale in sketch.tool.scales if scale.levels])
        data["grades"] = own.id
    if own is None:
        return
    graded = _band(dice, data, sums, better, own, sketch=sketch, names=names)
    if graded:
        inside = names.copy()
        if name != "each" and data["method"] != "gates":
            _add_own(name, data, sums[0], inside)
        add_limits(dice, name, data, own, inside)


def _add_own(name: str, data: Mapping[str, Any], found: Sum, names: Names) -> None:
    if found.level is None or found.level.points:
        names.add_number(f"{name}.score")
    if data["method"] in ("sum", "percent"):
        names.add_number(f"{name}.possible")


def _round(dice: Dice, data: dict[str, Any], sums: Sequence[Sum]) -> None:
    if data["method"] in ("gates", "judged") or not dice.chance(20):
        return
    data["round"] = {"to": dice.whole(0, 1), "half": dice.pick(HALVES)}
    for found in sums:
        low, high = (rounded(end, data["round"]) for end in found.ends)
        found.ends = (low, high)
        found.keeps_within = False


def _say_better(dice: Dice, data: dict[str, Any], sums: Sequence[Sum]) -> str | None:
    """Say which end is good, where nothing tells or by a draw."""
    known = {found.better for found in sums}
    needs = len(known) > 1 or known == {None}
    if data["method"] not in ("gates", "judged") and (needs or dice.chance(8)):
        data["better"] = dice.pick(("higher", "lower"))
        for found in sums:
            found.better = data["better"]
        return str(data["better"])
    return known.pop() if len(known) == 1 else None


def _band(  # noqa: PLR0913 - a measure, its grades, and what its needs may name
    dice: Dice,
    data: dict[str, Any],
    sums: Sequence[Sum],
    better: str | None,
    own: ScaleInfo,
    *,
    sketch: RubricSketch,
    names: Names,
) -> bool:
    """Add bands; tell whether the measure has a grade in the end."""
    levels = [found.level for found in sums]
    if data["method"] == "gates":
        return True
    if all(level is not None for level in levels):
        return all(level is not None and alike(level, own) for level in levels)
    if any(level is not None for level in levels):
        data["bands"] = "none"
        return False
    shared = sketch.bands if "grades" not in data else None
    if shared and all(_suits(shared, found, better) for found in sums) and dice.chance(60):
        return True
    ends = (
        _tightest([found.ends[0] for found in sums], max),
        _tightest([found.ends[1] for found in sums], min),
    )
    table = None
    if better is not None and dice.chance(70):
        possible = data["method"] in ("sum", "percent")
        within = all(found.keeps_within for found in sums)
        table = draw_tables(
            dice,
            sketch,
            lambda: draw_table(dice, own, ends, better, names, shares=possible and within),
        )
    if table is None:
        if shared:
            data["bands"] = "none"
        return False
    data["bands"] = table
    return True


def _tightest(ends: Sequence[Fraction | None], choose: Any) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return choose(known) if known else None


def _suits(table: Sequence[Mapping[str, Any]], made: Sum, better: str | None) -> bool:
    """Tell whether a score can reach every band of the rubric's table, and miss each."""
    low, high = made.ends
    for row in table:
        if "at_least" in row and (
            better != "higher"
            or (high is not None and row["at_least"] > high)
            or (low is not None and row["at_least"] <= low)
        ):
            return False
        if "at_most" in row and (
            better != "lower"
            or (low is not None and row["at_most"] < low)
            or (high is not None and row["at_most"] >= high)
        ):
            return False
    return True


def add_limits(
    dice: Dice, name: str, data: dict[str, Any], grades: ScaleInfo | None, names: Names
) -> None:
    if grades is None:
        return
    if dice.chance(55):
        count = dice.pick((1, 2, 3, 4))
        data["limits"] = draw_limits(dice, name, grades, names, count=count)
    if dice.chance(40):
        data["judgement"] = draw_judgement(dice)
    if data["method"] == "gates":
        _reach_all(data, grades)


def _reach_all(data: dict[str, Any], grades: ScaleInfo) -> None:
    given = {gate["grade"] for gate in data["gates"]}
    if not given.issuperset(grades.levels):
        data.setdefault("judgement", {})["may_depart"] = True


def register(
    name: str,
    data: Mapping[str, Any],
    found: Sum,
    parts: Sequence[PartInfo] | None,
    sketch: RubricSketch,
    names: Names,
) -> None:
    """Make a measure known to those that come after it."""
    weights = data.get("weights", {})
    kept = told_apart([part for part in parts or () if weights.get(part.name, 1)])
    own = sketch.grades
    if "grades" in data:
        own = next(s for s in sketch.tool.scales if s.id == data["grades"])
    table = data.get("bands", sketch.bands if "grades" not in data else None)
    banded = found.level is None and table not in (None, "none")
    level_is_grade = found.level is not None and own is not None and alike(found.level, own)
    graded = own if own is not None and (banded or level_is_grade) else None
    has_score = found.level is None or bool(found.level.points)
    possible = data["method"] in ("sum", "percent")
    certain = found.level is not None and "limits" not in data and "judgement" not in data
    sketch.made[name] = Made(
        name=name,
        method=data["method"],
        grades=graded,
        level=found.level,
        has_score=has_score,
        ends=found.ends if has_score else (None, None),
        better=found.better,
        can_be_out=all(part.can_be_out for part in kept),
        asked_of=frozenset().union(*(part.asked_of for part in kept)),
        has_possible=possible,
        keeps_within=found.keeps_within,
        plain=certain,
    )
    if has_score:
        names.add_number(f"{name}.score")
    if possible:
        names.add_number(f"{name}.possible")
    if graded is not None:
        names.add_grade(f"{name}.grade", graded)
        names.add_grade(f"{name}.suggested", graded)


def judged_sum(scale: ScaleInfo | None, better: str) -> Sum:
    ends = (scale.lowest, scale.highest) if scale else (None, None)
    return Sum(keys={"method": "judged"}, level=scale, ends=ends, better=better)
