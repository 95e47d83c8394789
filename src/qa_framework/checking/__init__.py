"""Check definitions: each by itself, and with everything it refers to."""

from __future__ import annotations

from qa_framework.checking.check import Checked, check_definition
from qa_framework.checking.fit import Fit, FittedMeasure, FittedQuestion, Part

__all__ = ["Checked", "Fit", "FittedMeasure", "FittedQuestion", "Part", "check_definition"]
