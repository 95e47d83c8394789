"""specs: every hook is documented where it is declared, in the docs, offered twice, and tested."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from pluggy import PluginManager

from qa_framework.hooks import builtin, specs
from qa_framework.hooks.markers import PROJECT
from qa_framework.hooks.offers import GIFTS
from qa_framework.hooks.spelling import HOOKS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "hooks.md").read_text(encoding="utf-8")
PLUGIN = ROOT / "plugins" / "qa-framework-example"
PARTS = ("Arguments", "Returns", "Since", "Example")

every_hook = pytest.mark.parametrize("hook", HOOKS)


def parts_of(hook: str) -> dict[str, str]:
    """Cut the docstring of a hook into its parts; the purpose stands under an empty name."""
    text = inspect.getdoc(HOOKS[hook]) or ""
    cut = re.split(rf"^({'|'.join(PARTS)}):\n", text, flags=re.MULTILINE)
    return {"": cut[0].strip()} | {
        name: dedent(body).strip() for name, body in zip(cut[1::2], cut[2::2], strict=True)
    }


def section_of(hook: str) -> str:
    """Give the section of a hook on the page of hooks."""
    found = re.search(rf"^## {hook}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def test_there_are_six_hooks() -> None:
    assert list(HOOKS) == [
        "qa_definitions",
        "qa_question_types",
        "qa_methods",
        "qa_functions",
        "qa_checks",
        "qa_commands",
    ]
    assert list(GIFTS) == list(HOOKS)


@every_hook
def test_a_hook_says_its_purpose_arguments_return_since_and_an_example(hook: str) -> None:
    parts = parts_of(hook)
    assert list(parts) == ["", *PARTS]
    assert all(parts.values())
    assert re.match(r"Offer [^\n]+\.$", parts[""].splitlines()[0])
    assert re.fullmatch(r"api \d+\.", parts["Since"])
    assert f"def {hook}(" in parts["Example"]
    assert "@hookimpl" in parts["Example"]


@every_hook
def test_a_hook_documents_the_arguments_that_it_has(hook: str) -> None:
    arguments = list(inspect.signature(HOOKS[hook]).parameters)
    documented = parts_of(hook)["Arguments"]
    assert documented == "None." if not arguments else all(x in documented for x in arguments)


@every_hook
def test_a_hook_offers_nothing_of_itself(hook: str) -> None:
    assert list(HOOKS[hook]()) == []


@every_hook
def test_a_hook_has_a_section_in_the_docs_with_a_working_example(hook: str) -> None:
    section = section_of(hook)
    assert f"def {hook}(" in section
    assert "```python" in section


@every_hook
def test_a_hook_is_used_by_the_library_itself(hook: str) -> None:
    assert getattr(getattr(builtin, hook), f"{PROJECT}_impl")


def modules_of_the_example() -> Iterator[str]:
    for file in (PLUGIN / "src").rglob("*.py"):
        yield file.read_text(encoding="utf-8")


@every_hook
def test_a_hook_is_used_by_the_example_in_under_twenty_lines(hook: str) -> None:
    pattern = rf"^@hookimpl\ndef {hook}\(.*?(?=^@|^def |^[A-Za-z_]|\Z)"
    found = [
        match[0]
        for text in modules_of_the_example()
        for match in re.finditer(pattern, text, re.MULTILINE | re.DOTALL)
    ]
    assert len(found) == 1
    assert len(found[0].strip().splitlines()) < 20


@every_hook
def test_a_hook_has_a_test(hook: str) -> None:
    tests = [*Path(__file__).parent.glob("test_*.py"), *(PLUGIN / "tests").glob("test_*.py")]
    own = [file for file in tests if file != Path(__file__)]
    assert any(hook in file.read_text(encoding="utf-8") for file in own)
    assert any(GIFTS[hook].model.__name__ in file.read_text(encoding="utf-8") for file in own)


def test_pluggy_takes_the_declarations() -> None:
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(specs)
    assert all(hasattr(manager.hook, hook) for hook in HOOKS)
