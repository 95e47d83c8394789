"""What the tests of structuring share: short definitions to break, and their problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qa_framework.definitions import Definition
from qa_framework.loading.documents import read_file
from qa_framework.loading.nodes import Mapping, Node, Sequence
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
SAMPLING = """\
kind: sampling
id: monthly
version: 1.0.0
title: Monthly
case: case_reference
choose: simple_random
"""

FULL = {
    "framework": FRAMEWORK
    + "policies: [{id: p, title: P, type: policy}]\ntag_families: [{id: t, title: T, tags: []}]\n",
    "scale": SCALE
    + "absences: {na: {effect: block}}\nrange: {from: 0, to: 1}\ncites: [{source: S}]\n",
    "rubric": RUBRIC
    + "each_section: {method: gates, gates: [{grade: low}], round: {half: up}, "
    + "limits: [{when: a, always: low, because: B}]}\n"
    + "flags: [{id: f, when: a, because: B}]\nwaives: [{improves: a, because: B}]\n",
    "tool": TOOL
    + "        valid_when: {when: seen == 'low', message: M}\n"
    + "        evidence: {when: seen == 'low', help: H}\n"
    + "about: [{id: team, ask: Team, type: text}]\n"
    + "cases: [{name: N, expect: {}, departures: {m: {grade: low, role: R}}}]\n",
    "sampling": SAMPLING
    + "columns: [{id: team, type: text}]\n"
    + "exclude: [{id: old, when: team == 'x', because: B}]\n"
    + "size: {confidence: 95 %, margin: 5 %}\n",
}
"""Definitions that hold every model which has a key that must be there."""


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


def plain(node: Node) -> Any:
    """Give what a node says as maps, lists and texts."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(each) for each in node.items] if isinstance(node, Sequence) else node.text


def flow(value: Any) -> str:
    """Write plain data in one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return f'"{value}"' if "'" in value else value


def maps_in(value: Any) -> Iterator[dict[str, Any]]:
    """Find every map in plain data, the whole first."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield from maps_in(each)
