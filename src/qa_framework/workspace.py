"""Open folders of definitions: read, checked, ready to be asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day  # noqa: N812 - `date` is an argument here
from os import PathLike
from pathlib import Path
from typing import TypeVar

from attrs import define, evolve, field, frozen

from qa_framework.catalogue import Catalogue, Key, key_of, references_of
from qa_framework.checking import Checked, check_definition
from qa_framework.checking.extending import whole_framework
from qa_framework.checking.extensions import Extensions
from qa_framework.checking.scales import is_settled
from qa_framework.definitions import Definition, Framework, Reference, Sampling, Scale, Tool
from qa_framework.definitions.kinds import KINDS, kind_of, spoken
from qa_framework.formats.cases import open_cases
from qa_framework.hooks import Plugins, keep_owned, load_plugins
from qa_framework.loading.cache import Cache
from qa_framework.loading.documents import Item
from qa_framework.loading.folder import Origin, Read, read_origins
from qa_framework.problems import Error, InvalidDefinitions, Problem, problem, suggest
from qa_framework.reports.coverage.counting import coverage_of
from qa_framework.reports.coverage.coverage import Coverage
from qa_framework.sampling import (
    Draw,
    DrawRefused,
    Order,
    draw_again,
    draw_cases,
    read_day,
    read_seed,
)
from qa_framework.sampling.parts import Pinned
from qa_framework.scoring import AuditTool

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
        plugins: What the library and its plugins offer, and what became of each plugin.
    """

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    files: int
    plugins: Plugins
    _entries: Mapping[Key, Entry] = field(repr=False)
    _unreadable: Mapping[tuple[str, str], tuple[Problem, ...]] = field(repr=False)
    _tools: dict[Key, AuditTool] = field(factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        tools, problems = len(self.tools), len(self.problems)
        return f"<Workspace of {len(self.catalogue)} definitions, tools: {tools}, problems: {problems}>"

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
        found = self._tools.get(key)
        if found is None:
            fits = self._entries[key].checked.fits
            made = AuditTool(definition, fits, self.catalogue.digest(definition))
            found = self._tools.setdefault(key, made)  # one for all, whichever thread was first
        return found

    def framework(self, reference: str) -> Framework:
        """Give a framework with all that it extends: `id` (the newest), `id@1.2.0` or `id@^1.2`.

        Raises:
            InvalidDefinitions: It, or something it extends, is broken; with these problems.
            UnknownDefinition: There is no such framework.
        """
        return whole_framework(self.definition(Framework, reference), self.catalogue)

    def draw(self, frame: object, plan: str, *, seed: str | int, date: Day | None = None) -> Draw:
        """Draw a sample of cases; the same seed and cases give the same, whatever their order.

        Args:
            frame: The list of cases: the path of a file (`.csv`, `.jsonl`, each also with `.gz`),
                rows (mappings of heading to value), or a data frame (pandas, polars, pyarrow).
            plan: The sampling plan: `id` (the newest), `id@1.2.0` or `id@^1.2`.
            seed: A text or a whole number, chosen by a rule that is written down.
            date: The stated day, which conditions of the plan see as `draw.date`; never today.

        Returns:
            The record of the draw; ``record.cases`` is the sample.

        Raises:
            BadFrame: Something is wrong with the list; with everything that is.
            DrawRefused: The plan asks for a date and none is stated, or the seed is blank.
            InvalidDefinitions: The plan is broken.
            UnknownDefinition: There is no such plan.
        """
        order = self._order(self.definition(Sampling, plan), read_seed(seed), read_day(date))
        with open_cases(frame) as source:
            return draw_cases(order, source)

    def draw_again(self, record: Draw, frame: object) -> Draw:
        """Draw a sample again from its record, with the replacements that were made.

        Args:
            record: The record; `Draw.from_dict` reads one.
            frame: The list of cases; see `draw`.

        Returns:
            The same as the record.

        Raises:
            DrawRefused: It comes out otherwise, and how the list differs; or the plan has changed.
            BadFrame: Something is wrong with the list.
            UnknownDefinition: The plan is not there in this version.
        """
        plan = self.definition(Sampling, f"{record.plan.id}@{record.plan.version}")
        order = self._order(plan, record.seed, record.date)
        if order.pinned != record.plan:
            raise DrawRefused(f"the plan `{plan.address}` has changed since the draw was made")
        with open_cases(frame) as source:
            return draw_again(record, order, source)

    def _order(self, plan: Sampling, seed: str, date: Day | None) -> Order:
        tool = self.catalogue.find(Tool, plan.tool) if plan.tool is not None else None
        return Order(
            plan=plan,
            pinned=self._pin(plan),
            tool=None if tool is None else self._pin(tool),
            seed=seed,
            date=date,
            extensions=self.plugins.extensions,
        )

    def _pin(self, definition: Definition) -> Pinned:
        digest = self.catalogue.digest(definition)
        return Pinned(id=definition.id, version=str(definition.version), digest=digest)

    def coverage(self, framework: str, *, families: Iterable[str] = ()) -> Coverage:
        """Say what the entries of a framework are looked at by, and which by nothing.

        Args:
            framework: The framework: `id` (the newest), `id@1.2.0` or `id@^1.2`.
            families: The families to show, such as `standard`; all that are of use unless said.

        Raises:
            InvalidDefinitions: The framework, or something it extends, is broken.
            UnknownDefinition: There is no such framework, or no such family in it.
        """
        whole = self.framework(framework)
        wanted = tuple(dict.fromkeys(families))
        for each in wanted:
            if each not in whole.families:
                near = suggest(each, tuple(whole.families))
                hint = f"; did you mean `{near}`?" if near else ""
                raise UnknownDefinition(f"there is no family of tags `{each}`{hint}")
        broken = {each.id for each in self.catalogue.of_kind("tool") if self.problems_of(each)}
        found = self.definition(Framework, framework)
        return coverage_of(found, self.catalogue, broken, wanted)

    def definition(self, model: type[AnyDefinition], reference: str) -> AnyDefinition:
        """Give a definition of a kind by its reference.

        Raises:
            InvalidDefinitions: It, or something it depends on, is broken; with these problems.
            UnknownDefinition: There is no such definition.
        """
        kind = _kind_of(model)
        wanted = self._read_reference(kind, reference)
        lost = self._lost(kind, wanted)
        if lost:
            raise InvalidDefinitions.of(lost)
        found = self.catalogue.find(model, wanted)
        if found is None:
            raise self._missing(kind, wanted)
        broken = self.problems_of(found)
        if broken:
            raise InvalidDefinitions.of(broken)
        return found

    def problems_of(self, definition: Definition) -> tuple[Problem, ...]:
        """List what keeps a definition from being used: its own errors, those of what it needs.

        Each of the latter comes with the place where the definition is named that has them.
        """
        found: dict[Problem, None] = {}
        waiting: list[tuple[Definition, Reference | None]] = [(definition, None)]
        seen = set[Key]()
        while waiting:
            current, named = waiting.pop()
            if key_of(current) in seen:
                continue
            seen.add(key_of(current))
            own = self._entries[key_of(current)].errors
            if own and named is not None:
                found[_needs(kind_of(current), named)] = None
            found.update(dict.fromkeys(own))
            for model, reference in references_of(current):
                lost = self._lost(_kind_of(model), reference)
                if lost:
                    found[_needs(_kind_of(model), reference)] = None
                    found.update(dict.fromkeys(lost))
                    continue
                needed = self.catalogue.find(model, reference)
                if needed is not None:
                    waiting.append((needed, reference))
        return tuple(found)

    def _lost(self, kind: str, wanted: Reference) -> tuple[Problem, ...]:
        """List what is wrong with a definition that could not be read and may be the one meant.

        Which version it is cannot always be told, so only a reference to exactly one version that
        is there can do without it.
        """
        problems = self._unreadable.get((kind, wanted.id), ())
        exact = bool(wanted.parts) and not wanted.compatible
        there = exact and any(
            each.version is not None and wanted.takes(each.version)
            for each in self.catalogue.versions(kind, wanted.id)
        )
        return () if there else problems

    def _read_reference(self, kind: str, reference: str) -> Reference:
        try:
            return Reference.read(reference)
        except ValueError:
            raise UnknownDefinition(f"`{reference}` is not the name of a {spoken(kind)}") from None

    def _missing(self, kind: str, wanted: Reference) -> UnknownDefinition:
        versions = self.catalogue.versions(kind, wanted.id)
        if versions:
            have = ", ".join(str(each.version) for each in versions)
            return UnknownDefinition(f"there is no {spoken(kind)} `{wanted}`; there is {have}")
        near = suggest(wanted.id, self.catalogue.ids(kind))
        hint = f"; did you mean `{near}`?" if near else ""
        return UnknownDefinition(f"there is no {spoken(kind)} `{wanted.id}`{hint}")


def open(  # noqa: A001 - `qa.open(...)` is how it is called
    *paths: str | PathLike[str],
    strict: bool = True,
    cache: bool = True,
    plugins: Plugins | None = None,
) -> Workspace:
    """Open folders or files of definitions, beside those of the library and of plugins.

    Args:
        paths: Folders or files; none opens only what comes with the library.
        strict: Raise when anything is wrong. Otherwise what is sound can be used,
            ``workspace.problems`` holds the rest, and asking for a broken definition raises.
        cache: Keep what was read in the user's cache folder (`QAF_CACHE` names another, or `off`).
        plugins: Plugins that were loaded already; those that are installed unless said. One that
            failed stops nothing that does not need it: ``workspace.plugins`` tells of it.

    Raises:
        InvalidDefinitions: Something is wrong, and ``strict``; with every problem.
    """
    given = [Origin(str(path), Path(path)) for path in paths]
    workspace = open_origins(given, plugins or load_plugins(), cache=cache)
    if strict and workspace.errors:
        raise InvalidDefinitions.of(workspace.errors)
    return workspace


def open_origins(origins: Iterable[Origin], plugins: Plugins, *, cache: bool = True) -> Workspace:
    """Read and check everything below some folders; what is wrong is in the workspace."""
    everything = (*origins, *plugins.origins)
    read = read_origins(everything, Cache.from_environment() if cache else None)
    owned = keep_owned(read.items)
    problems = (*plugins.problems, *read.problems, *owned.problems)
    return make_workspace(evolve(read, items=owned.items, problems=problems), plugins)


def make_workspace(read: Read, plugins: Plugins) -> Workspace:
    """Check what was read."""
    placed, clashes, unusable = _sort_out(read.items)
    definitions = {key: item.definition for key, item in placed.items() if item.definition}
    unreadable: dict[tuple[str, str], tuple[Problem, ...]] = {}
    for item in unusable:
        before = unreadable.get((item.kind, item.id), ())
        unreadable[item.kind, item.id] = (*before, *item.problems)
    catalogue = Catalogue(definitions, frozenset(unreadable))
    found = list(read.problems)
    entries = {}
    for key, definition in definitions.items():
        checked = check_definition(definition, catalogue, plugins.extensions)
        problems = (*placed[key].problems, *clashes.get(key, ()), *checked.problems)
        entries[key] = Entry(definition, checked, problems)
        found.extend(problems)
    for item in unusable:
        found.extend((*item.problems, *_more(item, catalogue, plugins.extensions)))
    problems = tuple(sorted(dict.fromkeys(found)))
    return Workspace(catalogue, problems, read.files, plugins, entries, unreadable)


def _sort_out(
    items: Iterable[Item],
) -> tuple[dict[Key, Item], dict[Key, tuple[Problem, ...]], list[Item]]:
    """Put definitions by kind, id and version.

    Returns:
        The definitions that can be used; by the same keys, those that are there again with other
        content; what cannot be used because not all of it could be read.
    """
    placed: dict[Key, Item] = {}
    clashes: dict[Key, tuple[Problem, ...]] = {}
    unusable = []
    for item in items:
        definition = item.definition
        if definition is None or not (definition.version and definition.id and item.whole):
            unusable.append(item)
            continue
        if isinstance(definition, Scale) and not is_settled(definition):
            unusable.append(item)  # else whatever is answered on it would seem to be wrong
            continue
        key = key_of(definition)
        first = placed.setdefault(key, item).definition
        if first is not None and first != definition:
            clashes[key] = (*clashes.get(key, ()), _clash(definition, first))
    return placed, clashes, unusable


def _more(item: Item, catalogue: Catalogue, extensions: Extensions) -> tuple[Problem, ...]:
    """List what else is wrong with a definition that cannot be used, as far as can be told."""
    if item.definition is None:
        return ()
    return check_definition(item.definition, catalogue, extensions, whole=item.whole).problems


def _clash(definition: Definition, first: Definition) -> Problem:
    other = first.place.here.source.name
    return problem(
        "QA403",
        f"the {spoken(kind_of(definition))} `{definition.address}` is defined twice, with different content",
        definition.place.value("id"),
        f"`{other}` has it too; give one of them another version or id",
    )


def _needs(kind: str, reference: Reference) -> Problem:
    return problem(
        "QA404",
        f"this needs the {kind} `{reference}`, which cannot be used",
        reference.place.here,
        f"mend what is wrong with `{reference.id}`",
    )


def _kind_of(model: type[Definition]) -> str:
    return next(name for name, each in KINDS.items() if each is model)
