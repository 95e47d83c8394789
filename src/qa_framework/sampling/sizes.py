"""How many cases a sample has."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from statistics import NormalDist
from typing import assert_never

from qa_framework.definitions.sampling import CaseCount, CaseShare, Precision, Size

PLACES = 9  # of z: the same on every machine, and far finer than any sample needs


def normal_quantile(confidence: Fraction) -> Fraction:
    """Give the z between -z and z of which a normal variable lies with this confidence.

    Args:
        confidence: A share above 0 and below 1.

    Returns:
        z to nine decimal places, which every machine computes alike.

    >>> float(normal_quantile(Fraction(95, 100)))
    1.959963985
    """
    z = NormalDist().inv_cdf(float((1 + confidence) / 2))
    return Fraction(Decimal(repr(z)).quantize(Decimal(1).scaleb(-PLACES)))


def precise_size(wanted: Precision, population: int) -> int:
    """Say how many of a population give a share with a wanted precision.

    The normal approximation with the finite population correction, rounded up so that the margin is
    met. A table that prints 155 for the example rounds 155.7 down.

    Args:
        wanted: Confidence, margin and expected share, each above 0 and below 1.
        population: How many cases there are; at least 1.

    Returns:
        A whole number from 1 to ``population``.

    Source:
        Cochran (1977), Sampling Techniques, 3rd edition, sections 4.4 and 4.5:
        n0 = z² p (1 - p) / e², n = n0 / (1 + (n0 - 1) / N).

    >>> share = Fraction(1, 100)
    >>> precise_size(Precision(confidence=95 * share, margin=5 * share, expected=70 * share), 300)
    156
    """
    z = normal_quantile(wanted.confidence)
    expected: Fraction = wanted.expected
    first = z**2 * expected * (1 - expected) / Fraction(wanted.margin) ** 2
    if first <= 1:
        return 1
    return ceil(first / (1 + (first - 1) / population))


def wanted_size(size: Size, population: int) -> int:
    """Say how many cases of a population are wanted; more than there are, where so many are named.

    Args:
        size: A number, a share or a precision.
        population: How many cases are left when exclusions are made; at least 1.
    """
    match size:
        case CaseCount(count):
            return count
        case CaseShare(share):
            return ceil(share * population)
        case Precision():
            return precise_size(size, population)
        case _:
            assert_never(size)
