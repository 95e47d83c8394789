"""A sample shared out among strata: exact quotas between bounds, then the largest remainders."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from attrs import frozen

from qa_framework.definitions.sampling import Shares


@frozen
class Bounds:
    """How many cases a stratum gives.

    Attributes:
        weight: Its part in what is shared out; above 0.
        least: How many at least.
        most: How many at most.
    """

    weight: int
    least: int
    most: int

    def at(self, factor: Fraction) -> Fraction:
        """Give the quota: a factor times the weight, between the bounds."""
        return max(Fraction(self.least), min(factor * self.weight, Fraction(self.most)))


def allocate(
    sizes: Sequence[int], total: int, shares: Shares, at_least: int = 0
) -> tuple[int, ...]:
    """Share a sample out among strata.

    The quotas are one factor times the size of each stratum (or the same for all), held between
    the minimum and what the stratum holds. Each gets its quota rounded down; what is left goes to
    the largest remainders, of equal ones to the larger stratum, of equal strata to the first.

    Args:
        sizes: How many cases each stratum holds; may be 0.
        total: How many are wanted.
        shares: `proportional` to the sizes, or `equal`.
        at_least: How many of each stratum at least; all of one that holds fewer.

    Returns:
        How many of each stratum; they add up to ``total``.

    Raises:
        ValueError: The strata hold fewer than ``total``, or the minimum takes more.

    >>> allocate([120, 166], 30, "proportional")
    (13, 17)
    >>> allocate([120, 3], 30, "equal", at_least=5)
    (27, 3)
    """
    least = minimum(sizes, at_least)
    if not least <= total <= sum(sizes):
        raise ValueError(f"{total} cannot be shared out between {least} and {sum(sizes)}")
    held = [index for index, size in enumerate(sizes) if size]
    bounds = [
        Bounds(sizes[i] if shares == "proportional" else 1, min(at_least, sizes[i]), sizes[i])
        for i in held
    ]
    quotas = dict(zip(held, _quotas(bounds, total), strict=True))
    given = [floor(quotas.get(index, 0)) for index in range(len(sizes))]
    order = sorted(held, key=lambda index: (given[index] - quotas[index], -sizes[index], index))
    for index in order[: total - sum(given)]:
        given[index] += 1
    return tuple(given)


def minimum(sizes: Sequence[int], at_least: int) -> int:
    """Count the cases that a minimum for each stratum takes."""
    return sum(min(at_least, size) for size in sizes)


def _quotas(strata: Sequence[Bounds], total: int) -> list[Fraction]:
    """Find the exact quotas: those of the one factor at which they add up to the total."""
    edges = sorted(
        {Fraction(bound, each.weight) for each in strata for bound in (each.least, each.most)}
    )
    above = _first_that_reaches(strata, edges, total)
    if above == 0:
        return [each.at(edges[0]) if edges else Fraction(0) for each in strata]
    low, high = edges[above - 1], edges[above]
    start, end = _sum(strata, low), _sum(strata, high)
    factor = low + (high - low) * (total - start) / (end - start)
    return [each.at(factor) for each in strata]


def _first_that_reaches(strata: Sequence[Bounds], edges: Sequence[Fraction], total: int) -> int:
    """Find the first edge at which the quotas add up to the total, by halving: they only rise."""
    low, high = 0, len(edges) - 1
    while low < high:
        middle = (low + high) // 2
        if _sum(strata, edges[middle]) < total:
            low = middle + 1
        else:
            high = middle
    return low


def _sum(strata: Sequence[Bounds], factor: Fraction) -> Fraction:
    return sum((each.at(factor) for each in strata), Fraction(0))
