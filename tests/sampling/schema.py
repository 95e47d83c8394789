"""The JSON Schema of the record of a draw and the tables of its page, made from the parts.

`python -m tests.sampling.schema` writes both where they belong.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from qa_framework.sampling import record
from qa_framework.sampling.plain import schema_of

SHIPPED = Path(record.__file__).with_name("draw.schema.json")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "draws.md"
MADE = "<!-- made from the parts: python -m tests.sampling.schema -->"
WORDS = {"string": "text", "integer": "a whole number", "null": "null"}


def schema_text() -> str:
    """Write the schema as it is shipped."""
    return json.dumps(schema_of(record.Draw), ensure_ascii=False, indent=2) + "\n"


def page_text() -> str:
    """Write the page, with its tables made anew."""
    before, _, _ = PAGE.read_text(encoding="utf-8").partition(MADE)
    schema = schema_of(record.Draw)
    tables = [_table("The whole", schema)]
    tables += [_table(plain_name(name), model) for name, model in schema["$defs"].items()]
    return f"{before}{MADE}\n\n{chr(10).join(tables)}"


def plain_name(part: str) -> str:
    """Say what a part is called on the page: `ListOfCases` is `List of cases`."""
    return " ".join(re.findall("[A-Z][a-z]*", part)).capitalize()


def _table(title: str, model: dict[str, Any]) -> str:
    rows = "".join(
        f"| `{key}` | {_words(kind)} | {kind['description']} |\n"
        for key, kind in model["properties"].items()
    )
    return f"### {title}\n\n| key | holds | |\n| --- | --- | --- |\n{rows}"


def _words(kind: dict[str, Any]) -> str:
    if "anyOf" in kind:
        return " or ".join(map(_words, kind["anyOf"]))
    if "$ref" in kind:
        name = plain_name(kind["$ref"].rpartition("/")[2])
        return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"
    if "enum" in kind:
        return "a word"
    if kind["type"] == "array":
        return f"list of {_words(kind['items'])}"
    if kind["type"] == "object":
        return "map of text to text"
    return "a date" if "pattern" in kind else WORDS[kind["type"]]


if __name__ == "__main__":
    SHIPPED.write_text(schema_text(), encoding="utf-8", newline="\n")
    PAGE.write_text(page_text(), encoding="utf-8", newline="\n")
