"""What each part of a measure gave, or why it gave nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Literal

from attrs import evolve, frozen

from qa_framework.checking.answer_scale import Interval
from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.measures import ADDING, COUNTING
from qa_framework.definitions.rubric import CountBlankAs
from qa_framework.definitions.scale import CountAs
from qa_framework.expressions.tree import Tree
from qa_framework.expressions.values import OUT, UNKNOWN, Missing, Value
from qa_framework.scoring.explain.explained import Labelled, PartExplanation, PartState
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.contributions import CONTRIBUTIONS, Term, deciding
from qa_framework.scoring.lowering.ground import TRUE
from qa_framework.scoring.lowering.methods import counted_if
from qa_framework.scoring.lowering.names import measure_value
from qa_framework.scoring.lowering.parts import Bench as Lowered
from qa_framework.scoring.lowering.parts import Counted, bench_of
from qa_framework.scoring.lowering.questions import counted_blank

Standing = Literal["not_asked", "not_applying", "untold", "blank", "answered"]
"""How it stands with a question, whatever is made of it."""

COUNTS = ("counted", "counted_as")
ONE = Fraction(1)


@frozen(kw_only=True)
class Seen:
    """A part as its method sees it.

    Attributes:
        part: The part.
        raw: Its value before the policy for blanks.
        value: Its value after it.
        passes: For `count` and `share`: whether it is one of those counted.
    """

    part: Part
    raw: Value
    value: Value
    passes: bool = False


def explain_parts(fitted: FittedMeasure, bench: Bench) -> tuple[PartExplanation, ...]:
    """Explain every part; what parts contribute comes to the unrounded score, exactly."""
    if fitted.judged_by is not None:
        return (_judging(fitted, fitted.judged_by, bench),)
    seen = _seen(fitted, bench)
    parts = [_part(each, fitted, bench) for each in seen]
    terms = [_term(each, part) for each, part in zip(seen, parts, strict=True)]
    adds, decide = _contributions(fitted, terms, bench), deciding(fitted, terms, bench)
    there = {
        part.name: evolve(part, contribution=contribution, decides=decides)
        for part, contribution, decides in zip(parts, adds, decide, strict=True)
    }
    return tuple(there.get(part.name) or _not_asked(part, bench) for part in fitted.parts)


def _contributions(fitted: FittedMeasure, terms: list[Term], bench: Bench) -> list[Fraction | None]:
    share = CONTRIBUTIONS.get(fitted.measure.method)
    if share is None or isinstance(bench.step(fitted, "unrounded"), Missing):
        return [None] * len(terms)
    return share(fitted, terms, bench)


def _not_asked(part: Part, bench: Bench) -> PartExplanation:
    """Explain a section that `of: sections` passes over, as it is not asked of the perspective.

    Its measure may have a score all the same; here nothing is made of it.
    """
    because = _asked_of_others(bench)
    return evolve(
        _explained(part.name, part.kind, bench, state="out", because=because), answer=None
    )


# --- as the method sees it ------------------------------------------------------------------------


def _seen(fitted: FittedMeasure, bench: Bench) -> list[Seen]:
    counts = fitted.measure.method in COUNTING
    made: list[Lowered] = []

    def lowered() -> Tree:
        made.append(bench_of(fitted, bench.ground, as_points=fitted.level is None and not counts))
        return TRUE

    bench.value_of(lowered)
    if fitted.measure.formula is not None:
        return [_in_formula(each, fitted, bench) for each in made[0].parts]
    return [_looked_at(each, made[0], bench, counts=counts) for each in made[0].parts]


def _looked_at(each: Counted, lowered: Lowered, bench: Bench, *, counts: bool) -> Seen:
    raw, value = bench.value_of(lambda: each.raw), bench.value_of(lambda: each.tree)
    holds = bench.value_of(lambda: counted_if(each, lowered)[0]) if counts else False
    return Seen(part=each.part, raw=raw, value=value, passes=holds is True)


def _in_formula(each: Counted, fitted: FittedMeasure, bench: Bench) -> Seen:
    """See a part as a formula does: it lets no blank through, and takes measures by their score."""
    part = each.part
    if part.kind == "measure":
        score = bench.value_of(partial(measure_value, part.name, "score", bench.ground))
        return Seen(part=part, raw=score, value=score)
    raw = bench.value_of(lambda: each.raw)
    counts_as = isinstance(fitted.unanswered, CountBlankAs)
    return Seen(part=part, raw=raw, value=bench.value_of(lambda: each.tree) if counts_as else raw)


def _term(seen: Seen, part: PartExplanation) -> Term:
    number = seen.value if isinstance(seen.value, int | Fraction) else None
    if part.state in COUNTS and number is None:
        number = 0  # answered with the absence that is counted
    return Term(
        part=seen.part,
        value=Fraction(number) if part.state in COUNTS and number is not None else None,
        out=seen.raw is OUT,
        left_out=part.state == "left_out" and part.kind == "question",
        passes=seen.passes,
    )


# --- one part -------------------------------------------------------------------------------------


def _part(seen: Seen, fitted: FittedMeasure, bench: Bench) -> PartExplanation:
    part = seen.part
    standing = standing_of(part.name, bench) if part.kind == "question" else None
    state = _measure_state(seen) if standing is None else _state(standing, seen)
    because = _because(part.name, state, standing, fitted, bench)
    explained = _explained(part.name, part.kind, bench, state=state, because=because)
    method = fitted.measure.method
    weighs = method in ADDING or method in bench.fit.extensions.methods
    return evolve(
        explained,
        value=_points(seen, fitted) if state in COUNTS else None,
        weight=part.weight if weighs else ONE,
    )


def _explained(
    name: str, kind: Literal["question", "measure"], bench: Bench, *, state: PartState, because: str
) -> PartExplanation:
    words = bench.labels
    return PartExplanation(
        name=name,
        title=words.measure(name) if kind == "measure" else words.question(name),
        kind=kind,
        answer=_answer(name, kind, bench),
        state=state,
        because=because,
        value=None,
        weight=ONE,
        contribution=None,
        decides=False,
    )


def _answer(name: str, kind: str, bench: Bench) -> Labelled | None:
    """Give what was answered, unless the question does not apply; or the grade of a measure."""
    if kind == "measure":
        fitted = bench.fit.measures[name]
        return bench.labels.grade(fitted, bench.step(fitted, "grade"))
    if standing_of(name, bench) != "answered":
        return None
    return bench.labels.answer(name, bench.record.get(name))


def _points(seen: Seen, fitted: FittedMeasure) -> Fraction | None:
    """Give the number that a part gave, be it the points of its level; None where it has none."""
    if not isinstance(seen.value, int | Fraction):
        return None
    scale = seen.part.scale
    by_rank = fitted.level is not None or fitted.measure.method in COUNTING
    if scale is None or not scale.levels or not by_rank:
        return Fraction(seen.value)
    return scale.points.get(scale.levels[int(seen.value)])


def standing_of(name: str, bench: Bench) -> Standing:
    """Say how it stands with a question."""
    if bench.result.perspective not in bench.fit.questions[name].asked_of:
        return "not_asked"
    applies = bench.record.get(f"{name}:applies", True)
    if applies is UNKNOWN:
        return "untold"
    if applies is not True:
        return "not_applying"
    return "blank" if bench.record.get(name) is None else "answered"


def _state(standing: Standing, seen: Seen) -> PartState:
    if standing in ("not_asked", "not_applying"):
        return "out"
    if standing == "answered":
        if isinstance(seen.raw, Missing) and not seen.passes:
            return "out" if seen.raw is OUT else "blocked"
        return "counted"
    if seen.value is UNKNOWN:
        return "unanswered" if standing == "blank" else "cannot_tell"
    return "left_out" if seen.value is OUT else "counted_as"


def _measure_state(seen: Seen) -> PartState:
    if seen.raw is UNKNOWN:
        return "left_out" if seen.value is OUT else "not_scored"
    return "out" if seen.raw is OUT else "counted"


# --- why ------------------------------------------------------------------------------------------

BLANK: Mapping[Standing | None, str] = {
    "blank": "not answered",
    "untold": "cannot tell whether it applies",
    None: "not scored",
}


def _because(
    name: str, state: PartState, standing: Standing | None, fitted: FittedMeasure, bench: Bench
) -> str:
    match state:
        case "counted":
            return _counts_as(name, bench) if standing == "answered" else ""
        case "counted_as":
            return f"{BLANK[standing]}, and counts as {_blank_level(name, fitted, bench)}"
        case "left_out":
            return f"{BLANK[standing]}, and left out"
        case "out" if standing == "not_asked":
            return _asked_of_others(bench)
        case "out" if standing == "answered":
            return "left out for this answer"
        case "out":
            return "does not apply"
        case "blocked":
            return "an answer that gives no score"
        case "unanswered" | "cannot_tell" | "not_scored":
            return BLANK[standing]


def _asked_of_others(bench: Bench) -> str:
    return f"not asked of {bench.labels.perspective(bench.result.perspective)}"


def _counts_as(name: str, bench: Bench) -> str:
    """Say as what an absence counts; nothing for other answers."""
    scale = bench.fit.questions[name].scale
    effect = scale.effects.get(str(bench.record.get(name))) if scale is not None else None
    if not isinstance(effect, CountAs) or scale is None:
        return ""
    level = effect.count_as
    return f"counts as {bench.labels.level(level, scale) if scale.levels else level}"


def _blank_level(name: str, fitted: FittedMeasure, bench: Bench) -> str:
    counted, scale = (
        counted_blank(name, fitted.unanswered, bench.ground),
        bench.fit.questions[name].scale,
    )
    if counted is None:
        return "nothing"
    if scale is None or not scale.levels:
        return str(counted.value)
    return bench.labels.level(scale.levels[int(counted.value)], scale).label


def _judging(fitted: FittedMeasure, name: str, bench: Bench) -> PartExplanation:
    raw = bench.record.get(f"{name}:rank", UNKNOWN)
    seen = Seen(part=_part_of(name, bench), raw=raw, value=bench.step(fitted, "level"))
    standing = standing_of(name, bench)
    state = _state(standing, seen)
    return evolve(
        _explained(
            name,
            "question",
            bench,
            state=state,
            because=_because(name, state, standing, fitted, bench),
        ),
        value=_points(seen, fitted) if state in COUNTS else None,
        decides=state in COUNTS,
    )


def _part_of(name: str, bench: Bench) -> Part:
    found = bench.fit.questions[name]
    return Part(
        name=name,
        kind="question",
        weight=ONE,
        use="scores",
        scale=found.scale,
        interval=Interval(None, None),
        better=found.better,
        can_be_out=found.can_be_out,
        asked_of=frozenset(found.asked_of),
    )
