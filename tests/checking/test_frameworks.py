"""Frameworks: ids that are there once, references that lead somewhere, permissions that agree."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import Slip, in_context, problems_in

SLIPS = {
    "an id that is there twice": Slip(
        "framework",
        """
        roles:
          - {id: auditor, title: Auditor}
          - {id: auditor, title: Auditor of another team}
        #        ^ QA580 the id `auditor` is used twice | it stands at text 1:6:10 too
        """,
        "id: auditor, title: Auditor of",
        "id: second_auditor, title: Auditor of",
    ),
    "a code that is there twice": Slip(
        "framework",
        """
        tag_families:
          - id: inspection
            title: Areas of an inspection
            tags:
              - {id: one, title: One}
              - {id: one, title: Two}
        #            ^ QA580 the id `one` is used twice | it stands at text 1:9:14 too
        """,
        "id: one, title: Two",
        "id: two, title: Two",
    ),
    "a family that is the framework's own": Slip(
        "framework",
        """
        tag_families:
          - {id: standard, title: Standards, tags: [{id: one, title: One}]}
        #        ^ QA583 `standard` is a family of tags that every framework has | choose another id
        """,
        "id: standard",
        "id: standards",
    ),
    "references that lead nowhere": Slip(
        "framework",
        """
        pillars: [{id: audits, title: Audits}]
        evidence: [{id: record, title: The record}]
        activities:
          - {id: dip_sample, title: Dip sample, pillar: audit, led_by: [manager], evidence: [records]}
        #                                               ^ QA581 there is no pillar `audit` | did you mean `audits`?
        #                                                               ^ QA581 there is no role `manager` | did you mean `team_manager`?
        #                                                                                    ^ QA581 there is no kind of evidence `records` | did you mean `record`?
        perspectives:
          - {id: parent, title: Parent, roles: [parents]}
        #                                       ^ QA581 there is no role `parents` | there is `team_manager`, `head`
        roles:
          - {id: team_manager, title: Team manager}
          - {id: head, title: Head of service, includes: [team_managers]}
        #                                                 ^ QA581 there is no role `team_managers` | did you mean `team_manager`?
        """,
    ),
    "permission given and forbidden": Slip(
        "framework",
        """
        roles:
          - {id: auditor, title: Auditor, may: [audit, moderate]}
          - {id: student, title: Student, includes: [auditor], never: [moderate]}
        #                                                             ^ QA582 `student` may never `moderate`, and is allowed to as well | take it out of `may`, or out of what the role includes
        """,
        "may: [audit, moderate]",
        "may: [audit]",
    ),
    "roles that include each other": Slip(
        "framework",
        """
        roles:
          - {id: one, title: One, includes: [two]}
        #                                   ^ QA562 roles include each other in a ring: `one` -> `two` -> `one` | take one of them out of `includes`
          - {id: two, title: Two, includes: [one]}
        """,
        ", includes: [one]",
        "",
    ),
    "a word of the trade that is there twice": Slip(
        "framework",
        """
        jargon:
          - {word: ICPC, plain: first child protection conference}
          - {word: conference, forms: [icpc], plain: meeting}
        #   ^ QA579 `icpc` is listed twice as jargon | it stands at text 1:6:5 too
        """,
        "forms: [icpc], ",
        "",
    ),
    "a word of the trade without a word": Slip(
        "framework",
        """
        jargon: [{word: "-", plain: dash}]
        #               ^ QA204 `-` is not written as a word or several
        """,
        '"-"',
        "s.47",
    ),
}


def test_words_that_are_still_to_come_are_no_problem() -> None:
    text = "core_questions: [{id: one, title: Your own question, placeholder: yes}]\n"
    assert problems_in(in_context("framework", text), with_notes=["QA712"]) == []


def test_one_id_may_stand_in_two_lists() -> None:
    text = "roles: [{id: parent, title: P}]\nperspectives: [{id: parent, title: P}]\n"
    assert problems_in(in_context("framework", text)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
