"""One file to definitions: each document becomes one, or says what keeps it from that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from functools import cache
from pathlib import PurePath

from attrs import evolve, frozen

from qa_framework.definitions import KINDS, LATER_KINDS, Definition, Tool
from qa_framework.definitions.cases import CaseFile
from qa_framework.loading.builder import read_documents
from qa_framework.loading.cache import Cache
from qa_framework.loading.nodes import Documents, Mapping, Node, Scalar
from qa_framework.loading.places import Layout
from qa_framework.loading.reading import Reader, Reading, Unusable, describe
from qa_framework.loading.structuring import make_converter, read_model
from qa_framework.problems import InvalidDefinitions, Problem, Span, problem, suggest

CASES_SUFFIX = ".cases.yaml"
CASES_SUFFIXES = (CASES_SUFFIX, ".cases.yml")
"""How the names of files end that hold the cases of a tool, and no definitions."""
MOST_SHOWN = 40
"""How many characters of a word that is no kind a message shows."""


@frozen(kw_only=True)
class Item:
    """A definition of a file, as far as it could be read.

    Attributes:
        kind: Its kind.
        id: Its id; empty where it has none.
        definition: The definition; None where too much of it is wrong.
        problems: What is wrong with it.
        whole: Whether nothing of it had to be dropped, so that checking it makes sense.
    """

    kind: str
    id: str
    definition: Definition | None
    problems: tuple[Problem, ...] = ()
    whole: bool = True


@frozen(kw_only=True)
class FileContent:
    """What one file holds.

    Attributes:
        name: What people know the file by.
        items: Its definitions.
        cases: For a file of cases, these.
        problems: What is wrong with the file, beside what is wrong with each definition.
    """

    name: str
    items: tuple[Item, ...] = ()
    cases: CaseFile | None = None
    problems: tuple[Problem, ...] = ()


@cache
def _readers() -> MappingType[str, Reader]:
    converter = make_converter()
    readers = {kind: read_model(model, converter, top=True) for kind, model in KINDS.items()}
    return readers | {"cases": read_model(CaseFile, converter)}


def read_file(data: bytes, name: str, cache: Cache | None = None) -> FileContent:
    """Read the definitions, or the cases, of one file.

    Args:
        data: The bytes of the file.
        name: What people know the file by; one whose name ends in `.cases.yaml` holds cases.
        cache: Where to keep what was read.
    """
    documents = cache.read(data, name) if cache is not None else None
    if documents is None:
        try:
            documents = read_documents(data, name)
        except InvalidDefinitions as error:
            guessed = tuple(_guessed(error.problems))
            return FileContent(name=name, items=guessed, problems=error.problems)
        if cache is not None:
            cache.write(data, documents)
    if not documents.nodes and not documents.problems:
        return FileContent(name=name, problems=(_nothing_in(documents),))
    if tool_of_cases(name) is not None:
        return _read_cases(documents)
    items: list[Item] = []
    problems = list(documents.problems)
    layout = Layout(documents.source)
    for node in documents.nodes:
        reading = Reading(layout)
        item = _read_item(node, reading)
        if item is None:
            problems.extend(reading.problems)
        else:
            items.append(item)
    return FileContent(name=name, items=tuple(items), problems=tuple(problems))


def _guessed(problems: tuple[Problem, ...]) -> Iterator[Item]:
    """Guess what a file defines that cannot be read, so that what refers to it is not to blame."""
    text = problems[0].span.source.text
    for document in DOCUMENT.split(text):
        kind, name = KIND.search(document), ID.search(document)
        if kind is not None and name is not None and kind[1] in KINDS:
            yield Item(kind=kind[1], id=name[1], definition=None, problems=problems, whole=False)


DOCUMENT = re.compile(r"^---", re.MULTILINE)
KIND = re.compile(r"^kind: *(\w+)", re.MULTILINE)
ID = re.compile(r"^id: *([a-z][a-z0-9-]*)", re.MULTILINE)


def tool_of_cases(name: str) -> str | None:
    """Give the id of the tool that a file holds cases of; None where it holds definitions.

    >>> tool_of_cases("phq-9.cases.yaml")
    'phq-9'
    """
    bare = PurePath(name).name
    suffix = next((each for each in CASES_SUFFIXES if bare.lower().endswith(each)), None)
    return bare[: -len(suffix)] if suffix else None


def _nothing_in(documents: Documents) -> Problem:
    return problem(
        "QA209",
        "there is nothing in this file",
        Span(documents.source, 1, 1, 1),
        "write a definition, which begins `kind: tool`, for instance; or delete the file",
    )


def _read_cases(documents: Documents) -> FileContent:
    reading = Reading(Layout(documents.source))
    found = None
    for node in documents.nodes[:1]:
        try:
            found = _readers()["cases"](node, reading)
        except Unusable:
            continue
    for node in documents.nodes[1:]:
        hint = "put all cases into one list, and take out the `---`"
        reading.report("QA209", "a file of cases holds one document", node, hint)
    problems = (*documents.problems, *reading.problems)
    return FileContent(name=documents.source.name, cases=found, problems=problems)


def _read_item(node: Node, reading: Reading) -> Item | None:
    kind = _kind(node, reading)
    if kind is None:
        return None
    name = _text(node, "id")
    definition = None
    try:
        definition = _readers()[kind](node, reading)
    except Unusable:
        reading.lost = True
    return Item(
        kind=kind,
        id=name,
        definition=definition,
        problems=tuple(reading.problems),
        whole=not reading.lost,
    )


def _kind(node: Node, reading: Reading) -> str | None:
    """Find the kind of a definition; report where it has none that can be used."""
    begins = "a definition is a map of keys that begins `kind: tool`, for instance"
    if not isinstance(node, Mapping):
        reading.report("QA209", f"wanted a definition, found {describe(node)}", node, begins)
        return None
    value = node.values.get("kind")
    if value is None:
        near = suggest("kind", node.values)
        hint = f"is `{near}` meant?" if near else f"add `kind:`, one of {_listed(KINDS)}"
        reading.report("QA202", "`kind` is missing", node, hint)
        return None
    kind = _text(node, "kind")
    if kind in KINDS:
        return kind
    if kind in LATER_KINDS:
        hint = "take it out: this version of the library does not know what to do with it"
        message = f"definitions of the kind `{kind}` cannot be used yet"
        reading.report("QA208", message, value, hint)
        return None
    near = suggest(kind, (*KINDS, *LATER_KINDS))
    hint = f"did you mean `{near}`?" if near else f"the kinds are {_listed(KINDS)}"
    message = f"there is no kind `{kind[:MOST_SHOWN]}`"
    if not kind:
        message = f"`kind` wants the name of a kind, found {describe(value)}"
    reading.report("QA207", message, value, hint)
    return None


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _text(node: Node, key: str) -> str:
    value = node.values.get(key) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def with_cases(item: Item, cases: CaseFile) -> Item:
    """Give a tool the cases of a file beside it."""
    definition = item.definition
    if not isinstance(definition, Tool):
        return item
    more = evolve(
        definition,
        cases=(*definition.cases, *cases.cases),
        claims=(*definition.claims, *cases.claims),
    )
    return evolve(item, definition=more)
