"""The grade that a person gave: whether it stands, and which rules refused it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import frozen

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions.rubric import Judgement
from qa_framework.expressions.values import OUT, Missing, Value
from qa_framework.scoring.explain.explained import DepartureExplanation
from qa_framework.scoring.explaining.bench import Bench
from qa_framework.scoring.limits import Readings, Rule, limited, rules_of, stands_against


@frozen(kw_only=True)
class Offer:
    """A grade that a person offers, counted from the worst, and what it is held against."""

    given: int
    suggested: Value
    fitted: FittedMeasure
    scale: AnswerScale
    bench: Bench

    @property
    def judgement(self) -> Judgement:
        """Give who may depart, and how."""
        return self.fitted.measure.judgement

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Give the limits of the measure."""
        return rules_of(self.fitted, self.bench.record)

    @property
    def has_reason(self) -> bool:
        """Say whether a reason was given."""
        return self.bench.step(self.fitted, "reasoned") is True

    def label(self, merit: object) -> str:
        """Give the label of a grade."""
        return str(self.bench.labels.at_merit(merit, self.scale))


def explain_departure(fitted: FittedMeasure, bench: Bench) -> DepartureExplanation | None:
    """Explain the grade that a person gave; None where nobody gave one."""
    given, scale = bench.step(fitted, "offered"), fitted.grades
    level = bench.labels.at_merit(given, scale)
    if scale is None or level is None or not isinstance(given, int):
        return None
    suggested = bench.step(fitted, "suggested")
    offer = Offer(given=given, suggested=suggested, fitted=fitted, scale=scale, bench=bench)
    stands = given == bench.step(fitted, "grade")
    return DepartureExplanation(
        given=level, stands=stands, refused=() if stands else tuple(_refusals(offer))
    )


def _refusals(offer: Offer) -> Iterator[str]:
    if not offer.judgement.may_depart:
        yield "nobody may give another grade here"
        return
    yield from _person(offer)
    yield from _limits(offer)
    if isinstance(offer.suggested, int):
        yield from _distance(offer, offer.suggested)
    else:
        yield from _unsettled(offer)


def _person(offer: Offer) -> Iterator[str]:
    """Say what is wrong with who gave the grade, and how."""
    judgement, record = offer.judgement, offer.bench.record
    lacks = judgement.reason == "required" and not offer.has_reason
    if lacks:
        yield "a reason is needed"
    elif f"{offer.fitted.name}:given" not in record:
        roles = " or ".join(map(offer.bench.labels.role, judgement.roles))
        yield f"only {roles} may give another grade"
    suggests = any(rule.effect == "suggest" and rule.fires is not False for rule in offer.rules)
    if suggests and not offer.has_reason and not lacks:
        yield "a reason is needed to depart from what a limit suggests"


def _limits(offer: Offer) -> Iterator[str]:
    for index in stands_against(offer.given, offer.rules):
        limit, rule = offer.fitted.measure.limits[index], offer.rules[index]
        holds = "a limit stands against it" if rule.fires else "a limit may stand against it"
        yield f"{holds}: {offer.bench.labels.say(limit.because)}"


def _distance(offer: Offer, suggested: int) -> Iterator[str]:
    judgement, label = offer.judgement, offer.label(suggested)
    steps = judgement.steps
    if steps is not None and abs(offer.given - suggested) > steps:
        yield f"it may be at most {steps} {'level' if steps == 1 else 'levels'} from {label}"
    if not _in_direction(offer.given, suggested, judgement):
        yield f"it may only be {judgement.direction} than {label}"


def _in_direction(given: int, other: int, judgement: Judgement) -> bool:
    if judgement.direction == "any":
        return True
    return given >= other if judgement.direction == "better" else given <= other


def _unsettled(offer: Offer) -> Iterator[str]:
    """Say what is wrong where the rubric suggests no grade."""
    if offer.judgement.when_not_scored == "not_scored":
        yield "the rubric suggests no grade to depart from"
        return
    step = partial(offer.bench.step, offer.fitted)
    readings = Readings(step("severe"), step("lenient"))
    if readings.severe is OUT and readings.lenient is OUT:
        yield "the measure does not apply"
        return
    possible = readings if _is_scored(offer, readings) else _whatever_is_answered(offer)
    better = offer.judgement.direction == "better"
    end = possible.lenient if better else possible.severe
    if offer.judgement.direction == "any":
        return
    if not isinstance(end, int) or not _in_direction(offer.given, end, offer.judgement):
        way = "at least as good as" if better else "no better than"
        rank = "best" if better else "worst"
        yield f"it must be {way} {offer.label(end)}, the {rank} grade that is still possible"


def _is_scored(offer: Offer, readings: Readings) -> bool:
    """Say whether there is a score, or a level, and only conditions cannot be told."""
    fitted = offer.fitted
    made = "computed" if fitted.level is None else "level"
    scored = fitted.measure.method == "gates" or not isinstance(
        offer.bench.step(fitted, made), Missing
    )
    return scored and isinstance(readings.severe, int) and isinstance(readings.lenient, int)


def _whatever_is_answered(offer: Offer) -> Readings:
    return limited(Readings(0, len(offer.scale.levels) - 1), offer.rules)
