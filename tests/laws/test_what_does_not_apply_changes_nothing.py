"""An answer left behind in a question that does not apply is reported, and changes nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.scoring import AuditTool
from tests.laws.both_scorers import load, ours, scored
from tests.strategies.drawing import Dice
from tests.strategies.sheets import Sheet, draw_answer
from tests.strategies.tools import World, worlds


def not_asked(tool: AuditTool, sheet: Sheet, rubric: str) -> list[str]:
    """List the questions that are not asked of this response."""
    if ours(tool, sheet, rubric)["invalid"]:
        return []
    result = scored(tool, sheet, rubric)
    return [name for name in result.fit.questions if result.applies(name) is False]


@given(worlds(sheets=2), st.data())
def test_another_answer_to_a_question_that_does_not_apply_changes_nothing(
    world: World, data: st.DataObject
) -> None:
    tool = load(world.documents).tool
    questions = {question.id: question for question in world.sketch.questions}
    for sheet in world.sheets if tool is not None else ():
        for name in not_asked(tool, sheet, next(iter(tool.fits))):
            answer = draw_answer(Dice(data.draw), questions[name])
            for answers in (sheet.without(name).answers, sheet.answers | {name: answer}):
                changed = replace(sheet, answers=answers)
                for rubric in tool.fits:
                    assert ours(tool, changed, rubric) == ours(tool, sheet, rubric)


@given(worlds(sheets=2))
def test_what_was_answered_and_does_not_apply_is_reported(world: World) -> None:
    tool = load(world.documents).tool
    for sheet in world.sheets if tool is not None else ():
        rubric = next(iter(tool.fits))
        left = {name for name in not_asked(tool, sheet, rubric) if sheet.answers.get(name)}
        if left:
            assert left <= set(scored(tool, sheet, rubric).unused)
