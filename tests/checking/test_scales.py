"""Scales: levels or a range, points that never fall, absences that count as something there is."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.checking.scales import shown_number
from tests.definitions_in_text import Slip, in_context, problems_in

SLIPS = {
    "neither levels nor a range": Slip(
        "file",
        """
        kind: scale
        #< QA570 a scale has `levels:` or `range:`, and this one has neither | add `levels:`, lowest first
        id: s
        version: 1.0.0
        title: S
        """,
        "title: S",
        "title: S\nlevels: {a: {}}",
    ),
    "levels and a range": Slip(
        "scale",
        """
        levels: {a: {}}
        range: {from: 0, to: 1}
        #< QA570 a scale has `levels:` or `range:`, and this one has both | leave one of the two out
        """,
        "range: {from: 0, to: 1}",
        "",
    ),
    "points for some levels": Slip(
        "scale",
        """
        levels:
          low: {points: 0}
          high: {}
        # ^ QA571 the level `high` has no points, and others have | give points to all levels, or to none
        """,
        "high: {}",
        "high: {points: 0}",
    ),
    "points that fall": Slip(
        "scale",
        """
        levels:
          low: {points: 2}
          middle: {points: 2}
          high: {points: 1.5}
        #                ^ QA572 points fall from `middle` to `high` | list the levels lowest first; for a scale of risk add `better: lower`
        """,
        "1.5",
        "2.5",
    ),
    "a range that goes nowhere": Slip(
        "scale",
        """
        range: {from: 10, to: 10}
        #      ^ QA573 the range goes from 10 to 10 | `from` is below `to`; for a scale of risk add `better: lower`
        """,
        "from: 10",
        "from: -0.5",
    ),
    "steps that lead past the end": Slip(
        "scale",
        """
        range: {from: 0, to: 10, step: 0.3}
        #                              ^ QA573 steps of 0.3 do not lead from 0 to 10 | a whole number of steps leads from `from` to `to`
        """,
        "0.3",
        "2.5",
    ),
    "steps of nothing": Slip(
        "scale",
        """
        range: {from: 0, to: 10, step: 0}
        #                              ^ QA573 steps of 0 do not lead from 0 to 10 | a whole number of steps leads from `from` to `to`
        """,
        "step: 0",
        "step: 1",
    ),
    "a level that is an absence too": Slip(
        "scale",
        """
        levels: {no: {}, not_seen: {}}
        absences:
          not_seen: {effect: block}
        # ^ QA574 `not_seen` is a level and an absence | choose another id for one of them
        """,
        "not_seen: {effect",
        "nothing_seen: {effect",
    ),
    "an absence that counts as no level": Slip(
        "scale",
        """
        levels: {no: {}, yes: {}}
        absences:
          not_seen: {effect: {count_as: yess}}
        #                               ^ QA510 there is no level `yess` | did you mean `yes`?
        """,
        "yess",
        "yes",
    ),
    "an absence that counts as no number of the range": Slip(
        "scale",
        """
        range: {from: 1, to: 3, step: 0.5}
        absences:
          none: {effect: {count_as: low}}
        #                           ^ QA576 `low` is no number of this scale | write a number from 1 to 3 in steps of 0.5
          out_of_it: {effect: {count_as: 0}}
        #                                ^ QA576 `0` is no number of this scale | write a number from 1 to 3 in steps of 0.5
          between: {effect: {count_as: 1.2}}
        #                              ^ QA576 `1.2` is no number of this scale | write a number from 1 to 3 in steps of 0.5
        """,
        "low}}\n  out_of_it: {effect: {count_as: 0}}\n  between: {effect: {count_as: 1.2",
        "1}}\n  out_of_it: {effect: {count_as: 3}}\n  between: {effect: {count_as: 1.5",
    ),
    "a level called as a blank is": Slip(
        "scale",
        """
        levels:
          unanswered: {}
        # ^ QA575 `unanswered` is what cases call a blank, and cannot be a level or an absence | choose another id, such as `not_seen`; the label can say what you like
          no: {}
        """,
        "unanswered",
        "not_known",
    ),
    "levels called as results are": Slip(
        "scale",
        """
        levels:
          not_scored: {}
        # ^ QA575 `not_scored` is what cases call a result without a score, and cannot be a level or an absence | choose another id, such as `not_seen`; the label can say what you like
          no: {}
        absences:
          out: {effect: block}
        # ^ QA575 `out` is what cases call a result of something that does not apply, and cannot be a level or an absence | choose another id, such as `not_seen`; the label can say what you like
        """,
        "not_scored: {}\n  no: {}\nabsences:\n  out",
        "none: {}\n  no: {}\nabsences:\n  other",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []


@pytest.mark.parametrize(
    "text",
    [
        "levels: {only: {}}",
        "levels: {1: {points: -1}, 2: {points: -1}, 10: {points: 0}}",
        "range: {from: -1, to: 1}",
        "better: lower\nlevels: {low: {points: 0}, high: {points: 0}}",
        "levels: {no: {}}\nabsences: {not_seen: {effect: {count_as: no}}}",
    ],
)
def test_a_sound_scale_has_no_problem(text: str) -> None:
    assert problems_in(in_context("scale", text)) == []


@given(points=st.lists(st.integers(-3, 3), min_size=1, max_size=6))
def test_points_may_be_anything_that_never_falls(points: list[int]) -> None:
    levels = "".join(f"  l{n}: {{points: {each}}}\n" for n, each in enumerate(points))
    falls = sum(low > high for low, high in itertools.pairwise(points))
    found = problems_in(in_context("scale", f"levels:\n{levels}"))
    assert len(found) == falls
    assert all(" QA572 " in each for each in found)


@given(number=st.fractions())
def test_a_number_is_shown_exactly(number: Fraction) -> None:
    assert Fraction(shown_number(number)) == number
