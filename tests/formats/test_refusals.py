"""What a refused file is to whoever catches it."""

from __future__ import annotations

from qa_framework.formats.refusals import FileRefused
from qa_framework.problems import Error


def test_a_refused_file_is_an_error_of_the_library() -> None:
    assert issubclass(FileRefused, Error)
