"""Bytes to text that both parsers read alike.

What the parsers would read in two ways, or a person would not see, is refused here, before YAML
is looked at: encodings other than UTF-8, control and bidirectional characters, tabs, carriage
returns alone, directives, the end mark ``...``. A byte order mark at the start is dropped, CRLF
becomes LF, and lines of nothing but spaces are emptied (in a block of text the parsers differ on
them, and nobody sees them); lines and columns stay those that an editor shows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from qa_framework.problems import InvalidDefinitions, Problem, Source, Span, problem


@frozen(kw_only=True)
class Bounds:
    """How large a file, and what stands in it, may be."""

    file: int = 256 * 1024
    """Bytes."""
    depth: int = 24
    """Lists and maps within one another."""
    nodes: int = 20_000
    """Pieces of text (keys too), lists and maps, in all the documents of a file."""
    scalar: int = 64 * 1024
    """Characters of one piece of text."""
    key: int = 200
    """Characters of one key."""
    problems: int = 50
    """Problems that are reported of one file; the reading stops there."""


DEFAULT_BOUNDS = Bounds()

_MARK = b"\xef\xbb\xbf"  # the byte order mark of UTF-8
_COMMON = b"\r\n" + bytes(range(0x20, 0x7F))
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u2028\u2029"  # line and paragraph separator: a line end to some, not to others
    "\u202a-\u202e\u2066-\u2069"  # they change the order in which text is shown
    "\ud800-\udfff"  # halves of characters
    "\ufeff\ufdd0-\ufdef\ufffe\uffff"  # byte order mark, and what is no character
)
_NOT_IN_VALUES = re.compile(f"[{_HIDDEN}]")
_NOT_IN_FILES = re.compile(f"[\t{_HIDDEN}]")
_FAULT = re.compile(f"[\t{_HIDDEN}]|^%|^\\.\\.\\.(?!\\S)")
_BLANK = re.compile(r"^ +$", re.MULTILINE)


def read_text(data: bytes, name: str, *, bounds: Bounds = DEFAULT_BOUNDS) -> Source:
    """Decode a file and look over its characters.

    Returns:
        The text under ``name``, without a byte order mark, its lines ending in LF.

    Raises:
        InvalidDefinitions: It is too large, not UTF-8, or has characters that may not be there.
    """
    if len(data) > bounds.file:
        raise InvalidDefinitions.of([_too_large(len(data), name, bounds)])
    data = data.removeprefix(_MARK)
    text = _decode(data, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if " \n" in text or text.endswith(" "):
        text = _BLANK.sub("", text)
    source = Source(name, text)
    if _is_suspect(data, text):
        found = list(islice(_faults(source), bounds.problems))
        if found:
            raise InvalidDefinitions.of(found)
    return source


def forbidden_character(value: str) -> str | None:
    """Give the first character of a value that no value may have, or None."""
    found = _NOT_IN_VALUES.search(value)
    return found[0] if found else None


def describe_character(character: str) -> str:
    """Name a character that cannot be shown, by its code point and, where it has one, its name."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} ({name})" if name else f"U+{ord(character):04X}"


def _is_suspect(data: bytes, text: str) -> bool:
    """Tell quickly whether a text may have a fault; nearly every text has none."""
    # Without its common bytes a file is next to nothing, so the slow search is over at once.
    uncommon = data.translate(None, _COMMON)
    return (
        "\r" in text
        or ("%" in text and "\n%" in text)  # to look for one character takes no time
        or "\n..." in text
        or text.startswith(("%", "..."))
        or (bool(uncommon) and _NOT_IN_FILES.search(uncommon.decode()) is not None)
    )


def _faults(source: Source) -> Iterator[Problem]:
    """Find the first fault of each line that has one."""
    for number, line in enumerate(source.text.split("\n"), start=1):
        if found := _FAULT.search(line):
            span = Span(source, number, found.start() + 1, found.end() + 1)
            yield _fault(found[0], span)


def _fault(character: str, span: Span) -> Problem:
    match character:
        case "\t":
            return problem("QA104", "a tab stands here", span, "use spaces instead of tabs")
        case "\r":
            hint = "save the file with the line ends of Windows (CRLF) or of Linux and Mac (LF)"
            return problem("QA105", "a carriage return stands here alone", span, hint)
        case "%":
            hint = "delete the line if it is a directive such as `%YAML`; every file is YAML 1.2"
            return problem("QA106", "a line may not begin with `%`", span, hint)
        case "...":
            hint = "begin the next definition with `---`; anything else goes before this line"
            return problem("QA107", "the line `...` is not used here", span, hint)
        case _:
            message = f"the character {describe_character(character)} is not allowed"
            hint = "delete it; it cannot be seen, and often comes in with text that was copied"
            return problem("QA103", message, span, hint)


def _decode(data: bytes, name: str) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = "" if wide else data[: error.start].decode()
        wrong = f"the byte {data[error.start]:02X} (hexadecimal) is not UTF-8"
        raise InvalidDefinitions.of([_not_utf8(wide, wrong, data, name, before)]) from None
    if wide:
        raise InvalidDefinitions.of([_not_utf8(wide, "", data, name, "")])
    return text


def _not_utf8(wide: bool, wrong: str, data: bytes, name: str, before: str) -> Problem:  # noqa: FBT001
    lines = before.split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    message = "the file is UTF-16 or UTF-32, and must be UTF-8" if wide else wrong
    source = Source(name, "" if wide else data.decode(errors="replace"))
    hint = "save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"
    return problem("QA102", message, Span(source, line, column, column + 1), hint)


def _too_large(size: int, name: str, bounds: Bounds) -> Problem:
    message = f"the file has {size:,} bytes, and at most {bounds.file:,} are allowed"
    hint = "split it: each definition can stand in a file of its own"
    return problem("QA101", message, Span(Source(name, ""), 1, 1, 1), hint)
