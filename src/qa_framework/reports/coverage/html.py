"""Coverage as a page: a table for each family, with entries as rows and tools as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from qa_framework.reports.coverage.covered import (
    CountedTool,
    CoverageData,
    EntryCoverage,
    FamilyCoverage,
    Look,
)
from qa_framework.reports.coverage.text import counted, not_counted
from qa_framework.scoring.explain.layout import cleaned

NAME = "qaf-coverage"
RULES = """\
{font:14px/1.4 system-ui,sans-serif;color:inherit}
 h1{font-size:1.5em;margin:.2em 0}
 h2{font-size:1.15em;margin:1.4em 0 .3em}
 p{margin:.35em 0;max-width:60em}
 table{border-collapse:collapse;margin:.5em 0;background:none;font-size:1em}
 tr:nth-child(n){background:none}
 :is(th,td){text-align:left;padding:.25em .5em;font-weight:400;border:0}
 :is(th,td){border-bottom:1px solid rgba(128,128,128,.3)}
 thead th{font-weight:600;vertical-align:bottom}
 thead span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:15em}
 tbody th{min-width:16em;max-width:24em}
 td{text-align:center;font-variant-numeric:tabular-nums;white-space:nowrap}
 th code{display:block;opacity:.72;font-size:.85em;background:none;color:inherit}
 .qaf-none :is(th,td){background:rgba(214,60,50,.16)}
 .qaf-gap{font-weight:700}
 .qaf-quiet{opacity:.72}
 small{opacity:.72;margin-left:.2em}
"""
STYLE = "".join(f".{NAME}{rule}" for rule in RULES.splitlines())
"""What holds below the block. No colour is opaque: light pages and dark ones both shine through."""
PRINTED = (
    f"@page{{size:A4 landscape;margin:12mm}}@media print{{.{NAME} tr{{break-inside:avoid}}"
    f".{NAME} h2{{break-after:avoid}}.{NAME}{{font-size:10px;print-color-adjust:exact}}}}"
)


def as_page(coverage: CoverageData) -> str:
    """Write a whole page, without scripts, links or anything to load."""
    title = _safe(f"What the tools look at: {coverage.title}")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>body{{margin:2em}}{PRINTED}</style></head>"
        f"<body>{as_html(coverage)}</body></html>\n"
    )


def as_html(coverage: CoverageData) -> str:
    """Write one block of HTML; every word of a definition is escaped."""
    body = [
        *_head(coverage),
        *(part for family in coverage.families for part in _family(family, coverage.tools)),
        *_nothing(coverage.tools),
        *_rest(coverage),
    ]
    return f'<div class="{NAME}"><style>{STYLE}</style>{"".join(body)}</div>'


def _safe(text: str) -> str:
    return escape(cleaned(text))


def _head(coverage: CoverageData) -> Iterator[str]:
    asked = sum(tool.questions for tool in coverage.tools)
    yield f"<h1>What the tools look at: {_safe(coverage.title)}</h1>"
    yield (
        f"<p>{_safe(coverage.framework)}: {counted(len(coverage.tools), 'tool')}, "
        f"{counted(asked, 'question')}. The numbers are questions. Beside them stands what carries "
        "the tag: <b>t</b> the whole tool, <b>s</b> a section, <b>q</b> the question itself.</p>"
    )
    entries = sum(len(family.entries) for family in coverage.families)
    if coverage.gaps:
        gaps = f"Looked at by none: {len(coverage.gaps)} of {entries}."
        yield f'<p class="qaf-gap">{gaps}</p>'
    else:
        yield f"<p>Everything is looked at: {entries} of {entries}.</p>"


def _family(family: FamilyCoverage, tools: Sequence[CountedTool]) -> Iterator[str]:
    """Write the table of a family; tools that look at none of it have no column."""
    looking = {look.tool for entry in family.entries for look in entry.looks}
    columns = [tool for tool in tools if tool.id in looking]
    heads = "".join(f'<th scope="col"><span>{_safe(tool.title)}</span></th>' for tool in columns)
    size = len(family.entries)
    gaps = f"{len(family.gaps)} of {size} looked at by none" if family.gaps else f"{size} of {size}"
    yield f"<h2>{_safe(family.title)}: {gaps}</h2>"
    yield f'<table><thead><tr><th scope="col">{_safe(family.id)}</th>'
    yield f'<th scope="col">All</th>{heads}</tr></thead><tbody>'
    for entry in sorted(family.entries, key=lambda entry: bool(entry.looks)):
        yield _row(entry, columns)
    yield "</tbody></table>"


def _row(entry: EntryCoverage, columns: Sequence[CountedTool]) -> str:
    looks = {look.tool: look for look in entry.looks}
    cells = "".join(_cell(looks.get(tool.id)) for tool in columns)
    head = f'<th scope="row">{_safe(entry.title)}<code>{_safe(entry.tag)}</code></th>'
    if not looks:
        return f'<tr class="qaf-none">{head}<td class="qaf-gap">none</td>{cells}</tr>'
    return f"<tr>{head}<td>{entry.questions}</td>{cells}</tr>"


def _cell(look: Look | None) -> str:
    if look is None:
        return "<td></td>"
    told = _safe(f"{look.tool}, by {', '.join(look.by)}: {', '.join(look.questions)}")
    letters = "".join(level[0] for level in look.by)
    return f'<td title="{told}">{len(look.questions)}<small>{letters}</small></td>'


def _nothing(tools: Sequence[CountedTool]) -> Iterator[str]:
    found = [tool for tool in tools if tool.looks_at_nothing]
    if found:
        yield "<h2>Questions that look at nothing</h2>"
    for tool in found:
        count = f"{len(tool.looks_at_nothing)} of {tool.questions}"
        asked = _safe(", ".join(tool.looks_at_nothing))
        yield f"<p>{_safe(tool.title)}, {count}: {asked}</p>"


def _rest(coverage: CoverageData) -> Iterator[str]:
    if coverage.not_used:
        yield f'<p class="qaf-quiet">Not shown: {_safe(", ".join(coverage.not_used))}.</p>'
    for sentence in not_counted(coverage.left_out):
        yield f'<p class="qaf-quiet">{_safe(sentence)}</p>'
