"""distributions: plugins are found by their entry points, and a damaged list hurts nobody else."""

from __future__ import annotations

from importlib.metadata import entry_points
from types import SimpleNamespace

from qa_framework.hooks import load_plugins
from qa_framework.hooks.distributions import find_plugins
from tests.hooks.throwaway import Site, code_plugin, definitions_plugin


def test_plugins_come_in_the_order_of_their_names() -> None:
    found = find_plugins(
        [code_plugin("b", "x"), definitions_plugin("c", "y"), code_plugin("a", "z")]
    )
    assert [(each.name, each.sort) for each in found] == [
        ("a", "code"),
        ("b", "code"),
        ("c", "definitions"),
    ]


def test_what_is_installed_is_found_with_its_distribution_and_version(site: Site) -> None:
    site.install("here", distribution="Dist.Here")
    found = {each.name: each for each in find_plugins()}
    assert (found["here"].distribution, found["here"].version) == ("Dist.Here", "1.2.3")
    assert found["here"].installed_as == "Dist.Here 1.2.3"


def test_an_entry_point_without_a_distribution_is_of_an_unknown_package() -> None:
    (found,) = find_plugins([code_plugin("a", "x")])
    assert found.installed_as == "an unknown package"


def test_an_entry_point_that_python_found_knows_its_distribution(site: Site) -> None:
    site.install("here")
    (found,) = find_plugins(entry_points(group="qa_framework", name="here"))
    assert found.distribution == "dist-here"


def test_a_damaged_distribution_does_not_take_its_plugin_with_it() -> None:
    class Damaged:
        @property
        def metadata(self) -> object:
            raise OSError("no such file")

    named = SimpleNamespace(name="a", value="x", group="qa_framework", dist=Damaged())
    (found,) = find_plugins([named])  # type: ignore[list-item]
    assert (found.distribution, found.version) == ("", "")


def test_other_groups_are_no_plugins(site: Site) -> None:
    site.register("other", "[qa_framework_extra]\nx = y\n[console_scripts]\nqa_framework = a:b\n")
    assert "other" not in {each.distribution for each in find_plugins()}


def test_the_first_of_two_distributions_of_one_name_counts(site: Site) -> None:
    site.register("twice", "[qa_framework]\na = x\n", version="1")
    site.register("Twice", "[qa_framework]\na = x\n", version="2")
    assert len([each for each in find_plugins() if each.name == "a"]) == 1


def test_a_damaged_list_of_entry_points_is_one_plugin_that_cannot_be_read(site: Site) -> None:
    site.install("sound")
    site.register("damaged", "[qa_framework]\nno equals sign\n")
    plugins = load_plugins()
    assert plugins.record("sound").phase == "ready"
    record = plugins.record("damaged")
    assert record.phase == "found"
    assert "its list of entry points cannot be read" in (record.error or "")


def test_a_list_of_entry_points_that_is_no_text_is_passed_over(site: Site) -> None:
    info = site.register("binary", "")
    (info / "entry_points.txt").write_bytes(b"[qa_framework]\n\xff = x\n")
    assert "binary" not in {each.distribution for each in find_plugins()}


def test_a_distribution_that_does_not_say_its_name_still_has_its_plugin(site: Site) -> None:
    package = site.package("api = 1")
    info = site.register("nameless", f"[qa_framework]\nnameless = {package.name}\n")
    (info / "METADATA").unlink()
    assert load_plugins().record("nameless").phase == "ready"
