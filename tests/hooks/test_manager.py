"""manager: plugins are loaded one by one, all or nothing, and on the record."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread

import pytest

from qa_framework.hooks import Plugins, load_plugins
from qa_framework.loading.folder import read_origins
from tests.hooks.throwaway import CHECK, HEADER, SCALE, Site, code_plugin, load

ALL_SIX = """
def _accept(value):
    if len(value) > 2:
        raise ValueError("wanted two letters")

@hookimpl
def qa_definitions():
    return ["definitions"]

@hookimpl
def qa_question_types():
    return [QuestionType(name="full.short", base="text", summary="Two letters.", accept=_accept,
                         render=str, good="AB", bad="ABC", answers="a.b:c")]

@hookimpl
def qa_methods():
    return [MethodExtension(name="full.top", summary="The highest.", example="{method: full.top}",
                            tree=lambda parts, _: tree.Pick("highest", parts))]

@hookimpl
def qa_functions():
    twice = Function(name="full.twice", takes=(Kind.NUMBER,), gives=Kind.NUMBER,
                     summary="Twice a number.", example="full.twice(a) > 2")
    return [FunctionExtension(function=twice, tree=lambda x: tree.Arithmetic("+", x, x))]

@hookimpl
def qa_checks():
    return [Check(name="full.quiet", summary="Nothing is wrong.", problems=lambda _: [])]

@hookimpl
def qa_commands():
    return [Command(name="full-run", summary="Run it.", target="no_such_module:run")]
"""


@pytest.fixture
def full(site: Site) -> Plugins:
    """Load a plugin that uses every hook."""
    folder = site.install("full", ALL_SIX)
    (folder / "definitions").mkdir()
    text = SCALE.format(name="full-scale")
    (folder / "definitions" / "a.yaml").write_text(text, encoding="utf-8", newline="\n")
    return load_plugins()


def test_a_plugin_may_use_every_hook(full: Plugins) -> None:
    record = full.record("full")
    assert record.phase == "ready"
    assert record.error is record.hint is None
    assert record.offers == (
        "check full.quiet",
        "command full-run",
        "folder definitions",
        "function full.twice",
        "method full.top",
        "question type full.short",
    )


def test_what_it_offers_is_among_what_all_offer(full: Plugins) -> None:
    extensions = full.extensions
    assert "full.twice" in extensions.all_functions
    assert {"full.top", "spread"} <= extensions.methods.keys()
    assert {"full.short", "percentage"} <= extensions.question_types.keys()
    assert {"full.quiet", "asked_once"} <= extensions.checks.keys()
    assert full.commands["full-run"].target == "no_such_module:run"


def test_its_definitions_are_read_under_its_name(full: Plugins) -> None:
    items = {each.id: each for each in read_origins(full.origins).items}
    definition = items["full-scale"].definition
    assert definition is not None
    assert str(definition.place.value("id")) == "plugin full/a.yaml:2:5"


def test_the_library_comes_first_then_plugins_by_name(site: Site) -> None:
    for name in ("b", "c", "a"):
        site.install(name, CHECK.format(name=name))
    plugins = load_plugins()
    names = [each.name for each in plugins.records]
    assert names[0] == "qa_framework"
    assert names[1:] == sorted(names[1:])
    assert list(plugins.extensions.checks) == sorted(plugins.extensions.checks)


def test_without_plugins_there_is_the_library_alone() -> None:
    plugins = load()
    assert [each.name for each in plugins.records] == ["qa_framework"]
    assert plugins.extensions.plugins == ("qa_framework",)


def test_loading_twice_gives_the_same_and_shares_nothing(site: Site) -> None:
    site.install("a", CHECK.format(name="a"))
    first, second = load_plugins(), load_plugins()
    assert first.records == second.records
    assert first.origins == second.origins
    assert first.extensions is not second.extensions
    assert load_plugins(disabled=["a"]).record("a").phase == "off"
    assert load_plugins().record("a").phase == "ready"


def test_plugins_loaded_in_two_threads_do_not_meet(site: Site) -> None:
    site.install("a", CHECK.format(name="a"))
    loaded: list[Plugins] = []
    threads = [Thread(target=lambda: loaded.append(load_plugins())) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [each.record("a").phase for each in loaded] == ["ready"] * 8


def test_nothing_is_loaded_when_the_library_is_imported(site: Site) -> None:
    marker = site.path / "marker"
    site.install("a", f"open({str(marker)!r}, 'w').close()")
    program = "import qa_framework, qa_framework.hooks, qa_framework.workspace"
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(site.path)!r}); {program}",
    ]
    subprocess.run(command, check=True)
    assert not marker.exists()


def test_a_plugin_that_opens_definitions_while_it_is_loaded_does_not_start_it_again(
    site: Site,
) -> None:
    site.install("again", "from qa_framework.hooks import load_plugins\nload_plugins()")
    error = load_plugins().record("again").error or ""
    assert "a plugin cannot open definitions while plugins are being loaded" in error


def test_a_plugin_may_import_the_library(site: Site) -> None:
    site.install("imports", "import qa_framework\nimport qa_framework.workspace")
    assert load_plugins().record("imports").phase == "ready"


def test_a_plugin_that_is_switched_off_is_not_even_imported(site: Site) -> None:
    marker = site.path / "marker"
    site.install("a", f"open({str(marker)!r}, 'w').close()")
    plugins = load_plugins(disabled=["a"])
    record = plugins.record("a")
    assert (record.phase, record.error, record.offers) == ("off", None, ())
    assert plugins.problems == ()
    assert plugins.extensions.unavailable == {"a": "it is switched off"}
    assert not marker.exists()


def test_switching_off_a_plugin_that_is_not_there_is_said(site: Site) -> None:
    site.install("sampler")
    plugins = load_plugins(disabled=["smapler"])
    (problem,) = plugins.problems
    assert problem.code == "QA810"
    assert problem.hint == "did you mean `sampler`?"
    assert plugins.record("sampler").phase == "ready"


@pytest.mark.parametrize("name", ["Upper", "a-b", "a.b", "1a", "_a"])
def test_a_name_that_cannot_begin_other_names_is_refused(name: str) -> None:
    record = load(code_plugin(name, "no_such_module")).record(name)
    assert record.error == f"`{name}` cannot be the name of a plugin"


@pytest.mark.parametrize("name", ["audit", "score", "min", "not"])
def test_a_name_that_belongs_to_the_library_is_refused(name: str) -> None:
    record = load(code_plugin(name, "no_such_module")).record(name)
    assert record.error == f"the name `{name}` belongs to the library"


def test_a_plugin_cannot_call_itself_the_library() -> None:
    plugins = load(code_plugin("qa_framework", "no_such_module"))
    assert [each.phase for each in plugins.records] == ["ready", "found"]


def test_a_command_that_two_plugins_claim_neither_has_and_both_are_named(site: Site) -> None:
    command = (
        "@hookimpl\ndef qa_commands():\n"
        "    return [Command(name='a-b-c', summary='Do it.', target='a:b')]\n"
    )
    site.install("a", command)
    site.install("a_b", command + CHECK.format(name="a_b"))
    plugins = load_plugins()
    for name in ("a", "a_b"):
        record = plugins.record(name)
        assert record.phase == "names"
        assert record.error == (
            "the command `a-b-c` is offered by `a` and `a_b`; none of them is used"
        )
    assert "a-b-c" not in plugins.commands
    assert "a_b.quiet" not in plugins.extensions.checks


@pytest.mark.parametrize(
    ("written", "phase", "code", "said"),
    [
        ("raise OSError('no disk')", "import", "QA801", "it cannot be imported: no disk"),
        ("api = 3", "api", "QA802", "it is written for api `3`"),
        ("def qa_fuctions(): return []", "hooks", "QA803", "there is no hook `qa_fuctions`"),
        ("def qa_functions(): return []", "hooks", "QA803", "looks like a hook and is not marked"),
        ("@hookimpl\ndef qa_checks(tool): return []", "hooks", "QA803", "its hooks are not right"),
        ("@hookimpl\ndef qa_checks(): 1 / 0", "offers", "QA804", "`qa_checks` failed: division"),
        ("@hookimpl\ndef qa_checks(): return [3]", "offers", "QA805", "which is no check"),
        (CHECK.replace("{name}.quiet", "min"), "offers", "QA806", "the check `min` does not"),
        ("@hookimpl\ndef qa_definitions(): return ['none']", "offers", "QA808", "no folder `none`"),
    ],
)
def test_a_plugin_that_fails_says_where_and_why_and_the_rest_works(
    site: Site, written: str, phase: str, code: str, said: str
) -> None:
    site.install("broken", written)
    site.install("sound", CHECK.format(name="sound"))
    plugins = load_plugins()
    record = plugins.record("broken")
    assert record.phase == phase
    assert said in (record.error or "")
    assert "sound.quiet" in plugins.extensions.checks
    (problem,) = plugins.problems
    assert str(problem).startswith(f"plugin broken: {code} ")


def test_two_plugins_of_one_name_and_one_that_cannot_be_read_have_their_codes() -> None:
    plugins = load(code_plugin("twin", "x"), code_plugin("twin", "y"), code_plugin("a-b", "x"))
    assert sorted(each.code for each in plugins.problems) == ["QA807", "QA807", "QA809"]


def test_a_folder_of_a_plugin_with_several_says_which(site: Site) -> None:
    folder = site.install("a", "@hookimpl\ndef qa_definitions(): return ['one', 'two']")
    for name in ("one", "two"):
        (folder / name).mkdir()
    assert [each.name for each in load_plugins().origins if each.name.startswith("plugin a")] == [
        "plugin a/one",
        "plugin a/two",
    ]


def test_a_missing_name_gets_the_reason_that_its_plugin_has(site: Site) -> None:
    site.install("broken", "raise OSError('no disk')")
    site.install("sound", CHECK.format(name="sound"))
    extensions = load_plugins().extensions
    known = extensions.checks
    assert (extensions.hint("broken.f", known) or "").startswith(
        "it belongs to the plugin `broken`, which cannot be used: it cannot be imported: no disk"
    )
    assert extensions.hint("sound.quit", known) == "did you mean `sound.quiet`?"
    assert extensions.hint("missing.f", known) == (
        "it belongs to a plugin `missing`, which is not installed"
    )
    assert extensions.hint("zzz", known) is None


def test_the_header_that_plugins_of_the_tests_share_is_right(site: Site) -> None:
    site.install("bare", header=HEADER)
    assert load_plugins().record("bare").phase == "ready"
