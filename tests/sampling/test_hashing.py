"""hashing: a case's place hangs on seed, plan and reference alone, for ever."""

from __future__ import annotations

import hashlib
import hmac
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.sampling.hashing import (
    digest_of,
    framed,
    framed_text,
    mark_of,
    placer,
    random_start,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def test_a_place_is_the_hmac_that_anybody_can_work_out() -> None:
    """Spelled out as the language page says it, without the library."""
    parts = (b"qaf draw 1", b"monthly", b"C-001")
    message = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    wanted = hmac.new(b"2026-06", message, hashlib.sha256).digest()
    assert placer("2026-06", "monthly")(framed("C-001")) == wanted


def test_places_are_never_others() -> None:
    """A draw of today can be repeated in ten years: this figure is not to be mended."""
    place = placer("2026-06", "monthly")(framed("C-001")).hex()
    assert place == PINNED
    assert random_start("2026-06", "monthly") == START


PINNED = "f6ccb73115de540af450ba291ff9e5f499ca0a91c019f67a45a207945ed1fd6c"
START = Fraction(
    19317890968163548934283627517588532357196665246253561026284569261313913918807,
    57896044618658097711785492504343953926634992332820282019728792003956564819968,
)


@given(st.lists(texts), st.lists(texts))
def test_no_two_lists_of_parts_are_framed_alike(one: list[str], other: list[str]) -> None:
    assert (framed(*one) == framed(*other)) is (one == other)


@given(texts)
def test_one_text_is_framed_as_a_list_of_one(text: str) -> None:
    assert framed_text(text) == framed(text)


@given(texts, texts, texts, texts)
def test_another_seed_plan_or_reference_gives_another_place(
    seed: str, plan: str, case: str, other: str
) -> None:
    place = placer(f"s{seed}", plan)(framed(case))
    assert (placer(f"s{other}", plan)(framed(case)) == place) is (seed == other)
    assert (placer(f"s{seed}", other)(framed(case)) == place) is (plan == other)
    assert (placer(f"s{seed}", plan)(framed(other)) == place) is (case == other)


@given(texts, texts)
def test_a_start_lies_within_its_stretch(seed: str, plan: str) -> None:
    assert 0 <= random_start(f"s{seed}", plan) < 1


@given(st.lists(texts), st.randoms(use_true_random=False))
def test_a_digest_does_not_hang_on_the_order_of_rows(rows: list[str], random: object) -> None:
    marks = [mark_of(framed(row)) for row in rows]
    turned = list(marks)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert digest_of(turned) == digest_of(marks)
    assert digest_of([*marks, mark_of(b"more")]) != digest_of(marks)
