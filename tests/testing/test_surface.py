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


def test_the_pytest_plugin_imports_nothing_of_the_library_but_itself() -> None:
    program = (
        "import sys, qa_framework.testing.pytest_plugin;"
        "print(sorted(name for name in sys.modules if name.startswith(('qa_framework', 'hypothesis'))))"
    )
    found = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert found.stdout.decode("utf-8").strip() == str(
        ["qa_framework", "qa_framework.testing", "qa_framework.testing.pytest_plugin"]
    )
