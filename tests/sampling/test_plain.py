"""plain: what is written reads back exactly, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

import pytest
from attrs import frozen
from jsonschema import Draft202012Validator

from qa_framework.sampling.plain import from_plain, schema_of, to_plain
from qa_framework.sampling.problems import DrawRefused


@frozen
class Inner:
    """A part.

    Attributes:
        names: Words, in
            two lines.
    """

    names: tuple[str, ...]


@frozen
class Outer:
    """A whole.

    Attributes:
        kind: What it is.
        day: A day.
        count: A number.
        inner: A part, or none.
        table: A map.
    """

    kind: Literal["a", "b"]
    day: date
    count: int
    inner: Inner | None
    table: Mapping[str, str]


WHOLE = Outer("a", date(2026, 5, 4), 3, Inner(("x", "y")), {"k": "v"})
DATA = {
    "kind": "a",
    "day": "2026-05-04",
    "count": 3,
    "inner": {"names": ["x", "y"]},
    "table": {"k": "v"},
}


def test_a_record_is_written_with_all_its_keys() -> None:
    assert to_plain(WHOLE) == DATA
    assert to_plain(Outer("b", date(2026, 5, 4), 0, None, {}))["inner"] is None


def test_what_is_written_reads_back() -> None:
    assert from_plain(Outer, json.loads(json.dumps(to_plain(WHOLE)))) == WHOLE


WRONG: list[tuple[str, Any, str]] = [
    ("kind", "c", "`kind` wants one of `a`, `b`"),
    ("day", "2026-02-30", "`day` wants a date such as 2026-05-04"),
    ("day", 20260504, "`day` wants a date"),
    ("count", True, "`count` wants a whole number"),
    ("count", 3.0, "`count` wants a whole number"),
    ("count", "3", "`count` wants a whole number"),
    ("inner", [], "`inner` wants a map of keys"),
    ("inner", {"names": "xy"}, "`inner.names` wants a list"),
    ("inner", {"names": ["x", 1]}, "`inner.names[1]` wants text"),
    ("inner", {}, "`inner.names` is missing"),
    ("inner", {"names": [], "more": 1}, "unknown key `inner.more`"),
    ("table", {"k": None}, "`table` wants text"),
    ("table", [], "`table` wants a map"),
]


@pytest.mark.parametrize(("key", "value", "said"), WRONG)
def test_what_is_wrong_is_named_by_its_place(key: str, value: object, said: str) -> None:
    with pytest.raises(DrawRefused) as raised:
        from_plain(Outer, DATA | {key: value})
    assert str(raised.value).startswith(f"this is no record of a draw: {said}")


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_map_is_no_record(data: object) -> None:
    with pytest.raises(DrawRefused, match=r"this is no record of a draw\Z"):
        from_plain(Outer, data)


def test_the_schema_accepts_what_is_written() -> None:
    schema = schema_of(Outer)
    Draft202012Validator.check_schema(schema)
    assert Draft202012Validator(schema).is_valid(DATA)
    assert schema["$defs"]["Inner"]["properties"]["names"]["description"] == "Words, in two lines."


@pytest.mark.parametrize(("key", "value", "said"), WRONG)
def test_the_schema_refuses_what_the_reading_refuses(key: str, value: object, said: str) -> None:
    """But for days that are not in the calendar, and numbers such as 3.0, which JSON takes for 3."""
    excused = value in ("2026-02-30", 3.0)
    assert Draft202012Validator(schema_of(Outer)).is_valid(DATA | {key: value}) is excused, said


def deletions(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in data:
        yield {name: value for name, value in data.items() if name != key}


@pytest.mark.parametrize("data", list(deletions(DATA)))
def test_every_key_must_be_there(data: dict[str, Any]) -> None:
    with pytest.raises(DrawRefused, match="is missing"):
        from_plain(Outer, data)
