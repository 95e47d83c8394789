"""What is wrong with a definition, as data."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from qa_framework.problems.codes import CODES, NOTE_CODES
from qa_framework.problems.places import Span

Severity = Literal["error", "note"]
"""An error stops what it concerns; a note fails only under ``--strict``."""


@frozen
class Problem:
    """One thing wrong with a definition: a code, one plain sentence, a place, perhaps a hint.

    Problems sort as they are shown: by file, line, column and code.
    """

    code: str
    message: str
    span: Span
    hint: str | None = field(default=None, kw_only=True)
    severity: Severity = field(default="error", kw_only=True)

    def __lt__(self, other: Problem) -> bool:
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[str, int, int, str, str]:
        span = self.span
        return span.source.name, span.line, span.column, self.code, self.message

    def __str__(self) -> str:
        return f"{self.span}: {self.code} {self.message}"


def problem(code: str, message: str, span: Span, hint: str | None = None) -> Problem:
    """Make a problem whose code is in the table; the codes of notes make notes.

    Raises:
        ValueError: The code is not in ``CODES``.
    """
    if code not in CODES:
        raise ValueError(f"code {code!r} is not in CODES")
    severity: Severity = "note" if code.startswith(NOTE_CODES) else "error"
    return Problem(code, message, span, hint=hint, severity=severity)
