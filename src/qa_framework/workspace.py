"""Open folders of definitions: read, checked, ready to be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TypeVar

from attrs import define, field, frozen

from qa_framework.catalogue import Catalogue, Key, key_of, references_of
from qa_framework.checking import Checked, check_definition
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.definitions import Definition, Reference, Tool
from qa_framework.definitions.kinds import KINDS, kind_of
from qa_framework.loading.cache import Cache
from qa_framework.loading.documents import Item
from qa_framework.loading.folder import Origin, Read, read_origins
from qa_framework.problems import Error, InvalidDefinitions, Problem, problem, suggest
from qa_framework.scoring import AuditTool
from qa_framework.shipped import shipped_definitions

AnyDefinition = TypeVar("AnyDefinition", bound=Definition)


class UnknownDefinition(Error, LookupError):  # noqa: N818 - what is raised is a verdict
    """Nothing of this name is there."""


@frozen
class Entry:
    """A definition of a workspace, with what is wrong with it.

    Attributes:
        definition: The definition.
        checked: What checking it gave.
        problems: What is wrong with it, notes included.
    """

    definition: Definition
    checked: Checked
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """List what keeps it from being used."""
        return tuple(each for each in self.problems if each.severity == "error")


@define(eq=False)
class Workspace:
    """Definitions that were opened together. Nothing in it changes, and threads may share it.

    Attributes:
        catalogue: Every definition that could be read.
        problems: Everything that is wrong, in the order it is shown; notes included.
        files: How many files were read.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    files: int
    _entries: Mapping[Key, Entry] = field(repr=False)
    _unreadable: Mapping[tuple[str, str], tuple[Problem, ...]] = field(repr=False)
    _tools: dict[Key, AuditTool] = field(factory=dict, init=False, repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """List the problems that are not mere notes."""
        return tuple(each for each in self.problems if each.severity == "error")

    @property
    def tools(self) -> tuple[str, ...]:
        """List the ids of all tools that could be read."""
        return self.catalogue.ids("tool")

    def tool(self, reference: str) -> AuditTool:
        """Give a tool, ready to score: `id` (the newest), `id@1.2.0` or `id@^1.2`.

        Raises:
            InvalidDefinitions: It, or something it depends on, is broken; with these problems.
            UnknownDefinition: There is no such tool.
        """
        definition = self.definition(Tool, reference)
        key = key_of(definition)
        if key not in self._tools:
            fits = self._entries[key].checked.fits
            self._tools[key] = AuditTool(definition, fits, self.catalogue.digest(definition))
        return self._tools[key]

    def definition(self, model: type[AnyDefinition], reference: str) -> AnyDefinition:
        """Give a definition of a kind by its reference.

        Raises:
            InvalidDefinitions: It, or something it depends on, is broken; with these problems.
            UnknownDefinition: There is no such definition.
        """
        kind = next(name for name, each in KINDS.items() if each is model)
        wanted = self._read_reference(kind, reference)
        found = self.catalogue.find(model, wanted)
        if found is None:
            raise self._missing(kind, wanted)
        broken = self.problems_of(found)
        if broken:
            raise InvalidDefinitions.of(broken)
        return found

    def problems_of(self, definition: Definition) -> tuple[Problem, ...]:
        """List what keeps a definition from being used: its own errors, those of what it needs."""
        found: dict[Problem, None] = {}
        waiting, seen = [definition], set[Key]()
        while waiting:
            current = waiting.pop()
            key = key_of(current)
            if key in seen:
                continue
            seen.add(key)
            found.update(dict.fromkeys(self._entries[key].errors))
            for model, reference in references_of(current):
                needed = self.catalogue.find(model, reference)
                if needed is not None:
                    waiting.append(needed)
                else:
                    kind = next(name for name, each in KINDS.items() if each is model)
                    found.update(dict.fromkeys(self._unreadable.get((kind, reference.id), ())))
        return tuple(found)

    def _read_reference(self, kind: str, reference: str) -> Reference:
        try:
            return Reference.read(reference)
        except ValueError:
            raise UnknownDefinition(f"`{reference}` is not the name of a {kind}") from None

    def _missing(self, kind: str, wanted: Reference) -> Error:
        problems = self._unreadable.get((kind, wanted.id))
        if problems:
            return InvalidDefinitions.of(problems)
        versions = self.catalogue.versions(kind, wanted.id)
        if versions:
            have = ", ".join(str(each.version) for each in versions)
            return UnknownDefinition(f"there is no {kind} `{wanted}`; there is {have}")
        near = suggest(wanted.id, self.catalogue.ids(kind))
        hint = f"; did you mean `{near}`?" if near else ""
        return UnknownDefinition(f"there is no {kind} `{wanted.id}`{hint}")


def open(  # noqa: A001 - `qa.open(...)` is how it is called
    *paths: str | PathLike[str], strict: bool = True, cache: bool = True
) -> Workspace:
    """Open folders or files of definitions, beside those that come with the library.

    Args:
        paths: Folders or files; none opens only what comes with the library.
        strict: Raise when anything is wrong. Otherwise what is sound can be used,
            ``workspace.problems`` holds the rest, and asking for a broken definition raises.
        cache: Keep what was read in the user's cache folder (`QAF_CACHE` names another, or `off`).

    Raises:
        InvalidDefinitions: Something is wrong, and ``strict``; with every problem.
    """
    shipped = Origin("tool_definitions", shipped_definitions())
    given = [Origin(str(path), Path(path)) for path in paths]
    workspace = open_origins([*given, shipped], cache=cache)
    if strict and workspace.errors:
        raise InvalidDefinitions.of(workspace.problems)
    return workspace


def open_origins(
    origins: Iterable[Origin], *, extensions: Extensions = NO_EXTENSIONS, cache: bool = True
) -> Workspace:
    """Read and check everything below some folders; what is wrong is in the workspace."""
    read = read_origins(origins, Cache.from_environment() if cache else None)
    return make_workspace(read, extensions)


def make_workspace(read: Read, extensions: Extensions = NO_EXTENSIONS) -> Workspace:
    """Check what was read."""
    catalogue, items, clashes = _catalogue(read.items)
    entries = {}
    for key, definition in catalogue.definitions.items():
        item = items[key]
        checked = _check(item, definition, catalogue, extensions)
        entries[key] = Entry(definition, checked, (*item.problems, *checked.problems))
    unreadable = {
        (item.kind, item.id): item.problems for item in read.items if not _is_usable(item)
    }
    found = [*read.problems, *clashes]
    for item in read.items:
        found.extend(item.problems)
    for entry in entries.values():
        found.extend(entry.problems)
    problems = tuple(sorted(dict.fromkeys(found)))
    return Workspace(catalogue, problems, read.files, entries, unreadable)


def _is_usable(item: Item) -> bool:
    return item.definition is not None and item.definition.version is not None and bool(item.id)


def _check(
    item: Item, definition: Definition, catalogue: Catalogue, extensions: Extensions
) -> Checked:
    """Check a definition, unless parts of it are missing and would be missed everywhere."""
    if not item.whole:
        return Checked((), {})
    return check_definition(definition, catalogue, extensions)


def _catalogue(
    items: Iterable[Item],
) -> tuple[Catalogue, dict[Key, Item], list[Problem]]:
    """Put definitions by kind, id and version; report two that are different under one name."""
    placed: dict[Key, Item] = {}
    clashes = []
    unreadable = set()
    for item in items:
        if not _is_usable(item) or item.definition is None:
            unreadable.add((item.kind, item.id))
            continue
        key = key_of(item.definition)
        first = placed.setdefault(key, item)
        if first.definition != item.definition and first.definition is not None:
            clashes.append(_clash(item.definition, first.definition))
    definitions = {key: item.definition for key, item in placed.items() if item.definition}
    return Catalogue(definitions, frozenset(unreadable)), placed, clashes


def _clash(definition: Definition, first: Definition) -> Problem:
    other = first.place.here.source.name
    return problem(
        "QA403",
        f"the {kind_of(definition)} `{definition.address}` is defined twice, with different content",
        definition.place.value("id"),
        f"`{other}` has it too; give one of them another version or id",
    )
