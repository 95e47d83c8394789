"""The order of sections, questions, measures, flags and limits changes no result."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.both_scorers import load, ours
from tests.laws.changing import reordered, with_limits_named
from tests.strategies.drawing import Dice
from tests.strategies.tools import World, worlds


@given(worlds(), st.data())
def test_the_order_in_which_things_are_written_does_not_matter(
    world: World, data: st.DataObject
) -> None:
    named = with_limits_named(world)
    one, other = load(named.documents).tool, load(reordered(Dice(data.draw), named).documents).tool
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        for sheet in world.sheets:
            for rubric in one.fits:
                assert ours(one, sheet, rubric) == ours(other, sheet, rubric)
