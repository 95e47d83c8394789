"""A framework on paper: the organisation's map, its roles with all they may do, its policies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

import attrs
from attrs import frozen

from qa_framework.definitions import Framework, Text, say
from qa_framework.definitions.framework import Activity, Entry, Perspective, Policy, Role
from qa_framework.reports.glossary import enumerate_words
from qa_framework.scoring.explain.layout import cleaned

WIDTH = 88
LISTS: Mapping[str, str] = {
    "core_questions": "Core questions",
    "pillars": "Pillars",
    "principles": "Principles",
    "standards": "Practice standards",
    "activities": "Activities",
    "perspectives": "Who answers",
    "evidence": "Evidence",
    "feedback": "Where feedback is found",
    "participation": "Where people are heard",
    "partners": "Partner agencies",
    "policies": "Policies, procedures and guidance",
}
"""The lists of a framework that are shown alike, with their headings."""
FAMILIES: Mapping[str, str] = {
    "core_questions": "question",
    "pillars": "pillar",
    "principles": "principle",
    "standards": "standard",
    "activities": "activity",
}
"""The family that the tags of a list are of, where tools carry them."""
PERMISSIONS: Mapping[str, str] = {
    "take_part": "take part",
    "help": "help",
    "audit": "audit",
    "moderate": "moderate",
    "own_action": "carry out an action",
    "be_accountable": "be accountable for the quality of practice",
}
"""What a role may do, in words, in the order they are shown."""


@frozen(kw_only=True)
class EntryOnPaper:
    """One thing on the map.

    Attributes:
        id: How definitions refer to it.
        title: What people call it.
        help: What it means.
        notes: What it belongs to, who leads it, when it is due: a sentence each.
        placeholder: Whether the organisation has still to find its own words for it.
    """

    id: str
    title: str
    help: str
    notes: tuple[str, ...] = ()
    placeholder: bool = False


@frozen(kw_only=True)
class ListOnPaper:
    """A list of the map.

    Attributes:
        title: Its heading.
        family: The family that its entries are tags of; None where they are none.
        entries: The entries.
    """

    title: str
    family: str | None
    entries: tuple[EntryOnPaper, ...]


@frozen(kw_only=True)
class PermissionOnPaper:
    """Something that a role may do.

    Attributes:
        permission: The word of the language, such as `own_action`.
        says: The same in words.
        comes_from: The titles of the roles that it comes from, the role's own among them.
    """

    permission: str
    says: str
    comes_from: tuple[str, ...]


@frozen(kw_only=True)
class RoleOnPaper:
    """A role.

    Attributes:
        id: How definitions refer to it.
        title: What people call it.
        help: What it means.
        as_above: The titles of the roles that it includes, at any depth.
        responsibilities: What it sees to itself.
        inherited: What it sees to as the roles that it includes do.
        may: What it may do, with what it inherits.
        never: What it may never do, in words.
    """

    id: str
    title: str
    help: str
    as_above: tuple[str, ...]
    responsibilities: tuple[str, ...]
    inherited: tuple[str, ...]
    may: tuple[PermissionOnPaper, ...]
    never: tuple[str, ...]


@frozen(kw_only=True)
class FrameworkOnPaper:
    """A framework.

    Attributes:
        id: Its id.
        version: Its version.
        title: What people call it.
        summary: What it is for.
        owner: Who looks after it.
        extends: The frameworks whose entries it has too, as it names them.
        placeholders: How many entries wait for the organisation's own words.
        lists: Its lists, but for roles and jargon; empty ones are left out.
        roles: Its roles.
        jargon: Words of the trade, in all their forms, each with its plain twin.
    """

    id: str
    version: str
    title: str
    summary: str
    owner: str
    extends: tuple[str, ...]
    placeholders: int
    lists: tuple[ListOnPaper, ...]
    roles: tuple[RoleOnPaper, ...]
    jargon: tuple[tuple[str, str], ...]

    def as_dict(self) -> dict[str, Any]:
        """Give it as data for a machine."""
        return attrs.asdict(self)


def map_on_paper(framework: Framework) -> FrameworkOnPaper:
    """Lay a framework out for a reader.

    Args:
        framework: The framework with all that it extends, as `Workspace.framework` gives it.
    """
    own = (
        _list(title, FAMILIES.get(name), getattr(framework, name), framework)
        for name, title in LISTS.items()
    )
    families = (
        _list(_say(each.title, framework), each.id, each.tags, framework)
        for each in framework.tag_families
    )
    return FrameworkOnPaper(
        id=framework.id,
        version=str(framework.version),
        title=_say(framework.title, framework),
        summary=_say(framework.summary, framework),
        owner=framework.owner or "",
        extends=tuple(map(str, framework.extends)),
        placeholders=len(framework.placeholders),
        lists=tuple(each for each in (*own, *families) if each.entries),
        roles=tuple(_role(role, framework) for role in framework.roles),
        jargon=tuple(
            (", ".join(each.written), _say(each.plain, framework)) for each in framework.jargon
        ),
    )


def _say(text: Text | None, framework: Framework) -> str:
    return say(text or "", framework.language)


def _list(
    title: str, family: str | None, entries: Iterable[Entry], framework: Framework
) -> ListOnPaper:
    return ListOnPaper(
        title=title,
        family=family,
        entries=tuple(
            EntryOnPaper(
                id=entry.id,
                title=_say(entry.title, framework),
                help=_say(entry.help, framework),
                notes=tuple(_notes(entry, framework)),
                placeholder=getattr(entry, "placeholder", False),
            )
            for entry in entries
        ),
    )


def _notes(entry: Entry, framework: Framework) -> Iterator[str]:
    match entry:
        case Activity():
            if entry.pillar is not None:
                yield f"Pillar: {_titles((entry.pillar,), framework.pillars, framework)}."
            yield from _listed("Led by", entry.led_by, framework.roles, framework)
            yield from _listed("Evidence", entry.evidence, framework.evidence, framework)
        case Perspective():
            yield from _listed("Roles", entry.roles, framework.roles, framework)
        case Policy():
            yield f"{entry.type.capitalize()}."
            if entry.owner is not None:
                yield f"Looked after by: {entry.owner}."
            if entry.review_on is not None:
                yield f"To be looked at again on {entry.review_on.isoformat()}."
            if entry.url is not None:
                yield entry.url
        case _:
            return


def _listed(
    what: str, ids: tuple[str, ...], entries: Iterable[Entry], framework: Framework
) -> Iterator[str]:
    if ids:
        yield f"{what}: {_titles(ids, entries, framework)}."


def _titles(ids: Iterable[str], entries: Iterable[Entry], framework: Framework) -> str:
    known = {entry.id: _say(entry.title, framework) for entry in entries}
    return "; ".join(known.get(each, each) for each in ids)


def _role(role: Role, framework: Framework) -> RoleOnPaper:
    above = tuple(framework.includes(role.id))[1:]
    may = framework.permissions(role.id)
    return RoleOnPaper(
        id=role.id,
        title=_say(role.title, framework),
        help=_say(role.help, framework),
        as_above=tuple(_say(each.title, framework) for each in above),
        responsibilities=tuple(_say(each, framework) for each in role.responsibilities),
        inherited=tuple(_say(each, framework) for base in above for each in base.responsibilities),
        may=tuple(
            PermissionOnPaper(
                permission=name,
                says=words,
                comes_from=tuple(
                    _say(each.title, framework) for each in (role, *above) if name in each.may
                ),
            )
            for name, words in PERMISSIONS.items()
            if name in may
        ),
        never=tuple(words for name, words in PERMISSIONS.items() if name in role.never),
    )


def map_text(framework: FrameworkOnPaper) -> str:
    """Write a framework as text for a terminal or a printer."""
    title = cleaned(framework.title)
    lines = [
        title,
        "=" * len(title),
        f"{framework.id}, version {framework.version}",
        "",
        *_filled(framework.summary),
    ]
    if framework.owner:
        lines += _filled(f"Looked after by: {framework.owner}.")
    if framework.extends:
        lines += _filled(f"With all of: {', '.join(framework.extends)}.")
    if framework.placeholders:
        lines += _filled(f"Still to be said in your own words, marked *: {framework.placeholders}.")
    for each in framework.lists:
        lines += ["", "", *_heading(each.title), *_entries(each)]
    if framework.roles:
        lines += ["", "", *_heading("Roles")]
    for role in framework.roles:
        lines += _role_lines(role)
    if framework.jargon:
        lines += ["", "", *_heading("Say it plainly")]
        for word, plain in framework.jargon:
            lines += _filled(f"{word}: {plain}", 4, "  - ")
    return "\n".join(lines)


def _heading(text: str) -> list[str]:
    text = cleaned(text)
    return [text, "-" * len(text)]


def _filled(text: str, indent: int = 0, lead: str = "") -> list[str]:
    return wrap(
        cleaned(text),
        WIDTH,
        initial_indent=lead or " " * indent,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _entries(listed: ListOnPaper) -> Iterator[str]:
    for entry in listed.entries:
        mark = "* " if entry.placeholder else "- "
        name = f"{listed.family}.{entry.id}" if listed.family else entry.id
        yield from _filled(f"{entry.title} ({name})", 4, f"  {mark}")
        yield from _filled(entry.help, 4)
        for note in entry.notes:
            yield from _filled(note, 4)


def _role_lines(role: RoleOnPaper) -> Iterator[str]:
    yield ""
    yield from _filled(f"{role.title} ({role.id})", 4, "  - ")
    yield from _filled(role.help, 4)
    if role.as_above:
        more = ", and:" if role.responsibilities else "."
        yield from _filled(f"As {enumerate_words(role.as_above)}{more}", 4)
    for each in role.responsibilities:
        yield from _filled(each, 8, "      - ")
    yield from _filled(_may(role), 4)
    if role.never:
        yield from _filled(f"May never {enumerate_words(role.never, 'or')}.", 4)


def _may(role: RoleOnPaper) -> str:
    """Say what a role may do: what is its own first, then what it has from each that it includes."""
    by_source: dict[str, list[str]] = {role.title: []}
    for each in role.may:
        own = role.title in each.comes_from
        source = role.title if own else each.comes_from[0]
        by_source.setdefault(source, []).append(each.says)
    own_words = enumerate_words(by_source.pop(role.title))
    parts = [f"May {own_words}"] if own_words else []
    parts += [f"may, as {name}, {enumerate_words(words)}" for name, words in by_source.items()]
    if not parts:
        return "May do none of what needs a permission."
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."
