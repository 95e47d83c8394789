"""Which framework a definition lives under: whose policies it cites, whose plain words it keeps to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from qa_framework.catalogue import Catalogue
from qa_framework.checking.extending import whole_framework
from qa_framework.definitions import Definition, Framework, Tool


def governing_framework(definition: Definition, catalogue: Catalogue) -> Framework | None:
    """Find the framework that a definition lives under, with all that it extends.

    A framework is its own, and a tool names one. Any other definition, and a tool that names none,
    lives under the framework in its own file or folder, else under the one in the nearest folder
    around it; of frameworks that lie alike, one that another of them extends does not count.

    Returns:
        The framework; None where there is none, or where several lie alike.
    """
    found = _own(definition, catalogue)
    return None if found is None else whole_framework(found, catalogue)


def _own(definition: Definition, catalogue: Catalogue) -> Framework | None:
    if isinstance(definition, Framework):
        return definition
    if isinstance(definition, Tool) and definition.framework is not None:
        return catalogue.find(Framework, definition.framework)
    frameworks = [each for each in catalogue.of_kind("framework") if isinstance(each, Framework)]
    file = _file_of(definition)
    for folder in (file, *file.parents):
        near = [each for each in frameworks if _is_in(_file_of(each), folder)]
        if near:
            return _only(near, catalogue)
    return _only(frameworks, catalogue)


def _file_of(definition: Definition) -> PurePath:
    return PurePath(definition.place.here.source.name)


def _is_in(file: PurePath, folder: PurePath) -> bool:
    return file == folder or folder in file.parents


def _only(frameworks: Iterable[Framework], catalogue: Catalogue) -> Framework | None:
    """Give the one framework that no other of these extends."""
    named = {each.id: each for each in frameworks}
    for each in tuple(named.values()):
        for base in catalogue.with_extended(each)[1:]:
            named.pop(base.id, None)
    return next(iter(named.values())) if len(named) == 1 else None
