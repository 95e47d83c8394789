"""How many audits of a dip sample met something, and which ones cannot be counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import TypeAlias

from attrs import field, frozen

from qa_framework.analysis.proportions import Proportion
from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.fit import Fit
from qa_framework.definitions.base import say
from qa_framework.definitions.scale import CountAs
from qa_framework.problems import suggest
from qa_framework.sampling import Draw
from qa_framework.sampling.telling import shown_count
from qa_framework.scoring import Result, Unscored

Words: TypeAlias = str | Collection[str] | None
NOT_SEEN, NOT_ASKED = "no answer", "does not apply"


def _results(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(results)


@frozen(kw_only=True)
class DipSample:
    """The audits of one dip sample.

    Attributes:
        results: The result of each audit, all by one rubric of one version of a tool.
        draw: The record by which the cases were drawn; None where there is none.
        population: How many cases there were to choose from, where there is no record; None for
            very many, or where nobody knows.
        name: What people call it, such as `June 2026`; else the date or the seed of the draw.
    """

    results: tuple[Result, ...] = field(converter=_results)
    draw: Draw | None = None
    population: int | None = None
    name: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.results:
            raise ValueError("a dip sample has at least one audit")
        first = self.results[0].fit
        if any(each.fit.tool != first.tool or each.fit.name != first.name for each in self.results):
            raise ValueError(
                "the results of a dip sample are by one rubric of one version of a tool"
            )
        if self.cases is not None and self.cases < len(self.results):
            audits = shown_count(len(self.results), "audit")
            cases = shown_count(self.cases, "case")
            raise ValueError(f"{audits} cannot be drawn from {cases}")

    @property
    def fit(self) -> Fit:
        """Give the rubric on the tool by which it was scored."""
        return self.results[0].fit

    @property
    def cases(self) -> int | None:
        """Count the cases there were to choose from, where that is known."""
        return self.draw.population if self.draw is not None else self.population

    @property
    def title(self) -> str:
        """Say what people call it; empty where nothing says."""
        if self.name or self.draw is None:
            return self.name
        return self.draw.date.isoformat() if self.draw.date is not None else self.draw.seed


@frozen(kw_only=True)
class Count:
    """What was counted in a dip sample.

    Attributes:
        met: How many met it.
        seen: How many have an answer, or a grade.
        unknown: Why others have none, though it applies: reason to how many.
        left_out: Why others were not counted, as it does not apply to them: reason to how many.
        cases: How many cases there were to choose from; None where that is not known.
    """

    met: int
    seen: int
    unknown: Mapping[str, int]
    left_out: Mapping[str, int]
    cases: int | None

    @property
    def audits(self) -> int:
        """Count the audits."""
        return self.seen + sum(self.unknown.values()) + sum(self.left_out.values())

    @property
    def population(self) -> int | None:
        """Estimate the cases to which it applies: the same part of all as of the audits, rounded up."""
        if self.cases is None:
            return None
        asked = self.seen + sum(self.unknown.values())
        return ceil(Fraction(self.cases * asked, self.audits))

    @property
    def proportion(self) -> Proportion | None:
        """Give the share of those that have an answer; None where none has."""
        return Proportion(self.met, self.seen, self.population) if self.seen else None

    def read(self, *, met: bool) -> Proportion | None:
        """Give the share that it would be if all that is not known had met it, or had not."""
        missing = sum(self.unknown.values())
        seen = self.seen + missing
        return Proportion(self.met + missing * met, seen, self.population) if seen else None


@frozen(kw_only=True)
class Asked:
    """What is counted.

    Attributes:
        of: The id of a question or a measure.
        title: What people call it.
        words: The levels or options that meet it, in their order.
        labels: What people call these.
        look: Gives the answer or grade of a result, or why there is none.
    """

    of: str
    title: str
    words: tuple[str, ...]
    labels: tuple[str, ...]
    look: Callable[[Result], str | Lacking]


@frozen
class Lacking:
    """No answer, and why.

    Attributes:
        reason: Why.
        unknown: Whether it applies all the same.
    """

    reason: str
    unknown: bool


def count(sample: DipSample, asked: Asked) -> Count:
    """Count the audits of a dip sample that met something."""
    met = seen = 0
    unknown: dict[str, int] = {}
    left_out: dict[str, int] = {}
    for result in sample.results:
        found = asked.look(result)
        if isinstance(found, Lacking):
            reasons = unknown if found.unknown else left_out
            reasons[found.reason] = reasons.get(found.reason, 0) + 1
        else:
            seen += 1
            met += found in asked.words
    return Count(met=met, seen=seen, unknown=unknown, left_out=left_out, cases=sample.cases)


def asked_of(fit: Fit, of: str, tests: Mapping[str, Words]) -> Asked:
    """Find what is counted: a question's levels or options, or a measure's grades.

    Args:
        fit: The rubric on the tool.
        of: The id of a question or measure.
        tests: `equal`, `at_least`, `at_most` or `among`, to a level or several; one of them is given.

    Raises:
        ValueError: There is nothing of this name, it has no levels or options, or no test fits it.
    """
    if of in fit.questions:
        known, ordered, labels = _answers(of, fit)
        look, title = _answer_of(of), say(fit.questions[of].question.ask)
    elif of in fit.measures:
        scale = fit.measures[of].grades
        known, ordered, labels = _levels(scale) if scale is not None else ((), False, {})
        look, title = _grade_of(of), say(fit.measures[of].measure.title or of)
    else:
        near = suggest(of, (*fit.questions, *fit.measures))
        hint = f"; did you mean {near!r}?" if near else ""
        raise ValueError(f"tool {fit.tool.id!r} has no question or measure {of!r}{hint}")
    if not known:
        raise ValueError(f"{of!r} has no levels or options to count")
    words = _words(of, known, tests, ordered=ordered)
    return Asked(
        of=of, title=title, words=words, labels=tuple(labels[each] for each in words), look=look
    )


def _answers(of: str, fit: Fit) -> tuple[tuple[str, ...], bool, Mapping[str, str]]:
    """List the answers to a question, whether they have an order, and what people call them."""
    found = fit.questions[of]
    if found.scale is not None:
        return _levels(found.scale)
    if found.base == "yes_no":
        return ("no", "yes"), False, {"no": "No", "yes": "Yes"}
    if found.base != "choice":
        return (), False, {}
    return tuple(found.question.options), False, _said(found.question.options)


def _levels(scale: AnswerScale) -> tuple[tuple[str, ...], bool, Mapping[str, str]]:
    return scale.levels, True, _said(scale.labels)


def _said(labels: Mapping[str, str | Mapping[str, str]]) -> Mapping[str, str]:
    return {name: say(label) for name, label in labels.items()}


def _words(
    of: str, known: tuple[str, ...], tests: Mapping[str, Words], *, ordered: bool
) -> tuple[str, ...]:
    """List the answers that pass the one test that is given."""
    given = {name: words for name, words in tests.items() if words is not None}
    if len(given) != 1:
        raise ValueError(f"give one of {', '.join(tests)}, not {len(given)}")
    ((test, wanted),) = given.items()
    listed = (wanted,) if isinstance(wanted, str) else tuple(wanted or ())
    for each in listed:
        if each not in known:
            near = suggest(each, known)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ValueError(f"{of!r} has no answer {each!r}{hint}")
    if test in ("at_least", "at_most"):
        if not ordered or len(listed) != 1:
            raise ValueError(f"{test} wants one level of an ordered scale")
        rank = known.index(listed[0])
        return known[rank:] if test == "at_least" else known[: rank + 1]
    if not listed or (test == "equal" and len(listed) != 1):
        raise ValueError(f"{test} wants {'one answer' if test == 'equal' else 'some answers'}")
    return tuple(each for each in known if each in listed)


def _answer_of(name: str) -> Callable[[Result], str | Lacking]:
    def look(result: Result) -> str | Lacking:
        applies = result.applies(name)
        if applies is False or result.perspective not in result.fit.questions[name].asked_of:
            return Lacking(NOT_ASKED, unknown=False)
        answer = result.record.get(name)
        if applies is None or answer is None:
            return Lacking(NOT_SEEN, unknown=True)
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        scale = result.fit.questions[name].scale
        if scale is None or answer not in scale.effects:
            return str(answer)
        return _absence(str(answer), scale)

    return look


def _absence(absence: str, scale: AnswerScale) -> str | Lacking:
    """Give the level that an absence counts as, or say what it says."""
    effect = scale.effects[absence]
    if isinstance(effect, CountAs):
        return effect.count_as
    label = say(scale.absence_labels.get(absence, absence))
    return Lacking(label, unknown=effect == "block")


def _grade_of(name: str) -> Callable[[Result], str | Lacking]:
    def look(result: Result) -> str | Lacking:
        outcome = result[name]
        if outcome.grade is not None:
            return outcome.grade.id
        out = isinstance(outcome.score, Unscored) and outcome.score.state == "out"
        return Lacking(NOT_ASKED if out else "not scored", unknown=not out)

    return look
