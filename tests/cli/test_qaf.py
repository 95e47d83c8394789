"""`qaf` itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path

import pytest

from qa_framework import __version__
from qa_framework.cli import qaf as module
from qa_framework.cli.own import OWN, Own
from qa_framework.hooks import Plugins
from tests.cli.running import command_of, own_process, qaf


def test_it_tells_its_version() -> None:
    assert qaf("--version").stdout == f"qaf {__version__}\n"


def test_without_a_command_it_lists_all_of_them() -> None:
    listed = qaf("--help").stdout
    assert all(f"  {name} " in listed for name in OWN)


def test_it_also_runs_as_a_module(folder: Path) -> None:
    ran = own_process("--version", folder=folder)
    assert ran.stdout.decode().split() == ["qaf", __version__]


class Installed:
    """A distribution, as far as `qaf` looks at it."""

    def __init__(self, read_text: Callable[[str], str | None]) -> None:
        self.read_text = read_text


def unreadable(_: str) -> str:
    raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "damaged")


def with_plugins(
    monkeypatch: pytest.MonkeyPatch, text: str, commands: Mapping[str, Own]
) -> Mapping[str, object]:
    found = [Installed(lambda _: None), Installed(unreadable), Installed(lambda _: text)]
    monkeypatch.setattr(metadata, "distributions", lambda: found)
    monkeypatch.setattr("qa_framework.hooks.load_plugins", lambda: Plugins(commands=commands))  # type: ignore[arg-type]  # alike
    return module.plugin_commands()


HELLO = Own("hello", "Say hello.", "a_plugin:hello")


def test_commands_of_plugins_are_added_and_take_no_name_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = {"hello": HELLO, "check": Own("check", "Is not ours.", "a_plugin:check")}
    assert with_plugins(monkeypatch, "[qa_framework]\na = a\n", listed) == {"hello": HELLO}


def test_where_no_plugin_is_installed_none_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_plugins(monkeypatch, "[console_scripts]\na = a:b\n", {"hello": HELLO}) == {}


def test_a_console_of_few_characters_is_no_reason_to_fail(folder: Path, definitions: Path) -> None:
    text = (definitions / "small.yaml").read_text(encoding="utf-8")
    text = text.replace("A small tool", "A small tool; ≥ 3 £ of “ten” 例")
    (definitions / "small.yaml").write_text(text, encoding="utf-8", newline="\n")
    ran = own_process("show", "small", folder=folder, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert "A small tool; >= 3 £ of “ten” \\u4f8b" in ran.stdout.decode("cp1252")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("check", "--help"),
        ("show", "small"),
        ("score", "small", "--in", "a.csv", "--out", "-"),
    ],
    ids=["help", "help of a command", "show", "score"],
)
def test_a_closed_pipe_ends_quietly(
    folder: Path, definitions: Path, arguments: tuple[str, ...]
) -> None:
    assert definitions
    (folder / "a.csv").write_text("on_time\n" + "yes\n" * 50_000, encoding="utf-8", newline="")
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        command_of(*arguments), check=False, stdout=writer, stderr=subprocess.PIPE, cwd=folder
    )
    os.close(writer)
    said = [line for line in ran.stderr.decode().splitlines() if not line.startswith("no column")]
    assert said == []
    assert ran.returncode in {1, 141}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
def test_ctrl_c_leaves_no_half_written_file(folder: Path, definitions: Path) -> None:
    assert definitions
    source, target = folder / "source.csv", folder / "target.csv"
    target.write_text("before", encoding="utf-8", newline="")
    os.mkfifo(source)
    command = command_of("score", "small", "--in", "source.csv", "--out", "target.csv")
    running = subprocess.Popen(
        command,
        cwd=folder,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - there is one thread
    )
    with source.open("w", encoding="utf-8", newline="") as feed:
        feed.write("on_time,visits,danger\n" + "yes,3,no\n" * 10_000)
        feed.flush()
        wait_for(lambda: len(list(folder.glob(".target.csv.*.part"))) == 1)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=30)[1]
    assert running.returncode == 130
    assert said.decode().splitlines()[-1] == "stopped"
    assert target.read_text(encoding="utf-8") == "before"
    assert sorted(file.name for file in folder.iterdir()) == [
        "source.csv",
        "target.csv",
        "tool_definitions",
    ]


def heed_interrupts() -> None:
    """Undo what a shell does to its jobs in the background, which ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")
