"""guards: what a plugin offers cannot surprise the floors below."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from qa_framework.definitions import Scale
from qa_framework.expressions.tree import Const, Input
from qa_framework.hooks import Command, PluginError, builtin, note
from qa_framework.hooks.guards import guard
from qa_framework.problems import NOWHERE, Problem, Source, Span

TYPE = next(iter(builtin.qa_question_types()))
METHOD = next(iter(builtin.qa_methods()))
FUNCTION = next(iter(builtin.qa_functions()))
CHECK = next(iter(builtin.qa_checks()))
PLACE = Span(Source("a.yaml", "kind: scale"), 1, 1, 5)


def fail(*_: object) -> Any:
    return 1 / 0


def test_an_answer_at_which_a_type_fails_is_refused_and_never_scored() -> None:
    accept = guard(evolve(TYPE, accept=fail)).accept
    with pytest.raises(ValueError, match="the type `percentage` failed at this answer"):
        accept(3)


def test_an_answer_that_a_type_refuses_is_refused_in_its_words() -> None:
    with pytest.raises(ValueError, match="wanted a whole number from 0 to 100"):
        guard(TYPE).accept(101)
    guard(TYPE).accept(100)


@pytest.mark.parametrize("render", [fail, lambda value: value])
def test_a_type_that_cannot_write_an_answer_raises_an_error_of_the_library(render: Any) -> None:
    with pytest.raises(PluginError, match="the type `percentage`"):
        guard(evolve(TYPE, render=render)).render(3)
    assert guard(TYPE).render(3) == "3 %"


def test_a_method_or_function_that_fails_raises_an_error_of_the_library() -> None:
    with pytest.raises(PluginError, match="`spread` failed"):
        guard(evolve(METHOD, tree=fail)).tree((Const(1),), (1,))
    with pytest.raises(PluginError, match="`difference` failed"):
        guard(evolve(FUNCTION, tree=lambda *_: Input("x"))).tree(Const(1), Const(2))


def found_by(problems: Any) -> tuple[Problem, ...]:
    return tuple(guard(evolve(CHECK, problems=problems)).problems(Scale()))


def test_whatever_a_check_finds_is_a_note_that_names_the_check() -> None:
    (found,) = found_by(lambda _: [Problem("QA101", "it is bad", PLACE, hint="mend it")])
    assert (found.code, found.severity) == ("QA790", "note")
    assert found.message == "it is bad (`asked_once`)"
    assert (found.span, found.hint) == (PLACE, "mend it")


@pytest.mark.parametrize("problems", [fail, lambda _: None, lambda _: ["text"]])
def test_a_check_that_fails_is_itself_a_note(problems: Any) -> None:
    (found,) = found_by(problems)
    assert found.code == "QA790"
    assert found.message.startswith("the check `asked_once` failed: ")


def test_a_note_has_the_code_of_checks() -> None:
    assert note("it is bad") == Problem("QA790", "it is bad", NOWHERE, severity="note")


def test_a_command_is_handed_on_as_it_is() -> None:
    command = Command(name="a", summary="Do it.", target="a:b")
    assert guard(command) is command
