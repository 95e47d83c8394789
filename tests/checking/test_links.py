"""Names in one place of a tool or its rubric that stand for something in another."""

from __future__ import annotations

import pytest

from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in

SLIPS = {
    "names of the tool": Slip(
        "rubric",
        """
        unanswered: block
        measures:
          seen: {method: mean, of: impact}
        # ^ QA580 the id `seen` is used twice | the question at text 1:12:14 has it too
          impact: {method: mean}
        groups:
          recording: [on_time]
        # ^ QA580 the id `recording` is used twice | the section at text 1:14:9 has it too
          auditor: [on_time, seen]
        # ^ QA580 the id `auditor` is used twice | the perspective at text 1:1:1 has it too
        flags:
          - {id: team, when: seen == 'good', because: B}
        #        ^ QA580 the id `team` is used twice | the fact at text 1:6:10 has it too
          - {id: act, when: "number_of(auditor, equal='no') > 0", because: B}
        """,
    ),
    "nothing for each section": Slip(
        "rubric",
        """
        unanswered: block
        each_section: {method: judged}
        #< QA542 no section of this tool has something for `each_section` | let a question of each section say `judges: section`
        measures:
          overall: {method: mean, of: impact}
        """,
        "each_section: {method: judged}\n",
        "",
    ),
    "a limit that asks for its own grade": Slip(
        "limits",
        """
        - {when: on_time == 'no' and overall.grade == 'good', always: inadequate, because: B}
        #        ^ QA532 a limit of `overall` cannot ask for the grade of `overall` | ask for `overall.score`, or for the grades of its parts
        - {when: overall.suggested == 'good', suggest: good, because: B}
        #        ^ QA532 a limit of `overall` cannot ask for the grade of `overall` | ask for `overall.score`, or for the grades of its parts
        """,
        "overall.grade == 'good', always: inadequate, because: B}\n- {when: overall.suggested == 'good'",
        "overall.score > 2, always: inadequate, because: B}\n- {when: overall.score > 3",
    ),
    "a band that asks for its own grade": Slip(
        "bands",
        """
        - {grade: outstanding, at_least: 3.5, needs: overall.grade == 'outstanding'}
        #                                            ^ QA532 a band of `overall` cannot ask for the grade of `overall` | ask for `overall.score`, or for the grades of its parts
        - {grade: good, at_least: 2.5}
        - {grade: requires_improvement, at_least: 1.5}
        - {grade: inadequate}
        """,
        "overall.grade == 'outstanding'",
        "seen == 'outstanding'",
    ),
    "a gate that asks for its own grade": Slip(
        "measures",
        """
        overall:
          method: gates
          judgement: {may_depart: yes}
          gates: [{grade: inadequate}, {grade: good, needs: overall.grade == 'inadequate'}]
        #                                                   ^ QA532 a gate of `overall` cannot ask for the grade of `overall` | ask for answers, or for other measures
        """,
        "overall.grade == 'inadequate'",
        "seen == 'good'",
    ),
    "a limit that asks for its own grade through a group": Slip(
        "rubric",
        """
        unanswered: block
        grades: four-point
        measures:
          impact:
            method: lowest
            limits:
              - {when: "number_of(sections, equal='good') > 1", always: good, because: B}
        #               ^ QA532 a limit of `impact` cannot ask for the grade of `impact`, as `sections` holds it | ask for `impact.score`, or for the grades of its parts
        """,
        "number_of(sections, equal='good') > 1",
        "number_of(impact, equal='good') > 1",
    ),
    "a judgement that agrees with nothing": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: words}
              - {id: b, ask: B, scale: words, judges: section}
              - {id: c, ask: C, scale: four-point}
        rubric:
          unanswered: block
          grades: words
          measures:
            part: {method: judged, agree_with: closed_item}
        #                                      ^ QA502 there is no other measure `closed_item` | did you mean `closed_items`?
            closed_items: {method: lowest, of: [a]}
        """,
        "closed_item}",
        "closed_items}",
    ),
    "a judgement that cannot be compared": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: words}
              - {id: b, ask: B, scale: words, judges: section}
              - {id: c, ask: C, scale: four-point}
        rubric:
          unanswered: block
          grades: words
          measures:
            part: {method: judged, agree_with: others}
        #                                      ^ QA549 `part` and `others` are not graded on the same scale | compare it with a measure whose grade is on the scale of `part`
            others: {method: lowest, of: [c], grades: four-point}
            same: {method: lowest, of: [a]}
        """,
        "agree_with: others",
        "agree_with: same",
    ),
    "a judgement that nothing reads": Slip(
        "tool",
        """
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: four-point}
              - {id: b, ask: B, scale: four-point, judges: overal}
        #                                                  ^ QA597 no rubric of this tool has a measure `overal` that a person judges | add `overal: {method: judged}` to its measures, or leave `judges` out
              - {id: c, ask: C, scale: four-point, judges: section}
        #                                                  ^ QA597 no rubric of this tool has a measure `part` that a person judges | add `part: {method: judged}` to its measures, or leave `judges` out
              - {id: d, ask: D, scale: four-point, judges: whole}
        rubric:
          unanswered: block
          grades: four-point
          measures:
            overall: {method: lowest, of: questions}
            whole: {method: judged}
        """,
    ),
    "a judgement in a tool without a rubric": Slip(
        "questions",
        """
        - {id: a, ask: A, scale: four-point, judges: section}
        #                                            ^ QA597 no rubric of this tool has a measure `part` that a person judges | add `part: {method: judged}` to its measures, or leave `judges` out
        """,
        ", judges: section",
        "",
    ),
}


def test_each_of_several_rubrics_has_names_of_its_own() -> None:
    one = "{unanswered: block, measures: {overall: {method: mean, of: impact}}}"
    rubrics = f"rubric:\n  first: {one}\n  second: {one}\n"
    assert problems_in(in_context("tool", SECTIONS + rubrics)) == []


def test_what_one_of_several_rubrics_reads_is_read() -> None:
    tool = """\
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: words}
              - {id: b, ask: B, scale: words, judges: section}
        rubric:
          first: {unanswered: block, measures: {overall: {method: lowest, of: questions}}}
          second: {unanswered: block, each_section: {method: judged}}
        """
    assert problems_in(in_context("tool", tool)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
