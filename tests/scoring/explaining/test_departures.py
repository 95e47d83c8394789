"""A grade that a person gave: it stands, or each rule that refused it is named."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.audits import Departure
from qa_framework.scoring.explain.explained import DepartureExplanation
from tests.scoring.made import make, measure_of

BANDS = "unanswered: block\ngrades: four\nbands: [{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]\n"
GOOD = {"a": "good", "b": "good", "c": "good"}


def departure(
    judgement: str, given: Departure, limits: str = "[]", answers: dict[str, Any] | None = None
) -> DepartureExplanation:
    rubric = f"{BANDS}measures:\n  m: {{method: mean, of: [a, b], judgement: {judgement}, limits: {limits}}}\n"
    result = make(rubric).score(GOOD if answers is None else answers, departures={"m": given})
    found = measure_of(result.explain(), "m").departure
    assert found is not None
    return found


def given(grade: str, role: str | None = "auditor", reason: str | None = "So.") -> Departure:
    return Departure(grade=grade, role=role, reason=reason)


ANYBODY = "{may_depart: yes}"
CAP = "[{when: c == 'good', no_better_than: good, because: Not above c.}]"


@pytest.mark.parametrize(
    ("judgement", "offer", "limits", "answers", "refused"),
    [
        (ANYBODY, given("great"), "[]", None, ()),
        ("{may_depart: no}", given("great"), "[]", None, ("nobody may give another grade here",)),
        (ANYBODY, given("great", reason=" "), "[]", None, ("a reason is needed",)),
        ("{may_depart: yes, roles: [team_manager, chair]}", given("great"), "[]", None, ("only team manager or chair may give another grade",)),
        ("{may_depart: yes, steps: 1}", given("poor"), "[]", None, ("it may be at most 1 level from Good",)),
        ("{may_depart: yes, steps: 2}", given("poor"), "[]", None, ()),
        ("{may_depart: yes, direction: worse}", given("great"), "[]", None, ("it may only be worse than Good",)),
        ("{may_depart: yes, direction: better}", given("fair"), "[]", None, ("it may only be better than Good",)),
        (ANYBODY, given("great"), CAP, None, ("a limit stands against it: Not above c.",)),
        (ANYBODY, given("great"), CAP, {"a": "good", "b": "good"}, ("a limit may stand against it: Not above c.",)),
        ("{may_depart: yes, steps: 1, direction: better}", given("poor", reason=None), "[]", None, ("a reason is needed", "it may be at most 1 level from Good", "it may only be better than Good")),
        ("{may_depart: yes, reason: optional}", given("great", reason=None), "[{when: c == 'good', suggest: fair, because: C.}]", None, ("a reason is needed to depart from what a limit suggests",)),
        (ANYBODY, given("great"), "[]", {"a": "good"}, ("the rubric suggests no grade to depart from",)),
        ("{may_depart: yes, when_not_scored: may_give}", given("great"), "[]", {"a": "good"}, ()),
        ("{may_depart: yes, when_not_scored: may_give}", given("great"), "[]", {"a": "na", "b": "na"}, ("the measure does not apply",)),
        ("{may_depart: yes, when_not_scored: may_give, direction: worse}", given("fair"), "[]", {"a": "good"}, ("it must be no better than Poor, the worst grade that is still possible",)),
        ("{may_depart: yes, when_not_scored: may_give, direction: worse}", given("poor"), "[]", {"a": "good"}, ()),
        ("{may_depart: yes, when_not_scored: may_give, direction: better}", given("good"), "[{when: c == 'good', no_better_than: fair, because: C.}]", {"a": "great", "b": "great"}, ("a limit may stand against it: C.", "it must be at least as good as Great, the best grade that is still possible")),
    ],
)  # fmt: skip
def test_a_grade_stands_or_the_rules_that_refused_it_are_named(
    judgement: str,
    offer: Departure,
    limits: str,
    answers: dict[str, Any] | None,
    refused: tuple[str, ...],
) -> None:
    found = departure(judgement, offer, limits, answers)
    assert found.refused == refused
    assert found.stands == (not refused)
    assert found.given.id == offer.grade


def test_the_suggested_grade_may_be_given_by_anybody() -> None:
    found = departure("{may_depart: no}", given("good", role=None, reason=None))
    assert found.stands
    assert found.refused == ()


def test_the_reason_of_a_person_is_nowhere_in_an_explanation() -> None:
    rubric = f"{BANDS}measures: {{m: {{method: mean, of: [a, b], judgement: {{may_depart: yes}}}}}}"
    private = "Mrs Jones of 4 Mill Lane"
    for grade in ("great", "poor"):
        offer = Departure(grade=grade, reason=private)
        explanation = make(rubric).score(GOOD, departures={"m": offer}).explain(changes=True)
        assert (
            private not in f"{explanation.as_dict()}{explanation.text()}{explanation._repr_html_()}"
        )


def test_there_is_no_departure_where_nobody_gave_a_grade() -> None:
    result = make(f"{BANDS}measures: {{m: {{method: mean, of: [a, b]}}}}").score(GOOD)
    assert measure_of(result.explain(), "m").departure is None


def test_each_rule_that_is_named_alone_is_what_refused_it() -> None:
    """Without the rule the grade stands."""
    for strict, loose, offer in (
        ("{may_depart: yes, steps: 1}", "{may_depart: yes}", given("poor")),
        ("{may_depart: yes, direction: worse}", "{may_depart: yes}", given("great")),
        ("{may_depart: yes, roles: [chair]}", "{may_depart: yes}", given("great")),
        ("{may_depart: yes}", "{may_depart: yes, reason: optional}", given("great", reason=None)),
    ):
        assert len(departure(strict, offer).refused) == 1
        assert departure(loose, offer).stands
