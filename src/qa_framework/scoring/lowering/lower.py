"""Lower a fitted rubric to one program of named trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qa_framework.checking.fit import Fit, FittedMeasure
from qa_framework.expressions.tree import Lookup, Program, Ref, Tree
from qa_framework.expressions.values import lowest_form
from qa_framework.scoring.lowering.conditions import lower_truth
from qa_framework.scoring.lowering.grades import lower_grade
from qa_framework.scoring.lowering.ground import NOT_KNOWN, Ground, Steps
from qa_framework.scoring.lowering.methods import (
    METHODS,
    bench_of,
    keeps_possible,
    lower_extension,
    possible,
    rounded,
)
from qa_framework.scoring.lowering.names import from_merit
from qa_framework.scoring.lowering.questions import applies, section_applies
from qa_framework.scoring.lowering.simplify import choose, is_unknown

def lower_fit(fit: Fit, perspective: str) -> Program:
    """Make the program that scores one response of a perspective.

    The steps of a measure are named `<id>:score`, `:computed` (the score before a grade that
    cannot be told takes it away), `:unrounded`, `:possible`, `:level`, `:suggested` and `:grade`
    (grades are counted from the worst), its limits `<id>:limit.<n>`; a flag is `<id>:raised`.
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
            valid = item.valid_when.when
            ground.steps.define(
                f"{name}:valid", lambda valid=valid: lower_truth(valid, ground.for_tool())  # type: ignore[misc]  # bound now, not later
            )


def _lower_score(name: str, ground: Ground) -> None:
    fitted = ground.fit.measures[name]
    define = ground.steps.define
    if fitted.measure.method == "gates":
        return
    as_points = fitted.level is None and not _counts_levels(fitted)
    bench = bench_of(fitted, ground, as_points=as_points)
    made = METHODS.get(fitted.measure.method, lower_extension)(bench)
    if fitted.level is None:
        define(f"{name}:unrounded", lambda: made)
        define(f"{name}:computed", lambda: rounded(fitted, define(f"{name}:unrounded", lambda: made)))
    else:
        level = define(f"{name}:level", lambda: made)
        define(f"{name}:computed", lambda: _points_of(level, fitted))
    if keeps_possible(fitted):
        define(f"{name}:possible", lambda: possible(bench))


def _counts_levels(fitted: FittedMeasure) -> bool:
    return fitted.measure.method in ("count", "share")


def _points_of(level: Tree, fitted: FittedMeasure) -> Tree:
    scale = fitted.level
    if scale is None or not scale.points:
        return NOT_KNOWN
    return Lookup(level, {scale.ranks[each]: lowest_form(p) for each, p in scale.points.items()})


def _lower_grade(name: str, ground: Ground) -> None:
    fitted = ground.fit.measures[name]
    lower_grade(fitted, ground)
    define = ground.steps.define
    if fitted.measure.method == "gates":
        level = from_merit(Ref(f"{name}:reached"), fitted.grades) if fitted.grades else NOT_KNOWN
        define(f"{name}:score", lambda: _points_of(level, fitted))
        return
    computed = define(f"{name}:computed", lambda: NOT_KNOWN)
    define(f"{name}:score", lambda: _told(name, computed, ground))


def _told(name: str, computed: Tree, ground: Ground) -> Tree:
    """Take the score away where it is there and the grade cannot be told (5.6)."""
    trees = ground.steps.trees
    if trees.get(f"{name}:severe") == trees.get(f"{name}:lenient"):
        return computed
    untold = is_unknown(Ref(f"{name}:suggested"))
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
