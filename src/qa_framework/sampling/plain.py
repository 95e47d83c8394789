"""Frozen records to plain data and back, exactly; and the JSON Schema of what is written.

Every key is there in what is written, and must be there in what is read; nothing is coerced.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from qa_framework.expressions.literals import DATE_FORM, date_value
from qa_framework.sampling.problems import DrawRefused
from qa_framework.scoring.answers import UNWRITABLE

Model = TypeVar("Model")
WORDS: Mapping[Any, str] = {str: "text", int: "a whole number", date: "a date such as 2026-05-04"}
NAMES: Mapping[Any, str] = {str: "string", int: "integer", NoneType: "null"}


def to_plain(value: object) -> Any:  # noqa: ANN401 - plain data are of many kinds
    """Turn a record, or a part of one, into maps, lists, texts and whole numbers."""
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))  # type: ignore[arg-type]  # it has been asked
        return {part.name: to_plain(getattr(value, part.name)) for part in fields}
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: to_plain(each) for name, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[Model], data: object) -> Model:
    """Read a record from plain data.

    Raises:
        DrawRefused: Something is missing, unknown or of the wrong kind; with the first such place.
    """
    found: Model = _read(kind, data, "")
    return found


def _read(kind: Any, data: Any, path: str) -> Any:  # noqa: ANN401
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and attrs.has(kind):
        return _record(kind, data, path)
    if origin in (Union, UnionType):
        other = next(each for each in parts if each is not NoneType)
        return None if data is None else _read(other, data, path)
    if origin is tuple:
        items = _wanted(data, list, "a list", path)
        return tuple(_read(parts[0], each, f"{path}[{i}]") for i, each in enumerate(items))
    if origin is Mapping:
        entries = _wanted(data, dict, "a map", path)
        return {
            _read(str, name, path): _read(parts[1], each, path) for name, each in entries.items()
        }
    if origin is Literal:
        if data not in parts:
            raise _refuse(path, f"one of {', '.join(f'`{each}`' for each in parts)}")
        return data
    if kind is date:
        day = date_value(data) if isinstance(data, str) else None
        return _wanted(day, date, WORDS[date], path)
    read = _wanted(data, kind, WORDS[kind], path)
    if kind is str and UNWRITABLE.search(read):
        raise _refuse(path, "text that can be stored")
    return read


def _record(kind: type, data: object, path: str) -> object:
    attrs.resolve_types(kind)
    given = _wanted(data, dict, "a map of keys", path)
    fields = {part.name: part for part in attrs.fields(kind)}
    for name in given:
        if name not in fields:
            raise DrawRefused(f"{NO_RECORD}: unknown key `{_below(path, name)}`")
    for name in fields:
        if name not in given:
            raise DrawRefused(f"{NO_RECORD}: `{_below(path, name)}` is missing")
    read = {
        name: _read(part.type, given[name], _below(path, name)) for name, part in fields.items()
    }
    return kind(**read)


NO_RECORD = "this is no record of a draw"


def _below(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _wanted(data: Any, kind: type, words: str, path: str) -> Any:  # noqa: ANN401
    if type(data) is not kind:
        raise _refuse(path, words)
    return data


def _refuse(path: str, words: str) -> DrawRefused:
    return DrawRefused(f"{NO_RECORD}: `{path}` wants {words}" if path else NO_RECORD)


def schema_of(kind: type) -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of what is written for a kind of record."""
    shared: dict[str, Any] = {}
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **_model_schema(kind, shared), "$defs": shared}


def _model_schema(kind: type, shared: dict[str, Any]) -> dict[str, Any]:
    attrs.resolve_types(kind)
    said = _attributes(cleandoc(kind.__doc__ or ""))
    fields = attrs.fields(kind)
    properties = {
        part.name: _schema(part.type, shared) | {"description": said[part.name]} for part in fields
    }
    names = [part.name for part in fields]
    head = {"type": "object", "properties": properties, "required": names}
    return {**head, "additionalProperties": False}


def _schema(kind: Any, shared: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and attrs.has(kind):
        if kind.__name__ not in shared:
            shared[kind.__name__] = _model_schema(kind, shared)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(each, shared) for each in parts]}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0], shared)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(parts[1], shared)}
    if origin is Literal:
        return {"enum": list(parts)}
    if kind is date:
        return {"type": "string", "pattern": f"^{DATE_FORM.pattern}$"}
    return {"type": NAMES[kind]}


def _attributes(docstring: str) -> Mapping[str, str]:
    """Read what a docstring says of each attribute."""
    found: dict[str, str] = {}
    name = ""
    for line in docstring.partition("Attributes:\n")[2].splitlines():
        text = line.strip()
        if line.startswith("        "):
            found[name] = f"{found[name]} {text}"
        elif text:
            name, _, words = text.partition(": ")
            found[name] = words
    return found
