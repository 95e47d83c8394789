"""Run the cases of a tool: what each expects against what came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from qa_framework.audits import Departure, Response
from qa_framework.definitions import Case, Departed
from qa_framework.definitions.cases import whole_case
from qa_framework.scoring.answers import InvalidAnswers
from qa_framework.scoring.result import Outcome, Result, Unscored
from qa_framework.scoring.tool import AuditTool

BLANK = "unanswered"
NO_GRADE = ("not_scored", "out")


@frozen(kw_only=True)
class CaseResult:
    """What became of a case.

    Attributes:
        name: The name of the case.
        differences: What came out otherwise than expected, a sentence each; none if it passed.
        results: What came out, by rubric.
    """

    name: str
    differences: tuple[str, ...]
    results: Mapping[str, Result]

    @property
    def passed(self) -> bool:
        """Say whether everything came out as expected."""
        return not self.differences


def run_case(tool: AuditTool, case: Case) -> CaseResult:
    """Score a case, with what it takes over from the one it is like, and compare."""
    case = whole_case(case, tool.definition.cases)
    try:
        results = {name: _score(tool, case, name) for name in tool.fits}
    except InvalidAnswers as error:
        said = tuple(str(each) for each in error.rejections)
        return CaseResult(name=case.name, differences=said, results={})
    differences: list[str] = []
    for name, result in results.items():
        expected = case.expect if name == "" else case.expect.get(name, {})
        prefix = f"{name}: " if name else ""
        if isinstance(expected, Mapping):
            differences.extend(prefix + each for each in differences_of(result, expected))
    return CaseResult(name=case.name, differences=tuple(differences), results=results)


def response_of(tool: AuditTool, case: Case, rubric: str = "") -> Response:
    """Make the response of a case, without the levels that `all:` sets."""
    answers = {
        name: None if answer == BLANK else answer
        for name, answer in case.answers.items()
        if name != "all"
    }
    return Response(
        answers=answers,
        about={name: value for name, value in case.about.items() if value != BLANK},
        date=case.date,
        perspective=case.perspective or tool.lead,
        departures=_departures(case, rubric),
    )


def _departures(case: Case, rubric: str) -> dict[str, Departure]:
    given = case.departures
    if rubric:
        named = given.get(rubric, {})
        given = named if isinstance(named, Mapping) else {}
    return {
        name: Departure(grade=each.grade, role=each.role, reason=each.reason)
        for name, each in given.items()
        if isinstance(each, Departed)
    }


def _score(tool: AuditTool, case: Case, rubric: str) -> Result:
    response = response_of(tool, case, rubric)
    level = case.answers.get("all")
    answers = dict(response.answers)
    result = _run(tool, response, rubric, answers)
    if not isinstance(level, str):
        return result
    while True:
        added = _questions_for(level, result, answers, case)
        if not added:
            return result
        answers.update(dict.fromkeys(added, level))
        result = _run(tool, response, rubric, answers)


def _run(tool: AuditTool, response: Response, rubric: str, answers: Mapping[str, object]) -> Result:
    return tool.score(
        answers,  # type: ignore[arg-type]  # answers of a case are texts and lists of texts
        about=response.about,
        date=response.date,
        perspective=response.perspective,
        departures=response.departures,
        rubric=rubric,
    )


def _questions_for(
    level: str, result: Result, answers: Mapping[str, object], case: Case
) -> list[str]:
    """List the scaled questions that `all:` has still to set: they apply, and have the level."""
    perspective = result.perspective
    found = []
    for name, question in result.fit.questions.items():
        asked = perspective in question.asked_of and result.applies(name)
        if name in answers or name in case.answers or not asked or question.scale is None:
            continue
        if level in question.scale.ranks or level in question.scale.effects:
            found.append(name)
    return found


def differences_of(result: Result, expected: Mapping[str, object]) -> Iterator[str]:
    """Say what came out otherwise than expected."""
    for name, wanted in expected.items():
        if name in result:
            yield from _outcome_differs(result[name], wanted)
    if "limits_fired" in expected:
        yield from _set_differs("limits fired", result.limits_fired, expected["limits_fired"])
    if "refused" in expected:
        yield from _set_differs("refused", result.refused, expected["refused"])
    flags = {name: state.value for name, state in result.flags.items()}
    yield from _map_differs("flag", flags, expected.get("flags", {}))
    asked = expected.get("asked", {})
    names = asked if isinstance(asked, Mapping) else {}
    states = {name: "yes" if result.applies(name) else "no" for name in names}
    yield from _map_differs("asked", states, names)


def _set_differs(what: str, found: object, wanted: object) -> Iterator[str]:
    have, want = set(found), set(wanted)  # type: ignore[call-overload]  # both hold names
    if have != want:
        yield f"{what}: expected {_listed(want)}, got {_listed(have)}"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _map_differs(what: str, found: Mapping[str, str], wanted: object) -> Iterator[str]:
    for name, state in (wanted if isinstance(wanted, Mapping) else {}).items():
        if found.get(name) != state:
            yield f"{what} `{name}`: expected {state}, got {found.get(name)}"


def _outcome_differs(outcome: Outcome, wanted: object) -> Iterator[str]:
    if isinstance(wanted, str):
        wanted = _short(outcome, wanted)
    if not isinstance(wanted, Mapping):
        return
    found = {
        "score": _score_text(outcome.score),
        "possible": _number_text(outcome.possible),
        "grade": outcome.grade.id if outcome.grade else _state(outcome),
        "suggested": outcome.suggested.id if outcome.suggested else _state(outcome),
        "final": outcome.grade.id if outcome.grade else _state(outcome),
    }
    for key, expected in wanted.items():
        if not _same(found[key], str(expected)):
            yield f"{outcome.name} {key}: expected {expected}, got {found[key]}"


def _short(outcome: Outcome, wanted: str) -> Mapping[str, str]:
    """Read `overall: good`, or `overall: not_scored`, which means no grade either."""
    if wanted not in NO_GRADE:
        return {"grade": wanted}
    return {"score": wanted, "grade": wanted} if outcome.grade is not None else {"score": wanted}


def _state(outcome: Outcome) -> str:
    return outcome.score.state if isinstance(outcome.score, Unscored) else "not_scored"


def _score_text(score: Fraction | Unscored) -> str:
    return score.state if isinstance(score, Unscored) else str(score)


def _number_text(number: Fraction | None) -> str:
    return "none" if number is None else str(number)


def _same(found: str, expected: str) -> bool:
    """Compare numbers by value and words as they are."""
    try:
        return Fraction(found) == Fraction(expected.replace(" ", ""))
    except (ValueError, ZeroDivisionError):
        return found == expected
