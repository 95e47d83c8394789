"""What limits do to a grade: suggest another, raise it, cut it, set it (5.6).

Where the condition of a limit is unknown, the severe reading takes the worst that could come of it
and the lenient one the best.
"""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.expressions.tree import Choice, Tree
from qa_framework.scoring.lowering.graded import Graded, Read, Reading
from qa_framework.scoring.lowering.ground import NOT_THERE
from qa_framework.scoring.lowering.simplify import (
    choose,
    const,
    is_known,
    is_out,
    is_unknown,
    lenient,
    picked,
    severe,
)


def worst_of(fired: Iterable[tuple[int, Tree]]) -> Tree:
    """Make the worst of the grades whose condition holds; out where none does."""
    terms = tuple(choose(severe(when), const(merit), NOT_THERE) for merit, when in fired)
    return picked("lowest", terms)


def uncertain(fired: Iterable[tuple[int, Tree]]) -> tuple[Tree, ...]:
    """Make each grade whose condition is unknown; out where it is not."""
    return tuple(choose(is_unknown(when), const(merit), NOT_THERE) for merit, when in fired)


def suggest_grade(base: Reading, graded: Graded) -> Reading:
    """Replace the suggestion by the worst that a `suggest` names, where there is a suggestion."""
    fired = graded.limits("suggest")
    if not fired:
        return base
    worst, unsure = worst_of(fired), uncertain(fired)

    def read(given: Tree, choice: Choice) -> Tree:
        ends = (given, *unsure)
        replaced = choose(is_known(worst), _ends(worst, unsure, choice), picked(choice, ends))
        return choose(is_known(given), replaced, given)

    return Reading(read(base.severe, "lowest"), read(base.lenient, "highest"))


def _ends(sure: Tree, unsure: tuple[Tree, ...], choice: Choice) -> Tree:
    """Take the worst that could be set once one is sure; the sure one at best."""
    return picked("lowest", (sure, *unsure)) if choice == "lowest" else sure


def limit_grade(base: Reading, graded: Graded) -> Reading:
    """Raise by floors, then cut by caps, then set what must always be."""
    if not graded.fitted.measure.limits:
        return base
    capped = Reading(
        cap(base.severe, graded, severe, lenient), cap(base.lenient, graded, lenient, severe)
    )
    fired = graded.limits("always")
    if not fired:
        return capped
    worst, unsure = worst_of(fired), uncertain(fired)
    set_severe = choose(is_known(worst), worst, capped.severe)
    set_lenient = choose(
        is_known(worst),
        worst,
        choose(is_out(capped.lenient), NOT_THERE, picked("highest", (capped.lenient, *unsure))),
    )
    return Reading(picked("lowest", (set_severe, *unsure)), set_lenient)


def cap(grade: Tree, graded: Graded, helps: Read, hurts: Read) -> Tree:
    """Apply floors and caps: `helps` reads the conditions of floors, `hurts` those of caps."""
    floors = [
        choose(helps(when), const(merit), NOT_THERE)
        for merit, when in graded.limits("no_worse_than")
    ]
    caps = [
        choose(hurts(when), const(merit), NOT_THERE)
        for merit, when in graded.limits("no_better_than")
    ]
    limited = grade
    if floors:
        limited = choose(is_known(limited), picked("highest", (limited, *floors)), limited)
    if caps:
        limited = choose(is_known(limited), picked("lowest", (limited, *caps)), limited)
    return limited
