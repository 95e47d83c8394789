"""Distributions that exist for one test: their code, their data, and what says what they are."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import EntryPoint
from itertools import count
from pathlib import Path
from textwrap import dedent

from qa_framework.hooks import Plugins, load_plugins

_NUMBERS = count()

HEADER = """\
from __future__ import annotations

from qa_framework.hooks import (
    Check, Command, Function, FunctionExtension, Kind, MethodExtension, QuestionType,
    hookimpl, note, tree,
)

api = 1
"""
"""What the module of a plugin begins with."""

CHECK = """
@hookimpl
def qa_checks():
    return [Check(name="{name}.quiet", summary="Nothing is wrong.", problems=lambda _: [])]
"""
"""A hook that offers the check `<plugin>.quiet`."""


class Site:
    """A folder on Python's path, and the distributions installed in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.packages: list[str] = []

    def install(
        self, name: str, code: str = "", *, header: str = HEADER, distribution: str = ""
    ) -> Path:
        """Install a plugin with code; give the folder of its package."""
        folder = self.package(code, header=header)
        self.register(distribution or f"dist-{name}", f"[qa_framework]\n{name} = {folder.name}\n")
        return folder

    def install_definitions(self, name: str, folder: str, *, distribution: str = "") -> None:
        """Install a plugin without code, whose entry point names a folder."""
        text = f"[qa_framework.definitions]\n{name} = {folder}\n"
        self.register(distribution or f"dist-{name}", text)

    def package(self, code: str = "", *, header: str = "") -> Path:
        """Write a package under a name that no other test has; give its folder."""
        folder = self.path / f"throwaway_{next(_NUMBERS)}"
        folder.mkdir()
        (folder / "__init__.py").write_text(header + dedent(code), encoding="utf-8", newline="\n")
        self.packages.append(folder.name)
        importlib.invalidate_caches()
        return folder

    def register(self, distribution: str, entry_points: str, version: str = "1.2.3") -> Path:
        """Write what says which distribution is installed, and its entry points."""
        info = self.path / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8", newline="\n")
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8", newline="\n")
        importlib.invalidate_caches()
        return info

    def forget(self) -> None:
        """Let Python forget every package that was written here."""
        for name in list(sys.modules):
            if name.partition(".")[0] in self.packages:
                del sys.modules[name]


def load(*entry_points: EntryPoint, disabled: tuple[str, ...] = ()) -> Plugins:
    """Load the library and these plugins alone."""
    return load_plugins(entry_points=entry_points, disabled=disabled)


def code_plugin(name: str, value: str) -> EntryPoint:
    """Make the entry point of a plugin with code."""
    return EntryPoint(name=name, value=value, group="qa_framework")


def definitions_plugin(name: str, value: str) -> EntryPoint:
    """Make the entry point of a plugin without."""
    return EntryPoint(name=name, value=value, group="qa_framework.definitions")


SCALE = """\
kind: scale
id: {name}
version: 1.0.0
title: A scale
levels: {{low: {{label: Low}}, high: {{label: High}}}}
"""
"""A small definition."""
