"""What checking has found so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from qa_framework.problems import Problem, Span, problem, suggest

FEW = 8
"""How many known words a hint can list."""


def hint_among(word: str, known: Sequence[str]) -> str | None:
    """Name the known word that was meant; or list them, where none is near and they are few."""
    near = suggest(word, known)
    if near is not None:
        return f"did you mean `{near}`?"
    listed = ", ".join(f"`{each}`" for each in known)
    return f"there is {listed}" if 0 < len(known) <= FEW else None


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

    def report_unknown(
        self, code: str, what: str, word: str, known: Iterable[str], span: Span
    ) -> None:
        """Add that a word is none of the known ones; the hint is the nearest of them, or a few."""
        message = f"there is no {what} `{word}`"
        self.report(code, message, span, hint_among(word, tuple(known)))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere."""
        self.problems.extend(problems)

    @property
    def has_errors(self) -> bool:
        """Say whether one of them is more than a note."""
        return any(each.severity == "error" for each in self.problems)
