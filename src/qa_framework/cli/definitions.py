"""Which definitions a command works with."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

import click

from qa_framework.cli.group import Misuse

if TYPE_CHECKING:
    from qa_framework.problems import Span
    from qa_framework.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., object])
VARIABLE = "QAF_DEFINITIONS"
FOLDER = "tool_definitions"


def definitions_option(function: Function) -> Function:
    """Give a command the option `--definitions`."""
    return click.option(
        "--definitions",
        "paths",
        multiple=True,
        type=click.Path(exists=True),
        metavar="PATH",
        help="A file or folder of definitions to add to those that come with the library; may be "
        f"given several times. Without it: {VARIABLE}, else `[tool.qaf] definitions` in the "
        f"nearest pyproject.toml, else ./{FOLDER}.",
    )(function)


def find_definitions(given: Iterable[str]) -> tuple[str, ...]:
    """Say which files and folders are meant: those given, else those of the surroundings.

    Raises:
        Misuse: What the surroundings name is not there, or cannot be read.
    """
    paths = tuple(given)
    if paths:
        return paths
    if VARIABLE in os.environ:
        named = tuple(path for path in os.environ[VARIABLE].split(os.pathsep) if path)
        return _existing(named, VARIABLE)
    project = _nearest_project(Path.cwd())
    if project is not None and (listed := _listed_in(project)) is not None:
        return _existing(listed, str(project))
    return (FOLDER,) if Path(FOLDER).is_dir() else ()


def _existing(paths: tuple[str, ...], named_by: str) -> tuple[str, ...]:
    for path in paths:
        if not Path(path).exists():
            raise Misuse(f"`{path}`, which {named_by} names, does not exist")
    return paths


def _nearest_project(folder: Path) -> Path | None:
    found = (each / "pyproject.toml" for each in (folder, *folder.parents))
    return next((file for file in found if file.is_file()), None)


def _listed_in(project: Path) -> tuple[str, ...] | None:
    """Read `[tool.qaf] definitions`, a path or a list of them, seen from that file."""
    try:
        table = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Misuse(f"`{project}` cannot be read: {error}") from None
    listed: object = table
    for key in ("tool", "qaf", "definitions"):
        listed = listed.get(key) if isinstance(listed, dict) else None
    if listed is None:
        return None
    paths = [listed] if isinstance(listed, str) else listed
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        raise Misuse(f"`{project}`: `definitions` in `[tool.qaf]` is a path, or a list of paths")
    return tuple(_seen_from_here(project.parent / path) for path in paths)


def _seen_from_here(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def open_workspace(given: Iterable[str], first: Iterable[str] = ()) -> Workspace:
    """Open the definitions that a command works with; what is broken does not stop it.

    Args:
        given: What `--definitions` names.
        first: Files or folders that the command itself names.
    """
    from qa_framework.workspace import open as open_definitions  # noqa: PLC0415 - start-up is quick

    return open_definitions(*first, *find_definitions(given), strict=False)


def mention_problems(workspace: Workspace) -> None:
    """Say in one line on standard error that something else is broken."""
    count = len(workspace.errors)
    if count:
        what = "1 problem" if count == 1 else f"{count} problems"
        click.echo(f"{what} in the definitions; `qaf check` lists them", err=True)


def is_below(span: Span, files: Iterable[str]) -> bool:
    """Say whether a place is in one of some files or folders; everything is, where there is none.

    What comes with the library and with plugins is shown under names that lead to no file, so that
    it is never below a folder that happens to be called the same.
    """
    name = PurePath(span.source.name)
    wanted = [PurePath(file) for file in files]
    inside = any(name == each or each in name.parents for each in wanted)
    return not wanted or (inside and Path(name).exists())
