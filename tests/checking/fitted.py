"""Rubrics fitted to the tool of these tests."""

from __future__ import annotations

from collections.abc import Mapping

from qa_framework.catalogue import Catalogue
from qa_framework.checking.check import check_definition
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.checking.fitting import Setting, fit_rubric
from qa_framework.checking.names import tool_environment
from qa_framework.checking.questions import Scales, fit_questions
from qa_framework.definitions import Rubric, Tool
from qa_framework.loading.documents import read_file
from tests.definitions_in_text import SCALES, SECTIONS

HEAD = "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\n"
MORE = """\
  - id: numbers
    title: Numbers
    questions:
      - {id: back, ask: Back?, scale: four-point, reverse: yes}
      - {id: visits, ask: Visits?, type: number, least: 0, most: 12, weight: 0}
      - {id: free, ask: Free?, type: number, weight: 0}
      - {id: verdict, ask: Verdict?, scale: words, judges: section}
"""


def fit_of(
    measures: Mapping[str, str], *, more: bool = False, strict: bool = True, **rubric: str
) -> Fit:
    """Fit a rubric of some measures; where not ``strict``, whatever else is wrong with it."""
    keys = {"grades": "four-point", "unanswered": "block", **rubric}
    said = "".join(f"  {key}: {text}\n" for key, text in keys.items())
    rows = "".join(f"    {name}: {text}\n" for name, text in measures.items())
    text = f"{HEAD}{SECTIONS}{MORE if more else ''}rubric:\n{said}  measures:\n{rows}"
    items = [*read_file(SCALES.encode(), "scales").items, *read_file(text.encode(), "t").items]
    catalogue = Catalogue().with_(*(item.definition for item in items if item.definition))
    [tool] = [each for each in catalogue if isinstance(each, Tool)]
    if strict:
        return check_definition(tool, catalogue).fits[""]
    findings = Findings()
    scales = Scales(catalogue)
    questions = fit_questions(tool, scales, findings)
    assert isinstance(tool.rubric, Rubric)
    fit = fit_rubric(
        Setting(
            name="",
            tool=tool,
            rubric=tool.rubric,
            questions=questions,
            environment=tool_environment(tool, questions),
            scales=scales,
            framework=None,
        ),
        findings,
    )
    assert fit is not None
    return fit


def measure_of(text: str, *, more: bool = True, **rubric: str) -> FittedMeasure:
    """Fit one measure, called `m`, beside one that judges."""
    measures = {"numbers": "{method: judged}"} if more else {}
    return fit_of(measures | {"m": text}, more=more, strict=False, **rubric).measures["m"]
