"""Notes on what no case of a tool shows."""

from __future__ import annotations

import pytest

from qa_framework.testing import workspace_of
from tests.definitions_in_text import BANDS, SECTIONS, Slip, in_context, problems_in

TEXT = """
kind: tool
id: visits-here
version: 1.0.0
title: Visits
sections:
  - id: first
    title: First
    questions:
      - id: seen
        ask: Was the child seen?
        scale: yes-no-here
      - id: heard
        ask: Was the child heard?
        scale: yes-no-here
cases:
  - {name: a, answers: {seen: yes, heard: no}, expect: {asked: {heard: yes}}}
"""
SCALE = """
kind: scale
id: yes-no-here
version: 1.0.0
title: Yes or no
levels: {no: {points: 0}, yes: {points: 1}}
"""

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
                - {id: never_named, when: a == 'no', no_better_than: strong, because: B}
        #         ^ QA715 no case of `t` shows the limit `never_named` to fire
                - {when: a == 'no', always: weak, because: B}
        cases:
          - {name: a, answers: {all: yes}, expect: {m: strong, limits_fired: []}}
        """,
        "limits_fired: []}}",
        "limits_fired: []}}\n  - {name: b, answers: {all: no}, expect: {m: {grade: weak}, limits_fired: [seen, never_named]}}",
    ),
    "a limit that no case shows not to fire": Slip(
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
              bands: [{grade: strong, at_least: 0.5}, {grade: weak}]
              limits:
                - {id: seen, when: a == 'no', always: weak, because: B}
        #         ^ QA715 no case of `t` shows the limit `seen` not to fire | say `limits_fired: []` in a case where it does not
        cases:
          - {name: a, answers: {all: yes}, expect: {m: strong}}
          - {name: b, answers: {all: no}, expect: {m: weak, limits_fired: [seen]}}
        """,
        "expect: {m: strong}",
        "expect: {m: strong, limits_fired: []}",
    ),
    "a limit of which no case says anything": Slip(
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
              bands: [{grade: strong, at_least: 0.5}, {grade: weak}]
              limits:
                - {id: seen, when: a == 'no', always: weak, because: B}
        #         ^ QA715 no case of `t` shows the limit `seen` to fire, or not to
        cases:
          - {name: a, answers: {all: yes}, expect: {m: strong}}
          - {name: b, answers: {all: no}, expect: {m: weak}}
        """,
        "weak}}",
        "weak, limits_fired: [seen]}}\n  - {name: c, answers: {all: yes}, expect: {limits_fired: []}}",
    ),
    "a measure that no case expects anything of": Slip(
        "tool",
        """
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        rubric:
          grades: words
          unanswered: block
          measures:
            m: {method: mean, of: part, bands: [{grade: strong, at_least: 0.5}, {grade: weak}]}
        #      ^ QA715 no case of `t` shows the grade of `m` | it can be `strong` or `weak`
            n: {method: mean, of: part, bands: none}
        cases:
          - {name: a, answers: {all: yes}, expect: {n: {score: 1}}}
        """,
        "{score: 1}}}",
        "{score: 1}, m: strong}}\n  - {name: b, answers: {all: no}, expect: {m: weak}}",
    ),
    "grades that a person or a level gives": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: four-point}
              - {id: b, ask: B, scale: four-point, judges: judged}
        rubric:
          grades: four-point
          unanswered: block
          measures:
            judged: {method: judged}
        #                    ^ QA715 no case of `t` shows `judged` to be `inadequate` or `outstanding`
            worst: {method: lowest, of: part}
        #                   ^ QA715 no case of `t` shows `worst` to be `inadequate`, `requires_improvement` or `outstanding`
            steps:
              method: gates
              grades: words
              gates:
                - {grade: weak}
                - {grade: strong, needs: a >= 'good'}
        #         ^ QA715 no case of `t` shows `steps` to be `strong`
        cases:
          - name: a
            answers: {all: good}
            departures: {}
            expect: {judged: {suggested: good}, worst: good, steps: weak}
          - {name: b, answers: {all: good}, expect: {judged: {grade: requires_improvement}}}
        """,
        "judged: {grade: requires_improvement}}}",
        "judged: {grade: requires_improvement}}}\n"
        "  - {name: c, answers: {}, expect: {judged: inadequate, worst: inadequate, steps: strong}}\n"
        "  - {name: d, answers: {}, expect: {judged: outstanding, worst: outstanding}}\n"
        "  - {name: e, answers: {}, expect: {worst: requires_improvement}}",
    ),
    "absences that no case answers": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: with-absences}
        #                              ^ QA715 no case of `t` answers `not_applicable` or `not_seen` on the scale `with-absences` | add a case that says `a: not_applicable`
              - {id: b, ask: B, scale: with-absences}
              - {id: c, ask: C, scale: {levels: {no: {points: 0}}, absences: {gone: {effect: block}}}}
        #                              ^ QA715 no case of `t` answers `gone` on the scale of `c` | add a case that says `c: gone`
        rubric: {unanswered: block, measures: {m: {method: sum, of: part, left_out: block}}}
        cases:
          - {name: a, answers: {all: yes}, expect: {m: {score: 2}}}
        """,
        "answers: {all: yes}",
        "answers: {all: not_seen, b: not_applicable, c: gone}",
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
    assert [each.split(" ", 1)[1].partition(" | ")[0] for each in found] == [
        "QA715 no case of `t` shows `m` to be `outstanding`, `requires_improvement` or `inadequate`",
        "QA715 no case of `t` shows the grade of `m`",
    ]


def test_an_absence_counts_only_where_a_measure_reads_the_answer() -> None:
    tool = (
        "sections:\n  - id: part\n    title: Part\n    questions:\n"
        "      - {id: a, ask: A, scale: yes-no}\n"
        "      - {id: b, ask: B, scale: with-absences, weight: 0}\n"
        "rubric: {unanswered: block, measures: {m: {method: mean, of: part}}}\n"
        "cases: [{name: a, answers: {all: yes}, expect: {m: {score: 1}}}]\n"
    )
    assert problems_in(in_context("tool", tool), with_notes=["QA715"]) == []
    told = problems_in(in_context("tool", tool.replace(", weight: 0", "")), with_notes=["QA715"])
    assert len(told) == 1
    assert "answers `not_applicable` or `not_seen` on the scale `with-absences`" in told[0]


def test_an_absence_of_what_judges_counts_too() -> None:
    tool = (
        "sections:\n  - id: part\n    title: Part\n    questions:\n"
        "      - {id: a, ask: A, scale: with-absences, judges: m}\n"
        "rubric: {unanswered: block, grades: with-absences, measures: {m: {method: judged}}}\n"
        "cases: [{name: a, answers: {a: yes}, expect: {m: yes}},"
        " {name: b, answers: {a: no}, expect: {m: no}}]\n"
    )
    (told,) = problems_in(in_context("tool", tool), with_notes=["QA715"])
    assert "answers `not_applicable` or `not_seen` on the scale `with-absences`" in told


def test_a_measure_for_each_section_needs_no_case_for_each_grade() -> None:
    tool = (
        "rubric: {unanswered: block, grades: four-point, each_section: {method: lowest}}\n"
        "cases: [{name: a, answers: {all: good}, expect: {impact: good}}]\n"
    )
    assert problems_in(in_context("tool", SECTIONS + tool), with_notes=["QA715"]) == []


def test_a_case_that_names_what_is_not_there_is_told_of_that_alone() -> None:
    # A question that cannot be read leaves its tool broken, and the case about it alone.
    tool = TEXT.replace("- id: seen", "- -04: seen")
    found = workspace_of(SCALE, tool, strict=False).errors
    assert {each.code for each in found} == {"QA201", "QA202"}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
