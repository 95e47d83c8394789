"""Fit measures: their parts with weights, their scales, the range of their scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from attrs import evolve, frozen

from qa_framework.checking.answer_scale import AnswerScale, Interval
from qa_framework.checking.conditions import bands_in
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings, hint_among
from qa_framework.checking.fit import FittedMeasure, FittedQuestion, Part
from qa_framework.checking.intervals import UNBOUNDED, interval_of, part_range, rounded
from qa_framework.checking.parts import Names, named_in, parts_of
from qa_framework.checking.questions import Scales, grade_scale
from qa_framework.definitions import Measure, Rubric
from qa_framework.definitions.rubric import CORE_METHODS, Band, BandTables, Where
from qa_framework.definitions.scale import Better

ADDING = ("sum", "mean", "percent")
OVER_LEVELS = ("lowest", "highest", "median", "most_common")
COUNTING = ("count", "share")
ELSEWHERE = {"average": "mean", "avg": "mean", "total": "sum", "percentage": "percent"}
ELSEWHERE |= {"worst": "lowest", "min": "lowest", "best": "highest", "max": "highest"}
ELSEWHERE |= {"mode": "most_common", "manual": "judged", "countif": "count"}
"""What spreadsheets and other tools call the methods."""
OPPOSITE: Mapping[Better, Better] = {"higher": "lower", "lower": "higher"}


@frozen(kw_only=True)
class Bench:
    """What fitting one measure needs: the rubric, the names, what has been fitted before it."""

    rubric: Rubric
    names: Names
    fitted: Mapping[str, FittedMeasure]
    scales: Scales
    findings: Findings
    extensions: Extensions = NO_EXTENSIONS


def fit_measure(name: str, measure: Measure, bench: Bench) -> FittedMeasure:
    """Fit one measure; those that it is made of are fitted already."""
    parts = _parts(name, measure, bench)
    judge = _judge(name, measure, bench) if measure.method == "judged" else None
    grades = _grades(measure, bench)
    level = _level(measure, parts, judge, grades)
    bands = _bands(measure, level, bench)
    same = level is not None and grades is not None and are_one((level, grades))
    unanswered = measure.unanswered or bench.rubric.unanswered
    normalise = grade_scale(measure.normalise, bench.scales, bench.findings)
    fitted = FittedMeasure(
        name=name,
        measure=measure,
        section=bench.names.sections.get(name),
        parts=parts,
        judged_by=judge.id if judge is not None else None,
        level=level,
        grades=grades if bands or same else None,
        bands=bands,
        unanswered=unanswered,
        better=measure.better or _better(measure, parts, judge, grades),
        normalise=normalise,
        interval=_interval(measure, level, normalise)
        or interval_of(measure, parts, unanswered, bench.fitted),
    )
    check_parts_suit(fitted, bench.fitted, bench.findings)
    return fitted


def _bands(
    measure: Measure, level: AnswerScale | None, bench: Bench
) -> tuple[Band, ...] | BandTables | None:
    """Find the table of a measure: its own, else the rubric's for a score on the same grades."""
    if measure.bands is not None:
        return None if measure.bands == "none" else measure.bands
    shared = level is None and measure.grades is None
    return bench.rubric.bands if shared else None


def _interval(
    measure: Measure, level: AnswerScale | None, target: AnswerScale | None
) -> Interval | None:
    """Bound the score where it is not the parts that do: the points of a level, or a target."""
    if level is not None:
        return rounded(measure, level.interval if level.adds_up else UNBOUNDED)
    if target is not None and target.adds_up and measure.method == "mean":
        return rounded(measure, target.interval)
    return None


def _grades(measure: Measure, bench: Bench) -> AnswerScale | None:
    wanted = measure.grades if measure.grades is not None else bench.rubric.grades
    return grade_scale(wanted, bench.scales, Findings())


def _judge(name: str, measure: Measure, bench: Bench) -> FittedQuestion | None:
    for each in bench.names.questions.values():
        judged = each.section.id if each.question.judges == "section" else each.question.judges
        if judged == name:
            return each
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
    judge: FittedQuestion | None,
    grades: AnswerScale | None,
) -> AnswerScale | None:
    """Find the scale of the level that the method gives; None where it gives a score."""
    if measure.method == "gates":
        return grades
    if measure.method == "judged":
        scale = judge.scale if judge is not None else grades
        return scale if scale is not None and scale.levels else None
    if measure.method not in OVER_LEVELS:
        return None
    return shared_scale(part.scale for part in parts)


def shared_scale(scales: Iterable[AnswerScale | None]) -> AnswerScale | None:
    """Give the scale of levels that all are; turned round only where all of them are."""
    known = tuple(scales)
    found = tuple(scale for scale in known if scale is not None and scale.levels)
    if not found or len(found) < len(known) or not are_one(found):
        return None
    plain = (scale for scale in found if not scale.reversed)
    return next(plain, found[0])


def are_one(scales: Iterable[AnswerScale]) -> bool:
    """Say whether scales are the same one, whichever way each counts its points."""
    return len({(scale.id, scale.levels, _plain_points(scale)) for scale in scales}) == 1


def _plain_points(scale: AnswerScale) -> tuple[Fraction, ...]:
    """List the points of the levels as the scale itself has them."""
    points = tuple(scale.points.values())
    ends = sum((min(points), max(points))) if points else 0
    return tuple(ends - each for each in points) if scale.reversed else points


def _parts(name: str, measure: Measure, bench: Bench) -> tuple[Part, ...]:
    if measure.method == "formula":
        return _formula_parts(measure, bench)
    known = (*CORE_METHODS, *bench.extensions.methods)
    if measure.method not in known:
        hint = bench.extensions.hint(measure.method, known) or hint_among(measure.method, known)
        if measure.method in ELSEWHERE:
            hint = f"did you mean `{ELSEWHERE[measure.method]}`?"
        message = f"there is no method `{measure.method}`"
        bench.findings.report("QA504", message, measure.place.value("method"), hint)
        return ()
    names = parts_of(name, measure, bench.names, bench.findings)
    for each in measure.weights if names else ():
        if each not in names and each not in bench.names.optional:
            bench.findings.report_unknown(
                "QA502", "part", each, names, measure.place.inside("weights").key(each)
            )
    parts = [_part(each, measure, bench) for each in names]
    return _told_apart([part for part in parts if part is not None and part.weight.numerator > 0])


def _told_apart(parts: list[Part]) -> tuple[Part, ...]:
    """Let a part be out that is not asked of everybody who gives a part of the measure."""
    everybody = frozenset().union(*(part.asked_of for part in parts))
    return tuple(
        part if part.asked_of == everybody else evolve(part, can_be_out=True) for part in parts
    )


def _formula_parts(measure: Measure, bench: Bench) -> tuple[Part, ...]:
    """List the questions and measures that a formula names, or whose groups it goes through."""
    if measure.formula is None:
        return ()
    parts = (_named_part(each, bench) for each in named_in(measure.formula, bench.names))
    return tuple(part for part in parts if part is not None)


def _named_part(name: str, bench: Bench) -> Part | None:
    if name in bench.names.questions:
        return _question_part(bench.names.questions[name], Fraction(1))
    fitted = bench.fitted.get(name)
    return None if fitted is None else _part_of(fitted, "scores", Fraction(1))


def _part(name: str, measure: Measure, bench: Bench) -> Part | None:
    if name in bench.names.measures:
        return _measure_part(name, measure, bench)
    found = bench.names.questions[name]
    if found.scale is None and found.base == "scale":
        return None
    own = Fraction(1) if measure.weights else found.question.weight
    return _question_part(found, measure.weights.get(name, own))


def _question_part(found: FittedQuestion, weight: Fraction) -> Part:
    return Part(
        name=found.id,
        kind="question",
        weight=weight,
        use="scores",
        scale=found.scale,
        interval=found.interval if found.scale is None or found.scale.adds_up else UNBOUNDED,
        better=found.better,
        can_be_out=found.can_be_out,
        asked_of=frozenset(found.asked_of),
    )


def _measure_part(name: str, measure: Measure, bench: Bench) -> Part | None:
    fitted = bench.fitted.get(name)
    weight = measure.weights.get(name, Fraction(1))
    if fitted is None or weight == 0:
        return None
    use = measure.use or _use(measure, fitted, bench)
    if use == "grades" and fitted.grades is None and fitted.level is None:
        bench.findings.report(
            "QA505",
            f"`{name}` has no grade that could be used",
            measure.place.value("use"),
            "write `use: scores`, or give it bands",
        )
        return None
    return _part_of(fitted, use, weight)


def _part_of(fitted: FittedMeasure, use: Literal["grades", "scores"], weight: Fraction) -> Part:
    """Make a part of a measure: its grade, or the level of one that has none, or its score."""
    scale = (fitted.grades or fitted.level) if use == "grades" else None
    interval = fitted.interval
    if scale is not None:
        interval = scale.interval if scale.adds_up else UNBOUNDED
    graded = use == "grades" and fitted.grades is not None
    return Part(
        name=fitted.name,
        kind="measure",
        weight=weight,
        use=use,
        scale=scale,
        interval=interval,
        better=fitted.grades.better if graded and fitted.grades is not None else fitted.better,
        can_be_out=_can_be_out(fitted),
        asked_of=fitted.asked_of,
    )


def _use(measure: Measure, fitted: FittedMeasure, bench: Bench) -> Literal["grades", "scores"]:
    """Choose what a part gives where the measure does not say, if both would be the same."""
    if fitted.grades is None and fitted.level is None:
        return "scores"
    by_level = measure.method in (*OVER_LEVELS, *COUNTING)
    if not fitted.has_score or _is_its_level(fitted):
        return "grades" if by_level or not fitted.has_score else "scores"
    if measure.method in COUNTING:
        return "grades"
    bench.findings.report(
        "QA506",
        f"`{fitted.name}` has a score and a grade, and nothing says which one counts",
        measure.place.here,
        "add `use: grades` or `use: scores`",
    )
    return "grades"


def _is_its_level(fitted: FittedMeasure) -> bool:
    """Say whether grade and score of a measure are always the level that its method gives."""
    measure = fitted.measure
    plain = fitted.level is not None and fitted.bands is None and measure.round is None
    return plain and not measure.limits and not measure.judgement.may_depart


def _can_be_out(fitted: FittedMeasure) -> bool:
    return not fitted.parts or all(part.can_be_out for part in fitted.parts)


def _better(
    measure: Measure,
    parts: tuple[Part, ...],
    judge: FittedQuestion | None,
    grades: AnswerScale | None,
) -> Better | None:
    """Say which end of a score is good, as far as its parts agree."""
    if measure.method == "gates":
        return grades.better if grades is not None else None
    if judge is not None:
        return judge.better
    directions = {part.better for part in parts}
    if len(directions) != 1 or measure.method == "formula":
        return None
    (better,) = directions
    if measure.method in COUNTING and measure.where is not None and better is not None:
        return _better_count(better, measure.where)
    return better


def _better_count(better: Better, where: Where) -> Better | None:
    if where.at_least is not None:
        return better
    return OPPOSITE[better] if where.at_most is not None else None


def check_parts_suit(
    fitted: FittedMeasure, measures: Mapping[str, FittedMeasure], findings: Findings
) -> None:
    """Report measures that cannot be parts of this method, and levels that cannot be banded."""
    method = fitted.measure.method
    for part in fitted.parts:
        if part.kind == "measure" and fitted.normalise is not None:
            _check_range(part, fitted, measures, findings)
        if part.kind == "measure" and method == "percent":
            _check_share(part, fitted, measures[part.name], findings)
    if method in ("median", "most_common") and fitted.parts and fitted.better is None:
        findings.report(
            "QA516",
            f"nothing says which end of `{fitted.name}` is good, and a tie goes to the worse",
            fitted.measure.place.here,
            "add `better: higher` or `better: lower`",
        )
    if fitted.bands is not None and fitted.level is not None and not fitted.level.adds_up:
        findings.report(
            "QA543",
            f"`{fitted.name}` is on a scale without points, which cannot be banded",
            fitted.measure.place.value("bands"),
            "give the levels of the scale `points:`, or leave the bands out",
        )
    _check_shares_of_possible(fitted, findings)


def _check_range(
    part: Part,
    fitted: FittedMeasure,
    measures: Mapping[str, FittedMeasure],
    findings: Findings,
) -> None:
    found = part_range(part, measures)
    if found.low is None or found.high is None or found.low == found.high:
        findings.report(
            "QA546",
            f"the score of `{part.name}` has no fixed range, so it cannot be normalised",
            fitted.measure.place.value("normalise"),
            "write `use: grades`, or make it a percentage",
        )


def _check_share(
    part: Part, fitted: FittedMeasure, made: FittedMeasure, findings: Findings
) -> None:
    low, high = part.interval.low, part.interval.high
    whole = part.use == "grades" or made.level is not None or keeps_possible(made)
    if whole and low is not None and low >= 0 and high is not None and high > 0:
        return
    findings.report(
        "QA547",
        f"`{part.name}` cannot be a share of a whole: it keeps no highest score, or can be below 0",
        fitted.measure.place.value("of"),
        "take a sum or a percentage, or write `use: grades`",
    )


def _check_shares_of_possible(fitted: FittedMeasure, findings: Findings) -> None:
    if fitted.bands is None or keeps_possible(fitted):
        return
    for band in bands_in(fitted.bands):
        for key in ("at_least", "at_most"):
            bound = getattr(band, key)
            if bound is not None and bound.of_possible:
                findings.report(
                    "QA547",
                    f"`{bound.written}` is a share of what is possible, and `{fitted.name}` keeps"
                    " no possible score",
                    band.place.value(key),
                    "write a number, or make the measure a sum or a percentage",
                )


def keeps_possible(fitted: FittedMeasure) -> bool:
    """Say whether a measure keeps the highest score that was possible."""
    return fitted.measure.method in ("sum", "percent")
