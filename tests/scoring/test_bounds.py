"""How large numbers get: what is proved to fit, what is not, and how far the largest reach."""

from __future__ import annotations

from hypothesis import given

from qa_framework.scoring.bounds import Bound, bounds_of
from tests.laws.both_scorers import load
from tests.scoring.made import make
from tests.strategies.tools import World, worlds

BANDS = "bands: [{grade: great, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: fair, at_least: 1.5}, {grade: poor}]"
ONE = f"grades: four\nunanswered: block\nmeasures: {{all_of_it: {{method: mean, of: questions, {BANDS}}}}}"


def bounds(rubric: str, *questions: str) -> dict[str, Bound]:
    """Bound the measures and flags of a made tool."""
    fit = next(iter(make(rubric, *questions).fits.values()))
    return {each.name: each for each in bounds_of(fit)}


def test_the_mean_of_three_levels_is_at_most_12_over_3() -> None:
    """Each has 1 to 4 points: 4 + 4 + 4 over 3; 2.5 is 5 over 2, so 12 times 2 meets 5 times 3."""
    found = bounds(ONE)["all_of_it"]
    assert found == Bound(rubric="", name="all_of_it", numerator=12, denominator=3, product=24)
    assert found.exact


def test_a_mean_of_a_number_without_bounds_is_not_exact() -> None:
    questions = """\
sections:
  - {id: work, title: Work, questions: [{id: a, ask: How many?, type: number, weight: 50}, {id: b, ask: More?, type: number}]}
"""
    rubric = """\
        unanswered: leave_out
        measures: {all_of_it: {method: mean, of: questions, better: higher}}
        flags: [{id: many, when: a > 28, because: These are many.}]
    """
    found = bounds(rubric, questions)
    assert [found[name].exact for name in ("all_of_it", "many")] == [False, True]


def test_means_of_means_with_many_absences_pass_the_room_there_is() -> None:
    """Sixteen sections of weights that share nothing: the common denominator is their product."""
    primes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)
    sections = "".join(
        f"  - {{id: s{p}, title: S, questions: [{{id: a{p}, ask: A?, scale: four, weight: {p * 97}}},"
        f" {{id: b{p}, ask: B?, scale: four, weight: {p * 89}}}]}}\n"
        for p in primes
    )
    rubric = """\
        unanswered: block
        each_section: {method: mean}
        measures: {all_of_it: {method: mean, of: sections, use: scores}}
    """
    found = bounds(rubric, f"sections:\n{sections}")
    assert not found["all_of_it"].exact
    assert all(bound.exact for name, bound in found.items() if name != "all_of_it")


def test_the_largest_over_all_perspectives_counts() -> None:
    questions = """\
sections:
  - {id: one, title: One, asked_of: [auditor], questions: [{id: a, ask: A?, scale: four}]}
  - {id: two, title: Two, asked_of: [parent], questions: [{id: b, ask: B?, scale: four, weight: 9}]}
"""
    rubric = "unanswered: block\nmeasures: {all_of_it: {method: mean, of: questions}}"
    tool = make(rubric, questions, "asked_of: [auditor, parent]\n")
    assert bounds_of(tool.fits[""])[0].numerator == 36


@given(worlds(sheets=0))
def test_every_measure_and_flag_of_a_drawn_rubric_has_its_bounds(world: World) -> None:
    tool = load(world.documents).tool
    for fit in tool.fits.values() if tool is not None else ():
        names = [each.name for each in bounds_of(fit)]
        assert names == [*fit.order, *(flag.id for flag in fit.flags)]
