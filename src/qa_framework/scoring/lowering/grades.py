"""From a score or a level to the grade that stands: bands, suggestions, limits, departures.

Grades are counted here from the worst (0), so that a smaller number is always a worse grade.
Each grade is worked out twice: with every unknown condition read the severe way and the lenient
way. Where both agree the grade stands; where they differ it is unknown (5.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.conditions import bands_in
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Band, BandTables, Bound, Limit
from qa_framework.expressions.syntax import Name
from qa_framework.expressions.tree import Const, If, Input, Pick, Ref, Tree
from qa_framework.scoring.lowering.conditions import lower
from qa_framework.scoring.lowering.ground import FALSE, NOT_KNOWN, NOT_THERE, TRUE, Ground
from qa_framework.scoring.lowering.levels import merit_of_rank, points_of, rounded
from qa_framework.scoring.lowering.names import from_merit, measure_value
from qa_framework.scoring.lowering.simplify import (
    calculated,
    choose,
    compared,
    const,
    every,
    is_known,
    is_out,
    is_unknown,
    lenient,
    opposite,
    severe,
    some,
)

Read = Callable[[Tree], Tree]


@frozen
class Reading:
    """A grade read the severe way and the lenient way, as counts from the worst level."""

    severe: Tree
    lenient: Tree


@frozen(kw_only=True)
class Graded:
    """A measure with a grade while it is lowered."""

    fitted: FittedMeasure
    scale: AnswerScale
    ground: Ground

    @property
    def name(self) -> str:
        """Give the id of the measure."""
        return self.fitted.name

    def merit(self, level: str) -> int:
        """Count a level from the worst."""
        return self.scale.merit(self.scale.ranks[level])

    def step(self, what: str, make: Callable[[], Tree]) -> Tree:
        """Give a step of this measure."""
        return self.ground.steps.define(f"{self.name}:{what}", make)

    def condition(self, index: int, limit: Limit) -> Tree:
        """Give the truth that a limit fires."""
        return self.step(f"limit.{index}", lambda: self.ground.truth(limit.when, self.ground))

    def limits(self, effect: str) -> tuple[tuple[int, Tree], ...]:
        """Give the grade and the condition of every limit with this effect."""
        return tuple(
            (self.merit(getattr(limit, effect)), self.condition(index, limit))
            for index, limit in enumerate(self.fitted.measure.limits)
            if getattr(limit, effect) is not None
        )


def lower_grade(fitted: FittedMeasure, ground: Ground) -> None:
    """Add the steps of a measure's grade: what is suggested, and what stands."""
    if fitted.grades is None:
        return
    graded = Graded(
        fitted=fitted,
        scale=fitted.grades,
        ground=ground.for_conditions(fitted.unanswered, fitted.name),
    )
    before = _before_limits(graded)
    for index, limit in enumerate(fitted.measure.limits):
        graded.condition(index, limit)
    base = _suggest(before, graded)
    limited = _limit(base, graded)
    unsure = _unsure(limited, graded)
    worst = graded.step("severe", lambda: limited.severe)
    best = graded.step("lenient", lambda: choose(unsure, limited.lenient, worst))
    graded.step("suggested", lambda: choose(unsure, _settle(worst, best), worst))
    graded.step("grade", lambda: _stands(worst, best, graded))


def _unsure(limited: Reading, graded: Graded) -> Tree:
    """Make the truth that the two readings can differ: that something they read is unknown.

    Where nothing is, the lenient reading need not be worked out.
    """
    if limited.severe == limited.lenient:
        return FALSE
    if isinstance(graded.fitted.bands, BandTables):
        return TRUE
    read = tuple(f"{graded.name}:{what}" for what in ("limit.", "needs.", "gate."))
    steps = [name for name in graded.ground.steps.trees if name.startswith(read)]
    if any(_is_share(band) for band in bands_in(graded.fitted.bands)):
        steps.append(f"{graded.name}:possible")
    return some(is_unknown(Ref(name)) for name in steps)


def _is_share(band: Band) -> bool:
    return any(bound is not None and bound.of_possible for bound in (band.at_least, band.at_most))


def _before_limits(graded: Graded) -> Reading:
    """Make the grade before limits; a step of its own where limits may change it."""
    base = _base(graded)
    if not graded.fitted.measure.limits:
        return base
    worst = graded.step("before.severe", lambda: base.severe)
    if base.severe == base.lenient:
        return Reading(worst, worst)
    return Reading(worst, graded.step("before.lenient", lambda: base.lenient))


def _settle(worst: Tree, best: Tree) -> Tree:
    """Make the grade: out where both readings are, unknown where they differ."""
    if worst == best:
        return worst
    both_out = every((is_out(worst), is_out(best)))
    same = every((is_known(worst), is_known(best), compared("==", worst, best)))
    return choose(both_out, NOT_THERE, choose(same, worst, NOT_KNOWN))


def _base(graded: Graded) -> Reading:
    fitted = graded.fitted
    if fitted.measure.method == "gates":
        reached = Reading(_gates(graded, severe), _gates(graded, lenient))
        settled = graded.step("reached", lambda: _settle(reached.severe, reached.lenient))
        level = from_merit(settled, graded.scale)
        graded.step("computed", lambda: rounded(fitted, points_of(level, graded.scale)))
        return reached
    if fitted.bands is not None:
        return _banded(fitted.bands, graded)
    level = graded.ground.steps.define(f"{fitted.name}:level", lambda: NOT_KNOWN)
    merit = merit_of_rank(level, graded.scale)
    return Reading(merit, merit)


def _gates(graded: Graded, read: Read) -> Tree:
    reached: Tree = FALSE
    grade: Tree = NOT_KNOWN
    for index, gate in enumerate(graded.fitted.measure.gates):
        merit = const(graded.merit(gate.grade))
        if gate.needs is None:
            reached, grade = TRUE, merit
            continue
        holds = graded.step(
            f"gate.{index}", partial(graded.ground.truth, gate.needs, graded.ground)
        )
        reached = every((reached, read(holds)))
        grade = choose(reached, merit, grade)
    return grade


def _banded(bands: tuple[Band, ...] | BandTables, graded: Graded) -> Reading:
    if not isinstance(bands, BandTables):
        return Reading(_table(bands, "", graded, severe), _table(bands, "", graded, lenient))
    by = lower(Name(bands.by), graded.ground)
    tables = {name: _both(rows, f"{name}.", graded) for name, rows in bands.tables.items()}
    otherwise = _both(bands.otherwise, "else.", graded) if bands.otherwise else None
    return Reading(
        _choose_table(by, tables, otherwise, "severe"),
        _choose_table(by, tables, otherwise, "lenient"),
    )


def _both(rows: tuple[Band, ...], prefix: str, graded: Graded) -> Reading:
    return Reading(_table(rows, prefix, graded, severe), _table(rows, prefix, graded, lenient))


def _choose_table(
    by: Tree, tables: dict[str, Reading], otherwise: Reading | None, way: str
) -> Tree:
    """Choose a table; where the choice is unknown take the worst or the best of all."""
    readings = [*tables.values(), *([otherwise] if otherwise else [])]
    ends: list[Tree] = [getattr(reading, way) for reading in readings]
    any_of_them = Pick("lowest" if way == "severe" else "highest", tuple(ends))
    chosen: Tree = getattr(otherwise, way) if otherwise else any_of_them
    for name, reading in reversed(tables.items()):
        chosen = choose(compared("==", by, Const(name)), getattr(reading, way), chosen)
    return choose(is_unknown(by), any_of_them, chosen)


def _table(rows: tuple[Band, ...], prefix: str, graded: Graded, read: Read) -> Tree:
    score = measure_value(graded.name, "score", graded.ground)
    grade: Tree = NOT_KNOWN
    for index, band in reversed(tuple(enumerate(rows))):
        reached = every(
            (_within(band, score, graded, read), _needs(band, f"{prefix}{index}", graded, read))
        )
        grade = choose(reached, const(graded.merit(band.grade)), grade)
    return choose(is_known(score), grade, score)


def _within(band: Band, score: Tree, graded: Graded, read: Read) -> Tree:
    """Make the truth that a score reaches a bound; a share of what nobody knows is read."""
    bound = band.at_least if band.at_least is not None else band.at_most
    if bound is None:
        return TRUE
    reached = compared(">=" if band.at_least is not None else "<=", score, _bound(bound, graded))
    return read(reached) if bound.of_possible else reached


def _bound(bound: Bound, graded: Graded) -> Tree:
    if not bound.of_possible:
        return const(bound.value)
    return calculated("*", const(bound.value), graded.step("possible", lambda: NOT_KNOWN))


def _needs(band: Band, label: str, graded: Graded, read: Read) -> Tree:
    if band.needs is None:
        return TRUE
    needs = band.needs
    return read(graded.step(f"needs.{label}", lambda: graded.ground.truth(needs, graded.ground)))


def _worst(fired: Iterable[tuple[int, Tree]]) -> Tree:
    """Make the worst of the grades whose condition holds; out where none does."""
    terms = tuple(choose(severe(when), const(merit), NOT_THERE) for merit, when in fired)
    return Pick("lowest", terms) if terms else NOT_THERE


def _uncertain(fired: Iterable[tuple[int, Tree]]) -> tuple[Tree, ...]:
    return tuple(choose(is_unknown(when), const(merit), NOT_THERE) for merit, when in fired)


def _suggest(base: Reading, graded: Graded) -> Reading:
    """Replace the suggestion by the worst that a `suggest` names, where there is a suggestion."""
    fired = graded.limits("suggest")
    if not fired:
        return base
    worst, unsure = _worst(fired), _uncertain(fired)

    def read(given: Tree, choice: str) -> Tree:
        ends = (given, *unsure)
        replaced = choose(is_known(worst), _ends(worst, unsure, choice), Pick(choice, ends))  # type: ignore[arg-type]  # one of two words
        return choose(is_known(given), replaced, given)

    return Reading(read(base.severe, "lowest"), read(base.lenient, "highest"))


def _ends(sure: Tree, unsure: tuple[Tree, ...], choice: str) -> Tree:
    """Take the worst that could be set once one is sure; the sure one at best."""
    return Pick("lowest", (sure, *unsure)) if choice == "lowest" else sure


def _limit(base: Reading, graded: Graded) -> Reading:
    """Raise by floors, then cut by caps, then set what must always be."""
    if not graded.fitted.measure.limits:
        return base
    capped = Reading(
        _cap(base.severe, graded, severe, lenient), _cap(base.lenient, graded, lenient, severe)
    )
    fired = graded.limits("always")
    if not fired:
        return capped
    worst, unsure = _worst(fired), _uncertain(fired)
    set_severe = choose(is_known(worst), worst, capped.severe)
    set_lenient = choose(
        is_known(worst),
        worst,
        choose(is_out(capped.lenient), NOT_THERE, Pick("highest", (capped.lenient, *unsure))),
    )
    return Reading(Pick("lowest", (set_severe, *unsure)), set_lenient)


def _cap(grade: Tree, graded: Graded, helps: Read, hurts: Read) -> Tree:
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
        limited = choose(is_known(limited), Pick("highest", (limited, *floors)), limited)
    if caps:
        limited = choose(is_known(limited), Pick("lowest", (limited, *caps)), limited)
    return limited


def _stands(worst: Tree, best: Tree, graded: Graded) -> Tree:
    """Make the grade that stands: the person's where one was given and allowed."""
    suggested = measure_value_raw(graded, "suggested")
    if not graded.fitted.measure.judgement.may_depart:
        return suggested
    given = Input(f"{graded.name}:given")
    allowed = graded.step(
        "allowed", lambda: every((is_known(given), severe(_allowed(given, worst, best, graded))))
    )
    return If(allowed, given, suggested)


def measure_value_raw(graded: Graded, what: str) -> Tree:
    """Give a step of a measure as a count from the worst level."""
    return graded.step(what, lambda: NOT_KNOWN)


def _allowed(given: Tree, worst: Tree, best: Tree, graded: Graded) -> Tree:
    """Make the truth that a person may give this grade: steps, direction, hard limits."""
    judgement = graded.fitted.measure.judgement
    suggested = measure_value_raw(graded, "suggested")
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
    anything = _limit(_suggest(Reading(const(0), top), graded), graded)
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
        compared("==", given, _cap(given, graded, floors, caps)) for floors in ways for caps in ways
    )
    always = graded.limits("always")
    if not always:
        return capped
    set_, unsure = _worst(always), _uncertain(always)
    fixed = every(
        (compared("==", given, set_), compared("==", given, Pick("lowest", (set_, *unsure))))
    )
    free = every((capped, *(some((is_out(each), compared("==", given, each))) for each in unsure)))
    return choose(is_known(set_), fixed, free)
