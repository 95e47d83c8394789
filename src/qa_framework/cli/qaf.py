"""`qaf` itself: its commands, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from qa_framework.cli.group import CommandLike, LazyGroup
from qa_framework.cli.own import OWN
from qa_framework.cli.streams import make_streams_forgiving
from qa_framework.release import VERSION

PLUGINS = "[qa_framework]"
"""How the entry points of plugins with code begin in the list that each distribution keeps."""


def plugin_commands() -> Mapping[str, CommandLike]:
    """List the commands that plugins bring; nothing is imported where no plugin is installed."""
    if not _has_plugins():
        return {}
    from qa_framework.hooks import load_plugins  # noqa: PLC0415 - start-up is quick without it

    return {name: each for name, each in load_plugins().commands.items() if name not in OWN}


def _has_plugins() -> bool:
    from importlib.metadata import distributions  # noqa: PLC0415 - only when commands are listed

    return any(PLUGINS in _entry_points(each.read_text) for each in distributions())


def _entry_points(read: Callable[[str], str | None]) -> str:
    """Read a distribution's list of entry points; a damaged one is for the hooks to report."""
    try:
        return read("entry_points.txt") or ""
    except (OSError, ValueError):
        return ""


@click.group(
    cls=LazyGroup,
    own=OWN,
    more=plugin_commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command has its own help, with an example: qaf score --help",
)
@click.version_option(VERSION, message="qaf %(version)s")
def main() -> None:
    """Check audit tools written in YAML, score audits with them, and explain the results."""
    make_streams_forgiving()
