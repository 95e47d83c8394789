"""Lists, maps and models from nodes: what is wrong is reported, what is sound is kept.

A key that is not known, a value of the wrong kind, a key that is missing: each is reported with
its place, and reading goes on. What cannot be read is left at its default, or dropped from its
list; where that makes other parts look wrong, `reading.lost` says that the definition is not whole.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
from cattrs import Converter

from qa_framework.definitions.base import Definition, Text, Version, key_of
from qa_framework.definitions.sampling import Percent, Size
from qa_framework.definitions.tool import Demand
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence
from qa_framework.loading.reading import Reader, Reading, Unusable, did_you_mean, refuse
from qa_framework.problems import suggest

ONLY_AT_THE_TOP = ("kind", *(field.name for field in attrs.fields(Definition)))
"""The keys that a definition written inside another does not have."""

NOT_MISSED = (
    str,
    bool,
    int,
    Fraction,
    date,
    Version,
    Text,
    Expr,
    Expr | bool,
    Demand,
    Percent,
    Size,
)
"""Kinds of value whose loss makes nothing else in a definition look wrong."""

HINTS_FOR_MISSING = {
    "unanswered": "say what a blank answer does, for instance `unanswered: block`",
    "version": "add `version: 1.0.0`",
    "because": "say why, for the person who reads the result",
}
FEW = 8  # keys that a hint can list


def without_none(kind: Any) -> Any:  # noqa: ANN401 - a type is of any kind
    """Give the kind of value that a field has where it has one."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    return Union[tuple(each for each in get_args(kind) if each is not NoneType)]  # noqa: UP007


def is_missed(kind: Any) -> bool:  # noqa: ANN401
    """Say whether other parts of a definition look wrong where a value of this kind is lost."""
    kind = without_none(kind)
    if get_origin(kind) is tuple:
        return is_missed(get_args(kind)[0])
    return kind not in NOT_MISSED and get_origin(kind) not in (Annotated, Literal)


def read_list(item: Reader, *, missed: bool = True) -> Reader:
    """Make a reader of a list; an item that cannot be read is dropped.

    Args:
        item: What reads an item.
        missed: Whether other parts of the definition look wrong where an item is lost.
    """

    def read(node: Node, reading: Reading) -> tuple[object, ...]:
        if not isinstance(node, Sequence):
            raise refuse(node, reading, "a list", "put it in square brackets: [...]")
        items = []
        for each in node.items:
            try:
                items.append(item(each, reading))
            except Unusable:
                reading.lost |= missed
        return tuple(items)

    return read


def read_map(key: Reader, value: Reader) -> Reader:
    """Make a reader of a map whose keys the author names; what cannot be read is dropped."""

    def read(node: Node, reading: Reading) -> dict[str, object]:
        if not isinstance(node, Mapping):
            raise refuse(node, reading, "a map of keys")
        entries: dict[str, object] = {}
        for name, each in node.values.items():
            try:
                key(node.keys[name], reading)
                entries[name] = value(each, reading)
            except Unusable:
                reading.lost = True
        return entries

    return read


@attrs.frozen
class Slot:
    """How one key of a model is read.

    Attributes:
        argument: What the model calls it.
        required: Whether a file must say it.
        essential: Whether there is no model without it.
        missed: Whether other parts of the definition look wrong where its value is lost.
        read: What reads its value.
    """

    argument: str
    required: bool
    essential: bool
    missed: bool
    read: Reader


def fields_of(model: type, *, top: bool = False) -> MappingType[str, attrs.Attribute[Any]]:
    """List what a model has in YAML by key; one written inside another has no id or title."""
    attrs.resolve_types(model)
    hidden = {"place"} if top or not issubclass(model, Definition) else {"place", *ONLY_AT_THE_TOP}
    return {key_of(part).name: part for part in attrs.fields(model) if part.name not in hidden}


class ModelReader:
    """Reads a model from a map of its keys.

    Its slots are found when it first reads something, so that only the kinds of definition that
    are used cost anything.
    """

    def __init__(self, model: type, converter: Converter, *, top: bool = False) -> None:
        """Prepare to read a class.

        Args:
            model: The class.
            converter: What reads its values.
            top: Whether the definition stands by itself, and so has an id, a version and a title.
        """
        self.model = model
        self.converter = converter
        self.top = top
        self.placed = "place" in attrs.fields_dict(model)

    @cached_property
    def slots(self) -> MappingType[str, Slot]:
        """The keys of the model."""
        slots = {}
        for name, part in fields_of(self.model, top=self.top).items():
            essential = part.default is attrs.NOTHING
            required = key_of(part).required
            read = self.converter.get_structure_hook(part.type)
            slots[name] = Slot(
                part.alias or part.name, required, essential, is_missed(part.type), read
            )
        return slots

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys that must be there."""
        return frozenset(name for name, slot in self.slots.items() if slot.required)

    @cached_property
    def essential(self) -> frozenset[str]:
        """The arguments without which there is no model."""
        return frozenset(slot.argument for slot in self.slots.values() if slot.essential)

    def __call__(self, node: Node, reading: Reading) -> object:
        """Read the model from a node, or raise `Unusable` where it lacks something essential."""
        if not isinstance(node, Mapping):
            raise refuse(node, reading, "a map of keys")
        slots = self.slots
        values: dict[str, object] = {"place": reading.place(node)} if self.placed else {}
        unknown = []
        for name, value in node.values.items():
            slot = slots.get(name)
            if slot is None:
                unknown.append(name)
                continue
            try:
                values[slot.argument] = slot.read(value, reading)
            except Unusable:
                reading.lost |= slot.missed
        if unknown or not self.required <= node.values.keys():
            self._report_keys(node, reading, unknown)
        if not self.essential <= values.keys():
            raise Unusable
        return self.model(**values)

    def _report_keys(self, node: Mapping, reading: Reading, unknown: list[str]) -> None:
        """Report keys that are not known, and those that are missing and were not meant by them."""
        left = [name for name in self.slots if name not in node.values]
        meant = set()
        for name in unknown:
            if name == "kind" and self.top:
                continue
            near = suggest(name, left)
            meant.add(near)
            value = node.values[name]
            reading.report(
                "QA201", f"unknown key `{name}`", node.keys[name], self._hint(name, near)
            )
            holds_names = self.slots[near].missed if near else not isinstance(value, Scalar)
            reading.lost |= holds_names
        for name in left:
            if name in self.required and name not in meant:
                hint = HINTS_FOR_MISSING.get(name)
                reading.report("QA202", f"`{name}` is missing", node, hint)

    def _hint(self, name: str, near: str | None) -> str | None:
        if issubclass(self.model, Definition) and name in ONLY_AT_THE_TOP:
            return "a definition written inside another has no kind, id, version or title"
        if near is None and len(self.slots) <= FEW:
            return f"the keys here are {', '.join(f'`{each}`' for each in self.slots)}"
        return did_you_mean(near)
