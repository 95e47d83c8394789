"""Limits against every combination of readings of their unknown conditions."""

from __future__ import annotations

from itertools import product

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions.rubric import Limit
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Const
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.graded import Graded, Reading
from qa_framework.scoring.lowering.limits import (
    cap,
    limit_grade,
    suggest_grade,
    uncertain,
    worst_of,
)
from qa_framework.scoring.lowering.simplify import lenient, severe
from tests.scoring.lowering.test_graded import FITTED, GROUND
from tests.scoring.lowering.workbench import expr

LEVELS = ("poor", "fair", "good", "great")
EFFECTS = ("suggest", "no_worse_than", "no_better_than", "always")
TRUTHS = st.sampled_from([True, False, UNKNOWN])
LIMITS = st.lists(st.tuples(st.sampled_from(EFFECTS), st.integers(0, 3), TRUTHS), max_size=4)
BASES = st.sampled_from([0, 1, 2, 3, OUT, UNKNOWN])


def graded(limits: list[tuple[str, int, Value]]) -> Graded:
    """Make a measure with these limits, whose conditions are known beforehand."""
    rules = tuple(
        Limit(when=expr("said"), because=".", **{effect: LEVELS[merit]})
        for effect, merit, _ in limits
    )
    ground = evolve(GROUND, truth=lambda *_: Const(False), steps=type(GROUND.steps)())
    for index, (_, _, truth) in enumerate(limits):
        ground.steps.trees[f"m:limit.{index}"] = Const(truth)
    fitted = evolve(FITTED, measure=evolve(FITTED.measure, limits=rules))
    assert fitted.grades is not None
    return Graded(fitted=fitted, scale=fitted.grades, ground=ground)


def plainly(base: Value, fired: list[tuple[str, int]]) -> Value:
    """Apply limits that fire, as the language page says it."""
    of = {effect: [merit for each, merit in fired if each == effect] for effect in EFFECTS}
    grade = base
    if isinstance(grade, int):
        grade = min(of["suggest"]) if of["suggest"] else grade
        grade = max([grade, *of["no_worse_than"]])
        grade = min([grade, *of["no_better_than"]])
    return min(of["always"]) if of["always"] else grade


def readings(limits: list[tuple[str, int, Value]], base: Value) -> set[Value]:
    """List every grade that the unknown conditions leave possible."""
    choices = [(True, False) if truth is UNKNOWN else (truth,) for _, _, truth in limits]
    return {
        plainly(base, [rule[:2] for rule, fires in zip(limits, chosen, strict=True) if fires])
        for chosen in product(*choices)
    }


@given(LIMITS, BASES)
def test_the_two_readings_are_the_worst_and_the_best_of_all(
    limits: list[tuple[str, int, Value]], base: Value
) -> None:
    made = graded(limits)
    found = limit_grade(suggest_grade(Reading(Const(base), Const(base)), made), made)
    worst, best = compile_tree(found.severe)({}), compile_tree(found.lenient)({})
    possible = readings(limits, base)
    if all(isinstance(each, int) for each in possible):
        assert (worst, best) == (min(possible), max(possible))
    elif len(possible) == 1:
        assert {worst, best} == possible
    else:
        assert worst != best or worst is UNKNOWN


@given(LIMITS.filter(bool), st.integers(0, 3), st.randoms())
def test_the_order_of_limits_does_not_matter(limits, base: int, random) -> None:
    turned = list(limits)
    random.shuffle(turned)
    assert readings(limits, base) == readings(turned, base)
    one, other = graded(limits), graded(turned)
    start = Reading(Const(base), Const(base))
    assert compile_tree(limit_grade(start, one).severe)({}) == compile_tree(
        limit_grade(start, other).severe
    )({})


def test_what_is_sure_and_what_is_not() -> None:
    fired = [(2, Const(True)), (1, Const(UNKNOWN)), (0, Const(False))]
    assert compile_tree(worst_of(fired))({}) == 2
    assert [compile_tree(each)({}) for each in uncertain(fired)] == [OUT, 1, OUT]


def test_a_cap_cuts_and_a_floor_raises() -> None:
    made = graded([("no_better_than", 1, UNKNOWN), ("no_worse_than", 1, UNKNOWN)])
    assert compile_tree(cap(Const(3), made, severe, lenient))({}) == 1
    assert compile_tree(cap(Const(0), made, lenient, severe))({}) == 1
    assert compile_tree(cap(Const(3), made, lenient, severe))({}) == 3
