"""How a measure is worked out, in words that a practice manager knows."""

from __future__ import annotations

import pytest

from qa_framework.checking.extensions import Extensions, MethodExtension
from qa_framework.definitions.rubric import CORE_METHODS
from qa_framework.expressions.tree import Pick
from qa_framework.scoring import AuditTool
from qa_framework.scoring.explaining.labels import Labels
from qa_framework.scoring.explaining.wording import (
    WORDS,
    method_in_words,
    rounding_in_words,
    unanswered_in_words,
)
from tests.scoring.made import make, make_with

JUDGED = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: A?, scale: four}
      - {id: b, ask: B?, scale: four}
      - {id: n, ask: N?, type: number, least: 0, most: 5}
      - {id: g, ask: G?, scale: four, judges: section}
"""


def words(measure: str, tool: AuditTool | None = None) -> str:
    made = tool or make(
        f"unanswered: block\ngrades: four\nmeasures: {{work: {{method: judged}}, m: {measure}}}",
        JUDGED,
    )
    fit = made.fits[""]
    return method_in_words(fit.measures["m"], Labels(fit))


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("{method: sum, of: [a, b], left_out: adds_nothing}", "the sum of the points of the answers"),
        ("{method: sum, of: [work], use: scores, left_out: adds_nothing}", "the sum of the scores"),
        ("{method: mean, of: [work], use: grades}", "the mean of the points of the grades"),
        ("{method: mean, of: [a, b], weights: {a: 2}}", "the mean of the points of the answers, with weights"),
        ("{method: mean, of: [a, n], normalise: ten}", "the mean of the points of the answers, each brought to 0 to 10"),
        ("{method: percent, of: [a, b]}", "the percentage that was reached of what could be"),
        ("{method: percent, of: [a, n], each_part: equal}", "the percentage that was reached of what could be, each part counting alike"),
        ("{method: percent, of: [a, n], each_part: equal, weights: {a: 2}}", "the percentage that was reached of what could be, with weights"),
        ("{method: count, of: [a, b], where: {at_least: good}}", "how many of the answers are at least Good"),
        ("{method: count, of: [a, b], where: {at_most: fair}}", "how many of the answers are at most Fair"),
        ("{method: count, of: [a, b], where: {in: [poor, fair]}}", "how many of the answers are Poor or Fair"),
        ("{method: count, of: [a, b], where: {absent: unseen}}", "how many of the answers are Not seen"),
        ("{method: share, of: [a, b], where: {equal: great}}", "the share of the answers that are Great"),
        ("{method: formula, formula: n * 2, better: higher}", "worked out as n * 2"),
        ("{method: lowest, of: [a, b]}", "the lowest of the answers"),
        ("{method: highest, of: [work], use: grades}", "the highest of the grades"),
        ("{method: median, of: [a, b]}", "the middle one of the answers, put in order"),
        ("{method: most_common, of: [a, b]}", "the most common of the answers; of several, the worse"),
        ("{method: gates, gates: [{grade: poor}, {grade: fair, needs: n > 1}, {grade: good, needs: n > 2}, {grade: great, needs: n > 3}]}", "steps, each reached where its condition and all before it hold"),
    ],
)  # fmt: skip
def test_a_method_in_words(measure: str, said: str) -> None:
    assert words(measure) == said


def test_every_core_method_has_words() -> None:
    assert set(WORDS) == set(CORE_METHODS)


def test_a_method_of_a_plugin_is_told_by_its_summary() -> None:
    method = MethodExtension(
        name="own.least",
        summary="The least of the parts.",
        example="{method: own.least, of: questions}",
        tree=lambda parts, _: Pick("lowest", parts),
    )
    rubric = "unanswered: block\nmeasures: {m: {method: own.least, of: questions}}"
    tool = make_with(Extensions(methods={method.name: method}), rubric)
    assert words("", tool) == "The least of the parts"


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("block", "an unanswered part leaves no score"),
        ("leave_out", "unanswered parts are left out"),
        ("{count_as: lowest}", "an unanswered part counts as the worst level"),
        ("{count_as: {four: fair}}", "an unanswered part counts as the level that is named for its scale"),
        ("{needs_answered: 2}", "unanswered parts are left out, if at least 2 are answered"),
        ("{needs_share: 62.5 %}", "unanswered parts are left out, if at least 62.5 % are answered"),
        ("{prorate: {at_least: 2}}", "scaled up to all parts, if at least 2 are answered"),
    ],
)  # fmt: skip
def test_what_a_blank_does_in_words(policy: str, said: str) -> None:
    rubric = f"unanswered: {policy}\nmeasures: {{m: {{method: sum, of: questions, left_out: adds_nothing}}}}"
    assert unanswered_in_words(make(rubric).fits[""].measures["m"]) == said


def test_a_staircase_has_no_parts_and_no_word_for_blanks() -> None:
    rubric = "unanswered: block\ngrades: four\nmeasures: {m: {method: gates, gates: [{grade: poor}, {grade: fair, needs: a == 'good'}, {grade: good, needs: b == 'good'}, {grade: great, needs: c == 'good'}]}}"
    assert unanswered_in_words(make(rubric).fits[""].measures["m"]) == ""


@pytest.mark.parametrize(
    ("rounding", "said"),
    [
        ("", ""),
        (", round: {to: 0, half: up}", "to a whole number, halves away from zero"),
        (", round: {to: 1, half: even}", "to 1 digit after the point, halves to the even digit"),
        (", round: {to: 2, half: down}", "to 2 digits after the point, halves towards zero"),
    ],
)
def test_rounding_in_words(rounding: str, said: str) -> None:
    rubric = f"unanswered: block\nmeasures: {{m: {{method: mean, of: questions{rounding}}}}}"
    assert rounding_in_words(make(rubric).fits[""].measures["m"]) == said
