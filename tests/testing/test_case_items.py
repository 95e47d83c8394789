"""case_items: a case that fails says what was expected, what came out, and why."""

from __future__ import annotations

import pytest

from qa_framework.testing import case_items
from tests.testing.tools import SCALE, tool

pytest_plugins = "pytester"


def run(pytester: pytest.Pytester, **files: str) -> pytest.RunResult:
    for name, text in {"mine": SCALE, **files}.items():
        (pytester.path / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    pytester.makeini("[pytest]\nqaf_definitions = .\n")
    return pytester.runpytest_inprocess("-v")


def test_a_failed_case_shows_the_difference_and_the_explanation(pytester: pytest.Pytester) -> None:
    result = run(pytester, a=tool().replace("{score: 1}", "{score: 2}"))
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*a.yaml:8:5: case `high counts one` of `a@1.0.0`",
            "  overall score: expected 2, got 1",
            "*high*1*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_an_answer_that_the_tool_does_not_allow_fails_its_case(pytester: pytest.Pytester) -> None:
    numeric = tool().replace("scale: mine", "type: number, most: 5").replace("q: high", "q: 7")
    result = run(pytester, a=numeric.replace("q: low", "q: 0"))
    assert result.ret != 0
    assert "5" in result.stdout.str()


def test_a_broken_tool_is_an_error_with_its_problems(pytester: pytest.Pytester) -> None:
    result = run(pytester, a=tool().replace("scale: mine", "scale: mien"), b=tool("b"))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.yaml:6:*QA401*mien*", "*did you mean `mine`?"])


def test_a_tool_that_needs_what_is_broken_is_an_error_too(pytester: pytest.Pytester) -> None:
    falling = SCALE.replace("points: 0", "points: 2")
    result = run(pytester, a=tool(), mine=falling)
    result.assert_outcomes(errors=2)
    assert result.stdout.str().count("QA572") == 2


def test_what_goes_wrong_otherwise_is_shown_as_pytest_shows_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeconftest(
        "from qa_framework.testing import case_items\n"
        "def fail(*_): raise ZeroDivisionError('broken')\n"
        "case_items.run_case = fail\n"
    )
    monkeypatch.setattr(case_items, "run_case", case_items.run_case)
    result = run(pytester, a=tool())
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*ZeroDivisionError: broken*"])


def test_cases_of_several_tools_in_one_file_are_told_apart(pytester: pytest.Pytester) -> None:
    result = run(pytester, both=f"{tool('a')}---\n{tool('b')}")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(
        ["both.yaml::a::high counts one PASSED*", "both.yaml::b::high counts one PASSED*"]
    )


def test_a_file_without_cases_is_no_test(pytester: pytest.Pytester) -> None:
    run(pytester).assert_outcomes()
