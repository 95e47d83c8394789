"""What an explanation says of a result is so, held against the plain scorer and against itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from hypothesis import given

from qa_framework.scoring.explain.explained import (
    BandExplanation,
    MeasureExplanation,
    PartExplanation,
)
from tests.laws.explained import Drawn, Explained, explanations

DIVIDES = ("sum", "mean", "percent", "count", "share")
COUNTS = ("counted", "counted_as")


def measures(drawn: Drawn) -> Iterator[tuple[Explained, MeasureExplanation]]:
    for found in drawn.found:
        for measure in found.explanation.measures:
            yield found, measure


@given(explanations(departures=True, sheets=3))
def test_contributions_come_to_the_unrounded_score(drawn: Drawn) -> None:
    for _, measure in measures(drawn):
        if measure.method in DIVIDES and measure.unrounded is not None:
            adds = [each.contribution for each in measure.parts if each.contribution is not None]
            assert sum(adds, Fraction(0)) == measure.unrounded
            counted = [each.name for each in measure.parts if each.state in COUNTS]
            assert len(adds) == len(counted)


@given(explanations())
def test_the_state_of_every_part_is_true(drawn: Drawn) -> None:
    for found, measure in measures(drawn):
        plainly = found.plainly()
        for part in measure.parts:
            if part.kind == "measure":
                state = plainly["measures"][part.name]["state"]
                passed_over = part.because.startswith("not asked of")
                wanted = ("out",) if passed_over else MEASURE_STATES[state]
                assert part.state in wanted, part
            else:
                assert part.state in question_states(part, measure, found, plainly), part


MEASURE_STATES = {
    "scored": ("counted", "not_scored", "left_out"),  # its grade may be lacking where it is used
    "out": ("out", "counted"),  # an `always` gives a grade all the same
    "not_scored": ("not_scored", "left_out", "counted"),
}


def question_states(
    part: PartExplanation, measure: MeasureExplanation, found: Explained, plainly: dict[str, Any]
) -> tuple[str, ...]:
    """Say which states a question can have, from what was asked and answered alone."""
    asked = plainly["asked"][part.name]
    if asked is False:
        return ("out",)
    lets_through = not measure.unanswered.startswith("an unanswered part leaves")
    if asked is not True:
        return ("left_out", "counted_as", "cannot_tell") if lets_through else ("cannot_tell",)
    given_ = found.sheet.answers.get(part.name)
    if given_ in (None, "", []):
        return ("left_out", "counted_as", "unanswered") if lets_through else ("unanswered",)
    effect = effects(part.name, found).get(str(given_))
    wanted = found.written.get(measure.name, {}).get("where", {}).get("absent")
    if effect is not None and given_ == wanted:
        return ("counted",)
    return {"leave_out": ("out",), "block": ("blocked",)}.get(str(effect), ("counted",))


def effects(name: str, found: Explained) -> dict[str, Any]:
    """Give the absences of a question with what they do, as they are written."""
    for section in found.world.tool["sections"]:
        for question in section["questions"]:
            if question["id"] == name:
                scale = question.get("scale", {})
                named = scale.get("use") if isinstance(scale, dict) else scale
                written = found.world.scales[named.partition("@")[0]] if named else scale
                absences = written.get("absences", {})
                return {each: absence["effect"] for each, absence in absences.items()}
    return {}


@given(explanations())
def test_a_limit_changed_the_grade_if_it_is_another_without_it(drawn: Drawn) -> None:
    for found, measure in measures(drawn):
        if measure.name not in found.written:
            continue
        suggested = found.plainly()["measures"][measure.name]["suggested"]
        for index, limit in enumerate(measure.limits):
            plainly = found.plainly(found.without_limits(measure.name, index))
            without = plainly["measures"][measure.name]["suggested"]
            assert limit.changed == (without != suggested), limit


@given(explanations())
def test_the_band_is_the_grade_before_limits(drawn: Drawn) -> None:
    for found, measure in measures(drawn):
        band = measure.band
        if band is None or (measure.limits and measure.name not in found.written):
            continue
        rubric = found.without_limits(measure.name) if measure.limits else None
        before = found.plainly(rubric)["measures"][measure.name]["suggested"]
        assert before == (band.grade.id if band.grade == band.at_best else None)


@given(explanations(sheets=3))
def test_the_distance_is_what_is_missing_to_the_bound_of_the_next_better_grade(
    drawn: Drawn,
) -> None:
    for found, measure in measures(drawn):
        band = measure.band
        if band is None or band.table is None:
            continue
        score = Fraction(found.result.record[f"{measure.name}:computed"])  # type: ignore[arg-type]  # a number
        rows, here = band.rows, reached(band)
        assert band.grade == rows[here].grade
        better = [row for row in rows[:here] if row.grade != band.grade]
        assert band.next_grade == (better[-1].grade if better else None)
        if better and better[-1].limit is not None:
            limit, within = better[-1].limit, better[-1].within
            up = better[-1].bound.startswith("at least")
            assert within == (score >= limit if up else score <= limit)
            moved = (band.distance or 0) if up else -(band.distance or 0)
            assert (band.distance is None) == within
            assert within or score + moved == limit


def reached(band: BandExplanation) -> int:
    """Find the first row that is reached for certain."""
    certain = (
        index
        for index, row in enumerate(band.rows)
        if row.within is True and row.state in ("met", "")
    )
    return next(certain, len(band.rows) - 1)


@given(explanations(sheets=3))
def test_both_readings_are_given_and_differ_exactly_where_the_grade_cannot_be_told(
    drawn: Drawn,
) -> None:
    for _, measure in measures(drawn):
        if measure.suggested is not None:
            assert measure.severe == measure.lenient == measure.suggested
        elif measure.severe is not None and measure.lenient is not None:
            assert measure.severe != measure.lenient
            assert measure.cannot_tell
            assert measure.why.startswith("not scored: cannot tell")
            assert measure.score is None


@given(explanations(departures=True, sheets=3))
def test_a_grade_that_a_person_gave_stands_or_a_rule_that_refused_it_is_named(
    drawn: Drawn,
) -> None:
    for found, measure in measures(drawn):
        departure = measure.departure
        assert (departure is not None) == (measure.name in found.result.departed)
        if departure is not None:
            assert departure.stands == (departure.given == measure.grade)
            assert departure.stands == (not departure.refused)
            assert departure.stands == (measure.name not in found.explanation.refused)


@given(explanations(sheets=3))
def test_the_steps_of_a_staircase_lead_to_its_level(drawn: Drawn) -> None:
    for _, measure in measures(drawn):
        if measure.gates and measure.level is not None:
            assert [gate.grade for gate in measure.gates if gate.reached][-1] == measure.level


@given(explanations(sheets=3))
def test_a_part_that_decides_has_the_value_of_the_result(drawn: Drawn) -> None:
    for _, measure in measures(drawn):
        deciding = [part for part in measure.parts if part.decides]
        if measure.method in ("lowest", "highest", "most_common") and measure.state == "scored":
            assert deciding
            assert all(part.state in COUNTS for part in deciding)
            values = {part.value for part in deciding}
            assert measure.unrounded is None or values == {measure.unrounded}
