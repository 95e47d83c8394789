"""From nodes to models: one strict converter that reports everything wrong and keeps what is sound.

A key that is not known, a value of the wrong kind, a key that is missing: each is reported with
its place, and reading goes on. What cannot be read is left at its default, or dropped from its
list; `reading.lost` then says that the definition is not whole.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from datetime import date
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from cattrs import Converter

from qa_framework.definitions.base import Definition, Form, Name, Reference, Text, Version
from qa_framework.definitions.cases import Departed, Plain
from qa_framework.definitions.rubric import (
    Band,
    Bands,
    BandTables,
    Bound,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Rubric,
    Unanswered,
)
from qa_framework.definitions.scale import CountAs, Effect, Scale, ScaleUse
from qa_framework.definitions.tool import Demand
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.conditions import read_condition
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence
from qa_framework.loading.reading import (
    Reader,
    Reading,
    Unusable,
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
    refuse,
)
from qa_framework.problems import suggest

ONLY_AT_THE_TOP = ("kind", *(field.name for field in attrs.fields(Definition)))
RUBRIC_KEYS = frozenset({"unanswered", "measures", "each_section", "grades", "bands", "flags"})


def make_converter() -> Converter:
    """Make the converter that knows every kind of value in a definition."""
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook_factory(_is_annotated, _annotated_hook)
    converter.register_structure_hook_factory(_is_literal, _literal_hook)
    converter.register_structure_hook_factory(_is_optional, _optional_hook)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(_is_map, _map_hook)
    converter.register_structure_hook_factory(_is_model, _model_hook)
    for kind, reader in SIMPLE.items():
        converter.register_structure_hook(kind, reader)
    for union, make in UNIONS:
        converter.register_structure_hook_func(_is(union), make(converter))
    return converter


def _is(wanted: object) -> Callable[[object], bool]:
    return lambda kind: kind == wanted


def _is_annotated(kind: object) -> bool:
    return get_origin(kind) is Annotated


def _is_literal(kind: object) -> bool:
    return get_origin(kind) is Literal


def _is_optional(kind: object) -> bool:
    return get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_map(kind: object) -> bool:
    return get_origin(kind) is MappingType


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and attrs.has(kind)


def _annotated_hook(kind: Any, _: Converter) -> Reader:
    return read_formed(next(each for each in get_args(kind) if isinstance(each, Form)))


def _literal_hook(kind: Any, _: Converter) -> Reader:
    return read_word(get_args(kind))


def _optional_hook(kind: Any, converter: Converter) -> Reader:
    inner = Union[tuple(each for each in get_args(kind) if each is not NoneType)]  # noqa: UP007
    return reader_for(inner, converter)


def _tuple_hook(kind: Any, converter: Converter) -> Reader:
    return read_list(reader_for(get_args(kind)[0], converter))


def _map_hook(kind: Any, converter: Converter) -> Reader:
    key_kind, value_kind = get_args(kind)
    return read_map(reader_for(key_kind, converter), reader_for(value_kind, converter))


def _model_hook(kind: Any, converter: Converter) -> Reader:
    return read_model(kind, converter)


def reader_for(kind: Any, converter: Converter) -> Reader:
    """Give the reader of a kind of value, found when it is first used so that kinds may recur."""
    found: list[Reader] = []

    def read(node: Node, reading: Reading) -> object:
        if not found:
            found.append(converter.get_structure_hook(kind))
        return found[0](node, reading)

    return read


def read_list(item: Reader) -> Reader:
    """Make a reader of a list; an item that cannot be read is dropped."""

    def read(node: Node, reading: Reading) -> tuple[object, ...]:
        if not isinstance(node, Sequence):
            raise refuse(node, reading, "a list", "put it in square brackets: [...]")
        items = []
        for each in node.items:
            try:
                items.append(item(each, reading))
            except Unusable:
                reading.lost = True
        return tuple(items)

    return read


def read_map(key: Reader, value: Reader) -> Reader:
    """Make a reader of a map; an entry that cannot be read is dropped."""

    def read(node: Node, reading: Reading) -> dict[str, object]:
        if not isinstance(node, Mapping):
            raise refuse(node, reading, "a map of keys")
        entries: dict[str, object] = {}
        for name, entry in node.entries.items():
            try:
                key(entry.key, reading)
                entries[name] = value(entry.value, reading)
            except Unusable:
                reading.lost = True
        return entries

    return read


@attrs.frozen
class Key:
    """How one key of a model is read; without an essential one there is no model."""

    argument: str
    required: bool
    essential: bool
    read: Reader


def keys_of(model: type, converter: Converter, *, top: bool = False) -> dict[str, Key]:
    """List the keys that a model has in YAML; one written inside another has no id or title."""
    attrs.resolve_types(model)
    hidden = {"place"} if top or not issubclass(model, Definition) else {"place", *ONLY_AT_THE_TOP}
    keys = {}
    for field in attrs.fields(model):
        if field.name not in hidden:
            essential = field.default is attrs.NOTHING
            keys[field.metadata.get("key", field.name)] = Key(
                field.alias,
                essential or field.metadata.get("required", False),
                essential,
                reader_for(field.type, converter),
            )
    return keys


def read_model(model: type, converter: Converter, *, top: bool = False) -> Reader:
    """Make a reader of a model from a map of its keys.

    Args:
        model: The class.
        converter: What reads its values.
        top: Whether the definition stands by itself, and so has an id, a version and a title.
    """
    keys = keys_of(model, converter, top=top)
    required = tuple(name for name, key in keys.items() if key.required)
    essential = frozenset(key.argument for key in keys.values() if key.essential)
    placed = "place" in attrs.fields_dict(model)
    ignored = {"kind"} if top else set()

    def read(node: Node, reading: Reading) -> object:
        if not isinstance(node, Mapping):
            raise refuse(node, reading, "a map of keys")
        values: dict[str, object] = {"place": reading.place(node)} if placed else {}
        for name, entry in node.entries.items():
            key = keys.get(name)
            if key is None:
                if name not in ignored:
                    _report_unknown(node, reading, name, keys, model)
                continue
            try:
                values[key.argument] = key.read(entry.value, reading)
            except Unusable:
                continue
        _report_missing(node, reading, required)
        if essential.difference(values):
            raise Unusable
        return model(**values)

    return read


def _report_unknown(
    node: Mapping, reading: Reading, name: str, keys: MappingType[str, Key], model: type
) -> None:
    key = node.entries[name].key
    near = suggest(name, keys)
    hint = f"did you mean `{near}`?" if near and near not in node.entries else None
    if issubclass(model, Definition) and name in ONLY_AT_THE_TOP:
        hint = "a definition written inside another has no kind, id, version or title"
    reading.report("QA201", f"unknown key `{name}`", key, hint)


def _report_missing(node: Mapping, reading: Reading, required: tuple[str, ...]) -> None:
    for name in required:
        if name not in node.entries:
            reading.report("QA202", f"`{name}` is missing", node, HINTS_FOR_MISSING.get(name))


HINTS_FOR_MISSING = {
    "unanswered": "say what a blank answer does, for instance `unanswered: block`",
    "version": "add `version: 1.0.0`",
    "because": "say why, for the person who reads the result",
}


def _read_text_or_map(_: Converter) -> Reader:
    as_map = read_map(read_text, read_text)
    return lambda node, reading: (
        as_map(node, reading) if isinstance(node, Mapping) else read_text(node, reading)
    )


def _read_token_or_list(_: Converter) -> Reader:
    as_list = read_list(read_text)
    return lambda node, reading: (
        as_list(node, reading) if isinstance(node, Sequence) else read_text(node, reading)
    )


def _read_reference_or(inline: type, converter: Converter) -> Reader:
    as_inline = read_model(inline, converter)
    return lambda node, reading: (
        as_inline(node, reading) if isinstance(node, Mapping) else read_reference(node, reading)
    )


def _read_scale(converter: Converter) -> Reader:
    return _read_reference_or(Scale, converter)


def _read_scale_or_use(converter: Converter) -> Reader:
    as_scale, as_use = _read_scale(converter), read_model(ScaleUse, converter)

    def read(node: Node, reading: Reading) -> object:
        uses = isinstance(node, Mapping) and "use" in node.entries
        return as_use(node, reading) if uses else as_scale(node, reading)

    return read


def _read_rubrics(converter: Converter) -> Reader:
    one = _read_reference_or(Rubric, converter)
    several = read_map(read_text, one)

    def read(node: Node, reading: Reading) -> object:
        named = isinstance(node, Mapping) and not RUBRIC_KEYS.intersection(node.entries)
        return several(node, reading) if named else one(node, reading)

    return read


def _read_bands(converter: Converter) -> Reader:
    table = read_list(read_model(Band, converter))

    def read(node: Node, reading: Reading) -> object:
        return (
            _read_tables(node, reading, table)
            if isinstance(node, Mapping)
            else table(node, reading)
        )

    return read


def _read_tables(node: Mapping, reading: Reading, table: Reader) -> BandTables:
    if "by" not in node.entries:
        raise refuse(node, reading, "a list of bands, or a map with `by:`")
    entries = {name: entry.value for name, entry in node.entries.items()}
    by = read_text(entries.pop("by"), reading)
    otherwise = table(entries.pop("else"), reading) if "else" in entries else ()
    tables = {name: table(each, reading) for name, each in entries.items()}
    return BandTables(place=reading.place(node), by=by, tables=tables, otherwise=otherwise)  # type: ignore[arg-type]  # a reader of bands gives bands


def _read_bands_or_none(converter: Converter) -> Reader:
    bands = _read_bands(converter)

    def read(node: Node, reading: Reading) -> object:
        return "none" if isinstance(node, Scalar) and node.text == "none" else bands(node, reading)

    return read


def _read_unanswered(_: Converter) -> Reader:
    return lambda node, reading: _read_choice(node, reading, ("block", "leave_out"), POLICIES)


def _read_effect(_: Converter) -> Reader:
    return lambda node, reading: _read_choice(node, reading, ("leave_out", "block"), EFFECTS)


def _read_choice(
    node: Node, reading: Reading, words: tuple[str, ...], maps: MappingType[str, Reader]
) -> object:
    """Read one of several words, or a map with exactly one of several keys."""
    if isinstance(node, Mapping) and len(node.entries) == 1:
        name, entry = next(iter(node.entries.items()))
        if name in maps:
            return maps[name](entry.value, reading)
        near = suggest(name, maps)
        hint = f"did you mean `{near}`?" if near else None
        reading.report("QA201", f"unknown key `{name}`", entry.key, hint)
        raise Unusable
    if isinstance(node, Mapping):
        raise refuse(node, reading, _one_of(words, maps))
    if isinstance(node, Scalar) and node.text in words:
        return node.text
    near = suggest(node.text, words) if isinstance(node, Scalar) else None
    raise refuse(node, reading, _one_of(words, maps), f"did you mean `{near}`?" if near else None)


def _one_of(words: tuple[str, ...], maps: MappingType[str, Reader]) -> str:
    shown = [f"`{word}`" for word in words] + [f"`{{{name}: ...}}`" for name in maps]
    return f"one of {', '.join(shown)}"


def _read_blank_level(node: Node, reading: Reading) -> CountBlankAs:
    if isinstance(node, Mapping):
        return CountBlankAs(read_map(read_text, read_text)(node, reading))  # type: ignore[arg-type]  # a map of texts
    return CountBlankAs(read_word(("lowest",))(node, reading))  # type: ignore[arg-type]  # that word


def _read_prorate(node: Node, reading: Reading) -> Prorate:
    if not isinstance(node, Mapping) or set(node.entries) != {"at_least"}:
        raise refuse(node, reading, "`{at_least: <how many>}`")
    return Prorate(read_whole_number(node.entries["at_least"].value, reading))


POLICIES: MappingType[str, Reader] = {
    "count_as": _read_blank_level,
    "needs_answered": lambda node, reading: NeedsAnswered(read_whole_number(node, reading)),
    "needs_share": lambda node, reading: NeedsShare(read_share(node, reading)),
    "prorate": _read_prorate,
}
EFFECTS: MappingType[str, Reader] = {
    "count_as": lambda node, reading: CountAs(read_text(node, reading))
}


def _read_demand(converter: Converter) -> Reader:
    """Read `always`, `never`, `yes`, `no`, or a map with `when:`."""
    words = {"always": True, "yes": True, "true": True, "never": False, "no": False, "false": False}
    as_map = read_model(Demand, converter)

    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.plain and node.text in words:
            return Demand(place=reading.place(node), when=words[node.text])
        if isinstance(node, Mapping):
            return as_map(node, reading)
        raise refuse(node, reading, "`always`, `never` or `{when: <condition>}`")

    return read


def _read_truth_or_condition(_: Converter) -> Reader:
    return read_condition


def _read_departure(converter: Converter) -> Reader:
    one = read_model(Departed, converter)
    several = read_map(read_text, one)

    def read(node: Node, reading: Reading) -> object:
        direct = not isinstance(node, Mapping) or "grade" in node.entries
        return one(node, reading) if direct else several(node, reading)

    return read


def _read_plain(_: Converter) -> Reader:
    return lambda node, _: read_plain(node)


def read_plain(node: Node) -> Plain:
    """Read any value just as it was written: text, tuples and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(read_plain(each) for each in node.items)
    return {name: read_plain(entry.value) for name, entry in node.entries.items()}


SIMPLE: MappingType[Any, Reader] = {
    str: read_text,
    bool: read_switch,
    int: read_whole_number,
    Fraction: read_number,
    date: read_date,
    Version: read_version,
    Reference: read_reference,
    Bound: read_bound,
}
UNIONS: tuple[tuple[Any, Callable[[Converter], Reader]], ...] = (
    (Expr, lambda _: read_condition),
    (Expr | bool, _read_truth_or_condition),
    (Text, _read_text_or_map),
    (str | tuple[str, ...], _read_token_or_list),
    (Reference | Scale, _read_scale),
    (Reference | ScaleUse | Scale, _read_scale_or_use),
    (Reference | Rubric, lambda converter: _read_reference_or(Rubric, converter)),
    (Reference | Rubric | MappingType[Name, Reference | Rubric], _read_rubrics),
    (Bands, _read_bands),
    (Bands | Literal["none"], _read_bands_or_none),
    (Unanswered, _read_unanswered),
    (Effect, _read_effect),
    (Demand, _read_demand),
    (Departed | MappingType[str, Departed], _read_departure),
    (Plain, _read_plain),
)
