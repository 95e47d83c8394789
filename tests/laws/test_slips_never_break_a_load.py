"""Whatever slip is made in a sound definition, a load ends with a workspace and plain problems."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.hooks import Plugins
from qa_framework.loading.documents import FileContent, read_file, with_cases
from qa_framework.loading.folder import Read
from qa_framework.problems import InvalidDefinitions, render
from qa_framework.workspace import Workspace, make_workspace

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tool_definitions", ROOT / "examples" / "published_schemes")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*|-?[0-9]+(?:\.[0-9]+)?")


@cache
def texts() -> dict[str, str]:
    """Give the text of every sound file, by name; files of many cases are cut short."""
    paths = sorted(path for folder in FOLDERS for path in folder.rglob("*.yaml"))
    kept = [path for path in paths if not path.name.endswith(".cases.yaml")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in kept}


@cache
def content_of(name: str) -> FileContent:
    return read_file(texts()[name].encode("utf-8"), name)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a file and its text with one slip: a line gone, doubled or moved, or a word changed."""
    name = draw(st.sampled_from(sorted(texts())))
    lines = texts()[name].splitlines()
    number = draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    words = [*WORD.finditer(line)]
    kind = draw(st.sampled_from(["gone", "doubled", "indented", "word", "word", "word"]))
    if kind == "gone" or (kind == "word" and not words):
        del lines[number]
    elif kind == "doubled":
        lines.insert(number, line)
    elif kind == "indented":
        lines[number] = f"  {line}"
    else:
        word = draw(st.sampled_from(words))
        other = draw(st.sampled_from(sorted(set(WORD.findall(texts()[name])))))
        lines[number] = f"{line[: word.start()]}{other}{line[word.end() :]}"
    return name, "\n".join(lines) + "\n"


def load(name: str, text: str) -> Workspace:
    """Load every sound file, and one with a slip in it."""
    contents = [content_of(each) for each in texts() if each != name]
    contents.append(read_file(text.encode("utf-8"), name))
    read = Read(
        items=tuple(item for content in contents for item in content.items),
        problems=tuple(problem for content in contents for problem in content.problems),
        files=len(contents),
    )
    return make_workspace(read, Plugins())


@given(slip=slips())
def test_a_slip_is_told_or_harmless_and_every_other_tool_can_be_used(
    slip: tuple[str, str],
) -> None:
    name, text = slip
    workspace = load(name, text)
    for problem in workspace.problems:
        assert render(problem)
        assert problem.message == problem.message.strip()
        assert "\n" not in problem.message + (problem.hint or "")
    for tool in workspace.tools:
        assert usable(workspace, tool)


def usable(workspace: Workspace, tool: str) -> bool:
    """Ask for a tool: it is there, or says why it is not."""
    try:
        return workspace.tool(tool).id == tool
    except InvalidDefinitions as error:
        return bool(error.problems)


def test_without_a_slip_there_is_no_error() -> None:
    name, text = next(iter(texts().items()))
    assert load(name, text).errors == ()


def test_cases_are_put_to_what_has_a_slip_as_to_what_has_none() -> None:
    """A broken tool takes its cases without complaint."""
    (item,) = read_file(b"kind: tool\nid: t\n", "t.yaml").items
    cases = read_file(b"cases: [{name: a, expect: {m: out}}]\n", "t.cases.yaml").cases
    assert cases is not None
    assert with_cases(item, cases).problems == item.problems
