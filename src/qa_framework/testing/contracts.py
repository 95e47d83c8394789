"""Contracts: what every offer of a plugin must keep, as tests to inherit.

Each is a class without a test of its own to be collected. Subclass it under a name that begins
with `Test`, say what is offered, and pytest runs the tests on it:

    class TestWeeksBetween(FunctionContract):
        offer = WEEKS_BETWEEN
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.checking.extensions import (
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.definitions import Definition, Tool
from qa_framework.expressions.closures import Evaluate, compile_tree
from qa_framework.expressions.functions import Kind
from qa_framework.expressions.tree import Const, Input, Tree
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.hooks import Plugins, load_plugins
from qa_framework.hooks.faults import FAULTS
from qa_framework.hooks.guards import CHECK_CODE, guard
from qa_framework.hooks.ownership import owner_of
from qa_framework.problems import render
from qa_framework.scoring.cases import run_case
from qa_framework.testing.answers import VALUES, numbers, strategy_at
from qa_framework.testing.case_coverage import unshown
from qa_framework.testing.workspaces import definition_of
from qa_framework.workspace import Workspace
from qa_framework.workspace import open as open_definitions

CLASSES: dict[Kind, tuple[type, ...]] = {
    Kind.NUMBER: (int, Fraction),
    Kind.DATE: (int,),
    Kind.TEXT: (str,),
    Kind.TRUTH: (bool,),
}
"""What a value of each kind is once it is known."""


def blanked(values: dict[str, Any], blanks: frozenset[str]) -> dict[str, Any]:
    """Leave some values out of a record."""
    return {name: value for name, value in values.items() if name not in blanks}


class FunctionContract:
    """What a function for conditions keeps; say ``offer``."""

    offer: ClassVar[FunctionExtension]

    @property
    def names(self) -> tuple[str, ...]:
        """Name its arguments."""
        return tuple(f"argument {number}" for number in range(1, len(self._takes) + 1))

    @property
    def _takes(self) -> tuple[Kind, ...]:
        """List what it takes; what may repeat comes three times."""
        takes = self.offer.function.takes
        return (*takes, *takes[-1:] * 2) if self.offer.function.repeats else takes

    def tree(self) -> Tree:
        """Make its tree from arguments that a record holds under ``names``."""
        return guard(self.offer).tree(*map(Input, self.names))  # type: ignore[no-any-return]  # as guarded

    def values(self) -> st.SearchStrategy[dict[str, Any]]:
        """Make records with a value for every argument."""
        takes = zip(self.names, self._takes, strict=True)
        return st.fixed_dictionaries({name: VALUES[kind]() for name, kind in takes})

    def test_it_is_offered_whole(self) -> None:
        """It says what it takes and gives, and its example uses it."""
        assert FAULTS[FunctionExtension](self.offer) is None

    def test_it_makes_the_same_tree_every_time(self) -> None:
        """Nothing but its arguments goes into its tree."""
        assert self.tree() == self.tree()

    def test_it_gives_what_it_says(self) -> None:
        """A value is exact and of the kind that it says it gives."""
        run, gives = compile_tree(self.tree()), CLASSES[self.offer.function.gives]

        @given(values=self.values())
        def law(values: dict[str, Any]) -> None:
            result = run(dict(values))
            assert isinstance(result, (*gives, Missing))
            assert isinstance(result, bool) <= (bool in gives)

        law()

    def test_what_is_missing_settles_nothing_that_an_answer_could_change(self) -> None:
        """What it gives while an argument is unknown, it gives whatever that argument is."""
        keeps_to_what_it_said(compile_tree(self.tree()), self.values(), self.names)


class MethodContract:
    """What a method of measures keeps; say ``offer``."""

    offer: ClassVar[MethodExtension]

    def tree(self, parts: list[Any], weights: list[int] | None = None) -> Tree:
        """Make its tree from parts that are numbers, out, or the name of an input."""
        trees = tuple(Input(each) if isinstance(each, str) else Const(each) for each in parts)
        return guard(self.offer).tree(trees, tuple(weights or [1] * len(parts)))  # type: ignore[no-any-return]  # as guarded

    def test_it_is_offered_whole(self) -> None:
        """It says what it does, and its example uses it."""
        assert FAULTS[MethodExtension](self.offer) is None

    def test_it_makes_the_same_tree_every_time(self) -> None:
        """Nothing but its parts and weights goes into its tree."""
        assert self.tree(["a", "b"], [1, 2]) == self.tree(["a", "b"], [1, 2])

    def test_it_gives_an_exact_number_or_none(self) -> None:
        """A score is a whole number or a fraction, whatever is out."""

        @given(parts=self.parts())
        def law(parts: list[Any]) -> None:
            result = compile_tree(self.tree(parts))({})
            assert isinstance(result, int | Fraction | Missing)
            assert not isinstance(result, bool)

        law()

    def test_a_part_that_is_out_is_left_out(self) -> None:
        """It comes to the same as if that part had never been named."""

        @given(parts=self.parts(), data=st.data())
        def law(parts: list[Any], data: st.DataObject) -> None:
            weights = data.draw(
                st.lists(st.integers(1, 3), min_size=len(parts), max_size=len(parts))
            )
            here = [(part, w) for part, w in zip(parts, weights, strict=True) if part is not OUT]
            alone = self.tree([part for part, _ in here], [w for _, w in here])
            assert compile_tree(self.tree(parts, weights))({}) == compile_tree(alone)({})

        law()

    def test_what_is_missing_settles_nothing_that_an_answer_could_change(self) -> None:
        """What it gives while a part is unknown, it gives whatever that part is."""
        names = ("a", "b", "c")
        values = st.fixed_dictionaries({name: numbers() for name in names})
        keeps_to_what_it_said(compile_tree(self.tree(list(names))), values, names)

    def parts(self) -> st.SearchStrategy[list[Any]]:
        """Make lists of parts: numbers, and any but the last of them out."""
        one = numbers() | st.just(OUT)
        return st.lists(one, min_size=1, max_size=6).filter(lambda parts: set(parts) != {OUT})


def keeps_to_what_it_said(
    run: Evaluate, values: st.SearchStrategy[dict[str, Any]], names: tuple[str, ...]
) -> None:
    """Check that what comes out while some inputs are unknown comes out with any values of them."""
    some = [
        frozenset(chosen)
        for size in range(1, 1 + len(names))
        for chosen in combinations(names, size)
    ]

    @given(values=values)
    def law(values: dict[str, Any]) -> None:
        whole = run(dict(values))
        for blanks in some:
            assert run(blanked(values, blanks)) in {UNKNOWN, whole}

    law()


class QuestionTypeContract:
    """What a type of question keeps; say ``offer``."""

    offer: ClassVar[QuestionType]

    def answers(self) -> st.SearchStrategy[Any]:
        """Make answers of the type, by the strategy that it names."""
        return strategy_at(self.offer.answers)

    def test_it_is_offered_whole(self) -> None:
        """It takes its good answer, refuses its bad one, and writes answers as text."""
        assert FAULTS[QuestionType](self.offer) is None

    def test_it_takes_and_writes_every_answer_of_its_strategy(self) -> None:
        """Answers are values of its base, and are written in one line."""

        @given(answer=self.answers())
        def law(answer: Any) -> None:  # noqa: ANN401 - whatever its strategy makes
            guard(self.offer).accept(answer)
            shown = guard(self.offer).render(answer)
            assert shown
            assert len(shown.splitlines()) == 1

        law()

    def test_it_says_what_is_wanted_and_never_what_was_written(self) -> None:
        """What it says of a bad answer can be shown and logged, whatever the answer was."""
        with pytest.raises(ValueError, match=r".") as caught:
            self.offer.accept(self.offer.bad)
        assert self.offer.base != "text" or str(self.offer.bad) not in str(caught.value)


class CheckContract:
    """What a check keeps; say ``offer``, and the YAML of a definition each way."""

    offer: ClassVar[Check]
    sound: ClassVar[str]
    """A definition in which the check finds nothing."""
    faulty: ClassVar[str]
    """A definition in which it finds something."""

    def test_it_is_offered_whole(self) -> None:
        """It says what it asks."""
        assert FAULTS[Check](self.offer) is None

    def test_it_finds_nothing_in_what_is_sound(self) -> None:
        """A definition as it should be gets no note."""
        found = list(self.offer.problems(definition_of(Definition, self.sound)))
        assert [render(each) for each in found] == []

    def test_it_finds_what_is_wrong_and_says_where(self) -> None:
        """It makes notes of one line, each with the place that it is about."""
        found = list(self.offer.problems(definition_of(Definition, self.faulty)))
        assert found
        for each in found:
            assert each.code == CHECK_CODE
            assert each.span.line > 0
            assert len(each.message.splitlines()) == 1


class DefinitionsContract:
    """What a plugin that brings definitions keeps; say the name of the ``plugin``."""

    plugin: ClassVar[str]

    @cached_property
    def plugins(self) -> Plugins:
        """Load the plugins that are installed."""
        return load_plugins()

    @cached_property
    def workspace(self) -> Workspace:
        """Open what the library and all plugins bring."""
        return open_definitions(strict=False, plugins=self.plugins)

    def definitions(self) -> Iterator[Definition]:
        """Go through the definitions of the plugin."""
        for each in self.workspace.catalogue:
            if owner_of(each.place.here) == self.plugin:
                yield each

    def tools(self) -> Iterator[Tool]:
        """Go through the tools of the plugin."""
        yield from (each for each in self.definitions() if isinstance(each, Tool))

    def test_the_plugin_can_be_used(self) -> None:
        """It is installed, and nothing is wrong with it."""
        record = self.plugins.record(self.plugin)
        assert record.error is None
        assert record.phase == "ready"

    def test_it_brings_definitions_with_nothing_wrong_in_them(self) -> None:
        """Not even a note, under its own names or somebody else's."""
        assert list(self.definitions())
        found = [each for each in self.workspace.problems if owner_of(each.span) == self.plugin]
        assert [render(each) for each in found] == []

    def test_every_tool_has_a_case(self) -> None:
        """What a tool is for is shown by at least one worked example."""
        assert [each.id for each in self.tools() if not each.cases] == []

    def test_every_case_comes_out(self) -> None:
        """Each worked example gives what it says."""
        failed = [
            f"{each.id}: {result.name}: {'; '.join(result.differences)}"
            for each in self.tools()
            for result in (run_case(self.workspace.tool(each.address), case) for case in each.cases)
            if not result.passed
        ]
        assert failed == []

    def test_every_grade_limit_flag_and_absence_is_shown_by_a_case(self) -> None:
        """Whoever changes a tool sees from its cases what the change does."""
        found = [
            f"{each.id}: {said}"
            for each in self.tools()
            for said in unshown(self.workspace.tool(each.address))
        ]
        assert found == []
