"""Facts, questions and sections as plain data, with what conditions and measures need of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.phrases import Names, draw_condition
from tests.strategies.scales import HALF, ScaleInfo, inline, turned

OPTIONS = {"north": "North", "south": "South", "east": "East"}
FACTS = {
    "team": {"type": "choice", "options": OPTIONS},
    "months": {"type": "number"},
    "urgent": {"type": "yes_no"},
    "opened": {"type": "date"},
    "needs": {"type": "choices", "options": OPTIONS},
    "note": {"type": "text"},
}
PLAIN_TYPES = ("yes_no", "date", "choice", "choices", "text")
VERDICT = "verdict"
WEIGHTS = (1, 2, 0, HALF, 3)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, or a fact, of a drawn tool."""

    id: str
    kind: str
    data: dict[str, Any] = field(hash=False, compare=False)
    scale: ScaleInfo | None = None
    section: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    better: str = "higher"
    reverse: bool = False
    weight: Fraction = Fraction(1)
    asked_of: tuple[str, ...] = ()
    can_be_out: bool = False
    judges: str | None = None

    @property
    def scores(self) -> bool:
        """Tell whether it can be a part."""
        return self.kind in ("scale", "number") and self.weight > 0 and self.judges is None

    @property
    def adds_up(self) -> bool:
        """Tell whether its answers can be added."""
        return self.scale is None or self.scale.adds_up


@dataclass(kw_only=True)
class ToolSketch:
    """A tool while it is drawn."""

    scales: Sequence[ScaleInfo]
    perspectives: tuple[str, ...]
    names: Names = field(default_factory=Names)
    facts: list[Asked] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    sections: list[dict[str, Any]] = field(default_factory=list)
    out_sections: set[str] = field(default_factory=set)

    def scoring(self, section: str | None = None) -> list[Asked]:
        """List the scoring questions of the tool, or of a section."""
        return [q for q in self.questions if q.scores and section in (None, q.section)]


def draw_tool(dice: Dice, scales: Sequence[ScaleInfo]) -> ToolSketch:
    """Draw perspectives, facts, sections and questions; conditions name only what is above them."""
    perspectives = ("auditor", "parent") if dice.chance(30) else ("auditor",)
    sketch = ToolSketch(scales=scales, perspectives=perspectives)
    sketch.names.add_audit(perspectives)
    for name, data in FACTS.items():
        if dice.chance(35):
            _draw_fact(dice, name, data, sketch)
    for number in range(dice.pick((1, 2, 3))):
        _draw_section(dice, f"s{number}", sketch)
    return sketch


def _draw_fact(dice: Dice, name: str, said: dict[str, Any], sketch: ToolSketch) -> None:
    data = {"id": name, "ask": f"{name}?", **said}
    conditional = dice.chance(15)
    if conditional:
        data["applies_when"] = draw_condition(dice, sketch.names)
    fact = Asked(id=name, kind=said["type"], data=data, can_be_out=conditional)
    sketch.facts.append(fact)
    sketch.names.add_item(fact.id, fact.kind, options=tuple(OPTIONS))


def _draw_section(dice: Dice, name: str, sketch: ToolSketch) -> None:
    data: dict[str, Any] = {"id": name, "title": name.upper()}
    if dice.chance(20):
        data["applies_when"] = draw_condition(dice, sketch.names)
    if len(sketch.perspectives) > 1 and dice.chance(20):
        data["asked_of"] = [dice.pick(sketch.perspectives)]
    count = dice.pick((2, 3, 1, 4))
    questions = [_draw_question(dice, f"{name}q{i}", data, sketch) for i in range(count)]
    if dice.chance(35):
        questions.append(_draw_judging(dice, f"{name}g", "section", data, sketch))
    if not sketch.sections and dice.chance(10):
        questions.append(_draw_judging(dice, "says", VERDICT, data, sketch))
    data["questions"] = questions
    sketch.sections.append(data)


def _draw_judging(
    dice: Dice, name: str, what: str, section: dict[str, Any], sketch: ToolSketch
) -> dict[str, Any]:
    judges = section["id"] if what == "section" else what
    levels = [scale for scale in sketch.scales if scale.levels]
    scale = dice.pick(levels)
    data = {"id": name, "ask": f"{name}?", "scale": scale.id, "judges": what}
    return _put(dice, name, data, section, sketch, kind="scale", scale=scale, judges=judges)


def _draw_question(
    dice: Dice, name: str, section: dict[str, Any], sketch: ToolSketch
) -> dict[str, Any]:
    data: dict[str, Any] = {"id": name, "ask": f"{name}?"}
    kind = dice.pick(("scale", "scale", "scale", "number", "other"))
    if kind == "other":
        kind = data["type"] = dice.pick(PLAIN_TYPES)
        if kind in ("choice", "choices"):
            data["options"] = OPTIONS
        return _put(dice, name, data, section, sketch, kind=kind)
    weight = Fraction(dice.pick(WEIGHTS)) if dice.chance(40) else Fraction(1)
    if weight != 1:
        data["weight"] = weight
    if dice.chance(10):
        data["better"] = dice.pick(("lower", "higher"))
    if kind == "number":
        low, high = _draw_number(dice, data)
        return _put(dice, name, data, section, sketch, kind=kind, low=low, high=high, weight=weight)
    scale = dice.pick(sketch.scales)
    form = dice.whole(0, 9)
    data["scale"] = scale.id
    if form == 9:
        data["scale"], scale = scale.data, inline(scale)
    elif form == 8:
        data["scale"], scale = _draw_use(dice, scale)
    elif form == 7:
        data["scale"] = f"{scale.id}@^1"
    if dice.chance(20):
        data["reverse"] = True
    return _put(dice, name, data, section, sketch, kind=kind, scale=scale, weight=weight)


def _draw_use(dice: Dice, scale: ScaleInfo) -> tuple[dict[str, Any], ScaleInfo]:
    """Use a scale, now and then without some of its absences."""
    use: dict[str, Any] = {"use": scale.id}
    if scale.absences and dice.chance(50):
        use["without"] = dice.several(tuple(scale.absences))
    kept = {
        name: each for name, each in scale.absences.items() if name not in use.get("without", ())
    }
    return use, replace(scale, absences=kept)


def _draw_number(dice: Dice, data: dict[str, Any]) -> tuple[Fraction | None, Fraction | None]:
    data["type"] = "number"
    form = dice.whole(0, 4)
    if form == 4:
        data["one_of"] = [0, 5, HALF, 10]
        return Fraction(0), Fraction(10)
    if form == 3:
        return None, None
    low = Fraction(dice.pick((0, 1, -3)))
    data["least"] = low
    if form == 2:
        return low, None
    data["most"] = low + dice.pick((4, 10))
    if form == 1:
        data["step"] = dice.pick((1, HALF))
    return low, data["most"]


def _put(
    dice: Dice,
    name: str,
    data: dict[str, Any],
    section: dict[str, Any],
    sketch: ToolSketch,
    **known: Any,
) -> dict[str, Any]:
    """Add what any question may say, and make its name known to conditions."""
    conditional = dice.chance(15)
    if conditional:
        data["applies_when"] = draw_condition(dice, sketch.names)
    inside = tuple(section.get("asked_of", sketch.perspectives))
    asked_of = inside
    if len(sketch.perspectives) > 1 and dice.chance(20):
        data["asked_of"] = dice.several(sketch.perspectives)
        asked_of = tuple(each for each in data["asked_of"] if each in inside)
        if not asked_of:
            data["asked_of"], asked_of = list(inside), inside
    scale: ScaleInfo | None = known.get("scale")
    better = data.get("better", scale.better if scale else "higher")
    reverse = bool(data.get("reverse"))
    left_out = scale is not None and any(
        absence["effect"] == "leave_out" for absence in scale.absences.values()
    )
    low, high = (scale.lowest, scale.highest) if scale else (known.pop("low", None), None)
    question = Asked(
        **({"low": low, "high": high} | known),
        id=name,
        data=data,
        section=section["id"],
        better=turned(better) if reverse else better,
        reverse=reverse,
        asked_of=asked_of,
        can_be_out=left_out or conditional or "applies_when" in section,
    )
    sketch.questions.append(question)
    sketch.names.add_item(name, question.kind, scale=scale, options=tuple(OPTIONS))
    for perspective in asked_of if len(sketch.perspectives) > 1 else ():
        whose = f"{perspective}.{name}"
        sketch.names.add_item(whose, question.kind, scale=scale, options=tuple(OPTIONS))
    if dice.chance(8):
        wanted = draw_condition(dice, sketch.names)
        data["valid_when"] = {"when": wanted, "message": "say it otherwise"}
    return data
