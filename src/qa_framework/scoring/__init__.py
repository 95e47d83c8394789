"""Score one response exactly, and tell why it came out so."""

from __future__ import annotations

from qa_framework.scoring.answers import InvalidAnswers, Rejection
from qa_framework.scoring.result import FlagState, Grade, Outcome, Result, Unscored
from qa_framework.scoring.tool import AuditTool, Scorer

__all__ = [
    "AuditTool",
    "FlagState",
    "Grade",
    "InvalidAnswers",
    "Outcome",
    "Rejection",
    "Result",
    "Scorer",
    "Unscored",
]
