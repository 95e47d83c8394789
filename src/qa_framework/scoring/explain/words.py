"""The words with which text and HTML say the same things."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from qa_framework.scoring.explain.explained import (
    AnswerChange,
    BandExplanation,
    DepartureExplanation,
    ExplanationData,
    Labelled,
    LimitExplanation,
    MeasureExplanation,
    PartExplanation,
    ValueExplanation,
)
from qa_framework.scoring.explain.numbers import shown

FLAG_STATES: Mapping[str, str] = {
    "yes": "RAISED",
    "cannot_tell": "CANNOT TELL",
    "no": "not raised",
}
"""What became of a flag; the order is that of how much it matters."""

STATES: Mapping[str, str] = {"out": "does not apply", "not_scored": "NOT SCORED", "scored": ""}
EFFECTS: Mapping[str, str] = {
    "always": "always {}",
    "no_better_than": "no better than {}",
    "no_worse_than": "no worse than {}",
    "suggest": "suggests {}",
}
GATES: Mapping[str, str] = {
    "met": "its condition holds",
    "not_met": "its condition does not hold",
    "cannot_tell": "CANNOT TELL whether its condition holds",
    "": "",
}
MOST_NAMED = 5
TIMES = "\N{MULTIPLICATION SIGN}"
NOT_FOUND: Mapping[str, str] = {
    "none within 2": "no change of one answer, or of two, does it",
    "not searched": "not searched: that would take too many trials",
}


def capitalised(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def result_of(measure: MeasureExplanation) -> str:
    """Say how a measure came out: its grade, its level, or that there is none."""
    grade = measure.grade or (measure.level if measure.state == "scored" else None)
    if grade is not None:
        return grade.label
    return STATES[measure.state]


def score_of(measure: MeasureExplanation) -> str:
    """Write the score of a measure, with what was possible; empty where there is none."""
    if measure.score is None:
        return ""
    of = "" if measure.possible is None else f" of {shown(measure.possible)}"
    return f"{shown(measure.score)}{of}"


def headline(measure: MeasureExplanation) -> str:
    """Say in one line how a measure came out."""
    score = score_of(measure)
    said = [result_of(measure), f"score {score}" if score else ""]
    return ", ".join(part for part in said if part)


def reason_of(measure: MeasureExplanation) -> str:
    """Give the reason of a measure without the state that is shown beside it."""
    for state in ("not scored: ", "out: "):
        if measure.why.startswith(state):
            return measure.why.removeprefix(state)
    return measure.why


def mark_of(measure: MeasureExplanation) -> str:
    """Give what must not be overlooked of a result: why there is none, or a person's grade."""
    if measure.departure is not None:
        return "given by a person" if measure.departed else _offered(measure.departure)
    return reason_of(measure) if measure.state == "not_scored" and measure.grade is None else ""


def _offered(departure: DepartureExplanation) -> str:
    return "" if departure.stands else f"a person gave {departure.given}, which does not stand"


def has_more(measure: MeasureExplanation, explanation: ExplanationData) -> bool:
    """Say whether there is more to tell of a measure than stands among the results."""
    plain = measure.method == "judged" and measure.band is None and measure.departure is None
    return len(explanation.measures) == 1 or not plain or bool(measure.limits or measure.agrees)


def rounding_of(measure: MeasureExplanation) -> str:
    """Say what rounding changed; empty where it changed nothing."""
    if measure.unrounded is None or measure.score in (None, measure.unrounded):
        return ""
    return f"Rounded {measure.rounding}: {shown(measure.unrounded)} becomes {score_of(measure)}."


def answer_of(part: PartExplanation) -> str:
    """Say what was answered, and what became of it."""
    said = [part.answer.label if part.answer is not None else "", part.because]
    return ": ".join(each for each in said if each)


def method_of(measure: MeasureExplanation) -> str:
    """Say how a measure is worked out, and what a blank does."""
    return (
        ". ".join(
            capitalised(each) for each in (measure.method_in_words, measure.unanswered) if each
        )
        + "."
    )


def values_of(values: tuple[ValueExplanation, ...]) -> str:
    """Say what the names in a condition came to."""
    return "; ".join(f"{each.text} {_value(each)}" for each in values)


def _value(value: ValueExplanation) -> str:
    alike = value.label.casefold() == value.value.replace("_", " ").casefold()
    said = value.value if alike else f"{value.value} ({value.label})"
    members = f": {_listed(value.members)}" if value.members else ""
    unknown = f" (not known: {_listed(value.unknown)})" if value.unknown else ""
    return said if said == STATES["out"] else f"is {said}{members}{unknown}"


def _listed(members: tuple[Labelled, ...]) -> str:
    named = [f"“{each}”" for each in members[:MOST_NAMED]]
    more = len(members) - len(named)
    return ", ".join([*named, f"{more} more"] if more else named)


def limit_effect(limit: LimitExplanation) -> str:
    """Say what a limit does."""
    return EFFECTS[limit.effect].format(limit.level)


def limit_state(limit: LimitExplanation) -> str:
    """Say whether a limit holds, and what that changed."""
    match limit.state, limit.changed:
        case "fired", True:
            return "HOLDS, and changes the grade"
        case "fired", False:
            return "holds; without it the grade would be the same"
        case "cannot_tell", True:
            return "CANNOT TELL whether it holds, and the grade depends on it"
        case "cannot_tell", False:
            return "cannot tell whether it holds; without it nothing would change"
        case _:
            return "does not hold"


def band_of(band: BandExplanation) -> str:
    """Say which band a score falls in."""
    if band.table is None:
        return f"nobody knows which table of bands applies: from {band.grade} to {band.at_best}"
    if band.grade != band.at_best:
        return f"{band.grade} or {band.at_best}, as something cannot be told"
    reached = (row for row in band.rows if row.within is True and row.state in ("met", ""))
    row = next(reached, None)
    bound = row.bound if row is not None else ""
    table = f", by the table for {band.table.replace('_', ' ')}" if band.table else ""
    return f"{band.grade}{f' ({bound})' if bound else ''}{table}"


def next_of(band: BandExplanation) -> str:
    """Say what is missing for the next better grade; empty where there is none."""
    if band.next_grade is None:
        return ""
    missing = [_short_of(band)] if band.distance is not None else []
    if band.needs:
        row = next((each for each in reversed(band.rows) if each.needs == band.needs), None)
        told = "cannot be told" if row and row.state == "cannot_tell" else "does not hold"
        here = f" ({values_of(row.values)})" if row and row.values else ""
        missing.append(f"it needs {band.needs}, which {told}{here}")
    return f"{band.next_grade}: {'; '.join(missing)}" if missing else ""


def _short_of(band: BandExplanation) -> str:
    way = "less" if band.next_bound.startswith("at most") else "more"
    short = f"{shown(band.distance or Fraction(0))} {way}"
    return f"it needs {band.next_bound}{_in_points(band)}, which is {short}"


def _in_points(band: BandExplanation) -> str:
    # `9 of 10` of a percentage is 90: the bound is said as the score beside it is.
    row = next((each for each in band.rows if each.bound == band.next_bound), None)
    if row is None or row.limit is None or " of " not in row.bound:
        return ""
    return f", here {shown(row.limit)}"


def doubt_of(measure: MeasureExplanation) -> str:
    """Say what the grade is in both readings of what cannot be told; empty where all is told."""
    if not measure.cannot_tell or (measure.severe is None and measure.lenient is None):
        return ""
    if measure.severe == measure.lenient:
        return f"the grade is {measure.severe} however that is read"
    severe, lenient = _or_none(measure.severe), _or_none(measure.lenient)
    return f"read the severe way {severe}, read the lenient way {lenient}"


def _or_none(grade: Labelled | None) -> str:
    return "no grade" if grade is None else grade.label


def departure_of(departure: DepartureExplanation, suggested: Labelled | None) -> str:
    """Say what a person gave, and what became of it."""
    rubric = (
        "The rubric suggests no grade" if suggested is None else f"The rubric suggests {suggested}"
    )
    given = f"{rubric}; a person gave {departure.given}"
    if departure.stands:
        return f"{given}, which stands."
    refused = "; ".join(each.removesuffix(".") for each in departure.refused)
    return f"{given}, which does NOT stand: {refused}."


def change_of(answer: AnswerChange) -> str:
    """Say which answer would change, and from what to what."""
    before = "not answered" if answer.before is None else answer.before.label
    mark = "" if answer.title.endswith(("?", ":", ".")) else ":"
    return f"{answer.title}{mark} {before} → {answer.after}"
