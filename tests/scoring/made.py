"""Tools made from YAML for one test, and one that has something of everything."""

from __future__ import annotations

from functools import cache
from textwrap import dedent, indent

from qa_framework.catalogue import Catalogue
from qa_framework.checking import check_definition
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.definitions import Tool
from qa_framework.loading.documents import read_file
from qa_framework.scoring import AuditTool
from qa_framework.scoring.explain.explained import MeasureExplanation
from qa_framework.scoring.explain.explanation import Explanation

SCALES = """\
kind: scale
id: four
version: 1.0.0
title: Four
levels:
  poor: {label: Poor, points: 1}
  fair: {label: Fair, points: 2}
  good: {label: Good, points: 3}
  great: {label: Great, points: 4}
absences:
  na: {label: Not applicable, effect: leave_out}
  unseen: {label: Not seen, effect: block}
  hidden: {label: Kept from us, effect: {count_as: poor}}
---
kind: scale
id: risk
version: 1.0.0
title: Risk
better: lower
levels: {low_risk: {}, some_risk: {}, high_risk: {}}
---
kind: scale
id: ten
version: 1.0.0
title: Ten
range: {from: 0, to: 10, step: 1}
absences: {na: {label: Not asked, effect: leave_out}}
---
"""
QUESTIONS = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: Is a well done?, scale: four}
      - {id: b, ask: Is b well done?, scale: four}
      - {id: c, ask: Is c well done?, scale: four}
"""


@cache
def make(rubric: str, questions: str = QUESTIONS, more: str = "") -> AuditTool:
    """Make a tool of a rubric, of questions, and of what else the tool says."""
    return make_with(NO_EXTENSIONS, rubric, questions, more)


def make_with(
    extensions: Extensions, rubric: str, questions: str = QUESTIONS, more: str = ""
) -> AuditTool:
    """Make a tool that may use what plugins add."""
    head = "kind: tool\nid: made\nversion: 1.0.0\ntitle: Made\n"
    text = f"{SCALES}{head}{dedent(more)}rubric:\n{indent(dedent(rubric), '  ')}\n{questions}"
    content = read_file(text.encode(), "made.yaml")
    problems = [*content.problems, *(each for item in content.items for each in item.problems)]
    catalogue = Catalogue().with_(*(item.definition for item in content.items if item.definition))
    tool = None
    for definition in catalogue:
        checked = check_definition(definition, catalogue, extensions)
        problems += [each for each in checked.problems if each.severity == "error"]
        if isinstance(definition, Tool):
            tool = AuditTool(definition, checked.fits, "digest")
    if problems or tool is None:
        raise ValueError("\n".join(map(str, problems)))
    return tool


def measure_of(explanation: Explanation, name: str) -> MeasureExplanation:
    """Give the explanation of one measure."""
    return next(each for each in explanation.measures if each.name == name)
