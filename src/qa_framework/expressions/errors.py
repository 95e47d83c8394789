"""The exception of a condition that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.problems import Error, Problem


class ConditionError(Error):
    """A condition that cannot be read; ``problems`` says why and where, one or more."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
