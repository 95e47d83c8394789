"""E22 of the acceptance corpus: every operator with answers that are missing."""

from __future__ import annotations

import pytest

from qa_framework.testing import workspace_of

TEXT = """\
kind: tool
id: blanks
version: 1.0.0
title: Blanks
rubric:
  unanswered: block
  measures: {{m: {{method: mean, of: [q, r]}}}}
  flags:
    - {{id: flag, when: "{condition}", because: It holds.}}
sections:
  - id: one
    title: One
    questions:
      - {{id: q, ask: Q?, scale: s}}
      - {{id: r, ask: R?, scale: s}}
      - {{id: n, ask: N?, type: number, least: 0, most: 9}}
      - {{id: y, ask: Y?, type: yes_no}}
      - {{id: c, ask: C?, type: choices, options: {{a: A, b: B}}}}
---
kind: scale
id: s
version: 1.0.0
title: S
levels: {{low: {{points: 1}}, high: {{points: 2}}}}
absences: {{na: {{effect: leave_out}}}}
"""

CANNOT_TELL = [
    "q == 'high'",
    "q != 'high'",
    "q >= 'low'",
    "not q == 'high'",
    "q in ('low', 'high')",
    "q not in ('low', 'high')",
    "'a' in c",
    "y",
    "not y",
    "n + 1 > 0",
    "-n < 1",
    "n / 2 == 1",
    "min(n, 1) == 1",
    "clamp(n, 0, 1) == 1",
    "points(q) >= 0",
    "(1 if q == 'high' else 2) == 1",
    "applies(q)",
    "applies(q) and q == 'high'",
    "absent(q, 'na')",
    "number_of(one, at_least='high') >= 1",
    "any_of(one, equal='high')",
    "all_of(one, equal='high')",
    "m.score > 0",
]
DECIDED = [
    ("answered(q)", "no"),
    ("applies(n)", "yes"),
    ("n == 3 and not applies(n)", "no"),
    ("n == 3 or applies(n)", "yes"),
    ("number_of(one, at_least='high') >= 3", "no"),
    ("number_of(one, at_least='high') >= 0", "yes"),
    ("sum_of(one) <= 13", "yes"),
]


def flag(condition: str, answers: dict[str, str]) -> str:
    """Say what became of a flag with this condition."""
    text = TEXT.format(condition=condition)
    scales = {"one": "[q, r]"}
    text = text.replace("  flags:", f"  groups: {{pair: {scales['one']}}}\n  flags:")
    text = text.replace("(one, ", "(pair, ")
    return workspace_of(text).tool("blanks").score(answers).flags["flag"].value


@pytest.mark.parametrize("condition", CANNOT_TELL)
def test_e22_unanswered_cannot_be_told(condition: str) -> None:
    assert flag(condition, {}) == "cannot_tell"


@pytest.mark.parametrize(("condition", "state"), DECIDED)
def test_e22_unanswered_is_told_where_no_answer_could_change_it(condition: str, state: str) -> None:
    assert flag(condition, {}) == state


@pytest.mark.parametrize("order", ["==", "<", "<=", ">", ">="])
def test_e22_a_comparison_with_what_does_not_apply_fails(order: str) -> None:
    assert flag(f"q {order} 'high'", {"q": "na"}) == "no"
