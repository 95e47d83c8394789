"""The cache gives back what was read, or nothing; it never gives anything else, and never fails."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.loading import cache as module
from qa_framework.loading.cache import Cache
from tests.loading.reading_both import read
from tests.strategies.yaml_text import DEFINITION

DATA = DEFINITION.encode()
DOCUMENTS = read(DATA)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("QAF_CACHE", str(tmp_path / "kept"))
    return Cache.from_environment()


def entries(cache):
    return sorted(cache.folder.iterdir())


def test_what_was_written_is_read_under_any_name(cache):
    assert cache.read(DATA, "f") is None
    cache.write(DATA, DOCUMENTS)
    again = cache.read(DATA, "another name")
    assert again.nodes == DOCUMENTS.nodes
    assert again.source.name == "another name"
    assert again.source.text == DOCUMENTS.source.text
    assert again.problems == ()


def test_other_bytes_are_not_found(cache):
    cache.write(DATA, DOCUMENTS)
    assert cache.read(DATA + b"\n", "f") is None


def test_an_entry_of_another_version_is_not_found(cache, monkeypatch):
    cache.write(DATA, DOCUMENTS)
    monkeypatch.setattr(module, "VERSION", "9.9.9")
    assert cache.read(DATA, "f") is None


def test_s12_stale_cache(cache):
    """Whichever bit of an entry flips, the entry is as good as none, and is made anew."""
    cache.write(DATA, DOCUMENTS)
    (entry,) = entries(cache)
    sound = entry.read_bytes()
    for place in (*range(0, len(sound), 41), len(sound) - 1):
        flipped = bytearray(sound)
        flipped[place] ^= 1 << place % 8
        entry.write_bytes(flipped)
        assert cache.read(DATA, "f") is None
    cache.write(DATA, DOCUMENTS)
    assert cache.read(DATA, "f").nodes == DOCUMENTS.nodes


@given(content=st.binary())
def test_whatever_an_entry_holds_it_is_read_or_as_good_as_none(tmp_path_factory, content):
    cache = Cache(tmp_path_factory.mktemp("kept"))
    cache.write(DATA, DOCUMENTS)
    (entry,) = entries(cache)
    entry.write_bytes(content)
    assert cache.read(DATA, "f") is None


def test_an_entry_that_was_cut_short_is_as_good_as_none(cache):
    cache.write(DATA, DOCUMENTS)
    (entry,) = entries(cache)
    sound = entry.read_bytes()
    for length in (0, 10, 64, 65, len(sound) - 1):
        entry.write_bytes(sound[:length])
        assert cache.read(DATA, "f") is None


def test_an_entry_under_the_name_of_another_is_as_good_as_none(cache):
    cache.write(DATA, DOCUMENTS)
    (first,) = entries(cache)
    other = b"kind: scale\n"
    cache.write(other, read(other))
    (second,) = [entry for entry in entries(cache) if entry != first]
    second.write_bytes(first.read_bytes())
    assert cache.read(other, "f") is None


def test_an_entry_with_a_true_digest_and_false_content_is_as_good_as_none(cache):
    cache.write(DATA, DOCUMENTS)
    (entry,) = entries(cache)
    for content in (b"{}", b"[]", b"nonsense", b"\xff", b'{"texts":[1]}'):
        digest = module._digest(entry.name, content)  # noqa: SLF001 - to forge one
        entry.write_bytes(digest.encode() + b"\n" + content)
        assert cache.read(DATA, "f") is None


def test_entries_are_text_that_anybody_can_read(cache):
    cache.write(DATA, DOCUMENTS)
    (entry,) = entries(cache)
    digest, content = entry.read_text(encoding="utf-8").split("\n")
    assert len(digest) == 64
    assert content.startswith('{"columns":[')


def test_files_with_problems_are_not_kept(cache):
    data = b"a: 1\na: 2\n"
    cache.write(data, read(data))
    assert entries(cache) == []


@pytest.mark.parametrize("said", ["off", "OFF", " off "])
def test_off_means_none(said, monkeypatch):
    monkeypatch.setenv("QAF_CACHE", said)
    cache = Cache.from_environment()
    assert cache.folder is None
    cache.write(DATA, DOCUMENTS)
    cache.tidy()
    assert cache.read(DATA, "f") is None


def test_a_folder_that_cannot_be_made_means_none(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("QAF_CACHE", str(tmp_path / "file" / "kept"))
    assert Cache.from_environment() == Cache(None)


def test_a_folder_that_cannot_be_written_to_means_none(tmp_path, monkeypatch):
    monkeypatch.setenv("QAF_CACHE", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    assert Cache.from_environment() == Cache(None)


def test_without_word_of_it_the_cache_is_the_users_own(tmp_path, monkeypatch):
    monkeypatch.delenv("QAF_CACHE", raising=False)
    monkeypatch.setattr(module, "user_cache_path", lambda name, **_: tmp_path / name)
    assert Cache.from_environment().folder == tmp_path / "qa_framework" / "nodes-1"


def test_a_folder_that_went_away_is_no_error(cache):
    cache.folder.rmdir()
    cache.write(DATA, DOCUMENTS)
    cache.tidy()
    assert cache.read(DATA, "f") is None


def test_a_rename_that_fails_leaves_nothing_behind(cache, monkeypatch):
    def refuse(path, target):
        raise PermissionError(path, target)

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    cache.write(DATA, DOCUMENTS)
    assert entries(cache) == []


def test_old_entries_are_removed_now_and_then(cache):
    for number in range(600):  # of 256 new entries, one removes what is old
        data = b"a: %d\n" % number
        cache.write(data, read(data))
        if number == 0:
            (oldest,) = entries(cache)
            long_ago = time.time() - 40 * 24 * 60 * 60
            os.utime(oldest, (long_ago, long_ago))
    assert oldest not in entries(cache)
    assert len(entries(cache)) == 599


def write_and_read(folder, rounds):
    """Write and read one entry over and over; tell whether anything but the truth was read."""
    cache = Cache(folder)
    for _ in range(rounds):
        cache.write(DATA, DOCUMENTS)
        found = cache.read(DATA, "f")
        if found is None or found.nodes != DOCUMENTS.nodes:
            return False
    return True


def test_processes_share_a_folder(cache):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        told = pool.starmap(write_and_read, [(cache.folder, 60)] * 2)
    assert told == [True, True]
    assert len(entries(cache)) == 1


def test_threads_share_a_cache(cache):
    told = []
    threads = [
        threading.Thread(target=lambda: told.append(write_and_read(cache.folder, 30)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [True] * 8
    assert len(entries(cache)) == 1
