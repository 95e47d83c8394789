"""What is wrong with a definition, where, and how to say so."""

from __future__ import annotations

from qa_framework.problems.codes import CODES
from qa_framework.problems.errors import DefinitionError, Error, InvalidDefinitions
from qa_framework.problems.places import NOWHERE, UNPLACED, Place, Source, Span
from qa_framework.problems.problem import Problem, Severity, problem
from qa_framework.problems.rendering import render
from qa_framework.problems.suggestions import suggest

__all__ = [
    "CODES",
    "NOWHERE",
    "UNPLACED",
    "DefinitionError",
    "Error",
    "InvalidDefinitions",
    "Place",
    "Problem",
    "Severity",
    "Source",
    "Span",
    "problem",
    "render",
    "suggest",
]
