"""Load plugins: each by itself, within a guard, all or nothing, and on the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

from attrs import evolve, field, frozen

from qa_framework.checking.extensions import Extensions
from qa_framework.expressions.functions import RESERVED
from qa_framework.hooks import builtin
from qa_framework.hooks.containment import Refusal, contained, loading, watched
from qa_framework.hooks.distributions import Found, find_plugins
from qa_framework.hooks.markers import PROJECT
from qa_framework.hooks.offers import Offer, ask, check_api, register
from qa_framework.hooks.ownership import origin_name
from qa_framework.hooks.records import Phase, PluginRecord, Plugins
from qa_framework.hooks.resources import folder_below, named_folder, package_folders
from qa_framework.loading.folder import Origin
from qa_framework.problems import Problem, Source, Span, suggest
from qa_framework.release import VERSION
from qa_framework.shipped import shipped_definitions

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CORE = Found(name=PROJECT, sort="code", distribution="qa-framework", version=VERSION)


@frozen(kw_only=True)
class Loaded:
    """A plugin, loaded or not.

    Attributes:
        found: Where it was found.
        phase: How far it came.
        offers: What it offers.
        origins: Its folders of definitions.
        refusal: Why it cannot be used.
    """

    found: Found
    phase: Phase
    offers: tuple[Offer, ...] = ()
    origins: tuple[Origin, ...] = ()
    refusal: Refusal | None = field(default=None, eq=False)

    def refused(self, refusal: Refusal) -> Loaded:
        """Give the same plugin, offering nothing."""
        return Loaded(found=self.found, phase=self.phase, refusal=refusal)


def load_plugins(
    *, entry_points: Iterable[EntryPoint] | None = None, disabled: Collection[str] = ()
) -> Plugins:
    """Load the library's own offers and every plugin that is installed.

    Nothing is kept between two calls. Whatever goes wrong in a plugin is in its record and among
    the problems; nothing of that plugin is offered, and everything of the others is.

    Args:
        entry_points: Plugins to load instead of those of the environment.
        disabled: Names of plugins that are not to be loaded.

    Raises:
        PluginError: A plugin calls this while it is being loaded.
    """
    with loading():
        found = find_plugins(entry_points)
        loaded = [_load_core(), *_load_all(found, frozenset(disabled))]
    settled = _settle_commands(loaded)
    return _gather(settled, _unknown(disabled, found))


def _load_core() -> Loaded:
    offers = ask(PROJECT, register(PROJECT, builtin), core=True)
    origins = _origins(PROJECT, offers, shipped_definitions().parent)
    return Loaded(found=_CORE, phase="ready", offers=offers, origins=origins)


def _load_all(found: tuple[Found, ...], disabled: frozenset[str]) -> Iterator[Loaded]:
    times = Counter(each.name for each in found)
    for each in found:
        if each.name in disabled:
            yield Loaded(found=each, phase="off")
        elif times[each.name] > 1:
            yield Loaded(found=each, phase="found", refusal=_two_of(each.name, found))
        else:
            yield _load_one(each)


def _two_of(name: str, found: Iterable[Found]) -> Refusal:
    """Say that a name is claimed twice; which of the two is meant nobody can tell."""
    who = " and ".join(f"`{each.installed_as}`" for each in found if each.name == name)
    message = f"more than one plugin is called `{name}`, in {who}; none of them is used"
    return Refusal("QA807", message, "uninstall all but one")


def _load_one(found: Found) -> Loaded:
    """Load one plugin; whatever it raises is in what is given back."""
    steps = _Steps(found)
    try:
        with watched(found.name), contained("QA804", "it failed"):
            steps.take()
    except Refusal as refusal:
        return Loaded(found=found, phase=steps.phase, refusal=refusal)
    return Loaded(found=found, phase="ready", offers=steps.offers, origins=steps.origins)


class _Steps:
    """The steps by which a plugin is loaded; ``phase`` tells which one it is at."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.phase: Phase = "found"
        self.offers: tuple[Offer, ...] = ()
        self.origins: tuple[Origin, ...] = ()

    def take(self) -> None:
        """Take all of them."""
        _check_found(self.found)
        value = self.found.entry_point.value if self.found.entry_point else ""
        if self.found.sort == "definitions":
            self.phase = "offers"
            self.origins = (Origin(origin_name(self.found.name), named_folder(value)),)
            self.offers = (Offer("folder", value, value),)
        else:
            self._take_code(value)

    def _take_code(self, value: str) -> None:
        name = self.found.name
        self.phase = "import"
        module = _imported(value)
        self.phase = "api"
        check_api(module)
        self.phase = "hooks"
        manager = register(name, module)
        self.phase = "offers"
        self.offers = ask(name, manager)
        if any(offer.word == "folder" for offer in self.offers):
            self.origins = _origins(name, self.offers, package_folders(value.partition(".")[0])[0])


def _check_found(found: Found) -> None:
    if found.refusal is not None:
        raise found.refusal
    if not _NAME.fullmatch(found.name):
        raise Refusal(
            "QA809",
            f"`{found.name}` cannot be the name of a plugin",
            "a name is a lower-case letter, then lower-case letters, digits and `_`",
        )
    if found.name == PROJECT or found.name in RESERVED:
        raise Refusal("QA806", f"the name `{found.name}` belongs to the library")


def _imported(value: str) -> ModuleType:
    if ":" in value:
        raise Refusal(
            "QA809", f"its entry point names `{value}`", "name its module alone, without `:`"
        )
    with contained("QA801", "it cannot be imported"):
        return import_module(value)


def _origins(plugin: str, offers: Iterable[Offer], root: Path) -> tuple[Origin, ...]:
    """Find the folders that a plugin offers."""
    folders = [offer.name for offer in offers if offer.word == "folder"]
    name = "qa_framework/tool_definitions" if plugin == PROJECT else origin_name(plugin)
    several = len(folders) > 1
    return tuple(
        Origin(f"{name}/{folder}" if several else name, folder_below(root, folder))
        for folder in folders
    )


def _settle_commands(loaded: list[Loaded]) -> list[Loaded]:
    """Refuse every plugin that claims a command which another claims too."""
    owners: dict[str, list[str]] = {}
    for each in loaded:
        for offer in each.offers:
            if offer.word == "command":
                owners.setdefault(offer.name, []).append(each.found.name)
    contested = {name: who for name, who in owners.items() if len(who) > 1}
    return [_settled(each, contested) for each in loaded]


def _settled(loaded: Loaded, contested: Mapping[str, list[str]]) -> Loaded:
    for command, who in contested.items():
        if loaded.found.name in who:
            names = " and ".join(f"`{name}`" for name in who)
            message = f"the command `{command}` is offered by {names}; none of them is used"
            at_names = evolve(loaded, phase="names")
            return at_names.refused(Refusal("QA806", message, "uninstall all but one"))
    return loaded


def _unknown(disabled: Iterable[str], found: Iterable[Found]) -> Iterator[Problem]:
    """Report names of plugins to switch off that are none: the one that was meant is still on."""
    known = {each.name for each in found}
    for name in sorted(set(disabled) - known):
        near = suggest(name, known)
        hint = f"did you mean `{near}`?" if near else None
        yield _problem(name, Refusal("QA810", "there is no such plugin to switch off", hint))


def _problem(plugin: str, refusal: Refusal) -> Problem:
    """Make the problem of a plugin: a note, because nothing that does without it is wrong."""
    place = Span(Source(f"plugin {plugin}", ""), 0, 0, 0)
    return Problem(refusal.code, refusal.message, place, hint=refusal.hint, severity="note")


def _gather(loaded: Iterable[Loaded], unknown: Iterable[Problem]) -> Plugins:
    """Put together what all plugins offer, in an order that does not depend on who is installed."""
    loaded = tuple(loaded)
    problems = [_problem(x.found.name, x.refusal) for x in loaded if x.refusal is not None]
    return Plugins(
        records=tuple(map(_record, loaded)),
        origins=tuple(origin for each in loaded for origin in each.origins),
        extensions=_extensions(loaded),
        commands=_by_name(loaded, "command"),
        problems=tuple(sorted((*problems, *unknown))),
    )


def _record(loaded: Loaded) -> PluginRecord:
    found, refusal = loaded.found, loaded.refusal
    return PluginRecord(
        name=found.name,
        sort=found.sort,
        distribution=found.distribution,
        version=found.version,
        phase=loaded.phase,
        error=refusal.message if refusal is not None else None,
        hint=refusal.hint if refusal is not None else None,
        offers=tuple(sorted(map(str, loaded.offers))),
    )


def _extensions(loaded: Iterable[Loaded]) -> Extensions:
    loaded = tuple(loaded)
    off = {each.found.name: "it is switched off" for each in loaded if each.phase == "off"}
    failed = {x.found.name: x.refusal.message for x in loaded if x.refusal is not None}
    return Extensions(
        functions=_by_name(loaded, "function"),
        methods=_by_name(loaded, "method"),
        question_types=_by_name(loaded, "question type"),
        checks=_by_name(loaded, "check"),
        plugins=tuple(each.found.name for each in loaded if each.phase == "ready"),
        unavailable=MappingProxyType(off | failed),
    )


def _by_name(loaded: Iterable[Loaded], word: str) -> Mapping[str, Any]:
    offers = (offer for each in loaded for offer in each.offers if offer.word == word)
    return MappingProxyType({offer.name: offer.value for offer in sorted(offers, key=str)})
