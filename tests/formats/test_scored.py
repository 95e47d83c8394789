"""One row in, one row of results out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.formats.decimals import decimal_text
from qa_framework.formats.jsonl_files import WrittenNumber
from qa_framework.formats.scored import MOST_KEPT, RejectedCell, RowScorer, remember
from qa_framework.formats.tables import Row
from qa_framework.scoring import Unscored
from qa_framework.workspace import Workspace


@pytest.fixture(scope="module")
def scorer(small: Workspace) -> RowScorer:
    return RowScorer(small.tool("small"))


def score(scorer: RowScorer, **values: Any) -> dict[str, str | None]:
    named = {name.replace("__", "."): value for name, value in values.items()}
    return dict(zip(scorer.columns, scorer.score(Row(2, named)).cells, strict=True))


def rejections(scorer: RowScorer, **values: Any) -> list[tuple[str, str]]:
    named = {name.replace("__", "."): value for name, value in values.items()}
    return [(cell.column, cell.reason) for cell in scorer.score(Row(2, named)).rejected]


def test_columns_are_score_grade_and_why_of_each_measure_then_flags(scorer: RowScorer) -> None:
    assert scorer.columns == ("total.score", "total.grade", "total.why", "flag.look")
    assert scorer.numbers == {"total.score"}


def test_with_several_rubrics_each_column_says_which(small: Workspace) -> None:
    assert RowScorer(small.tool("wordy")).columns == (
        "one.half.score",
        "one.half.grade",
        "one.half.why",
        "one.flag.low",
        "two.third.score",
        "two.third.grade",
        "two.third.why",
    )


def test_every_rubric_of_a_tool_scores_the_row(small: Workspace) -> None:
    found = score(RowScorer(small.tool("wordy")), number_given="1", words="=HELLO")
    assert (found["one.half.score"], found["two.third.score"]) == ("0.5", "0.333333333333")
    assert found["one.flag.low"] == "yes"


def test_a_level_is_given_by_its_id_and_a_flag_by_its_state(scorer: RowScorer) -> None:
    assert score(scorer, on_time="yes", visits="5", danger="no") == {
        "total.score": "7",
        "total.grade": "good",
        "total.why": None,
        "flag.look": "no",
    }


def test_an_empty_cell_is_unanswered(scorer: RowScorer) -> None:
    found = score(scorer, on_time="yes", visits="", danger="")
    assert (found["total.score"], found["total.grade"]) == (None, None)
    assert found["total.why"] == "not scored: `visits` is not answered"
    assert found["flag.look"] == "cannot_tell"


def test_a_limit_that_fired_is_the_why(scorer: RowScorer) -> None:
    found = score(scorer, on_time="yes", visits="5", danger="yes")
    assert (found["total.grade"], found["total.why"]) == (
        "poor",
        "A child in danger outweighs the rest.",
    )


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"on_time": "maybe"}, "on_time"),
        ({"on_time": "Yes"}, "on_time"),
        ({"visits": "five"}, "visits"),
        ({"visits": "10"}, "visits"),
        ({"visits": "1.5"}, "visits"),
        ({"visits": "01"}, "visits"),
        ({"visits": " 1"}, "visits"),
        ({"visits": "1e1"}, "visits"),
        ({"visits": "+1"}, "visits"),
        ({"visits": "1" * 5_000}, "visits"),
        ({"danger": "true"}, "danger"),
        ({"team": "west"}, "team"),
        ({"agencies": "school;army"}, "agencies"),
        ({"opened": "2026-02-30"}, "opened"),
        ({"opened": "4/5/2026"}, "opened"),
        ({"audit__date": "yesterday"}, "audit.date"),
        ({"audit__perspective": "child"}, "audit.perspective"),
        ({"opened": "2026-05-05", "audit__date": "2026-05-04"}, "opened"),
        ({"visits": True}, "visits"),
        ({"visits": 1.5}, "visits"),
        ({"visits": WrittenNumber("1e999999999")}, "visits"),
        ({"agencies": {"school": 1}}, "agencies"),
        ({"agencies": [["school"]]}, "agencies"),
        ({"on_time": ["yes"]}, "on_time"),
        ({"danger": 1}, "danger"),
        ({"audit__perspective": ["parent"]}, "audit.perspective"),
    ],
)
def test_a_cell_that_cannot_be_read_rejects_its_row_and_scores_nothing(
    scorer: RowScorer, values: dict[str, Any], column: str
) -> None:
    rest = {"on_time": "yes", "visits": "5", "danger": "no"}
    found = score(scorer, **(rest | values))
    assert [name for name, _ in rejections(scorer, **(rest | values))] == [column]
    assert (found["total.score"], found["total.grade"], found["flag.look"]) == (None, None, None)
    assert str(found["total.why"]).startswith(f"rejected: `{column}`: ")


def test_all_cells_of_a_row_that_cannot_be_read_are_named(scorer: RowScorer) -> None:
    assert [name for name, _ in rejections(scorer, on_time="x", visits="y", team="z")] == [
        "on_time",
        "visits",
        "team",
    ]


def test_a_row_that_is_wrong_as_a_whole_has_no_column(scorer: RowScorer) -> None:
    found = scorer.score(Row(7, {"on_time": "yes"}, fault="the row has 1 cells, the header 9"))
    cell = RejectedCell(7, "", "", "the row has 1 cells, the header 9")
    assert found.rejected == (cell,)
    assert found.cells[2] == "rejected: the row has 1 cells, the header 9"


def test_the_reason_never_repeats_the_answer(scorer: RowScorer) -> None:
    found = scorer.score(Row(2, {"on_time": "Anna Smith", "visits": "Anna Smith"}))
    assert not any("Anna" in each.reason for each in found.rejected)
    assert {each.value for each in found.rejected} == {"Anna Smith"}


@pytest.mark.parametrize(
    ("values", "same"),
    [
        ({"visits": 5, "danger": False, "agencies": ["school"]}, {"visits": "5", "danger": "no"}),
        ({"visits": None, "danger": True}, {"visits": "", "danger": "yes"}),
    ],
)
def test_json_values_score_as_their_texts_do(
    scorer: RowScorer, values: dict[str, Any], same: dict[str, str]
) -> None:
    assert score(scorer, on_time="yes", **values) == score(scorer, on_time="yes", **same)


def test_another_perspective_is_scored_by_itself(scorer: RowScorer) -> None:
    found = score(scorer, audit__perspective="parent", heard="yes", on_time="yes", visits="3")
    assert found["total.score"] is None
    assert str(found["total.why"]).startswith("out")


def test_an_answer_that_is_not_used_is_told(scorer: RowScorer) -> None:
    used = scorer.score(Row(2, {"on_time": "no", "late_by": "3", "visits": "1", "danger": "no"}))
    unused = scorer.score(Row(2, {"on_time": "yes", "late_by": "3", "visits": "1", "danger": "no"}))
    assert (used.unused, unused.unused) == (False, True)


def test_questions_without_a_column_are_listed_in_their_order(scorer: RowScorer) -> None:
    assert scorer.missing(["visits", "on_time", "other"]) == (
        "danger",
        "agencies",
        "late_by",
        "heard",
    )


CELLS = {
    "on_time": st.sampled_from(["", "no", "partly", "yes", "not_applicable"]),
    "visits": st.sampled_from(["", *map(str, range(10))]),
    "danger": st.sampled_from(["", "yes", "no"]),
}


@given(st.fixed_dictionaries(CELLS))
def test_a_row_scores_as_the_same_answers_do(small: Workspace, cells: dict[str, str]) -> None:
    tool = small.tool("small")
    given_cells = {name: cell for name, cell in cells.items() if cell}
    outcome = tool.score(given_cells)["total"]
    found = score(RowScorer(tool), **cells)
    expected = None if isinstance(outcome.score, Unscored) else decimal_text(outcome.score)
    assert found["total.score"] == expected
    assert found["total.grade"] == (outcome.grade.id if outcome.grade else None)
    assert (found["total.why"] or "") == outcome.why


@given(st.lists(st.fixed_dictionaries(CELLS), max_size=8))
def test_a_row_scores_alike_whatever_came_before_it(
    small: Workspace, table: list[dict[str, str]]
) -> None:
    together = RowScorer(small.tool("small"))
    for cells in table:
        assert score(together, **cells) == score(RowScorer(small.tool("small")), **cells)


def test_results_are_given_by_rubric_or_else_what_cannot_be_read(small: Workspace) -> None:
    scorer = RowScorer(small.tool("wordy"))
    results, rejected = scorer.results(Row(2, {"number_given": "3"}))
    assert {
        name: result[m].score
        for name, m in (("one", "half"), ("two", "third"))
        for result in [results[name]]
    } == {
        "one": Fraction(3, 2),
        "two": 1,
    }
    assert rejected == ()
    results, rejected = scorer.results(Row(2, {"number_given": "x"}))
    assert results == {}
    assert [cell.column for cell in rejected] == ["number_given"]


def test_results_of_an_answer_that_is_not_valid_are_none(scorer: RowScorer) -> None:
    values = {"opened": "2026-05-05", "audit.date": "2026-05-04"}
    results, rejected = scorer.results(Row(2, values))
    assert results == {}
    assert [(cell.column, cell.value) for cell in rejected] == [("opened", "2026-05-05")]


def test_no_more_than_a_thousand_texts_of_a_column_are_kept() -> None:
    asked: list[object] = []

    def accept(cell: object) -> int:
        asked.append(cell)
        return date.max.toordinal()

    quick = remember(accept)
    for _ in range(2):
        for number in range(MOST_KEPT + 1):
            quick(str(number))
    assert len(asked) == MOST_KEPT + 2
