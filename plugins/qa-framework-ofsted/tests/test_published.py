"""Published inspections of councils, where the table of them lies beside the checkout.

The table is `shared/data/ilacs_inspections.csv`: a row for each inspection, with the date on which it
began, its judgements, and the overall grade that there was until March 2026.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qa_framework.testing import workspace_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "ilacs_inspections.csv"
COLUMNS = {
    "leaders_grade": "impact_of_leaders_grade",
    "help_grade": "help_and_protection_grade",
    "care_grade": "in_care_grade",
    "leavers_grade": "care_leavers_grade",
}
NOT_JUDGED = "inspection_pre_dates_judgement"
CHANGED = date(2026, 4, 1)
TOOL = workspace_of().tool("ofsted-ilacs-2026")

pytestmark = pytest.mark.skipif(
    not DATA.is_file(), reason="no table of published inspections lies beside the checkout"
)


@cache
def inspections() -> tuple[dict[str, str], ...]:
    """Read the table: 208 inspections in the one that this was written with."""
    with DATA.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def began(inspection: dict[str, str]) -> date:
    """Read when it began; of three early ones with an overall grade the table does not know it."""
    if not inspection["inspection_start_date"]:
        return date.min
    day, month, year = map(int, inspection["inspection_start_date"].split("/"))
    return date(year, month, day)


def judged(inspection: dict[str, str]) -> dict[str, str]:
    words = {name: inspection[column] for name, column in COLUMNS.items()}
    return {name: word.replace(" ", "_") for name, word in words.items() if word != NOT_JUDGED}


def test_every_judgement_comes_out_as_it_was_published() -> None:
    for inspection in inspections():
        answers = judged(inspection)
        result = TOOL.score(answers, perspective="ofsted_inspector")
        found = [outcome.grade and outcome.grade.id for outcome in result.values()]
        assert found == [answers.get(name) for name in COLUMNS]


def test_since_april_2026_there_are_four_judgements_and_no_overall_grade() -> None:
    since = [each for each in inspections() if began(each) >= CHANGED]
    assert {len(judged(each)) for each in since} == {4}
    assert {each["overall_effectiveness_grade"] for each in since} == {""}
    before = [each for each in inspections() if began(each) < CHANGED]
    assert all(each["overall_effectiveness_grade"] for each in before)


def test_the_overall_grade_of_before_cannot_be_worked_out_from_the_four() -> None:
    """Inspections with the same four words had different overall grades, so no rubric gives them."""
    overall = defaultdict(set)
    for each in inspections():
        if began(each) < CHANGED and len(judged(each)) == 4:
            overall[tuple(judged(each).values())].add(each["overall_effectiveness_grade"])
    two_grades = {words for words, grades in overall.items() if len(grades) > 1}
    assert two_grades >= {
        ("outstanding", "good", "outstanding", "good"),
        ("outstanding", "good", "good", "outstanding"),
    }


def test_brent_may_expect_a_short_inspection_next_and_somerset_may_not() -> None:
    """The first two that were published without an overall grade, in June 2026."""
    routes = {
        each["local_authority"]: TOOL.score(judged(each), perspective="ofsted_inspector").flags
        for each in inspections()
        if began(each) >= CHANGED
    }
    assert routes["brent"]["short_route"].value == "yes"
    assert routes["somerset"]["short_route"].value == "no"
