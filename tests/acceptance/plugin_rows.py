"""Tell of each tool what it is called, a row from its own cases, and what that row comes to.

python tests/acceptance/plugin_rows.py [TOOL ...]

Runs in the environment that is looked at, by what is installed there, and prints JSON. Tools that are
named are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping

import qa_framework as qa
from qa_framework.scoring.cases import run_case

OTHERWISE_BLANK = "unanswered"


def row_of(case: object, results: Mapping[str, qa.Result], lead: str) -> dict[str, str]:
    """Write a case as a row of a file, the levels that `all:` sets among it."""
    answers = {**case.about, **case.answers}
    level = answers.pop("all", None)
    for result in results.values():
        for name in result.fit.questions:
            if level is not None and result.record.get(name) == level:
                answers.setdefault(name, level)
    cells = {name: cell_of(said) for name, said in answers.items() if said != OTHERWISE_BLANK}
    day = {"audit.date": case.date.isoformat()} if case.date else {}
    return {**cells, **day, "audit.perspective": case.perspective or lead}


def cell_of(said: object) -> str:
    """Write an answer of a case as a cell."""
    return said if isinstance(said, str) else ";".join(map(str, said))


def columns_of(results: Mapping[str, qa.Result]) -> Iterator[tuple[str, str]]:
    """Say what Python makes of a row, under the names of the columns that `qaf score` writes."""
    for name, result in results.items():
        prefix = f"{name}." if name else ""
        for measure, outcome in result.items():
            scored = not isinstance(outcome.score, qa.Unscored)
            yield f"{prefix}{measure}.score", str(outcome.score) if scored else ""
            yield f"{prefix}{measure}.grade", outcome.grade.id if outcome.grade else ""
        for flag, state in result.flags.items():
            yield f"{prefix}flag.{flag}", state.value


def told(tool: qa.AuditTool) -> dict[str, object]:
    """Tell of one tool; its first case without a departure stands for all."""
    case = next(each for each in tool.definition.cases if not each.departures)
    ran = run_case(tool, case)
    return {
        "id": tool.id,
        "title": tool.title,
        "case": case.name,
        "differences": ran.differences,
        "row": row_of(case, ran.results, tool.lead),
        "columns": dict(columns_of(ran.results)),
    }


def main() -> None:
    """Print what there is to tell of all tools but those that are named."""
    workspace = qa.open()
    tools = [workspace.tool(name) for name in workspace.tools if name not in sys.argv[1:]]
    print(json.dumps([told(tool) for tool in tools]))  # noqa: T201 - that is its job


if __name__ == "__main__":
    main()
