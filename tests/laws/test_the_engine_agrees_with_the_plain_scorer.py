"""The library's engine and a second scorer, which share no code, say the same of every response."""

from __future__ import annotations

from hypothesis import given, settings

from tests.laws.both_scorers import differences, load
from tests.strategies.tools import World, worlds

# Each world has five responses: some hundreds by default, 100,000 in the long profile.
LONG = settings.get_current_profile_name() == "long"
WORLDS = 21_000 if LONG else 80


@settings(max_examples=WORLDS)
@given(worlds())
def test_both_scorers_say_the_same(world: World) -> None:
    """Scores, what was possible, grades, states, flags, limits, what is asked, what is refused."""
    tool = load(world.documents).tool
    if tool is not None:
        for sheet in world.sheets:
            assert differences(world, tool, sheet) == {}


@settings(max_examples=WORLDS // 4)
@given(worlds(sheets=0))
def test_what_is_drawn_is_a_valid_definition(world: World) -> None:
    assert load(world.documents).problems == ()
