"""What became of every plugin, and what all of them offer together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import Factory, frozen

from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.hooks.command import Command
from qa_framework.loading.folder import Origin
from qa_framework.problems import Problem

Phase = Literal["found", "off", "import", "api", "hooks", "offers", "names", "ready"]
"""How far a plugin came: its name was read, it is switched off, its module was imported, its api
was compared, its hooks were registered, its offers were checked, their names were compared with
those of other plugins; all is well."""


@frozen(kw_only=True)
class PluginRecord:
    """What became of one plugin.

    Attributes:
        name: Its name; `qa_framework` for the library itself.
        sort: Whether it has code, or definitions alone.
        distribution: The name of the package that brought it; empty where that is not known.
        version: The version of that package.
        phase: `ready`, or where it stopped.
        error: Why it stopped, in one line; None where it did not, or is switched off.
        hint: What to do about that.
        offers: What it offers, as `function example.weeks_between`; nothing unless it is ready.
    """

    name: str
    sort: Literal["code", "definitions"]
    distribution: str
    version: str
    phase: Phase
    error: str | None = None
    hint: str | None = None
    offers: tuple[str, ...] = ()


@frozen(kw_only=True)
class Plugins:
    """Everything that the library and its plugins offer, as plain values.

    Attributes:
        records: What became of each plugin, the library first, then by name.
        origins: The folders of definitions: the library's, then those of plugins by name.
        extensions: Functions, methods, question types and checks.
        commands: The commands of `qaf` by name.
        problems: What is wrong with plugins, as notes, which fail only under `--strict`.
    """

    records: tuple[PluginRecord, ...] = ()
    origins: tuple[Origin, ...] = ()
    extensions: Extensions = NO_EXTENSIONS
    commands: Mapping[str, Command] = Factory(dict)
    problems: tuple[Problem, ...] = ()

    def record(self, name: str) -> PluginRecord:
        """Give what became of the plugin of this name; of the first, where two have it.

        Raises:
            KeyError: There is none.
        """
        for each in self.records:
            if each.name == name:
                return each
        raise KeyError(name)
