"""Sampling plans: columns that are there, conditions that can be asked, keys that belong together."""

from __future__ import annotations

import pytest

from qa_framework.checking.sampling import MAY_HAVE, NEEDS
from tests.definitions_in_text import Slip, in_context, problems_in

STRATIFIED = "choose: stratified\nby: [team]\nshares: equal\nsize: 30\n"

REVIEW = (
    "kind: tool\nid: review\nversion: 1.0.0\ntitle: R\nsections:\n"
    "  - {id: part, title: P, questions: [{id: why, ask: Why?, type: text}]}\n"
)

SLIPS = {
    "a column that is not there": Slip(
        "sampling",
        """
        choose: stratified
        by: [tem]
        #    ^ QA901 there is no column `tem` | did you mean `team`?
        shares: equal
        size: 30
        """,
        "tem]",
        "team]",
    ),
    "an order by a column that is not there": Slip(
        "sampling",
        """
        choose: systematic
        order_by: open
        #         ^ QA901 there is no column `open` | did you mean `opened`?
        size: 30
        """,
        "order_by: open",
        "order_by: opened",
    ),
    "strata by a date": Slip(
        "sampling",
        """
        choose: stratified
        by: [opened]
        #    ^ QA902 `opened` is a date, and `by` wants a choice, a text or a yes or no | add a column to the list that holds the group of each case
        shares: equal
        size: 30
        """,
        "opened",
        "note",
    ),
    "a confidence that no computer can tell from certainty": Slip(
        "sampling",
        """
        choose: simple_random
        size: {confidence: 99.999999999999999 %, margin: 5 %}
        #                  ^ QA905 `confidence` is at most 99.9999 % | for all, `every_case`
        """,
        "99.999999999999999 %",
        "99.9999 %",
    ),
    "a size that is none is told once": Slip(
        "sampling",
        """
        choose: simple_random
        size: 110 %
        #     ^ QA203 wanted a share such as 60 %, found `110 %`
        """,
        "110 %",
        "100 %",
    ),
    "reasons that are no text": Slip(
        "sampling",
        """
        choose: by_hand
        reason: team
        #       ^ QA902 `team` is a choice, and `reason` wants a text | name another column
        """,
        "team",
        "note",
    ),
    "a key of another way of choosing": Slip(
        "sampling",
        """
        choose: systematic
        by: [team]
        #< QA903 `by` means nothing to `choose: systematic` | it belongs to `choose: stratified`
        size: 10 %
        """,
        "by: [team]\n",
        "",
    ),
    "a size for every case": Slip(
        "sampling",
        """
        choose: every_case
        size: 30
        #< QA903 `size` means nothing to `choose: every_case` | it belongs to `choose: simple_random`, `choose: stratified` or `choose: systematic`
        """,
        "size: 30\n",
        "",
    ),
    "what is missing": Slip(
        "sampling",
        """
        choose: stratified
        #       ^ QA904 `choose: stratified` needs `by` | add `by: [<column>]`
        #       ^ QA904 `choose: stratified` needs `shares` | add `shares: proportional` or `shares: equal`
        #       ^ QA904 `choose: stratified` needs `size` | add `size: 30`, `size: 10 %` or a wanted precision
        """,
        "choose: stratified\n",
        STRATIFIED,
    ),
    "strata by nothing": Slip(
        "sampling",
        """
        choose: stratified
        by: []
        #   ^ QA904 `by` names no column | add `by: [<column>]`
        shares: equal
        size: 30
        """,
        "[]",
        "[team]",
    ),
    "no case at all": Slip(
        "sampling",
        """
        choose: simple_random
        size: 0
        #     ^ QA905 a sample has at least one case | write `choose: every_case` for all
        """,
        "size: 0",
        "size: 1",
    ),
    "no share at all": Slip(
        "sampling",
        """
        choose: simple_random
        size: 0 %
        #     ^ QA905 a share of 0 % is no sample | write `choose: every_case` for all
        """,
        "0 %",
        "0.5 %",
    ),
    "precision that nothing can have": Slip(
        "sampling",
        """
        choose: simple_random
        size: {confidence: 100 %, margin: 0 %, expected: 100 %}
        #                  ^ QA905 `confidence` is above 0 % and below 100 %
        #                                 ^ QA905 `margin` is above 0 % and below 100 %
        #                                                ^ QA905 `expected` is above 0 % and below 100 % | leave it out where nothing is known: 50 % asks for most cases
        """,
        "{confidence: 100 %, margin: 0 %, expected: 100 %}",
        "{confidence: 99 %, margin: 1 %, expected: 99 %}",
    ),
    "a minimum of none": Slip(
        "sampling",
        """
        choose: stratified
        by: [team]
        shares: proportional
        at_least: 0
        #         ^ QA905 `at_least` is 1 or more | or leave it out
        size: 30
        """,
        "at_least: 0\n",
        "",
    ),
    "strata by one column twice": Slip(
        "sampling",
        """
        choose: stratified
        by: [team, team]
        #   ^ QA906 a column makes strata once, and `by` names one twice | leave it out once
        shares: equal
        size: 30
        """,
        "[team, team]",
        "[team]",
    ),
    "one heading for two": Slip(
        "columns",
        """
        - {id: reference, heading: case_reference, type: text}
        #                          ^ QA906 the heading `case_reference` is that of the column that names a case too | each column of the list has one heading, and is described once
        - {id: team, type: text}
        - {id: group, heading: team, type: text}
        #                      ^ QA906 the heading `team` is that of `team` too | each column of the list has one heading, and is described once
        - {id: case_reference, type: text}
        #      ^ QA906 the heading `case_reference` is that of the column that names a case too | each column of the list has one heading, and is described once
        """,
        """- {id: reference, heading: case_reference, type: text}
- {id: team, type: text}
- {id: group, heading: team, type: text}
- {id: case_reference, type: text}
""",
        "- {id: group, heading: Group, type: text}\n",
    ),
    "ids that are taken": Slip(
        "columns",
        """
        - {id: team, type: text}
        - {id: draw, type: text}
        #      ^ QA584 `draw` is a word of the language of conditions | choose another id
        - {id: score, type: text}
        #      ^ QA584 `score` is a word of the language of conditions | choose another id
        - {id: team, heading: Team, type: text}
        #      ^ QA580 the id `team` is used twice | the column at text 1:8:10 has it too
        """,
        """- {id: draw, type: text}
- {id: score, type: text}
- {id: team, heading: Team, type: text}
""",
        "- {id: group, heading: Team, type: text}\n",
    ),
    "a column without a type that is known": Slip(
        "columns",
        """
        - {id: team, type: dropdown}
        #                  ^ QA592 there is no type of question `dropdown` | did you mean `choice`?
        """,
        "dropdown",
        "text",
    ),
    "a choice without options": Slip(
        "columns",
        """
        - {id: team, type: choice}
        # ^ QA593 `team` is a choice without options | add `options: {north: North, south: South}`
        """,
        "choice",
        "text",
    ),
    "two rules of one id": Slip(
        "sampling",
        """
        choose: every_case
        exclude:
          - {id: new, when: opened > draw.date, because: New.}
          - {id: new, when: note == 'x', because: Noted.}
        #        ^ QA580 the id `new` is used twice | the exclusion at text 1:12:10 has it too
        """,
        "- {id: new, when: note",
        "- {id: noted, when: note",
    ),
    "conditions that ask for what is not there": Slip(
        "sampling",
        """
        choose: every_case
        exclude:
          - {id: old, when: "days_between(opend, draw.date) > 3", because: Old.}
        #                                 ^ QA330 unknown name `opend` | did you mean `opened`?
          - {id: late, when: opened > audit.date, because: Late.}
        #                             ^ QA330 unknown name `audit.date` | did you mean `draw.date`?
          - {id: west, when: team == 'west', because: West.}
        #                            ^ QA341 `west` is not an option of `team` | its options are `north`, `south`
          - {id: day, when: draw.date, because: A day is no condition.}
        #                   ^ QA350 wanted a condition, found a date | compare it with a value
        """,
    ),
    "a tool that is not there": Slip(
        "sampling",
        """
        choose: every_case
        tool: supervision
        #     ^ QA401 there is no tool `supervision`
        """,
        "tool: supervision\n",
        "",
    ),
    "a tool of another version": Slip(
        "sampling",
        """
        choose: every_case
        tool: review@^2
        #     ^ QA402 there is no version of the tool `review` that `review@^2` allows | there is 1.0.0
        """,
        "^2",
        "^1",
        beside=(REVIEW,),
    ),
}

SOUND = {
    "simple_random": "size: 30\n",
    "stratified": "by: [team, note]\nshares: proportional\nat_least: 2\nsize: 10 %\n",
    "systematic": "order_by: opened\nsize: {confidence: 95 %, margin: 5 %}\n",
    "every_case": "",
    "by_hand": "reason: note\n",
}


@pytest.mark.parametrize("choose", NEEDS)
def test_a_sound_plan_of_each_way_of_choosing_is_no_problem(choose: str) -> None:
    rule = "exclude: [{id: new, when: opened >= draw.date, cannot_tell: keep, because: New.}]\n"
    text = f"choose: {choose}\n{SOUND[choose]}{rule}"
    assert problems_in(in_context("sampling", text)) == []


def test_what_may_be_is_not_what_must_be() -> None:
    assert all({*keys}.isdisjoint(NEEDS[way]) for way, keys in MAY_HAVE.items())


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", [each for each in SLIPS.values() if each.old])
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    left = slip.left()
    assert [each for each in left if each in slip.marked()] == []
