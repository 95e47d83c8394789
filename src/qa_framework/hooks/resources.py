"""Folders of definitions inside a plugin's package, found without importing it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from qa_framework.hooks.containment import Refusal, contained
from qa_framework.loading.folder import MOST_BYTES, MOST_FILES, SUFFIXES

_PART = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_MODULE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")
_MEGABYTE = 1024**2


def named_folder(value: str) -> Path:
    """Find the folder that an entry point such as `package.folder` names, importing nothing.

    Raises:
        Refusal: It is not inside a package that lies in a folder, or it is unsafe to read.
    """
    if not _MODULE.fullmatch(value):
        raise Refusal(
            "QA808",
            f"`{value}` is not a folder inside a package",
            "write the package and the folder, as `package.definitions`",
        )
    top, *rest = value.split(".")
    roots = package_folders(top)
    root = next((each for each in roots if each.joinpath(*rest).is_dir()), roots[0])
    return _checked(root, root.joinpath(*rest), value)


def package_folders(package: str) -> list[Path]:
    """Find where a package lies on the disk, importing nothing; a split one lies in several places.

    Args:
        package: Its name, without a dot: only of such a name Python finds the place unimported.

    Raises:
        Refusal: It is not there, or not in a folder.
    """
    with contained("QA808", f"the package `{package}` cannot be found"):
        spec = find_spec(package)
        places = [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []
    folders = [each.resolve() for each in places if each.is_dir()]
    if not folders:
        raise Refusal("QA808", f"there is no package `{package}` that lies in a folder")
    return folders


def folder_below(root: Path, written: str) -> Path:
    """Find the folder that a plugin names by its path inside its package.

    Args:
        root: The folder of the package.
        written: The path as the plugin wrote it, with `/` between folders.

    Raises:
        Refusal: It leads out of the package, is not there, or is unsafe to read.
    """
    parts = written.split("/")
    if not all(map(_PART.fullmatch, parts)):
        raise Refusal(
            "QA808",
            f"`{written}` is not a path inside the package of the plugin",
            "write folders joined by `/`, as `data/definitions`",
        )
    return _checked(root, root.joinpath(*parts), written)


def _checked(root: Path, folder: Path, written: str) -> Path:
    """Give a folder that is there, whose files all lie in the package, and are not too many."""
    with contained("QA808", f"the folder `{written}` cannot be read"):
        if not _lies_in(root.resolve(), folder):
            raise Refusal("QA808", f"the folder `{written}` leads out of the package")
        if not folder.is_dir():
            raise Refusal("QA808", f"there is no folder `{written}` in the package")
        _check_files(root.resolve(), folder, written)
    return folder


def _lies_in(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root)


def _check_files(root: Path, folder: Path, written: str) -> None:
    count = size = 0
    for path in _everything_in(folder):
        if path.is_symlink() and not _lies_in(root, path):
            raise Refusal(
                "QA808", f"`{path.name}` in `{written}` is a link that leads out of the package"
            )
        if path.suffix in SUFFIXES:
            count, size = count + 1, size + path.stat().st_size
        if count > MOST_FILES or size > MOST_BYTES:
            raise Refusal(
                "QA808",
                f"`{written}` has more than {MOST_FILES:,} files, or {MOST_BYTES // _MEGABYTE} MB,"
                " of definitions",
            )


def _everything_in(folder: Path) -> Iterator[Path]:
    """Walk a folder, links to folders not followed."""
    for below, folders, files in os.walk(folder):
        yield from (Path(below, name) for name in (*folders, *files))
