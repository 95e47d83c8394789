"""What each method asks of a measure: keys it needs, parts it can put together."""

from __future__ import annotations

import pytest

from qa_framework.checking.methods import BELONGS, FIELDS, NEEDS
from qa_framework.definitions import Measure
from qa_framework.definitions.rubric import CORE_METHODS
from tests.definitions_in_text import Slip, in_context, problems_in

SLIPS = {
    "a method without its key": Slip(
        "measures",
        """
        late:
          method: count
        #         ^ QA540 the method `count` needs `where:` | for instance `where: {at_least: good}`
          of: recording
        """,
        "method: count",
        "method: count\n  where: {in: [no]}",
    ),
    "a formula without one": Slip(
        "measures",
        """
        late: {method: formula}
        #              ^ QA540 the method `formula` needs `formula:` | for instance `formula: points(a) + points(b)`
        """,
        "method: formula",
        "method: formula, formula: points(seen)",
    ),
    "keys of other methods": Slip(
        "measures",
        """
        overall:
          method: lowest
          of: impact
          weights: {seen: 2}
        # ^ QA541 `weights` means nothing to the method `lowest` | it belongs to `method: sum` or `method: mean` or `method: percent`
          left_out: adds_nothing
        # ^ QA541 `left_out` means nothing to the method `lowest` | it belongs to `method: sum`
          formula: points(seen)
        # ^ QA541 `formula` means nothing to the method `lowest` | it belongs to `method: formula`
        """,
        "  weights: {seen: 2}\n  left_out: adds_nothing\n  formula: points(seen)\n",
        "",
    ),
    "keys about parts where there are none": Slip(
        "measures",
        """
        overall:
          method: gates
          gates: [{grade: inadequate}]
          of: impact
        # ^ QA541 `of` means nothing to the method `gates` | it belongs to methods that put parts together
          except: [seen]
        # ^ QA541 `except` means nothing to the method `gates` | it belongs to methods that put parts together
          unanswered: leave_out
        # ^ QA541 `unanswered` means nothing to the method `gates` | it belongs to methods that put parts together
          judgement: {may_depart: yes}
        """,
        "  of: impact\n  except: [seen]\n  unanswered: leave_out\n",
        "",
    ),
    "a key about measures where parts are questions": Slip(
        "measures",
        """
        overall:
          method: mean
          of: impact
          use: scores
        # ^ QA541 `use` is about parts that are measures, and `overall` has none | leave it out
          not_scored: leave_out
        # ^ QA541 `not_scored` is about parts that are measures, and `overall` has none | leave it out
        """,
        "  use: scores\n  not_scored: leave_out\n",
        "",
    ),
    "no part that can count": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: mean
              of: part
        #         ^ QA542 `overall` has no part that can ever count | a part is a question on a scale or a number, with a weight above 0, that does not judge; or a measure
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: text}, {id: b, ask: B, scale: yes-no, weight: 0}]
        """,
        "weight: 0",
        "weight: 1",
    ),
    "a section's measure without a part that can count": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            part: {method: mean}
        #         ^ QA542 `part` has no part that can ever count | a part is a question on a scale or a number, with a weight above 0, that does not judge; or a measure
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: text}]
        """,
        "type: text",
        "type: number",
    ),
    "adding up levels without points": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: sum
              of: questions
        #         ^ QA543 `a` is on a scale without points, which cannot be added up | give the levels of the scale `points:`, or choose a method such as `lowest`
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, scale: words}, {id: b, ask: B, scale: yes-no}]
        """,
        "scale: words",
        "scale: risk, reverse: yes",
    ),
    "parts that do not agree on the good end": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: sum
        #     ^ QA516 the parts of `overall` do not agree on which end is good | add `better: higher` or `better: lower`, or `reverse: yes` to some questions
              of: questions
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, scale: risk}, {id: b, ask: B, scale: yes-no}]
        """,
        "scale: risk",
        "scale: risk, reverse: yes",
    ),
    "a sum over what may not apply": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: sum
        #     ^ QA544 `a` may not apply, and nothing says what that does to the sum `overall` | add `left_out: adds_nothing`, `left_out: prorate` or `left_out: block`
              of: questions
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, scale: with-absences}]
        """,
        "method: sum",
        "method: sum\n      left_out: prorate",
    ),
    "a sum that leaves blanks out": Slip(
        "measures",
        """
        overall:
          method: sum
        # ^ QA544 a blank is left out, and nothing says what that does to the sum `overall` | add `left_out: adds_nothing`, `left_out: prorate` or `left_out: block`
          of: impact
          unanswered: {needs_answered: 1}
        """,
        "of: impact",
        "of: impact\n  left_out: block",
    ),
    "a mean over different scales": Slip(
        "measures",
        """
        overall:
          method: mean
          of: [seen, on_time]
        #     ^ QA545 the parts of `overall` are on different scales | say `normalise: <scale>`, or choose parts on one scale
        """,
        "on_time]",
        "plan]",
    ),
    "a mean brought to a scale without points": Slip(
        "measures",
        """
        overall:
          method: mean
          of: [seen, on_time]
          normalise: words
        #            ^ QA543 the scale to normalise to has no points | choose one whose levels have `points:`
        """,
        "words",
        "yes-no",
    ),
    "a number that cannot be normalised": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: mean
              of: questions
              normalise: yes-no
        #                ^ QA546 `a` has no lowest and highest value, so it cannot be normalised | give the number `least:` and `most:`
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: number, least: 0}, {id: b, ask: B, scale: yes-no}]
        """,
        "least: 0",
        "least: 0, most: 10",
    ),
    "a number that is no share of a whole": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: percent
              of: questions
        #         ^ QA547 `a` cannot be a share of a whole: its lowest must be at least 0 and its highest above 0 | give a number `least: 0` and `most:`; give a scale points of at least 0
              each_part: equal
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: number, most: 10}]
        """,
        "most: 10",
        "least: 0, most: 10",
    ),
    "a percentage over different maxima": Slip(
        "measures",
        """
        overall:
          method: percent
        # ^ QA548 the parts of `overall` have different maxima, and nothing says how they weigh | add `each_part: equal` or `each_part: by_points`
          of: [seen, on_time]
        """,
        "of: [seen",
        "each_part: by_points\n  of: [seen",
    ),
    "levels that cannot be compared": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall:
              method: lowest
              of: questions
        #         ^ QA549 the parts of `overall` are on different scales, and not all have points | choose parts on one scale, or give all scales points
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, scale: words}, {id: b, ask: B, scale: yes-no}]
        """,
        "scale: words",
        "scale: four-point",
    ),
    "where without a test": Slip(
        "measures",
        """
        late:
          method: count
          of: recording
          where: {}
        #        ^ QA550 `where` says one of `at_least`, `at_most`, `equal`, `in` and `absent` | this one says none of them
        """,
        "where: {}",
        "where: {equal: no}",
    ),
    "where with two tests": Slip(
        "measures",
        """
        late:
          method: share
          of: impact
          where: {at_least: good, equal: good}
        #                         ^ QA550 `where` says one of `at_least`, `at_most`, `equal`, `in` and `absent` | this one says `at_least`, `equal`
        """,
        ", equal: good",
        "",
    ),
    "where with levels that are none": Slip(
        "measures",
        """
        late: {method: count, of: impact, where: {at_least: goood}}
        #                                                   ^ QA510 there is no level `goood` | did you mean `good`?
        some: {method: count, of: impact, where: {in: [good, well]}}
        #                                                    ^ QA510 there is no level `well` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`
        """,
        "goood}}\nsome: {method: count, of: impact, where: {in: [good, well]}}",
        "good}}\nsome: {method: count, of: impact, where: {in: [good, inadequate]}}",
    ),
    "where with a level for numbers": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            late: {method: count, of: questions, where: {at_least: many}}
        #                                                          ^ QA510 `many` is no number, and `a` is answered in numbers | write a number, or choose parts on one scale of levels
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: number}]
        """,
        "many",
        "3",
    ),
    "an absence that no part has": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            unseen: {method: share, of: questions, where: {absent: notseen}}
        #                                                          ^ QA551 there is no absence `notseen` | did you mean `not_seen`?
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, scale: with-absences}, {id: b, ask: B, scale: yes-no}]
        """,
        "notseen",
        "not_seen",
    ),
    "a first gate that needs something": Slip(
        "measures",
        """
        overall:
          method: gates
          judgement: {may_depart: yes}
          gates:
            - {grade: inadequate, needs: on_time == 'no'}
        #                         ^ QA552 the first gate, `inadequate`, has a `needs:`, so some audits reach none | leave it out: the first gate, the worst, is reached by all
            - {grade: good, needs: on_time == 'yes'}
        """,
        ", needs: on_time == 'no'",
        "",
    ),
    "a gate that needs nothing": Slip(
        "measures",
        """
        overall:
          method: gates
          judgement: {may_depart: yes}
          gates:
            - {grade: inadequate}
            - {grade: good}
        #     ^ QA552 the gate `good` has no `needs:`, so those below it are never the result | the first gate, the worst, is reached by all; every other says what it needs
        """,
        "good}",
        "good, needs: on_time == 'yes'}",
    ),
    "gates that are not in order": Slip(
        "measures",
        """
        overall:
          method: gates
          judgement: {may_depart: yes}
          gates:
            - {grade: good}
            - {grade: inadequate, needs: on_time == 'yes'}
        #             ^ QA511 the gates are not in order: `inadequate` is not better than `good` | list the worst grade first
        """,
        "good}\n    - {grade: inadequate",
        "inadequate}\n    - {grade: good",
    ),
    "a gate to a level that is none": Slip(
        "measures",
        """
        overall:
          method: gates
          judgement: {may_depart: yes}
          gates:
            - {grade: inadequate}
            - {grade: best, needs: on_time == 'yes'}
        #             ^ QA510 there is no level `best` | there is `inadequate`, `requires_improvement`, `good`, `outstanding`
        """,
        "best",
        "good",
    ),
    "a judgement in numbers": Slip(
        "tool",
        """
        rubric:
          unanswered: block
          measures:
            overall: {method: judged}
        #                     ^ QA553 `a` judges `overall`, and is not on a scale of levels | put `a` on a scale with `levels:`
        sections:
          - id: part
            title: Part
            questions: [{id: a, ask: A, type: number, judges: overall}]
        """,
        "type: number",
        "scale: words",
    ),
}


def test_every_method_and_key_of_the_tables_is_there() -> None:
    fields = Measure.__attrs_attrs__  # type: ignore[attr-defined]  # attrs gives it to every model
    names = {field.name for field in fields}
    assert {FIELDS.get(key, key) for key in BELONGS} <= names
    assert {method for methods in BELONGS.values() for method in methods} <= {*CORE_METHODS}
    assert {*NEEDS} <= {*CORE_METHODS}


@pytest.mark.parametrize("method", ["count", "share"])
def test_where_may_name_a_number_for_numbers(method: str) -> None:
    text = f"rubric:\n  unanswered: block\n  measures: {{m: {{method: {method}, of: part, where: {{at_most: 2.5}}}}}}\n"
    text += "sections: [{id: part, title: P, questions: [{id: a, ask: A, type: number}]}]\n"
    assert problems_in(in_context("tool", text)) == []


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
