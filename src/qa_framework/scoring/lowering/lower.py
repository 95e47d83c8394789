"""Lower a fitted rubric to one program of named trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.checking.measures import COUNTING, keeps_possible
from qa_framework.expressions.tree import Program, Tree
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.grades import lower_grade
from qa_framework.scoring.lowering.ground import NOT_KNOWN, Ground, Steps
from qa_framework.scoring.lowering.levels import merit_of_rank, points_of, rounded
from qa_framework.scoring.lowering.methods import METHODS, lower_extension, possible
from qa_framework.scoring.lowering.parts import bench_of
from qa_framework.scoring.lowering.questions import applies, is_valid, section_applies
from qa_framework.scoring.lowering.simplify import choose, is_known, is_unknown


def lower_fit(fit: Fit, perspective: str) -> Program:
    """Make the program that scores one response of a perspective.

    The steps of a measure are named `<id>:score` and `:whole`, what could have been scored;
    `:computed` and `:possible` are the same before a grade that cannot be told takes them away,
    `:unrounded` the score before rounding; `:level`, `:suggested` and `:grade` (grades are counted
    from the worst; that of a measure without grades is its level), its limits `<id>:limit.<n>`; a
    flag is `<id>:raised`.
    """
    ground = Ground(
        fit=fit,
        perspective=perspective,
        steps=Steps(),
        truth=lower_truth,
    )
    _lower_questions(ground)
    for node in fit.sequence:
        name, _, what = node.partition(":")
        LOWERED[what](name, ground)
    return ground.steps.program()


def _lower_questions(ground: Ground) -> None:
    """Add whether each question that may not apply does, and whether answers are valid."""
    fit = ground.fit
    for fact in fit.facts.values():
        if fact.applies_when is not None:
            applies(fact.id, ground)
    for section in fit.tool.sections:
        section_applies(section.id, ground)
    for name, found in fit.questions.items():
        conditional = found.question.applies_when or found.section.applies_when
        if conditional is not None or ground.perspective not in found.asked_of:
            applies(name, ground)
    items = {**fit.facts, **{name: each.question for name, each in fit.questions.items()}}
    for name, item in items.items():
        if item.valid_when is not None:
            ground.steps.define(
                f"{name}:valid", partial(is_valid, name, item.valid_when.when, ground)
            )


def _lower_score(name: str, ground: Ground) -> None:
    fitted = ground.fit.measures[name]
    define = ground.steps.define
    if fitted.measure.method == "gates":
        return
    counts = fitted.measure.method in COUNTING
    bench = bench_of(fitted, ground, as_points=fitted.level is None and not counts)
    made = METHODS.get(fitted.measure.method, lower_extension)(bench)
    if fitted.level is not None:
        level, scale = define(f"{name}:level", lambda: made), fitted.level
        define(f"{name}:computed", lambda: rounded(fitted, points_of(level, scale)))
        return
    unrounded = define(f"{name}:unrounded", lambda: made)
    define(f"{name}:computed", lambda: rounded(fitted, unrounded))
    if keeps_possible(fitted):
        define(f"{name}:possible", lambda: possible(bench, unrounded))


def _lower_grade(name: str, ground: Ground) -> None:
    fitted = ground.fit.measures[name]
    define = ground.steps.define
    if fitted.grades is not None:
        lower_grade(fitted, ground)
    elif fitted.level is not None:
        level, scale = define(f"{name}:level", lambda: NOT_KNOWN), fitted.level
        define(f"{name}:grade", lambda: merit_of_rank(level, scale))
    computed = define(f"{name}:computed", lambda: NOT_KNOWN)
    define(f"{name}:score", lambda: _told(fitted, computed, ground))
    if keeps_possible(fitted):
        whole = define(f"{name}:possible", lambda: NOT_KNOWN)
        score = define(f"{name}:score", lambda: NOT_KNOWN)
        define(f"{name}:whole", lambda: choose(is_known(score), whole, score))


def _told(fitted: FittedMeasure, computed: Tree, ground: Ground) -> Tree:
    """Take the score away where the grade cannot be told (5.6)."""
    worst, best = (ground.steps.trees.get(f"{fitted.name}:{way}") for way in ("severe", "lenient"))
    if fitted.grades is None or worst == best:
        return computed
    untold = is_unknown(ground.steps.define(f"{fitted.name}:suggested", lambda: NOT_KNOWN))
    return choose(untold, NOT_KNOWN, computed)


def _lower_flag(name: str, ground: Ground) -> None:
    flag = next(each for each in ground.fit.flags if each.id == name)
    own = ground.for_conditions(ground.fit.rubric.unanswered)
    ground.steps.define(f"{name}:raised", lambda: lower_truth(flag.when, own))


LOWERED: Mapping[str, Callable[[str, Ground], None]] = {
    "computed": _lower_score,
    "grade": _lower_grade,
    "raised": _lower_flag,
}
