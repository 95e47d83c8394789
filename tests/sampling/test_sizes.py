"""sizes: numbers, shares and precisions, rounded so that what was asked for is met."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions.sampling import CaseCount, CaseShare, Percent, Precision
from qa_framework.sampling.sizes import normal_quantile, precise_size, wanted_size


def precision(confidence: int, margin: int, expected: int = 50) -> Precision:
    return Precision(
        confidence=Percent(Fraction(confidence, 100)),
        margin=Percent(Fraction(margin, 100)),
        expected=Percent(Fraction(expected, 100)),
    )


percents = st.integers(1, 99)
precisions = st.builds(precision, st.integers(50, 99), percents, percents)


def test_the_published_example_needs_156_cases() -> None:
    """300 cases, 70 % expected, 5 points at 95 %: 155.7, which tables that round down print as 155."""
    assert precise_size(precision(95, 5, 70), 300) == 156


@pytest.mark.parametrize(
    ("population", "sizes"),
    [
        (50, (45, 34, 24)),
        (100, (80, 50, 31)),
        (300, (169, 73, 38)),
        (500, (218, 81, 40)),
        (1000, (278, 88, 41)),
    ],
)
def test_half_expected_at_95_percent(population: int, sizes: tuple[int, int, int]) -> None:
    """Margins of 5, 10 and 15 points; Cochran (1977), sections 4.4 and 4.5, rounded up."""
    assert tuple(precise_size(precision(95, m), population) for m in (5, 10, 15)) == sizes


@given(precisions, st.integers(1, 10_000))
def test_a_precision_asks_for_no_more_than_there_are(wanted: Precision, population: int) -> None:
    assert 1 <= precise_size(wanted, population) <= population


@given(precisions, st.integers(2, 10_000))
def test_the_size_meets_the_margin_and_one_case_fewer_does_not(
    wanted: Precision, population: int
) -> None:
    """Worked backwards: the half-width z √(p(1-p)/n · (N-n)/(N-1)) is the margin or less."""
    z = NormalDist().inv_cdf(float((1 + wanted.confidence) / 2))
    variance = float(wanted.expected * (1 - wanted.expected))

    def half_width(size: int) -> float:
        return z * sqrt(variance / size * (population - size) / (population - 1))

    size = precise_size(wanted, population)
    assert half_width(size) <= float(wanted.margin) * (1 + 1e-7)
    assert size == 1 or half_width(size - 1) > float(wanted.margin) * (1 - 1e-7)


def test_a_wide_margin_needs_one_case() -> None:
    assert precise_size(precision(50, 99), 10_000) == 1


def test_z_is_the_quantile_to_nine_places() -> None:
    assert normal_quantile(Fraction(95, 100)) == Fraction(1_959_963_985, 10**9)
    assert normal_quantile(Fraction(99, 100)) == Fraction(2_575_829_304, 10**9)


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        (CaseCount(30), 30),
        (CaseCount(400), 400),
        (CaseShare(Fraction(1, 10)), 30),
        (CaseShare(Fraction(1, 1000)), 1),
        (CaseShare(Fraction(101, 1000)), 31),
        (CaseShare(Fraction(1)), 300),
        (precision(95, 5, 70), 156),
    ],
)
def test_a_size_is_so_many_of_300(size: CaseCount | CaseShare | Precision, wanted: int) -> None:
    assert wanted_size(size, 300) == wanted
