"""Which plugins are installed: entry points, read one distribution at a time.

`importlib.metadata.entry_points()` reads all distributions at once, and one whose list is damaged
takes all others with it. Here a damaged list is a plugin that cannot be read, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import Literal

from attrs import field, frozen

from qa_framework.hooks.containment import Refusal, contained
from qa_framework.hooks.markers import PROJECT

CODE_GROUP = PROJECT
"""The entry points of plugins with code: name of the plugin to its module."""
DEFINITIONS_GROUP = f"{PROJECT}.definitions"
"""The entry points of plugins without: name of the plugin to a folder, as `package.folder`."""

Sort = Literal["code", "definitions"]
SORTS: dict[str, Sort] = {CODE_GROUP: "code", DEFINITIONS_GROUP: "definitions"}


@frozen(kw_only=True)
class Found:
    """A plugin that is installed.

    Attributes:
        name: Its name.
        sort: Whether it has code, or definitions alone.
        distribution: The name of what was installed; empty where that is not known.
        version: The version of what was installed; empty where that is not known.
        entry_point: Where it is; None where that could not be read.
        refusal: Why that could not be read.
    """

    name: str
    sort: Sort
    distribution: str = ""
    version: str = ""
    entry_point: EntryPoint | None = field(default=None, eq=False)
    refusal: Refusal | None = field(default=None, eq=False)

    @property
    def installed_as(self) -> str:
        """Name the distribution and its version, for people."""
        return " ".join(filter(None, (self.distribution, self.version))) or "an unknown package"


def find_plugins(entry_points: Iterable[EntryPoint] | None = None) -> tuple[Found, ...]:
    """Find the plugins that are installed, in order of their names; no code of theirs is run.

    Args:
        entry_points: These instead of those of the environment.
    """
    found = _installed() if entry_points is None else map(_found, entry_points)
    return tuple(sorted(found, key=lambda each: (each.name, each.distribution, each.sort)))


def _installed() -> Iterator[Found]:
    seen = set()
    for distribution in distributions():
        text = _list_of(distribution)
        if PROJECT not in text:
            continue
        name, version = _identity(distribution)
        if (plain := re.sub(r"[-_.]+", "-", name).lower()) not in seen:
            seen.add(plain)
            yield from _plugins_of(distribution, name, version)


def _list_of(distribution: Distribution) -> str:
    """Read a distribution's list of entry points as it is; empty where it has none to read."""
    try:
        return distribution.read_text("entry_points.txt") or ""
    except (OSError, ValueError):
        return ""


def _identity(distribution: Distribution) -> tuple[str, str]:
    """Give name and version, empty where a damaged distribution does not tell."""
    try:
        with contained("QA809", "it does not say its name and version"):
            return distribution.metadata["Name"] or "", distribution.metadata["Version"] or ""
    except Refusal:
        return "", ""


def _plugins_of(distribution: Distribution, name: str, version: str) -> Iterator[Found]:
    try:
        with contained("QA809", "its list of entry points cannot be read"):
            listed = list(distribution.entry_points)
    except Refusal as refusal:
        unknown = name or "unknown"
        yield Found(name=unknown, sort="code", distribution=name, version=version, refusal=refusal)
        return
    for entry_point in listed:
        if entry_point.group in SORTS:
            yield _with_identity(entry_point, name, version)


def _found(entry_point: EntryPoint) -> Found:
    distribution = getattr(entry_point, "dist", None)
    identity = ("", "") if distribution is None else _identity(distribution)
    return _with_identity(entry_point, *identity)


def _with_identity(entry_point: EntryPoint, name: str, version: str) -> Found:
    return Found(
        name=entry_point.name,
        sort=SORTS.get(entry_point.group, "code"),
        distribution=name,
        version=version,
        entry_point=entry_point,
    )
