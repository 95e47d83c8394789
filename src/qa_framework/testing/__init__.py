"""What the authors of plugins and definitions test with.

Names are imported when they are first used, so that a run of pytest in which nobody uses them does
not import Hypothesis.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_framework.testing.case_coverage import unshown
    from qa_framework.testing.contracts import (
        CheckContract,
        DefinitionsContract,
        FunctionContract,
        MethodContract,
        QuestionTypeContract,
    )
    from qa_framework.testing.responses import responses
    from qa_framework.testing.workspaces import definition_of, workspace_of

__all__ = [
    "CheckContract",
    "DefinitionsContract",
    "FunctionContract",
    "MethodContract",
    "QuestionTypeContract",
    "definition_of",
    "responses",
    "unshown",
    "workspace_of",
]

_HOMES: Mapping[str, str] = MappingProxyType(
    {
        "CheckContract": "qa_framework.testing.contracts",
        "DefinitionsContract": "qa_framework.testing.contracts",
        "FunctionContract": "qa_framework.testing.contracts",
        "MethodContract": "qa_framework.testing.contracts",
        "QuestionTypeContract": "qa_framework.testing.contracts",
        "definition_of": "qa_framework.testing.workspaces",
        "responses": "qa_framework.testing.responses",
        "unshown": "qa_framework.testing.case_coverage",
        "workspace_of": "qa_framework.testing.workspaces",
    }
)


def __getattr__(name: str) -> object:
    """Import a name from its home on first use, and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the names, imported yet or not."""
    return list(__all__)
