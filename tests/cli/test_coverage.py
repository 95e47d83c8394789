"""`qaf coverage`: what the tools look at, and what none of them does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import qaf
from tests.reports.coverage.made import RECORDS, SHIRE, VISITS


@pytest.fixture(autouse=True)
def mine(folder: Path) -> Path:
    """Put a framework and two tools into `mine`."""
    file = folder / "mine" / "all.yaml"
    file.parent.mkdir()
    file.write_text(f"{SHIRE}---\n{VISITS}---\n{RECORDS}", encoding="utf-8", newline="\n")
    return file


def test_text_is_what_it_writes(mine: Path) -> None:
    ran = qaf("coverage", "--definitions", "mine")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("What the tools look at: The shire\n====")
    assert "LOOKED AT BY NONE: 3 of 8" in ran.stdout
    assert mine.exists()


def test_strict_ends_with_1_where_anything_is_looked_at_by_none() -> None:
    shown = ("coverage", "--definitions", "mine", "--strict")
    assert qaf(*shown).exit_code == 1
    assert qaf(*shown, "--family", "principle").exit_code == 0
    assert qaf(*shown, "--family", "principle", "--family", "area").exit_code == 1


def test_json_is_for_machines() -> None:
    found = json.loads(qaf("coverage", "--definitions", "mine", "--format", "json").stdout)
    assert found["framework"] == "shire@1.0.0"
    assert [each["id"] for each in found["tools"]] == ["records", "visits"]


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_it_can_go_into_a_file(folder: Path, form: str) -> None:
    ran = qaf("coverage", "--definitions", "mine", "--format", form, "--out", "found")
    assert (ran.exit_code, ran.stdout) == (0, "")
    written = (folder / "found").read_bytes().decode("utf-8")
    assert written.endswith("\n")
    assert "\r" not in written
    shown = qaf("coverage", "--definitions", "mine", "--format", form).stdout
    assert shown == written


def test_a_framework_or_a_family_that_is_not_there_is_told_with_the_nearest() -> None:
    ran = qaf("coverage", "--definitions", "mine", "--framework", "shir")
    assert ran.exit_code == 1
    assert "there is no framework `shir`; did you mean `shire`?" in ran.stderr
    ran = qaf("coverage", "--definitions", "mine", "--family", "standards")
    assert ran.exit_code == 1
    assert "there is no family of tags `standards`; did you mean `standard`?" in ran.stderr


def test_what_is_broken_is_mentioned(mine: Path) -> None:
    text = mine.read_text(encoding="utf-8").replace("area.help", "area.hlep")
    mine.write_text(text, encoding="utf-8", newline="\n")
    ran = qaf("coverage", "--definitions", "mine")
    assert ran.exit_code == 0
    assert "Not counted, as it has problems, which `qaf check` lists: visits." in ran.stdout
    assert ran.stderr.endswith("in the definitions; `qaf check` lists them\n")


def test_a_file_that_cannot_be_written_is_misuse() -> None:
    ran = qaf("coverage", "--definitions", "mine", "--out", "gone/found")
    assert ran.exit_code == 2
    assert "`gone/found` cannot be written" in ran.stderr
