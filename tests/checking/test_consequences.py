"""Problems that are only the consequence of another, which are left out."""

from __future__ import annotations

import pytest

from qa_framework.checking.consequences import OF_A_MISSING_SCALE, OF_ONE, SURE
from qa_framework.checking.order import shown_ring
from qa_framework.problems import CODES
from tests.definitions_in_text import SECTIONS, in_context, problems_in


def test_the_tables_name_codes_that_are_there() -> None:
    assert {*CODES} >= SURE | OF_A_MISSING_SCALE


def test_what_is_sure_is_no_consequence() -> None:
    assert {"QA401", "QA402", "QA580", "QA588"} <= SURE - OF_A_MISSING_SCALE
    assert not {"QA330", "QA502", "QA560", "QA570", "QA587"} & SURE


@pytest.mark.parametrize(("ring", "alone"), [("aa", True), ("aba", False), ("abab", False)])
def test_a_ring_of_one_is_told_from_others(ring: str, *, alone: bool) -> None:
    assert bool(OF_ONE.search(f"in a ring: {shown_ring(ring)}")) is alone


def test_a_scale_that_lost_a_level_leaves_the_tools_that_use_it_alone() -> None:
    """The level `good` could not be read, so a condition that asks for it is not to blame."""
    scale = in_context(
        "scale", "levels: {poor: {points: 1}, good: {points: two, lable: G}, 'b c': {}}"
    )
    tool = in_context(
        "questions",
        "- {id: a, ask: A, scale: s}\n- {id: b, ask: B, type: text, applies_when: a == 'b c'}\n",
    )
    codes = [each.split()[1] for each in problems_in(scale, tool)]
    assert set(codes) <= {"QA201", "QA203", "QA204"}


def test_a_rubric_that_cannot_be_read_leaves_the_tools_that_use_it_alone() -> None:
    rubric = in_context("own rubric", "unanswered: block\nmeasures: [overall]\n")
    case = "cases:\n  - {name: a, answers: {all: good}, expect: {overall: good}}\n"
    tool = in_context("tool", SECTIONS + "rubric: r\n" + case)
    assert [each.split()[1] for each in problems_in(rubric, tool)] == ["QA203"]


def test_a_tool_that_lacks_what_its_rubric_expects_is_told_that_alone() -> None:
    rubric = in_context(
        "own rubric",
        "unanswered: block\ngrades: four-point\nexpects: [safety]\neach_section: {method: lowest}\n"
        "measures:\n  overall:\n    method: mean\n    of: sections\n    use: scores\n"
        "    weights: {safety: 2}\n"
        "flags:\n  - {id: act, when: safety.grade == 'inadequate', because: Act.}\n",
    )
    tool = in_context("tool", SECTIONS + "rubric: r\n")
    assert [each.split()[1] for each in problems_in(rubric, tool)] == ["QA560"]
