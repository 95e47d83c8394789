"""An explanation as text: what a practice manager reads on a terminal."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given

from qa_framework.audits import Departure
from qa_framework.scoring import Result
from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explain.layout import WIDTH
from qa_framework.scoring.explain.text import as_text
from qa_framework.scoring.explain.words import TIMES
from tests.laws.explained import Drawn, explanations
from tests.scoring.explain.anything import anything
from tests.scoring.made import QUESTIONS, make

VISIT = """\
unanswered: block
grades: four
bands:
  - {grade: great, at_least: 3.5, needs: c == 'great'}
  - {grade: good, at_least: 2.5}
  - {grade: fair, at_least: 1.5}
  - {grade: poor}
measures:
  overall:
    title: Overall
    method: mean
    of: [a, b, c]
    weights: {c: 2}
    round: {to: 1, half: up}
    limits:
      - {id: floor, when: a == 'poor', no_better_than: fair, because: A poor start holds the whole back.}
      - {when: "number_of(questions, at_most='fair') >= 2", always: poor, because: Two weak answers are a pattern.}
    judgement: {may_depart: yes, roles: [team_manager], reason: required}
flags:
  - {id: look_again, when: b == 'poor', because: Look at this again.}
"""


def shown(result: Result, *, changes: bool = False) -> str:
    return as_text(result.explain(changes=changes))


def test_a_result_is_told_from_the_grade_down_to_what_would_change_it() -> None:
    result = make(VISIT).score({"a": "poor", "b": "great", "c": "good"})
    told = shown(result, changes=True).replace(TIMES, "x")
    assert told == dedent("""\
        Made
        made@1.0.0, answered as auditor

        FLAGS
          not raised   look_again

        OVERALL
          Fair, score 2.8
          A poor start holds the whole back.

          The mean of the points of the answers, with weights. An unanswered part leaves no
          score.
            Part             Answer  Value  Weight  Adds
            Is a well done?  Poor        1     x 1  0.25
            Is b well done?  Great       4     x 1     1
            Is c well done?  Good        3     x 2   1.5
            Together                                2.75
          Rounded to 1 digit after the point, halves away from zero: 2.75 becomes 2.8.

          Band: Good (at least 2.5).
          Next better, Great: it needs at least 3.5, which is 0.7 more; it needs c == 'great',
            which does not hold (c is good).

          Limits
            - No better than Fair: HOLDS, and changes the grade.
              A poor start holds the whole back.
              When a == 'poor'
              Here a is poor
            - Always Poor: does not hold.
              Two weak answers are a pattern.
              When number_of(questions, at_most='fair') >= 2
              Here number_of(questions, at_most='fair') is 1: “Is a well done?”

        WHAT WOULD CHANGE A GRADE
          Overall
            Better: Good, with
              Is a well done? Poor → Fair
            Worse: Poor, with
              Is b well done? Great → Poor""")  # fmt: skip


def test_what_is_missing_and_what_it_leaves_open_is_told() -> None:
    result = make(VISIT).score({"a": "great", "c": "great"})
    text = shown(result)
    assert "CANNOT TELL  look_again: Look at this again." in text
    assert "b == 'poor', and b is not known" in text
    assert "NOT SCORED\n  `b` is not answered." in text
    assert "Is b well done?  not answered" in text


def test_both_readings_are_told_where_a_grade_cannot_be() -> None:
    rubric = VISIT.replace("of: [a, b, c]", "of: [b, c]").replace("weights: {c: 2}", "weights: {}")
    text = shown(make(rubric).score({"b": "great", "c": "great"}))
    assert 'Cannot tell whether "A poor start holds the whole back" applies.' in text
    assert "Cannot tell: A poor start holds the whole back." in text
    assert "Read the severe way Fair, read the lenient way Great." in text
    assert "CANNOT TELL whether it holds, and the grade depends on it." in text


def test_a_doubt_that_makes_no_difference_is_told_too() -> None:
    rubric = VISIT.replace("of: [a, b, c]", "of: [b, c]").replace("weights: {c: 2}", "weights: {}")
    text = shown(
        make(rubric).score({"b": "fair", "c": "good"}).explain
        and make(rubric).score({"b": "poor", "c": "fair"})
    )
    assert "The grade is Poor however that is read." in text


def test_a_grade_that_a_person_gave_is_told_with_the_rubrics() -> None:
    answers = {"a": "good", "b": "good", "c": "good"}
    given_ = {"overall": Departure(grade="great", role="team_manager", reason="It lasts.")}
    text = shown(make(VISIT).score(answers, departures=given_))
    assert "The rubric suggests Good; a person gave Great, which stands." in text
    refused = {"overall": Departure(grade="great", role="team_manager")}
    text = " ".join(shown(make(VISIT).score(answers, departures=refused)).split())
    assert "a person gave Great, which does NOT stand: a reason is needed." in text
    assert "It lasts." not in text


def test_several_measures_are_summed_up_first_and_plain_judgements_need_no_more() -> None:
    questions = QUESTIONS + "      - {id: g, ask: How good?, scale: four, judges: section}\n"
    rubric = "unanswered: block\ngrades: four\nmeasures: {work: {method: judged}, m: {title: Mean, method: mean, of: questions}}"
    text = shown(make(rubric, questions).score({"g": "good", "a": "fair"}), changes=True)
    assert text.splitlines()[3:6] == [
        "RESULTS",
        "  The work  Good        3",
        "  Mean      NOT SCORED     `b` and `c` are not answered",
    ]
    assert "THE WORK" not in text
    assert "How good?" not in text
    assert "WHAT WOULD CHANGE" not in text


def test_steps_of_a_staircase_are_told_with_what_keeps_from_the_next() -> None:
    rubric = """\
unanswered: block
grades: four
measures:
  m: {title: Steps, method: gates, gates: [{grade: poor}, {grade: fair, needs: "all_of(questions, at_least='fair')"}, {grade: good, needs: c == 'good'}, {grade: great, needs: c == 'great'}]}
"""
    text = shown(make(rubric).score({"a": "poor", "b": "good", "c": "good"}))
    assert "- Poor: reached" in text
    assert "- Fair: not reached, its condition does not hold" in text
    assert "Here all_of(questions, at_least='fair') is no: “Is a well done?”" in text
    assert "- Good: not reached, its condition holds" in text


def test_answers_that_count_nowhere_are_told() -> None:
    questions = QUESTIONS + "      - {id: d, ask: And d?, scale: four, applies_when: a == 'poor'}\n"
    text = shown(
        make(
            "unanswered: leave_out\nmeasures: {m: {method: mean, of: questions}}", questions
        ).score({"a": "good", "d": "good"})
    )
    assert "ANSWERS THAT COUNT NOWHERE\n  And d?  does not apply" in text


def test_the_rubric_is_named_where_there_are_several() -> None:
    tool = make(
        "one: {unanswered: block, measures: {m: {method: mean, of: questions}}}\ntwo: {unanswered: leave_out, measures: {m: {method: mean, of: questions}}}"
    )
    result = tool.score({}, rubric="two")
    assert "made@1.0.0, rubric two, answered as auditor" in shown(result)


@given(anything())
def test_any_explanation_can_be_written_and_nothing_in_it_drives_a_terminal(
    explanation: Explanation,
) -> None:
    text = as_text(explanation)
    assert all(line.isprintable() for line in text.replace("\u3000", " ").split("\n"))
    assert all(line == line.rstrip() for line in text.split("\n"))


@given(explanations(departures=True))
def test_every_line_fits_a_terminal(drawn: Drawn) -> None:
    for found in drawn.found:
        assert max(map(len, as_text(found.explanation).split("\n"))) <= WIDTH
