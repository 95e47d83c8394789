"""The commands that come with the library."""

from __future__ import annotations

import click
import pytest

from qa_framework.cli.group import find_command
from qa_framework.cli.own import OWN, SUMMARIES
from qa_framework.hooks import builtin


def test_the_hooks_offer_the_same_commands_in_the_same_words() -> None:
    assert dict(builtin.COMMANDS) == SUMMARIES
    offered = {(each.name, each.summary, each.target) for each in builtin.qa_commands()}
    assert offered == {(each.name, each.summary, each.target) for each in OWN.values()}


@pytest.mark.parametrize("name", OWN)
def test_every_command_is_there_and_called_as_it_says(name: str) -> None:
    command = find_command(OWN[name])
    assert isinstance(command, click.Command)
    assert command.name == name


@pytest.mark.parametrize("name", OWN)
def test_every_command_says_what_it_does_and_has_one_example(name: str) -> None:
    command = find_command(OWN[name])
    assert command.help
    assert (command.epilog or "").startswith(f"Example: qaf {name}")
    assert all(option.help for option in command.params if isinstance(option, click.Option))
