"""choosing: each way of choosing does what it says, and nothing else decides."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.sampling.problems import BadFrame
from tests.sampling.made import TEAMS, WAYS, Row, draw, lists_of_cases, names, rows, workspace


def told(plan: str, frame: list[Row]) -> list[str]:
    with pytest.raises(BadFrame) as raised:
        draw(plan, frame)
    return [f"{each.kind} {each.told('row')}" for each in raised.value.problems]


# Laws that every way keeps

PLANS = {way: workspace(plan) for way, plan in WAYS.items()}


@pytest.mark.parametrize("way", WAYS)
@given(found=lists_of_cases(), seed=st.text("ab12", min_size=1), data=st.data())
def test_the_order_of_the_list_plays_no_part(
    way: str, found: list[Row], seed: str, data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(found))
    if way == "by_hand":
        found[0]["note"] = "A complaint."
    one, other = (PLANS[way].draw(each, "monthly", seed=seed) for each in (found, turned))
    assert one == other


@pytest.mark.parametrize("way", ["simple_random", "stratified", "systematic"])
@given(found=lists_of_cases())
def test_a_sample_has_its_size_and_each_case_once(way: str, found: list[Row]) -> None:
    record = PLANS[way].draw(found, "monthly", seed=1)
    assert len(record.cases) == len({*record.cases}) == 6
    assert {*record.cases} <= names(found)
    assert record.population == len(found)
    assert {*record.cases}.isdisjoint(each.case for each in record.spare)


@pytest.mark.parametrize("way", WAYS)
@given(found=lists_of_cases())
def test_columns_that_the_plan_does_not_use_play_no_part(way: str, found: list[Row]) -> None:
    found[0]["note"] = "A complaint."
    more = [row | {"other": number} for number, row in enumerate(found)]
    one, other = (PLANS[way].draw(each, "monthly", seed=1) for each in (found, more))
    assert one == other


# At random


@given(found=lists_of_cases(least=8), data=st.data())
def test_a_case_that_was_not_chosen_can_go_without_changing_the_sample(
    found: list[Row], data: st.DataObject
) -> None:
    record = PLANS["simple_random"].draw(found, "monthly", seed=1)
    gone = data.draw(st.sampled_from(sorted(names(found) - {*record.cases})))
    left = [row for row in found if row["case_reference"] != gone]
    assert PLANS["simple_random"].draw(left, "monthly", seed=1).cases == record.cases


def test_every_case_has_the_same_chance() -> None:
    """Over 2,000 seeds; the sum of squares has 29 degrees of freedom, and 58 is its 0.1 % point."""
    counts: Counter[str] = Counter()
    frame = rows()
    for seed in range(2_000):
        counts.update(PLANS["simple_random"].draw(frame, "monthly", seed=seed).cases)
    expected = 2_000 * 6 / 30
    chi = sum((counts[row["case_reference"]] - expected) ** 2 / expected for row in frame)
    assert chi < 58


def test_another_plan_with_the_same_seed_chooses_others() -> None:
    plan = WAYS["simple_random"]
    other = workspace("choose: simple_random\nsize: 6\n---\n" + OTHER)
    one = other.draw(rows(), "monthly", seed=1)
    two = other.draw(rows(), "another", seed=1)
    assert plan
    assert {*one.cases} != {*two.cases}


OTHER = """\
kind: sampling
id: another
version: 1.0.0
title: Another
case: case_reference
choose: simple_random
size: 6
"""


# By strata


@given(found=lists_of_cases())
def test_each_stratum_gives_what_the_record_says(found: list[Row]) -> None:
    record = PLANS["stratified"].draw(found, "monthly", seed=1)
    team = {row["case_reference"]: row["team"] for row in found}
    held = Counter(team.values())
    given_ = Counter(team[case] for case in record.cases)
    assert [each.values for each in record.strata] == [(each,) for each in TEAMS]
    assert [each.size for each in record.strata] == [held[each] for each in TEAMS]
    assert [each.chosen for each in record.strata] == [given_[each] for each in TEAMS]
    assert all(each.stratum == (team[each.case],) for each in (*record.chosen, *record.spare))


def test_strata_of_several_columns_are_those_that_occur() -> None:
    plan = "choose: stratified\nby: [note, team]\nshares: equal\nsize: 5\n"
    frame = [row | {"note": row["note"] or "none"} for row in rows(12)]
    record = draw(plan, frame)
    assert [each.values for each in record.strata] == [
        ("A complaint.", "north"),
        ("A complaint.", "south"),
        ("A complaint.", "east"),
        ("none", "north"),
        ("none", "south"),
        ("none", "east"),
    ]
    assert sum(each.chosen for each in record.strata) == 5


def test_a_stratum_smaller_than_the_minimum_gives_all_it_has() -> None:
    plan = "choose: stratified\nby: [team]\nshares: proportional\nat_least: 3\nsize: 8\n"
    frame = [row | {"team": "north" if n > 1 else "south"} for n, row in enumerate(rows())]
    record = draw(plan, frame)
    assert [(each.values[0], each.size, each.chosen) for each in record.strata] == [
        ("north", 28, 6),
        ("south", 2, 2),
        ("east", 0, 0),
    ]


def test_a_minimum_that_takes_more_than_is_wanted_is_told() -> None:
    plan = "choose: stratified\nby: [team]\nshares: equal\nat_least: 3\nsize: 8\n"
    assert told(plan, rows()) == [
        "minimum_too_large `at_least: 3` takes 9 cases from 3 strata, and 8 are wanted"
    ]


def test_a_case_without_a_stratum_is_told() -> None:
    frame = rows(8)
    frame[2]["team"] = frame[5]["team"] = ""
    assert told(WAYS["stratified"], frame) == [
        f"no_stratum row {row}, `team`: this is empty, and it decides the stratum of the case"
        for row in (3, 6)
    ]


# Every so-manyth


@given(count=st.integers(6, 60), seed=st.integers(0, 50))
def test_a_systematic_sample_takes_one_of_each_equal_stretch(count: int, seed: int) -> None:
    frame = rows(count)
    record = PLANS["systematic"].draw(frame, "monthly", seed=seed)
    place = {row["case_reference"]: row["Opened on"] for row in frame}
    assert [place[case] for case in record.cases] == sorted(place[case] for case in record.cases)
    interval = Fraction(count, 6)
    ranked = sorted(place.values())
    for number, case in enumerate(record.cases):
        first, last = floor(number * interval), ceil((number + 1) * interval)
        assert place[case] in ranked[first:last]


@given(count=st.integers(6, 60), seed=st.integers(0, 50))
def test_the_gaps_of_a_systematic_sample_are_the_interval(count: int, seed: int) -> None:
    plan = workspace("choose: systematic\norder_by: note\nsize: 6\n")
    frame = [{"case_reference": f"C-{n}", "note": f"{n:04}"} | LACKING for n in range(count)]
    record = plan.draw(frame, "monthly", seed=seed)
    found = [int(case[2:]) for case in record.cases]
    gaps = {after - before for before, after in pairwise(found)}
    assert gaps <= {floor(Fraction(count, 6)), ceil(Fraction(count, 6))}


LACKING: dict[str, Any] = {"team": None, "Opened on": None}


def test_a_systematic_sample_begins_at_random() -> None:
    """Over 400 seeds every case is chosen about as often: 80 times, give or take four deviations."""
    counts: Counter[str] = Counter()
    frame = rows()
    for seed in range(400):
        counts.update(PLANS["systematic"].draw(frame, "monthly", seed=seed).cases)
    assert all(48 < counts[row["case_reference"]] < 112 for row in frame)


def test_choices_are_ordered_by_their_options() -> None:
    plan = "choose: systematic\norder_by: team\nsize: 30\n"
    record = draw(plan, rows())
    team = {row["case_reference"]: row["team"] for row in rows()}
    assert [team[case] for case in record.cases] == sorted(team.values(), key=TEAMS.index)


def test_without_a_column_the_hash_makes_the_order() -> None:
    by_hash = draw("choose: systematic\nsize: 30\n").cases
    assert by_hash == draw("choose: simple_random\nsize: 30\n").cases


def test_a_case_without_a_place_in_the_order_is_told() -> None:
    frame = rows(8)
    frame[2]["Opened on"] = None
    (found,) = told(WAYS["systematic"], frame)
    assert found.startswith("no_order row 3, `Opened on`: this is empty, and it decides where")


# Every case, and by hand


def test_every_case_is_every_case() -> None:
    record = draw(WAYS["every_case"])
    assert {*record.cases} == names(rows())
    assert record.spare == ()


def test_by_hand_takes_those_with_a_reason() -> None:
    record = draw(WAYS["by_hand"])
    assert {*record.cases} == {row["case_reference"] for row in rows() if row["note"]}
    assert {each.reason for each in record.chosen} == {"A complaint."}
    assert (record.population, record.spare) == (30, ())


def test_by_hand_without_a_reason_anywhere_is_told() -> None:
    assert told(WAYS["by_hand"], [row | {"note": ""} for row in rows()]) == [
        "nobody `note`: no row says why it was chosen"
    ]


# Too few


@pytest.mark.parametrize("way", ["simple_random", "stratified", "systematic"])
def test_more_wanted_than_there_are_is_told(way: str) -> None:
    assert told(WAYS[way], rows(5)) == [
        "too_few 6 cases are wanted, and 5 are there to choose from"
    ]


@pytest.mark.parametrize("way", WAYS)
def test_nobody_to_choose_from_is_told(way: str) -> None:
    assert told(WAYS[way], []) == ["nobody no case is left to choose from"]


ODD = "this decides the stratum, and has a space before or after"
TWINS = ["North", "North ", "No\u00adrth", "Zo\u00eb", "Zoe\u0308"]


def test_two_strata_that_look_the_same_are_told() -> None:
    frame = [row | {"note": TWINS[number % 5]} for number, row in enumerate(rows(10))]
    found = told("choose: stratified\nby: [note]\nshares: equal\nsize: 5\n", frame)
    assert [each.split(",")[0] for each in found] == [
        f"bad_value row {n}" for n in (2, 3, 5, 7, 8, 10)
    ]
    assert all(ODD in each for each in found)


def test_blanks_are_no_reason_to_choose_a_case_by_hand() -> None:
    found = told(WAYS["by_hand"], [row | {"note": " "} for row in rows(2)])
    reason = "blanks say nothing; say why the case was chosen, or empty the cell"
    assert found == [f"bad_value row {n}, `note`: {reason}" for n in (1, 2)]


def test_one_case_is_there_where_more_are_wanted() -> None:
    assert told(WAYS["simple_random"], rows(1)) == [
        "too_few 6 cases are wanted, and 1 is there to choose from"
    ]
