"""Under which framework a definition lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.checking.governing import governing_framework
from qa_framework.definitions import Framework, Rubric, Scale, Tool
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.testing import definition_of
from qa_framework.workspace import Workspace, open_origins

SCALE = "kind: scale\nid: {0}\nversion: 1.0.0\ntitle: S\nlevels: {{no: {{}}, yes: {{}}}}\n"
TOOL = (
    "kind: tool\nid: {0}\nversion: 1.0.0\ntitle: T\n"
    "sections: [{{id: s, title: S, questions: [{{id: q, ask: Seen?, type: yes_no}}]}}]\n"
)
FRAMEWORK = "kind: framework\nid: {0}\nversion: 1.0.0\ntitle: F\n"


def laid_out(folder: Path, **files: str) -> Workspace:
    """Open files; `a__b` is `a/b.yaml`."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return open_origins([Origin("defs", folder)], Plugins(), cache=False)


def above(workspace: Workspace, model: type[Scale | Tool | Framework | Rubric], name: str) -> str:
    found = governing_framework(workspace.definition(model, name), workspace.catalogue)
    return "" if found is None else found.id


def test_a_tool_lives_under_the_framework_it_names(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        shire=FRAMEWORK.format("shire"),
        tools__county=FRAMEWORK.format("county"),
        tools__t=TOOL.format("t") + "framework: shire\n",
    )
    assert above(workspace, Tool, "t") == "shire"


def test_a_framework_lives_under_itself_with_what_it_extends(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        a=FRAMEWORK.format("base") + "jargon: [{word: ICPC, plain: first conference}]\n",
        b=FRAMEWORK.format("ours") + "extends: [base]\n",
    )
    ours = governing_framework(workspace.definition(Framework, "ours"), workspace.catalogue)
    assert ours is not None
    assert [each.word for each in ours.jargon] == ["ICPC"]


def test_what_names_none_lives_under_the_only_one(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path, maps__f=FRAMEWORK.format("shire"), scales__s=SCALE.format("s"), t=TOOL.format("t")
    )
    assert above(workspace, Scale, "s") == "shire"
    assert above(workspace, Tool, "t") == "shire"


def test_of_several_the_nearest_counts(tmp_path: Path) -> None:
    workspace = laid_out(
        tmp_path,
        north__f=FRAMEWORK.format("north"),
        north__scales__s=SCALE.format("s"),
        south__f=FRAMEWORK.format("south"),
        t=TOOL.format("t"),
    )
    assert above(workspace, Scale, "s") == "north"
    assert above(workspace, Tool, "t") == ""


def test_the_same_file_is_nearer_than_the_same_folder(tmp_path: Path) -> None:
    both = f"{SCALE.format('s')}---\n{FRAMEWORK.format('north')}"
    workspace = laid_out(tmp_path, a=both, b=FRAMEWORK.format("south"))
    assert above(workspace, Scale, "s") == "north"


@pytest.mark.parametrize(("extends", "expected"), [("", ""), ("extends: [codes]\n", "ours")])
def test_one_that_another_extends_does_not_count(
    tmp_path: Path, extends: str, expected: str
) -> None:
    workspace = laid_out(
        tmp_path,
        a=FRAMEWORK.format("codes"),
        b=FRAMEWORK.format("ours") + extends,
        s=SCALE.format("s"),
    )
    assert above(workspace, Scale, "s") == expected


def test_the_newest_version_of_a_framework_is_one_framework(tmp_path: Path) -> None:
    old = FRAMEWORK.format("ours")
    workspace = laid_out(tmp_path, a=old, b=old.replace("1.0.0", "2.0.0"), s=SCALE.format("s"))
    found = governing_framework(workspace.definition(Scale, "s"), workspace.catalogue)
    assert found is not None
    assert str(found.version) == "2.0.0"


def test_a_definition_made_in_code_lives_under_the_only_one(tmp_path: Path) -> None:
    workspace = laid_out(tmp_path, f=FRAMEWORK.format("shire"))
    scale = definition_of(Scale, SCALE.format("s"))
    found = governing_framework(scale, workspace.catalogue)
    assert found is not None
    assert found.id == "shire"


def test_where_there_is_none_it_lives_under_none(tmp_path: Path) -> None:
    workspace = laid_out(tmp_path, s=SCALE.format("s"), t=TOOL.format("t"))
    assert above(workspace, Scale, "s") == ""
    assert above(workspace, Tool, "t") == ""
