"""The library's engine and a second scorer, which share no code, say the same of every response."""

from __future__ import annotations

from hypothesis import given, settings

from tests.laws.both_scorers import differences, load
from tests.strategies.tools import World, worlds

# Each world has five responses: some hundreds by default, 100,000 in the long profile.
EXAMPLES = settings.get_current_profile_name()
WORLDS = 21_000 if EXAMPLES == "long" else 80


@settings(max_examples=WORLDS)
@given(worlds())
def test_scores_grades_flags_limits_and_what_is_asked_are_the_same(world: World) -> None:
    tool = load(world.documents).tool
    if tool is not None:
        for sheet in world.sheets:
            assert differences(world, tool, sheet) == {}


@settings(max_examples=WORLDS // 4)
@given(worlds(sheets=0))
def test_nearly_all_that_is_drawn_is_a_valid_definition(world: World) -> None:
    """What is refused is refused for a reason that strategies leave to chance, and says so."""
    loaded = load(world.documents)
    assert {problem.code for problem in loaded.problems} <= LEFT_TO_CHANCE


LEFT_TO_CHANCE = {
    "QA337",  # a group of a section whose questions all have the weight 0
}
