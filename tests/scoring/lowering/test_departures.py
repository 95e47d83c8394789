"""Which grade stands where a person gave another."""

from __future__ import annotations

from typing import Any

import pytest

from qa_framework.audits import Departure
from tests.scoring.lowering.workbench import tool

LIMIT = "limits: [{id: l, when: said, no_better_than: good, because: S.}]"

SUGGEST = LIMIT.replace("no_better_than: good", "suggest: fair")
ALWAYS = LIMIT.replace("no_better_than: good", "always: poor")


def stands(measure: str, given: str, answers: dict[str, Any], **more: Any) -> tuple[Any, bool]:
    """Give the grade that stands, and whether the one that was given is refused."""
    made = tool(measures=f", m: {{method: lowest, of: [a, b], {measure}}}")
    said = {"role": "manager", "reason": "I know it.", **more}
    result = made.score(answers, departures={"m": Departure(grade=given, **said)})
    grade = result["m"].grade
    return (grade.id if grade else None), "m" in result.refused


FAIR = {"a": "fair", "b": "good"}


@pytest.mark.parametrize(
    ("measure", "given", "found"),
    [
        ("judgement: {may_depart: yes}", "great", ("great", False)),
        ("judgement: {may_depart: no}", "great", ("fair", True)),
        ("judgement: {may_depart: no}", "fair", ("fair", False)),
        ("judgement: {may_depart: yes, steps: 1}", "good", ("good", False)),
        ("judgement: {may_depart: yes, steps: 1}", "great", ("fair", True)),
        ("judgement: {may_depart: yes, steps: 1}", "poor", ("poor", False)),
        ("judgement: {may_depart: yes, direction: better}", "poor", ("fair", True)),
        ("judgement: {may_depart: yes, direction: better}", "good", ("good", False)),
        ("judgement: {may_depart: yes, direction: worse}", "good", ("fair", True)),
        ("judgement: {may_depart: yes, direction: worse}", "poor", ("poor", False)),
        ("judgement: {may_depart: yes, roles: [auditor]}", "good", ("fair", True)),
        ("judgement: {may_depart: yes, roles: [manager]}", "good", ("good", False)),
    ],
)
def test_a_grade_stands_where_the_judgement_allows_it(
    measure: str, given: str, found: tuple[Any, bool]
) -> None:
    assert stands(measure, given, FAIR) == found


@pytest.mark.parametrize(
    ("measure", "reason", "refused"),
    [
        ("judgement: {may_depart: yes}", " ", True),
        ("judgement: {may_depart: yes, reason: optional}", None, False),
        (
            f"judgement: {{may_depart: yes, reason: optional}}, {SUGGEST}",
            None,
            True,
        ),
    ],
)
def test_leaving_a_suggestion_may_need_a_reason(
    measure: str, reason: str | None, *, refused: bool
) -> None:
    assert stands(measure, "good", FAIR, reason=reason)[1] is refused


@pytest.mark.parametrize(
    ("said", "given", "found"),
    [
        (True, "great", ("fair", True)),
        (True, "good", ("good", False)),
        (None, "great", ("fair", True)),
        (False, "great", ("great", False)),
    ],
)
def test_hard_limits_bind_a_person_too_even_those_that_only_may_fire(
    given: str, found: tuple[Any, bool], *, said: bool | None
) -> None:
    judgement = f"judgement: {{may_depart: yes}}, {LIMIT}"
    assert stands(judgement, given, FAIR | {"said": said}) == found


@pytest.mark.parametrize(
    ("always", "given", "found"),
    [(True, "good", ("poor", True)), (None, "good", (None, True)), (None, "poor", ("poor", False))],
)
def test_what_must_always_be_binds_a_person(
    given: str, found: tuple[Any, bool], *, always: bool | None
) -> None:
    judgement = f"judgement: {{may_depart: yes, when_not_scored: may_give}}, {ALWAYS}"
    assert stands(judgement, given, FAIR | {"said": always}) == found


@pytest.mark.parametrize(
    ("direction", "said", "given", "found"),
    [
        ("any", False, "poor", ("poor", False)),
        ("better", False, "good", (None, True)),
        ("better", False, "great", ("great", False)),
        ("better", True, "good", ("good", False)),
        ("worse", False, "fair", (None, True)),
        ("worse", False, "poor", ("poor", False)),
    ],
)
def test_where_nothing_is_suggested_the_direction_must_allow_it_from_every_grade(
    direction: str, given: str, found: tuple[Any, bool], *, said: bool
) -> None:
    judgement = f"judgement: {{may_depart: yes, direction: {direction}, when_not_scored: may_give}}, {LIMIT}"
    assert stands(judgement, given, {"a": "good", "said": said}) == found


def test_nobody_gives_a_grade_to_what_is_not_scored_or_is_out_unless_that_is_allowed() -> None:
    plain, may_give = (
        "judgement: {may_depart: yes}",
        "judgement: {may_depart: yes, when_not_scored: may_give}",
    )
    assert stands(plain, "good", {"a": "good"}) == (None, True)
    assert stands(may_give, "good", {"a": "good"}) == ("good", False)
    assert stands(may_give, "good", {"a": "na", "b": "na"}) == (None, True)


BANDS = "[{grade: great, at_least: 4}, {grade: good, at_least: 3, needs: said}, {grade: fair, at_least: 2}, {grade: poor}]"  # fmt: skip


@pytest.mark.parametrize(
    ("direction", "given", "found"),
    [
        ("better", "good", ("good", False)),
        ("better", "fair", (None, True)),
        ("worse", "fair", ("fair", False)),
        ("worse", "good", (None, True)),
    ],
)
def test_where_a_grade_cannot_be_told_those_that_are_possible_are_departed_from(
    direction: str, given: str, found: tuple[Any, bool]
) -> None:
    judgement = f"{{may_depart: yes, direction: {direction}, when_not_scored: may_give}}"
    made = tool(measures=f", m: {{method: mean, of: [n], bands: {BANDS}, judgement: {judgement}}}")
    result = made.score({"n": 3}, departures={"m": Departure(grade=given, reason="Seen.")})
    grade = result["m"].grade
    assert ((grade.id if grade else None), "m" in result.refused) == found
