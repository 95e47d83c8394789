"""Which definitions a command works with."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import pytest

from qa_framework.cli.definitions import find_definitions, is_below
from qa_framework.cli.group import Misuse
from qa_framework.problems import Source, Span
from tests.cli.running import qaf
from tests.formats.small import write_small

PROJECT = "[tool.qaf]\ndefinitions = {}\n"


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def test_without_anything_there_are_none() -> None:
    assert find_definitions(()) == ()


def test_the_folder_of_the_usual_name_is_taken(folder: Path) -> None:
    (folder / "tool_definitions").mkdir()
    assert find_definitions(()) == ("tool_definitions",)


def test_a_project_comes_before_the_folder(folder: Path) -> None:
    for name in ("tool_definitions", "others"):
        (folder / name).mkdir()
    write(folder / "pyproject.toml", PROJECT.format('"others"'))
    assert find_definitions(()) == ("others",)


def test_paths_of_a_project_are_seen_from_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "others").mkdir()
    write(folder / "pyproject.toml", PROJECT.format('["others", "a"]'))
    monkeypatch.chdir(folder / "a" / "b")
    assert find_definitions(()) == (str(folder / "others"), str(folder / "a"))


def test_the_nearest_project_decides_even_if_it_says_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a" / "tool_definitions").mkdir(parents=True)
    (folder / "others").mkdir()
    write(folder / "pyproject.toml", PROJECT.format('"others"'))
    write(folder / "a" / "pyproject.toml", "[tool.other]\n")
    monkeypatch.chdir(folder / "a")
    assert find_definitions(()) == ("tool_definitions",)


def test_the_environment_comes_before_a_project(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "others"):
        (folder / name).mkdir()
    write(folder / "pyproject.toml", PROJECT.format('"others"'))
    monkeypatch.setenv("QAF_DEFINITIONS", os.pathsep.join(["one", "two"]))
    assert find_definitions(()) == ("one", "two")


def test_what_is_given_comes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAF_DEFINITIONS", "nowhere")
    assert find_definitions(["one", "two"]) == ("one", "two")


def test_an_empty_variable_means_no_definitions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "tool_definitions").mkdir()
    monkeypatch.setenv("QAF_DEFINITIONS", "")
    assert find_definitions(()) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PROJECT.format('"nowhere"'), "`nowhere`, which "),
        (PROJECT.format("7"), "is a path, or a list of paths"),
        (PROJECT.format("[7]"), "is a path, or a list of paths"),
        ("[tool.qaf\n", "cannot be read"),
    ],
)
def test_a_project_that_is_wrong_is_misuse(folder: Path, text: str, said: str) -> None:
    write(folder / "pyproject.toml", text)
    with pytest.raises(Misuse) as caught:
        find_definitions(())
    assert said in caught.value.message


@pytest.mark.parametrize("text", ["tool = 7\n", "[tool]\nqaf = 7\n"])
def test_a_project_may_be_about_something_else(folder: Path, text: str) -> None:
    write(folder / "pyproject.toml", text)
    assert find_definitions(()) == ()


def test_a_variable_that_names_nothing_is_misuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAF_DEFINITIONS", "nowhere")
    with pytest.raises(Misuse, match="`nowhere`, which QAF_DEFINITIONS names, does not exist"):
        find_definitions(())


@pytest.mark.parametrize(
    ("name", "files", "below"),
    [
        ("a/b.yaml", (), True),
        ("a/b.yaml", ("a",), True),
        ("a/b.yaml", ("a/b.yaml",), True),
        ("a/b.yaml", ("./a",), True),
        ("a/b.yaml", ("c", "a"), True),
        ("ab/c.yaml", ("a",), False),
        ("a/b.yaml", ("a/c.yaml",), False),
    ],
)
def test_a_place_is_below_its_folders(name: str, files: tuple[str, ...], *, below: bool) -> None:
    Path(name).parent.mkdir()
    Path(name).touch()
    assert is_below(Span(Source(str(PurePath(name)), ""), 1, 1, 1), files) is below


def test_a_name_that_leads_to_no_file_is_below_none() -> None:
    assert not is_below(Span(Source("tool_definitions/a.yaml", ""), 1, 1, 1), ["tool_definitions"])


def test_definitions_may_be_named_several_times(folder: Path) -> None:
    for name in ("small", "wordy"):
        write_small(folder / name)
        (folder / name / f"{'wordy' if name == 'small' else 'small'}.yaml").unlink()
    given = ("--definitions", "small", "--definitions", "wordy/wordy.yaml")
    assert qaf("show", "small", *given).exit_code == 0
    assert qaf("show", "wordy", *given).exit_code == 0


def test_what_comes_with_the_library_is_always_there(folder: Path) -> None:
    write_small(folder / "small")
    assert qaf("show", "supervision-dip-sample", "--definitions", "small").exit_code == 0


def test_a_path_that_is_not_there_is_misuse() -> None:
    assert qaf("check", "--definitions", "nowhere").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "small"),
        ("score", "small", "--in", "a.csv", "--out", "b.csv"),
        ("explain", "small", "--in", "a.csv", "--row", "1"),
    ],
)
def test_what_is_broken_elsewhere_stops_nothing_and_is_mentioned(
    folder: Path, definitions: Path, arguments: tuple[str, ...]
) -> None:
    write(folder / "a.csv", "on_time,visits,danger\nyes,3,no\n")
    write(definitions / "broken.yaml", "kind: scale\nid: broken\n")
    ran = qaf(*arguments)
    assert ran.exit_code == 0
    mentioned = [line for line in ran.stderr.splitlines() if "qaf check" in line]
    assert len(mentioned) == 1
    assert mentioned[0].split()[0].isdigit()
