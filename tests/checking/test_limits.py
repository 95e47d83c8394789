"""Limits and judgements: grades that exist, limits that do not meet, departures that can happen."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import Slip, in_context, problems_in

COUNTY = """\
kind: framework
id: county
version: 1.0.0
title: County
roles: [{id: auditor, title: Auditor}, {id: panel_chair, title: Chair}]
perspectives: [{id: parent, title: Parent}]
"""
SLIPS = {
    "a limit of what has no grade": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          limits:
        # ^ QA530 `overall` has no grade that could be limited | give it bands, or judge it on the scale of its `grades`
            - {when: seen == 'good', no_better_than: good, because: B}
        """,
        "mean",
        "lowest",
    ),
    "a limit without an effect": Slip(
        "limits",
        """
        - {when: on_time == 'no', because: It was late.}
        # ^ QA531 a limit says one of `always`, `no_better_than`, `no_worse_than` and `suggest` | this one says none of them
        """,
        "because",
        "no_better_than: good, because",
    ),
    "a limit with two effects": Slip(
        "limits",
        """
        - {when: on_time == 'no', always: inadequate, suggest: good, because: It was late.}
        #                                             ^ QA531 a limit says one of `always`, `no_better_than`, `no_worse_than` and `suggest` | this one says `always`, `suggest`
        """,
        ", suggest: good",
        "",
    ),
    "limits to levels that are none": Slip(
        "limits",
        """
        - {when: on_time == 'no', no_better_than: goood, because: It was late.}
        #                                         ^ QA510 there is no level `goood` | did you mean `good`?
        - {when: on_time == 'no', no_worse_than: fine, because: It was late.}
        #                                        ^ QA510 there is no level `fine` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`
        - {when: written == 'no', always: Inadequate, because: It is not written.}
        #                                 ^ QA510 there is no level `Inadequate` | did you mean `inadequate`?
        - {when: written == 'no', suggest: 2, because: It is not written.}
        #                                  ^ QA510 there is no level `2` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`
        """,
        "no_better_than: goood, because: It was late.}\n"
        "- {when: on_time == 'no', no_worse_than: fine, because: It was late.}\n"
        "- {when: written == 'no', always: Inadequate, because: It is not written.}\n"
        "- {when: written == 'no', suggest: 2",
        "no_better_than: good, because: It was late.}\n"
        "- {when: on_time == 'no', no_worse_than: inadequate, because: It was late.}\n"
        "- {when: written == 'no', always: inadequate, because: It is not written.}\n"
        "- {when: written == 'no', suggest: good",
    ),
    "always better than a cap": Slip(
        "limits",
        """
        - {id: late, when: on_time == 'no', no_better_than: requires_improvement, because: Late.}
        - {id: seen, when: seen == 'good', always: good, because: The child was seen.}
        #                                          ^ QA533 `always: good` is better than the limit `late` allows | say `despite: [late]` if that is meant
        """,
        "always: good,",
        "always: good, despite: [late],",
    ),
    "always better than a cap without an id": Slip(
        "limits",
        """
        - {when: on_time == 'no', no_better_than: requires_improvement, because: Late.}
        - {id: seen, when: seen == 'good', always: good, because: The child was seen.}
        #                                          ^ QA533 `always: good` is better than another limit allows | give that limit an `id`, and say `despite: [<that id>]` if that is meant
        """,
        "always: good,",
        "always: requires_improvement,",
    ),
    "despite a limit that is not there": Slip(
        "limits",
        """
        - {id: late, when: on_time == 'no', no_better_than: good, because: Late.}
        - {when: seen == 'good', always: good, despite: [latte], because: The child was seen.}
        #                                                ^ QA534 there is no limit `latte` | did you mean `late`?
        """,
        "latte",
        "late",
    ),
    "despite what caps nothing": Slip(
        "limits",
        """
        - {id: late, when: on_time == 'no', no_worse_than: requires_improvement, because: Late.}
        - {when: seen == 'good', always: good, despite: [late], because: The child was seen.}
        #                                                ^ QA534 `late` caps nothing, so nothing has to stand despite it | `despite` names limits that say `no_better_than`
        """,
        ", despite: [late]",
        "",
    ),
    "despite in a cap": Slip(
        "limits",
        """
        - {id: late, when: on_time == 'no', no_better_than: good, because: Late.}
        - {when: seen == 'good', no_better_than: good, despite: [late], because: Seen.}
        #                                              ^ QA534 `despite` means nothing to a limit that does not say `always` | leave it out
        """,
        ", despite: [late]",
        "",
    ),
    "a departure from what has no grade": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          judgement: {may_depart: yes}
        # ^ QA535 `overall` has no grade, so a person cannot depart from it | give it bands, or leave `judgement` out
        """,
        "mean",
        "lowest",
    ),
    "rules for a departure that nobody may make": Slip(
        "measures",
        """
        overall:
          method: lowest
          of: impact
          judgement: {roles: [auditor], steps: 1}
        #            ^ QA537 these rules are for a person who departs from the grade, and nobody may | add `may_depart: yes`, or leave `judgement` out
        """,
        "roles",
        "may_depart: yes, roles",
    ),
    "a departure by no step": Slip(
        "measures",
        """
        overall:
          method: lowest
          of: impact
          judgement: {may_depart: yes, steps: 0}
        #                                     ^ QA537 a person who may depart may do so by at least one step | leave `steps` out for no bound, or say `may_depart: no`
        """,
        "steps: 0",
        "steps: 1",
    ),
    "a role that the framework does not have": Slip(
        "tool",
        """
        framework: county
        asked_of: [parent]
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: four-point}]}]
        rubric:
          grades: four-point
          unanswered: block
          measures:
            overall:
              method: lowest
              of: questions
              judgement: {may_depart: yes, roles: [auditer, parent, chair]}
        #                                          ^ QA536 there is no role `auditer` | did you mean `auditor`?
        #                                                           ^ QA536 there is no role `chair` | there is `auditor`, `panel_chair`, `parent`
        """,
        "auditer, parent, chair",
        "auditor, parent, panel_chair",
        beside=(COUNTY,),
    ),
}


def test_s07_limits_that_contradict_each_other_have_an_order_that_is_defined() -> None:
    """The highest floor raises, then the lowest cap caps, then the worst `always` sets."""
    text = """\
        - {when: on_time == 'no', no_better_than: good, because: Late.}
        - {when: on_time == 'no', no_better_than: inadequate, because: Late.}
        - {when: on_time == 'no', no_worse_than: outstanding, because: Late.}
        """
    assert problems_in(in_context("limits", text)) == []


def test_a_judgement_that_says_the_usual_is_no_problem() -> None:
    text = "overall:\n  method: lowest\n  of: impact\n  judgement: {may_depart: no}\n"
    assert problems_in(in_context("measures", text)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
