"""frames: every reference once, every cell what its column says, and all that is wrong at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions.sampling import Column
from qa_framework.expressions.values import Known
from qa_framework.sampling.frames import Frame, FrameColumn, FrameReader, value_text
from qa_framework.sampling.problems import BadFrame
from qa_framework.sampling.sources import Source, SourceRow, source_of
from tests.sampling.made import lists_of_cases, names

COLUMNS = [
    Column(id="team", type="choice", options={"north": "North", "south": "South"}),
    Column(id="opened", heading="Opened on", type="date"),
    Column(id="size", type="number"),
    Column(id="seen", type="yes_no"),
    Column(id="areas", type="choices", options={"a": "A", "b": "B"}),
]


def reader(*ids: str, case: str = "Case") -> FrameReader:
    wanted = [each for each in COLUMNS if each.id in ids]
    columns = [FrameColumn(each.title, each.fact, each.type) for each in wanted]
    return FrameReader(case, columns, "seed", "plan")


def read(rows: list[dict[str, Any]], *ids: str) -> Frame:
    return reader(*ids).read(source_of(rows))


def faults(rows: list[dict[str, Any]] | Source, *ids: str) -> list[str]:
    with pytest.raises(BadFrame) as raised:
        reader(*ids).read(rows if isinstance(rows, Source) else source_of(rows))
    return [f"{each.kind} {each.told('row')}" for each in raised.value.problems]


def test_cases_have_their_values_in_the_order_of_the_columns() -> None:
    rows = [{"Case": 17, "Opened on": "2026-05-04", "team": "", "size": "2.50", "areas": "b;a"}]
    (case,) = read(rows, "team", "opened", "size", "areas").cases
    day = date(2026, 5, 4).toordinal()
    assert case.name == "17"
    assert case.values == (None, day, Fraction(5, 2), frozenset("ab"))


ALIKE: list[tuple[str, list[Any]]] = [
    ("opened", ["2026-05-04", date(2026, 5, 4)]),
    ("size", ["2", 2, "2.0", Fraction(2)]),
    ("seen", ["yes", True]),
    ("areas", ["a;b", ["b", "a"]]),
    ("team", ["north"]),
    ("opened", ["", None]),
]


@pytest.mark.parametrize(("column", "cells"), ALIKE)
def test_what_means_the_same_has_the_same_digest(column: str, cells: list[Any]) -> None:
    heading = "Opened on" if column == "opened" else column
    digests = {read([{"Case": "A", heading: cell}], column).digest for cell in cells}
    assert len(digests) == 1


def test_one_is_not_yes() -> None:
    """Python takes 1 and true for the same, so what is remembered of texts is not of others."""
    rows = [{"Case": "A", "seen": True}, {"Case": "B", "seen": 1}]
    assert faults(rows, "seen") == ["bad_value row 2, `seen`: wanted `yes` or `no`"]


@given(lists_of_cases(), st.randoms(use_true_random=False))
def test_a_digest_does_not_hang_on_the_order(rows: list[dict[str, Any]], random: Any) -> None:
    turned = list(rows)
    random.shuffle(turned)
    used = FrameReader("case_reference", [], "seed", "plan")
    one, other = used.read(source_of(rows)), used.read(source_of(turned))
    assert one.digest == other.digest
    assert {case.name for case in one.cases} == names(rows)


def test_every_fault_of_every_row_is_told_at_once() -> None:
    rows = [
        {"Case": "A", "team": "north", "Opened on": "2026-02-30"},
        {"Case": "", "team": "west", "Opened on": "yesterday"},
        {"Case": "A", "team": "nort", "Opened on": ""},
        {"Case": "943 476 5919", "team": "south", "Opened on": None},
        {"Case": "Jane Smith"},
        {"Case": " B"},
        {"Case": "C\u200b"},
        {"Case": "D" * 201},
        {"Case": 1.5},
        {"Case": True},
        {"Case": "E", "team": {"id": "north"}},
        {"Case": "F", "team": ["north"]},
    ]
    sound = "a reference has at most 200 characters that can be seen, and no space before or after"
    team = "wanted one of `north`, `south`"
    assert faults(rows, "team", "opened") == [
        "bad_value row 1, `Opened on`: wanted a day that exists",
        "no_case row 2, `Case`: the reference is missing",
        "bad_value row 2, `Opened on`: wanted a date such as 2026-05-04",
        f"bad_value row 2, `team`: {team}",
        "duplicate_case row 3, `Case`: this reference stands in row 1 too",
        f"bad_value row 3, `team`: {team}; did you mean `north`?",
        "looks_personal row 4, `Case`: this looks like an NHS number; use a pseudonym",
        "looks_personal row 5, `Case`: this looks like a name; use a pseudonym",
        f"bad_case row 6, `Case`: {sound}",
        f"bad_case row 7, `Case`: {sound}",
        f"bad_case row 8, `Case`: {sound}",
        "bad_case row 9, `Case`: wanted a reference as text or as a whole number",
        "bad_case row 10, `Case`: wanted a reference as text or as a whole number",
        "bad_value row 11, `team`: wanted one value, not an object",
        f"bad_value row 12, `team`: {team}",
    ]


def test_a_column_that_is_not_there_is_told_once() -> None:
    rows = [{"case": "A", "team": "north"}, {"case": "B", "team": "north"}]
    assert faults(rows, "team", "opened") == [
        "missing_column `Case`: there is no such column; is it `case`?",
        "missing_column `Opened on`: there is no such column",
    ]


def test_a_column_is_looked_for_in_the_header_before_any_row() -> None:
    source = Source((SourceRow(2, {"Case": "A", "Team": "x"}),), ("Case", "Team"), "line")
    assert faults(source, "team") == [
        "missing_column `team`: there is no such column; is it `Team`?"
    ]


def test_a_cell_that_some_rows_do_not_have_is_empty() -> None:
    found = read([{"Case": "A"}, {"Case": "B", "team": "north"}], "team")
    assert [case.values for case in found.cases] == [(None,), ("north",)]


def test_a_row_of_the_wrong_length_is_told() -> None:
    source = Source((SourceRow(2, {"Case": "A"}, "the row has 1 cells, the header 2"),))
    assert faults(source) == ["ragged_row row 2: the row has 1 cells, the header 2"]


def test_no_rows_are_no_fault_of_the_list() -> None:
    assert read([], "team").cases == []


def test_a_reference_may_hold_letters_of_any_language() -> None:
    assert read([{"Case": "é-12"}]).cases[0].name == "é-12"


@pytest.mark.parametrize(
    ("value", "base", "text"),
    [
        *((None, "text", ""), (True, "yes_no", "yes"), (False, "yes_no", "no")),
        *((1, "date", "0001-01-01"), (1, "number", "1"), (Fraction(1, 3), "number", "1/3")),
        *((frozenset("ba"), "choices", "a;b"), ("north", "choice", "north")),
    ],
)
def test_a_value_is_written_in_one_way(value: Known | None, base: str, text: str) -> None:
    assert value_text(value, base) == text


@given(st.lists(st.dictionaries(st.sampled_from(["Case", "team", "size"]), st.text(max_size=12))))
def test_no_message_holds_what_stands_in_a_cell(rows: list[dict[str, str]]) -> None:
    marked = [{key: f"~{value}~" for key, value in row.items()} for row in rows]
    marked.append({"Case": "", "team": "~", "size": "~"})
    with pytest.raises(BadFrame) as raised:
        reader("team", "size").read(source_of(marked))
    assert "~" not in str(raised.value)
    assert all("~" not in each.reason for each in raised.value.problems)


ODD = {
    "no whole number": [12345678901234567.0, 1e17, -(10**200)],
    "Excel has shortened this number": ["1.23457E+11", "9,8E+15", "1E+05"],
    "a letter and its accent are two characters": ["Zoe\u0308-1", "e\u0301"],
    "characters that can be seen": ["C-1\n", "C-1 ", "\u00a0C-1", "C\ud800", "\u202eC-1"],
}


@pytest.mark.parametrize(("said", "case"), [(said, each) for said in ODD for each in ODD[said]])
def test_a_reference_that_is_not_what_it_seems_is_refused(said: str, case: object) -> None:
    (found,) = faults([{"Case": case}])
    wanted = (
        "wanted a reference as text or as a whole number" if said == "no whole number" else said
    )
    assert found.startswith("bad_case row 1, `Case`: ")
    assert wanted in found


def test_a_number_too_long_to_be_written_is_no_reference() -> None:
    (found,) = faults([{"Case": 10**5000}])
    assert found.startswith("bad_case row 1")


def test_a_number_is_the_same_reference_from_a_file_and_from_a_frame() -> None:
    (seven, zeros) = ([case.name for case in read([{"Case": each}]).cases] for each in (7.0, "007"))
    assert (seven, zeros) == (["7"], ["007"])
    assert "duplicate_case row 2" in faults([{"Case": "7"}, {"Case": 7}])[0]


def test_two_columns_of_one_heading_are_told() -> None:
    source = Source([SourceRow(1, {"Case": "a", "team": "north"})], ("Case", "team", "team"))
    (found,) = faults(source, "team")
    assert found == "double_column `team`: more than one column has this heading"


def test_headings_that_are_no_text_are_none_of_those_wanted() -> None:
    (found,) = faults([{1: 2, ("Case",): 3}])  # type: ignore[dict-item]  # as a notebook may have it
    assert found.startswith("missing_column `Case`: there is no such column")
