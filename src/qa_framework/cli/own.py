"""The commands that come with the library, known before any of them is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Own(NamedTuple):
    """A command before it is imported.

    Attributes:
        name: The word that people type.
        summary: One line for the list of commands.
        target: Where it is: `package.module:attribute`.
    """

    name: str
    summary: str
    target: str


# `hooks.builtin` offers the same through the hooks; a test holds the two together. They stand here
# too because the help of `qaf` needs them and nothing else, and hooks are slow to import.
SUMMARIES: Mapping[str, str] = {
    "check": "Load and check definitions, and list every problem.",
    "show": "List what there is, or show a tool or a framework as it would stand on paper.",
    "copy": "Copy a tool, or another definition, into a file to change.",
    "draw": "Draw a sample of cases, draw it again, or replace a case of it.",
    "score": "Score a file of audits.",
    "explain": "Explain the result of one audit.",
    "test": "Run the cases of tools.",
    "coverage": "Show which standards and areas the tools look at, and which by none.",
    "plugins": "List plugins, what they offer, and what is wrong with those that failed.",
    "schema": "Write a JSON Schema for each kind of definition.",
    "demo": "A guided run on invented audits.",
}
OWN: Mapping[str, Own] = {
    name: Own(name, summary, f"qa_framework.cli.{name}:{name}")
    for name, summary in SUMMARIES.items()
}
