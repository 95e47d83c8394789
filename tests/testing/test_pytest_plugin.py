"""pytest_plugin: the cases of tools are tests of pytest where somebody asked for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.testing.pytest_plugin import lies_below
from tests.testing.tools import CASES, SCALE, tool

pytest_plugins = "pytester"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Make a project with definitions, and YAML that is something else."""
    files = {
        "definitions/scales/mine.yaml": SCALE,
        "definitions/tools/a.yaml": tool(),
        "definitions/tools/a.cases.yaml": CASES,
        "other/compose.yaml": "services: {web: {image: x}}\n",
    }
    for name, text in files.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return pytester


def collected(project: pytest.Pytester, *arguments: str) -> list[str]:
    result = project.runpytest_inprocess("--collect-only", "-q", *arguments)
    return [line for line in result.outlines if "::" in line]


A = "definitions/tools/a.yaml"
BOTH = [f"{A}::high counts one", f"{A}::low counts nothing"]
BLANK = "definitions/tools/a.cases.yaml::a blank has no score"


def test_yaml_is_left_alone_where_nobody_asked(project: pytest.Pytester) -> None:
    assert collected(project) == []
    assert collected(project, "definitions") == []


def test_an_ini_names_the_folders_whose_cases_are_tests(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nqaf_definitions = definitions\n")
    assert sorted(collected(project)) == sorted([*BOTH, BLANK])
    assert sorted(collected(project, "definitions/tools")) == sorted([*BOTH, BLANK])
    assert collected(project, A) == BOTH
    assert collected(project, "other") == []


def test_an_option_does_the_same(project: pytest.Pytester) -> None:
    assert sorted(collected(project, "--qaf-definitions=definitions")) == sorted([*BOTH, BLANK])


def test_one_case_is_run_by_its_name(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nqaf_definitions = definitions\n")
    result = project.runpytest_inprocess("-v", f"{A}::low counts nothing")
    result.stdout.fnmatch_lines([f"{A}::low counts nothing PASSED*"])
    result.assert_outcomes(passed=1)


def test_cases_are_run_in_processes_of_their_own(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nqaf_definitions = definitions\n")
    project.runpytest_subprocess("-n1").assert_outcomes(passed=3)


def test_a_file_on_the_command_line_needs_no_ini_where_its_folder_has_all_it_needs(
    pytester: pytest.Pytester,
) -> None:
    both = pytester.path / "both.yaml"
    both.write_text(f"{SCALE}---\n{tool()}", encoding="utf-8", newline="\n")
    pytester.runpytest_inprocess("both.yaml").assert_outcomes(passed=2)


def test_other_yaml_on_the_command_line_is_said_to_be_no_definition(
    project: pytest.Pytester,
) -> None:
    result = project.runpytest_inprocess("other/compose.yaml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*compose.yaml:1:1: QA202 `kind` is missing"])


@pytest.mark.parametrize(
    ("path", "below"),
    [("/a", True), ("/a/b/c.yaml", True), ("/ab/c.yaml", False), ("/", False)],
)
def test_a_path_lies_below_a_root_or_is_it(path: str, *, below: bool) -> None:
    assert lies_below(Path(path), (Path("/x"), Path("/a"))) is below
