"""Count which questions look at which entries of a framework.

A question looks at what its own tags name, and at what those of its section and of its tool name.
The `activity` of a tool counts as a tag of the whole tool, and so does the pillar of that activity.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import define, field

from qa_framework.catalogue import Catalogue
from qa_framework.checking.extending import whole_framework
from qa_framework.definitions import Framework, Tool, say
from qa_framework.reports.coverage.coverage import Coverage
from qa_framework.reports.coverage.covered import (
    CountedTool,
    EntryCoverage,
    FamilyCoverage,
    LeftOut,
    Level,
    Look,
)

TITLES: Mapping[str, str] = {
    "standard": "Practice standards",
    "principle": "Principles",
    "question": "Core questions",
    "pillar": "Pillars",
    "activity": "Activities",
}
"""The families that every framework has, in the order they are shown; those of its own follow."""
ONLY_IF_USED = ("question", "pillar", "activity")
"""Families that say how and why an audit is done. They are shown only where a tool names one."""
LEVELS: tuple[Level, ...] = ("tool", "section", "question")


def coverage_of(
    framework: Framework,
    catalogue: Catalogue,
    broken: Collection[str],
    families: Iterable[str] = (),
) -> Coverage:
    """Count which tools and questions look at the entries of a framework.

    A tool counts where its framework shares entries with this one: it is the same, or one of them
    extends the other, or both extend a third. The newest version of each tool is counted.

    Args:
        framework: The framework, as it is written.
        catalogue: Where tools and what the framework extends are looked up.
        broken: The ids of tools that cannot be used.
        families: The families to show; all that are of use unless said.
    """
    whole = whole_framework(framework, catalogue)
    owners = _owners(framework, catalogue)
    counted, left_out, looking = [], [], _Looking()
    for tool in catalogue.of_kind("tool"):
        if not isinstance(tool, Tool):
            continue
        why, tags = _shared_tags(tool, owners, catalogue)
        if tool.id in broken:
            why = "it has problems, which `qaf check` lists"
        if why:
            left_out.append(LeftOut(tool=tool.id, why=why))
        else:
            counted.append(_count(tool, tags, _of_activity(tool, whole), looking))
    useful = _useful(whole, looking)
    shown = tuple(families) or useful
    return Coverage(
        framework=framework.address,
        title=say(framework.title, framework.language),
        tools=tuple(counted),
        families=tuple(_family(name, whole, looking) for name in shown),
        not_used=tuple(each for each in _families(whole) if each not in {*useful, *shown}),
        left_out=tuple(left_out),
    )


@define
class _Looking:
    """Who looks at what, while it is counted: tag to tool to question to the nearest level."""

    found: dict[str, dict[str, dict[str, Level]]] = field(factory=dict)

    def add(self, tag: str, tool: str, question: str, level: Level) -> None:
        """Count a question; what stands nearer to it, as its own tag, is added later and stays."""
        self.found.setdefault(tag, {}).setdefault(tool, {})[question] = level


def _owners(framework: Framework, catalogue: Catalogue) -> dict[str, str]:
    """Say for each tag of a framework which framework its entry stands in."""
    return {tag: each.id for each in catalogue.with_extended(framework) for tag in each.known_tags}


def _shared_tags(
    tool: Tool, owners: Mapping[str, str], catalogue: Catalogue
) -> tuple[str, Collection[str]]:
    """Say why a tool does not count, or else which tags mean the same to it as to the framework."""
    if tool.framework is None:
        return "it names no framework", ()
    own = catalogue.find(Framework, tool.framework)
    if own is None:
        return f"its framework `{tool.framework}` is not there", ()
    theirs = _owners(own, catalogue)
    shared = {tag for tag, owner in theirs.items() if owners.get(tag) == owner}
    return ("" if shared else f"its framework is `{own.id}`"), shared


def _of_activity(tool: Tool, whole: Framework) -> tuple[str, ...]:
    """Give the tags that a tool has by its activity: this, and the pillar that it belongs to."""
    found = (each for each in whole.activities if each.id == tool.activity)
    return tuple(
        tag
        for each in found
        for tag in (f"activity.{each.id}", f"pillar.{each.pillar}" if each.pillar else "")
        if tag
    )


def _count(
    tool: Tool, tags: Collection[str], implied: Collection[str], looking: _Looking
) -> CountedTool:
    """Count the questions of a tool; what its activity implies makes no question look at something."""
    nothing = []
    for section in tool.sections:
        for question in section.questions:
            carried = zip(LEVELS, (tool.tags, section.tags, question.tags), strict=True)
            said = [(tag, level) for level, those in carried for tag in those if tag in tags]
            for tag, level in (*((tag, LEVELS[0]) for tag in implied if tag in tags), *said):
                looking.add(tag, tool.id, question.id, level)
            if not said:
                nothing.append(question.id)
    return CountedTool(
        id=tool.id,
        version=str(tool.version),
        title=say(tool.title, tool.language),
        questions=len(tool.questions),
        looks_at_nothing=tuple(nothing),
    )


def _families(whole: Framework) -> tuple[str, ...]:
    """List the families that have entries, in the order they are shown."""
    order = (*TITLES, *(family.id for family in whole.tag_families))
    return tuple(name for name in order if whole.families[name])


def _useful(whole: Framework, looking: _Looking) -> tuple[str, ...]:
    used = {tag.partition(".")[0] for tag in looking.found}
    return tuple(name for name in _families(whole) if name in used or name not in ONLY_IF_USED)


def _family(name: str, whole: Framework, looking: _Looking) -> FamilyCoverage:
    titles = {each.id: say(each.title, whole.language) for each in whole.tag_families}
    entries = tuple(
        _entry(f"{name}.{entry.id}", say(entry.title, whole.language), looking)
        for entry in whole.families[name]
    )
    return FamilyCoverage(
        id=name,
        title=TITLES.get(name) or titles[name],
        entries=entries,
        gaps=tuple(entry.tag for entry in entries if not entry.looks),
    )


def _entry(tag: str, title: str, looking: _Looking) -> EntryCoverage:
    looks = tuple(
        Look(
            tool=tool,
            by=tuple(level for level in LEVELS if level in questions.values()),
            questions=tuple(questions),
        )
        for tool, questions in looking.found.get(tag, {}).items()
    )
    count = sum(len(look.questions) for look in looks)
    return EntryCoverage(tag=tag, title=title, questions=count, looks=looks)
