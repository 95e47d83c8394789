"""Tables of bands: best first, bounds that tighten, every grade within reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.conditions import bands_in
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.checking.scales import shown_number
from qa_framework.definitions.rubric import Band, BandTables, Bound
from qa_framework.definitions.scale import Better
from qa_framework.problems import Place

DIRECTIONS: dict[str, Better] = {"at_least": "higher", "at_most": "lower"}
FEW_BANDS = 2
"""So many are turned round where one stands wrong."""
CAN_BE_A_FRACTION = ("mean", "percent", "share", "median")


def check_bands(fitted: FittedMeasure, fit: Fit, findings: Findings) -> None:
    """Report what is wrong with the bands of a measure, and levels that it can never have."""
    if fitted.grades is None:
        return
    sound = not isinstance(fitted.bands, BandTables) or _check_tables(fitted.bands, fit, findings)
    for table in tables_of(fitted.bands or ()):
        in_order = check_table(table, fitted.grades, findings)
        one_way = _check_direction(table, fitted, findings)
        if in_order and one_way:
            _check_reach(table, fitted, findings)
        sound = sound and in_order
    if sound and (fitted.bands or fitted.measure.gates):
        _check_levels_reached(fitted, findings)
    _note_fractions(fitted, findings)


def _check_levels_reached(fitted: FittedMeasure, findings: Findings) -> None:
    """Report levels of the grade that no band, gate, limit or person can give."""
    if fitted.grades is None or fitted.measure.judgement.may_depart:
        return
    given = {band.grade for band in bands_in(fitted.bands)}
    given.update(gate.grade for gate in fitted.measure.gates)
    for limit in fitted.measure.limits:
        given.update(each for each in (limit.always, limit.suggest) if each is not None)
        given.update(each for each in (limit.no_better_than, limit.no_worse_than) if each)
    for level in fitted.grades.levels:
        if level not in given:
            what = "gate" if fitted.measure.gates else "band"
            findings.report(
                "QA522",
                f"nothing gives `{fitted.name}` the grade `{level}`",
                fitted.measure.place.here,
                f"add a {what} for it, or use a scale without it",
            )


def tables_of(bands: tuple[Band, ...] | BandTables) -> Iterator[tuple[Band, ...]]:
    """List the tables."""
    if not isinstance(bands, BandTables):
        yield bands
        return
    yield from bands.tables.values()
    if bands.otherwise:
        yield bands.otherwise


def check_table(table: tuple[Band, ...], grades: AnswerScale, findings: Findings) -> bool:
    """Report grades that are no levels, and an order that is not best first and tightening.

    Returns:
        Whether nothing was wrong.
    """
    before = len(findings.problems)
    for band in table:
        if band.grade not in grades.ranks:
            findings.report_unknown(
                "QA510", "level", band.grade, grades.levels, band.place.value("grade")
            )
    if len(findings.problems) == before and _is_turned_round(table, grades):
        findings.report(
            "QA511",
            "the bands are listed worst first",
            table[0].place.value("grade"),
            "list the best grade first; where the low end of the scale is good it says `better: lower`",
        )
    elif len(findings.problems) == before:
        for better, band in pairwise(table):
            _check_pair(better, band, grades, findings)
        _check_ends(table, findings)
    return len(findings.problems) == before


def _is_turned_round(table: tuple[Band, ...], grades: AnswerScale) -> bool:
    merits = [grades.merit(grades.ranks[band.grade]) for band in table]
    return len(table) > FEW_BANDS and all(one < other for one, other in pairwise(merits))


def _check_ends(table: tuple[Band, ...], findings: Findings) -> None:
    for last in table[-1:]:
        if bound_of(last) is not None or last.needs is not None:
            findings.report(
                "QA512",
                f"the last band, `{last.grade}`, does not take every score that is left",
                last.place.here,
                f"end with `- {{grade: {last.grade}}}`, without a bound and without `needs`",
            )
    for band in table[:-1]:
        if bound_of(band) is None and band.needs is None:
            findings.report(
                "QA513",
                f"the band `{band.grade}` has no bound, so those below it are never reached",
                band.place.here,
                "add `at_least:` or `at_most:`",
            )


def bound_of(band: Band) -> Bound | None:
    """Give the bound of a band."""
    return band.at_least if band.at_least is not None else band.at_most


def _check_pair(better: Band, band: Band, grades: AnswerScale, findings: Findings) -> None:
    above = grades.merit(grades.ranks[better.grade])
    below = grades.merit(grades.ranks[band.grade])
    if above == below and better.needs is None:
        findings.report(
            "QA511",
            f"the grade `{band.grade}` has two bands",
            band.place.value("grade"),
            "take one of them out; only above a band that `needs` something may its grade come twice",
        )
        return
    if above < below:
        findings.report(
            "QA511",
            f"the bands are not in order: `{band.grade}` stands below `{better.grade}`",
            band.place.value("grade"),
            "list the best grade first",
        )
        return
    one, other = bound_of(better), bound_of(band)
    if one is None or other is None:
        return
    if one.of_possible != other.of_possible:
        findings.report(
            "QA514",
            f"one table mixes numbers and shares of what is possible: `{one.written}` and"
            f" `{other.written}`",
            band.place.here,
            "write all bounds in the same way",
        )
    elif not _tightens(better, one, other):
        findings.report(
            "QA511",
            f"the bands are not in order: `{better.grade}` is not harder to reach than"
            f" `{band.grade}`",
            band.place.value("at_least" if band.at_least is not None else "at_most"),
            "the bound of each band must be stricter than that of the band below it",
        )


def _tightens(better: Band, one: Bound, other: Bound) -> bool:
    if one.value == other.value:
        return better.needs is not None
    return (one.value > other.value) == (better.at_least is not None)


def _check_direction(table: tuple[Band, ...], fitted: FittedMeasure, findings: Findings) -> bool:
    """Ask for one direction, that of the good end; say whether the table has it."""
    used = [key for key in DIRECTIONS if any(getattr(band, key) is not None for band in table)]
    if len(used) > 1:
        findings.report(
            "QA515",
            "one table uses both `at_least` and `at_most`",
            _first_place(table, used[1]).key(used[1]),
            "choose the one that fits the end of the score that is good",
        )
    elif used and fitted.better is None:
        findings.report(
            "QA516",
            f"nothing says which end of the score of `{fitted.name}` is good",
            fitted.measure.place.here,
            f"add `better: {DIRECTIONS[used[0]]}` to the measure",
        )
    elif used and fitted.better != DIRECTIONS[used[0]]:
        findings.report(
            "QA517",
            f"with `{used[0]}` a {DIRECTIONS[used[0]]} score is better, and for `{fitted.name}` a"
            f" {fitted.better} one is",
            _first_place(table, used[0]).key(used[0]),
            f"turn the table round, or add `better: {DIRECTIONS[used[0]]}` to the measure",
        )
    else:
        return True
    return False


def _first_place(table: tuple[Band, ...], key: str) -> Place:
    return next(band.place for band in table if getattr(band, key) is not None)


def _check_reach(table: tuple[Band, ...], fitted: FittedMeasure, findings: Findings) -> None:
    """Report bounds outside what the score can be, and bands that none is left for."""
    for index, band in enumerate(table):
        bound = bound_of(band)
        if bound is None:
            continue
        key = "at_least" if band.at_least is not None else "at_most"
        low, high = _ends(fitted, bound)
        beyond = high if key == "at_least" else low
        if beyond is not None and _passes(key, bound.value, beyond):
            findings.report(
                "QA518",
                f"no score of `{fitted.name}` can reach `{bound.written}`",
                band.place.value(key),
                f"the {'highest' if key == 'at_least' else 'lowest'} is {shown_number(beyond)}",
            )
        always = low if key == "at_least" else high
        if always is not None and band.needs is None and _holds(key, always, bound.value):
            _report_rest(table[index + 1 :], fitted, findings)
            return


def _report_rest(rest: tuple[Band, ...], fitted: FittedMeasure, findings: Findings) -> None:
    for band in rest:
        findings.report(
            "QA519",
            f"no score of `{fitted.name}` is left for the band `{band.grade}`",
            band.place.here,
            "every score that can be has a better band; take this one out, or move the bounds",
        )


def _ends(fitted: FittedMeasure, bound: Bound) -> tuple[Fraction | None, Fraction | None]:
    if bound.of_possible:
        return None, Fraction(1)
    return fitted.interval.low, fitted.interval.high


def _passes(key: str, bound: Fraction, end: Fraction) -> bool:
    return bound > end if key == "at_least" else bound < end


def _holds(key: str, score: Fraction, bound: Fraction) -> bool:
    return score >= bound if key == "at_least" else score <= bound


def _check_tables(bands: BandTables, fit: Fit, findings: Findings) -> bool:
    """Ask for one table for each of the choices there are; say whether nothing was wrong."""
    before = len(findings.problems)
    values = _choices(bands.by, fit)
    if values is None:
        choices = (each.id for each in fit.facts.values() if each.type == "choice")
        known = ("audit.perspective", *choices)
        place = bands.place.value("by")
        findings.report_unknown("QA520", "choice among the facts called", bands.by, known, place)
        return False
    for name in bands.tables:
        if name not in values:
            findings.report_unknown("QA520", "option", name, values, bands.place.key(name))
    lacking = [value for value in values if value not in bands.tables]
    if lacking and not bands.otherwise and len(findings.problems) == before:
        listed = ", ".join(f"`{value}`" for value in lacking)
        findings.report(
            "QA521",
            f"there is no table for {listed}",
            bands.place.key("by"),
            "add one, or `else:` for all that have none",
        )
    return len(findings.problems) == before


def _choices(by: str, fit: Fit) -> tuple[str, ...] | None:
    if by == "audit.perspective":
        return fit.tool.asked_of
    fact = fit.facts.get(by)
    return tuple(fact.options) if fact is not None and fact.type == "choice" else None


def _note_fractions(fitted: FittedMeasure, findings: Findings) -> None:
    if fitted.measure.round is not None or fitted.measure.method not in CAN_BE_A_FRACTION:
        return
    if fitted.bands is None:
        return
    bounds = [
        bound for table in tables_of(fitted.bands) for band in table if (bound := bound_of(band))
    ]
    whole = all(each.value.denominator == 1 and not each.of_possible for each in bounds)
    if bounds and whole and fitted.measure.method != "share":
        findings.report(
            "QA711",
            f"the bands of `{fitted.name}` are whole numbers, and its score can fall between them",
            fitted.measure.place.here,
            "say how it is rounded, for instance `round: {to: 0, half: up}`",
        )
