"""testing: its names are few, documented, and imported when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qa_framework import testing


@pytest.mark.parametrize("name", testing.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(testing, name).__doc__


def test_the_names_are_sorted_and_are_what_dir_shows() -> None:
    assert testing.__all__ == sorted(testing.__all__, key=lambda name: (name.islower(), name))
    assert dir(testing) == sorted(testing.__all__)


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        testing.nonsense  # noqa: B018 - the access is what is tested


def test_the_pytest_plugin_imports_next_to_nothing() -> None:
    program = "import sys, qa_framework.testing.pytest_plugin; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    modules = set(found.stdout.decode("utf-8").split())
    heavy = {"attr", "hypothesis", "ruamel.yaml", "qa_framework.hooks", "qa_framework.workspace"}
    assert modules & heavy == set()
