"""wording: never a share without its n, and plain words for what can be concluded."""

from __future__ import annotations

import pytest

from qa_framework.analysis.proportions import Interval
from qa_framework.analysis.wording import (
    bounds,
    conclusion,
    difference_lines,
    percent,
    points,
)


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (1, "100 %"), (2 / 3, "67 %"), (0.0049, "under 1 %"), (0.996, "over 99 %")],
)
def test_a_share_is_in_whole_percent(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        *((0.27, "27 points more"), (0.01, "1 point more"), (-0.05, "5 points fewer")),
        *(
            (0.004, "under 1 point more"),
            (-0.001, "under 1 point fewer"),
            (0, "0 points"),
            (-1, "100 points fewer"),
        ),
    ],
)
def test_a_difference_is_in_points_and_says_which_way(difference: float, text: str) -> None:
    assert points(difference) == text


def test_bounds_say_how_sure_they_are() -> None:
    assert bounds(Interval(0.44, 0.74), 0.95) == "95 % interval 44 % to 74 %"


def test_how_sure_it_is_is_never_rounded() -> None:
    assert bounds(Interval(0.4, 0.998), 0.999) == "99.9 % interval 40 % to over 99 %"
    (line,) = difference_lines(0.1, Interval(0.002, 0.3), 0.995)
    assert line == "10 points more; 99.5 % interval under 1 point more to 30 points more"


@pytest.mark.parametrize(("verdict", "at"), [("more", 0.1), ("fewer", -0.1), ("cannot_tell", 0)])
def test_where_every_case_was_looked_at_chance_plays_no_part(verdict: str, at: float) -> None:
    said = conclusion(verdict, Interval(at, at))
    assert "every case was looked at" in said
    assert "may be chance" not in said


def test_a_difference_without_an_interval_is_told_without_one() -> None:
    assert list(difference_lines(0.1, None, 0.9)) == ["10 points more"]
    assert list(difference_lines(None, None, 0.9)) == []
    assert list(difference_lines(0.1, Interval(-0.1, 0.3), 0.9)) == [
        "10 points more; 90 % interval 10 points fewer to 30 points more"
    ]


@pytest.mark.parametrize(
    ("verdict", "interval", "missing", "text"),
    [
        ("more", Interval(0.1, 0.2), False, "more than chance gives: the interval leaves out 0"),
        ("fewer", Interval(-0.2, -0.1), True, "whatever the missing answers are"),
        ("cannot_tell", Interval(-0.1, 0.1), False, "the interval holds 0, so it may be chance"),
        ("cannot_tell", Interval(0.1, 0.2), True, "what is missing could turn it round"),
        ("cannot_tell", None, False, "there is no interval"),
    ],
)
def test_what_can_be_concluded_is_said(
    verdict: str,
    interval: Interval | None,
    missing: bool,  # noqa: FBT001
    text: str,
) -> None:
    assert text in conclusion(verdict, interval, missing=missing)
