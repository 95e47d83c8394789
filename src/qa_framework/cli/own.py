"""The commands that come with the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Own(NamedTuple):
    """A command, known before it is imported.

    Attributes:
        name: The word that people type.
        summary: One line for the list of commands.
        target: Where it is: `package.module:attribute`.
    """

    name: str
    summary: str
    target: str


OWN: Mapping[str, Own] = {
    each.name: each
    for each in (
        Own("check", "Check definitions and list everything that is wrong.", "qa_framework.cli.check:check"),
        Own("score", "Score a file of audits.", "qa_framework.cli.score:score"),
    )
}
