"""What each method asks of a measure: keys it needs, parts it can put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure, Part
from qa_framework.checking.measures import ADDING, COUNTING, OVER_LEVELS
from qa_framework.checking.parts import WITHOUT_PARTS
from qa_framework.definitions.rubric import (
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)

NEEDS: Mapping[str, tuple[str, str]] = {
    "formula": ("formula", "formula: points(a) + points(b)"),
    "gates": ("gates", "gates: [{grade: ...}, {grade: ..., needs: ...}]"),
    "count": ("where", "where: {at_least: good}"),
    "share": ("where", "where: {at_least: good}"),
}
BELONGS: Mapping[str, tuple[str, ...]] = {
    "formula": ("formula",),
    "gates": ("gates",),
    "where": COUNTING,
    "agree_with": ("judged",),
    "each_part": ("percent",),
    "normalise": ("mean",),
    "left_out": ("sum",),
    "of": (*ADDING, *COUNTING, *OVER_LEVELS),
    "weights": ADDING,
}


def check_method(fitted: FittedMeasure, findings: Findings) -> None:
    """Report what does not fit the method of a measure."""
    _check_keys(fitted, findings)
    _check_parts(fitted, findings)
    CHECKS.get(fitted.measure.method, lambda *_: None)(fitted, findings)
    _check_policy(fitted, findings)


def _check_keys(fitted: FittedMeasure, findings: Findings) -> None:
    measure = fitted.measure
    if measure.method in NEEDS:
        key, example = NEEDS[measure.method]
        if not getattr(measure, key):
            findings.report(
                "QA540",
                f"the method `{measure.method}` needs `{key}:`",
                measure.place.here,
                f"for instance `{example}`",
            )
    for key, methods in BELONGS.items():
        if getattr(measure, key) and measure.method not in methods and _is_core(measure.method):
            findings.report(
                "QA541",
                f"`{key}` means nothing to the method `{measure.method}`",
                measure.place.key(key),
                f"it belongs to {', '.join(f'`{each}`' for each in methods)}",
            )


def _is_core(method: str) -> bool:
    return method in (*ADDING, *COUNTING, *OVER_LEVELS, *WITHOUT_PARTS)


def _check_parts(fitted: FittedMeasure, findings: Findings) -> None:
    measure = fitted.measure
    if measure.method in WITHOUT_PARTS or fitted.parts or measure.of is None:
        return
    findings.report(
        "QA542",
        f"`{fitted.name}` has no part that can ever count",
        measure.place.value("of"),
        "a part is a question on a scale or a number, with a weight above 0, that does not judge;"
        " or a measure",
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


def _check_sum(fitted: FittedMeasure, findings: Findings) -> None:
    _check_adding(fitted, findings)
    out = next((part.name for part in fitted.parts if part.can_be_out), None)
    leaves_out = isinstance(fitted.unanswered, NeedsAnswered | NeedsShare)
    if fitted.measure.left_out is None and (out or leaves_out or fitted.unanswered == "leave_out"):
        why = f"`{out}` can be out" if out else "a blank answer is left out"
        findings.report(
            "QA544",
            f"{why}, and nothing says what that does to the sum `{fitted.name}`",
            fitted.measure.place.here,
            "add `left_out: adds_nothing`, `left_out: prorate` or `left_out: block`",
        )


def _check_mean(fitted: FittedMeasure, findings: Findings) -> None:
    _check_adding(fitted, findings)
    if fitted.normalise is not None:
        _check_normalise(fitted, findings)
    elif len({_range_of(part) for part in fitted.parts if part.use == "scores"}) > 1:
        if all(part.kind == "question" for part in fitted.parts):
            findings.report(
                "QA545",
                f"the parts of `{fitted.name}` are on different scales",
                fitted.measure.place.value("of"),
                "say `normalise: <scale>`, or choose parts on one scale",
            )


def _range_of(part: Part) -> tuple[object, ...]:
    return (part.interval.low, part.interval.high)


def _check_normalise(fitted: FittedMeasure, findings: Findings) -> None:
    target = fitted.normalise
    if target is not None and not target.adds_up:
        findings.report(
            "QA543",
            "the scale to normalise to has no points",
            fitted.measure.place.value("normalise"),
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
        if part.kind == "question" and (high is None or low is None or low < 0 or high <= 0):
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
    keys = ("at_least", "at_most", "equal", "in_", "absent")
    if sum(bool(getattr(where, key)) for key in keys) != 1:
        findings.report(
            "QA550",
            "`where` says exactly one of `at_least`, `at_most`, `equal`, `in`, `absent`",
            where.place.here,
        )
        return
    for part in fitted.parts:
        _check_words(part, fitted, findings)


def _check_words(part: Part, fitted: FittedMeasure, findings: Findings) -> None:
    where = fitted.measure.where
    if where is None or part.scale is None or not part.scale.levels:
        return
    for key in ("at_least", "at_most", "equal"):
        word = getattr(where, key)
        if word is not None and word not in part.scale.ranks:
            findings.report_unknown(
                "QA510", "level", word, part.scale.levels, where.place.value(key)
            )
            return
    for word in where.in_:
        if word not in part.scale.ranks:
            findings.report_unknown(
                "QA510", "level", word, part.scale.levels, where.place.value("in")
            )
    if where.absent is not None and where.absent not in part.scale.effects:
        findings.report_unknown(
            "QA551", "absence", where.absent, part.scale.effects, where.place.value("absent")
        )


def _check_gates(fitted: FittedMeasure, findings: Findings) -> None:
    gates, grades = fitted.measure.gates, fitted.grades
    for index, gate in enumerate(gates):
        if (gate.needs is None) != (index == 0):
            findings.report(
                "QA552",
                "the first gate has no `needs:`, and every other has one",
                gate.place.here,
            )
        if grades is not None and gate.grade not in grades.ranks:
            findings.report_unknown(
                "QA510", "level", gate.grade, grades.levels, gate.place.value("grade")
            )
    if grades is None or any(gate.grade not in grades.ranks for gate in gates):
        return
    merits = [grades.merit(grades.ranks[gate.grade]) for gate in gates]
    for index, (below, above) in enumerate(zip(merits, merits[1:], strict=False)):
        if below >= above:
            findings.report(
                "QA511",
                f"the gates are not in order: `{gates[index + 1].grade}` is not better than"
                f" `{gates[index].grade}`",
                gates[index + 1].place.value("grade"),
                "list the worst grade first",
            )


def _check_judged(fitted: FittedMeasure, findings: Findings) -> None:
    if fitted.judged_by is not None and fitted.level is None:
        findings.report(
            "QA553",
            f"`{fitted.judged_by}` judges `{fitted.name}`, and is not on a scale of levels",
            fitted.measure.place.here,
        )


def _check_policy(fitted: FittedMeasure, findings: Findings) -> None:
    policy, measure = fitted.unanswered, fitted.measure
    if isinstance(policy, Prorate):
        _check_prorate(policy, fitted, findings)
    if isinstance(policy, NeedsAnswered) and policy.count > len(fitted.parts) > 0:
        findings.report(
            "QA555",
            f"`{fitted.name}` has {len(fitted.parts)} parts and needs {policy.count} answered",
            measure.place.value("unanswered"),
        )
    if isinstance(policy, CountBlankAs) and policy.levels != "lowest":
        for part in fitted.parts:
            _check_blank_level(part, policy, fitted, findings)


def _check_prorate(policy: Prorate, fitted: FittedMeasure, findings: Findings) -> None:
    place = fitted.measure.place.value("unanswered")
    if fitted.measure.method != "sum" and fitted.parts:
        findings.report(
            "QA556", f"only a sum can be prorated, and `{fitted.name}` is none", place
        )
    elif policy.at_least > len(fitted.parts) > 0 or policy.at_least < 1:
        findings.report(
            "QA555",
            f"`{fitted.name}` has {len(fitted.parts)} parts and needs {policy.at_least} answered",
            place,
        )


def _check_blank_level(
    part: Part, policy: CountBlankAs, fitted: FittedMeasure, findings: Findings
) -> None:
    if policy.levels == "lowest" or part.scale is None or not part.scale.id:
        return
    level = policy.levels.get(part.scale.id)
    if level is not None and level not in part.scale.ranks:
        findings.report_unknown(
            "QA510", "level", level, part.scale.levels, fitted.measure.place.value("unanswered")
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
