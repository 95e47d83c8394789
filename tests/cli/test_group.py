"""A group of commands that are imported on use."""

from __future__ import annotations

import errno
import sys
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

from qa_framework.cli.group import LazyGroup, find_command
from qa_framework.cli.own import Own
from qa_framework.problems import NOWHERE, Error, InvalidDefinitions, problem

OTHERS = {
    "hello": Own("hello", "Say hello.", "a_plugin:hello"),
    "absent": Own("absent", "Is not there.", "no_such_plugin:absent"),
    "nothing": Own("nothing", "Is no command.", "a_plugin:nothing"),
    "broken": Own("broken", "Fails.", "broken_plugin:broken"),
    "check": Own("check", "Wants the name of another.", "a_plugin:hello"),
}
MINE = {"check": Own("check", "Is ours.", "a_plugin:check")}


class Broken(ModuleType):
    """A module that fails however it is used."""

    def __getattr__(self, name: str) -> object:
        raise SystemExit("out of here")


@pytest.fixture(autouse=True)
def plugin(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("a_plugin")
    module.hello = click.Command("hello", callback=lambda: click.echo("hello"))  # type: ignore[attr-defined]
    module.check = click.Command("check", callback=lambda: click.echo("ours"))  # type: ignore[attr-defined]
    module.nothing = 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "a_plugin", module)
    monkeypatch.setitem(sys.modules, "broken_plugin", Broken("broken_plugin"))
    return module


def run(*arguments: str) -> Result:
    group = LazyGroup("qaf", own=MINE, more=lambda: OTHERS)
    return CliRunner().invoke(group, list(arguments))


def test_a_command_of_a_plugin_runs() -> None:
    assert run("hello").stdout == "hello\n"


def test_the_list_names_ours_first_and_imports_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "a_plugin")
    listed = run("--help")
    assert listed.exit_code == 0
    names = [line.split()[0] for line in listed.stdout.partition("Commands:\n")[2].splitlines()]
    assert names == ["check", "absent", "broken", "hello", "nothing"]


def test_nobody_takes_the_name_of_a_command_of_ours() -> None:
    assert run("check").stdout == "ours\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent", "No module named 'no_such_plugin'"),
        ("nothing", "is no click command"),
        ("broken", "out of here"),
    ],
)
def test_a_command_that_cannot_be_loaded_says_why_and_stops_no_other(
    name: str, reason: str
) -> None:
    failed = run(name)
    assert failed.exit_code == 2
    assert f"the command `{name}` cannot be loaded" in failed.stderr
    assert reason in failed.stderr
    assert run("hello").exit_code == 0


def test_a_command_of_ours_that_is_no_command_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no click command"):
        find_command(OTHERS["nothing"])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "there is no command `chek`; did you mean `check`?"),
        ("hallo", "there is no command `hallo`; did you mean `hello`?"),
        ("nonsense", "there is no command `nonsense`\n"),
    ],
)
def test_an_unknown_command_is_misuse_and_the_nearest_is_named(word: str, said: str) -> None:
    failed = run(word)
    assert failed.exit_code == 2
    assert said in failed.stderr


def test_an_unknown_option_is_misuse() -> None:
    assert run("--nonsense").exit_code == 2


class MissingError(Error, LookupError):
    """Something is not there."""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "stopped\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (InvalidDefinitions.of([problem("QA201", "unknown key `a`", NOWHERE)]), 1, "QA201"),
        (MissingError("there is no tool `a`"), 1, "Error: there is no tool `a`\n"),
        (Error("it cannot be read"), 2, "Error: it cannot be read\n"),
    ],
    ids=["interrupted", "closed pipe", "invalid", "missing", "refused"],
)
def test_every_way_of_failing_has_its_code_and_its_line(
    plugin: ModuleType, error: BaseException, code: int, said: str
) -> None:
    def fail() -> None:
        raise error

    plugin.hello = click.Command("hello", callback=fail)  # type: ignore[attr-defined]
    ended = run("hello")
    assert ended.exit_code == code
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("error", [LookupError("a bug"), OSError(errno.EIO, "a bug"), ValueError()])
def test_a_bug_is_not_hidden(plugin: ModuleType, error: Exception) -> None:
    def fail() -> None:
        raise error

    plugin.hello = click.Command("hello", callback=fail)  # type: ignore[attr-defined]
    assert run("hello").exception is error
