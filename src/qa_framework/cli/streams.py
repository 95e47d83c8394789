"""Standard output and standard error, on whatever console they are."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
from collections.abc import Mapping

PLAIN: Mapping[int, str] = {
    ord(character): plain
    for character, plain in {
        "\u2248": "about ",
        "\u2264": "<=",
        "\u2265": ">=",
        "\u2192": "->",
        "\u2026": "...",
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2212": "-",
        "\u00a0": " ",
    }.items()
}
HANDLER = "qaf-plain"


def make_streams_forgiving() -> None:
    """Write what a console cannot show in a plainer way, rather than fail at it."""
    codecs.register_error(HANDLER, in_plain_characters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=HANDLER)


def in_plain_characters(error: UnicodeError) -> tuple[str, int]:
    """Replace what cannot be encoded: by plain characters where there are some, else by its code."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    plain = bad.translate(PLAIN)
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end


def is_closed_pipe(error: OSError) -> bool:
    """Say whether nobody reads any more what we write; Windows says it in its own way."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def drop_output() -> None:
    """Let what is still to be written go nowhere, so that nothing complains at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # standard output is no file: nothing to be done
        return
