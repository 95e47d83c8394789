"""Explain a result: data first, then text, then HTML."""

from __future__ import annotations

from attrs import evolve

from qa_framework.scoring.explain.explanation import Explanation
from qa_framework.scoring.explaining.building import build
from qa_framework.scoring.explaining.changes import find_changes
from qa_framework.scoring.result import Result


def explain_result(result: Result, changes: bool = False) -> Explanation:  # noqa: FBT001, FBT002 - called through `Result.explain`
    """Explain a result.

    Args:
        result: What scoring gave.
        changes: Also look for the fewest answers whose change gives the next better and the next
            worse grade: sets of up to 2 answers, at most 20,000 trials, ties by question order.
    """
    explanation = build(result)
    return evolve(explanation, changes=find_changes(result)) if changes else explanation
