"""X01 to X03: cells that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.formats.spreadsheets import for_excel, from_excel

DANGEROUS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",  # noqa: RUF001 - a full-width sign
    "＋1",  # noqa: RUF001
    "＠a",  # noqa: RUF001
    '=HYPERLINK("https://example.org","here")',
)


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_formula_becomes_text(cell: str) -> None:
    assert for_excel(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-1", "-1.5", "0", "good", "3 = 2 + 1", "", "it's", "'twas"])
def test_a_number_and_plain_words_stay(cell: str) -> None:
    assert for_excel(cell) == cell


@given(st.text(alphabet="'=+-@a1 \t\n＝."))  # noqa: RUF001
@example("''=1")
@example("'-1")
def test_every_cell_comes_back(cell: str) -> None:
    assert from_excel(for_excel(cell)) == cell


@given(st.text())
def test_nothing_that_was_made_harmless_begins_with_a_sign(cell: str) -> None:
    made = for_excel(cell)
    assert made == cell or made[0] == "'"
    assert made[:1] not in {"=", "+", "@"}
