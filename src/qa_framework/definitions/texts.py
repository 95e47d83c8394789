"""The words of a definition that people read, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias, get_args

import attrs
from attrs import frozen

from qa_framework.definitions.base import Definition, Model, Text, key_of
from qa_framework.problems import Span

Said: TypeAlias = tuple[Model, list["Words"]]
"""A part of a definition, and the words that are keys of it."""


# A tuple by name, because every text of every load becomes one, and these are quickly made.
class Words(NamedTuple):
    """Some words of a definition.

    Attributes:
        text: The words.
        language: The language they are in (BCP 47).
        owner: The part of the definition that they are a key of.
        keys: The keys and, in a list, the number that lead from there to them.
    """

    text: str
    language: str
    owner: Model
    keys: tuple[str | int, ...]

    @property
    def name(self) -> str:
        """Name them as an author would: `help`, `descriptors.good`."""
        return ".".join(each for each in self.keys if isinstance(each, str))

    @property
    def span(self) -> Span:
        """Find where they were written."""
        *outer, last = self.keys
        place = self.owner.place
        if isinstance(last, int):
            return place.item(str(outer[-1]), last)
        for each in outer:
            place = place.inside(str(each))
        return place.value(last)


def words_in(definition: Definition) -> list[Said]:
    """Give each part of a definition that has words for people, with these words, in order.

    What is written inside a definition, such as a rubric inside a tool, is in its language.
    """
    found: list[Said] = []
    _gather(definition, definition.language, found)
    return found


def _gather(model: Model, language: str, found: list[Said]) -> None:
    kind: Any = type(model)
    parts = _parts_of(kind)
    said: list[Words] = []
    for slot in parts.texts:
        value = getattr(model, slot.name)
        if type(value) is str:
            said += (Words(value, language, model, slot.keys),) if value else ()
        elif value:
            said += _several(value, slot, language, model)
    if said:
        found.append((model, said))
    for name, usual in parts.models:
        value = getattr(model, name)
        if value and value is not usual:
            for each in _models_in(value):
                _gather(each, language, found)


def _several(value: Any, slot: _Slot, language: str, owner: Model) -> Iterator[Words]:  # noqa: ANN401
    """Give the words of a list, of a map of language, or of a map of option to words."""
    if slot.by_language:
        yield from _in_each_language(value, language, owner, slot.keys)
        return
    for key, each in enumerate(value) if isinstance(value, tuple) else value.items():
        yield from _in_each_language(each, language, owner, (*slot.keys, key))


def _in_each_language(
    text: Text, language: str, owner: Model, keys: tuple[str | int, ...]
) -> Iterator[Words]:
    if isinstance(text, str):
        yield Words(text, language, owner, keys)
        return
    for each, words in text.items():
        yield Words(words, each, owner, (*keys, each) if isinstance(keys[-1], str) else keys)


def _models_in(value: object) -> tuple[Model, ...]:
    if type(value) is tuple:
        return value if isinstance(value[0], Model) else ()
    if isinstance(value, Model):
        return (value,)
    if not isinstance(value, Mapping):
        return ()
    return tuple(model for each in value.values() if each for model in _models_in(each))


class _Slot(NamedTuple):
    """A field that holds words: its name, its key, and whether a map in it is one of languages."""

    name: str
    keys: tuple[str]
    by_language: bool


@frozen
class _Parts:
    """The fields of a model that hold words, and those that hold models with words.

    The latter with their defaults, which have none.
    """

    texts: tuple[_Slot, ...]
    models: tuple[tuple[str, object], ...]


@cache
def _parts_of(model: type[Model]) -> _Parts:
    attrs.resolve_types(model)
    texts, models = [], []
    for part in attrs.fields(model):
        if _holds(part.type, _is_text):
            texts.append(_Slot(part.name, (key_of(part).name,), _is_text(part.type)))
        elif _holds(part.type, _has_words):
            models.append((part.name, part.default))
    return _Parts(tuple(texts), tuple(models))


def _holds(kind: Any, wanted: Callable[[Any], bool]) -> bool:  # noqa: ANN401 - a type is of any kind
    return wanted(kind) or any(_holds(each, wanted) for each in get_args(kind))


def _is_text(kind: Any) -> bool:  # noqa: ANN401
    return set(get_args(Text)) <= set(get_args(kind))


def _has_words(kind: Any) -> bool:  # noqa: ANN401
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        return False
    model: Any = kind
    parts = _parts_of(model)
    return bool(parts.texts or parts.models)
