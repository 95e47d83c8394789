"""Definitions and answers that the benchmarks share: a tool of 60 questions in six sections."""

from __future__ import annotations

import random

SECTIONS = 6
QUESTIONS = 10
LEVELS = ("inadequate", "requires_improvement", "good", "outstanding")

SCALE = """\
kind: scale
id: bench-four-point
version: 1.0.0
title: Four-point judgement
levels:
  inadequate: {label: Inadequate, points: 1}
  requires_improvement: {label: Requires improvement, points: 2}
  good: {label: Good, points: 3}
  outstanding: {label: Outstanding, points: 4}
absences:
  not_applicable: {label: Not applicable, effect: leave_out}
  not_seen: {label: No evidence seen, effect: block}
"""

RUBRIC = """\
kind: rubric
id: bench-rubric
version: 1.0.0
title: Section means with limits
grades: bench-four-point
unanswered: block
expects: [s0, s5]
bands:
  - {grade: outstanding, at_least: 3.5}
  - {grade: good, at_least: 2.5}
  - {grade: requires_improvement, at_least: 1.5}
  - {grade: inadequate}
each_section: {method: mean}
measures:
  overall:
    method: mean
    of: sections
    use: grades
    weights: {s0: 2}
    limits:
      - {id: first, when: s0.grade == 'inadequate', always: inadequate, because: The first decides.}
      - {id: last, when: s5.grade == 'inadequate', no_better_than: requires_improvement, because: The last caps.}
      - {id: weak, when: "number_of(sections, at_most='requires_improvement') >= 2", no_better_than: requires_improvement, because: Two weak areas are a pattern.}
"""


def question(section: int, number: int) -> str:
    """Write one question, with a help text as long as real ones are."""
    weight = 2 if number % 3 == 0 else 1
    return (
        f"      - id: q{section}_{number}\n"
        f"        ask: Is standard {section}.{number} met, and does the record show it?\n"
        f"        help: Read the last twelve months, and judge the last six.\n"
        f"        scale: bench-four-point\n"
        f"        weight: {weight}\n"
    )


def tool_text(name: str = "bench-tool") -> str:
    """Write the tool."""
    sections = "".join(
        f"  - id: s{section}\n    title: Section {section}\n    questions:\n"
        + "".join(question(section, number) for number in range(QUESTIONS))
        for section in range(SECTIONS)
    )
    return (
        f"kind: tool\nid: {name}\nversion: 1.0.0\ntitle: Sixty questions\n"
        f"rubric: bench-rubric\nsections:\n{sections}"
    )


def answer_sheets(count: int, seed: int = 1) -> list[dict[str, str]]:
    """Make up answers: most good, some not applicable."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    words = (*LEVELS, "not_applicable")
    weights = (2, 10, 50, 30, 8)
    names = [f"q{section}_{n}" for section in range(SECTIONS) for n in range(QUESTIONS)]
    return [
        dict(zip(names, chance.choices(words, weights, k=len(names)), strict=True))
        for _ in range(count)
    ]
