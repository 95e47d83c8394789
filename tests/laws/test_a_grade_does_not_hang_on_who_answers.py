"""What the long run of the law found: whether a measure is graded does not hang on who answers."""

from __future__ import annotations

from datetime import date

import pytest

from qa_framework.testing import workspace_of
from tests.reference.scorer import score

SCALE = {"levels": {"low": {"points": 0}}, "absences": {"ns": {"effect": "block"}}}
RUBRIC = {
    "unanswered": "block",
    "grades": "a",
    "each_section": {"method": "judged"},
    "measures": {
        "m": {
            "method": "lowest",
            "of": "sections",
            "use": "grades",
            "limits": [
                {
                    "when": "audit.date == date('2026-01-01')",
                    "always": "low",
                    "because": "New year.",
                }
            ],
        }
    },
}
QUESTION = {"id": "g", "ask": "G?", "scale": "a", "judges": "section"}
SECTION = {"id": "one", "title": "One", "asked_of": ["auditor"], "questions": [QUESTION]}
TOOL = {"id": "t", "asked_of": ["auditor", "parent"], "rubric": RUBRIC, "sections": [SECTION]}
TEXT = """\
kind: scale
id: a
version: 1.0.0
title: A
levels: {low: {points: 0}}
absences: {ns: {effect: block}}
---
kind: tool
id: t
version: 1.0.0
title: T
asked_of: [auditor, parent]
rubric:
  unanswered: block
  grades: a
  each_section: {method: judged}
  measures:
    m:
      method: lowest
      of: sections
      use: grades
      limits:
        - {when: audit.date == date('2026-01-01'), always: low, because: New year.}
sections:
  - id: one
    title: One
    asked_of: [auditor]
    questions: [{id: g, ask: G?, scale: a, judges: section}]
"""


@pytest.mark.parametrize(
    ("day", "grade"),
    [(None, None), (date(2026, 1, 1), "low"), (date(2026, 1, 2), None)],
)
def test_an_always_stands_for_a_perspective_that_no_section_is_asked_of(
    day: date | None, grade: str | None
) -> None:
    result = workspace_of(TEXT).tool("t").score({}, perspective="parent", date=day)["m"]
    plain = score(
        TOOL, scales={"a": SCALE}, rubric=None, answers={}, date=day, perspective="parent"
    )
    assert (result.grade.id if result.grade else None) == grade
    assert plain["measures"]["m"]["grade"] == grade
