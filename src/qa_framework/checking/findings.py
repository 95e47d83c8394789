"""What checking has found so far."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from qa_framework.problems import Problem, Span, problem, suggest


@define
class Findings:
    """Problems, gathered while checking goes on.

    Attributes:
        problems: In the order they were found.
    """

    problems: list[Problem] = field(factory=list)

    def report(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        """Add a problem."""
        self.problems.append(problem(code, message, span, hint))

    def report_unknown(  # noqa: PLR0913 - a word, what it should have been, and where it stands
        self, code: str, what: str, word: str, known: Iterable[str], span: Span
    ) -> None:
        """Add that a word is none of the known ones, with the nearest of them as a hint."""
        known = tuple(known)
        near = suggest(word, known)
        hint = f"did you mean `{near}`?" if near else None
        self.report(code, f"there is no {what} `{word}`", span, hint)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere."""
        self.problems.extend(problems)

    @property
    def has_errors(self) -> bool:
        """Say whether one of them is more than a note."""
        return any(each.severity == "error" for each in self.problems)
