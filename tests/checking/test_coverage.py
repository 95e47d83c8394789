"""Notes on what no case of a tool shows."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import BANDS, SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "no cases": Slip(
        "file",
        """
        kind: tool
        #< QA715 `t` has no cases | add `cases:` that show what it does, in the file or in `<id>.cases.yaml` beside it
        id: t
        version: 1.0.0
        title: T
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        rubric: {unanswered: block, measures: {m: {method: mean, of: part}}}
        """,
        "measures: {m: {method: mean, of: part}}}",
        "measures: {m: {method: mean, of: part}}}\n"
        "cases: [{name: a, answers: {all: yes}, expect: {m: {score: 1}}}]",
    ),
    "a limit and grades that no case shows": Slip(
        "tool",
        """
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        rubric:
          grades: words
          unanswered: block
          measures:
            m:
              method: mean
              of: part
              bands:
                - {grade: strong, at_least: 0.5}
                - {grade: weak}
        #         ^ QA715 no case of `t` shows `m` to be `weak`
              limits:
                - {id: seen, when: a == 'no', always: weak, because: B}
        #         ^ QA715 no case of `t` shows the limit `seen` to fire
                - {when: a == 'no', always: weak, because: B}
        cases:
          - {name: a, answers: {all: yes}, expect: {m: strong, limits_fired: []}}
        """,
        "limits_fired: []}}",
        "limits_fired: []}}\n  - {name: b, answers: {all: no}, expect: {m: {grade: weak}, limits_fired: [seen]}}",
    ),
}

SHARED = in_context(
    "own rubric",
    "unanswered: block\noptional: [oversight]\ngrades: four-point\nmeasures:\n"
    "  overall:\n    method: mean\n    of: impact\n    judgement: {may_depart: yes}\n"
    "    bands: [{grade: good, at_least: 2}, {grade: inadequate}]\n"
    "    limits: [{id: nobody, when: oversight == 'no', no_better_than: good, because: B}]\n",
)


def test_a_tool_that_gives_no_results_needs_no_cases() -> None:
    assert problems_in(in_context("tool", SECTIONS), with_notes=["QA715"]) == []


def test_a_limit_that_cannot_fire_on_this_tool_need_not_be_shown() -> None:
    cases = (
        "rubric: r\ncases:\n"
        "  - {name: a, answers: {all: good}, expect: {overall: good}}\n"
        "  - {name: b, answers: {all: inadequate}, expect: {overall: inadequate}}\n"
    )
    tool = in_context("tool", SECTIONS + cases)
    assert problems_in(tool, SHARED, with_notes=["QA715"]) == []


def test_a_case_of_one_rubric_shows_nothing_of_another() -> None:
    one = "{grades: four-point, unanswered: block, measures: {m: {method: mean, of: impact, bands: &}}}"
    rows = ", ".join(line.removeprefix("- ") for line in BANDS.strip().split("\n"))
    rubrics = "".join(
        f"  {name}: {one.replace('&', f'[{rows}]')}\n" for name in ("first", "second")
    )
    case = "cases:\n  - {name: a, answers: {all: good}, expect: {first: {m: good}}}\n"
    found = problems_in(
        in_context("tool", SECTIONS + "rubric:\n" + rubrics + case), with_notes=["QA715"]
    )
    assert [each.split(" ", 1)[1] for each in found] == [
        f"QA715 no case of `t` shows `m` to be `{level}`"
        for level in ("outstanding", "requires_improvement", "inadequate")
    ]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
