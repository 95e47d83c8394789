"""`qaf schema`: what an editor needs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import qaf


def test_the_schemas_are_written_where_they_are_wanted(folder: Path) -> None:
    ran = qaf("schema", "--out", "schemas")
    assert ran.exit_code == 0
    written = sorted(folder.glob("schemas/*.json"))
    assert sorted(ran.stdout.split()) == [str(each.relative_to(folder)) for each in written]
    assert {"tool.schema.json", "rubric.schema.json"} <= {each.name for each in written}
    assert all(json.loads(each.read_text(encoding="utf-8")) for each in written)


def test_the_usual_place_is_beside_the_definitions() -> None:
    assert qaf("schema").exit_code == 0
    assert Path("tool_definitions", ".schema", "tool.schema.json").is_file()


def test_a_place_that_cannot_be_written_is_misuse(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8", newline="")
    ran = qaf("schema", "--out", "file/schemas")
    assert ran.exit_code == 2
    assert "cannot write to" in ran.stderr
