"""What many audits say together: shares with their intervals, and how two dip samples compare."""

from __future__ import annotations

from qa_framework.analysis.comparing import Comparison, compare
from qa_framework.analysis.counting import Count, DipSample
from qa_framework.analysis.proportions import (
    Interval,
    Proportion,
    newcombe_interval,
    wilson_interval,
)

__all__ = [
    "Comparison",
    "Count",
    "DipSample",
    "Interval",
    "Proportion",
    "compare",
    "newcombe_interval",
    "wilson_interval",
]
