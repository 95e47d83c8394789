"""What the tests of structuring share: short definitions to break, and their problems."""

from __future__ import annotations

from qa_framework.definitions import Definition
from qa_framework.loading.documents import read_file
from qa_framework.problems import Problem

SCALE = """\
kind: scale
id: four-point
version: 1.0.0
title: Four points
levels:
  low: {label: Low, points: 1}
  high: {label: High, points: 2}
"""
RUBRIC = """\
kind: rubric
id: judged
version: 1.0.0
title: Judged
grades: four-point
unanswered: block
measures:
  overall: {method: mean, of: questions}
"""
TOOL = """\
kind: tool
id: review
version: 1.0.0
title: Review
sections:
  - id: first
    title: First
    questions:
      - id: seen
        ask: Was the child seen?
        scale: four-point
"""
FRAMEWORK = """\
kind: framework
id: county
version: 1.0.0
title: County
roles:
  - {id: auditor, title: Auditor, may: [audit]}
"""


def problems_of(text: str, name: str = "f.yaml") -> tuple[Problem, ...]:
    """Read a file and give its problems, in the order in which they are shown."""
    content = read_file(text.encode(), name)
    inside = (problem for item in content.items for problem in item.problems)
    return tuple(sorted((*content.problems, *inside)))


def told(text: str, name: str = "f.yaml") -> list[tuple[str, int, int, str, str | None]]:
    """Read a file and give of each problem its code, line, column, message and hint."""
    return [
        (each.code, each.span.line, each.span.column, each.message, each.hint)
        for each in problems_of(text, name)
    ]


def only(text: str) -> Definition:
    """Read a file of one sound definition."""
    (item,) = read_file(text.encode(), "f.yaml").items
    assert item.problems == ()
    assert item.whole
    assert item.definition is not None
    return item.definition


def marked(problem: Problem) -> str:
    """Give what the mark of a problem stands under."""
    span = problem.span
    return span.source.line(span.line)[span.column - 1 : span.end - 1]
