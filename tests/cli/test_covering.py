"""Which framework `qaf coverage` takes where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.cli.covering import only_framework
from qa_framework.cli.group import Misuse
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.workspace import Workspace, open_origins

FRAMEWORK = "kind: framework\nid: {0}\nversion: 1.0.0\ntitle: F\n"


def opened(**files: str) -> Workspace:
    """Open files of the folder; `a__b` is `a/b.yaml`."""
    for name, text in files.items():
        file = Path(f"{name.replace('__', '/')}.yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    folders = {name.partition("__")[0] for name in files}
    return open_origins([Origin(each, Path(each)) for each in folders], Plugins(), cache=False)


def test_it_is_the_only_one_there_is() -> None:
    assert only_framework(opened(theirs__f=FRAMEWORK.format("county")), ()) == "county"
    assert only_framework(opened(theirs__f=FRAMEWORK.format("county")), ("mine",)) == "county"


def test_it_is_the_only_one_among_ones_own() -> None:
    workspace = opened(theirs__f=FRAMEWORK.format("county"), mine__f=FRAMEWORK.format("shire"))
    assert only_framework(workspace, ("mine",)) == "shire"


def test_one_that_another_extends_does_not_count() -> None:
    ours = FRAMEWORK.format("shire") + "extends: [county]\n"
    workspace = opened(theirs__f=FRAMEWORK.format("county"), theirs__g=ours)
    assert only_framework(workspace, ()) == "shire"


def test_of_several_one_is_to_be_named() -> None:
    workspace = opened(theirs__f=FRAMEWORK.format("county"), mine__f=FRAMEWORK.format("shire"))
    with pytest.raises(
        Misuse, match="there are several frameworks, `county`, `shire`; choose one with --framework"
    ):
        only_framework(workspace, ())


def test_one_that_a_plugin_brings_does_not_stand_in_for_that_of_the_library() -> None:
    workspace = open_origins(
        [Origin("plugin a", _written("a", "jtai")), Origin("theirs", _written("theirs", "county"))],
        Plugins(),
        cache=False,
    )
    assert only_framework(workspace, ()) == "county"
    assert only_framework(workspace, ("mine",)) == "county"


def test_where_plugins_alone_bring_one_it_is_that() -> None:
    workspace = open_origins([Origin("plugin a", _written("a", "jtai"))], Plugins(), cache=False)
    assert only_framework(workspace, ()) == "jtai"


def _written(folder: str, name: str) -> Path:
    Path(folder).mkdir()
    Path(folder, "f.yaml").write_text(FRAMEWORK.format(name), encoding="utf-8", newline="\n")
    return Path(folder)


def test_where_there_is_none_it_says_so() -> None:
    scale = "kind: scale\nid: s\nversion: 1.0.0\ntitle: S\nlevels: {a: {}}\n"
    with pytest.raises(Misuse, match="there is no framework among the definitions"):
        only_framework(opened(mine__s=scale), ())
