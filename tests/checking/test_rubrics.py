"""Rubrics by themselves: what can be told without the tool they will meet."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "no measure": Slip(
        "file",
        """
        kind: rubric
        #< QA202 `measures` is missing, and so are `each_section` and `flags` | add `measures:` or `each_section:`; `flags:` alone will do where nothing is scored
        id: r
        version: 1.0.0
        title: R
        unanswered: block
        """,
        "unanswered: block",
        "unanswered: block\neach_section: {method: judged}",
    ),
    "bands without grades": Slip(
        "own rubric",
        """
        unanswered: block
        measures:
          overall:
            method: mean
        #   ^ QA202 `grades` is missing, and bands, limits or gates give grades | add `grades: <scale>` to the rubric or to the measure
            of: questions
            bands: [{grade: good}]
        """,
        "method: mean",
        "method: mean\n    grades: words".replace("words", "one"),
        beside=("kind: scale\nid: one\nversion: 1.0.0\ntitle: One\nlevels: {good: {points: 1}}\n",),
    ),
    "the table of the rubric without grades": Slip(
        "own rubric",
        """
        unanswered: block
        bands: [{grade: good}]
        measures:
          overall: {method: mean, of: questions}
        #          ^ QA202 `grades` is missing, and bands, limits or gates give grades | add `grades: <scale>` to the rubric or to the measure
          judged: {method: judged}
          mark: {method: mean, of: questions, bands: none}
        """,
    ),
    "a name that nobody knows": Slip(
        "own rubric",
        """
        unanswered: block
        expects: [impact]
        grades: four-point
        bands:
          - {grade: outstanding, at_least: 3.5, needs: impact.grade == 'good' and safe}
        #                                                                         ^ QA563 `safe` is neither a measure of this rubric nor expected of the tool | add `expects: [safe]` to the rubric
          - {grade: good, at_least: 2.5}
          - {grade: requires_improvement, at_least: 1.5}
          - {grade: inadequate}
        measures:
          overall:
            method: mean
            of: impact
            limits:
              - {when: impct.grade == 'inadequate', always: inadequate, because: B}
        #              ^ QA563 `impct` is neither a measure of this rubric nor expected of the tool | did you mean `impact`?
        flags:
          - {id: act, when: danger == 'yes', because: Act.}
        #                   ^ QA563 `danger` is neither a measure of this rubric nor expected of the tool | add `expects: [danger]` to the rubric
        """,
        "expects: [impact]",
        "expects: [impact, safe, impct, danger]",
    ),
    "words and names that are taken": Slip(
        "own rubric",
        """
        unanswered: block
        measures:
          grade: {method: mean, of: questions}
        # ^ QA584 `grade` is a word of the language of conditions | choose another id
          core: {method: mean, of: core}
        groups:
          core: [a, b]
        # ^ QA580 the id `core` is used twice | the measure at text 1:8:3 has it too
        flags:
          - {id: core, when: a == 'yes', because: Act.}
        #        ^ QA580 the id `core` is used twice | the measure at text 1:8:3 has it too
        expects: [a, b]
        """,
        "grade: {method: mean, of: questions}\n  core: {method: mean, of: core}\n"
        "groups:\n  core: [a, b]\nflags:\n  - {id: core",
        "mark: {method: mean, of: questions}\n  core: {method: mean, of: both}\n"
        "groups:\n  both: [a, b]\nflags:\n  - {id: act",
    ),
    "two limits of one id": Slip(
        "own rubric",
        """
        unanswered: block
        grades: words
        measures:
          one:
            method: judged
            limits: [{id: late, when: a == 'yes', always: weak, because: B}]
          two:
            method: judged
            limits: [{id: late, when: a == 'yes', always: weak, because: B}]
        #                 ^ QA580 the id `late` is used twice | the limit at text 1:10:19 has it too
        expects: [a]
        """,
        "two:\n    method: judged\n    limits: [{id: late",
        "two:\n    method: judged\n    limits: [{id: later",
    ),
    "a negative weight": Slip(
        "own rubric",
        """
        unanswered: block
        measures:
          overall:
            method: mean
            of: [a, b]
            weights: {a: 2, b: -1}
        #                      ^ QA588 a weight is at least 0 | 0 keeps it out of this measure
        """,
        "-1",
        "0",
    ),
    "rounding to tens": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          round: {to: -1, half: up}
        #             ^ QA557 a score is rounded to 0 to 12 digits after the point | `to: 0` rounds to whole numbers
        """,
        "-1",
        "1",
    ),
    "rounding to more digits than anybody reads": Slip(
        "own rubric",
        """
        unanswered: block
        measures:
          overall: {method: mean, of: questions, round: {to: 999999999, half: up}}
        #                                                    ^ QA557 a score is rounded to 0 to 12 digits after the point | `to: 0` rounds to whole numbers
        """,
        "999999999",
        "12",
    ),
    "tables and limits with levels that are none": Slip(
        "own rubric",
        """
        unanswered: block
        grades: words
        expects: [a]
        measures:
          overall:
            method: mean
            of: questions
            bands: [{grade: strng, at_least: 1}, {grade: weak}]
        #                   ^ QA510 there is no level `strng` | did you mean `strong`?
            limits: [{when: a == 'yes', always: feeble, because: B}]
        #                                       ^ QA510 there is no level `feeble` | there is `weak`, `strong`
            judgement: {steps: 1}
        #              ^ QA537 these rules are for a person who departs from the grade, and nobody may | add `may_depart: yes`, or leave `judgement` out
          score:
        # ^ QA584 `score` is a word of the language of conditions | choose another id
            method: mean
            of: questions
            grades: yes-no
            bands: [{grade: yes, at_least: 1}, {grade: weak}]
        #                                              ^ QA510 there is no level `weak` | there is `no`, `yes`
        """,
    ),
    "a scale of grades that is not sound": Slip(
        "own rubric",
        """
        unanswered: block
        grades: {levels: {low: {points: 2}, high: {points: 1}}}
        #                                                  ^ QA572 points fall from `low` to `high` | list the levels lowest first; for a scale of risk add `better: lower`
        measures:
          overall: {method: judged}
        """,
        "points: 2",
        "points: 0",
    ),
    "a scale of grades that is not there": Slip(
        "own rubric",
        """
        unanswered: block
        grades: four-points
        #       ^ QA401 there is no scale `four-points` | did you mean `four-point`?
        measures:
          overall: {method: judged, grades: word}
        #                                   ^ QA401 there is no scale `word` | did you mean `words`?
        """,
        "four-points\nmeasures:\n  overall: {method: judged, grades: word}",
        "four-point\nmeasures:\n  overall: {method: judged, grades: words}",
    ),
    "names that nothing uses": Slip(
        "own rubric",
        """
        unanswered: block
        optional: [safety, oversight]
        #                  ^ QA714 nothing in this rubric asks for `oversight` | `optional` is for names that conditions and parts use
        groups:
          core: [a, b]
        # ^ QA714 nothing uses the group `core` | leave it out
          other: [a]
        measures:
          overall: {method: mean, of: other}
        flags:
          - {id: act, when: safety.grade == 'weak', because: Act.}
        """,
        "optional: [safety, oversight]\ngroups:\n  core: [a, b]",
        "optional: [safety]\ngroups:",
    ),
}


@pytest.mark.parametrize(
    "rule",
    [
        "flags: [{id: act, when: absnt == 'yes', because: B}]",
        "claims: [{never: absnt == 'yes'}]",
        "groups: {core: [absnt]}",
    ],
)
def test_s04_a_rule_that_names_an_absent_question_is_refused(rule: str) -> None:
    rubric = f"unanswered: block\nmeasures: {{m: {{method: mean, of: impact}}}}\n{rule}\n"
    (found,) = problems_in(in_context("rubric", rubric))
    assert found.split()[1] in {"QA330", "QA502"}
    assert "`absnt`" in found


def test_a_mistake_in_a_rubric_is_told_once_however_many_tools_use_it() -> None:
    rubric = in_context(
        "own rubric",
        "unanswered: block\nmeasures:\n  m: {method: mean, of: impact}\n"
        "flags:\n  - {id: act, when: sene == 'good', because: Act.}\n",
    )
    tools = [
        in_context("tool", SECTIONS + "rubric: r\n").replace("id: t\n", f"id: t{number}\n")
        for number in range(3)
    ]
    assert problems_in(rubric, *tools) == [
        (
            "9:21 QA563 `sene` is neither a measure of this rubric nor expected of the tool"
            " | add `expects: [sene]` to the rubric"
        )
    ]


def test_a_mistake_in_the_measure_of_each_section_is_told_once() -> None:
    rubric = "rubric:\n  unanswered: block\n  each_section: {method: count}\n"
    (found,) = problems_in(in_context("tool", SECTIONS + rubric))
    assert " QA540 " in found


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
