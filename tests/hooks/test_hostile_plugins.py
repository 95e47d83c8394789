"""The acceptance corpus for plugins, P01 to P10: named, isolated, and everything else still works."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path

import pytest

from qa_framework.hooks import PluginRecord, containment, load_plugins
from qa_framework.loading.folder import MOST_FILES
from tests.hooks.throwaway import CHECK, SCALE, Site, code_plugin, definitions_plugin, load


@pytest.fixture(autouse=True)
def sound(site: Site) -> None:
    """Install a plugin that is all right beside each that is not."""
    site.install("sound", CHECK.format(name="sound"))


def the_broken_one(name: str) -> PluginRecord:
    """Load everything; the plugin must be on the record as broken, and all else must work."""
    plugins = load_plugins()
    record = plugins.record(name)
    assert record.phase != "ready"
    assert record.error
    assert "\n" not in record.error
    assert record.offers == ()
    assert plugins.record("sound").phase == "ready"
    assert "sound.quiet" in plugins.extensions.checks
    assert plugins.record("qa_framework").phase == "ready"
    assert plugins.extensions.unavailable[name] == record.error
    assert [x.message for x in plugins.problems if x.span.source.name == f"plugin {name}"]
    assert all(each.severity == "note" for each in plugins.problems)
    return record


def test_p01_a_plugin_that_raises_on_import_is_named_and_nothing_else_is_hurt(site: Site) -> None:
    site.install("broken", "raise RuntimeError('no such database')")
    record = the_broken_one("broken")
    assert (record.distribution, record.version) == ("dist-broken", "1.2.3")
    assert record.phase == "import"
    assert record.error == "it cannot be imported: no such database (__init__.py, line 9)"


def test_p01_a_plugin_that_needs_what_is_not_installed_says_what(site: Site) -> None:
    site.install("broken", "import no_such_library")
    assert "No module named 'no_such_library'" in (the_broken_one("broken").error or "")


def test_p01_a_plugin_whose_module_is_not_there_says_so(site: Site) -> None:
    site.register("dist-broken", "[qa_framework]\nbroken = no_such_module\n")
    assert "No module named 'no_such_module'" in (the_broken_one("broken").error or "")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit(3)", "it ended the program"),
        ("import sys; sys.exit('bye')", "it ended the program"),
        ("raise GeneratorExit", "generator exit"),
        ("class Odd(BaseException): pass\nraise Odd", "odd"),
        ("def deep(): deep()\ndeep()", "maximum recursion depth"),
    ],
)
def test_p02_a_plugin_that_leaves_the_program_does_not_end_it(
    site: Site, code: str, said: str
) -> None:
    site.install("broken", code)
    assert said in (the_broken_one("broken").error or "")


def test_p02_whoever_presses_ctrl_c_is_obeyed(site: Site) -> None:
    site.install("broken", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load_plugins()


def test_p03_a_plugin_that_hangs_is_named_in_the_log(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(containment, "SLOW_AFTER", 0.01)
    site.install("slow", "import time; time.sleep(0.2)")
    with caplog.at_level(logging.WARNING, logger="qa_framework"):
        load_plugins()
    assert "the plugin slow has been loading for 0.01 seconds and may hang" in caplog.messages


def test_p03_a_plugin_that_is_quick_enough_is_not(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.install("quick")
    with caplog.at_level(logging.WARNING, logger="qa_framework"):
        load_plugins()
    assert caplog.messages == []


def test_p04_of_two_plugins_of_one_name_neither_is_used_and_both_are_named(site: Site) -> None:
    site.install("twin", CHECK.format(name="twin"), distribution="dist-one")
    site.install("twin", CHECK.format(name="twin"), distribution="dist-two")
    the_broken_one("twin")
    plugins = load_plugins()
    both = [each for each in plugins.records if each.name == "twin"]
    assert [each.distribution for each in both] == ["dist-one", "dist-two"]
    for each in both:
        assert each.error == (
            "more than one plugin is called `twin`, in `dist-one 1.2.3` and `dist-two 1.2.3`;"
            " none of them is used"
        )
    assert "twin.quiet" not in plugins.extensions.checks


def test_p04_a_plugin_with_code_and_one_without_share_no_name_either(site: Site) -> None:
    site.install("twin")
    package = site.package()
    site.install_definitions("twin", package.name, distribution="dist-data")
    assert "more than one plugin is called `twin`" in (the_broken_one("twin").error or "")


def test_p04_code_of_a_plugin_whose_name_is_claimed_twice_is_never_run(site: Site) -> None:
    marker = site.path / "marker"
    for name in ("dist-one", "dist-two"):
        site.install("twin", f"open({str(marker)!r}, 'w').close()", distribution=name)
    the_broken_one("twin")
    assert not marker.exists()


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("", "it does not state its `api`"),
        ("api = 2", "it is written for api `2`, and this version of qa_framework has api 1"),
        ("api = '1'", "it is written for api `'1'`"),
        ("api = True", "it is written for api `True`"),
    ],
)
def test_p05_a_plugin_for_another_api_is_refused(site: Site, stated: str, said: str) -> None:
    site.install("broken", stated, header="")
    record = the_broken_one("broken")
    assert record.phase == "api"
    assert (record.error or "").startswith(said)
    assert record.hint


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ("None", "`qa_functions` gives nothing back"),
        ("3", "`qa_functions` gives back `3`, which is no list"),
        ("'text'", "`qa_functions` gives back `'text'`, which is no list"),
        ("{}", "`qa_functions` gives back `{}`, which is no list"),
        ("['text']", "`qa_functions` offers `'text'`, which is no function"),
        ("[Function]", "which is no function"),
        ("iter(int, 1)", "`qa_functions` offers more than 1,000 things"),
        ("1 / 0", "`qa_functions` failed: division by zero"),
        ("exit()", "`qa_functions` failed: it ended the program"),
    ],
)
def test_p06_a_hook_that_gives_what_it_must_not_is_refused(
    site: Site, returned: str, said: str
) -> None:
    site.install("broken", f"@hookimpl\ndef qa_functions():\n    return {returned}\n")
    record = the_broken_one("broken")
    assert record.phase == "offers"
    assert said in (record.error or "")


def test_p06_a_plugin_that_fails_half_way_offers_nothing(site: Site) -> None:
    site.install("broken", CHECK.format(name="broken") + "@hookimpl\ndef qa_commands():\n    1 / 0")
    the_broken_one("broken")
    assert "broken.quiet" not in load_plugins().extensions.checks


def folder_offered(site: Site, path: str) -> PluginRecord:
    code = f"@hookimpl\ndef qa_definitions():\n    return [{path!r}]\n"
    site.install("broken", code)
    record = the_broken_one("broken")
    assert all(each.name != "plugin broken" for each in load_plugins().origins)
    return record


@pytest.mark.parametrize(
    "path", ["../../etc/hostname", "..", "definitions/../..", "./x", "a//b", "", "..\\..\\etc"]
)
def test_p07_a_folder_that_climbs_out_of_the_package_is_refused(site: Site, path: str) -> None:
    assert "is not a path inside the package" in (folder_offered(site, path).error or "")


@pytest.mark.parametrize("path", ["/etc", "//server/share", "C:\\Windows", "C:/Windows", "~"])
def test_p08_a_folder_from_the_root_of_the_disk_is_refused(site: Site, path: str) -> None:
    assert "is not a path inside the package" in (folder_offered(site, path).error or "")


@pytest.mark.parametrize(
    "value", ["../../etc/hostname", "/etc/hostname", "package/../..", "package..folder", "p:folder"]
)
def test_p07_and_p08_hold_for_plugins_without_code(value: str) -> None:
    plugins = load(definitions_plugin("broken", value))
    assert plugins.record("broken").error == f"`{value}` is not a folder inside a package"
    assert plugins.origins == load().origins


links = pytest.mark.skipif(os.name == "nt", reason="links need a right that not everyone has")


@links
def test_p09_a_folder_that_is_a_link_out_of_the_package_is_refused(site: Site) -> None:
    outside = site.path / "outside"
    outside.mkdir()
    package = site.package()
    (package / "definitions").symlink_to(outside)
    plugins = load(definitions_plugin("broken", f"{package.name}.definitions"))
    assert "leads out of the package" in (plugins.record("broken").error or "")


@links
@pytest.mark.parametrize("target", ["file", "folder", "nowhere"])
def test_p09_a_link_in_the_folder_that_leads_out_of_the_package_is_refused(
    site: Site, tmp_path: Path, target: str
) -> None:
    (tmp_path / "file").write_text("secret", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    package = site.package()
    (package / "definitions").mkdir()
    (package / "definitions" / "harmless.yaml").symlink_to(tmp_path / target)
    plugins = load(definitions_plugin("broken", f"{package.name}.definitions"))
    assert plugins.record("broken").error == (
        f"`harmless.yaml` in `{package.name}.definitions` is a link that leads out of the package"
    )


@links
def test_p09_a_link_that_stays_in_the_package_is_all_right(site: Site) -> None:
    package = site.package()
    (package / "definitions").mkdir()
    (package / "scale.yaml").write_text(SCALE.format(name="a"), encoding="utf-8", newline="\n")
    (package / "definitions" / "scale.yaml").symlink_to(package / "scale.yaml")
    plugins = load(definitions_plugin("fine", f"{package.name}.definitions"))
    assert plugins.record("fine").phase == "ready"


@pytest.mark.parametrize("files", [MOST_FILES + 1, 10_000])
def test_p10_too_many_files_are_refused_before_one_is_read(site: Site, files: int) -> None:
    package = site.package()
    for number in range(files):
        (package / f"{number}.yaml").touch()
    started = time.process_time()
    plugins = load(definitions_plugin("broken", package.name))
    assert time.process_time() - started < 1
    assert "has more than 1,000 files" in (plugins.record("broken").error or "")


def test_p10_a_file_of_a_gigabyte_is_refused_before_it_is_read(site: Site) -> None:
    package = site.package()
    with (package / "huge.yaml").open("wb") as file:
        file.truncate(1024**3)
    started = time.process_time()
    plugins = load(definitions_plugin("broken", package.name))
    assert time.process_time() - started < 1
    assert "or 64 MB, of definitions" in (plugins.record("broken").error or "")


def test_a_plugin_that_is_only_a_module_has_no_folder(site: Site) -> None:
    module = site.path / "throwaway_module.py"
    module.write_text("", encoding="utf-8")
    site.packages.append("throwaway_module")
    plugins = load(definitions_plugin("broken", "throwaway_module"))
    assert plugins.record("broken").error == (
        "there is no package `throwaway_module` that lies in a folder"
    )


def test_a_package_without_code_is_not_imported_to_find_its_folder(site: Site) -> None:
    package = site.package("raise RuntimeError('imported')")
    (package / "definitions").mkdir()
    plugins = load(definitions_plugin("data", f"{package.name}.definitions"))
    assert plugins.record("data").phase == "ready"
    assert [each.path for each in plugins.origins[1:]] == [package / "definitions"]


def test_an_entry_point_that_names_a_thing_and_no_module_is_refused() -> None:
    plugins = load(code_plugin("broken", "package.module:plugin"))
    assert plugins.record("broken").hint == "name its module alone, without `:`"
