"""Audit tools for children's services, written in YAML: checked, scored exactly, explained.

Everything that a program needs stands here by name; a name is imported when it is first used, so
that `import qa_framework` stays quick.

>>> import qa_framework as qa
>>> qa.__version__
'0.1.0'
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from logging import NullHandler, getLogger
from types import MappingProxyType
from typing import TYPE_CHECKING

from qa_framework.release import VERSION

if TYPE_CHECKING:
    from qa_framework.analysis import Comparison, DipSample, compare
    from qa_framework.audits import Departure, Response
    from qa_framework.problems import Error, InvalidDefinitions, Problem
    from qa_framework.reports.coverage.coverage import Coverage
    from qa_framework.sampling import (
        BadFrame,
        DifferentDraw,
        Draw,
        DrawRefused,
        FrameCheck,
        FrameProblem,
    )
    from qa_framework.scoring import (
        AuditTool,
        FlagState,
        Grade,
        InvalidAnswers,
        Outcome,
        Rejection,
        Result,
        Unscored,
    )
    from qa_framework.scoring.explain.explanation import Explanation
    from qa_framework.workspace import UnknownDefinition, Workspace, open  # noqa: A004 - `qa.open`  # noqa: A004 - `qa.open`

__version__ = VERSION
__all__ = [
    "AuditTool",
    "BadFrame",
    "Comparison",
    "Coverage",
    "Departure",
    "DifferentDraw",
    "DipSample",
    "Draw",
    "DrawRefused",
    "Error",
    "Explanation",
    "FlagState",
    "FrameCheck",
    "FrameProblem",
    "Grade",
    "InvalidAnswers",
    "InvalidDefinitions",
    "Outcome",
    "Problem",
    "Rejection",
    "Response",
    "Result",
    "UnknownDefinition",
    "Unscored",
    "Workspace",
    "compare",
    "open",
]

_HOMES: Mapping[str, str] = MappingProxyType(
    {
        "AuditTool": "qa_framework.scoring",
        "BadFrame": "qa_framework.sampling",
        "Comparison": "qa_framework.analysis",
        "Coverage": "qa_framework.reports.coverage.coverage",
        "Departure": "qa_framework.audits",
        "DifferentDraw": "qa_framework.sampling",
        "DipSample": "qa_framework.analysis",
        "Draw": "qa_framework.sampling",
        "DrawRefused": "qa_framework.sampling",
        "Error": "qa_framework.problems",
        "Explanation": "qa_framework.scoring.explain.explanation",
        "FlagState": "qa_framework.scoring",
        "FrameCheck": "qa_framework.sampling",
        "FrameProblem": "qa_framework.sampling",
        "Grade": "qa_framework.scoring",
        "InvalidAnswers": "qa_framework.scoring",
        "InvalidDefinitions": "qa_framework.problems",
        "Outcome": "qa_framework.scoring",
        "Problem": "qa_framework.problems",
        "Rejection": "qa_framework.scoring",
        "Response": "qa_framework.audits",
        "Result": "qa_framework.scoring",
        "UnknownDefinition": "qa_framework.workspace",
        "Unscored": "qa_framework.scoring",
        "Workspace": "qa_framework.workspace",
        "compare": "qa_framework.analysis",
        "open": "qa_framework.workspace",
    }
)

getLogger(__name__).addHandler(NullHandler())


def __getattr__(name: str) -> object:
    """Import a public name from its home on first use, and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported yet or not."""
    return sorted([*__all__, "__version__"])
