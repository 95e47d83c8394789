"""command: what is known of a command before it is imported."""

from __future__ import annotations

import attrs
import pytest

from qa_framework.hooks import Command

COMMAND = Command(name="a", summary="Do it.", target="package.module:attribute")


def test_a_command_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        COMMAND.name = "b"  # type: ignore[misc]


def test_a_command_names_a_place_that_need_not_be_there() -> None:
    assert COMMAND.target == "package.module:attribute"
