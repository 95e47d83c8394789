"""A small tool that has something of everything a table of audits can hold."""

from __future__ import annotations

from pathlib import Path

from qa_framework.scoring import AuditTool
from qa_framework.workspace import Workspace
from qa_framework.workspace import open as open_definitions

SMALL = """\
kind: tool
id: small
version: 1.0.0
title: A small tool
asked_of: [auditor, parent]
about:
  - {id: team, ask: Which team?, type: choice, options: {north: North, south: South}}
  - {id: opened, ask: When was it opened?, type: date, valid_when: {when: opened <= audit.date, message: It cannot be opened after the audit.}}
rubric:
  grades:
    levels: {poor: {label: Poor}, fair: {label: Fair}, good: {label: Good}}
  unanswered: block
  measures:
    total:
      method: sum
      of: [on_time, visits]
      left_out: adds_nothing
      bands: [{grade: good, at_least: 6}, {grade: fair, at_least: 3}, {grade: poor}]
      limits:
        - {when: danger, no_better_than: poor, because: A child in danger outweighs the rest.}
  flags:
    - {id: look, when: danger, because: Look at this case today.}
sections:
  - id: work
    title: The work
    asked_of: [auditor]
    questions:
      - id: on_time
        ask: Was it done in time?
        scale:
          levels: {no: {label: No, points: 0}, partly: {label: Partly, points: 1}, yes: {label: Yes, points: 2}}
          absences: {not_applicable: {label: Does not apply, effect: leave_out}}
      - {id: visits, ask: How many visits were there?, type: number, least: 0, most: 9, step: 1, better: higher}
      - {id: danger, ask: Is a child in danger?, type: yes_no}
      - {id: agencies, ask: Who was there?, type: choices, options: {school: School, police: Police}}
      - {id: late_by, ask: How many days late?, type: number, applies_when: "on_time in ('no', 'partly')", weight: 0}
  - id: family
    title: The family
    asked_of: [parent]
    questions:
      - {id: heard, ask: Were you heard?, type: yes_no}
"""
WORDY = """\
kind: tool
id: wordy
version: 1.0.0
title: A tool with words
rubric:
  one:
    unanswered: block
    measures: {half: {method: formula, formula: number_given / 2}}
    flags: [{id: low, when: number_given < 2, because: This is low.}]
  two:
    unanswered: block
    measures: {third: {method: formula, formula: number_given / 3}}
sections:
  - id: all_of_it
    title: All of it
    questions:
      - {id: number_given, ask: How many?, type: number}
      - {id: words, ask: What else?, type: text}
"""


def write_small(folder: Path) -> Path:
    """Write the definitions into a folder, and give the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8", newline="\n")
    (folder / "wordy.yaml").write_text(WORDY, encoding="utf-8", newline="\n")
    return folder


def open_small(folder: Path) -> Workspace:
    """Open the definitions."""
    return open_definitions(write_small(folder), strict=False, cache=False)


def small_tool(folder: Path, name: str = "small") -> AuditTool:
    """Open one of the tools."""
    return open_small(folder).tool(name)
