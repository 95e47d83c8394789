"""What became of every limit of a measure, and of every step of a staircase."""

from __future__ import annotations

from collections.abc import Mapping

from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Gate, Limit
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.values import UNKNOWN
from qa_framework.scoring.explain.explained import (
    GateExplanation,
    LimitExplanation,
    LimitState,
    NeedsState,
)
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.explaining.conditions import values_in
from qa_framework.scoring.limits import (
    before_limits,
    effect_of,
    level_of,
    limited,
    rules_of,
    without,
)

STATES: Mapping[bool | None, LimitState] = {True: "fired", False: "not_fired", None: "cannot_tell"}


def explain_limits(fitted: FittedMeasure, bench: Bench) -> tuple[LimitExplanation, ...]:
    """Explain every limit, in the order in which they are written."""
    if fitted.grades is None:
        return ()
    return tuple(
        _limit(index, limit, fitted, bench) for index, limit in enumerate(fitted.measure.limits)
    )


def _limit(index: int, limit: Limit, fitted: FittedMeasure, bench: Bench) -> LimitExplanation:
    rules, before = rules_of(fitted, bench.record), before_limits(fitted, bench.record)
    with_it, without_it = limited(before, rules), limited(before, without(rules, index))
    return LimitExplanation(
        name=name_of(index, limit, fitted),
        effect=effect_of(limit),
        level=bench.labels.level(level_of(limit), fitted.grades),
        when=print_expr(limit.when),
        because=bench.labels.say(limit.because),
        state=STATES[rules[index].fires],
        changed=with_it.grade != without_it.grade,
        values=values_in(limit.when, bench.conditions_of(fitted), bench),
    )


def name_of(index: int, limit: Limit, fitted: FittedMeasure) -> str:
    """Give the id of a limit; without one, its measure and its place."""
    return limit.id or f"{fitted.name}.{index + 1}"


def explain_gates(fitted: FittedMeasure, bench: Bench) -> tuple[GateExplanation, ...]:
    """Explain every step of a staircase, worst first."""
    found: list[GateExplanation] = []
    below = True
    for index, gate in enumerate(fitted.measure.gates):
        state = _gate_state(index, gate, fitted, bench)
        below = below and state in ("met", "")
        found.append(_gate(gate, state, fitted, bench, reached=below))
    return tuple(found)


def _gate_state(index: int, gate: Gate, fitted: FittedMeasure, bench: Bench) -> NeedsState:
    if gate.needs is None:
        return ""
    value = bench.step(fitted, f"gate.{index}")
    if value is UNKNOWN:
        return "cannot_tell"
    return "met" if value is True else "not_met"


def _gate(
    gate: Gate, state: NeedsState, fitted: FittedMeasure, bench: Bench, *, reached: bool
) -> GateExplanation:
    ground = bench.conditions_of(fitted)
    return GateExplanation(
        grade=bench.labels.level(gate.grade, fitted.grades),
        needs="" if gate.needs is None else print_expr(gate.needs),
        state=state,
        reached=reached,
        values=() if gate.needs is None else values_in(gate.needs, ground, bench),
    )
