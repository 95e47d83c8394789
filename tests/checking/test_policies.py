"""What a blank answer does: policies that a measure can meet, and that name its scales."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "more answers than parts": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          unanswered: {needs_answered: 3}
        #             ^ QA555 `overall` has 2 parts and needs 3 answered | write a number from 1 to 2
        one:
          method: mean
          of: seen
          unanswered: {needs_answered: 2}
        #             ^ QA555 `one` has 1 part and needs 2 answered | write 1
        """,
        "needs_answered: 3}\none:\n  method: mean\n  of: seen\n  unanswered: {needs_answered: 2}",
        "needs_answered: 2}\none:\n  method: mean\n  of: seen\n  unanswered: {needs_answered: 1}",
    ),
    "no answers needed": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          unanswered: {needs_answered: 0}
        #             ^ QA555 `overall` has 2 parts and needs 0 answered | write a number from 1 to 2
        """,
        "needs_answered: 0",
        "needs_share: 0 %",
    ),
    "prorated from more answers than parts": Slip(
        "measures",
        """
        overall:
          method: sum
          of: impact
          unanswered: {prorate: {at_least: 5}}
        #             ^ QA555 `overall` has 2 parts and needs 5 answered | write a number from 1 to 2
        """,
        "5",
        "1",
    ),
    "prorated, and no sum": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          unanswered: {prorate: {at_least: 1}}
        #             ^ QA556 only a sum can be prorated, and `overall` is none | give `overall` its own `unanswered:`, for instance `unanswered: block`
        """,
        "method: mean",
        "method: sum",
    ),
    "blanks that count as no level": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          unanswered: {count_as: {four-point: bad}}
        #                                     ^ QA510 there is no level `bad` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`
        """,
        "bad",
        "inadequate",
    ),
    "blanks of a scale that no part is on": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          unanswered: {count_as: {four-points: inadequate}}
        #                         ^ QA401 there is no scale among the parts called `four-points` | did you mean `four-point`?
        """,
        "four-points",
        "four-point",
    ),
    "blanks of the rubric that count as no level": Slip(
        "rubric",
        """
        unanswered: {count_as: {yes-no: nope}}
        measures:
          overall: {method: mean, of: recording}
        #          ^ QA510 there is no level `nope` | there is `no`, `yes`
        """,
        "nope",
        "no",
    ),
    "blanks of the rubric on a scale that is not there": Slip(
        "rubric",
        """
        unanswered: {count_as: {yes-no: no, four-pint: good}}
        #                                   ^ QA401 there is no scale in this tool called `four-pint` | did you mean `four-point`?
        measures:
          overall: {method: mean, of: recording}
        """,
        "four-pint",
        "four-point",
    ),
    "prorated in a rubric of means": Slip(
        "rubric",
        """
        unanswered: {prorate: {at_least: 1}}
        measures:
          overall: {method: mean, of: recording}
        #          ^ QA556 only a sum can be prorated, and `overall` is none | give `overall` its own `unanswered:`, for instance `unanswered: block`
          other: {method: formula, formula: points(seen)}
        """,
        "method: mean",
        "method: mean, unanswered: block",
    ),
}


@pytest.mark.parametrize(
    "policy",
    ["block", "leave_out", "{count_as: lowest}", "{needs_answered: 2}", "{needs_share: 60 %}"],
)
def test_a_policy_that_can_be_met_is_no_problem(policy: str) -> None:
    rubric = f"rubric:\n  unanswered: {policy}\n  measures: {{m: {{method: mean, of: impact}}}}\n"
    assert problems_in(in_context("tool", SECTIONS + rubric)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
