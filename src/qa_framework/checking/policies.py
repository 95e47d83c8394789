"""What a blank answer does: policies that a measure can meet, and that name its scales."""

from __future__ import annotations

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import CountBlankAs, NeedsAnswered, Prorate


def check_policy(fitted: FittedMeasure, findings: Findings) -> None:
    """Report a policy for blanks that this measure can never meet, or that misses its parts."""
    policy = fitted.unanswered
    if isinstance(policy, Prorate) and fitted.measure.method != "sum":
        findings.report(
            "QA556",
            f"only a sum can be prorated, and `{fitted.name}` is none",
            fitted.measure.place.value("unanswered"),
            f"give `{fitted.name}` its own `unanswered:`, for instance `unanswered: block`",
        )
    elif isinstance(policy, Prorate | NeedsAnswered):
        needed = policy.at_least if isinstance(policy, Prorate) else policy.count
        _check_needed(needed, fitted, findings)
    elif isinstance(policy, CountBlankAs):
        _check_blanks(policy, fitted, findings)


def _check_needed(needed: int, fitted: FittedMeasure, findings: Findings) -> None:
    count = len(fitted.parts)
    if 1 <= needed <= count or not count:
        return
    parts = "1 part" if count == 1 else f"{count} parts"
    findings.report(
        "QA555",
        f"`{fitted.name}` has {parts} and needs {needed} answered",
        fitted.measure.place.value("unanswered"),
        f"write a number from 1 to {count}" if count > 1 else "write 1",
    )


def _check_blanks(policy: CountBlankAs, fitted: FittedMeasure, findings: Findings) -> None:
    place = fitted.measure.place.inside("unanswered").inside("count_as")
    if policy.levels == "lowest":
        return
    scales = {part.scale.id: part.scale for part in fitted.parts if part.scale and part.scale.id}
    for name, level in policy.levels.items():
        if name in scales and level not in scales[name].ranks:
            findings.report_unknown("QA510", "level", level, scales[name].levels, place.value(name))
        elif name not in scales and fitted.measure.unanswered is not None:
            findings.report_unknown(
                "QA401", "scale among the parts called", name, tuple(scales), place.key(name)
            )
