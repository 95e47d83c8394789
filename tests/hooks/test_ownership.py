"""ownership: no plugin changes the result of a definition that does not name it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.hooks import Owned, keep_owned
from qa_framework.hooks.ownership import origin_name, owner_of
from qa_framework.loading.documents import Item
from qa_framework.loading.folder import Origin, read_origins
from qa_framework.problems import Span
from tests.hooks.throwaway import SCALE


def read(tmp_path: Path, **files: tuple[str, ...]) -> Owned:
    """Read scales by folder; a folder whose name begins with `plugin_` is that of a plugin."""
    origins = []
    for folder, texts in files.items():
        path = tmp_path / folder
        path.mkdir()
        for number, text in enumerate(texts):
            (path / f"{number}.yaml").write_text(text, encoding="utf-8", newline="\n")
        plugin = folder.removeprefix("plugin_")
        origins.append(Origin(folder if plugin == folder else origin_name(plugin), path))
    return keep_owned(read_origins(origins).items)


def scale(name: str, version: str = "1.0.0") -> str:
    return SCALE.format(name=name).replace("1.0.0", version)


def place(item: Item) -> Span:
    return item.problems[0].span if item.definition is None else item.definition.place.here


def shown(items: tuple[Item, ...]) -> list[tuple[str, str, bool]]:
    return sorted((each.id, owner_of(place(each)), each.definition is not None) for each in items)


def test_definitions_with_names_of_their_own_stay(tmp_path: Path) -> None:
    owned = read(tmp_path, mine=(scale("a"),), plugin_x=(scale("b"), scale("b", "2.0.0")))
    assert shown(owned.items) == [("a", "", True), ("b", "x", True), ("b", "x", True)]
    assert owned.problems == ()


def test_a_plugin_cannot_bring_a_newer_version_of_what_is_not_its_own(tmp_path: Path) -> None:
    owned = read(tmp_path, mine=(scale("a"),), plugin_x=(scale("a", "9.0.0"),))
    assert shown(owned.items) == [("a", "", True)]
    (problem,) = owned.problems
    assert (problem.code, problem.severity) == ("QA811", "note")
    assert problem.message == (
        "the scale `a` of the plugin `x` has a name of your own definitions or those of the library"
    )
    assert str(problem.span).startswith("plugin x")


def test_a_broken_definition_of_a_plugin_does_not_break_what_is_not_its_own(tmp_path: Path) -> None:
    broken = scale("a").replace("version", "vers")
    owned = read(tmp_path, mine=(scale("a"),), plugin_x=(broken, "kind: scale\nid: a\nlevels: 3\n"))
    assert shown(owned.items) == [("a", "", True)]
    assert len(owned.problems) == 2


def test_a_definition_too_broken_to_be_read_has_an_owner_all_the_same(tmp_path: Path) -> None:
    broken = "kind: tool\nid: a\nsections: 3\n"
    owned = read(tmp_path, mine=(broken,), plugin_x=(broken,))
    assert shown(owned.items) == [("a", "", False)]
    assert [each.code for each in owned.problems] == ["QA811"]


def test_what_two_plugins_claim_neither_has_and_both_are_named(tmp_path: Path) -> None:
    owned = read(tmp_path, plugin_x=(scale("a"),), plugin_y=(scale("a", "2.0.0"), scale("b")))
    assert shown(owned.items) == [("a", "x", False), ("a", "y", False), ("b", "y", True)]
    said = [each.problems[0].message for each in owned.items if each.id == "a"]
    assert said == [
        "the scale `a` of the plugin `x` has a name of the plugin `y`",
        "the scale `a` of the plugin `y` has a name of the plugin `x`",
    ]


def test_one_id_of_two_kinds_is_two_names(tmp_path: Path) -> None:
    framework = "kind: framework\nid: a\nversion: 1.0.0\ntitle: A\n"
    owned = read(tmp_path, plugin_x=(scale("a"),), plugin_y=(framework,))
    assert all(each.definition is not None for each in owned.items)
    assert owned.problems == ()


@pytest.mark.parametrize("name", ["plugin_x", "plugins", "mine"])
def test_a_folder_of_the_user_is_no_plugin(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text(scale("a"), encoding="utf-8", newline="\n")
    (item,) = read_origins([Origin(name, tmp_path)]).items
    assert owner_of(place(item)) == ""
