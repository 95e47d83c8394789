"""The work of `qaf draw`: what each of its three things needs, and the files of records."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from qa_framework.cli.drawing import (
    DOES,
    MAY_HAVE,
    NEEDS,
    OPTIONS,
    Task,
    read_record,
    stratum_name,
    write_record,
)
from qa_framework.cli.group import Misuse
from qa_framework.sampling import DrawRefused
from tests.sampling.made import WAYS, draw, rows


def test_every_option_has_a_name_that_people_know() -> None:
    assert {*OPTIONS} | {"excel", "paths"} == {each.name for each in attrs.fields(Task)}


def test_the_three_things_need_options_that_there_are() -> None:
    assert DOES.keys() == NEEDS.keys() == MAY_HAVE.keys()
    for what in NEEDS:
        assert {*NEEDS[what], *MAY_HAVE[what]} <= OPTIONS.keys()
        assert {*NEEDS[what]}.isdisjoint(MAY_HAVE[what])


def test_a_record_is_written_and_read(folder: Path) -> None:
    record = draw(WAYS["stratified"])
    path = str(folder / "é.json")
    write_record(record, path)
    assert read_record(path) == record
    assert Path(path).read_bytes().endswith(b"}\n")


def test_a_record_that_cannot_be_read_is_told(folder: Path) -> None:
    with pytest.raises(Misuse, match="is a directory"):
        read_record(str(folder))
    path = folder / "a.json"
    path.write_bytes(b"\xff")
    with pytest.raises(Misuse, match="it is not JSON"):
        read_record(str(path))
    path.write_text("{}", encoding="utf-8", newline="\n")
    with pytest.raises(DrawRefused):
        read_record(str(path))


def test_a_stratum_is_named_by_the_labels_of_its_values() -> None:
    plan = "choose: stratified\nby: [note, team]\nshares: equal\nsize: 5\n"
    record = draw(plan, [row | {"note": row["note"] or "none"} for row in rows(12)])
    assert stratum_name(record, ("none", "north")) == "none, North"
    assert stratum_name(draw(WAYS["every_case"]), ()) is None


def test_a_record_with_a_key_twice_is_refused(folder: Path) -> None:
    path = folder / "june.json"
    write_record(draw(WAYS["simple_random"]), str(path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{", '{"seed": "other",', 1), encoding="utf-8", newline="\n")
    with pytest.raises(DrawRefused, match="a key stands in one map twice"):
        read_record(str(path))
