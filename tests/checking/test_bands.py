"""Tables of bands: best first, bounds that tighten, every grade within reach."""

from __future__ import annotations

import itertools
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "a grade that is no level": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: goood, at_least: 2.5}
        #         ^ QA510 there is no level `goood` | did you mean `good`?
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "goood",
        "good",
    ),
    "bands that are not in order": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: requires_improvement, at_least: 2.5}
        - {grade: good, at_least: 1.5}
        #         ^ QA511 the bands are not in order: `good` stands below `requires_improvement` | list the best grade first
        - {grade: inadequate}
        """,
        "requires_improvement, at_least: 2.5}\n- {grade: good",
        "good, at_least: 2.5}\n- {grade: requires_improvement",
    ),
    "bands that are turned round": Slip(
        "bands",
        """
        - {grade: inadequate, at_least: 3.5}
        #         ^ QA511 the bands are listed worst first | list the best grade first; where the low end of the scale is good it says `better: lower`
        - {grade: requires_improvement, at_least: 2.5}
        - {grade: good, at_least: 1.5}
        - {grade: outstanding}
        """,
        "inadequate, at_least: 3.5}\n- {grade: requires_improvement, at_least: 2.5}\n- {grade: good, at_least: 1.5}\n- {grade: outstanding}",
        "outstanding, at_least: 3.5}\n- {grade: good, at_least: 2.5}\n- {grade: requires_improvement, at_least: 1.5}\n- {grade: inadequate}",
    ),
    "a bound that is no stricter": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 2.5}
        - {grade: good, at_least: 2.5}
        #                         ^ QA511 the bands are not in order: `outstanding` is not harder to reach than `good` | the bound of each band must be stricter than that of the band below it
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "outstanding, at_least: 2.5",
        "outstanding, at_least: 3.5",
    ),
    "a grade that is there twice": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good, at_least: 3}
        - {grade: good, at_least: 2.5}
        #         ^ QA511 the grade `good` has two bands | take one of them out; only above a band that `needs` something may its grade come twice
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "good, at_least: 3}",
        "good, at_least: 3, needs: on_time == 'yes'}",
    ),
    "a last band with a bound": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good, at_least: 2.5}
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate, at_least: 1}
        # ^ QA512 the last band, `inadequate`, does not take every score that is left | end with `- {grade: inadequate}`, without a bound and without `needs`
        """,
        ", at_least: 1}",
        "}",
    ),
    "a last band that needs something": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good, at_least: 2.5}
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate, needs: on_time == 'no'}
        # ^ QA512 the last band, `inadequate`, does not take every score that is left | end with `- {grade: inadequate}`, without a bound and without `needs`
        """,
        ", needs: on_time == 'no'}",
        "}",
    ),
    "a band without a bound": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good}
        # ^ QA513 the band `good` has no bound, so those below it are never reached | add `at_least:` or `at_most:`
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "{grade: good}",
        "{grade: good, at_least: 2.5}",
    ),
    "numbers and shares": Slip(
        "measures",
        """
        overall:
          method: sum
          of: impact
          bands:
            - {grade: outstanding, at_least: 7 of 8}
            - {grade: good, at_least: 6 of 8}
            - {grade: requires_improvement, at_least: 4}
        #     ^ QA514 one table mixes numbers and shares of what is possible: `6 of 8` and `4` | write all bounds in the same way
            - {grade: inadequate}
        """,
        "at_least: 4}",
        "at_least: 4 of 8}",
    ),
    "both directions": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good, at_least: 2.5}
        - {grade: requires_improvement, at_most: 1.5}
        #                               ^ QA515 one table uses both `at_least` and `at_most` | choose the one that fits the end of the score that is good
        - {grade: inadequate}
        """,
        "at_most",
        "at_least",
    ),
    "nothing says which end is good": Slip(
        "measures",
        """
        overall:
          method: formula
        # ^ QA516 nothing says which end of the score of `overall` is good | add `better: higher` to the measure
          formula: points(seen)
          bands:
            - {grade: outstanding, at_least: 4}
            - {grade: good, at_least: 3}
            - {grade: requires_improvement, at_least: 2}
            - {grade: inadequate}
        """,
        "method: formula",
        "method: formula\n  better: higher",
    ),
    "a table against the good end": Slip(
        "bands",
        """
        - {grade: outstanding, at_most: 1.5}
        #                      ^ QA517 with `at_most` a lower score is better, and for `overall` a higher one is | turn the table round, or add `better: lower` to the measure
        - {grade: good, at_most: 2.5}
        - {grade: requires_improvement, at_most: 3.5}
        - {grade: inadequate}
        """,
        "at_most: 1.5}\n- {grade: good, at_most: 2.5}\n- {grade: requires_improvement, at_most: 3.5",
        "at_least: 3.5}\n- {grade: good, at_least: 2.5}\n- {grade: requires_improvement, at_least: 1.5",
    ),
    "a bound that no score can reach": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 4.5}
        #                                ^ QA518 no score of `overall` can reach `4.5` | the highest is 4
        - {grade: good, at_least: 2.5}
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "4.5",
        "4",
    ),
    "bands for which no score is left": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5}
        - {grade: good, at_least: 1}
        - {grade: requires_improvement, at_least: 0.5}
        # ^ QA519 no score of `overall` is left for the band `requires_improvement` | every score that can be has a better band; take this one out, or move the bounds
        - {grade: inadequate}
        # ^ QA519 no score of `overall` is left for the band `inadequate` | every score that can be has a better band; take this one out, or move the bounds
        """,
        "at_least: 1}\n- {grade: requires_improvement, at_least: 0.5",
        "at_least: 2.5}\n- {grade: requires_improvement, at_least: 1.5",
    ),
    "a choice of tables that is none": Slip(
        "bands",
        """
        by: teams
        #   ^ QA520 there is no choice among the facts called `teams` | did you mean `team`?
        north:
          - {grade: inadequate}
        """,
        "by: teams\nnorth:\n  - {grade: inadequate}",
        "by: team\nnorth: &\nelse: &".replace(
            "&",
            "[{grade: outstanding, at_least: 3.5}, {grade: good, at_least: 2.5},"
            " {grade: requires_improvement, at_least: 1.5}, {grade: inadequate}]",
        ),
    ),
    "a table for no option": Slip(
        "bands",
        """
        by: team
        nort: [{grade: outstanding, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: requires_improvement, at_least: 1.5}, {grade: inadequate}]
        #< QA520 there is no option `nort` | did you mean `north`?
        else: [{grade: outstanding, at_least: 3.9}, {grade: good, at_least: 2.5}, {grade: requires_improvement, at_least: 1.5}, {grade: inadequate}]
        """,
        "nort:",
        "north:",
    ),
    "an option without a table": Slip(
        "bands",
        """
        by: team
        #< QA521 there is no table for `south` | add one, or `else:` for all that have none
        north: [{grade: outstanding, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: requires_improvement, at_least: 1.5}, {grade: inadequate}]
        """,
        "by: team\nnorth",
        "by: audit.perspective\nauditor",
    ),
    "a grade that nothing gives": Slip(
        "measures",
        """
        overall:
          method: mean
        # ^ QA522 nothing gives `overall` the grade `requires_improvement` | add a band for it, or use a scale without it
          of: impact
          bands:
            - {grade: outstanding, at_least: 3.5}
            - {grade: good, at_least: 2.5}
            - {grade: inadequate}
        """,
        "- {grade: inadequate}",
        "- {grade: requires_improvement, at_least: 2}\n    - {grade: inadequate}",
    ),
    "a gate that is not there": Slip(
        "measures",
        """
        overall:
          method: gates
        # ^ QA522 nothing gives `overall` the grade `requires_improvement` | add a gate for it, or use a scale without it
          gates: [{grade: inadequate}, {grade: good, needs: on_time == 'yes'}, {grade: outstanding, needs: written == 'yes'}]
        """,
        "{grade: good",
        "{grade: requires_improvement, needs: seen == 'good'}, {grade: good",
    ),
    "a score that falls between whole numbers": Slip(
        "measures",
        """
        overall:
          method: mean
        # ^ QA711 the bands of `overall` are whole numbers, and its score can fall between them | say how it is rounded, for instance `round: {to: 0, half: up}`
          of: impact
          bands:
            - {grade: outstanding, at_least: 4}
            - {grade: good, at_least: 3}
            - {grade: requires_improvement, at_least: 2}
            - {grade: inadequate}
        """,
        "method: mean",
        "method: mean\n  round: {to: 0, half: up}",
    ),
}


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (["good, at_least: 2.5", "inadequate, at_most: 2.5"], ["QA511", "QA512"]),
        (["good, at_least: 2.5", "requires_improvement, at_least: 2.5", "inadequate"], ["QA511"]),
        (["good, at_least: 2.5", "inadequate, at_least: 1.5"], ["QA512"]),
    ],
)
def test_s06_bands_cannot_overlap_and_leave_no_gap(rows: list[str], codes: list[str]) -> None:
    """A bound has one side: the band above it begins there, the one below takes what is left."""
    table = "".join(f"- {{grade: {row}}}\n" for row in rows)
    found = [each.split()[1] for each in problems_in(in_context("bands", table))]
    assert sorted({*found} - {"QA515", "QA522"}) == codes


def test_a_table_of_a_scale_of_risk_has_the_lowest_first() -> None:
    rubric = """\
        rubric:
          grades: risk
          unanswered: block
          measures:
            danger:
              method: count
              of: impact
              where: {at_most: requires_improvement}
              bands:
                - {grade: low, at_most: 0.5}
                - {grade: high}
        """
    assert problems_in(in_context("tool", SECTIONS + dedent(rubric))) == []


def test_levels_that_a_person_may_give_need_no_band() -> None:
    text = """\
        overall:
          method: mean
          of: impact
          judgement: {may_depart: yes}
          bands: [{grade: good, at_least: 2.5}, {grade: inadequate}]
        """
    assert problems_in(in_context("measures", text)) == []


def test_levels_that_a_limit_gives_need_no_band() -> None:
    text = """\
        overall:
          method: mean
          of: impact
          bands: [{grade: good, at_least: 2.5}, {grade: inadequate}]
          limits:
            - {when: on_time == 'yes', suggest: outstanding, because: B}
            - {when: on_time == 'no', no_better_than: requires_improvement, because: B}
        """
    assert problems_in(in_context("measures", text)) == []


@given(bounds=st.lists(st.integers(11, 39), min_size=3, max_size=3))
def test_a_table_is_sound_where_its_bounds_fall_strictly(bounds: list[int]) -> None:
    """Whatever the bounds are: in order there is nothing to say, else each pair is told."""
    levels = ("outstanding", "good", "requires_improvement")
    rows = [
        f"- {{grade: {level}, at_least: {bound / 10}}}\n"
        for level, bound in zip(levels, bounds, strict=True)
    ]
    found = problems_in(in_context("bands", "".join(rows) + "- {grade: inadequate}\n"))
    wrong = sum(above <= below for above, below in itertools.pairwise(bounds))
    assert len(found) == wrong
    assert all(" QA511 " in each for each in found)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
