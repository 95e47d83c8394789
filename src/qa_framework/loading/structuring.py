"""The one strict converter: for every kind of value in a definition, what reads it from a node."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from datetime import date
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from cattrs import Converter

from qa_framework.definitions.base import Form, Reference, Version
from qa_framework.definitions.rubric import Bound
from qa_framework.definitions.sampling import Percent
from qa_framework.loading.forms import FORMS
from qa_framework.loading.models import ModelReader, is_missed, read_list, read_map, without_none
from qa_framework.loading.reading import (
    Reader,
    read_bound,
    read_date,
    read_formed,
    read_number,
    read_reference,
    read_share,
    read_switch,
    read_text,
    read_version,
    read_whole_number,
    read_word,
)

SIMPLE: MappingType[Any, Reader] = {
    str: read_text,
    bool: read_switch,
    int: read_whole_number,
    Fraction: read_number,
    Percent: read_share,
    date: read_date,
    Version: read_version,
    Reference: read_reference,
    Bound: read_bound,
}
"""Kinds of value that are written in one way."""


def make_converter() -> Converter:
    """Make the converter that knows every kind of value in a definition; nothing is coerced."""
    converter = Converter(detailed_validation=False)
    for applies, make in GENERIC:
        converter.register_structure_hook_factory(applies, make)
    for kind, reader in SIMPLE.items():
        converter.register_structure_hook(kind, reader)
    for form, make_form in FORMS:
        converter.register_structure_hook_func(_is(form), make_form(converter))
    return converter


def read_model(model: type, converter: Converter, *, top: bool = False) -> Reader:
    """Make a reader of a model; see `ModelReader`."""
    return ModelReader(model, converter, top=top)


def _is(wanted: object) -> Callable[[object], bool]:
    return lambda kind: kind == wanted


def _is_a(origin: object) -> Callable[[object], bool]:
    return lambda kind: get_origin(kind) is origin


def _is_optional(kind: object) -> bool:
    return get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind)


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and attrs.has(kind)


def _formed(kind: Any, _: Converter) -> Reader:  # noqa: ANN401 - a type is of any kind
    return read_formed(next(each for each in get_args(kind) if isinstance(each, Form)))


def _word(kind: Any, _: Converter) -> Reader:  # noqa: ANN401
    return read_word(get_args(kind))


def _optional(kind: Any, converter: Converter) -> Reader:  # noqa: ANN401
    return converter.get_structure_hook(without_none(kind))


def _list(kind: Any, converter: Converter) -> Reader:  # noqa: ANN401
    item = get_args(kind)[0]
    return read_list(converter.get_structure_hook(item), missed=is_missed(item))


def _map(kind: Any, converter: Converter) -> Reader:  # noqa: ANN401
    key, value = map(converter.get_structure_hook, get_args(kind))
    return read_map(key, value)


GENERIC: tuple[tuple[Callable[[object], bool], Callable[[Any, Converter], Reader]], ...] = (
    (_is_a(Annotated), _formed),
    (_is_a(Literal), _word),
    (_is_optional, _optional),
    (_is_a(tuple), _list),
    (_is_a(MappingType), _map),
    (_is_model, ModelReader),
)
"""Kinds of kinds, and what makes a reader for each."""
