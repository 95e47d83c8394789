"""dev.py: what it decides before it runs anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import dev

GROUPS = {
    "lint": ["ruff"],
    "test": ["pytest>=8", {"include-group": "lint"}],
    "all": [{"include-group": "test"}, "sphinx"],
}
STAMP = dev.Stamp("here 3.11", "abc", frozenset({"test"}))


def test_a_group_gives_its_requirements_and_those_of_the_groups_it_includes() -> None:
    assert list(dev.requirements(GROUPS, "all")) == ["pytest>=8", "ruff", "sphinx"]


def test_a_group_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(dev.requirements(GROUPS, "docs"))


def test_a_requirement_that_two_groups_want_is_read_once() -> None:
    assert dev.read_requirements(["test", "dev"]).count("sybil>=9") == 1


def test_every_command_wants_groups_that_exist() -> None:
    for groups in dev.GROUPS.values():
        assert isinstance(dev.read_requirements(groups), list)


def test_the_demo_needs_no_group() -> None:
    assert dev.read_requirements(dev.GROUPS["demo"]) == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8", newline="\n")
    return tmp_path


def test_touching_a_pyproject_changes_no_fingerprint(project: Path) -> None:
    before = dev.fingerprint([project])
    os.utime(project / "pyproject.toml", (1, 1))
    assert dev.fingerprint([project]) == before


def test_changing_a_pyproject_changes_the_fingerprint(project: Path) -> None:
    before = dev.fingerprint([project])
    (project / "pyproject.toml").write_text("[project]\n\n", encoding="utf-8", newline="\n")
    assert dev.fingerprint([project]) != before


def test_a_further_distribution_changes_the_fingerprint(project: Path) -> None:
    assert dev.fingerprint([project, project]) != dev.fingerprint([project])


def test_the_core_is_the_first_of_the_distributions() -> None:
    assert dev.projects()[0] == dev.ROOT


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    STAMP.write(tmp_path)
    assert dev.Stamp.read(tmp_path) == STAMP


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"python": "3.11"}', "\xff"])
def test_a_stamp_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / dev.STAMP).write_text(text, encoding="latin-1", newline="\n")
    assert dev.Stamp.read(tmp_path) is None


def test_an_environment_without_a_stamp_has_none(tmp_path: Path) -> None:
    assert dev.Stamp.read(tmp_path / "nowhere") is None


def test_an_environment_serves_who_wants_no_more_than_it_has() -> None:
    assert STAMP.serves(dev.Stamp("here 3.11", "abc", frozenset()))
    assert not STAMP.serves(dev.Stamp("here 3.11", "abc", frozenset({"test", "docs"})))
    assert not STAMP.serves(dev.Stamp("here 3.11", "abd", frozenset()))
    assert not STAMP.serves(dev.Stamp("here 3.12", "abc", frozenset()))


def test_an_environment_of_another_python_cannot_be_added_to() -> None:
    assert STAMP.fits(dev.Stamp("here 3.11", "abd", frozenset({"docs"})))
    assert not STAMP.fits(dev.Stamp("here 3.12", "abc", frozenset({"test"})))


def environment_with(tmp_path: Path, script: str) -> dev.Environment:
    """Make an environment whose Python is a shell script."""
    environment = dev.Environment(tmp_path / "venv", uv=None)
    python = Path(environment.python)
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8", newline="\n")
    python.chmod(0o755)
    return environment


posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for Python is a shell script")


def test_an_environment_without_a_python_is_not_sound(tmp_path: Path) -> None:
    assert not dev.Environment(tmp_path, uv=None).is_sound()


@posix
def test_an_environment_whose_python_fails_is_not_sound(tmp_path: Path) -> None:
    assert not environment_with(tmp_path, "exit 1").is_sound()


@posix
def test_an_environment_without_pip_is_sound_only_where_uv_installs(tmp_path: Path) -> None:
    half_made = environment_with(tmp_path, '[ "$2" != "import pip" ]')
    assert not half_made.is_sound()
    assert dev.Environment(half_made.path, uv="uv").is_sound()


@posix
def test_a_python_that_makes_no_environments_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poor = environment_with(tmp_path, 'echo "ensurepip is not available" >&2; exit 1').python
    monkeypatch.setattr(sys, "executable", poor)
    environment = dev.Environment(tmp_path / "new", uv=None)
    with pytest.raises(SystemExit) as caught:
        environment.make()
    assert "ensurepip is not available" in str(caught.value)
    assert "sudo apt-get install python3-venv" in str(caught.value)
    assert not environment.path.exists()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Let nothing be made or installed for real; give the list of what would have been."""
    calls: list[tuple[str, ...]] = []

    def make(environment: dev.Environment) -> None:
        environment.path.mkdir(exist_ok=True)
        calls.append(("make",))

    def install(_: dev.Environment, *what: str) -> int:
        calls.append(what)
        return 0

    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    monkeypatch.setattr(dev.Environment, "make", make)
    monkeypatch.setattr(dev.Environment, "install", install)
    monkeypatch.setattr(dev.Environment, "is_sound", lambda _: True)
    return calls


def test_a_second_run_installs_nothing(installed: list[tuple[str, ...]]) -> None:
    dev.set_up(frozenset({"test"}))
    made, filled = installed
    assert made == ("make",)
    assert filled[:2] == ("--editable", str(dev.ROOT))
    dev.set_up(frozenset({"test"}))
    dev.set_up(frozenset())
    assert len(installed) == 2


def test_a_further_group_is_added_to_those_that_are_there(
    installed: list[tuple[str, ...]],
) -> None:
    dev.set_up(frozenset({"test"}))
    dev.set_up(frozenset({"docs"}))
    assert [call for call in installed if call == ("make",)] == [("make",)]
    assert set(installed[-1]) >= set(dev.read_requirements(["test", "docs"]))


def test_a_changed_pyproject_installs_again(
    installed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up(frozenset({"test"}))
    monkeypatch.setattr(dev, "fingerprint", lambda _: "another")
    dev.set_up(frozenset())
    assert len(installed) == 3
    assert set(installed[-1]) >= set(dev.read_requirements(["test"]))


def test_a_first_installation_that_failed_is_begun_from_nothing(
    installed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.Environment, "install", lambda *_: 1)
    for _ in range(2):
        with pytest.raises(SystemExit, match="The installation failed"):
            dev.set_up(frozenset())
        assert dev.Stamp.read(dev.VENV) is None
    assert installed == [("make",), ("make",)]


def test_a_later_installation_that_failed_leaves_what_was_there(
    installed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up(frozenset())
    before = dev.Stamp.read(dev.VENV)
    monkeypatch.setattr(dev.Environment, "install", lambda *_: 1)
    with pytest.raises(SystemExit, match="The installation failed"):
        dev.set_up(frozenset({"test"}))
    assert dev.Stamp.read(dev.VENV) == before
    assert installed.count(("make",)) == 1


def test_an_installation_that_was_killed_is_begun_from_nothing(
    installed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_killed(*_: object) -> int:
        raise KeyboardInterrupt

    dev.set_up(frozenset())
    with monkeypatch.context() as context:
        context.setattr(dev.Environment, "install", be_killed)
        with pytest.raises(KeyboardInterrupt):
            dev.set_up(frozenset({"test"}))
    dev.set_up(frozenset({"test"}))
    assert installed.count(("make",)) == 2


@pytest.mark.parametrize(
    ("arguments", "spread"),
    [
        ([], ["-n", "auto"]),
        (["-q", "tests"], ["-n", "auto"]),
        (["-n0"], []),
        (["-n", "4"], []),
        (["--pdb"], []),
    ],
)
def test_tests_are_spread_over_the_processors_unless_the_caller_says(
    arguments: list[str], spread: list[str]
) -> None:
    assert dev.spread(arguments) == spread


def test_what_follows_test_is_handed_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "run", lambda *command: command)
    command = dev.run_tests(dev.Environment(dev.VENV, uv=None), ["-k", "blank"])
    assert command[1:] == ("-m", "pytest", "-n", "auto", "-k", "blank")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], {"tests", "coverage"}),
        (["--long"], {"tests, long profile"}),
        (["--no-tests"], set()),
    ],
)
def test_the_tests_of_a_check_are_measured_or_long_or_left_out(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], wanted: set[str]
) -> None:
    names: list[str] = []

    def note(step: dev.Step) -> dev.Outcome:
        names.append(step.name)
        return dev.Outcome(step.name, ok=True, seconds=0)

    monkeypatch.setattr(dev, "try_step", note)
    assert dev.check(dev.Environment(dev.VENV, uv=None), arguments) == 0
    assert {name for name in names if name.startswith(("tests", "coverage"))} == wanted
    assert names[:2] == ["lint", "format"]


@pytest.mark.parametrize("script", [dev.COME_AND_GO, dev.FOOD_HYGIENE])
def test_a_script_that_a_check_runs_is_there(script: Path) -> None:
    assert (dev.ROOT / script).is_file()


def test_the_table_has_a_line_for_each_step() -> None:
    outcomes = [dev.Outcome("lint", ok=True, seconds=1.25), dev.Outcome("a", ok=False, seconds=61)]
    assert dev.table(outcomes).splitlines() == [
        "lint  pass      1.2 s",
        "a     FAIL     61.0 s",
    ]


def test_a_failing_step_fails_the_check_and_keeps_none_from_running(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [dev.Step("one", lambda: 1), dev.Step("two", lambda: 0)]
    monkeypatch.setattr(dev, "steps", lambda *_, **__: found)
    assert dev.check(dev.Environment(dev.VENV, uv=None), []) == 1
    printed = capsys.readouterr().out
    assert "one  FAIL" in printed
    assert "two  pass" in printed


def test_an_unknown_command_is_misuse_and_shows_how_to_use_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["tset"]) == 2
    assert dev.main(["--help"]) == 0
    assert "python3 dev.py test" in capsys.readouterr().out
