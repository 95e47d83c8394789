"""A rubric in plain sentences: what is added up, what a blank does, which grade follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.definitions.base import say
from qa_framework.definitions.plain import decimal_text
from qa_framework.definitions.rubric import (
    Band,
    BandTables,
    CountBlankAs,
    Judgement,
    Limit,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Rounding,
    Unanswered,
    Where,
)
from qa_framework.expressions.syntax import And, Compare, Expr, Name, Or
from qa_framework.reports.conditions import condition_in_words
from qa_framework.reports.glossary import Glossary, enumerate_words, title_of

METHODS: Mapping[str, str] = {
    "sum": "The sum of {parts}.",
    "mean": "The average of {parts}.",
    "percent": "The points reached by {parts}, in percent of the points that were possible.",
    "count": "How many of {parts} are {where}.",
    "share": "Which share of {parts} are {where}: 0 for none, 1 for all.",
    "lowest": "The lowest of {parts}.",
    "highest": "The highest of {parts}.",
    "median": "The middle one of {parts} when they are put in order.",
    "most_common": "The most common of {parts}; of several, the worse.",
}
EFFECTS: tuple[tuple[str, str], ...] = (
    ("always", "It is always {grade}"),
    ("no_better_than", "It is never better than {grade}"),
    ("no_worse_than", "It is never worse than {grade}"),
    ("suggest", "The suggestion is {grade}"),
)
HALVES: Mapping[str, str] = {
    "up": "halves go up",
    "even": "halves go to the even digit",
    "down": "halves go down",
}
LEFT_OUT: Mapping[str, str] = {
    "adds_nothing": "A part that does not apply adds nothing.",
    "prorate": "Where a part does not apply, the sum is scaled up to all parts.",
    "block": "Where a part does not apply, there is no score.",
}
EACH_PART: Mapping[str, str] = {
    "equal": "Each part counts alike, however many points it has.",
    "by_points": "A part with more points counts more.",
}
DIRECTIONS: Mapping[str, str] = {"any": "another", "better": "a better", "worse": "a worse"}


@frozen(kw_only=True)
class MeasureInWords:
    """A measure as a reader sees it.

    Attributes:
        names: The ids of the measures it speaks of: one, or those of several sections.
        title: What people call it.
        sentences: How it comes about.
    """

    names: tuple[str, ...]
    title: str
    sentences: tuple[str, ...]


@frozen(kw_only=True)
class RubricInWords:
    """A rubric as a reader sees it.

    Attributes:
        name: Its name in the tool; empty where the tool has only one.
        title: What people call it; empty for one that is written inside its tool.
        summary: What it does, in its author's words; empty where they said nothing.
        measures: Its measures in order.
        flags: Its flags, a sentence each.
    """

    name: str
    title: str
    summary: str
    measures: tuple[MeasureInWords, ...]
    flags: tuple[str, ...]


def rubric_in_words(fit: Fit) -> RubricInWords:
    """Say a rubric that has been fitted to a tool in plain sentences."""
    glossary = Glossary(fit)
    flags = (
        f"{flag.id} is raised when {condition_in_words(flag.when, glossary)}. "
        f"{say(flag.because, glossary.language)}"
        for flag in fit.flags
        if can_hold(flag.when, fit)
    )
    return RubricInWords(
        name=fit.name,
        title=say(fit.rubric.title, fit.rubric.language),
        summary=say(fit.rubric.summary or "", fit.rubric.language),
        measures=tuple(_measures(fit, glossary)),
        flags=tuple(flags),
    )


def can_hold(when: Expr, fit: Fit) -> bool:
    """Say whether a condition is worth reading: whether what the tool has not leaves it open."""
    match when:
        case And(operands):
            return all(can_hold(each, fit) for each in operands)
        case Or(operands):
            return any(can_hold(each, fit) for each in operands)
        case Name(name):
            return name.partition(".")[0] not in fit.absent
        case Compare(first, rest) if all(comparator != "!=" for comparator, _ in rest):
            sides = (first, *(side for _, side in rest))
            return all(can_hold(side, fit) for side in sides if isinstance(side, Name))
        case _:
            return True


def _measures(fit: Fit, glossary: Glossary) -> Iterator[MeasureInWords]:
    """Go through the measures; sections that have the same measure are told together."""
    told: set[str] = set()
    for name in fit.order:
        if name in told:
            continue
        fitted = fit.measures[name]
        alike = [name]
        if fitted.section is not None and fitted.measure is fit.rubric.each_section:
            alike = [each for each in fit.order if _is_alike(fit.measures[each], fitted)]
        told.update(alike)
        titles = [title_of(fit.measures[each], glossary.language) for each in alike]
        heading = f"Each of {enumerate_words(titles)}" if len(alike) > 1 else titles[0]
        sentences = measure_in_words(fitted, glossary, several=len(alike) > 1)
        yield MeasureInWords(names=tuple(alike), title=heading, sentences=tuple(sentences))


def _is_alike(one: FittedMeasure, other: FittedMeasure) -> bool:
    return one.section is not None and one.measure is other.measure


def measure_in_words(
    fitted: FittedMeasure, glossary: Glossary, *, several: bool = False
) -> Iterator[str]:
    """Say how a measure comes about, a sentence at a time.

    Args:
        fitted: The measure.
        glossary: What things are called.
        several: Whether it stands for the measures of several sections.
    """
    yield _method(fitted, glossary, several=several)
    yield from _counting(fitted)
    if not several:
        yield from _weights(fitted, glossary)
    yield from _missing(fitted)
    if fitted.measure.round is not None:
        yield _rounding(fitted.measure.round)
    if fitted.better == "lower" and fitted.level is None:
        yield "Lower is better."
    yield from _bands(fitted, glossary)
    for limit in fitted.measure.limits:
        if can_hold(limit.when, glossary.fit):
            yield _limit(limit, fitted, glossary)
    if fitted.measure.judgement.may_depart:
        yield _judgement(fitted.measure.judgement)


def _method(fitted: FittedMeasure, glossary: Glossary, *, several: bool) -> str:
    measure = fitted.measure
    if fitted.judged_by is not None:
        where = "in its section" if several else glossary.thing(fitted.judged_by)
        beside = glossary.fit.measures.get(measure.agree_with or "")
        shown = f" Beside it stands: {title_of(beside, glossary.language)}." if beside else ""
        return f"The grade that a person gives ({where}).{shown}"
    if measure.formula is not None:
        return f"Worked out as {condition_in_words(measure.formula, glossary)}."
    if measure.gates:
        return _gates(fitted, glossary)
    parts = "the answers of the section" if several else _parts(fitted, glossary)
    where = _where(measure.where, fitted, glossary) if measure.where is not None else ""
    known = METHODS.get(measure.method, "By the method `{method}`, over {parts}.")
    return known.format(parts=parts, where=where, method=measure.method)


def _gates(fitted: FittedMeasure, glossary: Glossary) -> str:
    steps = []
    for gate in fitted.measure.gates:
        grade = glossary.grade(fitted, gate.grade)
        if gate.needs is not None:
            steps.append(f"{grade} where {condition_in_words(gate.needs, glossary)}")
        else:
            steps.append(grade)
    return f"Step by step, each needing all before it: {'; then '.join(steps)}."


def _parts(fitted: FittedMeasure, glossary: Glossary) -> str:
    measure = fitted.measure
    use = f"the {measure.use} of " if measure.use is not None else ""
    if isinstance(measure.of, str):
        words = glossary.group(measure.of)
    else:
        words = glossary.members(part.name for part in fitted.parts)
    aside = f" except {glossary.members(measure.except_)}" if measure.except_ else ""
    return f"{use}{words}{aside}"


def _where(where: Where, fitted: FittedMeasure, glossary: Glossary) -> str:
    def label(value: str) -> str:
        for part in fitted.parts:
            found = glossary.labels(part.scale).get(value)
            if found is not None:
                return f'"{found}"'
        return value

    if where.in_:
        return enumerate_words(map(label, where.in_), "or")
    tests = (
        ("at least ", where.at_least),
        ("at most ", where.at_most),
        ("", where.equal),
        ("", where.absent),
    )
    return next((word + label(value) for word, value in tests if value is not None), "")


def _weights(fitted: FittedMeasure, glossary: Glossary) -> Iterator[str]:
    weights: dict[Fraction, list[str]] = {}
    for part in fitted.parts:
        if part.weight != 1:
            weights.setdefault(part.weight, []).append(part.name)
    for weight, names in weights.items():
        yield f"Counting {decimal_text(weight)} times: {glossary.members(names)}."


def _counting(fitted: FittedMeasure) -> Iterator[str]:
    if fitted.measure.each_part is not None:
        yield EACH_PART[fitted.measure.each_part]


def _missing(fitted: FittedMeasure) -> Iterator[str]:
    measure = fitted.measure
    if measure.method == "judged":
        yield "Where that is blank, there is no grade."
    elif not measure.gates:
        yield unanswered_in_words(fitted.unanswered)
    if measure.left_out is not None:
        yield LEFT_OUT[measure.left_out]
    if measure.not_scored is not None:
        yield "A part without a score is left out."


def unanswered_in_words(policy: Unanswered) -> str:
    """Say what an unanswered part does."""
    match policy:
        case "block":
            return "One blank among them, and there is no score."
        case "leave_out":
            return "A blank is left out."
        case CountBlankAs(levels):
            return f"A blank counts as {_counted_as(levels)}."
        case NeedsAnswered(count):
            return (
                f"Blanks are left out, where at least {count} are answered; else there is no score."
            )
        case NeedsShare(share):
            percent = decimal_text(share * 100)
            return f"Blanks are left out, where {percent} % are answered; else there is no score."
        case Prorate(least):
            return (
                "Where there are blanks, the sum is scaled up to all parts, "
                f"if at least {least} are answered; else there is no score."
            )
        case _:
            assert_never(policy)


def _counted_as(levels: Mapping[str, str] | str) -> str:
    if isinstance(levels, str):
        return "the lowest level"
    return enumerate_words(f'"{level}" on the scale {scale}' for scale, level in levels.items())


def _rounding(rounding: Rounding) -> str:
    digits = "a whole number" if rounding.to == 0 else f"{rounding.to} digits after the point"
    return f"Rounded to {digits}; {HALVES[rounding.half]}."


def _bands(fitted: FittedMeasure, glossary: Glossary) -> Iterator[str]:
    bands = fitted.bands
    if fitted.grades is None or bands is None:
        return
    if not isinstance(bands, BandTables):
        yield from _table(bands, "", fitted, glossary)
        return
    for value, table in bands.tables.items():
        chosen = f'{glossary.thing(bands.by)} is "{glossary.level(bands.by, value)}"'
        yield from _table(table, f"Where {chosen}: ", fitted, glossary)
    if bands.otherwise:
        yield from _table(bands.otherwise, "Else: ", fitted, glossary)


def _table(
    bands: Iterable[Band], before: str, fitted: FittedMeasure, glossary: Glossary
) -> Iterator[str]:
    for band in bands:
        bounds = [
            f"it is {word} {bound.written or decimal_text(bound.value)}"
            for word, bound in (("at least", band.at_least), ("at most", band.at_most))
            if bound is not None
        ]
        needs = [_needs(band.needs, bounds, glossary)] if band.needs is not None else []
        where = f" where {' and '.join(bounds + needs)}" if bounds or needs else " otherwise"
        yield f"{before}{glossary.grade(fitted, band.grade)}{where}."


def _needs(needs: Expr, bounds: list[str], glossary: Glossary) -> str:
    # What stands behind a bound and an `and` has to hold as a whole.
    words = condition_in_words(needs, glossary)
    return f"({words})" if bounds and isinstance(needs, Or) else words


def _limit(limit: Limit, fitted: FittedMeasure, glossary: Glossary) -> str:
    effect, words = next(
        (name, words) for name, words in EFFECTS if getattr(limit, name) is not None
    )
    grade = glossary.grade(fitted, getattr(limit, effect))
    when = condition_in_words(limit.when, glossary)
    return f"{words.format(grade=grade)} when {when}. {say(limit.because, glossary.language)}"


def _judgement(judgement: Judgement) -> str:
    who = enumerate_words((role.replace("_", " ") for role in judgement.roles), "or") or "person"
    article = "An" if who[0] in "aeiou" else "A"
    steps = f", at most {judgement.steps} away" if judgement.steps is not None else ""
    reason = ", with a reason" if judgement.reason == "required" else ""
    blank = " Also where there is no score." if judgement.when_not_scored == "may_give" else ""
    return (
        f"{article} {who} may give {DIRECTIONS[judgement.direction]} grade{steps}{reason}.{blank}"
    )
