"""Tools: one name space, conditions that can be answered, names of the framework."""

from __future__ import annotations

import pytest

from qa_framework.checking.tools import MOST_QUESTIONS
from tests.definitions_in_text import Slip, in_context, problems_in

COUNTY = """\
kind: framework
id: county
version: 1.0.0
title: County
activities: [{id: dip_sample, title: Dip sample}]
perspectives: [{id: auditor, title: Auditor}, {id: parent, title: Parent}]
standards: [{id: know_families, title: We know families}]
"""
QUESTIONS = "sections: [{id: part, title: Part, questions: [{id: a, ask: A, type: text}]}]\n"

SLIPS = {
    "two questions of one id": Slip(
        "questions",
        """
        - {id: seen, ask: Was the child seen?, scale: yes-no}
        - {id: seen, ask: Seen alone?, scale: yes-no}
        #      ^ QA580 the id `seen` is used twice | the question at text 1:9:14 has it too
        """,
        "id: seen, ask: Seen alone",
        "id: seen_alone, ask: Seen alone",
    ),
    "a fact called as a question": Slip(
        "tool",
        """
        about: [{id: seen, ask: Seen, type: text}]
        sections:
          - id: part
            title: Part
            questions: [{id: seen, ask: Was the child seen?, type: text}]
        #                    ^ QA580 the id `seen` is used twice | the fact at text 1:5:14 has it too
        """,
        "[{id: seen, ask: Seen",
        "[{id: seen_by, ask: Seen",
    ),
    "a section called as a perspective": Slip(
        "tool",
        """
        asked_of: [auditor, parent]
        sections:
          - id: parent
        #       ^ QA580 the id `parent` is used twice | the perspective at text 1:5:21 has it too
            title: The parent's view
            questions: [{id: listened_to, ask: Were you listened to?, type: text}]
        """,
        "id: parent",
        "id: view",
    ),
    "a perspective that is named twice": Slip(
        "tool",
        """
        asked_of: [auditor, parent, auditor]
        #                           ^ QA580 the id `auditor` is used twice | the perspective at text 1:5:12 has it too
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, type: text}]}]
        """,
        ", auditor]",
        "]",
    ),
    "a question called as the only perspective": Slip(
        "questions",
        """
        - {id: auditor, ask: Who looked at this?, type: text}
        #      ^ QA580 the id `auditor` is used twice | the perspective at text 1:1:1 has it too
        """,
        "id: auditor",
        "id: looked_at_by",
    ),
    "a word of conditions": Slip(
        "questions",
        """
        - {id: score, ask: Score, type: text}
        #      ^ QA584 `score` is a word of the language of conditions | choose another id
        - {id: number_of, ask: How many?, type: text}
        #      ^ QA584 `number_of` is a word of the language of conditions | choose another id
        """,
        "id: score, ask: Score, type: text}\n- {id: number_of",
        "id: mark, ask: Score, type: text}\n- {id: how_many",
    ),
    "no section": Slip(
        "tool",
        """
        sections: []
        #         ^ QA586 a tool has at least one section | add one: `sections: [{id: ..., title: ..., questions: [...]}]`
        """,
        "sections: []",
        QUESTIONS,
    ),
    "a section without questions": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions: []
        #              ^ QA586 the section `part` has no questions | add one, or leave the section out
        """,
        "[]",
        "[{id: a, ask: A, type: text}]",
    ),
    "asked of nobody": Slip(
        "tool",
        """
        asked_of: []
        #         ^ QA586 `asked_of` names nobody | name at least one perspective, or leave `asked_of` out
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, type: text}]}]
        """,
        "[]",
        "[auditor]",
    ),
    "a question that nobody of its section is asked": Slip(
        "tool",
        """
        asked_of: [auditor, parent]
        sections:
          - id: part
            title: Part
            asked_of: [auditor]
            questions:
              - {id: a, ask: A, type: text}
              - {id: b, ask: B, type: text, asked_of: [parent]}
        #                                             ^ QA586 `b` is asked of nobody: its section is asked of `auditor` | name somebody whom the section is asked of
        """,
        "asked_of: [auditor]",
        "asked_of: [auditor, parent]",
    ),
    "an unknown perspective": Slip(
        "tool",
        """
        asked_of: [auditor, parent]
        sections:
          - id: part
            title: Part
            asked_of: [auditor, parents]
        #                       ^ QA587 there is no perspective `parents` | did you mean `parent`?
            questions:
              - {id: a, ask: A, type: text, asked_of: [child]}
        #                                              ^ QA587 there is no perspective `child` | there is `auditor`, `parent`
        """,
        "parents]\n    questions:\n      - {id: a, ask: A, type: text, asked_of: [child]}",
        "parent]\n    questions:\n      - {id: a, ask: A, type: text, asked_of: [parent]}",
    ),
    "a section that is judged twice": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          each_section: {method: judged}
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: words, judges: section}
              - {id: b, ask: B, scale: words, judges: part}
        #                                             ^ QA596 `a` and `b` both judge `part` | at most one question judges a section or a measure
        """,
        ", judges: part",
        "",
    ),
    "questions that ask each other": Slip(
        "questions",
        """
        - {id: a, ask: A, type: yes_no, applies_when: not c}
        #                                             ^ QA562 whether these apply depends on each other in a ring: `a` -> `c` -> `b` -> `a` | a question cannot decide, even through others, whether it is asked itself
        - {id: b, ask: B, type: yes_no, applies_when: a}
        - {id: c, ask: C, type: yes_no, applies_when: b}
        """,
        ", applies_when: not c",
        "",
    ),
    "a question that asks itself": Slip(
        "questions",
        """
        - id: a
          ask: A
          type: yes_no
          applies_when: answered(a)
        #               ^ QA562 whether `a` applies depends on itself | a question cannot decide, even through others, whether it is asked itself
        """,
        "  applies_when: answered(a)\n",
        "",
    ),
    "a section that asks one of its questions": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            applies_when: a
        #                 ^ QA562 whether `a` applies depends on itself | a question cannot decide, even through others, whether it is asked itself
            questions:
              - {id: a, ask: A, type: yes_no}
        """,
        "    applies_when: a\n",
        "",
    ),
    "a question that asks itself of another perspective": Slip(
        "tool",
        """
        asked_of: [auditor, parent]
        sections:
          - id: part
            title: Part
            questions:
              - {id: date, ask: When?, type: date, applies_when: audit.date > date('2026-01-01')}
              - {id: b, ask: B, type: yes_no, applies_when: parent.b}
        #                                                   ^ QA562 whether `b` applies depends on itself | a question cannot decide, even through others, whether it is asked itself
        """,
        ", applies_when: parent.b",
        "",
    ),
    "unknown names in conditions": Slip(
        "questions",
        """
        - {id: on_time, ask: In time?, scale: yes-no}
        - {id: why, ask: Why?, type: text, applies_when: ontime == 'no'}
        #                                                ^ QA330 unknown name `ontime` | did you mean `on_time`?
        - {id: who, ask: Who?, type: text, required: {when: impact.grade == 'good'}}
        #                                                   ^ QA330 unknown name `impact.grade` | conditions of a tool ask for its answers, not for results
        """,
        "ontime == 'no'}\n- {id: who, ask: Who?, type: text, required: {when: impact.grade == 'good'}}",
        "on_time == 'no'}\n- {id: who, ask: Who?, type: text, required: {when: on_time == 'no'}}",
    ),
    "a level that is none, wherever a condition can stand": Slip(
        "questions",
        """
        - id: on_time
          ask: In time?
          scale: yes-no
          evidence: {when: on_time == 'ya'}
        #                             ^ QA340 `ya` is not a level of `yes-no` | its levels are `no`, `yes`
          reason: {when: on_time == 'nay'}
        #                           ^ QA340 `nay` is not a level of `yes-no` | its levels are `no`, `yes`
          valid_when: {when: "on_time in ('never', 'no')", message: Say yes or no.}
        #                                 ^ QA340 `never` is not a level of `yes-no` | its levels are `no`, `yes`
        """,
        "ya'}\n  reason: {when: on_time == 'nay'}\n"
        "  valid_when: {when: \"on_time in ('never', 'no')\"",
        "yes'}\n  reason: {when: on_time == 'no'}\n"
        "  valid_when: {when: \"on_time in ('yes', 'no')\"",
    ),
    "a kind that is not there yet": Slip(
        "tool",
        """
        moderation: standard@^1
        #< QA208 definitions of the kind `moderation` cannot be used yet | leave `moderation:` out until a version of the library has them
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, type: text}]}]
        """,
        "moderation: standard@^1\n",
        "",
    ),
    "a condition turned round where a name can be out": Slip(
        "questions",
        """
        - {id: on_time, ask: In time?, scale: with-absences}
        - {id: why, ask: Why?, type: text, applies_when: on_time != 'yes'}
        #                                                ^ QA701 `!=` holds where `on_time` does not apply | if that is not meant, write `applies(on_time) and …`
        """,
        "on_time != 'yes'",
        "applies(on_time) and on_time != 'yes'",
    ),
    "names that the framework does not have": Slip(
        "tool",
        """
        framework: county
        activity: dip_samples
        #         ^ QA581 there is no activity `dip_samples` | did you mean `dip_sample`?
        asked_of: [auditor, parents]
        #                   ^ QA581 there is no perspective `parents` | did you mean `parent`?
        tags: [standard.know_family]
        #      ^ QA581 there is no tag `standard.know_family` | did you mean `standard.know_families`?
        sections:
          - id: part
            title: Part
            tags: [standards.know_families]
        #          ^ QA581 there is no tag `standards.know_families` | did you mean `standard.know_families`?
            questions:
              - {id: a, ask: A, type: text, tags: [pillar.one]}
        #                                          ^ QA581 there is no tag `pillar.one` | there is `activity.dip_sample`, `standard.know_families`
        """,
        "framework: county\n",
        "",
        beside=(COUNTY,),
    ),
}


@pytest.mark.parametrize("field", ["required", "evidence", "reason"])
def test_a_demand_may_be_a_word_or_a_condition(field: str) -> None:
    for demand in ("always", "never", "yes", "{when: a}"):
        text = f"- {{id: a, ask: A, type: yes_no, {field}: {demand}}}"
        assert problems_in(in_context("questions", text)) == []


def test_a_framework_that_lists_no_perspectives_does_not_limit_them() -> None:
    county = COUNTY.replace("perspectives", "partners")
    text = in_context("tool", "framework: county\nasked_of: [panel]\n" + QUESTIONS)
    assert problems_in(text, county) == []


def test_a_tool_has_at_most_two_thousand_questions() -> None:
    questions = "".join(f"- {{id: q{n}, ask: Q, type: text}}\n" for n in range(MOST_QUESTIONS + 1))
    one_less = questions.partition("\n")[2]
    assert problems_in(in_context("questions", one_less)) == []
    assert problems_in(in_context("questions", questions)) == [
        (
            "6:3 QA585 a tool has at most 2,000 questions, and this one has 2,001"
            " | make several tools of it"
        )
    ]


@pytest.mark.parametrize("length", [2, 3, 500])
def test_e21_a_ring_of_any_length_is_told_once(length: int) -> None:
    """What the hostile corpus calls forward/cycle: the message names the ring, and stays short."""
    questions = "".join(
        f"- {{id: q{n}, ask: Q, type: yes_no, applies_when: q{(n + 1) % length}}}\n"
        for n in range(length)
    )
    (found,) = problems_in(in_context("questions", questions))
    assert found.startswith("9:54 QA562 ")
    assert "`q0` -> `q1` -> " in found
    assert len(found) < 300


def test_a_question_may_ask_a_later_one() -> None:
    text = """\
        - {id: a, ask: A, type: yes_no, applies_when: b}
        - {id: b, ask: B, type: yes_no}
        """
    assert problems_in(in_context("questions", text)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
