"""What each method asks of a measure: keys it needs, parts it can put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.measures import ADDING, COUNTING, OVER_LEVELS
from qa_framework.checking.parts import WITHOUT_PARTS
from qa_framework.checking.policies import check_policy
from qa_framework.definitions import Measure
from qa_framework.definitions.base import NUMBER_FORM
from qa_framework.definitions.rubric import CORE_METHODS, NeedsAnswered, NeedsShare
from qa_framework.problems import Span

NEEDS: Mapping[str, tuple[str, str]] = {
    "formula": ("formula", "formula: points(a) + points(b)"),
    "gates": ("gates", "gates: [{grade: ...}, {grade: ..., needs: ...}]"),
    "count": ("where", "where: {at_least: good}"),
    "share": ("where", "where: {at_least: good}"),
}
"""Method to the key it cannot do without, with an example."""

WITH_PARTS = (*ADDING, *COUNTING, *OVER_LEVELS)
BELONGS: Mapping[str, tuple[str, ...]] = {
    "formula": ("formula",),
    "gates": ("gates",),
    "where": COUNTING,
    "agree_with": ("judged",),
    "each_part": ("percent",),
    "normalise": ("mean",),
    "left_out": ("sum",),
    "weights": ADDING,
    "of": WITH_PARTS,
    "except": WITH_PARTS,
    "use": WITH_PARTS,
    "unanswered": WITH_PARTS,
    "not_scored": WITH_PARTS,
    "round": (*WITH_PARTS, "formula"),
}
"""Key to the methods that it says something to."""
FIELDS = {"except": "except_"}


def check_method(fitted: FittedMeasure, findings: Findings) -> None:
    """Report what does not fit the method of a measure."""
    _check_keys(fitted, findings)
    _check_parts(fitted, findings)
    if fitted.measure.method in CHECKS:
        CHECKS[fitted.measure.method](fitted, findings)
    if fitted.measure.method in WITH_PARTS:
        check_policy(fitted, findings)


def _check_keys(fitted: FittedMeasure, findings: Findings) -> None:
    measure = fitted.measure
    if measure.method in NEEDS:
        key, example = NEEDS[measure.method]
        if not getattr(measure, key) and not measure.place.has(key):
            findings.report(
                "QA540",
                f"the method `{measure.method}` needs `{key}:`",
                measure.place.value("method"),
                f"for instance `{example}`",
            )
    for key, methods in BELONGS.items():
        given = getattr(measure, FIELDS.get(key, key))
        if given and measure.method in CORE_METHODS and measure.method not in methods:
            findings.report(
                "QA541",
                f"`{key}` means nothing to the method `{measure.method}`",
                measure.place.key(key),
                _belongs(methods),
            )


def _belongs(methods: tuple[str, ...]) -> str:
    if set(WITH_PARTS) <= set(methods):
        return "it belongs to methods that put parts together"
    return f"it belongs to {' or '.join(f'`method: {each}`' for each in methods)}"


def _check_parts(fitted: FittedMeasure, findings: Findings) -> None:
    measure = fitted.measure
    if measure.method in WITHOUT_PARTS or fitted.parts or _is_told(measure, findings):
        _check_for_measures(fitted, findings)
        return
    findings.report(
        "QA542",
        f"`{fitted.name}` has no part that can ever count",
        measure.place.value("of"),
        "a part is a question on a scale or a number, with a weight above 0, that does not judge;"
        " or a measure",
    )


def _is_told(measure: Measure, findings: Findings) -> bool:
    """Say whether it is told already why a measure has no parts."""
    place = measure.place
    listed = measure.of if isinstance(measure.of, tuple) else ()
    spans = {place.here, *(place.value(key) for key in ("of", "method", "use", "except"))}
    spans.update(place.item("of", index) for index in range(len(listed)))
    return any(each.code in WHY_NO_PARTS and each.span in spans for each in findings.problems)


WHY_NO_PARTS = frozenset({"QA501", "QA502", "QA504", "QA505"})


def _check_for_measures(fitted: FittedMeasure, findings: Findings) -> None:
    """Report keys about parts that are measures where no part is one."""
    if any(part.kind == "measure" for part in fitted.parts) or not fitted.parts:
        return
    for key in ("use", "not_scored"):
        if getattr(fitted.measure, key) and fitted.measure.method in WITH_PARTS:
            findings.report(
                "QA541",
                f"`{key}` is about parts that are measures, and `{fitted.name}` has none",
                fitted.measure.place.key(key),
                "leave it out",
            )


def _check_adding(fitted: FittedMeasure, findings: Findings) -> None:
    for part in fitted.parts:
        if part.scale is not None and not part.scale.adds_up:
            findings.report(
                "QA543",
                f"`{part.name}` is on a scale without points, which cannot be added up",
                fitted.measure.place.value("of"),
                "give the levels of the scale `points:`, or choose a method such as `lowest`",
            )
    if fitted.better is None and fitted.bands is None and len(fitted.parts) > 1:
        findings.report(
            "QA516",
            f"the parts of `{fitted.name}` do not agree on which end is good",
            fitted.measure.place.here,
            "add `better: higher` or `better: lower`, or `reverse: yes` to some questions",
        )


def _check_sum(fitted: FittedMeasure, findings: Findings) -> None:
    _check_adding(fitted, findings)
    why = _why_left_out(fitted)
    if fitted.measure.left_out is None and why is not None:
        findings.report(
            "QA544",
            f"{why}, and nothing says what that does to the sum `{fitted.name}`",
            fitted.measure.place.here,
            "add `left_out: adds_nothing`, `left_out: prorate` or `left_out: block`",
        )


def _why_left_out(fitted: FittedMeasure) -> str | None:
    """Say how a part of a measure can come to be left out; None where none can."""
    out = next((part for part in fitted.parts if part.can_be_out), None)
    if out is not None:
        everybody = out.asked_of == fitted.asked_of
        return f"`{out.name}` {'may not apply' if everybody else 'is not asked of everybody'}"
    if fitted.measure.not_scored == "leave_out":
        return "a part that is not scored is left out"
    leaves_out = isinstance(fitted.unanswered, NeedsAnswered | NeedsShare)
    return "a blank is left out" if leaves_out or fitted.unanswered == "leave_out" else None


def _check_mean(fitted: FittedMeasure, findings: Findings) -> None:
    _check_adding(fitted, findings)
    if fitted.normalise is not None:
        _check_normalise(fitted, findings)
        return
    ranges = {part.interval for part in fitted.parts if part.use == "scores"}
    if len(ranges) > 1 and all(part.kind == "question" for part in fitted.parts):
        findings.report(
            "QA545",
            f"the parts of `{fitted.name}` are on different scales",
            fitted.measure.place.value("of"),
            "say `normalise: <scale>`, or choose parts on one scale",
        )


def _check_normalise(fitted: FittedMeasure, findings: Findings) -> None:
    target = fitted.normalise
    if target is not None and not target.adds_up:
        findings.report(
            "QA543",
            "the scale to normalise to has no points",
            fitted.measure.place.value("normalise"),
            "choose one whose levels have `points:`",
        )
    for part in fitted.parts:
        low, high = part.interval.low, part.interval.high
        if low is None or high is None or low == high:
            findings.report(
                "QA546",
                f"`{part.name}` has no lowest and highest value, so it cannot be normalised",
                fitted.measure.place.value("normalise"),
                "give the number `least:` and `most:`",
            )


def _check_percent(fitted: FittedMeasure, findings: Findings) -> None:
    _check_adding(fitted, findings)
    highs = set()
    for part in fitted.parts:
        low, high = part.interval.low, part.interval.high
        highs.add(high)
        adds_up = part.scale is None or part.scale.adds_up
        if part.kind == "question" and adds_up and not _is_a_share(low, high):
            findings.report(
                "QA547",
                f"`{part.name}` cannot be a share of a whole: its lowest must be at least 0 and"
                " its highest above 0",
                fitted.measure.place.value("of"),
                "give a number `least: 0` and `most:`; give a scale points of at least 0",
            )
    if len(highs) > 1 and fitted.measure.each_part is None:
        findings.report(
            "QA548",
            f"the parts of `{fitted.name}` have different maxima, and nothing says how they weigh",
            fitted.measure.place.here,
            "add `each_part: equal` or `each_part: by_points`",
        )


def _is_a_share(low: Fraction | None, high: Fraction | None) -> bool:
    return low is not None and high is not None and low >= 0 and high > 0


def _check_over_levels(fitted: FittedMeasure, findings: Findings) -> None:
    scales = [part.scale for part in fitted.parts]
    if fitted.level is not None or all(scale is None or scale.adds_up for scale in scales):
        return
    findings.report(
        "QA549",
        f"the parts of `{fitted.name}` are on different scales, and not all have points",
        fitted.measure.place.value("of"),
        "choose parts on one scale, or give all scales points",
    )


def _check_where(fitted: FittedMeasure, findings: Findings) -> None:
    where = fitted.measure.where
    if where is None:
        return
    given = [key for key, name in WHERE.items() if getattr(where, name)]
    if len(given) != 1:
        shown = ", ".join(f"`{each}`" for each in given) or "none of them"
        findings.report(
            "QA550",
            "`where` says one of `at_least`, `at_most`, `equal`, `in` and `absent`",
            where.place.key(given[1]) if given else where.place.here,
            f"this one says {shown}",
        )
        return
    if where.absent is not None:
        _check_absence(where.absent, fitted, findings)
        return
    (key,) = given
    for index, word in enumerate(where.in_ or (getattr(where, key),)):
        part = next((each for each in fitted.parts if not _can_be(word, each)), None)
        if part is not None:
            place = where.place.item("in", index) if where.in_ else where.place.value(key)
            _report_word(word, part, place, findings)


WHERE = {"at_least": "at_least", "at_most": "at_most", "equal": "equal"}
WHERE |= {"in": "in_", "absent": "absent"}


def _can_be(word: str, part: Part) -> bool:
    """Say whether a part can be what a word says: a level of its scale, else a number."""
    if part.scale is not None and part.scale.levels:
        return word in part.scale.ranks
    return NUMBER_FORM.match(word) is not None


def _report_word(word: str, part: Part, place: Span, findings: Findings) -> None:
    """Report a word that a part can never be."""
    if part.scale is not None and part.scale.levels:
        findings.report_unknown("QA510", "level", word, part.scale.levels, place)
    else:
        findings.report(
            "QA510",
            f"`{word}` is no number, and `{part.name}` is answered in numbers",
            place,
            "write a number, or choose parts on one scale of levels",
        )


def _check_absence(absence: str, fitted: FittedMeasure, findings: Findings) -> None:
    """Ask that at least one part can be absent in this way."""
    known = {each for part in fitted.parts if part.scale for each in part.scale.effects}
    if absence not in known and fitted.parts:
        where = fitted.measure.place.inside("where")
        findings.report_unknown("QA551", "absence", absence, sorted(known), where.value("absent"))


def _check_gates(fitted: FittedMeasure, findings: Findings) -> None:
    gates, grades = fitted.measure.gates, fitted.grades
    for index, gate in enumerate(gates):
        if (gate.needs is None) != (index == 0) and not gate.place.has("needs"):
            findings.report(
                "QA552",
                f"the gate `{gate.grade}` has no `needs:`, so those below it are never the result",
                gate.place.here,
                "the first gate, the worst, is reached by all; every other says what it needs",
            )
        elif index == 0 and gate.needs is not None:
            findings.report(
                "QA552",
                f"the first gate, `{gate.grade}`, has a `needs:`, so some audits reach none",
                gate.place.key("needs"),
                "leave it out: the first gate, the worst, is reached by all",
            )
        if grades is not None and gate.grade not in grades.ranks:
            findings.report_unknown(
                "QA510", "level", gate.grade, grades.levels, gate.place.value("grade")
            )
    if grades is None or any(gate.grade not in grades.ranks for gate in gates):
        return
    merit = {gate.grade: grades.merit(grades.ranks[gate.grade]) for gate in gates}
    for below, above in pairwise(gates):
        if merit[below.grade] >= merit[above.grade]:
            findings.report(
                "QA511",
                f"the gates are not in order: `{above.grade}` is not better than `{below.grade}`",
                above.place.value("grade"),
                "list the worst grade first",
            )


def _check_judged(fitted: FittedMeasure, findings: Findings) -> None:
    if fitted.judged_by is not None and fitted.level is None:
        findings.report(
            "QA553",
            f"`{fitted.judged_by}` judges `{fitted.name}`, and is not on a scale of levels",
            fitted.measure.place.value("method"),
            f"put `{fitted.judged_by}` on a scale with `levels:`",
        )


CHECKS: Mapping[str, Callable[[FittedMeasure, Findings], None]] = {
    "sum": _check_sum,
    "mean": _check_mean,
    "percent": _check_percent,
    "count": _check_where,
    "share": _check_where,
    "lowest": _check_over_levels,
    "highest": _check_over_levels,
    "median": _check_over_levels,
    "most_common": _check_over_levels,
    "gates": _check_gates,
    "judged": _check_judged,
}
