"""An explanation as HTML for a notebook: every word from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from types import MappingProxyType

from attrs import frozen

from qa_framework.scoring.explain.explained import (
    ChangeExplanation,
    ExplanationData,
    FlagExplanation,
    LimitExplanation,
    MeasureExplanation,
    PartExplanation,
    ValueExplanation,
)
from qa_framework.scoring.explain.layout import cleaned
from qa_framework.scoring.explain.numbers import shown
from qa_framework.scoring.explain.style import NAME, STYLE
from qa_framework.scoring.explain.words import (
    FLAG_STATES,
    GATES,
    NOT_FOUND,
    answer_of,
    band_of,
    capitalised,
    change_of,
    departure_of,
    doubt_of,
    has_more,
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

NUMBER = "qaf-number"
KINDS: Mapping[str, str] = {"yes": " qaf-alert", "cannot_tell": " qaf-doubt", "no": ""}


@frozen
class Html:
    """Text that is HTML already; everything else is escaped."""

    text: str


def as_html(explanation: ExplanationData) -> str:
    """Write an explanation as one block of HTML, without scripts, links or anything to load."""
    more = [each for each in explanation.measures if has_more(each, explanation)]
    body = [
        *_title(explanation),
        *_results(explanation.measures),
        *_flags(explanation.flags),
        *(_measure(each, is_open=len(more) == 1) for each in more),
        *_unused(explanation),
        *_changes(explanation),
    ]
    return f'<div class="{NAME}"><style>{STYLE}</style>{"".join(body)}</div>'


def _safe(text: str | Html) -> str:
    return text.text if isinstance(text, Html) else escape(cleaned(text))


def _tag(name: str, text: str | Html, style: str = "") -> str:
    styled = f' class="{style}"' if style else ""
    return f"<{name}{styled}>{_safe(text)}</{name}>"


def _mark(text: str, kind: str = "") -> Html:
    return Html(_tag("span", text, f"qaf-mark{kind}"))


def _table(
    rows: Iterable[Iterable[str | Html]],
    *,
    heads: Iterable[str] = (),
    style: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """Write a table; columns that are empty in every row are left out."""
    cells = [list(row) for row in rows]
    used = [i for i in range(len(cells[0])) if any(row[i] for row in cells)] if cells else []
    named = dict(enumerate(heads))
    head = "".join(_tag("th", named[i], style.get(i, "")) for i in used if named)
    body = "".join(
        f"<tr>{''.join(_tag('td', row[i], style.get(i, '')) for i in used)}</tr>" for row in cells
    )
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>" if used else ""


def _title(explanation: ExplanationData) -> Iterator[str]:
    rubric = f", rubric {explanation.rubric}" if explanation.rubric else ""
    asked = explanation.perspective.replace("_", " ")
    yield _tag("div", explanation.title, "qaf-title")
    yield _tag("div", f"{explanation.tool}{rubric}, answered as {asked}", "qaf-quiet")


def _results(measures: Iterable[MeasureExplanation]) -> Iterator[str]:
    yield _table(
        ((each.title, _result(each), score_of(each), mark_of(each)) for each in measures),
        style={2: NUMBER},
    )


def _result(measure: MeasureExplanation) -> str | Html:
    found = result_of(measure)
    if measure.grade is None and measure.state == "not_scored":
        return _mark(found, KINDS["cannot_tell"])
    return _mark(found) if measure.grade is not None else found


def _flags(flags: tuple[FlagExplanation, ...]) -> Iterator[str]:
    """Write the flags that are raised, then those that cannot be told, then the others."""
    told = [flag for state in FLAG_STATES for flag in flags if flag.state == state != "no"]
    yield _table(
        (
            _mark(FLAG_STATES[flag.state], KINDS[flag.state]),
            flag.name,
            flag.because,
            _condition(flag.when, flag.values) if flag.state == "cannot_tell" else "",
        )
        for flag in told
    )
    quiet = [flag.name for flag in flags if flag.state == "no"]
    if quiet:
        yield _tag("p", f"Flags {FLAG_STATES['no']}: {', '.join(quiet)}", "qaf-quiet")


def _condition(condition: str, values: tuple[ValueExplanation, ...]) -> Html:
    came_to = values_of(values)
    here = _tag("div", f"Here {came_to}", "qaf-quiet") if came_to else ""
    return Html(_tag("code", condition) + here)


def _measure(measure: MeasureExplanation, *, is_open: bool) -> str:
    head = f"<b>{_safe(measure.title)}</b> {_safe(_result(measure))} {_safe(score_of(measure))}"
    why = f"{capitalised(reason_of(measure)).removesuffix('.')}." if measure.why else ""
    body = [
        _tag("p", why) if why else "",
        _tag("p", method_of(measure), "qaf-quiet"),
        _parts(measure),
        *(_tag("p", each) for each in _sentences(measure)),
        _gates(measure),
        _limits(measure),
    ]
    return (
        f"<details{' open' if is_open else ''}><summary>{head}</summary>{''.join(body)}</details>"
    )


def _parts(measure: MeasureExplanation) -> str:
    weighs = any(part.weight != 1 for part in measure.parts)
    heads = ("Part", "Answer", "Value", "Weight", "Adds", "")
    rows: list[tuple[str | Html, ...]] = [_part(part, weighs=weighs) for part in measure.parts]
    if (
        any(part.contribution is not None for part in measure.parts)
        and measure.unrounded is not None
    ):
        rows.append((Html("<b>Together</b>"), "", "", "", shown(measure.unrounded), ""))
    return _table(rows, heads=heads, style=dict.fromkeys((2, 3, 4), NUMBER))


def _part(part: PartExplanation, *, weighs: bool) -> tuple[str | Html, ...]:
    value = "" if part.value is None else shown(part.value)
    answer = answer_of(part)
    return (
        part.title,
        "" if answer == value else answer,
        value,
        shown(part.weight) if weighs and value else "",
        "" if part.contribution is None else shown(part.contribution),
        "decides" if part.decides and part.kind == "measure" else "",
    )


def _sentences(measure: MeasureExplanation) -> Iterator[str]:
    if said := rounding_of(measure):
        yield said
    if measure.band is not None:
        yield f"Band: {band_of(measure.band)}."
        if further := next_of(measure.band):
            yield f"Next better, {further}."
    if doubt := doubt_of(measure):
        yield from (f"Cannot tell: {condition}" for condition in measure.cannot_tell)
        yield f"{capitalised(doubt)}."
    if measure.departure is not None:
        yield departure_of(measure.departure, measure.suggested)
    if measure.agrees:
        yield f"This judgement {measure.agrees}."


def _gates(measure: MeasureExplanation) -> str:
    return _table(
        (
            gate.grade.label,
            "reached" if gate.reached else "not reached",
            GATES[gate.state] if not gate.reached else "",
            _condition(gate.needs, gate.values) if gate.needs else "",
        )
        for gate in measure.gates
    )


def _limits(measure: MeasureExplanation) -> str:
    return _table(
        (
            (
                capitalised(limit_effect(limit)),
                _state(limit),
                limit.because,
                _condition(limit.when, limit.values),
            )
            for limit in measure.limits
        ),
        heads=("Limit", "", "Because", "When"),
        style={1: "qaf-state"},
    )


def _state(limit: LimitExplanation) -> Html:
    """Write whether a limit holds; what changes or may change the grade is marked."""
    said = _safe(limit_state(limit))
    if not limit.changed:
        return Html(said)
    kind = KINDS["cannot_tell" if limit.state == "cannot_tell" else "yes"]
    word, mark, rest = (
        said.partition("HOLDS") if limit.state == "fired" else said.partition("CANNOT TELL")
    )
    return Html(f"{word}{_safe(_mark(mark, kind))}{rest}")


def _unused(explanation: ExplanationData) -> Iterator[str]:
    if explanation.unused:
        yield _tag("p", "Answers that count nowhere:")
        yield _table((each.title, each.because) for each in explanation.unused)


def _changes(explanation: ExplanationData) -> Iterator[str]:
    told = {each.name for each in explanation.measures if has_more(each, explanation)}
    rows = [_change(each) for each in explanation.changes or () if each.measure in told]
    if rows:
        head = _tag("summary", Html("<b>What would change a grade</b>"))
        yield f"<details open>{head}{_table(rows)}</details>"


def _change(change: ChangeExplanation) -> tuple[str | Html, ...]:
    answers = "<br>".join(_safe(change_of(answer)) for answer in change.answers)
    return (
        change.title,
        capitalised(change.direction),
        change.grade.label if change.grade is not None else "",
        Html(answers) if answers else NOT_FOUND.get(change.found, ""),
    )
