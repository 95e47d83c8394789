"""Problems and words on a terminal."""

from __future__ import annotations

import sys

import click
import pytest

from qa_framework.cli.showing import colours, count, problem_data, show_problems, show_text, sum_up
from qa_framework.problems import NOWHERE, Problem, Source, Span, problem

FILE = Span(Source("a.yaml", "kind: tool"), 1, 1, 5)
ERROR = problem("QA201", "unknown key `kind`", FILE, "did you mean `kin`?")
NOTE = problem("QA714", "a placeholder", Span(Source("b.yaml", ""), 0, 0, 0))


@pytest.mark.parametrize(
    ("terminal", "variables", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
    ],
)
def test_there_are_colours_on_a_terminal_unless_somebody_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, variables: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert colours() is coloured


def test_colours_are_taken_out_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    show_text(click.style("fine", fg="green"))
    assert capsys.readouterr().out == "fine\n"


def test_colours_stay_where_they_are_wanted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    show_problems([ERROR])
    assert "\x1b[" in capsys.readouterr().out


def test_problems_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems([ERROR, NOTE], err=True)
    assert capsys.readouterr().err == (
        "a.yaml:1:1: QA201 unknown key `kind`\n"
        "    1 | kind: tool\n"
        "      | ^^^^\n"
        "  hint: did you mean `kin`?\n"
        "\n"
        "b.yaml: QA714 a placeholder\n"
    )


@pytest.mark.parametrize(
    ("problems", "summary"),
    [
        ([], "no problems in 1,200 files"),
        ([ERROR], "1 problem in 1 file"),
        ([ERROR, ERROR, NOTE], "3 problems in 2 files (1 note)"),
        ([NOTE, NOTE], "2 problems in 1 file (2 notes)"),
    ],
)
def test_problems_are_summed_up_in_a_line(problems: list[Problem], summary: str) -> None:
    assert sum_up(problems, 1200) == summary


def test_a_problem_is_data_for_a_machine() -> None:
    assert problem_data(ERROR) == {
        "code": "QA201",
        "severity": "error",
        "message": "unknown key `kind`",
        "hint": "did you mean `kin`?",
        "file": "a.yaml",
        "line": 1,
        "column": 1,
        "end": 5,
    }
    assert problem_data(problem("QA201", "x", NOWHERE))["line"] == 0


def test_numbers_have_their_nouns() -> None:
    assert [count(0, "row"), count(1, "row"), count(2, "row")] == ["0 rows", "1 row", "2 rows"]
