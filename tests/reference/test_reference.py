"""The plain scorer gives what the published schemes say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from tests.reference.scales import SCALES
from tests.reference.schemes import (
    BREEAM,
    CMMI,
    CMMI_AREAS,
    CMS,
    DASH,
    FOOD_HYGIENE,
    HMIP,
    ILACS,
    PHQ_9,
    SCCIF,
    SDQ,
    SDQ_SECTIONS,
    XCCDF,
    percent_of_four,
)
from tests.reference.scorer import INTERPRETATIONS, score, score_all

ALL_DEPARTURES = {"overall": {"role": "inspector", "reason": "The plan is new."}}


def scored(tool: dict[str, Any], answers: Mapping[str, object], **more: Any) -> dict[str, Any]:
    return score(tool, scales=SCALES, rubric=None, answers=answers, **more)


def numbered(prefix: str, answers: Sequence[object], start: int = 0) -> dict[str, object]:
    return {f"{prefix}{n}": answer for n, answer in enumerate(answers, start)}


# Food hygiene


def food_rating(hygiene: int, structural: int, confidence: int) -> int:
    """The lower of the band of the total and the cap of the worst component."""
    total = hygiene + structural + confidence
    worst = max(hygiene, structural, confidence)
    band = next((r for top, r in ((15, 5), (20, 4), (30, 3), (40, 2), (50, 1)) if total <= top), 0)
    cap = next((r for top, r in ((5, 5), (10, 4), (15, 2), (20, 1)) if worst <= top), 0)
    return min(band, cap)


def test_all_180_inputs_of_food_hygiene() -> None:
    six, five = (0, 5, 10, 15, 20, 25), (0, 5, 10, 20, 30)
    tried = list(product(six, six, five))
    assert len(tried) == 180
    for hygiene, structural, confidence in tried:
        answers = {"hygiene": hygiene, "structural": structural, "confidence": confidence}
        rating = scored(FOOD_HYGIENE, answers)["measures"]["rating"]
        assert rating["grade"] == f"r{food_rating(hygiene, structural, confidence)}", answers


@pytest.mark.parametrize(
    ("three", "rating"),
    [((5, 5, 5), "r5"), ((10, 5, 0), "r4"), ((0, 0, 20), "r1"), ((25, 0, 0), "r0")],
)
def test_food_hygiene_vectors(three: tuple[int, int, int], rating: str) -> None:
    answers = dict(zip(("hygiene", "structural", "confidence"), three, strict=True))
    assert scored(FOOD_HYGIENE, answers)["measures"]["rating"]["grade"] == rating


def test_food_hygiene_without_one_component_has_no_rating() -> None:
    result = scored(FOOD_HYGIENE, {"hygiene": 0, "structural": 0})
    assert result["measures"]["rating"]["grade_state"] == "not_scored"


def test_food_hygiene_refuses_what_is_not_one_of_the_scores() -> None:
    result = scored(FOOD_HYGIENE, {"hygiene": 7, "structural": 0, "confidence": 0})
    assert result["invalid"] == {"hygiene"}
    assert result["measures"]["rating"]["grade"] is None


# Strengths and difficulties


def sdq_answers(**given: list[str]) -> dict[str, object]:
    plain = {name: ["not"] * 5 for name in SDQ_SECTIONS} | given
    return {
        f"{name}_{n}": answer
        for name, answers in plain.items()
        for n, answer in enumerate(answers, 1)
        if answer
    }


def test_an_sdq_scale_is_prorated_from_three_answers() -> None:
    answers = sdq_answers(emotional=["true", "some", "some", "", ""])
    result = scored(SDQ, answers)["measures"]["emotional_score"]
    assert (result["score"], result["possible"]) == (7, 10)  # 4 from 3 is 6.67


def test_an_sdq_scale_with_two_answers_is_missing_and_so_is_the_total() -> None:
    answers = sdq_answers(emotional=["true", "true", "", "", ""])
    measures = scored(SDQ, answers)["measures"]
    assert measures["emotional_score"]["state"] == "not_scored"
    assert measures["total"]["state"] == measures["total"]["grade_state"] == "not_scored"


def test_sdq_items_said_the_other_way_round_are_reversed() -> None:
    measures = scored(SDQ, sdq_answers())["measures"]
    assert [measures[f"{name}_score"]["score"] for name in SDQ_SECTIONS] == [0, 2, 4, 4, 0]


def test_a_half_is_rounded_as_declared() -> None:
    answers = sdq_answers(emotional=["true", "not", "not", "not", ""])
    assert scored(SDQ, answers)["measures"]["emotional_score"]["score"] == 3  # 2.5, half up


@pytest.mark.parametrize(("informant", "grade"), [("teacher", "raised"), ("parent", "average")])
def test_sdq_bands_depend_on_the_informant(informant: str, grade: str) -> None:
    answers = sdq_answers(emotional=["true", "some", "not", "not", "not"])
    total = scored(SDQ, answers, perspective=informant)["measures"]["total"]
    assert (total["score"], total["grade"]) == (13, grade)


# Care quality


@pytest.mark.parametrize(
    ("points", "percent", "grade"),
    [
        ([3] * 9, 75, "good"),
        ([3] * 5 + [2] * 4, 64, "good"),
        ([3] * 4 + [2] * 5, 61, "requires_improvement"),
        ([2] * 5 + [1] * 4, 39, "requires_improvement"),
        ([4] * 4 + [3] * 5, 86, "good"),
        ([4] * 6 + [3, 3, 2], 89, "outstanding"),
    ],
)
def test_care_quality_of_local_authorities(points: list[int], percent: int, grade: str) -> None:
    levels = list(SCALES["four"]["levels"])
    answers = numbered("s", [levels[n - 1] for n in points])
    overall = scored(percent_of_four("up", 9), answers)["measures"]["overall"]
    assert (overall["score"], overall["grade"]) == (percent, grade)


@pytest.mark.parametrize(
    ("half", "grade"), [("up", "good"), ("even", "requires_improvement"), ("down", None)]
)
def test_the_way_a_half_is_rounded_decides(half: str, grade: str | None) -> None:
    answers = numbered("s", ["requires_improvement"] * 2 + ["good"] * 2)  # 62.5
    overall = scored(percent_of_four(half, 4), answers)["measures"]["overall"]
    assert overall["grade"] == (grade or "requires_improvement")


# Settings: hard and soft limits


def test_a_child_not_protected_leaves_no_choice() -> None:
    answers = {"protected": "inadequate", "leaders": "good", "overall_grade": "good"}
    departures = {"overall": {**ALL_DEPARTURES["overall"], "grade": "requires_improvement"}}
    result = scored(SCCIF, answers, departures=departures)
    assert result["measures"]["overall"]["grade"] == "inadequate"
    assert result["limits_fired"] == {"not_protected"}
    assert result["refused"] == {"overall"}


@pytest.mark.parametrize(
    ("given", "stands"), [("requires_improvement", "requires_improvement"), ("good", "inadequate")]
)
def test_weak_leaders_suggest_and_cap(given: str, stands: str) -> None:
    answers = {"protected": "good", "leaders": "inadequate", "overall_grade": "good"}
    departures = {"overall": {**ALL_DEPARTURES["overall"], "grade": given}}
    result = scored(SCCIF, answers, departures=departures)
    overall = result["measures"]["overall"]
    assert (overall["suggested"], overall["grade"]) == ("inadequate", stands)
    assert result["limits_fired"] == {"leaders_likely", "leaders_cap"}


def test_leaving_a_suggestion_needs_a_reason_and_the_role() -> None:
    answers = {"protected": "good", "leaders": "inadequate", "overall_grade": "good"}
    for bad in ({"reason": " "}, {"role": "visitor"}):
        grade = {**ALL_DEPARTURES["overall"], "grade": "requires_improvement", **bad}
        assert scored(SCCIF, answers, departures={"overall": grade})["refused"] == {"overall"}


@pytest.mark.parametrize(
    ("grades", "flag"),
    [
        (("good", "good", "good", "requires_improvement"), "yes"),
        (("good", "good", "requires_improvement", "requires_improvement"), "no"),
        (("requires_improvement", "good", "good", "good"), "no"),
        (("good", "good", "requires_improvement", None), "cannot_tell"),
        (("good", "good", "good", None), "yes"),
        ((None, "good", "good", "good"), "cannot_tell"),
        ((None, "inadequate", "inadequate", None), "no"),
    ],
)
def test_scheduling_is_a_flag(grades: tuple[str | None, ...], flag: str) -> None:
    names = ("leaders_grade", "protection_grade", "care_grade", "care_leavers_grade")
    result = scored(ILACS, dict(zip(names, grades, strict=True)))
    assert result["flags"] == {"eligible": flag}
    assert "overall" not in result["measures"]


# Security benchmarks


def test_four_models_over_one_set_of_results() -> None:
    answers = {"a1": "pass", "a2": "fail", "b1": "fixed", "b2": "notapplicable"}
    measures = scored(XCCDF, answers)["measures"]
    assert measures["default"]["score"] == Fraction(175, 2)
    assert (measures["flat"]["score"], measures["flat"]["possible"]) == (2, 3)
    assert measures["flat_unweighted"]["score"] == 2
    assert measures["absolute"]["score"] == 0


def test_an_empty_group_is_skipped_and_an_empty_benchmark_is_out() -> None:
    nothing = {"b1": "notapplicable", "b2": "notchecked"}
    measures = scored(XCCDF, {"a1": "pass", "a2": "pass", **nothing})["measures"]
    assert measures["group_b"]["state"] == "out"
    assert (measures["default"]["score"], measures["absolute"]["score"]) == (100, 1)
    empty = scored(XCCDF, {"a1": "notselected", "a2": "informational", **nothing})["measures"]
    assert {measure["state"] for measure in empty.values()} == {"out"}


# Maturity


def maturity(**changed: str | None) -> dict[str, Any]:
    satisfied = {area: "satisfied" for areas in CMMI_AREAS.values() for area in areas}
    measure: dict[str, Any] = scored(CMMI, {**satisfied, **changed})["measures"]["maturity"]
    return measure


def test_a_maturity_level_needs_all_below() -> None:
    assert maturity()["grade"] == "ml4"
    assert maturity(rd="unsatisfied")["grade"] == "ml2"
    assert maturity(sam="na", opp="unsatisfied")["grade"] == "ml3"
    assert maturity(pp="unsatisfied", rd=None)["grade"] == "ml1"


def test_a_blank_area_leaves_the_level_open_unless_it_cannot_matter() -> None:
    open_level = maturity(rd=None)
    assert (open_level["grade"], open_level["cannot_tell"]) == (None, True)
    assert maturity(rd=None, ts="unsatisfied")["grade"] == "ml2"


# Buildings


@pytest.mark.parametrize(
    ("man01", "ene01", "others", "innovation", "grade"),
    [
        (5, 12, 80, 0, "outstanding"),  # 86.2
        (1, 12, 94, 0, "excellent"),  # 86.26, but one credit of Man 01
        (5, 6, 95, 0, "excellent"),  # 87.05, but six credits of Ene 01
        (0, 12, 90, 0, "very_good"),  # 81.1, but no credit of Man 01
        (5, 12, 70, 5, "excellent"),  # 84.3
        (5, 12, 70, 6, "outstanding"),  # 85.3
        (0, 0, 0, 0, "unclassified"),
    ],
)
def test_a_building_needs_its_minimum_standards(
    man01: int, ene01: int, others: int, innovation: int, grade: str
) -> None:
    answers = {"man01": man01, "ene01": ene01, "credits": others, "innovation": innovation}
    assert scored(BREEAM, answers)["measures"]["rating"]["grade"] == grade


# Youth justice


def justice(points: Sequence[int | None]) -> dict[str, Any]:
    levels = list(SCALES["standard"]["levels"])
    answers = ["not_rated" if n is None else levels[n] for n in points]
    measure: dict[str, Any] = scored(HMIP, numbered("q", answers))["measures"]["overall"]
    return measure


def test_standards_add_up_to_a_band() -> None:
    assert justice([2] * 6 + [1] * 6 + [3])["grade"] == "requires_improvement"  # 18 of 36
    assert justice([2] * 7 + [1] * 5 + [0])["grade"] == "good"  # 19 of 36
    assert justice([3] * 7 + [2] * 5 + [0])["grade"] == "outstanding"  # 31 of 36


def test_standards_not_rated_leave_the_bands_shares() -> None:
    small = justice([2] * 5 + [1] * 3 + [None] * 4 + [3])
    assert (small["score"], small["possible"], small["grade"]) == (13, 24, "good")
    assert justice([2] * 4 + [1] * 4 + [None] * 5)["grade"] == "requires_improvement"  # 12 of 24
    assert justice([None] * 12 + [3])["grade_state"] == "out"


# Domestic abuse


@pytest.mark.parametrize(
    ("ticks", "given", "stands", "refused"),
    [
        (13, None, "medium", set()),
        (13, "high", "high", set()),
        (14, "medium", "high", {"risk"}),
        (9, "medium", "medium", set()),
    ],
)
def test_judgement_only_raises_risk(
    ticks: int, given: str | None, stands: str, refused: set[str]
) -> None:
    answers = numbered("d", ["yes"] * ticks + ["no"] * (23 - ticks) + ["dont_know"])
    departure = {"risk": {"grade": given, "role": "practitioner", "reason": "Her own view."}}
    result = scored(DASH, answers, departures=departure if given else None)
    assert result["measures"]["risk"]["grade"] == stands
    assert result["refused"] == refused


def test_a_cluster_makes_the_risk_high_whatever_the_count() -> None:
    answers = numbered("d", ["no"] * 20 + ["yes"] * 3 + ["no"])
    result = scored(DASH, answers)
    assert result["measures"]["risk"]["grade"] == "high"
    assert result["limits_fired"] == {"cluster_of_danger"}


# Depression


def test_item_nine_raises_its_flag_at_any_total() -> None:
    result = scored(PHQ_9, numbered("i", [0] * 8 + [1], 1))
    assert result["flags"] == {"item_9": "yes"}
    assert result["measures"]["total"]["grade"] == "minimal"


def test_two_missing_items_are_made_up_and_three_are_not() -> None:
    two = scored(PHQ_9, numbered("i", [2] * 7, 1))
    assert two["measures"]["total"]["score"] == 18
    assert two["flags"] == {"item_9": "cannot_tell"}
    three = scored(PHQ_9, numbered("i", [2] * 6, 1))
    assert three["measures"]["total"]["state"] == "not_scored"


# Nursing homes


def stars(health: int, staffing: int, quality: int) -> int:
    overall = health + (staffing >= 4 and staffing > health) - (staffing == 1)
    overall = max(1, min(5, overall))
    overall = max(1, min(5, overall + (quality == 5) - (quality == 1)))
    return min(overall, 2) if health == 1 else overall


def test_all_125_inputs_of_the_nursing_home_stars() -> None:
    for health, staffing, quality in product(range(1, 6), repeat=3):
        answers = {"health": health, "staffing": staffing, "quality": quality}
        overall = scored(CMS, answers)["measures"]["overall"]
        assert overall["score"] == stars(health, staffing, quality), answers


# The page as a whole


def test_rubrics_of_one_tool_do_not_read_each_other() -> None:
    rubric = FOOD_HYGIENE["rubric"]
    both = FOOD_HYGIENE | {"rubric": {"default": "food@^1", "again": rubric}}
    answers = {"hygiene": 5, "structural": 5, "confidence": 5}
    found = score_all(both, rubrics={"food": rubric}, scales=SCALES, answers=answers)
    assert found["default"] == found["again"]
    assert found["default"]["measures"]["rating"]["grade"] == "r5"


def test_every_interpretation_is_numbered() -> None:
    numbers = [text.partition(". ")[0] for text in INTERPRETATIONS]
    assert numbers == [str(n) for n in range(1, len(INTERPRETATIONS) + 1)]
