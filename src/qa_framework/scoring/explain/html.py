"""HTML."""

from __future__ import annotations

from qa_framework.scoring.explain.explained import ExplanationData


def as_html(explanation: ExplanationData) -> str:
    """Write HTML."""
    return ""
