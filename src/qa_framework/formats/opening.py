"""Files by their names: packed or not, standard input and output, written beside and renamed."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Literal, cast

from attrs import frozen

from qa_framework.formats.refusals import SAVE_AS, FileRefused

STANDARD = "-"
Format = Literal["csv", "jsonl"]
SUFFIXES: tuple[tuple[str, Format, bool], ...] = (
    (".csv", "csv", False),
    (".csv.gz", "csv", True),
    (".jsonl", "jsonl", False),
    (".jsonl.gz", "jsonl", True),
)
LONGEST_LINE = 4 * 1024 * 1024


@frozen
class Name:
    """What the name of a file says about it.

    Attributes:
        path: The name; `-` is standard input or output.
        format: How its rows are written; None for `-`, which does not say.
        packed: Whether it is packed with gzip.
    """

    path: str
    format: Format | None
    packed: bool

    @classmethod
    def read(cls, path: str) -> Name:
        """Read the format of a file from its suffix.

        Raises:
            FileRefused: The suffix is none that is known.
        """
        if path == STANDARD:
            return cls(path, None, False)
        lower = path.lower()
        for suffix, form, packed in SUFFIXES:
            if lower.endswith(suffix):
                return cls(path, form, packed)
        known = ", ".join(suffix for suffix, _, _ in SUFFIXES)
        hint = f"; {SAVE_AS}" if lower.endswith((".xls", ".xlsx", ".ods")) else ""
        raise FileRefused(f"`{path}` ends in none of {known}{hint}")

    @property
    def shown(self) -> str:
        """Name the file for people."""
        return "standard input" if self.path == STANDARD else self.path


@frozen
class Bytes:
    """An open file to read.

    Attributes:
        stream: Its bytes, unpacked.
        raw: The file itself, whose position says how much was read.
        size: Its size in bytes; None where that is not known.
    """

    stream: BinaryIO
    raw: BinaryIO
    size: int | None


@contextmanager
def open_bytes(name: Name) -> Iterator[Bytes]:
    """Open a file to read.

    Raises:
        FileRefused: It is not there, cannot be read, or is not packed as its name says.
    """
    if name.path == STANDARD:
        standard = io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer))
        yield Bytes(standard, standard, None)
        standard.detach()
        return
    with _reading(name), Path(name.path).open("rb") as raw:
        size = os.fstat(raw.fileno()).st_size
        if name.packed:
            with gzip.GzipFile(fileobj=raw, mode="rb") as stream:
                yield Bytes(cast("BinaryIO", stream), raw, size)
        else:
            yield Bytes(raw, raw, size)


@contextmanager
def _reading(name: Name) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise FileRefused(f"`{name.path}` is damaged, or not packed with gzip") from None
    except OSError as error:
        if error.filename != name.path and Path(str(error.filename)) != Path(name.path):
            raise
        reason = (error.strerror or "it cannot be opened").lower()
        raise FileRefused(f"cannot read `{name.path}`: {reason}") from None


@contextmanager
def open_new(name: Name) -> Iterator[BinaryIO]:
    """Open a file to write: beside its place, and put there when all is written.

    Where the work breaks off, whatever stood there stays, and nothing half-written is left.

    Raises:
        FileRefused: It cannot be written.
    """
    if name.path == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(name.path))
    if target.exists() and not target.is_file():
        with _writing(name), _special(target, name) as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _writing(name), beside.open("wb") as raw, _packed(raw, packed=name.packed) as stream:
            yield stream
        with _writing(name):
            beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink()


@contextmanager
def _special(target: Path, name: Name) -> Iterator[BinaryIO]:
    """Write to a device or a pipe, which nothing may take the place of."""
    with target.open("wb") as raw, _packed(raw, packed=name.packed) as stream:
        yield stream


@contextmanager
def _packed(raw: BinaryIO, *, packed: bool) -> Iterator[BinaryIO]:
    if not packed:
        yield raw
        return
    with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) as stream:
        yield cast("BinaryIO", stream)


@contextmanager
def _writing(name: Name) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # whoever read it has gone: that is for the caller to end
        raise
    except OSError as error:
        reason = next(
            (words for kind, words in NOT_WRITTEN if isinstance(error, kind)),
            (error.strerror or "it cannot be opened").lower(),
        )
        raise FileRefused(f"cannot write `{name.path}`: {reason}") from None


NOT_WRITTEN: tuple[tuple[type[OSError], str], ...] = (
    (PermissionError, "it may not be written, or is open in another program"),
    (FileNotFoundError, "there is no such folder"),
    (NotADirectoryError, "there is no such folder"),
    (IsADirectoryError, "it is a folder"),
)


def lines_of(stream: BinaryIO, name: Name) -> Iterator[str]:
    """Read the lines of a file, their ends kept; a byte order mark at the beginning is dropped.

    Raises:
        FileRefused: It is not UTF-8, a line is longer than 4 MB, or it holds a NUL.
    """
    number = 0
    while True:
        data = stream.readline(LONGEST_LINE)
        if not data:
            return
        number += 1
        if number == 1:
            data = data.removeprefix(b"\xef\xbb\xbf")
        if b"\0" in data or len(data) == LONGEST_LINE:
            raise FileRefused(_unreadable(name, number, data))
        try:
            yield data.decode("utf-8")
        except UnicodeDecodeError:
            raise FileRefused(_unreadable(name, number, b"")) from None


def _unreadable(name: Name, number: int, data: bytes) -> str:
    if len(data) == LONGEST_LINE:
        return f"`{name.shown}`, line {number}: the line is longer than 4 MB"
    return f"`{name.shown}`, line {number}: this is not UTF-8 text; {SAVE_AS}"
