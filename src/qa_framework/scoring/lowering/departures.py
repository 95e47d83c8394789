"""The grade that stands: the suggested one, or another that a person may give (5.7)."""

from __future__ import annotations

from qa_framework.expressions.tree import If, Input, Pick, Tree
from qa_framework.scoring.lowering.graded import Graded, Reading
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, TRUE
from qa_framework.scoring.lowering.limits import (
    cap,
    limit_grade,
    suggest_grade,
    uncertain,
    worst_of,
)
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    is_known,
    is_out,
    lenient,
    opposite,
    severe,
    some,
)


def stands(worst: Tree, best: Tree, graded: Graded) -> Tree:
    """Make the grade that stands: the person's where one was given and allowed."""
    suggested = graded.step("suggested", lambda: NOT_KNOWN)
    if not graded.fitted.measure.judgement.may_depart:
        return suggested
    given = Input(f"{graded.name}:given")
    allowed = graded.step(
        "allowed", lambda: every((is_known(given), severe(_allowed(given, worst, best, graded))))
    )
    return If(allowed, given, suggested)


def _allowed(given: Tree, worst: Tree, best: Tree, graded: Graded) -> Tree:
    """Make the truth that a person may give this grade: steps, direction, hard limits."""
    judgement = graded.fitted.measure.judgement
    suggested = graded.step("suggested", lambda: NOT_KNOWN)
    within = every((*_steps(given, suggested, graded), *_direction(given, suggested, graded)))
    unsettled = _given_unsettled(given, worst, best, graded)
    if judgement.when_not_scored == "not_scored":
        unsettled = FALSE
    settled = choose(is_known(suggested), within, unsettled)
    return every((_obeys_limits(given, graded), _reasoned(graded), settled))


def _reasoned(graded: Graded) -> Tree:
    """Ask for a reason where a `suggest` made, or may have made, the suggestion."""
    suggests = graded.limits("suggest")
    if not suggests:
        return TRUE
    none = every(opposite(lenient(when)) for _, when in suggests)
    return some((none, compared("==", Input(f"{graded.name}:reasoned"), TRUE)))


def _steps(given: Tree, suggested: Tree, graded: Graded) -> tuple[Tree, ...]:
    steps = graded.fitted.measure.judgement.steps
    if steps is None:
        return ()
    return (
        compared("<=", calculated("-", given, suggested), const(steps)),
        compared("<=", calculated("-", suggested, given), const(steps)),
    )


def _direction(given: Tree, suggested: Tree, graded: Graded) -> tuple[Tree, ...]:
    direction = graded.fitted.measure.judgement.direction
    if direction == "any":
        return ()
    return (compared(">=" if direction == "better" else "<=", given, suggested),)


def _given_unsettled(given: Tree, worst: Tree, best: Tree, graded: Graded) -> Tree:
    """Allow only what the direction allows from every grade that is still possible.

    Where the score itself is missing, that is every grade that the limits leave.
    """
    direction = graded.fitted.measure.judgement.direction
    in_play = opposite(every((is_out(worst), is_out(best))))
    if direction == "any":
        return in_play
    top = const(len(graded.scale.levels) - 1)
    anything = limit_grade(suggest_grade(Reading(const(0), top), graded), graded)
    scored = every((is_known(worst), is_known(best), is_known(_computed(graded))))
    if direction == "better":
        return every((in_play, compared(">=", given, choose(scored, best, anything.lenient))))
    return every((in_play, compared("<=", given, choose(scored, worst, anything.severe))))


def _computed(graded: Graded) -> Tree:
    """Give the score, or else the level, from which the grade is made."""
    fitted = graded.fitted
    if fitted.measure.method == "gates":
        return const(0)
    what = "computed" if fitted.level is None else "level"
    return graded.step(what, lambda: NOT_KNOWN)


def _obeys_limits(given: Tree, graded: Graded) -> Tree:
    """Make the truth that hard limits leave a given grade as it is, in every reading of them."""
    if not graded.fitted.measure.limits:
        return TRUE
    ways = (severe, lenient)
    capped = every(
        compared("==", given, cap(given, graded, floors, caps)) for floors in ways for caps in ways
    )
    always = graded.limits("always")
    if not always:
        return capped
    set_, unsure = worst_of(always), uncertain(always)
    fixed = every(
        (compared("==", given, set_), compared("==", given, Pick("lowest", (set_, *unsure))))
    )
    free = every((capped, *(some((is_out(each), compared("==", given, each))) for each in unsure)))
    return choose(is_known(set_), fixed, free)
