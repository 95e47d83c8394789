"""A small tool, and dip samples of invented audits with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qa_framework.analysis import DipSample
from qa_framework.sampling import Draw
from qa_framework.scoring import AuditTool
from tests.definitions_in_text import workspace_in
from tests.sampling.made import WAYS, draw, rows

TOOL = """\
kind: scale
id: compliance
version: 1.0.0
title: Yes, partly or no
levels:
  no: {label: No, points: 0}
  partly: {label: Partly, points: 1}
  yes: {label: Yes, points: 2}
absences:
  not_applicable: {label: Not applicable, effect: leave_out}
  not_seen: {label: Not seen, effect: block}
  refused: {label: Refused, effect: {count_as: no}}
---
kind: scale
id: grades
version: 1.0.0
title: Grades
levels: {poor: {label: Poor}, good: {label: Good}}
---
kind: tool
id: review
version: 1.0.0
title: Review
about:
  - {id: first, ask: Is it the first?, type: yes_no}
sections:
  - id: part
    title: Part
    questions:
      - {id: on_time, ask: Was it on time?, scale: compliance}
      - {id: checked, ask: Was it checked?, scale: compliance, applies_when: not first}
      - {id: told, ask: Was the family told?, type: yes_no}
      - {id: who, ask: Who told them?, type: choice, options: {worker: The worker, other: Another}}
      - {id: why, ask: Why?, type: text}
rubric:
  grades: grades
  unanswered: block
  measures:
    overall:
      title: Overall
      method: percent
      of: [on_time]
      bands: [{grade: good, at_least: 75}, {grade: poor}]
    plain: {method: count, of: [on_time], where: {equal: yes}, bands: none}
"""


def tool(text: str = TOOL) -> AuditTool:
    """Open a tool."""
    found = workspace_in(text)
    assert found.errors == ()
    return found.tool(found.tools[0])


def changed(old: str, new: str, version: str = "1.1.0") -> AuditTool:
    """Open the tool in a later version in which something is written otherwise."""
    assert TOOL.count(old) == 1, TOOL.count(old)
    before, _, after = TOOL.replace(old, new).partition("id: review\nversion: 1.0.0")
    return tool(f"{before}id: review\nversion: {version}{after}")


REVIEW = tool()


def sample(
    answers: Sequence[str | Mapping[str, Any] | None],
    by: AuditTool = REVIEW,
    first: bool | None = False,  # noqa: FBT001, FBT002 - an answer
    **more: Any,
) -> DipSample:
    """Make a dip sample of answers to `on_time`, or of all answers."""
    given = [each if isinstance(each, Mapping) else {"on_time": each} for each in answers]
    results = [by.score(each, about={"first": first}) for each in given]
    return DipSample(results=results, **more)


def drawn(way: str = "stratified", count: int = 30, seed: str = "2026-06") -> Draw:
    """Draw six cases."""
    return draw(WAYS[way], rows(count), seed=seed)
