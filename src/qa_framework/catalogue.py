"""All definitions of a load: an immutable map of kind, id and version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, TypeVar, get_args

import attrs
from attrs import Factory, field, frozen

from qa_framework.definitions import Definition, Framework, Reference, ScaleUse, Version
from qa_framework.definitions.base import Model
from qa_framework.definitions.base import key_of as key_in_yaml
from qa_framework.definitions.kinds import KINDS, kind_of, word_for
from qa_framework.definitions.plain import definition_to_digest

AnyDefinition = TypeVar("AnyDefinition", bound=Definition)
Key = tuple[str, str, Version]


@frozen
class Catalogue:
    """Definitions by kind, id and version; adding gives a new catalogue.

    Attributes:
        definitions: Kind, id and version to definition.
        unreadable: Kind and id of definitions that are there and could not be read.
    """

    definitions: Mapping[Key, Definition] = Factory(dict)
    unreadable: frozenset[tuple[str, str]] = frozenset()
    _digests: dict[Key, str] = field(factory=dict, eq=False, repr=False, init=False)

    def with_(self, *definitions: Definition) -> Catalogue:
        """Give a catalogue that has these too.

        Raises:
            ValueError: One has no version, or another with the same kind, id and version is there.
        """
        added = dict(self.definitions)
        for each in definitions:
            key = key_of(each)
            if key in added and added[key] != each:
                raise ValueError(f"{each.address} is there already, with other content")
            added.setdefault(key, each)
        return Catalogue(added, self.unreadable)

    def __iter__(self) -> Iterator[Definition]:
        return iter(self.definitions.values())

    def __len__(self) -> int:
        return len(self.definitions)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], tuple[Definition, ...]]:
        found: dict[tuple[str, str], list[Definition]] = {}
        for (kind, name, _), definition in sorted(
            self.definitions.items(), key=lambda item: item[0]
        ):
            found.setdefault((kind, name), []).append(definition)
        return {name: tuple(versions) for name, versions in found.items()}

    def ids(self, kind: str) -> tuple[str, ...]:
        """List the ids of a kind."""
        return tuple(name for found, name in self._by_name if found == kind)

    def versions(self, kind: str, name: str) -> tuple[Definition, ...]:
        """List the versions of a definition, oldest first."""
        return self._by_name.get((kind, name), ())

    def of_kind(self, kind: str) -> tuple[Definition, ...]:
        """List the newest version of each definition of a kind."""
        return tuple(self._by_name[kind, name][-1] for name in self.ids(kind))

    def find(self, model: type[AnyDefinition], reference: Reference) -> AnyDefinition | None:
        """Find the newest definition that a reference allows; None where there is none."""
        for definition in reversed(self.versions(word_for(model), reference.id)):
            if definition.version is not None and reference.takes(definition.version):
                return definition  # type: ignore[return-value]  # a kind has one model
        return None

    def extended_by(self, framework: Framework) -> tuple[Framework, ...]:
        """List the frameworks that one extends itself; what is not there is left out."""
        found = (self.find(Framework, each) for each in framework.extends)
        return tuple(each for each in found if each is not None)

    def with_extended(self, definition: AnyDefinition) -> tuple[AnyDefinition, ...]:
        """List a definition and all that it extends, at any depth, each once."""
        reached: dict[Key, AnyDefinition] = {}
        waiting: list[Any] = [definition]
        while waiting:
            current = waiting.pop()
            if key_of(current) not in reached:
                reached[key_of(current)] = current
                waiting += self.extended_by(current) if isinstance(current, Framework) else ()
        return tuple(reached.values())

    def digest(self, definition: Definition) -> str:
        """Digest a definition with everything it refers to (SHA-256 of canonical JSON).

        Two definitions have the same digest when every audit is scored alike by both and people
        read the same words; cases and claims play no part. Where a reference finds nothing it is
        digested as it was written. A digest is worked out once; threads that ask at once for the
        first time get the same.

        Raises:
            ValueError: It has no version.
        """
        key = key_of(definition)
        if self.definitions.get(key) is not definition:
            return self._digest(definition)
        if key not in self._digests:
            self._digests[key] = self._digest(definition)
        return self._digests[key]

    def _digest(self, definition: Definition) -> str:
        # But for what it extends, no kind refers to its own kind, or to one that refers to it.
        refers: dict[str, object] = {}
        for each in self.with_extended(definition):
            for model, reference in references_of(each):
                found = self.find(model, reference)
                if found is not None:
                    alike = type(found) is type(definition)
                    what = definition_to_digest(found) if alike else self.digest(found)
                    refers[f"{word_for(model)} {reference}"] = what
        content = {"definition": definition_to_digest(definition), "refers": refers}
        return hashlib.sha256(canonical_json(content).encode("utf-8")).hexdigest()


def key_of(definition: Definition) -> Key:
    """Give kind, id and version.

    Raises:
        ValueError: It has no version.
    """
    if definition.version is None:
        raise ValueError(f"`{definition.id}` has no version")
    return kind_of(definition), definition.id, definition.version


def canonical_json(content: object) -> str:
    """Write plain data as JSON that is the same on every machine: sorted keys, exact numbers."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_exact
    )


def _exact(value: object) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"no canonical JSON of {value!r}")


def references_of(model: Model) -> Iterator[tuple[type[Definition], Reference]]:
    """List every reference in a definition, with the kind that it names, once each."""
    found: dict[tuple[type[Definition], Reference], None] = {}
    _gather(model, "", found)
    yield from found


def _gather(
    value: object, wanted: str, found: dict[tuple[type[Definition], Reference], None]
) -> None:
    """Add the references in a value, which stands in the field ``wanted``."""
    if isinstance(value, Model):
        model: Any = type(value)
        for name in _parts_of(model):
            if part := getattr(value, name):
                _gather(part, wanted if model is ScaleUse else name, found)
    elif isinstance(value, Reference):
        if wanted in NAMED_BY:
            found[KINDS[NAMED_BY[wanted]], value] = None
    elif isinstance(value, tuple | Mapping):
        for each in value if isinstance(value, tuple) else value.values():
            _gather(each, wanted, found)


@cache
def _parts_of(model: type[Model]) -> tuple[str, ...]:
    """List the fields of a model that may hold references, at any depth."""
    attrs.resolve_types(model)
    return tuple(
        part.name
        for part in attrs.fields(model)
        if not key_in_yaml(part).tests and _may_refer(part.type)
    )


def _may_refer(kind: Any) -> bool:  # noqa: ANN401 - a type is of any kind
    if isinstance(kind, type):
        return issubclass(kind, Model | Reference)
    return any(map(_may_refer, get_args(kind)))


NAMED_BY: Mapping[str, str] = {
    "scale": "scale",
    "grades": "scale",
    "normalise": "scale",
    "rubric": "rubric",
    "framework": "framework",
    "extends": "framework",
}
"""Which kind of definition each field refers to."""
