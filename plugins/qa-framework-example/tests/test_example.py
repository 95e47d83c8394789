"""The example keeps every contract, and its tool's cases come out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from importlib.metadata import entry_points

import pytest
import qa_framework_example as example
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from qa_framework_example.paper import paper

from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Const
from qa_framework.hooks import Check, Command, FunctionExtension, MethodExtension, QuestionType
from qa_framework.testing import (
    CheckContract,
    DefinitionsContract,
    FunctionContract,
    MethodContract,
    QuestionTypeContract,
    responses,
    workspace_of,
)

WORKSPACE = workspace_of()
TOOL = WORKSPACE.tool("example-visit")


class TestDefinitions(DefinitionsContract):
    plugin = "example"


class TestInitials(QuestionTypeContract):
    offer: QuestionType = next(iter(example.qa_question_types()))

    @pytest.mark.parametrize("answer", ["anna", "ABCDE", "A B", "", "A\n", 3])
    def test_it_refuses_whatever_could_be_a_name(self, answer: object) -> None:
        with pytest.raises(ValueError, match="wanted initials"):
            self.offer.accept(answer)


class TestCautiousMean(MethodContract):
    offer: MethodExtension = next(iter(example.qa_methods()))

    @given(parts=st.lists(st.integers(-9, 9), min_size=1))
    def test_it_is_halfway_between_the_mean_and_the_lowest(self, parts: list[int]) -> None:
        made = self.offer.tree(tuple(map(Const, parts)), (1,) * len(parts))
        mean = Fraction(sum(parts), len(parts))
        assert compile_tree(made)({}) == (mean + min(parts)) / 2


class TestWeeksBetween(FunctionContract):
    offer: FunctionExtension = next(iter(example.qa_functions()))

    @given(first=st.dates(), second=st.dates())
    def test_seven_days_are_a_week(self, first: date, second: date) -> None:
        made = self.offer.tree(Const(first.toordinal()), Const(second.toordinal()))
        assert compile_tree(made)({}) == Fraction((second - first).days, 7)


class TestShortTitle(CheckContract):
    offer: Check = next(iter(example.qa_checks()))
    sound = "{kind: scale, id: a, version: 1.0.0, title: Short, levels: {b: {}}}"
    faulty = sound.replace("Short", "L" + "o" * 80 + "ng")


def test_qa_definitions_names_a_folder_of_the_package() -> None:
    assert list(example.qa_definitions()) == ["definitions"]


def test_qa_commands_names_a_command_that_is_there() -> None:
    command: Command = next(iter(example.qa_commands()))
    assert command.target == f"{paper.callback.__module__}:{paper.name}"


def test_the_entry_point_is_the_name_with_which_all_names_begin() -> None:
    (found,) = entry_points(group="qa_framework", name="example")
    assert found.load() is example


@given(response=responses(TOOL))
def test_whatever_is_answered_the_weakest_answer_holds_the_score_back(response) -> None:
    score = TOOL.score_response(response)["overall"].score
    points = {"badly": 0, "so_so": 1, "well": 2}
    given_points = [points[answer] for answer in response.answers.values()]
    if len(given_points) == len(TOOL.definition.questions):
        assert not score or min(given_points) <= score <= Fraction(sum(given_points), 2)


def test_a_name_instead_of_initials_is_refused() -> None:
    with pytest.raises(ValueError, match="`reader`: wanted initials"):
        TOOL.score({}, about={"reader": "Jo Bloggs"})


def test_the_tool_on_paper_has_its_questions() -> None:
    printed = CliRunner().invoke(paper, ["example-visit"])
    assert printed.exit_code == 0
    assert printed.output.splitlines() == [
        "The first visit",
        "",
        "The visit",
        "  [ ] Was the child seen alone?",
        "  [ ] Was the child heard?",
    ]
