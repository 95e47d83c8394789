"""An explanation as text for a terminal: results first, then flags, then how each came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa_framework.scoring.explain.explained import (
    ChangeExplanation,
    ExplanationData,
    FlagExplanation,
    MeasureExplanation,
    PartExplanation,
)
from qa_framework.scoring.explain.layout import GAP, cleaned, table, wrapped
from qa_framework.scoring.explain.numbers import shown
from qa_framework.scoring.explain.words import (
    FLAG_STATES,
    GATES,
    NOT_FOUND,
    TIMES,
    answer_of,
    band_of,
    capitalised,
    change_of,
    departure_of,
    doubt_of,
    has_more,
    headline,
    limit_effect,
    limit_state,
    mark_of,
    method_of,
    next_of,
    reason_of,
    result_of,
    rounding_of,
    score_of,
    values_of,
)


def as_text(explanation: ExplanationData) -> str:
    """Write an explanation as lines of up to 88 characters."""
    blocks = [_title(explanation)]
    if len(explanation.measures) > 1:
        blocks.append(["RESULTS", *_results(explanation.measures)])
    if explanation.flags:
        blocks.append(["FLAGS", *_flags(explanation.flags)])
    blocks += [list(_measure(each)) for each in explanation.measures if has_more(each, explanation)]
    if explanation.unused:
        blocks.append(["ANSWERS THAT COUNT NOWHERE", *_unused(explanation)])
    if changes := list(_changes(explanation)):
        blocks.append(["WHAT WOULD CHANGE A GRADE", *changes])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _title(explanation: ExplanationData) -> list[str]:
    rubric = f", rubric {explanation.rubric}" if explanation.rubric else ""
    asked = explanation.perspective.replace("_", " ")
    return [
        *wrapped(explanation.title),
        *wrapped(f"{explanation.tool}{rubric}, answered as {asked}"),
    ]


def _results(measures: Iterable[MeasureExplanation]) -> list[str]:
    return table(
        ((each.title, result_of(each), score_of(each), mark_of(each)) for each in measures),
        right=(2,),
    )


def _flags(flags: tuple[FlagExplanation, ...]) -> Iterator[str]:
    """Write the flags that are raised, then those that cannot be told, then the others."""
    width = max(map(len, FLAG_STATES.values())) + len(GAP)
    for state, words in FLAG_STATES.items():
        found = [flag for flag in flags if flag.state == state]
        if state == "no" and found:
            found_names = ", ".join(flag.name for flag in found)
            yield from wrapped(found_names, 2, width, lead=words)
            continue
        for flag in found:
            yield from wrapped(f"{flag.name}: {flag.because}", 2, width, lead=words)
            if state == "cannot_tell":
                yield from wrapped(f"{flag.when}, and {values_of(flag.values)}", 2 + width)


def _measure(measure: MeasureExplanation) -> Iterator[str]:
    yield cleaned(measure.title).upper()
    yield from wrapped(capitalised(headline(measure)), 2)
    if measure.why:
        yield from wrapped(f"{capitalised(reason_of(measure)).removesuffix('.')}.", 2)
    for group in (_worked_out(measure), _gates(measure), _band(measure), _limits(measure)):
        yield from _apart(group)
    yield from _apart(_person(measure))


def _apart(group: Iterable[str]) -> Iterator[str]:
    """Put an empty line before a group that has lines."""
    lines = list(group)
    if lines:
        yield ""
        yield from lines


def _worked_out(measure: MeasureExplanation) -> Iterator[str]:
    yield from wrapped(method_of(measure), 2)
    yield from table(_parts(measure), right=(2, 3, 4), indent=4)
    yield from wrapped(rounding_of(measure), 2)


def _parts(measure: MeasureExplanation) -> Iterator[tuple[str, ...]]:
    """Give the rows of the table of parts: the heads, a row for each part, and the sum."""
    weighs = any(part.weight != 1 for part in measure.parts)
    adds = any(part.contribution is not None for part in measure.parts)
    decides = not adds and len(measure.parts) > 1 and any(part.decides for part in measure.parts)
    if measure.parts and (adds or decides or any(part.value is not None for part in measure.parts)):
        heads = ("Value", "Weight" if weighs else "", "Adds" if adds else "")
        yield ("Part", "Answer", *heads, "Decides" if decides else "")
    for part in measure.parts:
        yield _part(part, weighs=weighs, decides=decides)
    if adds and measure.unrounded is not None:
        yield ("Together", "", "", "", shown(measure.unrounded), "")


def _part(part: PartExplanation, *, weighs: bool, decides: bool) -> tuple[str, ...]:
    counts = part.value is not None
    value = shown(part.value) if part.value is not None else ""
    answer = answer_of(part)
    return (
        part.title,
        "" if answer == value else answer,
        value,
        f"{TIMES} {shown(part.weight)}" if weighs and counts else "",
        shown(part.contribution) if part.contribution is not None else "",
        "decides" if decides and part.decides else "",
    )


def _gates(measure: MeasureExplanation) -> Iterator[str]:
    for gate in measure.gates:
        reached = "reached" if gate.reached else "not reached"
        because = f", {GATES[gate.state]}" if gate.needs and not gate.reached else ""
        yield from wrapped(f"- {gate.grade}: {reached}{because}", 4, 2)
        if gate.needs:
            yield from _condition(gate.needs, values_of(gate.values))


def _band(measure: MeasureExplanation) -> Iterator[str]:
    if measure.band is not None:
        yield from wrapped(f"Band: {band_of(measure.band)}.", 2, 2)
        if further := next_of(measure.band):
            yield from wrapped(f"Next better, {further}.", 2, 2)
    if doubt := doubt_of(measure):
        for condition in measure.cannot_tell:
            yield from wrapped(f"Cannot tell: {condition}", 2, 2)
        yield from wrapped(f"{capitalised(doubt)}.", 2, 2)


def _limits(measure: MeasureExplanation) -> Iterator[str]:
    if measure.limits:
        yield "  Limits"
    for limit in measure.limits:
        yield from wrapped(f"- {capitalised(limit_effect(limit))}: {limit_state(limit)}.", 4, 2)
        yield from wrapped(limit.because, 6)
        yield from _condition(limit.when, values_of(limit.values))


def _condition(condition: str, values: str) -> Iterator[str]:
    yield from wrapped(f"When {condition}", 6, 2)
    if values:
        yield from wrapped(f"Here {values}", 6, 2)


def _person(measure: MeasureExplanation) -> Iterator[str]:
    if measure.departure is not None:
        yield from wrapped(departure_of(measure.departure, measure.suggested), 2, 2)
    if measure.agrees:
        yield from wrapped(f"This judgement {measure.agrees}.", 2, 2)


def _unused(explanation: ExplanationData) -> list[str]:
    return table((each.title, each.because) for each in explanation.unused)


def _changes(explanation: ExplanationData) -> Iterator[str]:
    """Write what would change each grade; of a grade that a person simply gave, nothing."""
    plain = {each.name for each in explanation.measures if not has_more(each, explanation)}
    told = [each for each in explanation.changes or () if each.measure not in plain]
    for index, change in enumerate(told):
        if index == 0 or told[index - 1].measure != change.measure:
            yield from wrapped(change.title, 2)
        yield from _change(change)


def _change(change: ChangeExplanation) -> Iterator[str]:
    way = capitalised(change.direction)
    if change.grade is None:
        yield from wrapped(f"{way}: {NOT_FOUND.get(change.found, '')}", 4, 2)
        return
    yield from wrapped(f"{way}: {change.grade}, with", 4, 2)
    for answer in change.answers:
        yield from wrapped(change_of(answer), 6, 2)
