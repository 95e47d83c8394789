"""What is looked at, by which tools and questions, as data."""

from __future__ import annotations

from typing import Any, Literal

import attrs
from attrs import frozen

Level = Literal["tool", "section", "question"]


@frozen(kw_only=True)
class Look:
    """One tool looking at one entry.

    Attributes:
        tool: The id of the tool.
        by: What carries the tag: the whole tool, a section, a question; each at most once.
        questions: The ids of the questions that look at it, in the order they are asked.
    """

    tool: str
    by: tuple[Level, ...]
    questions: tuple[str, ...]


@frozen(kw_only=True)
class EntryCoverage:
    """One entry of a family: a practice standard, a principle, an area of an inspection.

    Attributes:
        tag: How tools name it: `standard.know_families`.
        title: What people call it.
        questions: How many questions look at it, in all tools together.
        looks: The tools that look at it; none where it is looked at by none.
    """

    tag: str
    title: str
    questions: int
    looks: tuple[Look, ...]


@frozen(kw_only=True)
class FamilyCoverage:
    """A family of entries, such as the practice standards.

    Attributes:
        id: The family as tags name it: `standard`.
        title: What people call it.
        entries: Its entries, in the order of the framework.
        gaps: The tags of the entries that are looked at by none.
    """

    id: str
    title: str
    entries: tuple[EntryCoverage, ...]
    gaps: tuple[str, ...]


@frozen(kw_only=True)
class CountedTool:
    """A tool whose tags were counted.

    Attributes:
        id: Its id.
        version: Its version.
        title: What people call it.
        questions: How many questions it asks.
        looks_at_nothing: The ids of its questions that carry no tag, in a section and a tool without
            any.
    """

    id: str
    version: str
    title: str
    questions: int
    looks_at_nothing: tuple[str, ...]


@frozen(kw_only=True)
class LeftOut:
    """A tool that was not counted.

    Attributes:
        tool: Its id.
        why: Why not.
    """

    tool: str
    why: str


@frozen(kw_only=True)
class CoverageData:
    """What the entries of a framework are looked at by.

    Attributes:
        framework: The framework, with its version.
        title: What people call it.
        tools: The tools that were counted, in the order of their ids.
        families: The families, in the order of the framework.
        not_used: The families that are not shown, because no tool names any of their entries.
        left_out: The tools that were not counted, with the reason.
    """

    framework: str
    title: str
    tools: tuple[CountedTool, ...]
    families: tuple[FamilyCoverage, ...]
    not_used: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """List the tags of all entries that are looked at by none."""
        return tuple(tag for family in self.families for tag in family.gaps)

    def as_dict(self) -> dict[str, Any]:
        """Give it as data for a machine: dictionaries, lists, text and whole numbers."""
        return attrs.asdict(self, value_serializer=lambda _, __, value: _listed(value))


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
