"""A tool that can score: each rubric lowered once for each perspective, safe to share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import define, field, frozen

from qa_framework.audits import Answer, Departure, Response
from qa_framework.checking.fit import Fit
from qa_framework.definitions import Tool
from qa_framework.definitions.base import say
from qa_framework.expressions.closures import Record
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.tree import Program
from qa_framework.problems import suggest
from qa_framework.scoring.answers import (
    Accept,
    InvalidAnswers,
    Rejection,
    accept_date,
    accept_item,
    accept_question,
)
from qa_framework.scoring.explaining.explain import explain_result
from qa_framework.scoring.lowering.lower import lower_fit
from qa_framework.scoring.result import Result


@frozen
class Scorer:
    """One rubric on one tool for one perspective, compiled.

    Attributes:
        fit: The rubric fitted to the tool.
        perspective: Whose responses it scores.
        program: The lowered rubric.
    """

    fit: Fit
    perspective: str
    program: Program
    _run: Callable[[Record], Record] = field(repr=False, eq=False)

    @classmethod
    def of(cls, fit: Fit, perspective: str) -> Scorer:
        """Lower and compile."""
        program = lower_fit(fit, perspective)
        return cls(fit, perspective, program, compile_program(program))

    def score(self, record: Record, departed: frozenset[str] = frozenset()) -> Result:
        """Score a record of accepted answers; the record is filled and kept by the result."""
        return Result(
            self.fit, self._run(record), self.program, self.perspective, departed, explain_result
        )


@define(eq=False)
class AuditTool:
    """A tool with its rubrics, ready to score. Threads may share it.

    Attributes:
        definition: The tool as it is defined.
        fits: Each rubric fitted to it, by name; empty for the only one.
        digest: The digest of the tool and everything it refers to.
    """

    definition: Tool
    fits: Mapping[str, Fit] = field(repr=False)
    digest: str
    _scorers: dict[tuple[str, str], Scorer] = field(factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        return f"<AuditTool {self.definition.address}: {self.title}>"

    @property
    def id(self) -> str:
        """Give the id of the tool."""
        return self.definition.id

    @property
    def title(self) -> str:
        """Give the title of the tool."""
        return say(self.definition.title, self.definition.language)

    @property
    def lead(self) -> str:
        """Give the perspective whose result is the audit's."""
        return self.definition.asked_of[0]

    def score(
        self,
        answers: Mapping[str, Answer],
        *,
        about: Mapping[str, Answer] | None = None,
        date: date | None = None,
        perspective: str | None = None,
        departures: Mapping[str, Departure] | None = None,
        rubric: str | None = None,
    ) -> Result:
        """Score one response.

        Args:
            answers: Question id to answer: a level or absence by id, a number, a date, a text,
                yes or no, options. A question that is not there is unanswered.
            about: Facts of the case.
            date: The stated date of the response; conditions see it as `audit.date`.
            perspective: Whose response it is; the lead's unless said.
            departures: Measure id to the grade a person gives instead.
            rubric: The name of the rubric, where the tool has several.

        Returns:
            An outcome for each measure, and the flags.

        Raises:
            InvalidAnswers: An answer is none that the tool allows; all are listed.
            ValueError: The rubric or the perspective is not one of the tool's.
        """
        response = Response(
            answers=answers,
            about=about or {},
            date=date,
            perspective=perspective,
            departures=departures or {},
        )
        return self.score_response(response, rubric)

    def score_all(self, response: Response) -> Mapping[str, Result]:
        """Score one response by every rubric of the tool.

        Raises:
            InvalidAnswers: An answer is none that the tool allows; all are listed.
        """
        return {name: self.score_response(response, name) for name in self.fits}

    def score_response(self, response: Response, rubric: str | None = None) -> Result:
        """Score one response by one rubric; see `score`."""
        scorer = self.scorer(rubric, response.perspective)
        record, rejections = self._accept(response)
        given = _departures(response.departures, scorer.fit, record, rejections)
        if rejections:
            raise InvalidAnswers(rejections)
        result = scorer.score(record, given)
        invalid = tuple(_invalid(result)) if self._validity else ()
        if invalid:
            raise InvalidAnswers(invalid)
        return result

    def scorer(self, rubric: str | None = None, perspective: str | None = None) -> Scorer:
        """Give the compiled scorer of a rubric for a perspective.

        Raises:
            ValueError: The rubric or the perspective is not one of the tool's.
        """
        name = self._rubric_name(rubric)
        whose = perspective or self.lead
        found = self._scorers.get((name, whose))
        if found is None:
            if whose not in self.definition.asked_of:
                raise ValueError(f"perspective {whose!r} is not asked by tool {self.id!r}")
            found = self._scorers[name, whose] = Scorer.of(self.fits[name], whose)
        return found

    def _rubric_name(self, rubric: str | None) -> str:
        if rubric is None and len(self.fits) == 1:
            return next(iter(self.fits))
        if rubric not in self.fits or rubric is None:
            listed = ", ".join(map(repr, self.fits))
            raise ValueError(f"tool {self.id!r} has the rubrics {listed}; {rubric!r} is none")
        return rubric

    @cached_property
    def _accepts(self) -> Mapping[str, Accept]:
        fit = next(iter(self.fits.values()))
        own = {
            name: accept_question(found, fit.extensions) for name, found in fit.questions.items()
        }
        others = {
            f"{perspective}.{name}": own[name]
            for name, found in fit.questions.items()
            for perspective in found.asked_of
        }
        return own | others

    @cached_property
    def _words(self) -> Mapping[str, Mapping[object, str]]:
        """List the words of each question on levels, which are taken as they are."""
        fit = next(iter(self.fits.values()))
        return {
            name: {word: word for word in (*found.scale.levels, *found.scale.effects)}
            for name, found in fit.questions.items()
            if found.scale is not None and found.scale.levels
        }

    @cached_property
    def _accepts_about(self) -> Mapping[str, Accept]:
        fit = next(iter(self.fits.values()))
        return {
            name: accept_item(fact, fit.extensions.base_of(fact.type), fit.extensions)
            for name, fact in fit.facts.items()
        }

    @cached_property
    def _validity(self) -> bool:
        items = (*self.definition.about, *self.definition.questions)
        return any(item.valid_when is not None for item in items)

    def accept(self, name: str) -> Accept:
        """Give what takes the answers to a question or fact."""
        return self._accepts.get(name) or self._accepts_about[name]

    def _accept(self, response: Response) -> tuple[Record, list[Rejection]]:
        record: Record = {}
        rejections: list[Rejection] = []
        words = self._words
        others = {}
        for name, answer in response.answers.items():
            try:
                record[name] = words[name][answer]
            except (KeyError, TypeError):
                others[name] = answer
        _take(others, self._accepts, "question", record, rejections)
        _take(response.about, self._accepts_about, "fact", record, rejections)
        if response.date is not None:
            record["audit.date"] = accept_date(response.date) or 0
        return record, rejections


def _take(
    answers: Mapping[str, Answer],
    accepts: Mapping[str, Accept],
    what: str,
    record: Record,
    rejections: list[Rejection],
) -> None:
    """Put answers that are accepted into the record, and the others among the rejections."""
    for name, answer in answers.items():
        try:
            value = accepts[name](answer)
        except (KeyError, ValueError, TypeError) as error:
            rejections.append(_rejection(name, error, accepts, what))
            continue
        if value is not None:
            record[name] = value


def _rejection(name: str, error: Exception, known: Mapping[str, Accept], what: str) -> Rejection:
    if name in known:
        return Rejection(name, str(error))
    near = suggest(name, known)
    hint = f"; did you mean `{near}`?" if near else ""
    return Rejection(name, f"there is no such {what}{hint}")


def _departures(
    departures: Mapping[str, Departure], fit: Fit, record: Record, rejections: list[Rejection]
) -> frozenset[str]:
    """Put the grades that persons may give into the record; report those that are no levels."""
    for name, departure in departures.items():
        fitted = fit.measures.get(name)
        if fitted is None or fitted.grades is None:
            rejections.append(Rejection(name, "there is no such measure with a grade"))
        elif departure.grade not in fitted.grades.ranks:
            listed = ", ".join(f"`{level}`" for level in fitted.grades.levels)
            rejections.append(Rejection(name, f"wanted one of {listed}"))
        else:
            merit = fitted.grades.merit(fitted.grades.ranks[departure.grade])
            record[f"{name}:offered"] = merit
            record[f"{name}:reasoned"] = bool((departure.reason or "").strip())
            if _may(departure, fit, name):
                record[f"{name}:given"] = merit
    return frozenset(departures)


def _may(departure: Departure, fit: Fit, name: str) -> bool:
    judgement = fit.measures[name].measure.judgement
    if not judgement.may_depart:
        return False
    if judgement.reason == "required" and not (departure.reason or "").strip():
        return False
    return not judgement.roles or departure.role in judgement.roles


def _invalid(result: Result) -> Iterator[Rejection]:
    """List the answers that do not meet their `valid_when`."""
    items = {**result.fit.facts, **{n: q.question for n, q in result.fit.questions.items()}}
    for name, item in items.items():
        value = result.record.get(f"{name}:valid")
        if item.valid_when is not None and value is False and name in result.record:
            yield Rejection(name, say(item.valid_when.message))
