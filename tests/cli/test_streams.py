"""Standard output on whatever console it is."""

from __future__ import annotations

import errno
import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.cli.streams import (
    HANDLER,
    drop_output,
    in_plain_characters,
    is_closed_pipe,
    make_streams_forgiving,
)


@given(st.text(st.characters()), st.sampled_from(["cp1252", "cp850", "ascii", "utf-8"]))
def test_everything_can_be_written_everywhere(text: str, encoding: str) -> None:
    make_streams_forgiving()
    written = text.encode(encoding, HANDLER)
    assert text.encode(encoding, "ignore") in {written, text.encode(encoding, "ignore")}


@pytest.mark.parametrize(
    ("text", "plain"),
    [("≈0.3333", "about 0.3333"), ("≥ 3 → good…", ">= 3 -> good..."), ("例", "\\u4f8b")],
)
def test_what_cannot_be_shown_is_written_plainly(text: str, plain: str) -> None:
    make_streams_forgiving()
    assert text.encode("ascii", HANDLER).decode() == plain


def test_an_error_of_reading_is_none_of_its_business() -> None:
    with pytest.raises(UnicodeDecodeError):
        in_plain_characters(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "damaged"))


def test_streams_that_are_no_text_files_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    make_streams_forgiving()
    drop_output()
    assert not sys.stdout.closed


def test_a_closed_pipe_is_known_by_its_number() -> None:
    assert is_closed_pipe(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert is_closed_pipe(OSError(errno.EINVAL, "Invalid argument")) is (os.name == "nt")
    assert not is_closed_pipe(OSError(errno.ENOSPC, "No space left on device"))
