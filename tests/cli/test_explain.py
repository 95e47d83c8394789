"""`qaf explain`: why one audit came out as it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import qaf

pytestmark = pytest.mark.usefixtures("definitions")
AUDITS = "on_time,visits,danger\nyes,5,no\nno,5,yes\nmaybe,5,no\n"


@pytest.fixture(autouse=True)
def audits(folder: Path) -> None:
    (folder / "a.csv").write_text(AUDITS, encoding="utf-8", newline="")


def explain(*arguments: object, row: int = 2, tool: str = "small") -> Result:
    return qaf("explain", tool, "--in", "a.csv", "--row", row, *arguments)


def test_a_row_is_explained_in_words() -> None:
    ran = explain()
    assert ran.exit_code == 0
    assert "A child in danger outweighs the rest." in ran.stdout


def test_the_first_row_below_the_header_is_1() -> None:
    found = json.loads(explain("--format", "json", row=1).stdout)
    assert found["measures"][0]["grade"]["id"] == "good"


def test_a_machine_reads_the_same() -> None:
    found = json.loads(explain("--format", "json").stdout)
    assert found["tool"] == "small@1.0.0"
    assert found["measures"][0]["grade"]["id"] == "poor"
    assert found["changes"] is None


def test_changes_are_looked_for_where_they_are_asked_for() -> None:
    found = json.loads(explain("--format", "json", "--changes").stdout)
    assert [each["answers"][0]["question"] for each in found["changes"]] == ["danger"]


def test_a_page_needs_nothing_from_outside() -> None:
    page = explain("--format", "html").stdout
    assert page.startswith('<!doctype html><html><head><meta charset="utf-8">')
    assert page.rstrip().endswith("</html>")
    assert "http" not in page


def test_several_rubrics_are_told_apart(folder: Path) -> None:
    (folder / "a.csv").write_text("number_given\n1\n", encoding="utf-8", newline="")
    assert set(json.loads(explain("--format", "json", row=1, tool="wordy").stdout)) == {
        "one",
        "two",
    }
    assert explain(row=1, tool="wordy").stdout.startswith("one\n\n")
    assert "<h2>two</h2>" in explain("--format", "html", row=1, tool="wordy").stdout


def test_a_row_that_cannot_be_read_ends_with_1_and_its_reasons() -> None:
    ran = explain(row=3)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[-1].startswith("line 4: `on_time`: wanted one of")


@pytest.mark.parametrize(("row", "code"), [(4, 2), (0, 2), (-1, 2)])
def test_a_row_that_is_not_there_is_misuse(row: int, code: int) -> None:
    assert explain(row=row).exit_code == code


def test_how_many_rows_there_are_is_told() -> None:
    assert "there is no row 9: `a.csv` has 3 rows" in explain(row=9).stderr


def test_a_tool_that_is_not_there_ends_with_1() -> None:
    assert explain(tool="smal").exit_code == 1


def test_a_file_that_is_not_there_is_misuse() -> None:
    assert qaf("explain", "small", "--in", "b.csv", "--row", 1).exit_code == 2
