"""`qaf` itself: its commands, and what holds for all of them."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping

import click

from qa_framework import __version__
from qa_framework.cli.group import CommandLike, LazyGroup
from qa_framework.cli.own import OWN


def plugin_commands() -> Mapping[str, CommandLike]:
    """List the commands that plugins bring."""
    return {}


@click.group(
    cls=LazyGroup,
    own=OWN,
    more=plugin_commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command has its own help, with an example: `qaf score --help`.",
)
@click.version_option(__version__, message="qaf %(version)s")
def main() -> None:
    """Check audit tools written in YAML, score audits with them, and explain the results."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
