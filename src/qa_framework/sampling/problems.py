"""What is wrong with a list of cases, and what a draw refuses: never with a reference in the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import define, field, frozen

from qa_framework.problems import Error

Kind = Literal[
    "missing_column",
    "double_column",
    "ragged_row",
    "no_case",
    "bad_case",
    "duplicate_case",
    "looks_personal",
    "bad_value",
    "cannot_tell",
    "no_stratum",
    "no_order",
    "chosen_and_excluded",
    "nobody",
    "too_few",
    "minimum_too_large",
]
MOST_KEPT = 1_000
MOST_SHOWN = 20


@frozen
class FrameProblem:
    """One thing wrong with a list of cases.

    Attributes:
        kind: What sort of thing, in a word that does not change.
        line: The line of the file, the header of CSV being 1, or the row of a table, the first being
            1; 0 where it is the list as a whole.
        column: The heading of the column; empty where it is no one column.
        reason: What is wrong or wanted; never what stands in the cell.
    """

    kind: Kind
    line: int
    column: str
    reason: str

    def told(self, word: str = "line") -> str:
        """Say where it is and what is wrong.

        Args:
            word: What the lines are called: `line` in a file, `row` in a table.
        """
        places = [f"{word} {self.line}"] if self.line else []
        places += [f"`{self.column}`"] if self.column else []
        return f"{', '.join(places)}: {self.reason}" if places else self.reason


class BadFrame(Error, ValueError):  # noqa: N818 - what is raised is a verdict
    """A list of cases that nothing can be drawn from, with everything that is wrong with it.

    No message holds a reference or what stands in a cell.

    Attributes:
        problems: What is wrong, in the order of the lines; of very many, the first thousand.
        count: How many problems there are.
        word: What the lines are called: `line` in a file, `row` in a table.
    """

    def __init__(
        self, problems: Iterable[FrameProblem], count: int = 0, word: str = "line"
    ) -> None:
        self.problems = tuple(problems)
        self.count = max(count, len(self.problems))
        self.word = word
        super().__init__("\n".join(self._lines()))

    def _lines(self) -> Sequence[str]:
        what = "1 problem" if self.count == 1 else f"{self.count:,} problems"
        lines = [f"{what} in the list of cases"]
        lines += [each.told(self.word) for each in self.problems[:MOST_SHOWN]]
        left = self.count - min(self.count, MOST_SHOWN)
        return [*lines, f"and {left:,} more"] if left else lines


class DrawRefused(Error, ValueError):  # noqa: N818
    """What cannot be drawn, drawn again or replaced, and why; or what is no record of a draw."""


@define
class Faults:
    """The problems of one list while it is read.

    Attributes:
        word: What its lines are called.
        problems: The first thousand.
        count: How many there are.
    """

    word: str = "line"
    problems: list[FrameProblem] = field(factory=list)
    count: int = 0

    def report(self, kind: Kind, reason: str, line: int = 0, column: str = "") -> None:
        """Add a problem."""
        self.count += 1
        if len(self.problems) < MOST_KEPT:
            self.problems.append(FrameProblem(kind, line, column, reason))

    def settle(self) -> None:
        """Go on where nothing is wrong.

        Raises:
            BadFrame: Something is.
        """
        if self.count:
            ordered = sorted(self.problems, key=lambda each: (each.line, each.column))
            raise BadFrame(ordered, self.count, self.word)
