"""An explanation as HTML for a notebook: every word from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from qa_framework.scoring.explain.explained import (
    ExplanationData,
    FlagExplanation,
    LimitExplanation,
    MeasureExplanation,
    PartExplanation,
)
from qa_framework.scoring.explain.numbers import shown
from qa_framework.scoring.explain.text import FLAG_STATES, STATES, headline, limit_effect

CELL = "text-align:left;padding:0.1em 0.8em 0.1em 0;vertical-align:top"


def as_html(explanation: ExplanationData) -> str:
    """Write an explanation as one block of HTML without scripts, links or outside styles."""
    body = [
        f"<h3>{escape(explanation.title)}</h3>",
        f"<p>{escape(explanation.tool)}, {escape(explanation.perspective)}</p>",
        *(line for measure in explanation.measures for line in _measure(measure)),
        *_flags(explanation.flags),
        *_unused(explanation.unused),
        *_changes(explanation),
    ]
    return f'<div class="qaf-explanation">{"".join(body)}</div>'


def _measure(measure: MeasureExplanation) -> Iterator[str]:
    yield f"<h4>{escape(measure.title)}: {escape(headline(measure))}</h4>"
    if measure.why:
        yield f"<p>{escape(measure.why)}</p>"
    yield _table(
        ("part", "answer", "value", "weight", "adds", ""), map(_part_row, measure.parts)
    )
    if measure.limits:
        yield _table(("limit", "effect", "state", "why"), map(_limit_row, measure.limits))


def _part_row(part: PartExplanation) -> tuple[str, ...]:
    return (
        part.title,
        part.answer or "",
        "" if part.value is None else shown(part.value),
        shown(part.weight),
        "" if part.contribution is None else shown(part.contribution),
        part.because,
    )


def _limit_row(limit: LimitExplanation) -> tuple[str, ...]:
    changed = ", changed the grade" if limit.changed else ""
    return (limit.name, limit_effect(limit), STATES[limit.state] + changed, limit.because)


def _flags(flags: Iterable[FlagExplanation]) -> Iterator[str]:
    rows = [(flag.name, FLAG_STATES[flag.state], flag.because) for flag in flags]
    if rows:
        yield _table(("flag", "state", "what it means"), rows)


def _unused(unused: tuple[str, ...]) -> Iterator[str]:
    if unused:
        names = escape(", ".join(unused))
        yield f"<p>Answered, but not asked, so not used: {names}</p>"


def _changes(explanation: ExplanationData) -> Iterator[str]:
    rows = [
        (
            change.measure,
            change.direction,
            change.grade or change.found,
            "; ".join(f"{each.title}: {each.before} to {each.after}" for each in change.answers),
        )
        for change in explanation.changes or ()
    ]
    if rows:
        yield _table(("measure", "direction", "grade", "with"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f'<th style="{CELL}">{escape(each)}</th>' for each in heads)
    body = "".join(
        f"<tr>{''.join(f'<td style={chr(34)}{CELL}{chr(34)}>{escape(each)}</td>' for each in row)}</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
