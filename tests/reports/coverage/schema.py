"""The JSON Schema of coverage and the tables of its page, made from the models.

`python -m tests.reports.coverage.schema` writes both where they belong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qa_framework.reports.coverage import covered
from qa_framework.reports.coverage.covered import CoverageData
from tests.scoring.explain.schema import model_schema, tables_of

SHIPPED = Path(covered.__file__).with_name("coverage.schema.json")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "coverage.md"
MADE = "<!-- made from the models: python -m tests.reports.coverage.schema -->"


def make_schema() -> dict[str, Any]:
    """Make the schema."""
    defined: dict[str, Any] = {}
    top = model_schema(CoverageData, defined)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the entries of a framework are looked at by",
        **top,
        "$defs": defined,
    }


def schema_text() -> str:
    """Write the schema as it is shipped."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


def page_text() -> str:
    """Write the page, with its tables made anew."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(MADE)
    return f"{before}{MADE}\n\n{tables_of(make_schema())}"


if __name__ == "__main__":
    SHIPPED.write_text(schema_text(), encoding="utf-8", newline="\n")
    PAGE.write_text(page_text(), encoding="utf-8", newline="\n")
