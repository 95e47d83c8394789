"""Tables of what is said: a condition on a line, and below it, indented, each problem it has."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.problems import Problem


def cases(table: str) -> list[tuple[str, list[str]]]:
    """Read a table into conditions, each with its problems as `said` writes them."""
    found: list[tuple[str, list[str]]] = []
    for line in table.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line:
            found.append((line, []))
    return found


def said(problems: Iterable[Problem]) -> list[str]:
    """Write problems as a table has them: column, code, message, and the hint after a bar."""
    return [
        f"{each.span.column} {each.code} {each.message}" + (f" | {each.hint}" if each.hint else "")
        for each in problems
    ]
