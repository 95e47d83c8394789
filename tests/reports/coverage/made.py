"""Frameworks and tools in the text of a test, and the coverage of them."""

from __future__ import annotations

from qa_framework.hooks import Plugins
from qa_framework.reports.coverage.coverage import Coverage
from qa_framework.testing import workspace_of
from qa_framework.workspace import Workspace

SHIRE = """\
kind: framework
id: shire
version: 1.0.0
title: The shire
pillars: [{id: dips, title: Dips}, {id: talks, title: Talks}]
principles: [{id: learning, title: We learn}]
standards:
  - {id: know, title: We know <families>}
  - {id: care, title: We care}
activities: [{id: dip_sample, title: Dip sample, pillar: dips}]
tag_families:
  - id: area
    title: Areas
    tags: [{id: help, title: Help}, {id: care, title: Care}]
"""
VISITS = """\
kind: tool
id: visits
version: 1.2.0
title: Visits & talks
framework: shire
tags: [area.help]
sections:
  - id: seen
    title: Seen
    tags: [standard.know]
    questions:
      - {id: alone, ask: Seen alone?, type: yes_no, tags: [standard.know, principle.learning]}
      - {id: often, ask: Seen often?, type: yes_no}
  - id: heard
    title: Heard
    questions:
      - {id: said, ask: What was said?, type: text}
"""
RECORDS = """\
kind: tool
id: records
version: 1.0.0
title: Records
framework: shire
activity: dip_sample
sections:
  - id: kept
    title: Kept
    questions:
      - {id: in_time, ask: In time?, type: yes_no}
      - {id: whole, ask: All of it?, type: yes_no, tags: [standard.know]}
"""


def opened(*texts: str, strict: bool = True) -> Workspace:
    return workspace_of("---\n".join(texts), strict=strict, plugins=Plugins())


def covered(*texts: str, families: tuple[str, ...] = ()) -> Coverage:
    return opened(*texts).coverage("shire", families=families)
