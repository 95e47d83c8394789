"""`qaf show`: a tool or a framework on paper."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import qaf


def test_a_tool_is_shown_with_its_questions_and_its_rubric(definitions: Path) -> None:
    assert definitions
    ran = qaf("show", "small")
    assert ran.exit_code == 0
    assert "1.1  Was it done in time?" in ran.stdout
    assert "  - It is never better than Poor when answer 1.3 is yes." in ran.stdout


def test_a_machine_reads_the_same(definitions: Path) -> None:
    assert definitions
    found = json.loads(qaf("show", "small", "--format", "json").stdout)
    assert found["id"] == "small"
    assert [each["id"] for each in found["sections"][0]["questions"]][:2] == ["on_time", "visits"]


def test_a_version_can_be_asked_for(definitions: Path) -> None:
    assert definitions
    assert qaf("show", "small@1.0.0").exit_code == 0
    assert qaf("show", "small@2.0.0").exit_code == 1


def test_a_tool_that_is_not_there_ends_with_1_and_the_nearest_name(definitions: Path) -> None:
    assert definitions
    ran = qaf("show", "smal")
    assert ran.exit_code == 1
    assert ran.stderr.endswith("there is no tool `smal`; did you mean `small`?\n")


def test_a_broken_tool_ends_with_1_and_its_problems(definitions: Path) -> None:
    text = (
        (definitions / "small.yaml")
        .read_text(encoding="utf-8")
        .replace("method: sum", "method: summ")
    )
    (definitions / "small.yaml").write_text(text, encoding="utf-8", newline="\n")
    ran = qaf("show", "small")
    assert ran.exit_code == 1
    assert ran.stdout == ""
    assert "did you mean `sum`?" in ran.stderr


MAP = """\
kind: framework
id: {0}
version: 1.0.0
title: A map
roles: [{{id: auditor, title: Auditors, may: [audit]}}]
"""


def put(definitions: Path, name: str, text: str) -> None:
    (definitions / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")


def test_a_framework_is_shown_with_what_roles_may_do(definitions: Path) -> None:
    put(definitions, "map", MAP.format("shire"))
    ran = qaf("show", "shire")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("A map\n=====\nshire, version 1.0.0\n")
    assert "  - Auditors (auditor)\n    May audit.\n" in ran.stdout
    found = json.loads(qaf("show", "shire@^1", "--format", "json").stdout)
    assert found["roles"][0]["id"] == "auditor"


def test_a_tool_comes_before_a_framework_of_the_same_name(definitions: Path) -> None:
    put(definitions, "map", MAP.format("small"))
    assert "1.1  Was it done in time?" in qaf("show", "small").stdout


def test_a_name_near_to_that_of_a_framework_is_told(definitions: Path) -> None:
    put(definitions, "map", MAP.format("shire"))
    ran = qaf("show", "shir")
    assert ran.exit_code == 1
    assert ran.stderr.endswith("there is no framework `shir`; did you mean `shire`?\n")


def test_a_broken_framework_ends_with_1_and_its_problems(definitions: Path) -> None:
    put(definitions, "map", MAP.format("shire").replace("audit]", "adit]"))
    ran = qaf("show", "shire")
    assert ran.exit_code == 1
    assert ran.stdout == ""
    assert "did you mean `audit`?" in ran.stderr


def test_without_a_name_everything_is_listed_kind_by_kind(definitions: Path) -> None:
    assert definitions
    ran = qaf("show")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("Tools\n")
    assert "A small tool\n" in ran.stdout
    assert "\nSampling plans\n" in ran.stdout
    listed = json.loads(qaf("show", "--format", "json").stdout)["definitions"]
    small = next(each for each in listed if each["id"] == "small")
    assert small == {"kind": "tool", "id": "small", "version": "1.0.0", "title": "A small tool"}


def test_what_has_no_paper_is_told_with_the_way_to_its_file(definitions: Path) -> None:
    assert definitions
    ran = qaf("show", "supervision-monthly")
    assert ran.exit_code == 2
    assert ran.stderr == (
        "Error: `supervision-monthly` is a sampling plan; "
        "`qaf copy supervision-monthly FILE` gives you its file\n"
    )
