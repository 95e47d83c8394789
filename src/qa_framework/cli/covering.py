"""The work of `qaf coverage`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qa_framework.cli.definitions import (
    find_definitions,
    is_below,
    mention_problems,
    open_workspace,
)
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import show_text
from qa_framework.definitions import Framework
from qa_framework.hooks.ownership import owner_of
from qa_framework.reports.coverage.coverage import Coverage
from qa_framework.workspace import Workspace


def cover(
    framework: str | None, families: tuple[str, ...], paths: tuple[str, ...], *, form: str, out: str
) -> tuple[str, ...]:
    """Write the coverage of a framework; give the tags of what is looked at by none.

    Raises:
        Misuse: No framework was named and there are several; or the file cannot be written.
    """
    workspace = open_workspace(paths)
    name = framework or only_framework(workspace, find_definitions(paths))
    found = workspace.coverage(name, families=families)
    _write(_in_form(found, form, None if out != "-" else sys.stdout.encoding), out)
    mention_problems(workspace)
    return found.gaps


def only_framework(workspace: Workspace, files: tuple[str, ...]) -> str:
    """Find the framework that is meant where none is named.

    It is the only one below the files and folders that were named, else the only one that no plugin
    brings, else the only one there is. One that another of these extends does not count.

    Raises:
        Misuse: There is none, or there are several.
    """
    known = [
        each for each in workspace.catalogue.of_kind("framework") if isinstance(each, Framework)
    ]
    own = [each for each in known if files and is_below(each.place.here, files)]
    unplugged = [each for each in known if not owner_of(each.place.here)]
    among = own or unplugged or known
    extended = {base.id for each in among for base in workspace.catalogue.with_extended(each)[1:]}
    meant = [each.id for each in among if each.id not in extended]
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise Misuse("there is no framework among the definitions")
    listed = ", ".join(f"`{each}`" for each in meant)
    raise Misuse(f"there are several frameworks, {listed}; choose one with --framework")


def _in_form(coverage: Coverage, form: str, encoding: str | None) -> str:
    if form == "json":
        return json.dumps(coverage.as_dict(), indent=2) + "\n"
    if form == "html":
        return coverage.html()
    return coverage.text(encoding) + "\n"


def _write(text: str, out: str) -> None:
    if out == "-":
        show_text(text.removesuffix("\n"))
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Misuse(f"`{out}` cannot be written: {error.strerror}") from None
