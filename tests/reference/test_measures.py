"""The plain scorer's bands, limits, methods and departures, one rule at a time."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.exact import bound, number, rounded
from tests.reference.grades import Effects, all_effects, band_grades, could_be, suggested
from tests.reference.scales import SCALES, bands
from tests.reference.scorer import score
from tests.reference.sheets import (
    KINDS,
    LEVELS,
    LIMITS,
    PLAIN,
    SAFE,
    TRUTHS,
    answered,
    measured,
    readings,
    sheet,
)
from tests.reference.states import Scale, Truth

# 5.5 and 5.6: bands and limits under both readings


@given(
    base=st.sampled_from((*LEVELS, None)),
    limits=st.lists(st.tuples(LIMITS, TRUTHS), max_size=6),
    better=st.sampled_from(("higher", "lower")),
)
def test_limits_give_what_every_reading_of_the_unknown_gives(
    base: str | None, limits: list[tuple[dict[str, str], Truth]], better: str
) -> None:
    scale = Scale(id="s", levels=LEVELS, better=better)
    one_by_one = set()
    for case in product(*(readings(truth) for _, truth in limits)):
        certain = [(limit, fires) for (limit, _), fires in zip(limits, case, strict=True)]
        (effects,) = all_effects(certain, scale)
        one_by_one.add(suggested(base, effects, scale))
    assert could_be({base}, all_effects(limits, scale), scale) == one_by_one
    assert all_effects(limits[::-1], scale) == all_effects(limits, scale)


def test_limits_raise_then_cap_then_set() -> None:
    effects = Effects(no_worse_than="good", no_better_than="requires_improvement")
    assert suggested("inadequate", effects, PLAIN) == "requires_improvement"
    assert suggested("good", Effects(always="inadequate"), PLAIN) == "inadequate"
    assert suggested(None, Effects(always="inadequate"), PLAIN) == "inadequate"
    assert suggested(None, Effects(suggest="good", no_worse_than="good"), PLAIN) is None
    assert suggested("good", Effects(suggest="inadequate"), PLAIN) == "inadequate"


@given(needs=st.lists(TRUTHS, min_size=3, max_size=3), points=st.integers(0, 4))
def test_bands_give_what_every_reading_of_a_need_gives(needs: list[Truth], points: int) -> None:
    table = [
        {"grade": level, "at_least": edge, "needs": place}
        for place, (level, edge) in enumerate((("outstanding", 3), ("good", 2), ("good", 1)))
    ]
    table.append({"grade": "inadequate"})

    def walk(case: tuple[Truth, ...]) -> set[str]:
        return band_grades(table, Fraction(points), None, lambda place: case[place])

    one_by_one = {grade for case in product(*map(readings, needs)) for grade in walk(case)}
    assert walk(tuple(needs)) == one_by_one


# 5.2 to 5.4: parts


@pytest.mark.parametrize(
    ("unanswered", "answers", "expected"),
    [
        ("block", "g__", None),
        ("block", "gg-", 3),
        ("leave_out", "g__", 3),
        ("leave_out", "g_!", None),  # an absence that blocks does
        ("leave_out", "___", None),
        ("leave_out", "__-", None),
        ({"count_as": "lowest"}, "gg_", Fraction(7, 3)),
        ({"count_as": {"four": "outstanding"}}, "gg_", Fraction(10, 3)),
        ({"count_as": {"yes_no": "yes"}}, "gg_", None),
        ({"needs_answered": 2}, "gg_", 3),
        ({"needs_answered": 2}, "g__", None),
        ({"needs_answered": 2}, "g--", None),
        ({"needs_share": "60 %"}, "gg_", 3),
        ({"needs_share": "60 %"}, "g_-", None),
    ],
)
def test_what_unanswered_says(unanswered: object, answers: str, expected: Fraction | None) -> None:
    given_answers = answered(answers)
    found = measured({"method": "mean", "of": "first", "unanswered": unanswered}, given_answers)
    assert found["score"] == expected


@pytest.mark.parametrize(
    ("left_out", "answers", "score_and_possible"),
    [
        ("adds_nothing", "gg-", (6, 8)),
        ("prorate", "gg-", (9, 12)),
        ("block", "gg-", (None, None)),
        ("block", "ggg", (9, 12)),
        ("prorate", "g--", (9, 12)),
    ],
)
def test_what_left_out_says(left_out: str, answers: str, score_and_possible: object) -> None:
    sum_of = {"method": "sum", "of": "first", "left_out": left_out}
    found = measured(sum_of, answered(answers))
    assert (found["score"], found["possible"]) == score_and_possible


METHOD_CASES: list[tuple[dict[str, Any], str, object]] = [
    ({"method": "mean", "of": "first", "weights": {"a": 2}}, "gii", 2),
    ({"method": "mean", "of": "first", "weights": {"a": 0}}, "gii", 1),
    ({"method": "mean", "of": "first", "normalise": "ratings"}, "gii", Fraction(10, 9)),
    ({"method": "percent", "of": "first"}, "gi-", 50),
    ({"method": "count", "of": "first", "where": {"at_least": "good"}}, "gi-", 1),
    ({"method": "count", "of": "first", "where": {"absent": "not_applicable"}}, "gi-", 1),
    ({"method": "share", "of": "first", "where": {"absent": "not_seen"}}, "g!-", Fraction(1, 2)),
    ({"method": "share", "of": "first", "where": {"in": ["good"]}}, "gi-", Fraction(1, 2)),
    ({"method": "lowest", "of": "first"}, "gig", "inadequate"),
    ({"method": "highest", "of": "first"}, "gig", "good"),
    ({"method": "median", "of": "first"}, "gi-", "inadequate"),
    ({"method": "median", "of": "first", "better": "lower"}, "gi-", "good"),
    ({"method": "most_common", "of": "first"}, "gig", "good"),
    ({"method": "most_common", "of": "first"}, "gi-", "inadequate"),
    ({"method": "formula", "formula": "points(a) if applies(a) else points(b)"}, "-gi", 3),
    ({"method": "formula", "formula": "points(a) + points(b)"}, "-gi", None),
    ({"method": "formula", "formula": "1 if a >= 'good' else 2 * points(b)"}, "-gi", None),
    ({"method": "formula", "formula": "1 if applies(a) and a >= 'good' else points(b)"}, "-gi", 3),
]


@pytest.mark.parametrize(("measure", "answers", "expected"), METHOD_CASES)
def test_what_methods_give(measure: dict[str, Any], answers: str, expected: object) -> None:
    found = measured(measure, answered(answers))
    key = "grade" if isinstance(expected, str) else "score"
    assert found[key] == expected


@pytest.mark.parametrize("method", ["sum", "mean", "percent", "lowest", "median", "most_common"])
def test_a_measure_whose_parts_are_all_out_is_out(method: str) -> None:
    found = measured({"method": method, "of": "first", "left_out": "block"}, answered("---"))
    assert (found["state"], found["score"]) == ("out", None)


def test_an_always_stands_without_a_score_and_a_cap_does_not() -> None:
    four = bands("at_least", ("outstanding", "3.5"), ("good", "2.5"), last="inadequate")
    limit = {"when": "a == 'inadequate'", "always": "inadequate"}
    measure = {"method": "mean", "of": "first", "bands": four, "limits": [limit]}
    found = measured(measure, answered("ig_"))
    assert (found["grade"], found["state"]) == ("inadequate", "not_scored")
    capped = measure | {"limits": [{"when": "a == 'inadequate'", "no_better_than": "inadequate"}]}
    assert measured(capped, answered("ig_"))["grade"] is None


@pytest.mark.parametrize(
    ("team", "asked", "state"),
    [("north", True, "not_scored"), ("south", False, "out"), (None, None, "not_scored")],
)
def test_a_section_applies_does_not_or_may(team: str | None, asked: object, state: str) -> None:
    made = sheet({"each_section": {"method": "judged"}})
    result = score(made, scales=SCALES, rubric=None, answers={}, about={"team": team})
    assert (result["asked"]["second"], result["asked"]["d"]) == (asked, asked)
    assert result["measures"]["second"]["state"] == state


# 5.7: departures


@pytest.mark.parametrize(
    ("judgement", "grade", "stands"),
    [
        ({"may_depart": "no"}, "good", "inadequate"),
        ({"may_depart": "yes"}, "outstanding", "outstanding"),
        ({"may_depart": "yes", "steps": 1}, "good", "inadequate"),
        ({"may_depart": "yes", "steps": 2}, "good", "good"),
        ({"may_depart": "yes", "direction": "worse"}, "good", "inadequate"),
        ({"may_depart": "yes", "roles": ["moderator"]}, "good", "inadequate"),
    ],
)
def test_what_a_departure_may_do(judgement: dict[str, Any], grade: str, stands: str) -> None:
    measure = {"method": "lowest", "of": "first", "judgement": judgement}
    given_up = {"m": {"grade": grade, "role": "auditor", "reason": "Seen since."}}
    assert measured(measure, answered("iii"), departures=given_up)["grade"] == stands


@pytest.mark.parametrize(
    ("judgement", "grade", "stands"),
    [
        ({}, "good", None),
        ({"when_not_scored": "may_give"}, "good", "good"),
        ({"when_not_scored": "may_give", "direction": "worse"}, "good", None),
        ({"when_not_scored": "may_give", "direction": "worse"}, "inadequate", "inadequate"),
    ],
)
def test_a_grade_may_be_given_where_nothing_is_suggested(
    judgement: dict[str, Any], grade: str, stands: str | None
) -> None:
    measure = {"method": "lowest", "of": "first", "judgement": {"may_depart": "yes", **judgement}}
    given_up = {"m": {"grade": grade, "role": "auditor", "reason": "Seen since."}}
    found = measured(measure, answered("ii_"), departures=given_up)
    assert (found["grade"], found["suggested"]) == (stands, None)


def test_a_limit_that_only_may_fire_binds_a_departure() -> None:
    limit = {"when": "b == 'inadequate'", "no_better_than": "requires_improvement"}
    measure = {
        "method": "lowest",
        "of": ["a"],
        "judgement": {"may_depart": "yes"},
        "limits": [limit],
    }
    given_up = {"m": {"grade": "good", "role": "auditor", "reason": "Seen since."}}
    assert measured(measure, answered("i__"), departures=given_up)["grade"] == "inadequate"
    assert measured(measure, answered("igi"), departures=given_up)["grade"] == "good"


# 5.8: exactness


@pytest.mark.parametrize(
    ("score_", "to", "half", "found"),
    [
        ("2.5", 0, "up", 3),
        ("-2.5", 0, "up", -3),
        ("2.5", 0, "even", 2),
        ("3.5", 0, "even", 4),
        ("2.5", 0, "down", 2),
        ("-2.5", 0, "down", -2),
        ("20/3", 1, "down", Fraction(67, 10)),
        ("2.51", 0, "down", 3),
    ],
)
def test_rounding(score_: str, to: int, half: str, found: Fraction) -> None:
    assert rounded(Fraction(score_), {"to": to, "half": half}) == found


def test_numbers_are_read_exactly() -> None:
    assert (number("0.1"), number("60 %"), number("1/3")) == (
        Fraction(1, 10),
        Fraction(3, 5),
        Fraction(1, 3),
    )
    assert (bound("19 of 36", Fraction(24)), bound("19 of 36", None)) == (Fraction(38, 3), None)
    with pytest.raises(TypeError, match="not an exact number"):
        number(0.1)


# The law


@given(
    limits=st.lists(
        st.tuples(st.sampled_from(SAFE), st.sampled_from(KINDS), st.sampled_from(LEVELS)),
        max_size=3,
    ),
    method=st.sampled_from(("mean", "lowest", "median", "highest")),
    full=st.tuples(*[st.sampled_from((*LEVELS, "not_applicable", "not_seen"))] * 3),
    blank=st.sampled_from("abc"),
)
def test_taking_an_answer_away_never_makes_a_grade_better_where_blanks_block(
    limits: list[tuple[str, str, str]], method: str, full: tuple[str, ...], blank: str
) -> None:
    table = bands(
        "at_least", ("outstanding", (3.5).as_integer_ratio()[0]), ("good", 2), last="inadequate"
    )
    measure = {
        "method": method,
        "of": ["a", "b"],
        "limits": [{"when": when, kind: grade} for when, kind, grade in limits],
        **({"bands": table} if method == "mean" else {}),
    }
    answers: Mapping[str, object] = dict(zip("abc", full, strict=True))
    before = measured(measure, answers)["grade"]
    after = measured(measure, {q: a for q, a in answers.items() if q != blank})["grade"]
    if before is not None and after is not None:
        assert LEVELS.index(after) <= LEVELS.index(before)
