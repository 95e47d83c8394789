"""Orders in which things can be worked out, and the rings that leave none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

MOST_SHOWN = 6
"""How many names of a ring a message holds; of a longer one it shows the ends."""


def order_of(depends: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put names after the names they depend on.

    Returns:
        The order and an empty ring; or, where there is no order, nothing and one ring, whose
        last name is its first. It begins with the name that comes first in what was given.
    """
    sorter = TopologicalSorter({name: sorted(needs) for name, needs in depends.items()})
    try:
        return tuple(sorter.static_order()), ()
    except CycleError as error:
        return (), _turned(tuple(reversed(error.args[1]))[1:], depends)


def _turned(names: Sequence[str], depends: Iterable[str]) -> tuple[str, ...]:
    """Turn a ring so that the same ring is always told in the same way."""
    places = {name: place for place, name in enumerate(depends)}
    start = min(range(len(names)), key=lambda index: places[names[index]])
    return (*names[start:], *names[:start], names[start])


def shown_ring(ring: Sequence[str]) -> str:
    """Write a ring for people: every name, or the ends of a long one.

    >>> shown_ring(["a", "b", "a"])
    '`a` -> `b` -> `a`'
    """
    names = [f"`{name}`" for name in ring]
    if len(names) > MOST_SHOWN:
        between = len(names) - MOST_SHOWN + 1
        names[MOST_SHOWN // 2 : -MOST_SHOWN // 2 + 1] = [f"({between} more)"]
    return " -> ".join(names)
