"""Conditions and formulas as text whose kinds fit, over names that are known to be there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.strategies.drawing import Dice
from tests.strategies.emitting import Quoted, number
from tests.strategies.scales import ScaleInfo

SIGNS = ("==", ">=", "<", "<=", ">", "!=")
NUMBERS = (0, 1, 2, Fraction(5, 2), 3, 5, 10, 50)
DAYS = ("2026-01-01", "2026-02-01")


@dataclass(frozen=True, kw_only=True)
class NameInfo:
    """One name that a condition may use."""

    text: str
    kind: str
    scale: ScaleInfo | None = None
    absences: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    has_points: bool = False
    is_measure: bool = False


@dataclass(frozen=True, kw_only=True)
class GroupInfo:
    """A name for several things."""

    text: str
    members: tuple[NameInfo, ...]

    @property
    def kinds(self) -> set[object]:
        """List the kinds of its members."""
        return {
            m.scale.kind if m.scale is not None and m.scale.levels else m.kind for m in self.members
        }

    @property
    def adds_up(self) -> bool:
        """Tell whether its members can be added."""
        return all(m.kind == "number" or m.has_points for m in self.members)


@dataclass
class Names:
    """The names that the next condition may use."""

    singles: list[NameInfo] = field(default_factory=list)
    groups: list[GroupInfo] = field(default_factory=list)

    def add_audit(self, perspectives: tuple[str, ...]) -> None:
        """Add what is said of the response."""
        self.singles.append(NameInfo(text="audit.date", kind="date"))
        self.singles.append(NameInfo(text="audit.perspective", kind="choice", options=perspectives))

    def add_item(
        self,
        text: str,
        kind: str,
        *,
        scale: ScaleInfo | None = None,
        options: tuple[str, ...] = (),
    ) -> None:
        """Add a question, a fact, or another perspective's answer."""
        if kind == "scale" and scale is not None:
            kind = "level" if scale.levels else "number"
        self.singles.append(
            NameInfo(
                text=text,
                kind=kind,
                scale=scale,
                absences=tuple(scale.absences) if scale else (),
                options=options if kind in ("choice", "choices") else (),
                has_points=kind == "level" and scale is not None and bool(scale.points),
            )
        )

    def add_grade(self, text: str, scale: ScaleInfo) -> None:
        """Add the grade of a measure."""
        self.singles.append(
            NameInfo(
                text=text,
                kind="level",
                scale=scale,
                has_points=bool(scale.points),
                is_measure=True,
            )
        )

    def add_number(self, text: str) -> None:
        """Add the score of a measure."""
        self.singles.append(NameInfo(text=text, kind="number", is_measure=True))

    def of(self, kind: str) -> list[NameInfo]:
        """List the names of a kind."""
        return [name for name in self.singles if name.kind == kind]

    def find(self, text: str) -> NameInfo:
        """Find a name."""
        return next(name for name in self.singles if name.text == text)

    def copy(self) -> Names:
        """Take the names as they are now."""
        return Names(list(self.singles), list(self.groups))


def quoted(word: str) -> str:
    """Put a word in quotes."""
    return f"'{word}'"


def draw_condition(dice: Dice, names: Names) -> Any:
    """Draw a condition as text, or at times in the structured form."""
    form = dice.whole(0, 24)
    match form:
        case 22:
            return {"not": draw_truth(dice, names, 1)}
        case 23:
            return {dice.pick(("all", "any")): [draw_truth(dice, names, 1) for _ in range(2)]}
        case 24 if names.of("level"):
            name = dice.pick(names.of("level"))
            levels = [Quoted(level) for level in name.scale.levels] if name.scale else []
            if dice.chance(25):
                return {"question": name.text, "in": dice.several(levels)}
            test = dice.pick(("at_least", "at_most", "equal"))
            return {"question": name.text, test: dice.pick(levels)}
        case _:
            return draw_truth(dice, names)


def draw_truth(dice: Dice, names: Names, depth: int = 2) -> str:
    """Draw a condition."""
    form = dice.whole(0, 13) if depth else dice.whole(0, 8)
    match form:
        case 10:
            return f"not ({draw_truth(dice, names, depth - 1)})"
        case 11 | 12:
            joint = dice.pick(("and", "or"))
            two = (draw_truth(dice, names, depth - 1) for _ in range(2))
            return f" {joint} ".join(f"({one})" for one in two)
        case 13:
            test = draw_truth(dice, names, 0)
            two = [draw_truth(dice, names, 0) for _ in range(2)]
            return f"({two[0]}) if ({test}) else ({two[1]})"
        case 7 | 9 if names.groups:
            return _draw_group_truth(dice, names)
        case 6 if names.groups:
            return _draw_group_comparison(dice, names)
        case 5:
            return _draw_state(dice, names)
        case _:
            return _draw_comparison(dice, names, depth)


def _draw_comparison(dice: Dice, names: Names, depth: int) -> str:
    name = dice.pick(names.singles)
    match name.kind:
        case "level":
            return _draw_levels(dice, name, names)
        case "number":
            left = name.text if dice.chance(50) else draw_number(dice, names, depth)
            if dice.chance(12):
                return f"{left} in ({_numbers(dice)})"
            right = draw_number(dice, names, depth if dice.chance(30) else 0)
            return f"{left} {dice.pick(SIGNS)} {right}"
        case "yes_no" | "truth":
            return name.text
        case "choice" if dice.chance(30):
            return f"{name.text} in ({', '.join(map(quoted, dice.several(name.options)))})"
        case "choice":
            return f"{name.text} {dice.pick(('==', '!='))} {quoted(dice.pick(name.options))}"
        case "choices":
            word = "in" if dice.chance(80) else "not in"
            return f"{quoted(dice.pick(name.options))} {word} {name.text}"
        case "date":
            return f"{name.text} {dice.pick(SIGNS)} {_draw_date(dice, names)}"
        case _:
            return f"{name.text} {dice.pick(('==', '!='))} 'yes'"


def _numbers(dice: Dice) -> str:
    return ", ".join(number(Fraction(each)) for each in dice.several(NUMBERS, percent=30))


def _draw_date(dice: Dice, names: Names) -> str:
    dates = [name.text for name in names.of("date")]
    if dates and dice.chance(40):
        return dice.pick(dates)
    return f"date({quoted(dice.pick(DAYS))})"


def _draw_levels(dice: Dice, name: NameInfo, names: Names) -> str:
    scale = name.scale
    if scale is None:
        raise ValueError(name)
    form = dice.whole(0, 9)
    if form == 9:
        low, high = quoted(scale.levels[0]), quoted(dice.pick(scale.levels))
        return f"{low} <= {name.text} < {high}"
    if form in (7, 8):
        word = "in" if form == 7 else "not in"
        return f"{name.text} {word} ({', '.join(map(quoted, dice.several(scale.levels)))})"
    alike = [each for each in names.of("level") if each.scale and each.scale.kind == scale.kind]
    if form == 6:
        return f"{name.text} {dice.pick(SIGNS)} {dice.pick(alike).text}"
    if form == 5:
        other = dice.pick([each.text for each in alike] + [quoted(w) for w in scale.levels])
        test = draw_truth(dice, names, 0)
        left = f"({name.text} if ({test}) else {other})"
        return f"{left} {dice.pick(SIGNS)} {quoted(dice.pick(scale.levels))}"
    return f"{name.text} {dice.pick(SIGNS)} {quoted(dice.pick(scale.levels))}"


def _draw_state(dice: Dice, names: Names) -> str:
    with_absences = [name for name in names.singles if name.absences and not name.is_measure]
    if with_absences and dice.chance(50):
        name = dice.pick(with_absences)
        return f"absent({name.text}, {quoted(dice.pick(name.absences))})"
    return f"{dice.pick(('answered', 'applies'))}({dice.pick(names.singles).text})"


def _draw_group_truth(dice: Dice, names: Names) -> str:
    group = dice.pick(names.groups)
    return f"{dice.pick(('any_of', 'all_of'))}({group.text}, {draw_test(dice, group)})"


def draw_test(dice: Dice, group: GroupInfo) -> str:
    """Draw what a function over a group puts to each member."""
    absences = sorted({absence for member in group.members for absence in member.absences})
    scales = [member.scale for member in group.members if member.scale and member.scale.levels]
    if absences and (dice.chance(20) or len(group.kinds) > 1):
        return f"absent={quoted(dice.pick(absences))}"
    if scales and len(group.kinds) == 1:
        levels = scales[0].levels
        if dice.chance(25):
            return f"in=({', '.join(map(quoted, dice.several(levels)))})"
        return f"{dice.pick(('at_least', 'at_most', 'equal'))}={quoted(dice.pick(levels))}"
    if not scales:
        if dice.chance(25):
            return f"in=({_numbers(dice)})"
        wanted = number(Fraction(dice.pick(NUMBERS)))
        return f"{dice.pick(('at_least', 'at_most', 'equal'))}={wanted}"
    words = [quoted(dice.pick(scale.levels)) for scale in scales]
    if len(scales) < len(group.members):
        words.append(_numbers(dice))
    return f"in=({', '.join(dict.fromkeys(words))})"


def _draw_group_comparison(dice: Dice, names: Names) -> str:
    """Draw a comparison of the highest or lowest of a group, or of a count."""
    group = dice.pick(names.groups)
    levels = [m.scale.levels for m in group.members if m.scale and m.scale.levels]
    if len(group.kinds) == 1 and levels and dice.chance(50):
        function = f"{dice.pick(('highest_of', 'lowest_of'))}({group.text})"
        if dice.chance(25):
            return f"{function} in ({', '.join(map(quoted, dice.several(levels[0])))})"
        return f"{function} {dice.pick(SIGNS)} {quoted(dice.pick(levels[0]))}"
    left = draw_group_number(dice, names)
    if dice.chance(15):
        return f"{left} in ({_numbers(dice)})"
    right = draw_group_number(dice, names) if dice.chance(25) else draw_number(dice, names, 0)
    return f"{left} {dice.pick(SIGNS)} {right}"


def draw_group_number(dice: Dice, names: Names) -> str:
    """Draw a function over a group that gives a number."""
    group = dice.pick(names.groups)
    forms = ["number_of", "share_of"]
    if group.adds_up:
        forms.append("sum_of")
    if group.kinds == {"number"}:
        forms += ["highest_of", "lowest_of"]
    form = dice.pick(forms)
    if form in ("number_of", "share_of"):
        return f"{form}({group.text}, {draw_test(dice, group)})"
    return f"{form}({group.text})"


def draw_number(dice: Dice, names: Names, depth: int = 2) -> str:
    """Draw a number: written out, a name, or something calculated."""
    form = dice.whole(0, 11) if depth else dice.whole(0, 5)
    match form:
        case 0 | 1:
            return number(Fraction(dice.pick(NUMBERS)))
        case 4 if names.groups:
            return draw_group_number(dice, names)
        case 5 if names.of("date"):
            return f"days_between({_draw_date(dice, names)}, {_draw_date(dice, names)})"
        case 6 | 7:
            sign = dice.pick(("+", "-", "*", "/"))
            two = [draw_number(dice, names, depth - 1) for _ in range(2)]
            return f"({two[0]} {sign} {two[1]})"
        case 8:
            return f"-({draw_number(dice, names, depth - 1)})"
        case 9:
            two = [draw_number(dice, names, depth - 1) for _ in range(2)]
            return f"{dice.pick(('min', 'max'))}({', '.join(two)})"
        case 10:
            three = [draw_number(dice, names, depth - 1) for _ in range(3)]
            return f"clamp({', '.join(three)})"
        case 11:
            two = [draw_number(dice, names, depth - 1) for _ in range(2)]
            return f"({two[0]} if ({draw_truth(dice, names, depth - 1)}) else {two[1]})"
        case _:
            return _draw_number_name(dice, names)


def _draw_number_name(dice: Dice, names: Names) -> str:
    pointed = [f"points({name.text})" for name in names.singles if name.has_points]
    plain = [name.text for name in names.of("number")]
    found: Sequence[str] = plain + pointed
    return dice.pick(found) if found else "1"
