"""Every code has a page in the documentation, a test, and messages for people who know no Python."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from qa_framework import definitions
from qa_framework.problems import CODES
from qa_framework.problems.codes import RETIRED
from tests.definitions_in_text import in_context, problems_in
from tests.house.repository import ROOT, SOURCE, modules, short, tree_of

PAGE = ROOT / "docs" / "reference" / "problems.md"
ENTRY = re.compile(
    r"^### (?P<code>QA\d{3}): (?P<title>.+)\n(?P<body>(?:(?!^#).*\n)*)", re.MULTILINE
)
EXAMPLE = re.compile(
    r"^% in: (?P<context>.+)\n\n```(?:yaml|text|\{code-block\} yaml)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
WITHOUT_EXAMPLE = {
    *("QA101", "QA102", "QA103", "QA104", "QA105", "QA123", "QA125", "QA141", "QA142"),
    *("QA301", "QA302", "QA404", "QA410", "QA411", "QA412", "QA413", "QA414", "QA536", "QA585"),
    *("QA790", "QA791"),
}
"""What no few lines of a definition can show: whole files, folders, frameworks, plugins."""


@frozen
class Entry:
    """What the page says of a code."""

    title: str
    body: str

    @property
    def examples(self) -> list[tuple[str, str]]:
        """List the examples, each with the context that it stands in."""
        return EXAMPLE.findall(self.body)


def entries() -> dict[str, Entry]:
    text = PAGE.read_text(encoding="utf-8")
    return {found["code"]: Entry(found["title"], found["body"]) for found in ENTRY.finditer(text)}


# The page


def test_the_page_has_an_entry_for_each_code_in_order_and_for_no_other() -> None:
    assert [*entries()] == sorted(CODES, key=[*entries()].index)
    assert [*entries()] == sorted(CODES)


def test_a_retired_code_is_listed_and_is_nobody_elses() -> None:
    assert RETIRED.keys().isdisjoint(CODES)
    listed = re.findall(r"^\| (QA\d{3}) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == sorted(RETIRED)


@pytest.mark.parametrize("code", CODES)
def test_an_entry_says_what_a_code_means_and_how_to_mend_it(code: str) -> None:
    entry = entries()[code]
    assert entry.title == CODES[code]
    meaning, _, mending = entry.body.partition("**Mend it.**")
    assert meaning.strip()
    assert mending.strip()
    assert bool(entry.examples) != (code in WITHOUT_EXAMPLE or code.startswith("QA8"))


@pytest.mark.parametrize("code", [code for code, entry in entries().items() if entry.examples])
def test_an_example_brings_its_code_about_and_hardly_anything_else(code: str) -> None:
    for context, text in entries()[code].examples:
        found = {
            each.split()[1] for each in problems_in(in_context(context, text), with_notes=[code])
        }
        assert code in found
        assert len(found) <= 2


# The tests


def test_every_code_is_named_by_a_test_of_its_own() -> None:
    """A code in a table of the house's own is no test of it."""
    folders = [ROOT / "tests", *ROOT.glob("plugins/*/tests")]
    texts = [
        file.read_text(encoding="utf-8")
        for folder in folders
        for file in modules(folder)
        if file != Path(__file__)
    ]
    named = set(re.findall(r"\bQA\d{3}\b", "\n".join(texts)))
    assert sorted({*CODES} - named) == []


def test_every_code_is_used() -> None:
    texts = (
        file.read_text(encoding="utf-8")
        for file in modules(SOURCE)
        if file != SOURCE / "problems" / "codes.py"
    )
    used = set(re.findall(r"\bQA\d{3}\b", "\n".join(texts)))
    assert sorted({*CODES} - used) == []


# The messages

REPORTING = {"problem", "report", "report_unknown", "refuse", "Refusal", "Problem", "note", "here"}
REPORTING |= {"there", "_add", "_break", "contained"}
"""The functions that are given messages."""
KEPT = {"message", "hint", "HINTS_FOR_MISSING", "REASONS", "RESERVED"}
"""What messages are called until they are given."""
ORDINARY = {"set", "all", "any", "min", "max", "sum", "map", "open", "range", "format", "filter"}
ORDINARY |= {
    "input",
    "next",
    "list",
    "round",
    "help",
    "type",
    "object",
    "property",
    "print",
    "id",
    "bytes",
}
"""Names of Python that are words of ours, or of everybody."""
PYTHON = {name for name in dir(builtins) if not name.startswith("_")} - ORDINARY
PYTHON |= {"self", "kwargs", "args", "tuple", "attrs", "cattrs", "ruamel", "pluggy", "regex"}
PYTHON |= {"mapping", "iterable", "nonetype", "traceback", "attribute", "callable"}
OURS = {name for name in dir(definitions) if name[:1].isupper()} | {"Node", "Mapping", "Scalar"}
WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9.]*")
EXAMPLES = re.compile(r"`[^`]*`")
QUOTED = re.compile(r"`([A-Za-z_.]+)`")
TYPES = {"int", "str", "bool", "float", "dict", "tuple", "bytes", "None", "True", "False"}
"""What no author writes, and so no message quotes."""


def messages() -> Iterator[tuple[str, str]]:
    """Give every text that is given to a function which reports a problem, and where."""
    for file in modules(SOURCE):
        for node in ast.walk(tree_of(file)):
            for text in _texts_given(node):
                yield f"{short(file)}:{node.lineno}", text


def _texts_given(node: ast.AST) -> Iterator[str]:
    """Give the texts of a call that reports, and of an assignment to what is then reported."""
    if isinstance(node, ast.Call) and _name_of(node.func) in REPORTING:
        for value in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from _texts(value)
    elif isinstance(node, ast.Assign) and _name_of(node.targets[0]) in KEPT:
        yield from _texts(node.value)


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(value: ast.expr) -> Iterator[str]:
    """Give the texts in a value as people see them; `…` stands for what is put in."""
    if isinstance(value, ast.JoinedStr):
        parts = (each.value if isinstance(each, ast.Constant) else "…" for each in value.values)
        yield "".join(map(str, parts))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    else:
        for each in ast.iter_child_nodes(value):
            if isinstance(each, ast.expr):
                yield from _texts(each)


def test_messages_are_found_where_they_are_made() -> None:
    found = [text for _, text in messages()]
    assert "there is no such file or folder" in found
    assert len(found) > 500


def test_no_message_speaks_python() -> None:
    wrong = []
    for place, text in messages():
        words = {word.strip(".") for word in WORD.findall(EXAMPLES.sub("", text))}
        named = words & (PYTHON | OURS) | {
            word for word in words if word.startswith("qa_framework.")
        }
        named |= TYPES.intersection(QUOTED.findall(text))
        if named and " " in text:
            wrong.append(f"{place}: {text!r} ({', '.join(sorted(named))})")
    assert wrong == []


def test_no_message_shouts_or_ends_as_a_sentence() -> None:
    wrong = [
        f"{place}: {text!r}"
        for place, text in messages()
        if " " in text and (text.rstrip().endswith((".", "!")) and not text.endswith("..."))
    ]
    assert wrong == []


def test_the_library_names_no_code_that_is_not_in_the_table() -> None:
    for file in modules(SOURCE):
        named = set(re.findall(r"\bQA\d{3}\b", file.read_text(encoding="utf-8")))
        assert named <= {*CODES, *RETIRED}, short(file)
