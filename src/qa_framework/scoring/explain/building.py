"""Build an explanation from the fitted rubric and the values of a scored record."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.base import say
from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.closures import Record, compile_tree
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.scoring.explain.bands import explain_band
from qa_framework.scoring.explain.conditions import values_in
from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explain.explained import (
    FlagExplanation,
    LimitExplanation,
    MeasureExplanation,
)
from qa_framework.scoring.explain.parts import explain_parts
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.ground import Ground, Steps
from qa_framework.scoring.reasons import untold_conditions
from qa_framework.scoring.result import FlagState, Result, Unscored, grade_at

EFFECTS = ("always", "no_better_than", "no_worse_than", "suggest")
HALVES = {"up": "halves away from zero", "even": "halves to even", "down": "halves towards zero"}


@frozen
class Bench:
    """A result while it is explained: the record may be added to, so it is a copy."""

    result: Result
    record: Record
    ground: Ground


def explain(result: Result) -> Explanation:
    """Explain a result, without looking for changes."""
    trees = {step.name: step.tree for step in result.program.steps}
    ground = Ground(
        fit=result.fit,
        perspective=result.perspective,
        steps=Steps(trees),
        truth=lower_truth,
    )
    bench = Bench(result, dict(result.record), ground)
    tool = result.fit.tool
    return Explanation(
        tool=tool.address,
        title=say(tool.title, tool.language),
        perspective=result.perspective,
        measures=tuple(_measure(result.fit.measures[name], bench) for name in result.fit.order),
        flags=tuple(_flag(flag.id, bench) for flag in result.fit.flags),
        unused=result.unused,
        refused=tuple(name for name in result.fit.order if name in result.refused),
    )


def _measure(fitted: FittedMeasure, bench: Bench) -> MeasureExplanation:
    outcome, record = bench.result[fitted.name], bench.record
    severe = grade_at(record.get(f"{fitted.name}:severe", OUT), fitted.grades)
    lenient = grade_at(record.get(f"{fitted.name}:lenient", OUT), fitted.grades)
    scored = not isinstance(outcome.score, Unscored)
    return MeasureExplanation(
        name=fitted.name,
        title=title_of(fitted),
        method=fitted.measure.method,
        state="scored" if not isinstance(outcome.score, Unscored) else outcome.score.state,
        parts=explain_parts(fitted, bench.result, record),
        score=Fraction(outcome.score) if scored else None,  # type: ignore[arg-type]  # a number then
        unrounded=outcome.unrounded,
        rounding=_rounding(fitted),
        possible=outcome.possible,
        band=explain_band(fitted, bench.ground, record),
        limits=tuple(
            _limit(index, limit, fitted, bench)
            for index, limit in enumerate(fitted.measure.limits)
        ),
        cannot_tell=untold_conditions(fitted, record) if severe != lenient else (),
        severe=severe.id if severe else None,
        lenient=lenient.id if lenient else None,
        suggested=outcome.suggested.id if outcome.suggested else None,
        grade=outcome.grade.id if outcome.grade else None,
        departed=outcome.departed,
        agrees=_agrees(fitted, bench),
        why=outcome.why,
    )


def title_of(fitted: FittedMeasure) -> str:
    """Give what people call a measure."""
    if fitted.measure.title is not None:
        return say(fitted.measure.title)
    return say(fitted.section.title) if fitted.section is not None else fitted.name


def _rounding(fitted: FittedMeasure) -> str:
    rounding = fitted.measure.round
    if rounding is None:
        return ""
    digits = "a whole number" if rounding.to == 0 else f"{rounding.to} digits after the point"
    return f"to {digits}, {HALVES[rounding.half]}"


def _agrees(fitted: FittedMeasure, bench: Bench) -> str:
    other = fitted.measure.agree_with
    if other is None:
        return ""
    mine = bench.record.get(f"{fitted.name}:grade")
    theirs = bench.record.get(f"{other}:grade")
    if isinstance(mine, Missing) or isinstance(theirs, Missing) or None in (mine, theirs):
        return f"cannot be compared with `{other}`"
    return f"agrees with `{other}`" if mine == theirs else f"differs from `{other}`"


def _limit(index: int, limit: Limit, fitted: FittedMeasure, bench: Bench) -> LimitExplanation:
    effect = next(each for each in EFFECTS if getattr(limit, each) is not None)
    value = bench.record.get(f"{fitted.name}:limit.{index}", UNKNOWN)
    ground = bench.ground.for_conditions(fitted.unanswered, fitted.name)
    state = "cannot_tell" if isinstance(value, Missing) else "fired" if value else "not_fired"
    return LimitExplanation(
        name=limit.id or f"{fitted.name}.{index + 1}",
        effect=effect,
        level=getattr(limit, effect),
        when=print_expr(limit.when),
        because=say(limit.because),
        state=state,  # type: ignore[arg-type]  # one of the three
        changed=state == "fired" and _changed(index, fitted, bench),
        values=values_in(limit.when, ground, bench.record),  # type: ignore[arg-type]  # a record of values
    )


def _changed(index: int, fitted: FittedMeasure, bench: Bench) -> bool:
    """Say whether the suggestion would be another if this limit had not fired."""
    name = fitted.name
    without = dict(bench.record)
    without[f"{name}:limit.{index}"] = False
    for step in bench.result.program.steps:
        if step.name in (f"{name}:severe", f"{name}:lenient", f"{name}:suggested"):
            without[step.name] = compile_tree(step.tree)(without)
    return without.get(f"{name}:suggested") != bench.record.get(f"{name}:suggested")


def _flag(name: str, bench: Bench) -> FlagExplanation:
    flag = next(each for each in bench.result.fit.flags if each.id == name)
    state: FlagState = bench.result.flags[name]
    ground = bench.ground.for_conditions(bench.result.fit.rubric.unanswered)
    return FlagExplanation(
        name=name,
        state=state.value,
        when=print_expr(flag.when),
        because=say(flag.because),
        values=values_in(flag.when, ground, bench.record),  # type: ignore[arg-type]  # a record of values
    )
