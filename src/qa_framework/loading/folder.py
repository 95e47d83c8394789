"""Folders of definitions: every YAML file below, each read by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from qa_framework.loading.cache import Cache
from qa_framework.loading.documents import CASES_SUFFIX, FileContent, Item, read_file, with_cases
from qa_framework.problems import NOWHERE, Problem, Source, Span, problem, suggest

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 1_000
MOST_BYTES = 64 * 1024 * 1024


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


def read_origins(origins: Iterable[Origin], cache: Cache | None = None) -> Read:
    """Read every definition below some folders; a file that is reached twice is read once."""
    items: list[Item] = []
    problems: list[Problem] = []
    seen: set[Path] = set()
    size = 0
    for origin in origins:
        contents = []
        for path, name in _files(origin, problems):
            resolved = path.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            data = _bytes(path, name, problems)
            size += len(data or b"")
            if len(seen) > MOST_FILES or size > MOST_BYTES:
                problems.append(_too_much(origin))
                break
            if data is not None:
                contents.append((path, read_file(data, name, cache)))
        items.extend(_gather(contents, problems))
    return Read(items=tuple(items), problems=tuple(problems), files=len(seen))


def _files(origin: Origin, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    if origin.path.is_file():
        yield origin.path, origin.name
        return
    if not origin.path.is_dir():
        message = "there is no such file or folder"
        problems.append(problem("QA410", message, _whole(origin.name)))
        return
    root = origin.path.resolve()
    for path in sorted(origin.path.rglob("*")):
        below = path.relative_to(origin.path)
        hidden = any(part.startswith(".") for part in below.parts)
        if path.suffix in SUFFIXES and not hidden and path.is_file():
            name = str(Path(origin.name) / below)
            if root in path.resolve().parents:
                yield path, name
            else:
                problems.append(
                    problem("QA411", "the file is a link that leads out of its folder", _whole(name))
                )


def _bytes(path: Path, name: str, problems: list[Problem]) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "the file cannot be read"
        problems.append(problem("QA412", f"cannot read the file: {reason.lower()}", _whole(name)))
        return None


def _too_much(origin: Origin) -> Problem:
    message = f"more than {MOST_FILES:,} files, or {MOST_BYTES // 1024**2} MB, of definitions"
    return problem("QA413", message, _whole(origin.name), "name a smaller folder")


def _whole(name: str) -> Span:
    return Span(Source(name, ""), NOWHERE.line, NOWHERE.column, NOWHERE.end)


def _gather(contents: list[tuple[Path, FileContent]], problems: list[Problem]) -> Iterator[Item]:
    """Put cases to the tools beside them."""
    items = [(path.parent, item) for path, content in contents for item in content.items]
    for path, content in contents:
        problems.extend(content.problems)
        if content.cases is None:
            continue
        tool = path.name.removesuffix(CASES_SUFFIX)
        wanted = [
            index
            for index, (folder, item) in enumerate(items)
            if (folder, item.kind, item.id) == (path.parent, "tool", tool)
        ]
        if not wanted:
            near = suggest(tool, [item.id for _, item in items if item.kind == "tool"])
            hint = f"did you mean `{near}`?" if near else None
            message = f"there is no tool `{tool}` beside this file of cases"
            problems.append(problem("QA414", message, _whole(content.name), hint))
        for index in wanted:
            folder, item = items[index]
            items[index] = folder, with_cases(item, content.cases)
    yield from (item for _, item in items)


