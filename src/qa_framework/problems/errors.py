"""Exceptions that carry problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from qa_framework.problems.problem import Problem
from qa_framework.problems.rendering import render


class Error(Exception):
    """The base of every exception that this library raises on purpose."""


class DefinitionError(Error):
    """One problem with a definition, in ``problem``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)


class InvalidDefinitions(Error, ExceptionGroup[DefinitionError]):  # noqa: N818 - what is raised is a verdict, and reads so
    """All problems of a load at once; make it with ``InvalidDefinitions.of(problems)``."""

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Self:
        """Gather problems, at least one, in the order they are shown."""
        errors = [DefinitionError(each) for each in sorted(problems)]
        return cls(_count(len(errors)), errors)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in the order they are shown."""
        return tuple(each.problem for each in _members(self))

    def derive(self, excs: Sequence[DefinitionError], /) -> InvalidDefinitions:  # type: ignore[override]  # members are of one class, whatever Python's own groups may hold
        """Keep the class when Python splits the group."""
        return InvalidDefinitions(_count(len(excs)), excs)

    def __str__(self) -> str:
        return "\n".join([self.message, *map(render, self.problems)])


def _members(group: ExceptionGroup[DefinitionError]) -> Iterator[DefinitionError]:
    for each in group.exceptions:
        if isinstance(each, ExceptionGroup):
            yield from _members(each)
        else:
            yield each


def _count(problems: int) -> str:
    return "1 problem" if problems == 1 else f"{problems} problems"
