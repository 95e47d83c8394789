"""Folders of definitions: every YAML file below, each read by itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qa_framework.definitions import Tool
from qa_framework.loading import folder
from qa_framework.loading.folder import Origin, Read, read_origins
from qa_framework.problems import Problem

Write = Callable[..., Path]

SCALE = "kind: scale\nid: s\nversion: 1.0.0\ntitle: S\nlevels: {a: {}}\n"
TOOL = "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\nsections: []\n"
CASES = "cases: [{name: a, expect: {m: out}}]\n"

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes are made as POSIX has them")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the folder `defs`."""

    def write(name: str, text: str = SCALE) -> Path:
        path = tmp_path / "defs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    return write


def read(*paths: Path) -> Read:
    return read_origins([Origin(path.name, path) for path in paths])


def ids(found: Read) -> list[str]:
    return [item.id for item in found.items]


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [
        f"{each.span} {each.code} {each.message}" + (f" | {each.hint}" if each.hint else "")
        for each in problems
    ]


def named(name: str) -> str:
    """Give the scale another id."""
    return SCALE.replace("id: s\n", f"id: {name}\n")


def test_every_yaml_file_below_is_read_in_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "below/c.YAML", "below/deeper/d.yaml"):
        write(name, named(Path(name).stem))
    write("notes.txt", "kind: nothing")
    found = read(tmp_path / "defs")
    assert ids(found) == ["a", "b", "c", "d"]
    assert (found.files, found.problems) == (4, ())
    last = found.items[-1].definition
    assert last is not None
    assert Path(last.place.here.source.name) == Path("defs/below/deeper/d.yaml")


def test_what_is_hidden_is_passed_by(write: Write, tmp_path: Path) -> None:
    for name in (".a.yaml", ".git/b.yaml", "below/.venv/deeper/c.yaml"):
        write(name, "kind: nothing")
    write("d.yaml")
    assert (ids(read(tmp_path / "defs")), read(tmp_path / "defs").files) == (["s"], 1)


def test_a_file_may_be_named_by_itself_whatever_it_is_called(write: Write) -> None:
    assert ids(read(write("scale.txt"))) == ["s"]


def test_a_file_that_is_reached_twice_is_read_once(write: Write, tmp_path: Path) -> None:
    path = write("a.yaml")
    found = read(path, tmp_path / "defs", path)
    assert (ids(found), found.files) == (["s"], 1)


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path / "nowhere")
    assert said(found.problems) == ["nowhere QA410 there is no such file or folder"]


@pytest.mark.parametrize("text", ["kind: [\n", "\x00", "kind: scale\n"])
def test_one_broken_file_leaves_the_others(text: str, write: Write, tmp_path: Path) -> None:
    write("a.yaml", text)
    write("b.yaml")
    assert "s" in ids(read(tmp_path / "defs"))


@posix
def test_a_link_within_the_folder_is_followed_and_one_out_of_it_is_not(
    write: Write, tmp_path: Path
) -> None:
    write("a.yaml")
    (tmp_path / "secret.yaml").write_text(named("secret"), encoding="utf-8", newline="\n")
    (tmp_path / "defs/b.yaml").symlink_to(tmp_path / "defs/a.yaml")
    (tmp_path / "defs/c.yaml").symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "defs/d").symlink_to(tmp_path)
    found = read(tmp_path / "defs")
    assert ids(found) == ["s"]
    assert said(found.problems) == [
        (
            "defs/c.yaml QA411 the file is a link that leads out of its folder"
            " | name that folder too, or put a copy here"
        ),
        (
            "defs/d QA411 the folder is a link, and links to folders are not followed"
            " | name that folder too, or put a copy here"
        ),
    ]


@posix
def test_a_folder_that_is_a_link_itself_is_read(write: Write, tmp_path: Path) -> None:
    write("a.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "defs")
    found = read(tmp_path / "link")
    assert (ids(found), found.problems) == (["s"], ())


@posix
def test_links_that_lead_nowhere_or_round_and_round_are_told(write: Write, tmp_path: Path) -> None:
    write("a.yaml")
    (tmp_path / "defs/gone.yaml").symlink_to(tmp_path / "defs/not_there.yaml")
    (tmp_path / "defs/round.yaml").symlink_to(tmp_path / "defs/round.yaml")
    found = read(tmp_path / "defs")
    assert ids(found) == ["s"]
    assert [each.code for each in found.problems] == ["QA412", "QA412"]
    assert said(found.problems)[0] == (
        "defs/gone.yaml QA412 cannot read this: there is nothing where the link leads"
    )


@posix
def test_a_pipe_is_no_file_and_keeps_nobody_waiting(write: Write, tmp_path: Path) -> None:
    write("a.yaml")
    os.mkfifo(tmp_path / "defs/pipe.yaml")
    found = read(tmp_path / "defs")
    assert ids(found) == ["s"]
    assert said(found.problems) == ["defs/pipe.yaml QA412 this is no ordinary file"]


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", "somewhere")


def test_a_file_that_may_not_be_read_leaves_the_others(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml")
    write("b.yaml", named("b"))
    opened = Path.open

    def open_but_one(path: Path, *options: str) -> object:
        return refuse() if path.name == "a.yaml" else opened(path, *options)

    monkeypatch.setattr(Path, "open", open_but_one)
    found = read(tmp_path / "defs")
    assert ids(found) == ["b"]
    assert said(found.problems) == ["defs/a.yaml QA412 cannot read this: you have no permission to"]


def test_a_folder_that_may_not_be_read_is_told(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml")
    write("closed/b.yaml", named("b"))
    scan = os.scandir

    def scan_but_one(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scan_but_one)
    found = read(tmp_path / "defs")
    assert ids(found) == ["s"]
    assert said(found.problems) == ["defs/closed QA412 cannot read this: you have no permission to"]


def test_what_may_not_even_be_looked_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert [each.code for each in read(tmp_path / "defs").problems] == ["QA412"]


def test_a_folder_with_too_many_files_is_not_read_at_all(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of it would be half of something, and the rest would seem to be missing."""
    monkeypatch.setattr(folder, "MOST_FILES", 2)
    other = tmp_path / "other"
    other.mkdir()
    (other / "o.yaml").write_text(named("o"), encoding="utf-8", newline="\n")
    for name in ("a", "b", "c"):
        write(f"{name}.yaml", named(name))
    found = read(tmp_path / "defs", other)
    assert ids(found) == ["o"]
    (problem,) = said(found.problems)
    assert problem.startswith("defs QA413 more than 2 files, or 64 MB, of definitions")
    assert problem.endswith("| name a smaller folder")


def test_as_many_files_as_allowed_are_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MOST_FILES", 2)
    for name in ("a", "b"):
        write(f"{name}.yaml", named(name))
    assert ids(read(tmp_path / "defs")) == ["a", "b"]


def test_a_folder_with_too_much_in_it_is_not_read(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 2 * len(SCALE) - 1)
    write("a.yaml", named("a"))
    assert ids(read(tmp_path / "defs")) == ["a"]
    write("b.yaml", named("b"))
    assert [each.code for each in read(tmp_path / "defs").problems] == ["QA413"]


# Cases


def cases_of(found: Read) -> list[str]:
    return [
        case.name
        for item in found.items
        if isinstance(item.definition, Tool)
        for case in item.definition.cases
    ]


@pytest.mark.parametrize("suffix", ["yaml", "yml"])
def test_cases_stand_in_a_file_beside_their_tool(suffix: str, write: Write, tmp_path: Path) -> None:
    write("tool.yaml", TOOL)
    write(f"t.cases.{suffix}", CASES)
    found = read(tmp_path / "defs")
    assert (cases_of(found), found.problems) == (["a"], ())


def test_a_tool_that_is_named_by_itself_brings_the_cases_beside_it(write: Write) -> None:
    """The tests of a tool are the same whether its folder is opened or its file."""
    tool = write("tool.yaml", TOOL)
    write("t.cases.yaml", CASES)
    write("other.cases.yaml", "cases: nonsense\n")
    found = read(tool)
    assert (cases_of(found), found.problems) == (["a"], ())


def test_cases_and_tool_may_be_named_each_by_itself(write: Write) -> None:
    cases, tool = write("t.cases.yaml", CASES), write("tool.yaml", TOOL)
    for found in (read(cases, tool), read(tool, cases)):
        assert (cases_of(found), found.problems) == (["a"], ())


def test_the_id_of_a_tool_leads_to_no_other_folder(write: Write, tmp_path: Path) -> None:
    (tmp_path / "x.cases.yaml").write_text("cases: nonsense\n", encoding="utf-8", newline="\n")
    found = read(write("tool.yaml", TOOL.replace("id: t\n", "id: ../x\n")))
    assert [each.code for each in found.problems] == []


def test_cases_without_a_tool_beside_them_are_told(write: Write, tmp_path: Path) -> None:
    write("dip-sample.yaml", TOOL.replace("id: t\n", "id: dip-sample\n"))
    write("dip-smaple.cases.yaml", CASES)
    write("elsewhere/dip-sample.cases.yaml", CASES)
    found = read(tmp_path / "defs")
    assert cases_of(found) == []
    assert said(found.problems) == [
        (
            "defs/dip-smaple.cases.yaml QA414 there is no tool `dip-smaple` beside this file of cases"
            " | did you mean `dip-sample`?"
        ),
        (
            "defs/elsewhere/dip-sample.cases.yaml QA414 there is no tool `dip-sample` beside this file"
            " of cases | a file of cases is called after its tool and stands beside it"
        ),
    ]


def test_cases_of_a_tool_whose_file_is_broken_are_not_to_blame(
    write: Write, tmp_path: Path
) -> None:
    write("t.yaml", "kind: [\n")
    write("t.cases.yaml", CASES)
    assert [each.code for each in read(tmp_path / "defs").problems] == ["QA112"]
