"""Fit measures: their parts with weights, their scales, the range of their scores."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from typing import Literal, cast

from attrs import frozen

from qa_framework.catalogue import Catalogue
from qa_framework.checking.answer_scale import AnswerScale, Interval
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.parts import Names, parts_of
from qa_framework.checking.questions import grade_scale
from qa_framework.definitions import Measure, Rubric
from qa_framework.definitions.rubric import (
    CORE_METHODS,
    LEVEL_METHODS,
    Band,
    BandTables,
    Prorate,
    Where,
)
from qa_framework.definitions.scale import Better
from qa_framework.expressions.walking import names_in
from qa_framework.expressions.values import round_half

ADDING = ("sum", "mean", "percent")
OVER_LEVELS = ("lowest", "highest", "median", "most_common")
COUNTING = ("count", "share")
OPPOSITE: Mapping[Better, Better] = {"higher": "lower", "lower": "higher"}
UNBOUNDED = Interval(None, None)


@frozen(kw_only=True)
class Bench:
    """What fitting one measure needs: the rubric, the names, what has been fitted before it."""

    rubric: Rubric
    names: Names
    fitted: Mapping[str, FittedMeasure]
    catalogue: Catalogue
    findings: Findings
    methods: Collection[str] = ()


def fit_measure(name: str, measure: Measure, bench: Bench) -> FittedMeasure:
    """Fit one measure; those that it is made of are fitted already."""
    parts = _parts(name, measure, bench)
    judged_by = _judge(name, measure, bench) if measure.method == "judged" else None
    grades = _grades(measure, bench)
    shared = bench.rubric.bands if measure.grades is None else None
    bands = measure.bands or shared
    level = _level(measure, parts, judged_by, grades, bench)
    if level is not None and measure.bands is None:
        bands = None
    has_table = bands is not None and bands != "none"
    graded = has_table or (level is not None and grades is not None and level.same_list(grades))
    normalise = grade_scale(
        measure.normalise, bench.catalogue, bench.findings, measure.place.value("normalise")
    )
    return FittedMeasure(
        name=name,
        measure=measure,
        section=bench.names.sections.get(name),
        parts=parts,
        judged_by=judged_by,
        level=level,
        grades=grades if graded else None,
        bands=cast("tuple[Band, ...] | BandTables", bands) if has_table and graded else None,
        unanswered=measure.unanswered or bench.rubric.unanswered,
        better=measure.better or _better(measure, parts),
        normalise=normalise,
        interval=_interval(measure, parts, level, normalise),
    )


def _grades(measure: Measure, bench: Bench) -> AnswerScale | None:
    wanted, holder = (
        (measure.grades, measure.place)
        if measure.grades is not None
        else (bench.rubric.grades, bench.rubric.place)
    )
    return grade_scale(wanted, bench.catalogue, Findings(), holder.value("grades"))


def _judge(name: str, measure: Measure, bench: Bench) -> str | None:
    for each in bench.names.questions.values():
        judged = each.section.id if each.question.judges == "section" else each.question.judges
        if judged == name:
            return each.id
    bench.findings.report(
        "QA503",
        f"no question judges `{name}`",
        measure.place.value("method"),
        f"give the question that does `judges: {name}`",
    )
    return None


def _level(
    measure: Measure,
    parts: tuple[Part, ...],
    judged_by: str | None,
    grades: AnswerScale | None,
    bench: Bench,
) -> AnswerScale | None:
    if measure.method == "judged":
        return bench.names.questions[judged_by].scale if judged_by else grades
    if measure.method == "gates":
        return grades
    if measure.method not in LEVEL_METHODS or not parts:
        return None
    scales = [part.scale for part in parts]
    first = scales[0]
    same = first is not None and all(each is not None and first.same_list(each) for each in scales)
    return first if same and first is not None and first.levels else None


def _parts(name: str, measure: Measure, bench: Bench) -> tuple[Part, ...]:
    if measure.method == "formula":
        return _formula_parts(measure, bench)
    known = (*CORE_METHODS, *bench.methods)
    if measure.method not in known:
        bench.findings.report_unknown(
            "QA504", "method", measure.method, known, measure.place.value("method")
        )
        return ()
    names = parts_of(name, measure, bench.names, bench.findings)
    for each in measure.weights:
        if each not in names and each not in bench.names.optional:
            bench.findings.report_unknown(
                "QA502", "part", each, names, measure.place.value("weights")
            )
    parts = (_part(each, measure, bench) for each in names)
    return tuple(part for part in parts if part is not None and part.weight > 0)


def _formula_parts(measure: Measure, bench: Bench) -> tuple[Part, ...]:
    if measure.formula is None:
        return ()
    named = (name.split(".")[0] for name in names_in(measure.formula))
    names = dict.fromkeys(each for name in named for each in bench.names.groups.get(name, (name,)))
    parts = (_part(each, measure, bench) for each in names if bench.names.is_part(each))
    return tuple(part for part in parts if part is not None)


def _part(name: str, measure: Measure, bench: Bench) -> Part | None:
    if name in bench.names.measures:
        return _measure_part(name, measure, bench)
    found = bench.names.questions[name]
    if found.scale is None and found.base == "scale":
        return None
    own = Fraction(1) if measure.weights else found.question.weight
    return Part(
        name=name,
        kind="question",
        weight=measure.weights.get(name, own),
        use="scores",
        scale=found.scale,
        interval=found.interval if found.scale is None or found.scale.adds_up else UNBOUNDED,
        better=found.better,
        can_be_out=found.can_be_out,
    )


def _measure_part(name: str, measure: Measure, bench: Bench) -> Part | None:
    fitted = bench.fitted.get(name)
    if fitted is None:
        return None
    use = measure.use or _use(name, measure, fitted, bench)
    scale = fitted.grades if use == "grades" else None
    if use == "grades" and scale is None:
        bench.findings.report(
            "QA505",
            f"`{name}` has no grade that could be used",
            measure.place.value("use"),
            "write `use: scores`, or give it bands",
        )
        return None
    better = scale.better if scale is not None else fitted.better
    points = scale is not None and scale.adds_up
    return Part(
        name=name,
        kind="measure",
        weight=measure.weights.get(name, Fraction(1)),
        use=use,
        scale=scale,
        interval=scale.interval if scale is not None and points else fitted.interval,
        better=better or "higher",
        can_be_out=_can_be_out(fitted),
    )


def _use(
    name: str, measure: Measure, fitted: FittedMeasure, bench: Bench
) -> Literal["grades", "scores"]:
    """Choose what a part gives where the measure does not say, if both would be the same."""
    if fitted.grades is None:
        return "scores"
    by_level = measure.method in (*OVER_LEVELS, *COUNTING)
    plain = fitted.level is not None and fitted.bands is None
    certain = plain and not fitted.measure.limits and not fitted.measure.judgement.may_depart
    if not fitted.has_score or certain:
        return "grades" if by_level or not fitted.has_score else "scores"
    if measure.method in COUNTING:
        return "grades"
    bench.findings.report(
        "QA506",
        f"`{name}` has a score and a grade, and nothing says which one counts",
        measure.place.here,
        "add `use: grades` or `use: scores`",
    )
    return "grades"


def _can_be_out(fitted: FittedMeasure) -> bool:
    return not fitted.parts or all(part.can_be_out for part in fitted.parts)


def _better(measure: Measure, parts: tuple[Part, ...]) -> Better | None:
    directions = {part.better for part in parts}
    if len(directions) != 1 or measure.method == "formula":
        return None
    (better,) = directions
    if measure.method in COUNTING and measure.where is not None:
        return _better_count(better, measure.where)
    return better


def _better_count(better: Better, where: Where) -> Better | None:
    if where.at_least is not None:
        return better
    return OPPOSITE[better] if where.at_most is not None else None


def _interval(
    measure: Measure,
    parts: tuple[Part, ...],
    level: AnswerScale | None,
    normalise: AnswerScale | None,
) -> Interval:
    if level is not None:
        return level.interval if level.adds_up else UNBOUNDED
    if normalise is not None and normalise.adds_up and measure.method == "mean":
        return normalise.interval
    worked_out = INTERVALS.get(measure.method, lambda *_: UNBOUNDED)(measure, parts)
    if measure.round is None:
        return worked_out
    return Interval(*(_rounded(measure, end) for end in (worked_out.low, worked_out.high)))


def _rounded(measure: Measure, number: Fraction | None) -> Fraction | None:
    if number is None or measure.round is None:
        return number
    return Fraction(round_half(number, measure.round.to, measure.round.half))


def _sum_interval(measure: Measure, parts: tuple[Part, ...]) -> Interval:
    lows = _ends(part.interval.low for part in parts)
    highs = _ends(part.interval.high for part in parts)
    absent = [part.can_be_out or isinstance(measure.unanswered, Prorate) for part in parts]
    low = None if lows is None else _add(lows, parts, absent, min)
    high = None if highs is None else _add(highs, parts, absent, max)
    return Interval(low, high)


def _add(
    ends: list[Fraction],
    parts: tuple[Part, ...],
    absent: list[bool],
    choose: Callable[..., Fraction],
) -> Fraction:
    zero = Fraction(0)
    terms = (end * part.weight for end, part in zip(ends, parts, strict=True))
    return sum(
        (choose(term, zero) if out else term for term, out in zip(terms, absent, strict=True)), zero
    )


def _ends(ends: Iterable[Fraction | None]) -> list[Fraction] | None:
    known = list(ends)
    return None if None in known else cast("list[Fraction]", known)


def _widest(_: Measure, parts: tuple[Part, ...]) -> Interval:
    lows = _ends(part.interval.low for part in parts)
    highs = _ends(part.interval.high for part in parts)
    return Interval(min(lows) if lows else None, max(highs) if highs else None)


def _percent_interval(_: Measure, parts: tuple[Part, ...]) -> Interval:
    shares = [
        part.interval.low / part.interval.high
        for part in parts
        if part.interval.low is not None and part.interval.high
    ]
    return Interval(100 * min(shares) if shares else Fraction(0), Fraction(100))


INTERVALS: Mapping[str, Callable[[Measure, tuple[Part, ...]], Interval]] = {
    "sum": _sum_interval,
    "mean": _widest,
    "percent": _percent_interval,
    "count": lambda _, parts: Interval(Fraction(0), Fraction(len(parts))),
    "share": lambda _, parts: Interval(Fraction(0), Fraction(1)),
    "lowest": _widest,
    "highest": _widest,
    "median": _widest,
    "most_common": _widest,
}
