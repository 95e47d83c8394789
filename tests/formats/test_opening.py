"""Files by their names, and files put in their places whole."""

from __future__ import annotations

import errno
import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from qa_framework.formats.opening import Name, lines_of, open_bytes, open_new
from qa_framework.formats.refusals import FileRefused


@pytest.mark.parametrize(
    ("path", "form", "packed"),
    [
        ("a.csv", "csv", False),
        ("a.CSV", "csv", False),
        ("a.csv.gz", "csv", True),
        ("a.jsonl", "jsonl", False),
        ("b/a.jsonl.gz", "jsonl", True),
        ("-", None, False),
    ],
)
def test_the_suffix_says_what_a_file_is(path: str, form: str | None, packed: bool) -> None:  # noqa: FBT001 - a case of the table
    assert Name.read(path) == Name(path, form, packed)  # type: ignore[arg-type]  # one of the two


@pytest.mark.parametrize("path", ["a", "a.txt", "a.json", "a.gz", "csv"])
def test_another_suffix_is_refused_with_those_that_are_known(path: str) -> None:
    with pytest.raises(
        FileRefused, match=r"ends in none of \.csv, \.csv\.gz, \.jsonl, \.jsonl\.gz$"
    ):
        Name.read(path)


@pytest.mark.parametrize("path", ["a.xlsx", "a.XLS", "a.ods"])
def test_a_workbook_gets_the_hint_how_to_save_it(path: str) -> None:
    with pytest.raises(FileRefused, match="save it as `CSV UTF-8"):
        Name.read(path)


def read(path: Path) -> bytes:
    with open_bytes(Name.read(str(path))) as opened:
        return opened.stream.read()


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_what_is_written_is_read(tmp_path: Path, name: str) -> None:
    with open_new(Name.read(str(tmp_path / name))) as stream:
        stream.write(b"a,b\n")
    assert read(tmp_path / name) == b"a,b\n"
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_packed_file_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    for name in ("a.csv.gz", "b.csv.gz"):
        with open_new(Name.read(str(tmp_path / name))) as stream:
            stream.write(b"a,b\n" * 1000)
    assert (tmp_path / "a.csv.gz").read_bytes() == (tmp_path / "b.csv.gz").read_bytes()


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_work_that_breaks_off_leaves_what_was_there(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"before")
    with pytest.raises(error), open_new(Name.read(str(target))) as stream:  # noqa: PT012 - both at once
        stream.write(b"half")
        raise error
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_stands_in_the_place_before_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with open_new(Name.read(str(target))) as stream:
        stream.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "b.csv"
    target.write_bytes(b"before")
    link.symlink_to(target)
    with open_new(Name.read(str(link))) as stream:
        stream.write(b"after")
    assert link.is_symlink()
    assert target.read_bytes() == b"after"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open_new(Name.read(str(pipe))) as stream:
        stream.write(b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere/a.csv", "there is no such folder"),
        ("file/a.csv", "there is no such folder"),
        ("folder.csv", "it is a folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").touch()
    wanted = Name.read(str(tmp_path / name))
    with pytest.raises(FileRefused) as caught, open_new(wanted):
        pass
    assert str(caught.value) == f"cannot write `{wanted.path}`: {reason}"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "is open in another program"),
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
    ],
)
def test_what_keeps_a_file_from_being_written_is_told(
    tmp_path: Path, error: OSError, said: str
) -> None:
    target = tmp_path / "a.csv"
    with pytest.raises(FileRefused, match=said), open_new(Name.read(str(target))):
        raise error
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_that_nobody_reads_is_not_the_fault_of_the_file(tmp_path: Path) -> None:
    error = BrokenPipeError(errno.EPIPE, "Broken pipe")
    with pytest.raises(BrokenPipeError), open_new(Name.read(str(tmp_path / "a.csv"))):
        raise error


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"cannot read .*: no such file"):
        read(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "content", [b"plain text", gzip.compress(b"a,b\n" * 999, mtime=0)[:-20], b""]
)
def test_a_file_that_is_not_packed_as_it_says_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(content)
    if not content:
        assert read(path) == b""
        return
    with pytest.raises(FileRefused, match="is damaged, or not packed"):
        read(path)


def lines(data: bytes) -> list[str]:
    return list(lines_of(io.BytesIO(data), Name.read("a.csv")))


def test_a_byte_order_mark_is_dropped_at_the_beginning_alone() -> None:
    assert lines(b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n") == ["a\n", "\ufeffb\n"]


@pytest.mark.parametrize(
    "data",
    ["a,é\n".encode("latin-1"), "a,b\n".encode("utf-16"), "a\n".encode("utf-16-le"), b"a\n\xff\n"],
)
def test_what_is_not_utf8_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(
        FileRefused, match=r"this is not UTF-8 text; in Excel, save it as `CSV UTF-8"
    ):
        lines(data)
