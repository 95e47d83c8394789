"""builtin: what the library offers through its own hooks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.cli.own import OWN
from qa_framework.definitions import Question, Section, Tool
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.tree import Const, Input
from qa_framework.expressions.values import OUT, UNKNOWN
from qa_framework.hooks import Plugins, builtin, load_plugins
from qa_framework.loading.folder import read_origins
from qa_framework.shipped import shipped_definitions
from qa_framework.testing import (
    CheckContract,
    FunctionContract,
    MethodContract,
    QuestionTypeContract,
)

numbers = st.fractions(max_denominator=100) | st.integers(-100, 100)


@pytest.fixture(scope="module")
def core() -> Plugins:
    return load_plugins(entry_points=())


def test_the_library_is_loaded_as_a_plugin_is(core: Plugins) -> None:
    record = core.record("qa_framework")
    assert record.phase == "ready"
    assert record.distribution == "qa-framework"
    assert core.problems == ()


def test_every_hook_offers_something(core: Plugins) -> None:
    offered = {offer.rpartition(" ")[0] for offer in core.record("qa_framework").offers}
    assert offered == {"folder", "question type", "method", "function", "check", "command"}


def test_qa_definitions_gives_the_shipped_ones(core: Plugins) -> None:
    assert [each.path for each in core.origins] == [shipped_definitions()]
    assert read_origins(core.origins).items


def test_qa_commands_gives_those_of_qaf_word_for_word(core: Plugins) -> None:
    offered = {name: (each.summary, each.target) for name, each in core.commands.items()}
    assert offered == {name: (each.summary, each.target) for name, each in OWN.items()}


class TestPercentage(QuestionTypeContract):
    offer = next(iter(builtin.qa_question_types()))

    @pytest.mark.parametrize("answer", [Fraction(17, 20), 850, -1, 101])
    def test_it_refuses_a_share_and_what_is_out_of_range(self, answer: object) -> None:
        with pytest.raises(ValueError, match="from 0 to 100"):
            self.offer.accept(answer)


class TestSpread(MethodContract):
    offer = next(iter(builtin.qa_methods()))

    @given(parts=st.lists(numbers, min_size=1, max_size=6))
    def test_it_is_the_highest_less_the_lowest(self, parts: list[Fraction | int]) -> None:
        made = self.offer.tree(tuple(map(Const, parts)), (1,) * len(parts))
        assert compile_tree(made)({}) == max(parts) - min(parts)

    def test_what_is_out_is_left_out_and_what_is_missing_is_not(self) -> None:
        run = compile_tree(self.offer.tree((Input("a"), Input("b"), Const(OUT)), (1, 1, 1)))
        assert run({"a": 4, "b": 1}) == 3
        assert run({"a": 4}) is UNKNOWN


class TestDifference(FunctionContract):
    offer = next(iter(builtin.qa_functions()))

    @given(first=numbers, second=numbers)
    def test_it_is_how_far_two_numbers_are_apart(
        self, first: Fraction | int, second: Fraction | int
    ) -> None:
        made = self.offer.tree(Const(first), Const(second))
        assert compile_tree(made)({}) == abs(first - second)


class TestAskedOnce(CheckContract):
    offer = next(iter(builtin.qa_checks()))
    sound = """
        kind: tool
        id: a
        version: 1.0.0
        title: A
        sections:
          - id: one
            title: One
            questions:
              - {id: p, ask: Was it done?, type: text}
              - {id: q, ask: Was it done well?, type: text}
          - {id: two, title: Two, questions: [{id: r, ask: Was it done?, type: text}]}
        """
    faulty = """
        kind: tool
        id: a
        version: 1.0.0
        title: A
        sections:
          - id: one
            title: One
            questions:
              - {id: p, ask: Was it done?, type: text}
              - {id: q, ask: was it  done?, type: text}
        """

    def test_the_same_words_to_somebody_else_are_all_right(self) -> None:
        questions = tuple(
            Question(id=name, ask="Is it good?", type="text", asked_of=(name,))
            for name in ("child", "parent")
        )
        tool = Tool(sections=(Section(id="one", title="One", questions=questions),))
        assert list(self.offer.problems(tool)) == []


def test_nothing_shipped_asks_twice(core: Plugins) -> None:
    check = core.extensions.checks["asked_once"]
    items = read_origins(core.origins).items
    assert [p for each in items if each.definition for p in check.problems(each.definition)] == []
