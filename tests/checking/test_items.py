"""Questions and facts by themselves: one way to answer, and no key that says nothing."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import Slip, in_context, problems_in

SLIPS = {
    "no way to answer": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?}
        # ^ QA589 `seen` does not say how it is answered | add `scale: <name>`, or `type: text` or another type
        """,
        "seen?",
        "seen?, scale: yes-no",
    ),
    "a scale that is not named": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, type: scale}
        #                                            ^ QA589 `seen` does not say how it is answered | add `scale: <name>`, or `type: text` or another type
        """,
        "type: scale",
        "type: scale, scale: yes-no",
    ),
    "two ways to answer": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, scale: yes-no, type: text}
        #                                                           ^ QA590 `seen` has a scale, and its type is `text` | leave one of the two out
        """,
        ", type: text",
        "",
    ),
    "a type from elsewhere": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, type: boolean}
        #                                            ^ QA592 there is no type of question `boolean` | did you mean `yes_no`?
        - {id: when, ask: When?, type: datum}
        #                              ^ QA592 there is no type of question `datum` | there is `scale`, `choice`, `choices`, `number`, `date`, `text`, `yes_no`
        - {id: why, ask: Why?, type: essay}
        #                            ^ QA592 there is no type of question `essay` | there is `scale`, `choice`, `choices`, `number`, `date`, `text`, `yes_no`
        """,
        "boolean}\n- {id: when, ask: When?, type: datum}\n- {id: why, ask: Why?, type: essay",
        "yes_no}\n- {id: when, ask: When?, type: date}\n- {id: why, ask: Why?, type: text",
    ),
    "a fact on a scale": Slip(
        "about",
        """
        - {id: team, ask: Team, type: scale}
        #                             ^ QA592 there is no type of question `scale` | there is `choice`, `choices`, `number`, `date`, `text`, `yes_no`
        """,
        "type: scale",
        "type: text",
    ),
    "a choice of nothing": Slip(
        "questions",
        """
        - {id: team, ask: Team, type: choice}
        # ^ QA593 `team` is a choice without options | add `options: {north: North, south: South}`
        """,
        "type: choice",
        "type: choice, options: {north: North}",
    ),
    "a fact that is a choice of nothing": Slip(
        "about",
        """
        - {id: teams, ask: Teams, type: choices}
        # ^ QA593 `teams` is a choice without options | add `options: {north: North, south: South}`
        """,
        "type: choices",
        "type: choices, options: {north: North}",
    ),
    "options of a text": Slip(
        "questions",
        """
        - {id: team, ask: Team, type: text, options: {north: North}}
        #                                   ^ QA594 `options` means nothing to the type `text` | it belongs to `type: choice` or `type: choices`
        """,
        "type: text",
        "type: choice",
    ),
    "numbers of a date": Slip(
        "about",
        """
        - {id: opened, ask: Opened, type: date, least: 1}
        #                                       ^ QA594 `least` means nothing to the type `date` | it belongs to `type: number`
        """,
        ", least: 1",
        "",
    ),
    "numbers of a scale": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, scale: yes-no, most: 10}
        #                                                     ^ QA594 `most` means nothing to the type `scale` | it belongs to `type: number`
        """,
        ", most: 10",
        "",
    ),
    "a good end of a text": Slip(
        "questions",
        """
        - {id: why, ask: Why?, type: text, better: lower}
        #                                  ^ QA594 `better` means nothing to the type `text` | it belongs to a scale or `type: number`
        """,
        ", better: lower",
        "",
    ),
    "a weight that cannot matter": Slip(
        "questions",
        """
        - {id: why, ask: Why?, type: text, weight: 3}
        #                                  ^ QA594 `weight` means nothing to the type `text`, which never scores | only questions on a scale and numbers score
        """,
        "weight: 3",
        "weight: 0",
    ),
    "a weight of what gives a grade": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, scale: yes-no, judges: section, weight: 2}
        #                                                                      ^ QA594 `seen` gives a grade, so its weight can never matter | leave `weight` out; the measure that adds sections has `weights:`
        """,
        ", judges: section",
        "",
    ),
    "a negative weight": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, scale: yes-no, weight: -0.5}
        #                                                             ^ QA588 a weight is at least 0 | 0 keeps it out of scores
        """,
        "-0.5",
        "0.5",
    ),
    "nothing to turn round": Slip(
        "questions",
        """
        - {id: late, ask: How many were late?, type: number, reverse: yes}
        #                                                    ^ QA591 `reverse` turns a scale round, and this question has none | for a number say `better: lower`
        """,
        "reverse: yes",
        "better: lower",
    ),
    "no number allowed": Slip(
        "questions",
        """
        - {id: late, ask: How many were late?, type: number, least: 3, most: 2.5}
        #                                                           ^ QA595 `least` is above `most`, so no number is allowed
        """,
        "most: 2.5",
        "most: 3",
    ),
    "a step of nothing": Slip(
        "questions",
        """
        - {id: late, ask: How many were late?, type: number, step: -1}
        #                                                          ^ QA595 `step` must be above 0
        """,
        "-1",
        "0.5",
    ),
    "steps past the most": Slip(
        "questions",
        """
        - {id: late, ask: How many were late?, type: number, least: 1, most: 6, step: 2}
        #                                                                             ^ QA595 steps of 2 do not lead to `most`
        """,
        "most: 6",
        "most: 7",
    ),
    "one of several, and bounds": Slip(
        "questions",
        """
        - {id: late, ask: How late?, type: number, one_of: [0, 5], most: 5}
        #                                          ^ QA595 `one_of` lists the numbers allowed, so `least`, `most` and `step` say nothing more | keep `one_of`, or the others
        """,
        ", most: 5",
        "",
    ),
    "an option called as a blank is": Slip(
        "about",
        """
        - id: team
          ask: Team
          type: choice
          options:
            north: North
            unanswered: Not known
        #   ^ QA575 `unanswered` is what cases call a blank, and cannot be an option | leave it out: a question can always be left blank
        """,
        "unanswered",
        "not_known",
    ),
    "words for levels that are not there": Slip(
        "questions",
        """
        - id: seen
          ask: Was the child seen?
          scale:
            use: with-absences
            labels: {ja: Ja}
        #            ^ QA510 there is no level `ja` | there is `no`, `yes`, `not_applicable`, `not_seen`
            descriptors:
              yess: Seen and spoken to.
        #     ^ QA510 there is no level `yess` | did you mean `yes`?
              not_seen: No record.
        """,
        "labels: {ja: Ja}\n    descriptors:\n      yess",
        "labels: {no: Nein}\n    descriptors:\n      yes",
    ),
    "an absence that the scale has not": Slip(
        "questions",
        """
        - id: seen
          ask: Was the child seen?
          scale: {use: with-absences, without: [not_seen, not_aplicable]}
        #                                                 ^ QA510 there is no absence `not_aplicable` | did you mean `not_applicable`?
        """,
        "not_aplicable",
        "not_applicable",
    ),
    "a word for an absence that the question goes without": Slip(
        "questions",
        """
        - id: seen
          ask: Was the child seen?
          scale: {use: with-absences, without: [not_seen], descriptors: {not_seen: No record.}}
        #                                                                ^ QA510 there is no level `not_seen` | there is `no`, `yes`, `not_applicable`
        """,
        "descriptors: {not_seen",
        "descriptors: {no",
    ),
    "a scale that is written inside": Slip(
        "questions",
        """
        - id: seen
          ask: Was the child seen?
          scale: {levels: {no: {points: 1}, yes: {points: 0}}}
        #                                                 ^ QA572 points fall from `no` to `yes` | list the levels lowest first; for a scale of risk add `better: lower`
        """,
        "no: {points: 1}",
        "no: {points: 0}",
    ),
}


@pytest.mark.parametrize(
    "question",
    [
        "{id: a, ask: A, type: number, least: 0, most: 1, step: 0.25}",
        "{id: a, ask: A, type: number, one_of: [0, 2.5]}",
        "{id: a, ask: A, type: number, better: lower, weight: 0.5}",
        "{id: a, ask: A, type: choices, options: {1: One, two: Two}}",
        "{id: a, ask: A, type: text, weight: 1}",
        "{id: a, ask: A, type: scale, scale: words, reverse: yes, weight: 2}",
        "{id: a, ask: A, scale: {levels: {unseen: {}, seen: {}}}, better: lower}",
    ],
)
def test_a_sound_question_has_no_problem(question: str) -> None:
    assert problems_in(in_context("questions", f"- {question}")) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
