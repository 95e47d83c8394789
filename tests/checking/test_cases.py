"""Cases: every question, fact and level in them exists, so that none can pass by saying nothing."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import Slip, in_context, problems_in

SLIPS = {
    "two cases of one name": Slip(
        "cases",
        """
        - {name: all is well, answers: {all: good}, expect: {overall: good}}
        - {name: all is well, answers: {all: outstanding}, expect: {overall: outstanding}}
        #        ^ QA601 two cases are called `all is well` | say what this one shows
        """,
        "name: all is well, answers: {all: outstanding}",
        "name: all is very well, answers: {all: outstanding}",
    ),
    "like a case that stands after it": Slip(
        "cases",
        """
        - {name: a, answers: {all: good}, expect: {overall: good}}
        - {name: b, like: c, expect: {overall: good}}
        #                 ^ QA603 there is no earlier case `c` | there is `a`
        - {name: c, like: a, expect: {overall: good}}
        """,
        "like: c",
        "like: a",
    ),
    "a perspective that is not asked": Slip(
        "cases",
        """
        - {name: a, perspective: parent, answers: {all: good}, expect: {overall: good}}
        #                        ^ QA587 there is no perspective `parent` | there is `auditor`
        """,
        "parent",
        "auditor",
    ),
    "questions that are not there": Slip(
        "cases",
        """
        - name: a
          answers: {all: good, sen: good, impact: good}
        #                      ^ QA603 there is no question `sen` | did you mean `seen`?
        #                                 ^ QA603 there is no question `impact` | there is `all`, `seen`, `plan`, `on_time`, `written`
          expect: {overall: good}
        """,
        "sen: good, impact: good",
        "seen: good",
    ),
    "levels that are not there": Slip(
        "cases",
        """
        - name: a
          answers: {all: god, seen: goood, on_time: good, plan: [good]}
        #                ^ QA510 there is no level `god` | did you mean `good`?
        #                           ^ QA510 there is no level `goood` | did you mean `good`?
        #                                           ^ QA510 there is no level `good` | there is `no`, `yes`
        #                                                       ^ QA602 `plan` takes one answer, and this is a list
          expect: {overall: good}
        """,
        "all: god, seen: goood, on_time: good, plan: [good]",
        "all: good, seen: good, on_time: unanswered, plan: good",
    ),
    "a list for all": Slip(
        "cases",
        """
        - {name: a, answers: {all: [good]}, expect: {overall: good}}
        #                          ^ QA602 `all` sets one level, and this is a list
        """,
        "[good]",
        "good",
    ),
    "facts that are not there": Slip(
        "cases",
        """
        - name: a
          about: {teem: north}
        #         ^ QA603 there is no fact `teem` | did you mean `team`?
          answers: {all: good}
          expect: {overall: good}
        """,
        "teem",
        "team",
    ),
    "options and dates that are not there": Slip(
        "cases",
        """
        - name: a
          about: {team: nort, opened: 5 May 2026}
        #               ^ QA603 there is no option `nort` | did you mean `north`?
        #                             ^ QA602 `opened` takes a date such as 2026-05-04, and this is `5 May 2026`
          answers: {all: good}
          expect: {overall: good}
        """,
        "nort, opened: 5 May 2026",
        "north, opened: 2026-05-05",
    ),
    "answers of the wrong kind": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: how_many, ask: How many?, type: number}
              - {id: urgent, ask: Urgent?, type: yes_no}
              - {id: why, ask: Why?, type: text}
              - {id: teams, ask: Teams, type: choices, options: {north: N, south: S}}
              - {id: marks, ask: Marks, scale: {range: {from: 0, to: 10}}}
              - {id: plain, ask: Plain, scale: yes-no}
        rubric: {unanswered: block, measures: {m: {method: mean, of: marks}}}
        cases:
          - name: a
            answers:
              how_many: several
        #               ^ QA602 `how_many` takes a number, and this is `several`
              urgent: maybe
        #             ^ QA602 `urgent` takes `yes` or `no`, and this is `maybe`
              why: [because, of, this]
        #          ^ QA602 `why` takes one answer, and this is a list
              teams: [north, east]
        #            ^ QA603 there is no option `east` | there is `north`, `south`
              marks: high
        #            ^ QA602 `marks` takes a number, and this is `high`
            expect: {m: out}
          - name: b
            answers: {teams: north; west, marks: unanswered, how_many: 02, plain: [no]}
        #                    ^ QA603 there is no option `west` | there is `north`, `south`
        #                                                              ^ QA602 `how_many` takes a number, and this is `02`
        #                                                                         ^ QA602 `plain` takes one answer, and this is a list
            expect: {m: out}
        """,
    ),
}


def test_answers_may_be_levels_absences_numbers_options_and_blanks() -> None:
    tool = """\
        sections:
          - id: part
            title: Part
            questions:
              - {id: how_many, ask: How many?, type: number}
              - {id: urgent, ask: Urgent?, type: yes_no}
              - {id: why, ask: Why?, type: text}
              - {id: teams, ask: Teams, type: choices, options: {north: N, south: S}}
              - {id: marks, ask: Marks, scale: {range: {from: 0, to: 10}}}
              - {id: on_time, ask: In time?, scale: with-absences}
        rubric: {unanswered: block, measures: {m: {method: mean, of: marks}}}
        cases:
          - name: a
            answers: {all: not_seen, how_many: -2.5, urgent: no, why: yes, teams: [north, south]}
            expect: {m: out}
          - name: b
            answers: {all: 7, teams: north; south, on_time: unanswered, why: unanswered}
            expect: {m: {score: 7}}
        """
    assert problems_in(in_context("tool", tool)) == []


def test_cases_are_looked_at_even_where_the_rubric_is_broken() -> None:
    text = "- {name: a, answers: {sen: good}, expect: {overall: good}}"
    tool = in_context("cases", text).replace("method: mean", "method: meen")
    codes = [each.split()[1] for each in problems_in(tool)]
    assert "QA504" in codes
    assert "QA603" in codes


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
