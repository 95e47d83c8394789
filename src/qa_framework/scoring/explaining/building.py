"""Build an explanation from the fitted rubric and the values of a scored record."""

from __future__ import annotations

from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Flag
from qa_framework.expressions.printing import print_expr
from qa_framework.scoring.explain.explained import (
    FlagExplanation,
    Labelled,
    MeasureExplanation,
    UnusedExplanation,
)
from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explaining.bands import explain_band
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.conditions import values_in
from qa_framework.scoring.explaining.departures import explain_departure
from qa_framework.scoring.explaining.limits import explain_gates, explain_limits
from qa_framework.scoring.explaining.parts import explain_parts
from qa_framework.scoring.explaining.wording import (
    method_in_words,
    rounding_in_words,
    unanswered_in_words,
)
from qa_framework.scoring.reasons import untold_conditions
from qa_framework.scoring.result import Result, Unscored, number


def build(result: Result) -> Explanation:
    """Explain a result, without looking for changes."""
    bench, tool = Bench.of(result), result.fit.tool
    return Explanation(
        tool=tool.address,
        title=bench.labels.say(tool.title),
        rubric=result.fit.name,
        perspective=result.perspective,
        measures=tuple(_measure(result.fit.measures[name], bench) for name in result.fit.order),
        flags=tuple(_flag(flag, bench) for flag in result.fit.flags),
        unused=tuple(_unused(name, bench) for name in result.unused),
        refused=tuple(name for name in result.fit.order if name in result.refused),
    )


def _measure(fitted: FittedMeasure, bench: Bench) -> MeasureExplanation:
    outcome, labels = bench.result[fitted.name], bench.labels
    score = outcome.score
    return MeasureExplanation(
        name=fitted.name,
        title=labels.measure(fitted.name),
        method=fitted.measure.method,
        method_in_words=method_in_words(fitted, labels),
        unanswered=unanswered_in_words(fitted),
        state=score.state if isinstance(score, Unscored) else "scored",
        parts=explain_parts(fitted, bench),
        gates=explain_gates(fitted, bench),
        level=_level(fitted, bench),
        score=None if isinstance(score, Unscored) else score,
        unrounded=number(bench.step(fitted, "unrounded")),
        rounding=rounding_in_words(fitted),
        possible=outcome.possible,
        band=explain_band(fitted, bench),
        limits=explain_limits(fitted, bench),
        cannot_tell=tuple(each.words for each in untold_conditions(fitted, bench.sheet)),
        severe=labels.at_merit(bench.step(fitted, "severe"), fitted.grades),
        lenient=labels.at_merit(bench.step(fitted, "lenient"), fitted.grades),
        suggested=labels.at_merit(bench.step(fitted, "suggested"), fitted.grades),
        grade=labels.at_merit(bench.step(fitted, "grade"), fitted.grades),
        departed=outcome.departed,
        departure=explain_departure(fitted, bench),
        agrees=_agrees(fitted, bench),
        why=outcome.why,
    )


def _level(fitted: FittedMeasure, bench: Bench) -> Labelled | None:
    """Give the level that the method gives, before bands, limits and departures."""
    if fitted.measure.method == "gates":
        return bench.labels.at_merit(bench.step(fitted, "reached"), fitted.grades)
    rank, scale = bench.step(fitted, "level"), fitted.level
    if scale is None or not isinstance(rank, int):
        return None
    return bench.labels.level(scale.levels[rank], scale)


def _agrees(fitted: FittedMeasure, bench: Bench) -> str:
    """Compare a judgement with the measure it should agree with."""
    other = fitted.measure.agree_with
    if other is None:
        return ""
    title, theirs = bench.labels.measure(other), bench.fit.measures[other]
    one = bench.labels.grade(fitted, bench.step(fitted, "grade"))
    two = bench.labels.grade(theirs, bench.step(theirs, "grade"))
    if one is None or two is None:
        return f"cannot be compared with {title}"
    return f"agrees with {title}" if one.id == two.id else f"differs from {title}, which is {two}"


def _flag(flag: Flag, bench: Bench) -> FlagExplanation:
    ground = bench.ground.for_conditions(bench.fit.rubric.unanswered)
    return FlagExplanation(
        name=flag.id,
        state=bench.result.flags[flag.id].value,
        when=print_expr(flag.when),
        because=bench.labels.say(flag.because),
        values=values_in(flag.when, ground, bench),
    )


def _unused(name: str, bench: Bench) -> UnusedExplanation:
    found = bench.fit.questions.get(name)
    asked = found is None or bench.result.perspective in found.asked_of
    perspective = bench.labels.perspective(bench.result.perspective)
    return UnusedExplanation(
        name=name,
        title=bench.labels.question(name),
        because="does not apply" if asked else f"is not asked of {perspective}",
    )
