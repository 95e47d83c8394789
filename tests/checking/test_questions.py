"""Questions with their scales: which scale each is answered on, and what can be a part."""

from __future__ import annotations

import pytest

from qa_framework.checking.findings import Findings
from qa_framework.checking.questions import Scales, fit_questions, grade_scale
from qa_framework.definitions import Reference, Tool
from tests.definitions_in_text import SCALES, Slip, in_context, problems_in, workspace_in

NEWER = """\
kind: scale
id: four-point
version: 1.1.0
title: Newer
levels: {one: {points: 1}}
---
kind: scale
id: four-point
version: 2.0.0
title: Newest
levels: {two: {points: 2}}
"""

SLIPS = {
    "scales that are not there": Slip(
        "questions",
        """
        - {id: a, ask: A, scale: yesno}
        #                        ^ QA401 there is no scale `yesno` | did you mean `yes-no`?
        - {id: b, ask: B, scale: {use: five-stars}}
        #                        ^ QA401 there is no scale `five-stars` | there is `four-point`, `risk`, `with-absences`, `words`, `yes-no`
        - {id: c, ask: C, scale: four-point@3.0.0}
        #                        ^ QA402 there is no version of the scale `four-point` that `four-point@3.0.0` allows | there is 1.0.0, 1.1.0, 2.0.0
        - {id: d, ask: D, scale: four-point@^1.2}
        #                        ^ QA402 there is no version of the scale `four-point` that `four-point@^1.2` allows | there is 1.0.0, 1.1.0, 2.0.0
        """,
        "yesno}\n- {id: b, ask: B, scale: {use: five-stars}}\n"
        "- {id: c, ask: C, scale: four-point@3.0.0}\n- {id: d, ask: D, scale: four-point@^1.2",
        "yes-no}\n- {id: b, ask: B, scale: {use: four-point}}\n"
        "- {id: c, ask: C, scale: four-point@2.0.0}\n- {id: d, ask: D, scale: four-point@^1.0",
        beside=(NEWER,),
    ),
}


@pytest.mark.parametrize(
    ("reference", "levels"),
    [
        ("four-point", ("two",)),
        ("four-point@1.1.0", ("one",)),
        ("four-point@^1", ("one",)),
        ("four-point@^1.1.0", ("one",)),
        ("four-point@^2", ("two",)),
    ],
)
def test_a_reference_finds_the_newest_version_that_it_allows(
    reference: str, levels: tuple[str, ...]
) -> None:
    catalogue = workspace_in(NEWER).catalogue
    findings = Findings()
    found = grade_scale(Reference.read(reference), Scales(catalogue), findings)
    assert found is not None
    assert (found.levels, findings.problems) == (levels, [])


QUESTIONS = """\
asked_of: [auditor, parent, child]
sections:
  - id: part
    title: Part
    asked_of: [auditor, parent]
    questions:
      - {id: a, ask: A, scale: yes-no}
      - {id: b, ask: B, scale: yes-no, weight: 0}
      - {id: c, ask: C, scale: yes-no, judges: part}
      - {id: d, ask: D, type: number, asked_of: [parent, child]}
      - {id: e, ask: E, type: text}
      - {id: f, ask: F, type: choice, options: {x: X}}
      - {id: g, ask: G, scale: gone}
"""


def test_only_scales_and_numbers_with_a_weight_that_do_not_judge_score() -> None:
    workspace = workspace_in(in_context("tool", QUESTIONS), SCALES)
    (tool,) = workspace.catalogue.of_kind("tool")
    assert isinstance(tool, Tool)
    fitted = fit_questions(tool, Scales(workspace.catalogue), Findings())
    assert [name for name, each in fitted.items() if each.scores] == ["a", "d", "g"]
    assert [name for name, each in fitted.items() if each.is_unresolved] == ["g"]
    assert fitted["a"].asked_of == ("auditor", "parent")
    assert fitted["d"].asked_of == ("parent",)


def test_a_scale_that_could_not_be_read_is_not_missing() -> None:
    broken = "kind: scale\nid: new\nversion: 1\ntitle: New\nlevels: {a: {}}\n"
    tool = in_context("questions", "- {id: a, ask: A, scale: new}")
    assert [each.split()[1] for each in problems_in(tool, broken)] == ["QA205"]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
