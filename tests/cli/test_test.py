"""`qaf test`: the cases of tools."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import qaf

CASES = """\
cases:
  - {name: three visits in time are fair, answers: {on_time: yes, visits: 3, danger: no}, expect: {total: {score: 5, grade: fair}}}
  - {name: danger comes first, answers: {on_time: yes, visits: 9, danger: yes}, expect: {total: poor, flags: {look: yes}}}
"""


def write_cases(definitions: Path, text: str = CASES) -> None:
    (definitions / "small.cases.yaml").write_text(text, encoding="utf-8", newline="\n")


def test_cases_that_come_out_as_they_say_end_with_0(definitions: Path) -> None:
    write_cases(definitions)
    ran = qaf("test", "tool_definitions")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "2 cases passed\n", "")


def test_a_case_that_fails_is_named_as_pytest_names_it(definitions: Path) -> None:
    write_cases(definitions, CASES.replace("total: poor", "total: good"))
    ran = qaf("test", "tool_definitions")
    assert ran.exit_code == 1
    name = f"{Path('tool_definitions', 'small.cases.yaml')}::danger comes first"
    assert ran.stdout.splitlines() == [
        f"FAILED {name}",
        "    total grade: expected good, got poor",
        "1 case failed, 1 case passed",
    ]


def test_a_machine_reads_the_same(definitions: Path) -> None:
    write_cases(definitions, CASES.replace("total: poor", "total: good"))
    found = json.loads(qaf("test", "tool_definitions", "--format", "json").stdout)
    assert [each["passed"] for each in found["cases"]] == [True, False]
    assert found["cases"][1]["differences"] == ["total grade: expected good, got poor"]
    assert found["cases"][0]["id"].endswith("::three visits in time are fair")


def test_where_there_is_no_case_it_ends_with_1(definitions: Path) -> None:
    assert definitions
    ran = qaf("test", "tool_definitions")
    assert (ran.exit_code, ran.stdout) == (1, "no case was found\n")


def test_a_file_of_cases_can_be_asked_for_alone(definitions: Path) -> None:
    write_cases(definitions)
    assert qaf("test", "tool_definitions/small.cases.yaml").stdout == "2 cases passed\n"
    assert qaf("test", "tool_definitions/wordy.yaml").exit_code == 1


def test_without_paths_all_tools_are_tested(definitions: Path) -> None:
    """Those that come with the library are tested too."""
    write_cases(definitions)
    ran = qaf("test")
    assert ran.exit_code == 0
    assert int(ran.stdout.split()[0]) > 2


def test_a_tool_that_cannot_be_loaded_ends_with_1_and_its_problems(definitions: Path) -> None:
    write_cases(definitions)
    text = (
        (definitions / "wordy.yaml").read_text(encoding="utf-8").replace("formula: n", "formula: m")
    )
    (definitions / "wordy.yaml").write_text(text, encoding="utf-8", newline="\n")
    ran = qaf("test", "tool_definitions")
    assert ran.exit_code == 1
    assert ran.stdout == "2 cases passed\n"
    assert "wordy.yaml" in ran.stderr


def test_a_file_that_cannot_be_read_ends_with_1(definitions: Path) -> None:
    write_cases(definitions)
    (definitions / "other.yaml").write_text("kind: [", encoding="utf-8", newline="\n")
    ran = qaf("test", "tool_definitions")
    assert ran.exit_code == 1
    assert "other.yaml" in ran.stderr


def test_a_path_that_is_not_there_is_misuse() -> None:
    assert qaf("test", "nowhere").exit_code == 2
