"""`qaf copy`: a definition that is there already, as a file to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import qaf


def test_a_tool_that_comes_with_the_library_becomes_ones_own(folder: Path) -> None:
    ran = qaf("copy", "supervision-dip-sample", "tools/our-supervision.yaml")
    assert ran.exit_code == 0
    assert ran.stdout == (
        f"{Path('tools/our-supervision.yaml')}: a copy of the tool `supervision-dip-sample`, "
        "called `our-supervision`\n"
    )
    text = (folder / "tools" / "our-supervision.yaml").read_text(encoding="utf-8")
    assert "id: our-supervision\n" in text
    assert "yaml-language-server" not in text
    assert qaf("check", "tools", "--strict").exit_code == 0
    assert qaf("test", "tools").exit_code == 0
    assert qaf("show", "our-supervision", "--definitions", "tools").exit_code == 0


def test_cases_in_a_file_of_their_own_come_too(folder: Path) -> None:
    ran = qaf("copy", "partner-self-assessment", "our-partners.yaml")
    assert ran.stdout.endswith("our-partners.cases.yaml: its cases\n")
    (folder / "tool_definitions").mkdir()
    for each in ("our-partners.yaml", "our-partners.cases.yaml"):
        (folder / each).rename(folder / "tool_definitions" / each)
    assert qaf("check", "tool_definitions", "--strict").exit_code == 0
    assert "passed" in qaf("test", "tool_definitions").stdout


def test_no_file_is_written_over(folder: Path) -> None:
    (folder / "mine.yaml").write_text("mine\n", encoding="utf-8", newline="\n")
    ran = qaf("copy", "county", "mine.yaml")
    assert ran.exit_code == 2
    assert "`mine.yaml` is there already, and is left as it is" in ran.stderr
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == "mine\n"


def test_nothing_is_written_where_the_cases_are_in_the_way(folder: Path) -> None:
    (folder / "mine.cases.yaml").write_text("mine\n", encoding="utf-8", newline="\n")
    assert qaf("copy", "partner-self-assessment", "mine.yaml").exit_code == 2
    assert not (folder / "mine.yaml").exists()


@pytest.mark.parametrize(
    "target", ["Mine.yaml", "mine", "my tool.yaml", "mine@1.0.0.yaml", "a.csv"]
)
def test_a_file_is_called_as_a_definition_can_be(folder: Path, target: str) -> None:
    ran = qaf("copy", "evidence-strength", target)
    assert ran.exit_code == 2
    assert "call it for instance `our-evidence-strength.yaml`" in ran.stderr
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / "taken").write_text("", encoding="utf-8", newline="\n")
    ran = qaf("copy", "county", "taken/mine.yaml")
    assert ran.exit_code == 2
    assert "cannot be written" in ran.stderr
