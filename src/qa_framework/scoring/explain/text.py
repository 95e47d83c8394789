"""An explanation as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from qa_framework.scoring.explain.explained import (
    ChangeExplanation,
    ExplanationData,
    LimitExplanation,
    MeasureExplanation,
    PartExplanation,
)
from qa_framework.scoring.explain.numbers import shown

WIDTH = 88
STATES = {"fired": "holds", "not_fired": "does not hold", "cannot_tell": "cannot tell"}
FLAG_STATES = {"yes": "RAISED", "no": "not raised", "cannot_tell": "CANNOT TELL"}
EFFECTS = {
    "always": "always {}",
    "no_better_than": "no better than {}",
    "no_worse_than": "no worse than {}",
    "suggest": "suggests {}",
}


def as_text(explanation: ExplanationData) -> str:
    """Write an explanation, a paragraph for each measure and one for the flags."""
    blocks = [f"{explanation.title} ({explanation.tool}), {explanation.perspective}"]
    blocks += ["\n".join(_measure(measure)) for measure in explanation.measures]
    if explanation.flags:
        blocks.append("\n".join(_flags(explanation)))
    if explanation.unused:
        blocks.append(f"Answered, but not asked, so not used: {', '.join(explanation.unused)}")
    if explanation.changes is not None:
        blocks.append("\n".join(_changes(explanation.changes)))
    return "\n\n".join(blocks)


def headline(measure: MeasureExplanation) -> str:
    """Say in one line how a measure came out."""
    score = f"score {shown(measure.score)}" if measure.score is not None else ""
    if measure.possible is not None and score:
        score += f" of {shown(measure.possible)}"
    said = [part for part in (measure.grade, score) if part]
    return ", ".join(said) or measure.why or measure.state.replace("_", " ")


def _measure(measure: MeasureExplanation) -> Iterator[str]:
    yield f"{measure.title} [{measure.name}]: {headline(measure)}"
    if measure.why and (measure.grade or measure.score is not None):
        yield from _wrapped(measure.why, "  ")
    yield f"  by {measure.method.replace('_', ' ')}"
    yield from (f"    {line}" for line in _parts(measure.parts))
    if measure.rounding and measure.unrounded is not None:
        yield f"  {shown(measure.unrounded)} is rounded {measure.rounding}"
    if measure.band is not None:
        yield from _band(measure)
    for limit in measure.limits:
        yield from _limit(limit)
    if measure.cannot_tell:
        severe, lenient = measure.severe or "no grade", measure.lenient or "no grade"
        yield f"  cannot tell: read the severe way {severe}, the lenient way {lenient}"
    if measure.departed:
        yield f"  suggested {measure.suggested or 'nothing'}; a person gave {measure.grade}"
    if measure.agrees:
        yield f"  {measure.agrees}"


def _parts(parts: tuple[PartExplanation, ...]) -> Iterator[str]:
    width = max((len(part.name) for part in parts), default=0)
    for part in parts:
        yield f"{part.name:<{width}}  {_part(part)}"


def _part(part: PartExplanation) -> str:
    if part.state != "counted":
        return part.because if part.answer is None else f"{part.answer}: {part.because}"
    pieces = [part.answer or ""]
    if part.value is not None:
        pieces.append(shown(part.value))
    if part.weight != 1:
        pieces.append(f"x {shown(part.weight)}")
    if part.contribution is not None:
        pieces.append(f"adds {shown(part.contribution)}")
    return "  ".join(piece for piece in pieces if piece)


def _band(measure: MeasureExplanation) -> Iterator[str]:
    band = measure.band
    if band is None:
        return
    yield f"  band {band.grade}" + (f" ({band.bound})" if band.bound else "")
    if band.next_grade is None:
        return
    missing = [f"{shown(band.distance)} short of {band.next_bound}"] if band.distance else []
    if band.needs:
        missing.append(f"needs {band.needs}")
    if missing:
        yield f"  {band.next_grade}: {', and '.join(missing)}"


def limit_effect(limit: LimitExplanation) -> str:
    """Say what a limit does."""
    return EFFECTS[limit.effect].format(limit.level)


def _limit(limit: LimitExplanation) -> Iterator[str]:
    state = STATES[limit.state]
    if limit.state == "fired":
        state += ", and changed the grade" if limit.changed else ", and changed nothing"
    yield f"  limit {limit.name} ({limit_effect(limit)}): {state}"
    yield from _wrapped(limit.because, "    ")
    yield from _wrapped(f"when {limit.when}", "    ")
    if limit.values:
        came_to = "; ".join(f"{value.text} is {value.value}" for value in limit.values)
        yield from _wrapped(came_to, "    ")


def _flags(explanation: ExplanationData) -> Iterator[str]:
    yield "Flags"
    for flag in explanation.flags:
        yield f"  {flag.name}: {FLAG_STATES[flag.state]}"
        if flag.state != "no":
            yield from _wrapped(flag.because, "    ")


def _changes(changes: Iterable[ChangeExplanation]) -> Iterator[str]:
    yield "What would change the grade"
    for change in changes:
        if change.found != "yes":
            yield f"  {change.measure}, {change.direction}: {change.found}"
            continue
        steps = "; ".join(f"{each.question} {each.before} -> {each.after}" for each in change.answers)
        yield f"  {change.measure}, {change.direction}: {change.grade} with {steps}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
