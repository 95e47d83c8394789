"""proportions: published values word for word, and the laws that intervals keep."""

from __future__ import annotations

from math import comb, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.analysis.proportions import (
    Interval,
    Proportion,
    newcombe_interval,
    normal_z,
    wilson_interval,
)


@st.composite
def proportions(draw: st.DrawFn) -> Proportion:
    """Make a share of a sample, from a known number of cases or from very many."""
    seen = draw(st.integers(1, 200))
    met = draw(st.integers(0, seen))
    cases = draw(st.none() | st.integers(seen, 2000))
    return Proportion(met, seen, cases)


# Published values


@pytest.mark.parametrize(
    ("met", "seen", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)]
)
def test_wilson_s_interval_is_as_newcombe_prints_it(
    met: int, seen: int, low: float, high: float
) -> None:
    """Newcombe (1998), Two-sided confidence intervals for the single proportion, Stat Med 17, 857."""
    found = wilson_interval(Proportion(met, seen))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_wilson_s_interval_of_half_is_that_of_other_programs() -> None:
    """19 of 38, as R and statsmodels print it to fifteen places."""
    found = wilson_interval(Proportion(19, 38))
    assert found.low == pytest.approx(0.348499283643951, abs=1e-14)
    assert found.high == pytest.approx(0.651500716356049, abs=1e-14)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_s_interval_is_as_he_prints_it(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873-890, Table II, method 10."""
    found = newcombe_interval(Proportion(*first), Proportion(*second))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_newcombe_s_interval_is_as_fagerland_prints_it() -> None:
    """Fagerland, Lydersen, Laake (2015), Stat Methods Med Res 24, 224-254: 7 of 34 and 1 of 34."""
    found = newcombe_interval(Proportion(7, 34), Proportion(1, 34))
    assert (round(found.low, 3), round(found.high, 2)) == (0.019, 0.34)


def test_z_is_the_textbook_s() -> None:
    assert normal_z(0.95) == pytest.approx(1.959963984540054, abs=1e-14)


# Laws of one share


@given(proportions(), st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_a_bound_is_z_standard_errors_from_the_share(found: Proportion, level: float) -> None:
    """That is what the interval is: the shares from which the observed one is no further away."""
    interval = wilson_interval(found, level=level)
    share, z = found.met / found.seen, normal_z(level)
    for bound in (interval.low, interval.high):
        error = z * sqrt(bound * (1 - bound) / found.seen * float(found.left))
        assert abs(share - bound) == pytest.approx(error, abs=1e-9) or bound in (0, 1)


@given(proportions())
def test_an_interval_holds_its_share_and_lies_between_0_and_1(found: Proportion) -> None:
    interval = wilson_interval(found)
    assert 0 <= interval.low <= float(found.share) <= interval.high <= 1
    assert interval.holds(float(found.share))


@given(proportions())
def test_what_did_not_meet_it_has_the_mirrored_interval(found: Proportion) -> None:
    interval = wilson_interval(found)
    other = wilson_interval(Proportion(found.seen - found.met, found.seen, found.population))
    assert interval.low == pytest.approx(1 - other.high, abs=1e-12)


@given(proportions())
def test_fewer_cases_to_draw_from_leave_less_uncertain(found: Proportion) -> None:
    many = wilson_interval(Proportion(found.met, found.seen))
    some = wilson_interval(found)
    assert many.low <= some.low + 1e-12
    assert some.high <= many.high + 1e-12


@given(proportions())
def test_of_cases_that_were_all_seen_nothing_is_uncertain(found: Proportion) -> None:
    share = float(found.share)
    whole = Proportion(found.met, found.seen, found.seen)
    assert wilson_interval(whole) == Interval(share, share)


def test_in_small_populations_the_interval_holds_as_often_as_it_says() -> None:
    """Exactly, over every sample of 20 from 60 cases; on average over the true share."""
    cases, seen = 60, 20
    intervals = [wilson_interval(Proportion(met, seen, cases)) for met in range(seen + 1)]
    held = []
    for true in range(cases + 1):
        ways = sum(
            comb(true, met) * comb(cases - true, seen - met)
            for met, interval in enumerate(intervals)
            if interval.low - 1e-12 <= true / cases <= interval.high + 1e-12
        )
        held.append(ways / comb(cases, seen))
    assert 0.94 < sum(held) / len(held) < 0.975


# Laws of a difference


@given(proportions(), proportions())
def test_a_difference_turned_round_is_the_same_the_other_way(
    first: Proportion, second: Proportion
) -> None:
    one, other = newcombe_interval(first, second), newcombe_interval(second, first)
    assert one.low == pytest.approx(-other.high, abs=1e-12)


@given(proportions(), proportions())
def test_an_interval_holds_its_difference(first: Proportion, second: Proportion) -> None:
    found = newcombe_interval(first, second)
    difference = float(first.share - second.share)
    assert -1 <= found.low <= difference + 1e-12
    assert difference - 1e-12 <= found.high <= 1


@given(proportions(), proportions())
def test_more_confidence_makes_wider_intervals(first: Proportion, second: Proportion) -> None:
    narrow, wide = (newcombe_interval(first, second, level=each) for each in (0.8, 0.99))
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


# Mistakes


@pytest.mark.parametrize("made", [(1, 0, None), (-1, 3, None), (4, 3, None), (1, 3, 2)])
def test_what_is_no_share_is_refused(made: tuple[int, int, int | None]) -> None:
    with pytest.raises(ValueError, match=r"is no share|cannot be drawn from"):
        Proportion(*made)


@pytest.mark.parametrize("level", [0, 1, 95, -1])
def test_a_level_is_between_0_and_1(level: float) -> None:
    with pytest.raises(ValueError, match="a level is between 0 and 1"):
        wilson_interval(Proportion(1, 2), level=level)


@pytest.mark.parametrize("level", [0, 1, 1 - 1e-16, float("nan"), 95])
def test_a_level_that_is_none_is_refused_in_words(level: float) -> None:
    with pytest.raises(ValueError, match="a level is between 0 and 1, not"):
        wilson_interval(Proportion(1, 2), level=level)
