"""The public names: few, listed, and imported when they are first used."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

import qa_framework


@pytest.mark.parametrize("name", qa_framework.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(qa_framework, name).__doc__


def test_the_public_names_are_sorted_and_are_what_dir_shows() -> None:
    assert qa_framework.__all__ == sorted(qa_framework.__all__)
    assert dir(qa_framework) == sorted([*qa_framework.__all__, "__version__"])


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        qa_framework.nonsense  # noqa: B018 - the access is what is tested


def test_importing_the_package_imports_its_version_and_nothing_else() -> None:
    program = (
        "import sys, qa_framework;"
        "print([name for name in sys.modules if name.startswith(('qa_framework.', 'attr'))])"
    )
    found = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert found.stdout.strip() == b"['qa_framework.release']"


def test_the_library_logs_nothing_unless_somebody_listens() -> None:
    handlers = logging.getLogger("qa_framework").handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]
