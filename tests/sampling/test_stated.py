"""stated: what looks the same is the same, and what nobody can read is refused."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.sampling import DrawRefused, read_day, read_seed
from qa_framework.sampling.stated import is_readable, read_reason
from tests.sampling.made import WAYS, draw


@given(st.integers(-(10**9), 10**9))
def test_a_seed_may_be_a_number_or_its_digits(seed: int) -> None:
    assert read_seed(seed) == read_seed(str(seed))


@pytest.mark.parametrize("seed", ["", " ", "x" * 201, -(10**200)])
def test_a_seed_of_nothing_or_too_much_is_refused(seed: str | int) -> None:
    with pytest.raises(DrawRefused, match="a seed has 1 to 200 characters"):
        draw(WAYS["simple_random"], seed=seed)


def test_a_number_too_long_to_be_written_is_no_seed() -> None:
    with pytest.raises(DrawRefused, match="a seed has 1 to 200 characters"):
        read_seed(10**5000)


@pytest.mark.parametrize("seed", [True, 1.5, None])
def test_a_seed_is_text_or_a_whole_number(seed: Any) -> None:
    with pytest.raises(TypeError, match="a seed is a text or a whole number"):
        draw(WAYS["simple_random"], seed=seed)


@pytest.mark.parametrize("seed", [" june", "june ", "a\0", "a\nb", "\x1b[31m", "\u200b", "\ud800"])
def test_a_seed_that_looks_like_another_is_refused(seed: str) -> None:
    with pytest.raises(DrawRefused, match="no space at its ends, and no character that nobody"):
        draw(WAYS["simple_random"], seed=seed)


def test_a_seed_with_accents_is_one_seed_however_they_are_stored() -> None:
    plan = WAYS["simple_random"]
    assert draw(plan, seed="e\u0301t\u0301e\u0301") == draw(plan, seed="\u00e9t\u0301\u00e9")


@given(st.text(max_size=20))
def test_a_seed_that_is_taken_can_be_written_and_is_taken_again(seed: str) -> None:
    try:
        taken = read_seed(seed)
    except DrawRefused:
        return
    assert taken.encode().decode() == taken == read_seed(taken)


def test_a_date_is_a_day() -> None:
    assert read_day(None) is None
    assert read_day(date(2026, 6, 1)) == date(2026, 6, 1)
    for wrong in (datetime(2026, 6, 1), "2026-06-01"):  # noqa: DTZ001 - refused
        with pytest.raises(TypeError, match=r"a date is a datetime\.date"):
            read_day(wrong)


@pytest.mark.parametrize("text", ["North", "Team 7 (east)", "Zo\u00eb", ""])
def test_what_people_write_is_readable(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize(
    "text", ["North ", " North", "No\u00adrth", "No\u00a0rth", "Zoe\u0308", "\t"]
)
def test_what_looks_like_another_text_is_not(text: str) -> None:
    assert not is_readable(text)


def test_a_reason_is_one_line() -> None:
    assert read_reason("Moved\u00a0away \u2013 in May.") == "Moved\u00a0away \u2013 in May."
    for blank in ("", " \t"):
        with pytest.raises(DrawRefused, match="say which"):
            read_reason(blank)
    for wrong in ("a\nb", "\x1b[31m", "a\u202eb", "\ud800", "a\0"):
        with pytest.raises(DrawRefused, match="a reason is one line of text"):
            read_reason(wrong)
