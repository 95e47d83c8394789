"""Copies of definitions, and the list of what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.cli.copying import everything, find_anything, list_lines, own_text
from qa_framework.definitions import Scale
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.workspace import UnknownDefinition, Workspace, open_origins
from qa_framework.workspace import open as open_definitions

TWO = """\
# yaml-language-server: $schema=x
# The first.
kind: scale
id: first
version: 1.0.0
title: First
levels: {no: {}, yes: {}}
---
# The second.
kind: scale
id: "second"   # in quotes
version: 1.0.0
title: Second
levels: {no: {}, yes: {}}
"""


def opened(folder: Path, text: str) -> Workspace:
    (folder / "two.yaml").write_text(text, encoding="utf-8", newline="\n")
    return open_origins([Origin("two", folder)], Plugins(), cache=False)


def test_of_a_file_of_several_only_the_one_is_copied(folder: Path) -> None:
    workspace = opened(folder, TWO)
    first = own_text(workspace.definition(Scale, "first"), "mine")
    assert first.startswith("# The first.\nkind: scale\nid: mine\n")
    assert "econd" not in first
    second = own_text(workspace.definition(Scale, "second"), "mine")
    assert second.startswith("# The second.\nkind: scale\nid: mine   # in quotes\n")
    assert "irst" not in second.removeprefix("# The second.")


def test_every_definition_that_comes_with_the_library_can_be_copied(folder: Path) -> None:
    workspace = open_definitions(cache=False)
    mine = folder / "mine"
    mine.mkdir()
    for each in everything(workspace):
        name = f"x-{each['id']}"
        text = own_text(find_anything(workspace, each["id"]), name)
        (mine / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    assert open_definitions(mine, cache=False).errors == ()


def test_anything_is_found_by_its_name_or_the_nearest_is_told() -> None:
    workspace = open_definitions(cache=False)
    assert find_anything(workspace, "county@^1").id == "county"
    assert find_anything(workspace, "supervision-monthly").id == "supervision-monthly"
    with pytest.raises(UnknownDefinition, match="did you mean `county`"):
        find_anything(workspace, "conty")
    with pytest.raises(UnknownDefinition, match="is not the name of a definition"):
        find_anything(workspace, "No Name")


def test_the_list_goes_kind_by_kind_and_says_what_to_do_with_it(folder: Path) -> None:
    lines = list(list_lines(everything(opened(folder, TWO))))
    assert lines[:4] == ["Scales", "  first   First", "  second  Second", ""]
    assert "qaf copy NAME FILE" in lines[-1]
