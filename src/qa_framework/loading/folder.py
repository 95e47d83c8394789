"""Folders of definitions: every YAML file below, each read by itself."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from attrs import define, frozen

from qa_framework.loading.cache import Cache
from qa_framework.loading.documents import (
    CASES_SUFFIXES,
    FileContent,
    Item,
    read_file,
    tool_of_cases,
    with_cases,
)
from qa_framework.loading.text import DEFAULT_BOUNDS
from qa_framework.problems import NOWHERE, Problem, Source, Span, problem, suggest

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 1_000
MOST_BYTES = 64 * 1024 * 1024
FILE_NAME = re.compile(r"[a-z0-9-]+\Z")
"""An id that is part of the name of a file beside, and not a way to elsewhere."""


@frozen
class Origin:
    """Where definitions come from.

    Attributes:
        name: What people know it by: the path as they wrote it, or a plugin.
        path: A folder or a file.
    """

    name: str
    path: Path


@frozen(kw_only=True)
class Read:
    """What a load read, before anything is checked.

    Attributes:
        items: Every definition, as far as it could be read.
        problems: What is wrong with files rather than with definitions.
        files: How many files were read.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
    files: int


Content: TypeAlias = tuple[Path, FileContent]
"""What a file holds, and where it is when links have been followed."""


def read_origins(origins: Iterable[Origin], cache: Cache | None = None) -> Read:
    """Read every definition below some folders; a file that is reached twice is read once.

    A file that is named by itself is read with the cases beside it. A folder that holds too much
    is not read at all.
    """
    problems: list[Problem] = []
    contents: list[Content] = []
    seen: set[Path] = set()
    for origin in origins:
        load = _Load(cache, problems, seen)
        found = load.read_all(_files(origin, problems))
        if _real(origin.path) in (path for path, _ in found):
            found += load.read_all(_cases_beside(origin, found))
        if load.is_too_much:
            problems.append(_too_much(origin))
        else:
            contents += found
    items = tuple(_gather(contents, problems))
    return Read(items=items, problems=tuple(problems), files=len(seen))


@define
class _Load:
    """The reading of one origin while it goes on."""

    cache: Cache | None
    problems: list[Problem]
    seen: set[Path]
    files: int = 0
    size: int = 0

    @property
    def is_too_much(self) -> bool:
        """Say whether there is more than is read."""
        return self.files > MOST_FILES or self.size > MOST_BYTES

    def read_all(self, files: Iterable[tuple[Path, str]]) -> list[Content]:
        """Read files that were not read before, until they are too much."""
        contents = []
        for path, name in files:
            resolved = _real(path)
            if resolved in self.seen:
                continue
            self.seen.add(resolved)
            self.files += 1
            data = _bytes(path, name, self.problems)
            if data is None:
                continue
            self.size += len(data)
            if self.is_too_much:
                break
            contents.append((resolved, read_file(data, name, self.cache)))
        return contents


def _bytes(path: Path, name: str, problems: list[Problem]) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(DEFAULT_BOUNDS.file + 1)  # one more, so that it is seen to be more
    except OSError as error:
        problems.append(_unreadable(name, error))
        return None


def _files(origin: Origin, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """List the files of an origin, each with what people know it by."""
    try:
        is_folder, is_there = origin.path.is_dir(), origin.path.exists()
    except OSError as error:
        problems.append(_unreadable(origin.name, error))
        return
    if is_folder:
        yield from _files_below(origin, problems)
    elif is_there:
        yield origin.path, origin.name
    else:
        message = "there is no such file or folder"
        problems.append(problem("QA410", message, _whole(origin.name)))


def _cases_beside(origin: Origin, contents: list[Content]) -> Iterator[tuple[Path, str]]:
    """List the files of cases that stand beside a file, of the tools that are in it."""
    items = (item for _, content in contents for item in content.items)
    tools = {item.id for item in items if item.kind == "tool" and FILE_NAME.match(item.id)}
    for tool in sorted(tools):
        for suffix in CASES_SUFFIXES:
            path = origin.path.with_name(f"{tool}{suffix}")
            if path.is_file():
                yield path, str(Path(origin.name).with_name(path.name))


def _files_below(origin: Origin, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Walk a folder in order; what is hidden is passed by, and what cannot be read is reported."""
    root = _real(origin.path)

    def report(error: OSError) -> None:
        problems.append(_unreadable(_known_as(origin, Path(error.filename)), error))

    for folder, folders, files in os.walk(origin.path, onerror=report):
        here = Path(folder)
        seen = [name for name in folders if not _is_hidden(name)]
        links = [name for name in seen if (here / name).is_symlink()]
        folders[:] = sorted({*seen}.difference(links))
        for name in sorted((*links, *filter(_is_definition, files))):
            path = here / name
            known = _known_as(origin, path)
            if _is_hidden(name):
                continue
            if name in links or (path.is_symlink() and root not in _real(path).parents):
                problems.append(_leads_away(known, is_folder=name in links))
            elif path.exists() and not path.is_file():
                problems.append(problem("QA412", "this is no ordinary file", _whole(known)))
            else:
                yield path, known


def _real(path: Path) -> Path:
    """Follow links; where they go round in a ring, no further."""
    return Path(os.path.realpath(path))


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _is_definition(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _known_as(origin: Origin, path: Path) -> str:
    return str(Path(origin.name, path.relative_to(origin.path)))


def _leads_away(name: str, *, is_folder: bool) -> Problem:
    what = "folder is a link, and links to folders are not followed"
    message = f"the {what}" if is_folder else "the file is a link that leads out of its folder"
    hint = "name that folder too, or put a copy here"
    return problem("QA411", message, _whole(name), hint)


def _unreadable(name: str, error: OSError) -> Problem:
    reason = REASONS.get(type(error), "the computer did not say why")
    return problem("QA412", f"cannot read this: {reason}", _whole(name))


REASONS: dict[type[OSError], str] = {
    PermissionError: "you have no permission to",
    FileNotFoundError: "there is nothing where the link leads",
    IsADirectoryError: "it is a folder",
}


def _too_much(origin: Origin) -> Problem:
    message = f"more than {MOST_FILES:,} files, or {MOST_BYTES // 1024**2} MB, of definitions"
    return problem("QA413", message, _whole(origin.name), "name a smaller folder")


def _whole(name: str) -> Span:
    return Span(Source(name, ""), NOWHERE.line, NOWHERE.column, NOWHERE.end)


def _gather(contents: list[Content], problems: list[Problem]) -> Iterator[Item]:
    """Put cases to the tools beside them."""
    items = [(path.parent, item) for path, content in contents for item in content.items]
    for path, content in contents:
        problems.extend(content.problems)
        if content.cases is None:
            continue
        tool = tool_of_cases(path.name)
        wanted = [
            index
            for index, (folder, item) in enumerate(items)
            if (folder, item.kind, item.id) == (path.parent, "tool", tool)
        ]
        if not wanted and not _may_be_lost(path.parent, contents):
            problems.append(_without_tool(tool or "", path, content.name, items))
        for index in wanted:
            folder, item = items[index]
            items[index] = folder, with_cases(item, content.cases)
    yield from (item for _, item in items)


def _may_be_lost(folder: Path, contents: list[Content]) -> bool:
    """Say whether a file of a folder could not be read as far as telling what it defines."""
    return any(
        path.parent == folder and content.cases is None and content.problems
        for path, content in contents
    )


def _without_tool(tool: str, path: Path, name: str, items: list[tuple[Path, Item]]) -> Problem:
    beside = [item.id for folder, item in items if folder == path.parent and item.kind == "tool"]
    near = suggest(tool, beside)
    hint = "a file of cases is called after its tool and stands beside it"
    message = f"there is no tool `{tool}` beside this file of cases"
    return problem("QA414", message, _whole(name), f"did you mean `{near}`?" if near else hint)
