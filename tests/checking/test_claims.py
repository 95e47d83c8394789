"""Claims and waivers: one statement each, about names that are there."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "claims that say nothing, or two things": Slip(
        "tool",
        """
        rubric: {unanswered: block, measures: {overall: {method: mean, of: part}}}
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        claims:
          - {because: It is good.}
        #   ^ QA604 a claim says `never:` or `improves:`, and this one says neither | for instance `improves: overall`
          - {improves: overall, never: overall.score > 1}
        #    ^ QA604 a claim says `never:` or `improves:`, and this one says both | make two claims of it
        """,
        "{because: It is good.}\n  - {improves: overall, never: overall.score > 1}",
        "{improves: overall}\n  - {never: overall.score > 1}",
    ),
    "claims about names that are not there": Slip(
        "tool",
        """
        rubric: {unanswered: block, measures: {overall: {method: mean, of: part}}}
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        claims:
          - {improves: overal}
        #              ^ QA603 there is no measure `overal` | did you mean `overall`?
          - {never: overal.score > 1}
        #           ^ QA330 unknown name `overal.score` | did you mean `overall.score`?
          - {never: a == 'maybe'}
        #                ^ QA340 `maybe` is not a level of `yes-no` | its levels are `no`, `yes`
          - {never: a}
        #           ^ QA350 wanted a condition, found a level of `yes-no` | compare it, as in `a == 'yes'`
        """,
    ),
    "a claim about a score without a good end": Slip(
        "tool",
        """
        rubric: {unanswered: block, measures: {overall: {method: formula, formula: points(a)}}}
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        claims:
          - {improves: overall}
        #              ^ QA516 nothing says which end of the score of `overall` is good | add `better: higher` or `better: lower` to the measure `overall`
        """,
        "method: formula",
        "better: lower, method: formula",
    ),
    "claims of a rubric that stands alone": Slip(
        "own rubric",
        """
        unanswered: block
        expects: [impact]
        each_section: {method: mean}
        measures:
          overall: {method: mean, of: impact}
        claims:
          - {improves: overall}
          - {improves: impact}
          - {improves: impct}
        #              ^ QA603 there is no measure `impct` | did you mean `impact`?
          - {never: safety.score > 1}
        #           ^ QA563 `safety` is neither a measure of this rubric nor expected of the tool | add `expects: [safety]` to the rubric
          - {}
        #   ^ QA604 a claim says `never:` or `improves:`, and this one says neither | for instance `improves: overall`
        waives:
          - {improves: overal, because: Some weigh less.}
        #              ^ QA603 there is no measure `overal` | did you mean `overall`?
          - {improves: overall, because: Some weigh less.}
        #              ^ QA604 `overall` is claimed to improve, and that is waived | take one of the two out
        """,
    ),
    "claims of a rubric that stands in a tool": Slip(
        "rubric",
        """
        unanswered: block
        measures:
          overall: {method: mean, of: impact}
        claims:
          - {improves: overal}
        #              ^ QA603 there is no measure `overal` | did you mean `overall`?
          - {never: seen == 'best'}
        #                   ^ QA340 `best` is not a level of `four-point` | its levels are `inadequate`, `requires_improvement`, `good`, `outstanding`
        waives:
          - {improves: total, because: Some weigh less.}
        #              ^ QA603 there is no measure `total` | there is `overall`
        """,
        "overal}\n  - {never: seen == 'best'}\nwaives:\n  - {improves: total",
        "overall}\n  - {never: seen == 'good'}\nwaives:\n  - {improves: overall",
    ),
}


def test_a_claim_of_a_tool_with_several_rubrics_is_about_one_of_them() -> None:
    tool = SECTIONS + (
        "rubric:\n"
        "  first: {unanswered: block, measures: {one: {method: mean, of: impact}}}\n"
        "  second: {unanswered: block, measures: {two: {method: mean, of: impact}}}\n"
        "claims:\n  - {improves: two}\n  - {never: two.score > 4}\n"
    )
    assert problems_in(in_context("tool", tool)) == []


def test_a_claim_about_an_optional_section_is_not_asked_of_a_tool_without_it() -> None:
    rubric = in_context(
        "own rubric",
        "unanswered: block\noptional: [safety]\neach_section: {method: mean}\n"
        "claims:\n  - {improves: safety}\n  - {never: safety.score > 4}\n",
    )
    assert problems_in(rubric, in_context("tool", SECTIONS + "rubric: r\n")) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
