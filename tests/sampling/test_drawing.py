"""drawing: the same from whatever the list comes in; what is excluded, and why, is written down."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import qa_framework as qa
from qa_framework.sampling import BadFrame, Draw, DrawRefused
from tests.sampling.made import DAY, OLD, WAYS, draw, rows, workspace
from tests.sampling.test_sources import LikeArrow, LikePandas, LikePolars

HEADINGS = list(rows()[0])


def tuples() -> list[tuple[Any, ...]]:
    """Give the cases as the rows of a data frame, dates as frames have them."""
    return [
        (
            row["case_reference"],
            row["team"],
            datetime.fromisoformat(row["Opened on"]),
            row["note"] or float("nan"),
        )
        for row in rows()
    ]


def to_csv(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        writer.writerows(rows())
    return path


def to_jsonl(path: Path) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows())
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def packed(path: Path) -> Path:
    target = path.with_name(f"{path.name}.gz")
    target.write_bytes(gzip.compress(path.read_bytes()))
    return target


@pytest.fixture
def wanted() -> Draw:
    return draw(WAYS["stratified"] + OLD)


def forms(folder: Path) -> Iterator[object]:
    table = to_csv(folder / "cases.csv")
    lines = to_jsonl(folder / "cases.jsonl")
    yield from (table, str(table), packed(table), lines, packed(lines))
    yield iter(rows())
    yield from (LikePolars(HEADINGS, tuples()), LikePandas(HEADINGS, tuples()))
    yield LikeArrow(HEADINGS, tuples())


def test_a_draw_is_the_same_from_whatever_the_list_comes_in(wanted: Draw, tmp_path: Path) -> None:
    for frame in forms(tmp_path):
        assert draw(WAYS["stratified"] + OLD, frame) == wanted, frame


def test_a_draw_is_the_same_from_pandas(wanted: Draw) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(rows())
    frame["Opened on"] = pandas.to_datetime(frame["Opened on"])
    frame["note"] = frame["note"].replace("", None)
    assert draw(WAYS["stratified"] + OLD, frame) == wanted


def test_a_draw_is_the_same_from_polars(wanted: Draw) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame(rows()).with_columns(polars.col("Opened on").str.to_date())
    assert draw(WAYS["stratified"] + OLD, frame) == wanted
    assert draw(WAYS["stratified"] + OLD, frame.to_arrow()) == wanted


def test_a_file_names_its_lines_as_a_spreadsheet_does(tmp_path: Path) -> None:
    path = to_csv(tmp_path / "cases.csv")
    path.write_text(path.read_text(encoding="utf-8") + "C-001,x,,\n", encoding="utf-8", newline="")
    with pytest.raises(BadFrame) as raised:
        draw(WAYS["stratified"], path)
    assert str(raised.value).splitlines()[1:] == [
        "line 32, `case_reference`: this reference stands in line 3 too",
        "line 32, `team`: wanted one of `north`, `south`, `east`",
    ]


# Exclusions


def test_who_is_excluded_and_why_is_in_the_record(wanted: Draw) -> None:
    (rule,) = wanted.excluded
    old = [row["case_reference"] for row in rows() if row["Opened on"] < "2026-02-21"]
    assert (rule.rule, rule.because, rule.cases) == ("old", "Opened long ago.", tuple(old))
    assert {*wanted.cases}.isdisjoint(old)
    assert {each.case for each in wanted.spare}.isdisjoint(old)
    assert wanted.population == 30 - len(old)
    assert wanted.list_of_cases.size == 30


BLANK = [row | {"Opened on": None if n < 2 else row["Opened on"]} for n, row in enumerate(rows())]


def test_where_it_cannot_be_told_the_draw_is_refused_and_every_row_named() -> None:
    with pytest.raises(BadFrame) as raised:
        draw(WAYS["simple_random"] + OLD, BLANK)
    assert str(raised.value).splitlines()[1:] == [
        f"row {row}: cannot tell whether `old` keeps this case out: `Opened on` is empty"
        for row in (1, 2)
    ]


def test_a_rule_may_keep_such_cases_or_exclude_them_and_says_so() -> None:
    keep = draw(WAYS["simple_random"] + OLD.replace("because", "cannot_tell: keep, because"), BLANK)
    out = draw(
        WAYS["simple_random"] + OLD.replace("because", "cannot_tell: exclude, because"), BLANK
    )
    (kept,), (left,) = keep.excluded, out.excluded
    assert (kept.kept, kept.cannot_tell) == (("C-000", "C-001"), ())
    assert (left.kept, left.cannot_tell) == ((), ("C-000", "C-001"))
    assert keep.population == out.population + 2
    assert {"C-000", "C-001"}.isdisjoint((*out.cases, *(each.case for each in out.spare)))


TWO = """\
exclude:
  - {id: old, when: "days_between(opened, draw.date) > 100", cannot_tell: keep, because: Old.}
  - {id: late, when: opened > draw.date, cannot_tell: exclude, because: Late.}
  - {id: north, when: team == 'north', because: North.}
"""


def test_a_rule_that_holds_comes_before_what_cannot_be_told_and_out_before_in() -> None:
    record = draw(WAYS["simple_random"] + TWO, BLANK)
    old, late, north = record.excluded
    assert old.kept == ()
    assert late.cannot_tell == ("C-001",)
    assert "C-000" in north.cases


def test_a_case_chosen_by_hand_that_a_rule_keeps_out_is_told() -> None:
    with pytest.raises(BadFrame) as raised:
        draw(WAYS["by_hand"] + OLD)
    first = raised.value.problems[0]
    assert first.kind == "chosen_and_excluded"
    assert first.told("row") == "row 1: this case was chosen by hand, and `old` keeps it out"
    exclude = OLD.replace("because", "cannot_tell: exclude, because")
    with pytest.raises(BadFrame, match="row 1: this case was chosen by hand"):
        draw(WAYS["by_hand"] + exclude, [BLANK[0]])


# Seeds and dates


def test_another_seed_gives_another_sample() -> None:
    plan = WAYS["simple_random"]
    assert {draw(plan, seed=seed).cases for seed in range(20)} != {draw(plan, seed=0).cases}
    assert draw(plan, seed=7) == draw(plan, seed="7")


def test_a_date_is_wanted_where_a_rule_asks_for_it_and_nowhere_else() -> None:
    assert draw(WAYS["simple_random"], day=None).date is None
    with pytest.raises(DrawRefused, match="none is stated"):
        draw(WAYS["simple_random"] + OLD, day=None)


def test_a_draw_names_its_plan_and_tool() -> None:
    tool = (
        "---\nkind: tool\nid: review\nversion: 1.2.0\ntitle: R\nsections:\n"
        "  - {id: part, title: P, questions: [{id: why, ask: Why?, type: text}]}\n"
    )
    found = workspace(WAYS["simple_random"] + "tool: review@^1\n" + tool)
    record = found.draw(rows(), "monthly@^1", seed=1)
    assert (record.plan.id, record.plan.version) == ("monthly", "1.0.0")
    assert record.tool is not None
    assert (record.tool.id, record.tool.version) == ("review", "1.2.0")
    assert record.tool.digest == found.tool("review").digest
    assert draw(WAYS["simple_random"]).tool is None


# The plans that come with the library


def test_a_shipped_plan_draws_from_a_list_as_its_summary_says() -> None:
    library = qa.open()
    monthly = [
        {
            "case_reference": f"C-{number}",
            "team": f"team {number % 4}",
            "plan_opened": date(2026, 1 + number % 5, 20),
            "last_audited": None if number % 9 else date(2026, 3, 1),
        }
        for number in range(120)
    ]
    record = library.draw(monthly, "supervision-monthly", seed="2026-06", date=DAY)
    assert len(record.cases) == 30
    assert all(each.chosen >= 2 for each in record.strata)
    assert all(rule.cases for rule in record.excluded)
    assert record.tool is not None
    closed = [
        {
            "case_reference": f"K-{number}",
            "closed_on": date(2026, 4, 1 + number % 30),
            "reopened": None,
        }
        for number in range(95)
    ]
    record = library.draw(closed, "case-closure-quarterly", seed="2026-Q2")
    assert len(record.cases) == 10
    assert len(record.excluded[0].kept) == 95
