"""What plugins offer, made safe to hand to the floors below: nothing strange comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve

from qa_framework.checking.extensions import (
    Check,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.definitions import Definition
from qa_framework.hooks.containment import PluginError, words_of
from qa_framework.hooks.trees import guarded
from qa_framework.problems import NOWHERE, Problem, Span, problem

CHECK_CODE = "QA790"


def note(message: str, span: Span = NOWHERE, hint: str | None = None) -> Problem:
    """Make what a check of a plugin gives: a note of the code QA790.

    Args:
        message: What is wrong, in one line that begins in lower case and has no full stop.
        span: Where, as `tool.place.value("title")`.
        hint: What to do about it.
    """
    return problem(CHECK_CODE, message, span, hint)


def guard(offer: Any) -> Any:  # noqa: ANN401 - each kind gives its own kind back
    """Give an offer that raises nothing but what its contract says, and gives nothing else."""
    match offer:
        case FunctionExtension():
            return evolve(offer, tree=guarded(offer.tree, offer.function.name))
        case MethodExtension():
            return evolve(offer, tree=guarded(offer.tree, offer.name))
        case QuestionType():
            render = _guard_render(offer.render, offer.name)
            return evolve(offer, accept=_guard_accept(offer.accept, offer.name), render=render)
        case Check():
            return evolve(offer, problems=_guard_problems(offer))
        case _:
            return offer


def _guard_accept(accept: Callable[[object], None], name: str) -> Callable[[object], None]:
    """Refuse an answer that the plugin fails at: what was not checked is not scored."""

    def accepted(value: object) -> None:
        try:
            accept(value)
        except ValueError:
            raise
        except Exception as error:
            raise ValueError(f"the type `{name}` failed at this answer") from error

    return accepted


def _guard_render(render: Callable[[object], str], name: str) -> Callable[[object], str]:
    def rendered(value: object) -> str:
        try:
            text = render(value)
        except Exception as error:
            raise PluginError(f"the type `{name}` cannot write an answer") from error
        if not isinstance(text, str):
            raise PluginError(f"the type `{name}` does not write an answer as text")
        return text

    return rendered


def _guard_problems(check: Check) -> Callable[[Definition], Iterable[Problem]]:
    """Turn what a check finds into notes, and its failing into one."""

    def problems(definition: Definition) -> tuple[Problem, ...]:
        try:
            return tuple(_noted(each, check.name) for each in check.problems(definition))
        except Exception as error:  # noqa: BLE001 - a plugin may raise anything
            message = f"the check `{check.name}` failed: {words_of(error)}"
            return (note(message, definition.place.here),)

    return problems


def _noted(found: Problem, name: str) -> Problem:
    """Say which check found something, whatever code and severity the plugin gave it."""
    if not isinstance(found, Problem):
        raise TypeError(f"it gives back `{found!r:.40}`, which is no problem")
    return note(f"{found.message} (`{name}`)", found.span, found.hint)
