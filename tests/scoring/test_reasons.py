"""Why there is no score or grade, or what changed it: true, short, and without an answer in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given

from qa_framework.audits import Departure
from qa_framework.checking.extensions import Extensions, MethodExtension
from qa_framework.expressions.tree import Arithmetic, Const
from qa_framework.scoring import AuditTool, Outcome, Result, Unscored
from qa_framework.scoring.reasons import MOST_CHARACTERS, shortened
from tests.laws.explained import Drawn, explanations
from tests.scoring.made import QUESTIONS, make, make_with

GRADES = "unanswered: {policy}\ngrades: four\nbands: [{{grade: great, at_least: 3.5}}, {{grade: good, at_least: 2.5}}, {{grade: fair, at_least: 1.5}}, {{grade: poor}}]\n"
MEAN = "measures: {m: {method: mean, of: questions}}\n"
LONG = """\
sections:
  - id: work
    title: The work
    questions:
""" + "".join(f"      - {{id: question_number_{i}, ask: 'Q{i}?', scale: four}}\n" for i in range(9))
CONDITIONAL = """\
sections:
  - id: work
    title: The work
    questions:
      - {id: a, ask: Is a well done?, scale: four}
      - {id: b, ask: Is b well done?, scale: four, applies_when: applies_b}
      - {id: g, ask: How good is it?, scale: four, judges: section, applies_when: applies_b}
      - {id: n, ask: How many?, type: number, least: 0, most: 9, better: higher}
      - {id: applies_b, ask: Does b apply?, type: yes_no}
"""
CONDITIONAL_ALONE = CONDITIONAL.replace(", judges: section", "")


def graded(policy: str, rest: str = MEAN) -> str:
    return GRADES.format(policy=policy) + rest


def why(tool: AuditTool, name: str = "m", **answers: object) -> str:
    return tool.score(answers)[name].why  # type: ignore[arg-type]  # answers


# Laws


@given(explanations(departures=True, sheets=3))
def test_there_is_a_reason_exactly_where_something_is_missing_or_was_changed(drawn: Drawn) -> None:
    for found in drawn.found:
        for name, outcome in found.result.items():
            check(name, outcome, found.result)


def check(name: str, outcome: Outcome, result: Result) -> None:
    if isinstance(outcome.score, Unscored):
        wanted = "out: " if outcome.score.state == "out" else "not scored: "
        assert outcome.score.reason.startswith(wanted)
    if result.fit.measures[name].grades is None:
        assert outcome.why == getattr(outcome.score, "reason", "")
    elif outcome.grade is None:
        assert outcome.why.startswith(("out: ", "not scored: "))
    elif outcome.departed:
        assert outcome.why.startswith("a person gave this grade")
    elif not result.fit.measures[name].measure.limits:
        assert outcome.why == ""


@given(explanations(sheets=3))
def test_a_reason_is_short_and_names_only_what_is_in_the_tool(drawn: Drawn) -> None:
    for found in drawn.found:
        fit = found.result.fit
        known = {*fit.questions, *fit.measures, *fit.facts, *fit.tool.asked_of}
        bounds = re.compile(r"\d+ of \d+|[\d./]+")
        for outcome in found.result.values():
            for reason in {outcome.why, getattr(outcome.score, "reason", "")}:
                assert len(reason) <= MOST_CHARACTERS + len(" (and 1 more)")
                if '"' not in reason:
                    names = re.findall("`([^`]*)`", reason)
                    assert all(name in known or bounds.fullmatch(name) for name in names), reason


@given(explanations(sheets=3))
def test_what_is_said_not_to_be_answered_is_not(drawn: Drawn) -> None:
    for found in drawn.found:
        for outcome in found.result.values():
            for names, verb in clauses(outcome.why):
                assert (len(names) == 1) == (verb in ("is", "has"))
                for name in names:
                    assert_true(name, verb, outcome.why, found.result)


def clauses(why: str) -> list[tuple[list[str], str]]:
    """Read `a` is ..., or `a`, `b` and 2 more are ...; those that are counted are left aside."""
    if '"' in why or not why.startswith("not scored: "):
        return []
    found = []
    for clause in why.removeprefix("not scored: ").split("; "):
        match = re.match(r"((?:`\w+`(?:, | and )?)+)(?:\d+ more )? ?(is|are|has|have) ", clause)
        if match:
            more = re.search(r"and (\d+) more", clause)
            names = re.findall(r"`(\w+)`", match[1]) + ["?"] * int(more[1] if more else 0)
            found.append((names, match[2]))
    return found


def assert_true(name: str, verb: str, why: str, result: Result) -> None:
    if name == "?":
        return
    if name in result:
        assert "scored" in why
        return
    assert result.applies(name) is True
    answered = result.record.get(name) is not None
    assert answered == (verb in ("has", "have"))


# What is missing


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"a": "good", "b": "good"}, "not scored: `c` is not answered"),
        ({"a": "good"}, "not scored: `b` and `c` are not answered"),
        ({}, "not scored: `a`, `b` and `c` are not answered"),
        ({"a": "unseen", "b": "good", "c": "good"}, "not scored: `a` has an answer that gives no score"),
        ({"a": "unseen", "b": "unseen", "c": "good"}, "not scored: `a` and `b` have answers that give no score"),
        ({"a": "unseen", "b": "good"}, "not scored: `c` is not answered; `a` has an answer that gives no score"),
        ({"a": "na", "b": "na", "c": "na"}, "out: nothing it is made of applies"),
        ({"a": "good", "b": "na", "c": "hidden"}, ""),
    ],
)  # fmt: skip
def test_what_a_measure_lacks_is_named(answers: dict[str, str], reason: str) -> None:
    result = make(graded("block")).score(answers)
    assert result["m"].why == reason
    if reason:
        assert isinstance(result["m"].score, Unscored)
        assert result["m"].score.reason == reason


def test_of_many_that_are_missing_three_are_named_and_the_others_counted() -> None:
    assert why(make(graded("block"), LONG)) == (
        "not scored: `question_number_0`, `question_number_1`, `question_number_2` and 6 more are"
        " not answered"
    )


@pytest.mark.parametrize(
    ("policy", "answers", "reason"),
    [
        ("{needs_answered: 2}", {"a": "good"}, "not scored: 1 of its parts is answered, and at least 2 are needed"),
        ("{needs_share: 60 %}", {"a": "good"}, "not scored: 1 of its parts is answered, of 3, and at least 60 % are needed"),
        ("{needs_share: 60 %}", {"a": "good", "b": "na"}, "not scored: 1 of its parts is answered, of 2, and at least 60 % are needed"),
        ("leave_out", {}, "not scored: none of its parts is answered"),
        ("leave_out", {"a": "unseen"}, "not scored: `a` has an answer that gives no score"),
        ("leave_out", {"a": "good"}, ""),
        ("{count_as: lowest}", {}, ""),
    ],
)  # fmt: skip
def test_what_a_policy_for_blanks_asks_for_is_said(
    policy: str, answers: dict[str, str], reason: str
) -> None:
    assert why(make(graded(policy)), **answers) == reason


def test_a_blank_that_counts_as_nothing_is_named() -> None:
    rubric = "unanswered: {count_as: {four: poor}}\nmeasures: {m: {method: sum, of: [a, n], left_out: adds_nothing}}"
    assert why(make(rubric, CONDITIONAL_ALONE)) == "not scored: `n` is not answered"


def test_too_few_for_a_prorated_sum_is_said() -> None:
    rubric = "unanswered: {prorate: {at_least: 2}}\nmeasures: {m: {method: sum, of: questions, left_out: adds_nothing}}"
    expected = "not scored: 1 of its parts is answered, and at least 2 are needed"
    assert why(make(rubric), a="good") == expected


def test_a_sum_that_would_not_be_whole_is_said() -> None:
    rubric = "unanswered: block\nmeasures: {m: {method: sum, of: questions, left_out: block}}"
    expected = "not scored: `b` does not apply, and the sum would not be whole"
    assert why(make(rubric), a="good", b="na", c="good") == expected
    expected = "not scored: `a` and `b` do not apply, and the sum would not be whole"
    assert why(make(rubric), a="na", b="na", c="good") == expected


def test_a_formula_without_a_value_is_said() -> None:
    rubric = (
        "unanswered: block\nmeasures: {m: {method: formula, formula: n / (n - n), better: higher}}"
    )
    assert (
        why(make(rubric, CONDITIONAL_ALONE), n=3)
        == "not scored: its formula has no value for these answers"
    )
    assert why(make(rubric, CONDITIONAL_ALONE)) == "not scored: `n` is not answered"


def test_that_a_method_of_a_plugin_gives_no_number_is_said() -> None:
    nothing = MethodExtension(
        name="own.nothing",
        summary="No number.",
        example="{method: own.nothing, of: questions}",
        tree=lambda parts, _: Arithmetic("/", parts[0], Const(0)),
    )
    extensions = Extensions(methods={nothing.name: nothing})
    tool = make_with(extensions, "unanswered: block\nmeasures: {m: {method: own.nothing, of: [a]}}")
    assert why(tool, a="good") == "not scored: no number comes of these answers"


def test_that_it_cannot_be_told_whether_a_question_applies_is_said() -> None:
    tool = make(
        graded("block", "measures: {work: {method: judged}, m: {method: mean, of: [a, b]}}"),
        CONDITIONAL,
    )
    assert why(tool, "work") == "not scored: cannot tell whether `g` applies"
    assert why(tool, a="good") == "not scored: cannot tell whether `b` applies"
    assert why(tool) == "not scored: `a` is not answered; cannot tell whether `b` applies"
    assert why(tool, "work", applies_b=False) == "out: `g` does not apply"
    assert why(tool, "work", applies_b=True, g="na") == "out: `g` has an answer that leaves it out"
    assert why(tool, "work", applies_b=True) == "not scored: `g` is not answered"


def test_a_question_that_another_perspective_answers_is_named_with_ours() -> None:
    questions = CONDITIONAL.replace("title: The work", "title: The work\n    asked_of: [auditor]")
    tool = make(
        graded("block", "measures: {work: {method: judged}}"),
        questions,
        "asked_of: [auditor, parent]\n",
    )
    result = tool.score({}, perspective="parent")
    assert result["work"].why == "out: `g` is not asked of `parent`"


def test_a_measure_made_of_measures_names_those_without_a_score() -> None:
    rubric = graded(
        "block",
        "each_section: {method: judged}\nmeasures: {m: {method: mean, of: [work], use: grades}}",
    )
    assert why(make(rubric, CONDITIONAL), applies_b=True) == "not scored: `work` is not scored"


def test_levels_without_points_give_no_score_and_that_needs_no_word_beside_a_grade() -> None:
    rubric = "unanswered: block\ngrades: risk\nmeasures: {m: {method: highest, of: questions}}"
    questions = QUESTIONS.replace("scale: four", "scale: risk")
    result = make(rubric, questions).score({"a": "low_risk", "b": "some_risk", "c": "low_risk"})
    assert result["m"].grade is not None
    assert result["m"].why == ""
    assert str(result["m"].score) == "not scored: its levels have no points"


# What cannot be told

CAPS = graded("block", """\
measures:
  m:
    method: mean
    of: [a, b]
    limits:
      - {when: c == 'poor', no_better_than: fair, because: A poor c holds everything back.}
      - {when: c == 'poor', no_better_than: great, because: This one never matters.}
""")  # fmt: skip


def test_the_limit_that_cannot_be_told_and_matters_is_named() -> None:
    assert why(make(CAPS), a="great", b="great") == (
        'not scored: cannot tell whether "A poor c holds everything back" applies'
    )


def test_a_limit_that_cannot_be_told_and_does_not_matter_needs_no_word() -> None:
    result = make(CAPS).score({"a": "poor", "b": "fair"})
    assert result["m"].grade is not None
    assert result["m"].why == ""


def test_only_the_needs_that_cannot_be_told_are_named() -> None:
    rubric = """\
unanswered: leave_out
grades: four
measures:
  m:
    method: mean
    of: [a]
    bands:
      - {grade: great, at_least: 3.5, needs: b == 'great'}
      - {grade: good, at_least: 2.5, needs: c == 'great'}
      - {grade: fair, at_least: 1.5}
      - {grade: poor}
"""
    assert (
        why(make(rubric), a="good", b="poor")
        == "not scored: cannot tell whether \"c == 'great'\" applies"
    )
    assert (
        why(make(rubric), a="great", c="poor")
        == "not scored: cannot tell whether \"b == 'great'\" applies"
    )
    assert why(make(rubric), a="fair") == ""


def test_the_step_that_cannot_be_told_is_named() -> None:
    rubric = """\
unanswered: block
grades: four
measures:
  m:
    method: gates
    gates: [{grade: poor}, {grade: fair, needs: a == 'good'}, {grade: good, needs: b == 'good'}, {grade: great, needs: c == 'good'}]
"""
    tool = make(rubric)
    assert (
        why(tool, a="good", c="good") == "not scored: cannot tell whether \"b == 'good'\" applies"
    )
    assert why(tool, a="poor") == ""


def test_a_choice_of_bands_that_cannot_be_told_is_named() -> None:
    rubric = """\
unanswered: block
grades: four
measures:
  m:
    method: mean
    of: [a]
    bands:
      by: team
      north: [{grade: great, at_least: 3}, {grade: good}]
      south: [{grade: fair, at_least: 3}, {grade: poor}]
"""
    team = "about: [{id: team, ask: Team?, type: choice, options: {north: N, south: S}}]\n"
    tool = make(rubric, more=team)
    expected = "not scored: cannot tell which table of bands applies: `team` is not answered"
    assert why(tool, a="great") == expected


def test_a_long_condition_is_cut() -> None:
    because = "This is a long reason that goes on and on, and says the same again and again, until nobody reads it."
    rubric = CAPS.replace("A poor c holds everything back.", f"'{because}'")
    found = why(make(rubric), a="great", b="great")
    assert len(found) <= MOST_CHARACTERS
    assert found.endswith('..." applies')


def test_a_quoted_text_is_one_line_without_its_full_stop() -> None:
    assert shortened("One\n  line.") == "One line"


# What changed a grade


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"a": "great", "b": "great", "c": "poor"}, "A poor c holds everything back."),
        ({"a": "poor", "b": "poor", "c": "poor"}, ""),  # it holds, and changes nothing
        ({"a": "great", "b": "great", "c": "good"}, ""),
    ],
)
def test_a_limit_is_the_reason_where_it_changed_the_grade(
    answers: Mapping[str, str], reason: str
) -> None:
    assert make(CAPS).score(answers)["m"].why == reason


def test_a_limit_that_decides_without_a_score_is_the_reason_of_the_grade_and_not_of_the_score() -> (
    None
):
    rubric = graded("block", """\
measures:
  m:
    method: mean
    of: [a, b]
    limits: [{when: c == 'poor', always: poor, because: A poor c decides.}]
""")  # fmt: skip
    outcome = make(rubric).score({"c": "poor"})["m"]
    assert outcome.why == "A poor c decides."
    assert str(outcome.score) == "not scored: `a` and `b` are not answered"


def test_several_reasons_stand_together_as_far_as_they_are_short() -> None:
    limits = "".join(
        f"      - {{when: c == 'poor', no_better_than: fair, because: 'Reason {i} is not so very short, and it says all of what it has to say.'}}\n"
        for i in range(3)
    )
    rubric = graded(
        "block", f"measures:\n  m:\n    method: mean\n    of: [a, b]\n    limits:\n{limits}"
    )
    found = why(make(rubric), a="great", b="great", c="poor")
    assert (
        found
        == "Reason 0 is not so very short, and it says all of what it has to say. (and 2 more)"
    )


PERSON = graded("block", """\
measures:
  m: {method: mean, of: [a, b], judgement: {may_depart: yes, reason: optional, when_not_scored: may_give}}
""")  # fmt: skip


def test_a_grade_that_a_person_gave_says_so() -> None:
    tool, given_ = make(PERSON), {"m": Departure(grade="great", reason="It will last.")}
    scored = tool.score({"a": "good", "b": "good"}, departures=given_)["m"]
    assert scored.why == "a person gave this grade instead of `good`"
    unscored = tool.score({"a": "good"}, departures=given_)["m"]
    assert unscored.why == "a person gave this grade; the rubric suggests none"
    assert str(unscored.score) == "not scored: `b` is not answered"
    same = tool.score({"a": "great", "b": "great"}, departures=given_)["m"]
    assert same.why == ""
