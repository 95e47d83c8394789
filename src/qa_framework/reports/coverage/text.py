"""Coverage as text for a terminal: what is looked at by none comes first in each family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from qa_framework.reports.coverage.covered import (
    CoverageData,
    EntryCoverage,
    FamilyCoverage,
    LeftOut,
    Look,
)
from qa_framework.scoring.explain.layout import cleaned

WIDTH = 80


def as_text(coverage: CoverageData) -> str:
    """Write coverage as lines of up to 80 characters, unless a single word is longer."""
    lines = [
        *_heading(f"What the tools look at: {coverage.title}", "="),
        *_filled(f"{coverage.framework}: {_tools(len(coverage.tools))}, {_asked(coverage)}."),
        *_filled("Numbers are questions; in brackets stands what carries the tag."),
        *_filled(_gaps(coverage)),
    ]
    for family in coverage.families:
        lines += ["", *_family(family)]
    lines += _nothing(coverage)
    lines += _not_counted(coverage)
    return "\n".join(lines)


def _heading(text: str, line: str) -> list[str]:
    lines = wrap(cleaned(text), WIDTH)
    return [*lines, line * max(map(len, lines))]


def _filled(text: str, indent: int = 0, hanging: int = 0, lead: str = "") -> list[str]:
    return wrap(
        cleaned(text),
        WIDTH,
        initial_indent=" " * indent + lead,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "question"), counted(1200, "question")
    ('1 question', '1,200 questions')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _tools(number: int) -> str:
    return counted(number, "tool")


def _asked(coverage: CoverageData) -> str:
    return counted(sum(tool.questions for tool in coverage.tools), "question")


def _gaps(coverage: CoverageData) -> str:
    entries = sum(len(family.entries) for family in coverage.families)
    if not coverage.gaps:
        return f"Everything is looked at: {entries} of {entries}."
    each = (
        f"{family.id} {len(family.gaps)} of {len(family.entries)}"
        for family in coverage.families
        if family.gaps
    )
    return f"LOOKED AT BY NONE: {len(coverage.gaps)} of {entries} ({', '.join(each)})."


def _family(family: FamilyCoverage) -> Iterator[str]:
    yield from _heading(f"{family.title} ({family.id})", "-")
    for entry in family.entries:
        if not entry.looks:
            yield from _filled(_named(entry), 2, 6, "NONE  ")
    for entry in family.entries:
        if entry.looks:
            yield from _filled(_named(entry), 2, 6)
            found = "; ".join(map(_look, entry.looks))
            counts = f"{_tools(len(entry.looks))}, {counted(entry.questions, 'question')}"
            yield from _filled(f"{counts}: {found}", 8)


def _named(entry: EntryCoverage) -> str:
    return f"{entry.tag.partition('.')[2]}: {entry.title}"


def _look(look: Look) -> str:
    return f"{look.tool} {len(look.questions)} ({', '.join(look.by)})"


def _nothing(coverage: CoverageData) -> Iterator[str]:
    tools = [tool for tool in coverage.tools if tool.looks_at_nothing]
    if not tools:
        return
    yield ""
    yield from _heading("Questions that look at nothing", "-")
    for tool in tools:
        count = f"{len(tool.looks_at_nothing)} of {tool.questions}"
        yield from _filled(f"{tool.id}, {count}: {', '.join(tool.looks_at_nothing)}", 2, 6)


def _not_counted(coverage: CoverageData) -> Iterator[str]:
    if coverage.not_used or coverage.left_out:
        yield ""
    if coverage.not_used:
        yield from _filled(f"Not shown: {', '.join(coverage.not_used)}.")
    for sentence in not_counted(coverage.left_out):
        yield from _filled(sentence, 0, 2)


def not_counted(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """Name the tools that were not counted, in a sentence for each reason."""
    alike: dict[str, list[str]] = {}
    for each in left_out:
        alike.setdefault(each.why, []).append(each.tool)
    for why, tools in alike.items():
        yield f"Not counted, as {why}: {', '.join(tools)}."
