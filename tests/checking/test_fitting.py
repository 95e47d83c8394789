"""A rubric fitted to a tool: what it expects is there, and nothing needs itself."""

from __future__ import annotations

import pytest

from tests.checking.fitted import fit_of
from tests.definitions_in_text import Slip

RING = "these need each other in a ring"
MEND = "take one of them out of the parts or conditions of another"
SLIPS = {
    "a ring of parts": Slip(
        "measures",
        f"""
        one: {{method: mean, of: [two]}}
        #<QA562 {RING}: `one` -> `two` -> `one` | {MEND}
        two: {{method: mean, of: [one]}}
        """.replace("#<", "#< "),
        "of: [one]",
        "of: impact",
    ),
    "a formula of itself": Slip(
        "measures",
        f"""
        one: {{method: formula, formula: one.score + 1}}
        #< QA562 {RING}: `one` -> `one` | {MEND}
        """,
        "one.score",
        "points(seen)",
    ),
    "a flag that needs itself": Slip(
        "rubric",
        f"""
        unanswered: block
        measures: {{one: {{method: mean, of: impact}}}}
        flags:
          - {{id: act, when: act, because: Act.}}
        #        ^ QA562 {RING}: `act` -> `act` | {MEND}
        """,
        "when: act",
        "when: one.score > 2",
    ),
    "a group of questions and measures": Slip(
        "rubric",
        """
        unanswered: block
        groups: {both: [seen, one]}
        #              ^ QA561 the group `both` holds questions as well as measures or sections | a section's name in a group stands for its measure; make two groups
        measures: {one: {method: mean, of: impact}, two: {method: mean, of: both, use: scores}}
        """,
        "[seen, one]",
        "[one]",
    ),
    "a group of what is not there": Slip(
        "rubric",
        """
        unanswered: block
        groups: {some: [seen, plam]}
        #                     ^ QA502 there is no scoring question or measure `plam` | did you mean `plan`?
        measures: {one: {method: mean, of: some}}
        """,
        "plam",
        "plan",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []


def test_measures_and_flags_stand_after_what_they_need() -> None:
    fit = fit_of(
        {
            "outer": "{method: lowest, of: [inner], use: scores}",
            "inner": "{method: mean, of: impact}",
        },
        flags="[{id: act, when: outer.score > 2, because: Act.}]",
        strict=False,
    )
    order = {step: place for place, step in enumerate(fit.sequence)}
    assert order["inner:computed"] < order["inner:grade"] < order["outer:computed"]
    assert order["outer:grade"] < order["act:raised"]


def test_limits_may_ask_for_the_score_of_their_own_measure() -> None:
    bands = "[{grade: outstanding, at_least: 4}, {grade: good, at_least: 3}, {grade: requires_improvement, at_least: 2}, {grade: inadequate}]"  # fmt: skip
    limits = "[{when: m.score < 2 and m.possible > 3, no_better_than: good, because: L.}]"
    fit = fit_of(
        {"m": f"{{method: sum, of: impact, bands: {bands}, limits: {limits}}}"}, strict=False
    )
    assert fit.sequence == ("m:computed", "m:grade")


def test_what_a_rubric_allows_a_tool_to_lack_is_absent() -> None:
    fit = fit_of({"m": "{method: mean, of: [seen, ghost]}"}, optional="[ghost]")
    assert fit.absent == {"ghost"}
    assert [part.name for part in fit.measures["m"].parts] == ["seen"]


def test_a_fact_of_the_case_is_there_for_a_rubric_that_would_do_without_it() -> None:
    fit = fit_of({"m": "{method: mean, of: [seen]}"}, optional="[team, ghost]")
    assert fit.absent == {"ghost"}


def test_measures_are_read_in_the_order_of_the_rubric_those_of_sections_first() -> None:
    fit = fit_of(
        {"late": "{method: mean, of: impact}", "early": "{method: mean, of: recording}"},
        each_section="{method: highest}",
        strict=False,
    )
    assert fit.order == ("impact", "recording", "late", "early")
