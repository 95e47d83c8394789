"""How plugins add to the library; everything that the author of one needs stands here."""

from __future__ import annotations

from qa_framework.checking.extensions import (
    Check,
    Extensions,
    FunctionExtension,
    MethodExtension,
    QuestionType,
)
from qa_framework.expressions import tree
from qa_framework.expressions.functions import Function, Kind
from qa_framework.hooks.command import Command
from qa_framework.hooks.containment import PluginError
from qa_framework.hooks.guards import note
from qa_framework.hooks.manager import load_plugins
from qa_framework.hooks.markers import hookimpl
from qa_framework.hooks.ownership import Owned, keep_owned
from qa_framework.hooks.records import PluginRecord, Plugins

__all__ = [
    "Check",
    "Command",
    "Extensions",
    "Function",
    "FunctionExtension",
    "Kind",
    "MethodExtension",
    "Owned",
    "PluginError",
    "PluginRecord",
    "Plugins",
    "QuestionType",
    "hookimpl",
    "keep_owned",
    "load_plugins",
    "note",
    "tree",
]
