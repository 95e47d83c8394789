"""The work of `qaf explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.cli.explaining import row_of
from qa_framework.cli.group import Misuse
from qa_framework.formats.tables import open_table


def test_rows_are_counted_without_those_that_are_empty(folder: Path) -> None:
    path = folder / "a.csv"
    path.write_text("on_time,note\nyes,a\n\nno,b\n", encoding="utf-8", newline="")
    with open_table(str(path)) as table:
        assert row_of(table, 2).values == {"on_time": "no", "note": "b"}
    with open_table(str(path)) as table, pytest.raises(Misuse, match="has 2 rows"):
        row_of(table, 3)
