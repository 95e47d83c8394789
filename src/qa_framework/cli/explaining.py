"""The work of `qaf explain`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape

import click

from qa_framework.cli.definitions import mention_problems, open_workspace
from qa_framework.cli.group import Misuse
from qa_framework.cli.showing import count
from qa_framework.formats.scored import RowScorer
from qa_framework.formats.tables import Row, Table, open_table
from qa_framework.scoring.explain.explanation import Explanation


def explain_row(
    tool: str, source: str, number: int, paths: Sequence[str], *, changes: bool, form: str
) -> str | None:
    """Explain one row of a file; None where it cannot be read, which standard error then tells.

    Args:
        tool: Which tool.
        source: The file.
        number: Which row, the first being 1.
        paths: Files or folders of definitions.
        changes: Whether to look for the fewest answers that would change a grade.
        form: `text`, `json` or `html`.

    Raises:
        Misuse: There is no such row.
        FileRefused: The file cannot be read.
        Error: The tool cannot be loaded.
    """
    workspace = open_workspace(paths)
    scorer = RowScorer(workspace.tool(tool))
    mention_problems(workspace)
    with open_table(source) as table:
        row = row_of(table, number)
    results, rejected = scorer.results(row)
    for cell in rejected:
        click.echo(f"line {cell.line}: {cell.said}", err=True)
    if rejected:
        return None
    return FORMATS[form]({name: each.explain(changes=changes) for name, each in results.items()})


def row_of(table: Table, number: int) -> Row:
    """Find a row by its number, the first being 1.

    Raises:
        Misuse: The table has fewer rows.
    """
    seen = 0
    for seen, row in enumerate(table, 1):
        if seen == number:
            return row
    raise Misuse(f"there is no row {number}: `{table.name.shown}` has {count(seen, 'row')}")


def _as_text(explained: Mapping[str, Explanation]) -> str:
    parts = [f"{name}\n\n{each}" if name else str(each) for name, each in explained.items()]
    return "\n\n".join(parts)


def _as_json(explained: Mapping[str, Explanation]) -> str:
    """Write the explanation; where the tool has several rubrics, each under its name."""
    data = {name: each.as_dict() for name, each in explained.items()}
    return json.dumps(data.get("", data), indent=2)


def _as_html(explained: Mapping[str, Explanation]) -> str:
    """Write a page that needs nothing from outside."""
    blocks = [
        (f"<h2>{escape(name)}</h2>" if name else "") + each._repr_html_()
        for name, each in explained.items()
    ]
    title = escape(next(iter(explained.values())).title)
    head = f'<meta charset="utf-8"><title>{title}</title>'
    return f"<!doctype html><html><head>{head}</head><body>{''.join(blocks)}</body></html>"


FORMATS: Mapping[str, Callable[[Mapping[str, Explanation]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "html": _as_html,
}
