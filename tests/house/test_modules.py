"""What every module of the repository owes its reader."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.repository import PLUGINS, ROOT, SOURCE, imported_by, modules, short, tree_of

SOURCES = [SOURCE, *(plugin / "src" for plugin in PLUGINS)]
IN_SOURCES = [file for folder in SOURCES for file in modules(folder)]

# Modules that need no test file of their own, and what tests them.
TESTED_ELSEWHERE: dict[str, str] = {
    "src/qa_framework/release.py": "tests/test_surface.py",
}
OPENING = {"open", "read_text", "write_text"}
OTHER_THINGS_THAT_OPEN = {"distribution", "qa", "qa_framework", "os", "webbrowser"}


def begins_with_the_future(file: Path) -> bool:
    """Tell whether the future import is the first thing after the docstring; nothing needs none."""
    tree = tree_of(file)
    body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
    if not body:
        return True
    first = body[0]
    return (
        isinstance(first, ast.ImportFrom)
        and first.module == "__future__"
        and [alias.name for alias in first.names] == ["annotations"]
    )


def test_every_module_begins_with_the_future_import() -> None:
    assert [short(file) for file in modules(ROOT) if not begins_with_the_future(file)] == []


def test_every_module_is_short_enough_to_read() -> None:
    lengths = {short(file): len(file.read_bytes().splitlines()) for file in IN_SOURCES}
    assert {name: length for name, length in lengths.items() if length >= 400} == {}


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Find the functions and methods of a module, nested ones too."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def bare_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    described = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - described


def test_every_function_is_short_enough_to_see() -> None:
    found = [
        f"{short(file)}:{function.lineno} {function.name}"
        for file in [*IN_SOURCES, ROOT / "dev.py"]
        for function in functions(file)
        if bare_length(function) > 60
    ]
    assert found == []


def mirror_of(file: Path) -> Path:
    """Say where the tests of a module are looked for."""
    if short(file) in TESTED_ELSEWHERE:
        return ROOT / TESTED_ELSEWHERE[short(file)]
    if SOURCE in file.parents:
        inside, tests = file.relative_to(SOURCE), ROOT / "tests"
    else:
        plugin = next(plugin for plugin in PLUGINS if plugin in file.parents)
        package = next((plugin / "src").glob("*/__init__.py")).parent
        inside, tests = file.relative_to(package), plugin / "tests"
    return tests / inside.with_name(f"test_{inside.name}")


def test_every_module_has_a_test_file_that_mirrors_it() -> None:
    named = [file for file in IN_SOURCES if file.name != "__init__.py"]
    assert [short(mirror_of(file)) for file in named if not mirror_of(file).is_file()] == []


def test_what_is_said_to_be_tested_elsewhere_is_there() -> None:
    assert [name for name in TESTED_ELSEWHERE if not (ROOT / name).is_file()] == []


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "misc"}
    assert [short(file) for file in IN_SOURCES if file.stem.strip("_") in vague] == []


@pytest.mark.parametrize("folder", [ROOT, *PLUGINS], ids=lambda folder: folder.name)
def test_every_distribution_tells_that_it_is_typed(folder: Path) -> None:
    packages = [file.parent for file in (folder / "src").glob("*/__init__.py")]
    assert packages
    assert all((package / "py.typed").is_file() for package in packages)


def mode_of(call: ast.Call) -> str:
    """Read the mode in which a call opens a file, where it is written down; else it reads text."""
    said = [*(word.value for word in call.keywords if word.arg == "mode"), *call.args]
    texts = [value.value for value in said if isinstance(value, ast.Constant)]
    modes = [
        text for text in texts if isinstance(text, str) and text and set(text) <= set("rwxabt+")
    ]
    return next(iter(modes), "r")


def openings(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """Find the calls in a module that open a text file, with the name of what is called."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call):
            name = opened_by(node.func)
            if name and "b" not in mode_of(node):
                yield name, node


def opened_by(function: ast.expr) -> str:
    """Name what opens a file: the function `open`, or a method of a path; else nothing."""
    if isinstance(function, ast.Name):
        return function.id if function.id == "open" else ""
    if isinstance(function, ast.Attribute) and function.attr in OPENING:
        owner = getattr(function.value, "id", "")
        return "" if owner in OTHER_THINGS_THAT_OPEN else function.attr
    return ""


def is_careless(name: str, call: ast.Call) -> bool:
    """Tell whether a call leaves the encoding, or the line ends it writes, to the system."""
    given = {word.arg for word in call.keywords}
    writes = name == "write_text" or (name == "open" and bool(set("wax+") & set(mode_of(call))))
    return not ({"encoding", "newline"} if writes else {"encoding"}) <= given


def test_text_is_opened_with_its_encoding_and_written_with_its_line_ends() -> None:
    found = [
        f"{short(file)}:{call.lineno} {name}"
        for file in [*IN_SOURCES, ROOT / "dev.py"]
        for name, call in openings(file)
        if is_careless(name, call)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "careless"),
    [
        ("open(name)", True),
        ("open(name, 'rb')", False),
        ("open(name, encoding='utf-8')", False),
        ("open(name, 'w', encoding='utf-8')", True),
        ("path.open('w', encoding='utf-8', newline='')", False),
        ("path.read_text()", True),
        ("path.write_text(text, encoding='utf-8')", True),
        ("path.write_text(text, encoding='utf-8', newline='')", False),
        ("qa.open(folder)", False),
        ("read_text(node)", False),
    ],
)
def test_a_careless_opening_is_seen(tmp_path: Path, line: str, *, careless: bool) -> None:
    file = tmp_path / "module.py"
    file.write_text(line, encoding="utf-8", newline="\n")
    assert any(is_careless(name, call) for name, call in openings(file)) is careless


def test_dev_py_needs_the_standard_library_alone() -> None:
    assert imported_by(ROOT / "dev.py") <= sys.stdlib_module_names
