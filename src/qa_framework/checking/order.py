"""Orders in which things can be worked out, and the rings that leave none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def order_of(depends: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put names after the names they depend on.

    Returns:
        The order and an empty ring; or, where there is no order, nothing and one ring, whose
        last name is its first.
    """
    sorter = TopologicalSorter({name: sorted(needs) for name, needs in depends.items()})
    try:
        return tuple(sorter.static_order()), ()
    except CycleError as error:
        return (), tuple(reversed(error.args[1]))
