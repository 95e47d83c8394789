"""Orders in which things can be worked out, and the rings that leave none."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.checking.order import MOST_SHOWN, order_of, shown_ring

NAMES = "abcdefgh"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.sets(st.sampled_from(NAMES), max_size=3)).map(
    lambda graph: {name: graph.get(name, set()) for name in NAMES}
)


@given(graph=GRAPHS)
def test_an_order_has_every_name_after_what_it_needs_and_a_ring_needs_itself(
    graph: dict[str, set[str]],
) -> None:
    order, ring = order_of(graph)
    if ring:
        assert order == ()
        assert ring[0] == ring[-1]
        assert all(needed in graph[name] for name, needed in itertools.pairwise(ring))
    else:
        assert sorted(order) == sorted(graph)
        places = {name: place for place, name in enumerate(order)}
        assert all(places[each] < places[name] for name in graph for each in graph[name])


def test_a_ring_begins_with_the_name_that_was_given_first() -> None:
    for first in ("abc", "bca", "cab"):
        graph = {name: {"b" if name == "a" else "c" if name == "b" else "a"} for name in first}
        assert order_of(graph)[1][0] == first[0]


def test_what_needs_itself_is_a_ring() -> None:
    assert order_of({"a": [], "b": ["b"]}) == ((), ("b", "b"))


@given(length=st.integers(2, 1_000))
def test_however_long_a_ring_is_its_message_is_short(length: int) -> None:
    ring = [f"q{number}" for number in range(length - 1)] + ["q0"]
    shown = shown_ring(ring)
    assert shown.startswith("`q0` -> ")
    assert shown.endswith(" -> `q0`")
    assert len(shown.split(" -> ")) == min(length, MOST_SHOWN)
