"""Files that were read before, kept in the user's cache folder.

An entry is named by the SHA-256 of the file's bytes, the version of the library and the form of the
entries, and holds the nodes of one file without problems: a line with a digest, and a line of
canonical JSON. The digest covers name and content and is checked whenever an entry is read, so an
entry that was cut short, changed or swapped is as good as none. Entries are written beside and
renamed, so any number of processes can share a folder. What goes wrong with the cache is never an
error: the file is read from its source.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from attrs import frozen
from platformdirs import user_cache_path

from qa_framework.loading.flat import flatten, unflatten
from qa_framework.loading.nodes import Documents
from qa_framework.loading.text import read_text
from qa_framework.problems import InvalidDefinitions
from qa_framework.release import VERSION

FORMAT = 1
"""Grows whenever entries of before can no longer be read, or would be read otherwise."""

_KEPT = 30 * 24 * 60 * 60  # seconds; a file still in use is read again once a month


@frozen
class Cache:
    """A folder of entries, or no cache where ``folder`` is None."""

    folder: Path | None

    @classmethod
    def from_environment(cls) -> Cache:
        """Find the cache: ``QAF_CACHE`` names its folder, or says ``off``; else the user's own.

        A folder that cannot be made or written to means no cache.
        """
        said = os.environ.get("QAF_CACHE", "")
        if said.strip().lower() == "off":
            return cls(None)
        try:
            base = Path(said) if said else user_cache_path("qa_framework", appauthor=False)
            folder = base / f"nodes-{FORMAT}"
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (OSError, RuntimeError):  # RuntimeError: nobody's home folder is known
            return cls(None)
        return cls(folder if os.access(folder, os.W_OK) else None)

    def read(self, data: bytes, name: str) -> Documents | None:
        """Give what the bytes of a file said when they were read before, or None.

        Args:
            data: The bytes of the file.
            name: What people know the file by now; it may have been another before.
        """
        if self.folder is None:
            return None
        key = _key(data)
        try:
            digest, _, content = (self.folder / key).read_bytes().partition(b"\n")
            if digest.decode() != _digest(key, content):
                return None
            return Documents(read_text(data, name), unflatten(json.loads(content)))
        except (OSError, ValueError, InvalidDefinitions):
            return None

    def write(self, data: bytes, documents: Documents) -> None:
        """Keep what the bytes of a file say, unless there was any problem with them."""
        if self.folder is None or documents.problems:
            return
        key = _key(data)
        content = json.dumps(
            flatten(documents.nodes), ensure_ascii=False, separators=(",", ":"), sort_keys=True
        ).encode()
        with suppress(OSError):
            _replace(self.folder / key, b"%s\n%s" % (_digest(key, content).encode(), content))
        if key.startswith("00"):  # one new entry in 256 pays for all
            self.tidy()

    def tidy(self) -> None:
        """Remove entries that were written a month ago or earlier."""
        if self.folder is None:
            return
        oldest = time.time() - _KEPT
        with suppress(OSError):
            for entry in self.folder.iterdir():
                if entry.stat().st_mtime < oldest:
                    entry.unlink(missing_ok=True)


def _key(data: bytes) -> str:
    return sha256(f"{VERSION}\n{FORMAT}\n".encode() + data).hexdigest()


def _digest(key: str, content: bytes) -> str:
    return sha256(key.encode() + content).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that another process sees all of it or nothing."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as beside:
        beside.write(content)
    try:
        Path(beside.name).replace(path)
    except OSError:
        Path(beside.name).unlink(missing_ok=True)
        raise
