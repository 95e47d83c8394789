"""Plugins that come and go: what is seen of them, and that each broken promise is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from qa_framework.testing import workspace_of
from tests.acceptance import plugin_rows
from tests.acceptance.plugins_come_and_go import (
    Environment,
    Ran,
    Tool,
    differences,
    photograph,
    same,
    scored,
    shown,
    traces,
    visit,
)

WHEEL = Path("qa_framework_made_up-1.0.0-py3-none-any.whl")
PACKAGE = "lib/qa_framework_made_up/tool.yaml"


def put(folder: Path, name: str, text: str = "text") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


# --- what is left behind --------------------------------------------------------------------------


@pytest.fixture
def core(tmp_path: Path) -> Path:
    put(tmp_path, "lib/qa_framework/core.py")
    put(tmp_path, "lib/qa_framework/__pycache__/core.cpython-311.pyc")
    return tmp_path


def test_nothing_is_seen_where_nothing_happened(core: Path) -> None:
    assert traces(photograph(core), photograph(core)) == []


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (lambda core: put(core, "lib/x.yaml"), ["lib/x.yaml is left"]),
        (lambda core: (core / "lib/x").mkdir(), ["lib/x is left"]),
        (lambda core: (core / "lib/x").symlink_to("y"), ["lib/x is left"]),
        (
            lambda core: put(core, "lib/qa_framework/core.py", "other"),
            ["lib/qa_framework/core.py is changed"],
        ),
        (
            lambda core: put(core, "lib/__pycache__/x.cpython-311.pyc"),
            ["lib/__pycache__/x.cpython-311.pyc is left"],
        ),
        (lambda core: put(core, "lib/__pycache__/x.pyc"), ["lib/__pycache__/x.pyc is left"]),
        (lambda core: put(core, "lib/x.pyc"), ["lib/x.pyc is left"]),
        (
            lambda core: (core / "lib/qa_framework/core.py").unlink(),
            [
                "lib/qa_framework/__pycache__/core.cpython-311.pyc is left",
                "lib/qa_framework/core.py is gone",
            ],
        ),
    ],
)
def test_every_trace_is_seen(core: Path, change: Callable[[Path], object], seen: list[str]) -> None:
    before = photograph(core)
    change(core)
    assert traces(before, photograph(core)) == seen


def test_bytecode_that_the_core_was_given_meanwhile_is_no_trace(core: Path) -> None:
    put(core, "lib/qa_framework/other.py")
    before = photograph(core)
    put(core, "lib/qa_framework/__pycache__/other.cpython-314.pyc")
    put(core, "lib/qa_framework/__pycache__/core.cpython-311.pyc", "newer")
    assert traces(before, photograph(core)) == []


# --- rows of cases --------------------------------------------------------------------------------


def test_a_row_has_the_facts_the_answers_and_the_levels_that_all_sets() -> None:
    told = plugin_rows.told(workspace_of().tool("example-visit"))
    assert told["row"] == {
        "reader": "AB",
        "plan_opened": "2026-02-16",
        "seen": "well",
        "heard": "well",
        "audit.date": "2026-03-02",
        "audit.perspective": "auditor",
    }
    assert told["columns"] == {"overall.score": "2", "overall.grade": "well"}
    assert told["differences"] == ()


ODD = """\
kind: tool
id: odd
version: 1.0.0
title: Odd
asked_of: [practitioner]
rubric:
  one:
    grades: compliance
    unanswered: block
    bands: [{grade: met, at_least: 60}, {grade: partly_met, at_least: 10}, {grade: not_met}]
    measures:
      whole: {method: percent, of: questions, judgement: {may_depart: yes}}
  two: {unanswered: block, flags: [{id: blank, when: not answered(late), because: It is blank.}]}
sections:
  - id: s
    title: S
    questions:
      - {id: early, ask: Early?, scale: yes-no}
      - {id: late, ask: Late?, scale: yes-no}
      - {id: who, ask: Which?, type: choices, options: {a: A, b: B}}
cases:
  - name: a grade given
    answers: {early: no}
    departures: {one: {whole: {grade: met, role: auditor, reason: A reason.}}}
    expect: {one: {whole: not_scored}}
  - name: a blank
    answers: {all: yes, late: unanswered, who: [a, b]}
    expect: {one: {whole: not_scored}, two: {flags: {blank: yes}}}
"""


def test_a_blank_has_no_cell_and_several_rubrics_have_their_names() -> None:
    told = plugin_rows.told(workspace_of(ODD).tool("odd"))
    assert told["case"] == "a blank"
    assert told["row"] == {"early": "yes", "who": "a;b", "audit.perspective": "practitioner"}
    assert told["columns"] == {
        "one.whole.score": "",
        "one.whole.grade": "",
        "two.flag.blank": "yes",
    }


# --- one row here and there -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "cell", "equal"),
    [
        ("25/7", "3.571428571429", True),
        ("25/7", "3.571428571428", False),
        ("4", "4", True),
        ("", "", True),
        ("", "0", False),
        ("0", "", False),
        ("0", None, False),
        ("good", "good", True),
        ("good", "", False),
    ],
)
def test_a_score_is_the_same_as_far_as_a_file_says_it(
    wanted: str, cell: str | None, *, equal: bool
) -> None:
    assert same(wanted, cell) is equal


def test_what_differs_is_said() -> None:
    assert list(differences({"a.score": "4", "a.grade": "good"}, {"a.score": "4"})) == [
        "a.grade is None and not good"
    ]
    assert list(differences({"a.score": ""}, {"a.score": ""})) == ["nothing comes of the case"]


HERE = Environment(Path(sys.executable), Path("off"))
EXAMPLE = Tool(**plugin_rows.told(workspace_of().tool("example-visit")))


def test_a_tool_that_is_there_is_shown_and_scored() -> None:
    assert shown(HERE, EXAMPLE) == (True, "qaf show example-visit")
    assert scored(HERE, EXAMPLE) == (
        True,
        "qaf score example-visit, `a good visit in time is good`",
    )


def test_a_tool_that_is_not_there_is_neither() -> None:
    gone = Tool(**{**vars(EXAMPLE), "id": "gone"})
    for good, said in (shown(HERE, gone), scored(HERE, gone)):
        assert not good
        assert "there is no tool `gone`" in said


def test_an_environment_in_which_nothing_works_ends_the_run_with_what_it_says() -> None:
    with pytest.raises(
        SystemExit, match=r"qaf does not work any more:\n(.|\n)*there is no command"
    ):
        HERE.ask("qaf", "no-such-command")


def test_another_title_another_result_and_a_case_that_fails_are_seen() -> None:
    other = {"title": "Another", "columns": {"overall.score": "1"}, "differences": ["it failed"]}
    wrong = Tool(**{**vars(EXAMPLE), **other})
    assert not shown(HERE, wrong)[0]
    good, said = scored(HERE, wrong)
    assert not good
    assert said.endswith("; it failed; overall.score is 2 and not 1")


# --- the whole visit ------------------------------------------------------------------------------


class MadeUp(Environment):
    """An environment of which only the folder is real, and in which something may go wrong."""

    fault = ""

    @property
    def there(self) -> bool:
        return (self.folder / PACKAGE).exists()

    def run(self, *command: str, folder: Path | None = None) -> Ran:
        assert folder is None
        if command[0] == "qaf" and command[1] == "show":
            return Ran(0, f"{command[2].title()}\n")
        return Ran(int(self.fault == "strict" and self.there), "")

    def install(self, wheel: Path) -> Ran:
        assert wheel == WHEEL
        put(self.folder, PACKAGE)
        if self.fault == "touches":
            put(self.folder, "lib/qa_framework/core.py", "other")
        return Ran(int(self.fault == "install"), "")

    def uninstall(self, distribution: str) -> Ran:
        assert distribution == "qa-framework-made-up"
        (self.folder / PACKAGE).unlink()
        if self.fault != "leaves":
            (self.folder / PACKAGE).parent.rmdir()
        return Ran(int(self.fault == "uninstall"), "")

    def tools(self, but: Sequence[str] = ()) -> list[Tool]:
        ids = ["own"] + ["extra"] * (self.there and self.fault != "no tools")
        ids += ["stays"] * (not self.there and self.fault == "stays" and bool(self.seen))
        self.seen.append(self.there)
        return [Tool(each, each.title(), "c", (), {}, {}) for each in ids if each not in but]

    def distributions(self) -> set[str]:
        named = self.there != (self.fault == "unlisted")
        return {"qa-framework-made-up"} if named else set()

    @property
    def seen(self) -> list[bool]:
        """Remember whether the plugin was there each time the tools were asked for."""
        return vars(self).setdefault("seen_so_far", [])


AS_BEFORE = "no file of it is left, and each of the core is as before"
BROKEN = {
    "": [],
    "install": ["it installs"],
    "touches": [
        "it touches nothing that was there; lib/qa_framework/core.py is changed",
        f"{AS_BEFORE}; lib/qa_framework/core.py is changed",
    ],
    "strict": ["qaf plugins lists it, and it is ready"],
    "unlisted": [
        "it is not there before",
        "qaf plugins lists it, and it is ready",
        "qaf plugins does not name it",
    ],
    "no tools": ["Python finds 0 tools of it, and scores a case of each"],
    "uninstall": ["it uninstalls"],
    "leaves": [f"{AS_BEFORE}; lib/qa_framework_made_up is left"],
    "stays": ["its tools are gone, and those of the core are there"],
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_promise_that_is_broken_is_told_and_no_other(
    fault: str, core: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MadeUp, "fault", fault)
    monkeypatch.setattr("tests.acceptance.plugins_come_and_go.scored", shown)
    put(core, "bin/python")
    promises = list(visit(MadeUp(core / "bin" / "python", core), WHEEL))
    assert [said for good, said in promises if not good] == BROKEN[fault]
    assert len(promises) == 9 + 2 * (fault != "no tools")


def test_rows_are_printed_of_all_tools_but_those_that_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [each for each in workspace_of().tools if each != "example-visit"]
    monkeypatch.setattr(sys, "argv", ["plugin_rows.py", *ids])
    plugin_rows.main()
    (told,) = json.loads(capsys.readouterr().out)
    assert Tool(**told).id == "example-visit"
