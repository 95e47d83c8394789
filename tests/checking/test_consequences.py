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


def test_a_file_that_cannot_be_read_leaves_the_tools_that_use_it_alone() -> None:
    """What it defines is guessed from its text: no tool is to blame for naming it."""
    scale = in_context("scale", "levels: {poor: {}, good: {}")
    tool = in_context("questions", "- {id: a, ask: A, scale: s}\n- {id: b, ask: B, scale: t}\n")
    assert [each.split()[1] for each in problems_in(scale, tool)] == ["QA112", "QA401"]


@pytest.mark.parametrize(
    "levels", ["better: higher", "levels: {a: {points: 1}, b: {}}", "levls: {a: {}, b: {}}"]
)
def test_a_scale_that_does_not_say_its_levels_leaves_the_tools_that_use_it_alone(
    levels: str,
) -> None:
    tool = in_context(
        "tool",
        "sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: s}]}]\n"
        "rubric: {unanswered: block, measures: {m: {method: percent, of: part}}}\n"
        "cases: [{name: one, answers: {a: b}, expect: {m: {score: 1}}}]\n",
    )
    found = problems_in(in_context("scale", levels), tool)
    assert {each.split()[1] for each in found} <= {"QA201", "QA570", "QA571"}


def test_grades_that_are_missing_are_told_once() -> None:
    tool = in_context("limits", "- {when: on_time == 'no', always: good, because: B}")
    (found,) = problems_in(tool.replace("  grades: four-point\n", ""))
    assert " QA202 `grades` is missing" in found


def test_a_key_that_may_have_been_meant_for_another_hides_what_hangs_on_it() -> None:
    """`sclae` was meant for `scale`, so that the question has none is no second mistake."""
    tool = in_context(
        "questions",
        "- {id: a, ask: A, sclae: yes-no}\n"
        "- {id: b, ask: B, type: text, applies_when: a == 'yes'}\n",
    )
    assert [each.split()[1] for each in problems_in(tool)] == ["QA201"]


def test_what_many_cases_name_is_told_of_the_first() -> None:
    case = "- {name: &, answers: {all: good, sen: good}, expect: {overall: good}}\n"
    tool = in_context("cases", "".join(case.replace("&", f"case {n}") for n in range(3)))
    (found,) = problems_in(tool)
    assert "there is no question `sen`, which is named 3 times | did you mean `seen`?" in found


def test_a_scale_that_many_questions_name_is_told_of_the_first() -> None:
    questions = "".join(f"- {{id: q{n}, ask: Q, scale: yesno}}\n" for n in range(3))
    (found,) = problems_in(in_context("questions", questions))
    assert "there is no scale `yesno`, which 3 questions name | did you mean `yes-no`?" in found
