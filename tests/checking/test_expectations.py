"""What cases expect: results, flags and departures that are there, in words they can be told in."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

TWO_RUBRICS = SECTIONS + (
    "rubric:\n"
    "  first: {unanswered: block, measures: {one: {method: mean, of: impact}}}\n"
    "  second:\n"
    "    unanswered: block\n"
    "    grades: four-point\n"
    "    measures: {two: {method: lowest, of: impact, judgement: {may_depart: yes}}}\n"
    "cases:\n"
)

SLIPS = {
    "nothing expected": Slip(
        "cases",
        """
        - name: a
          answers: {all: good}
          expect: {}
        #         ^ QA602 the case `a` expects nothing | say what must come out, for instance `expect: {overall: good}`
        """,
        "{}",
        "{overall: good}",
    ),
    "measures that are not there": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overal: good, impact: good}}
        #                                          ^ QA603 there is no measure `overal` | did you mean `overall`?
        #                                                        ^ QA603 there is no measure `impact` | there is `overall`, `limits_fired`, `flags`, `asked`, `refused`
        """,
        "overal: good, impact: good",
        "overall: good",
    ),
    "a score where a grade is asked for": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overall: 8}}
        #                                                   ^ QA510 there is no level `8` | write `overall: {score: 8}` for a score
        """,
        "{overall: 8}",
        "{overall: {score: 8}}",
    ),
    "levels that are not there": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overall: goood}}
        #                                                   ^ QA510 there is no level `goood` | did you mean `good`?
        - {name: b, answers: {all: good}, expect: {overall: {grade: fine, suggested: well, final: notscored}}}
        #                                                           ^ QA510 there is no level `fine` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`, `not_scored`, `out`
        #                                                                            ^ QA510 there is no level `well` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`, `not_scored`, `out`
        #                                                                                         ^ QA510 there is no level `notscored` | did you mean `not_scored`?
        """,
        "goood}}\n- {name: b, answers: {all: good}, expect: {overall: {grade: fine, suggested: well, final: notscored",
        "good}}\n- {name: b, answers: {all: good}, expect: {overall: {grade: good, suggested: good, final: not_scored",
    ),
    "a list of results": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overall: [good]}}
        #                                                   ^ QA602 what `overall` is expected to be is a list | write `overall: <level>`, or `overall: {score: ..., grade: ...}`
        """,
        "[good]",
        "good",
    ),
    "properties and numbers that are none": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overall: {scor: 3, score: three, possible: [1]}}}
        #                                                    ^ QA603 there is no property of a result `scor` | did you mean `score`?
        #                                                                    ^ QA602 wanted a number, `not_scored` or `out`, found `three` | a score is exact: 3.5, or a fraction such as 10/3
        #                                                                                     ^ QA602 wanted a number, `not_scored` or `out`, found `several values` | a score is exact: 3.5, or a fraction such as 10/3
        """,
        "scor: 3, score: three, possible: [1]",
        "score: 10/3, possible: out",
    ),
    "limits, flags and questions that are not there": Slip(
        "cases",
        """
        - name: a
          answers: {all: good}
          expect:
            limits_fired: [latte]
        #                  ^ QA603 there is no limit `latte` | did you mean `late`?
            refused: [overal]
        #             ^ QA603 there is no measure `overal` | did you mean `overall`?
            flags: {acts: yes}
        #           ^ QA603 there is no flag `acts` | did you mean `act`?
            asked: {sean: yes}
        #           ^ QA603 there is no question, section or fact `sean` | did you mean `seen`?
        """,
        "[latte]\n    refused: [overal]\n    flags: {acts: yes}\n    asked: {sean: yes}",
        "[late]\n    refused: [overall]\n    flags: {act: cannot_tell}\n    asked: {seen: yes, impact: no, team: yes}",
    ),
    "states that are none": Slip(
        "cases",
        """
        - name: a
          answers: {all: good}
          expect:
            flags: {act: maybe}
        #                ^ QA602 wanted `yes`, `no`, `cannot_tell`, found `maybe`
            asked: {seen: cannot_tell}
        #                 ^ QA602 wanted `yes`, `no`, found `cannot_tell`
        """,
        "maybe}\n    asked: {seen: cannot_tell}",
        "no}\n    asked: {seen: no}",
    ),
    "lists and maps that are neither": Slip(
        "cases",
        """
        - name: a
          answers: {all: good}
          expect:
            limits_fired: late
        #                 ^ QA602 `limits_fired` is a list | write `limits_fired: [...]`, or `limits_fired: []` for none
            refused: {overall: yes}
        #            ^ QA602 `refused` is a list | write `refused: [...]`, or `refused: []` for none
            flags: [act]
        #          ^ QA602 `flags` is a map of name to `yes`, `no`, `cannot_tell`
            asked: seen
        #          ^ QA602 `asked` is a map of name to `yes`, `no`
        """,
        "late\n    refused: {overall: yes}\n    flags: [act]\n    asked: seen",
        "[]\n    refused: []\n    flags: {act: yes}\n    asked: {}",
    ),
    "departures from what is not there": Slip(
        "cases",
        """
        - name: a
          answers: {all: good}
          departures: {overal: {grade: good}, overall: {grade: goood, role: auditor}}
        #              ^ QA603 there is no measure with a grade `overal` | did you mean `overall`?
        #                                                      ^ QA510 there is no level `goood` | did you mean `good`?
          expect: {overall: good}
        """,
        "overal: {grade: good}, overall: {grade: goood, role: auditor}",
        "overall: {grade: good, role: auditor}",
    ),
}


def test_what_a_tool_of_several_rubrics_is_expected_to_give_stands_under_their_names() -> None:
    good = "  - {name: a, answers: {all: good}, expect: {first: {one: {score: 3}}, second: {two: good}}}\n"
    assert problems_in(in_context("tool", TWO_RUBRICS + good)) == []
    bad = "  - {name: a, answers: {all: good}, expect: {frst: {one: out}, second: good}}\n"
    assert problems_in(in_context("tool", TWO_RUBRICS + bad)) == [
        "26:46 QA603 there is no rubric `frst` | did you mean `first`?",
        (
            "26:72 QA602 `second` is a rubric, and this says nothing of any of its measures"
            " | for instance `second: {overall: good}`"
        ),
    ]


def test_departures_of_a_tool_of_several_rubrics_stand_under_their_names() -> None:
    case = (
        "  - name: a\n    answers: {all: good}\n    departures: {&}\n"
        "    expect: {second: {two: good}}\n"
    )
    good = case.replace("&", "second: {two: {grade: good}}")
    assert problems_in(in_context("tool", TWO_RUBRICS + good)) == []
    bad = case.replace("&", "first: {one: {grade: good}}, third: {two: {grade: good}}")
    assert problems_in(in_context("tool", TWO_RUBRICS + bad)) == [
        "28:26 QA603 there is no measure with a grade `one`",
        "28:47 QA603 there is no rubric `third` | there is `first`, `second`",
    ]
    flat = case.replace("&", "second: {grade: good}")
    assert problems_in(in_context("tool", TWO_RUBRICS + flat)) == [
        "28:26 QA602 `second` is a rubric, and a departure names a measure of it",
    ]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
