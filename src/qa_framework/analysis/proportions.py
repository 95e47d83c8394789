"""Shares of a sample, and what they say of all cases: intervals for one share and for a difference.

Source:
    Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of
    the American Statistical Association 22(158), 209-212. Newcombe (1998), Interval estimation for
    the difference between independent proportions, Statistics in Medicine 17, 873-890. The finite
    population correction: Cochran (1977), Sampling Techniques, 3rd edition, section 3.2.
"""

from __future__ import annotations

from fractions import Fraction
from math import hypot, sqrt
from statistics import NormalDist

from attrs import frozen

LEVEL = 0.95
"""How often an interval holds the true value, unless said."""


@frozen
class Interval:
    """Where a value lies, with some confidence.

    Attributes:
        low: The lower bound.
        high: The upper bound.
    """

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Say whether a value lies within it, its bounds included."""
        return self.low <= value <= self.high


@frozen
class Proportion:
    """So many of so many.

    Attributes:
        met: How many of the sample met something; 0 to ``seen``.
        seen: How many were looked at; at least 1.
        population: How many cases they were drawn from; None for very many.
    """

    met: int
    seen: int
    population: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.seen < 1 or not 0 <= self.met <= self.seen:
            raise ValueError(f"{self.met} of {self.seen} is no share")
        if self.population is not None and self.population < self.seen:
            raise ValueError(f"{self.seen} cannot be drawn from {self.population}")

    @property
    def share(self) -> Fraction:
        """Give the share, exactly."""
        return Fraction(self.met, self.seen)

    @property
    def left(self) -> Fraction:
        """Give the finite population correction of the variance: (N - n) / (N - 1); 1 for very many."""
        if self.population is None:
            return Fraction(1)
        return Fraction(self.population - self.seen, max(1, self.population - 1))


def normal_z(level: float) -> float:
    """Give the z between -z and z of which a normal variable lies with this confidence.

    Raises:
        ValueError: It is not between 0 and 1.

    >>> round(normal_z(0.95), 6)
    1.959964
    """
    if not 0 < (1 + level) / 2 < 1 or level <= 0:  # as near to 1 as a float can be, it is 1
        raise ValueError(f"a level is between 0 and 1, not {level}")
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson_interval(found: Proportion, *, level: float = LEVEL) -> Interval:
    """Bound the share of a population that meets something, from a sample of it.

    These are the shares p for which the observed one is no further away than z standard errors,
    √(p (1 - p) / n · (N - n) / (N - 1)). Of a population that was seen whole nothing is uncertain.

    Args:
        found: What was seen.
        level: How often the bounds are to hold, a share between 0 and 1.

    Returns:
        Lower and upper bound, shares between 0 and 1.

    Source:
        Wilson (1927), with the variance of a share in a finite population, Cochran (1977), 3.2.

    >>> interval = wilson_interval(Proportion(81, 263))
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.2553, 0.3662)
    """
    share, seen = float(found.share), found.seen
    squared = normal_z(level) ** 2 * float(found.left)
    middle = (share + squared / (2 * seen)) / (1 + squared / seen)
    half = sqrt(squared * (share * (1 - share) + squared / (4 * seen)) / seen) / (
        1 + squared / seen
    )
    # at the ends the bound is exactly 0 or 1, which rounding would miss
    low = 0.0 if found.met == 0 else min(share, max(0.0, middle - half))
    high = 1.0 if found.met == seen else max(share, min(1.0, middle + half))
    return Interval(low, high)


def newcombe_interval(first: Proportion, second: Proportion, *, level: float = LEVEL) -> Interval:
    """Bound the difference of two shares, the first less the second, from two samples apart.

    The distances of each share from its Wilson bounds are squared and added.

    Args:
        first: What was seen in one sample.
        second: What was seen in the other; no case is in both.
        level: How often the bounds are to hold, a share between 0 and 1.

    Returns:
        Lower and upper bound, between -1 and 1.

    Source:
        Newcombe (1998), Statistics in Medicine 17, 873-890, method 10 (hybrid score, without
        continuity correction).

    >>> interval = newcombe_interval(Proportion(56, 70), Proportion(48, 80))
    >>> round(interval.low, 4), round(interval.high, 4)
    (0.0524, 0.3339)
    """
    one, other = wilson_interval(first, level=level), wilson_interval(second, level=level)
    mine, theirs = float(first.share), float(second.share)
    difference = float(first.share - second.share)
    below = hypot(mine - one.low, other.high - theirs)
    above = hypot(one.high - mine, theirs - other.low)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))
