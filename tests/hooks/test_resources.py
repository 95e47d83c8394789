"""resources: a folder of a plugin lies in its package; P07 to P10 say what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.hooks.containment import Refusal
from qa_framework.hooks.resources import folder_below, named_folder, package_folders
from tests.hooks.throwaway import Site


@given(written=st.text(alphabet=st.sampled_from("./\\~:ab-_ \0"), max_size=12))
def test_no_written_path_leads_out_of_the_package(written: str) -> None:
    root = Path(__file__).parent
    try:
        folder = folder_below(root, written)
    except Refusal:
        return
    assert root in folder.resolve().parents


def test_a_folder_is_found_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "data" / "more-definitions.v1").mkdir(parents=True)
    found = folder_below(tmp_path, "data/more-definitions.v1")
    assert found == tmp_path / "data" / "more-definitions.v1"


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="there is no folder `data` in the package"):
        folder_below(tmp_path, "data")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(Refusal, match="there is no folder `data`"):
        folder_below(tmp_path, "data")


def test_a_whole_package_may_be_a_folder_of_definitions(site: Site) -> None:
    package = site.package()
    assert named_folder(package.name) == package


def test_a_package_that_is_not_there_says_so() -> None:
    with pytest.raises(Refusal, match="there is no package `no_such_package`"):
        package_folders("no_such_package")


def test_a_package_in_several_places_is_looked_through(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    (other / "split_package" / "definitions").mkdir(parents=True)
    (tmp_path / "split_package").mkdir()
    monkeypatch.syspath_prepend(str(other))
    site.packages.append("split_package")
    assert len(package_folders("split_package")) == 2
    found = named_folder("split_package.definitions")
    assert found == other / "split_package" / "definitions"
