"""Whose a definition is: no plugin can add a version to somebody else's, and so change a score.

A reference without a version means the newest one there is. If any plugin could bring a newer
`four-point`, installing it would change the results of tools that never heard of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from attrs import evolve, frozen

from qa_framework.loading.documents import Item
from qa_framework.problems import Problem, Span

ORIGIN = "plugin "
"""What the name of the folder of every plugin begins with, before the plugin's own."""


@frozen
class Owned:
    """What a load read, without what plugins defined under names of others.

    Attributes:
        items: The definitions that are left, those with a contested name without their content.
        problems: What was left out, as notes.
    """

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def origin_name(plugin: str) -> str:
    """Name the folder of a plugin, as it stands before the names of its files."""
    return f"{ORIGIN}{plugin}"


def owner_of(span: Span) -> str:
    """Name the plugin that a file comes from, by a place in it; empty where it comes from none."""
    parts = PurePath(span.source.name).parts
    first = parts[0] if parts else ""
    return first.removeprefix(ORIGIN) if first.startswith(ORIGIN) else ""


def keep_owned(items: Iterable[Item]) -> Owned:
    """Leave out what a plugin defines under a name that is not its own.

    A name, which is a kind and an id, belongs to the library and its user before any plugin: what
    plugins define under it is left out. Where plugins alone have it and more than one does, it
    cannot be told which is meant: what each defines cannot be used, and says why.
    """
    items = tuple(items)
    owners: dict[tuple[str, str], set[str]] = {}
    for item in items:
        owners.setdefault((item.kind, item.id), set()).add(_owner(item))
    kept: list[Item] = []
    problems: list[Problem] = []
    for item in items:
        fault = _fault(item, owners)
        if fault is None:
            kept.append(item)
        elif "" in owners[item.kind, item.id]:
            problems.append(fault)
        else:
            kept.append(evolve(item, definition=None, problems=(fault,), whole=False))
    return Owned(tuple(kept), tuple(problems))


def _fault(item: Item, owners: Mapping[tuple[str, str], set[str]]) -> Problem | None:
    """Say why a definition of a plugin cannot be used; None where it can."""
    own, all_owners = _owner(item), owners[item.kind, item.id]
    if not own or len(all_owners) == 1 or not item.id:
        return None
    others = [f"the plugin `{each}`" for each in sorted(all_owners - {own, ""})]
    if "" in all_owners:
        others = ["your own definitions or those of the library"]
    return Problem(
        "QA811",
        f"the {item.kind} `{item.id}` of the plugin `{own}` has a name of {' and '.join(others)}",
        _place(item),
        hint="a plugin gives its definitions ids that nobody else has",
        severity="note",
    )


def _owner(item: Item) -> str:
    place = item.definition.place.here if item.definition is not None else _place(item)
    return owner_of(place)


def _place(item: Item) -> Span:
    if item.definition is not None:
        return item.definition.place.value("id")
    return item.problems[0].span
