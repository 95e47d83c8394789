"""A comparison in a few lines: n of N, intervals, and what can be concluded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from qa_framework.analysis.counting import Count
from qa_framework.analysis.proportions import Interval


class ShareLike(Protocol):
    """What one dip sample found, as far as it is told."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def count(self) -> Count | None:
        """What was counted."""

    @property
    def share(self) -> float | None:
        """The share."""

    @property
    def interval(self) -> Interval | None:
        """Its bounds."""


def percent(share: float) -> str:
    """Write a share in whole percent.

    >>> percent(0.8666), percent(0.998), percent(0.001)
    ('87 %', 'over 99 %', 'under 1 %')
    """
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return "under 1 %"
    return "over 99 %" if whole == 100 and share < 1 else f"{whole} %"  # noqa: PLR2004 - of a hundred


def points(difference: float) -> str:
    """Write a difference of shares in whole points.

    >>> points(0.27), points(-0.01), points(0.001)
    ('27 points more', '1 point fewer', 'under 1 point more')
    """
    whole = round(100 * difference)
    if whole == 0 and difference:
        return f"under 1 point {'more' if difference > 0 else 'fewer'}"
    noun = "point" if abs(whole) == 1 else "points"
    way = " more" if whole > 0 else " fewer"
    return f"{abs(whole)} {noun}{way if whole else ''}"


def share_lines(share: ShareLike, name: str, level: float) -> Iterator[str]:
    """Tell what one dip sample found.

    Args:
        share: What it found.
        name: What to call it where it has no name.
        level: How often its interval is to hold.
    """
    title, found = share.name or name, share.count
    if found is None or share.share is None:
        yield f"  {title}: nothing to count"
    else:
        cases = f", from {found.cases:,} cases" if found.cases is not None else ""
        line = f"  {title}: {found.met:,} of {found.seen:,} ({percent(share.share)}){cases}"
        yield line + (f"; {bounds(share.interval, level)}" if share.interval is not None else "")
    if found is not None:
        yield from _not_counted("missing", found.unknown)
        yield from _not_counted("not counted", found.left_out)


def _sure(level: float) -> str:
    return f"{100 * level:.10g} %"


def bounds(interval: Interval, level: float) -> str:
    """Tell an interval of a share."""
    return f"{_sure(level)} interval {percent(interval.low)} to {percent(interval.high)}"


def _not_counted(what: str, reasons: Mapping[str, int]) -> Iterator[str]:
    if reasons:
        listed = ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
        yield f"    {what}: {listed}"


def difference_lines(
    difference: float | None, interval: Interval | None, level: float
) -> Iterator[str]:
    """Tell a difference and its interval."""
    if difference is None:
        return
    line = points(difference)
    if interval is not None:
        line += f"; {_sure(level)} interval {points(interval.low)} to {points(interval.high)}"
    yield line


CONCLUSIONS: Mapping[str, str] = {
    "more": "more than chance gives: the interval leaves out 0",
    "fewer": "fewer than chance gives: the interval leaves out 0",
}


WHOLE: Mapping[str, str] = {
    "more": "more: every case was looked at, so that chance plays no part",
    "fewer": "fewer: every case was looked at, so that chance plays no part",
    "cannot_tell": "no difference: every case was looked at",
}
"""What is said where every case of both lists was looked at."""


def conclusion(verdict: str, interval: Interval | None, *, missing: bool = False) -> str:
    """Tell what can be concluded of two samples that can be compared.

    Args:
        verdict: The verdict.
        interval: The bounds of the difference.
        missing: Whether answers are missing, so that the verdict holds however they are read.
    """
    if interval is not None and interval.low == interval.high and not missing:
        return WHOLE[verdict]
    if verdict in CONCLUSIONS:
        return CONCLUSIONS[verdict] + (", whatever the missing answers are" if missing else "")
    if interval is None:
        return "cannot tell: there is no interval of the difference"
    if interval.holds(0):
        return "cannot tell: the interval holds 0, so it may be chance"
    return "cannot tell: what is missing could turn it round"
