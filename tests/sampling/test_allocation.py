"""allocation: exact totals, bounds kept, no stratum a case away from its quota."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.definitions.sampling import Shares
from qa_framework.sampling.allocation import Bounds, _quotas, allocate, minimum

SHARES: tuple[Shares, ...] = ("proportional", "equal")
sizes = st.lists(st.integers(0, 60), min_size=1, max_size=8)
shares = st.sampled_from(SHARES)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[list[int], int, Shares, int]:
    """Make strata with a total that can be shared out among them."""
    held = draw(sizes)
    at_least = draw(st.integers(0, 5))
    total = draw(st.integers(minimum(held, at_least), sum(held)))
    return held, total, draw(shares), at_least


@given(tasks())
@example(([3, 3, 3], 4, "proportional", 0))
def test_the_total_is_exact_and_no_stratum_leaves_its_bounds(
    task: tuple[list[int], int, Shares, int],
) -> None:
    held, total, way, at_least = task
    given_ = allocate(held, total, way, at_least)
    assert sum(given_) == total
    assert all(
        min(at_least, size) <= count <= size for size, count in zip(held, given_, strict=True)
    )


@given(tasks())
def test_a_larger_stratum_never_gives_fewer(task: tuple[list[int], int, Shares, int]) -> None:
    held, total, way, at_least = task
    given_ = allocate(held, total, way, at_least)
    ordered = [count for _, count in sorted(zip(held, given_, strict=True))]
    assert ordered == sorted(ordered)


@given(tasks())
def test_no_stratum_is_a_case_away_from_its_quota(
    task: tuple[list[int], int, Shares, int],
) -> None:
    held, total, way, at_least = task
    given_ = [count for size, count in zip(held, allocate(*task), strict=True) if size]
    bounds = [
        Bounds(size if way == "proportional" else 1, min(at_least, size), size)
        for size in held
        if size
    ]
    quotas = _quotas(bounds, total)
    assert sum(quotas) == total
    assert all(abs(count - quota) < 1 for count, quota in zip(given_, quotas, strict=True))
    free = [
        quota / each.weight
        for quota, each in zip(quotas, bounds, strict=True)
        if each.least < quota < each.most
    ]
    assert len(set(free)) <= 1


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.data())
def test_without_a_minimum_proportional_quotas_are_plain_proportions(
    held: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(held)))
    given_ = allocate(held, total, "proportional")
    for size, count in zip(held, given_, strict=True):
        assert abs(count - Fraction(total * size, sum(held))) < 1


@given(st.lists(st.integers(20, 60), min_size=1, max_size=8), st.integers(0, 20))
def test_equal_shares_differ_by_one_at_most(held: list[int], total: int) -> None:
    given_ = allocate(held, total, "equal")
    assert max(given_) - min(given_) <= 1


@given(tasks(), st.randoms(use_true_random=False))
def test_the_order_of_strata_matters_for_equal_strata_alone(
    task: tuple[list[int], int, Shares, int], random: object
) -> None:
    held, total, way, at_least = task
    turned = list(range(len(held)))
    random.shuffle(turned)  # type: ignore[attr-defined]
    again = allocate([held[index] for index in turned], total, way, at_least)
    before = sorted(zip(held, allocate(*task), strict=True))
    assert sorted(zip((held[index] for index in turned), again, strict=True)) == before


@pytest.mark.parametrize(
    ("held", "total", "way", "at_least", "wanted"),
    [
        ([120, 166], 30, "proportional", 0, (13, 17)),
        ([10, 10, 10], 10, "proportional", 0, (4, 3, 3)),
        ([1, 1, 4], 3, "proportional", 0, (1, 0, 2)),
        ([100, 100, 3], 30, "equal", 5, (14, 13, 3)),
        ([100, 1, 1], 10, "proportional", 2, (8, 1, 1)),
        ([0, 5], 5, "equal", 2, (0, 5)),
        ([0, 0], 0, "equal", 2, (0, 0)),
        ([], 0, "equal", 0, ()),
    ],
)
def test_a_sample_is_shared_out(
    held: list[int], total: int, way: Shares, at_least: int, wanted: tuple[int, ...]
) -> None:
    """A tie goes to the larger stratum, then to the one listed first."""
    assert allocate(held, total, way, at_least) == wanted


@pytest.mark.parametrize(("total", "at_least"), [(7, 0), (1, 1)])
def test_what_cannot_be_shared_out_is_refused(total: int, at_least: int) -> None:
    with pytest.raises(ValueError, match=f"{total} cannot be shared out"):
        allocate([3, 3], total, "equal", at_least)
