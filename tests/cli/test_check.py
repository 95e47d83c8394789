"""`qaf check`: everything that is wrong, at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_framework.hooks import Plugins
from qa_framework.problems import Source, Span, problem
from tests.cli.running import qaf

GOOD = "kind: scale\nid: two\nversion: 1.0.0\ntitle: Two\nlevels: {no: {label: No}, yes: {label: Yes}}\n"
BAD = GOOD.replace("title: Two\n", "titel: Two\n")
CASE = """\
cases:
  - {name: it is fair, answers: {on_time: yes, visits: 3, danger: no}, expect: {total: fair}}
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_all_problems_of_all_files_come_at_once_and_are_summed_up(folder: Path) -> None:
    write(folder / "mine" / "a.yaml", BAD.replace("1.0.0", "1"))
    write(folder / "mine" / "b.yaml", GOOD.replace("two", "three") + "colour: red\n")
    ran = qaf("check", "mine")
    assert ran.exit_code == 1
    shown = [line for line in ran.stdout.splitlines() if line.startswith("mine")]
    assert len(shown) >= 3
    assert ran.stdout.splitlines()[-1] == f"{len(shown)} problems in 2 files"
    assert "  hint: did you mean `title`?" in ran.stdout


def test_where_nothing_is_wrong_it_ends_with_0(folder: Path) -> None:
    write(folder / "mine" / "a.yaml", GOOD)
    ran = qaf("check", "mine")
    assert (ran.exit_code, ran.stdout) == (0, "no problems in 1 file\n")


def test_a_note_fails_only_under_strict(folder: Path) -> None:
    text = (
        GOOD
        + "---\nkind: tool\nid: t\nversion: 1.0.0\ntitle: T\nsections:\n"
        + ("  - {id: s, title: S, questions: [{id: q, ask: Q, scale: two}]}\n")
    )
    text += "rubric: {unanswered: block, measures: {m: {method: count, of: questions, where: {equal: yes}}}}\n"
    write(folder / "mine" / "a.yaml", text)
    ran = qaf("check", "mine")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[-1].endswith("note)") or ran.stdout.endswith("notes)\n")
    assert qaf("check", "mine", "--strict").exit_code == 1


def test_what_is_wrong_elsewhere_is_counted_on_standard_error(
    folder: Path, definitions: Path
) -> None:
    write(folder / "mine" / "a.yaml", GOOD)
    write(definitions / "broken.yaml", BAD.replace("two", "broken"))
    ran = qaf("check", "mine")
    assert (ran.exit_code, ran.stdout) == (0, "no problems in 1 file\n")
    assert ran.stderr.endswith("elsewhere; qaf check lists them\n")


def test_without_paths_all_that_is_in_use_is_checked(definitions: Path) -> None:
    assert qaf("check").exit_code == 0
    write(definitions / "broken.yaml", BAD.replace("two", "broken"))
    ran = qaf("check")
    assert ran.exit_code == 1
    assert "broken.yaml" in ran.stdout
    assert ran.stderr == ""


def test_cases_beside_a_tool_are_a_file_of_their_own(definitions: Path) -> None:
    write(definitions / "small.cases.yaml", CASE.replace("on_time: yes", "on_tyme: yes"))
    ran = qaf("check", "tool_definitions/small.cases.yaml")
    assert ran.exit_code == 1
    assert "`on_tyme`" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "1 problem in 1 file"


def test_a_machine_reads_the_same(folder: Path) -> None:
    write(folder / "mine" / "a.yaml", BAD)
    ran = qaf("check", "mine", "--format", "json")
    assert ran.exit_code == 1
    found = json.loads(ran.stdout)
    assert found["files"] == 1
    assert {each["file"] for each in found["problems"]} == {str(Path("mine", "a.yaml"))}
    assert all(each["severity"] == "error" and each["line"] for each in found["problems"])


def test_a_plugin_that_failed_is_an_error_only_under_strict(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = problem("QA801", "it cannot be imported", Span(Source("plugin a", ""), 0, 0, 0))
    failed = type(failed)(failed.code, failed.message, failed.span, severity="note")
    monkeypatch.setattr("qa_framework.workspace.load_plugins", lambda: Plugins(problems=(failed,)))
    write(folder / "mine" / "a.yaml", GOOD)
    for more, code in (((), 0), (("--strict",), 1)):
        ran = qaf("check", "mine", *more)
        assert ran.exit_code == code
        assert "plugin a: QA801 it cannot be imported" in ran.stdout


FRAMEWORK = """\
kind: framework
id: {0}
version: 1.0.0
title: Ours
pillars:
  - {{id: one, title: One, placeholder: yes}}
  - {{id: two, title: Two, placeholder: yes}}
core_questions: [{{id: one, title: One{1}}}]
"""


def test_the_last_line_counts_what_waits_for_ones_own_words(folder: Path) -> None:
    write(folder / "mine" / "a.yaml", FRAMEWORK.format("ours", ", placeholder: yes"))
    write(folder / "mine" / "b.yaml", FRAMEWORK.format("theirs", ""))
    ran = qaf("check", "mine", "--strict")
    assert ran.exit_code == 0
    assert ran.stdout == (
        "no problems in 2 files; 3 placeholders in `ours` wait for your own words; "
        "2 placeholders in `theirs` wait for your own words\n"
    )
    found = json.loads(qaf("check", "mine", "--format", "json").stdout)
    assert found["placeholders"] == {"ours": 3, "theirs": 2}


def test_one_placeholder_waits(folder: Path) -> None:
    text = FRAMEWORK.format("ours", "").replace("Two, placeholder: yes", "Two")
    write(folder / "mine" / "a.yaml", text)
    assert "; 1 placeholder in `ours` waits for your own words\n" in qaf("check", "mine").stdout


def test_placeholders_elsewhere_are_not_counted(folder: Path, definitions: Path) -> None:
    write(definitions / "a.yaml", FRAMEWORK.format("ours", ""))
    write(folder / "mine" / "a.yaml", GOOD)
    assert qaf("check", "mine").stdout == "no problems in 1 file\n"
