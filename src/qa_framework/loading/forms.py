"""Values that can be written in more than one way: a name or the thing itself, a word or a map."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from typing import Any, Literal

import attrs
from cattrs import Converter

from qa_framework.definitions.base import LanguageTag, Name, Reference, Text
from qa_framework.definitions.cases import Departed, Plain
from qa_framework.definitions.rubric import (
    Band,
    Bands,
    BandTables,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Rubric,
    Unanswered,
)
from qa_framework.definitions.sampling import CaseCount, CaseShare, Precision, Size
from qa_framework.definitions.scale import CountAs, Effect, Scale, ScaleUse
from qa_framework.definitions.tool import DEMAND_WORDS, Demand
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.conditions import read_condition
from qa_framework.loading.models import ModelReader, fields_of, read_list, read_map
from qa_framework.loading.nodes import Mapping, Node, Scalar, Sequence
from qa_framework.loading.reading import (
    Reader,
    Reading,
    Unusable,
    did_you_mean,
    read_reference,
    read_share,
    read_text,
    read_whole_number,
    read_word,
    refuse,
)
from qa_framework.problems import suggest

POLICY_WORDS = ("block", "leave_out")
EFFECT_WORDS = ("leave_out", "block")


def _words(converter: Converter) -> Reader:
    """Make a reader of words for people: text, or a map of language to text."""
    as_map = read_map(converter.get_structure_hook(LanguageTag), read_text)

    def read(node: Node, reading: Reading) -> object:
        if not isinstance(node, Mapping):
            return read_text(node, reading)
        if not node.values:
            raise refuse(node, reading, "text, or a map of language to text")
        return as_map(node, reading)

    return read


def _token_or_list(_: Converter) -> Reader:
    as_list = read_list(read_text)
    return lambda node, reading: (
        as_list(node, reading) if isinstance(node, Sequence) else read_text(node, reading)
    )


def _reference_or(inline: type, converter: Converter) -> Reader:
    """Make a reader of a definition: its name, or itself."""
    as_inline = ModelReader(inline, converter)
    return lambda node, reading: (
        as_inline(node, reading) if isinstance(node, Mapping) else read_reference(node, reading)
    )


def _scale(converter: Converter) -> Reader:
    return _reference_or(Scale, converter)


def _scale_or_use(converter: Converter) -> Reader:
    as_scale, as_use = _scale(converter), ModelReader(ScaleUse, converter)

    def read(node: Node, reading: Reading) -> object:
        uses = isinstance(node, Mapping) and "use" in node.values
        return as_use(node, reading) if uses else as_scale(node, reading)

    return read


def _rubric(converter: Converter) -> Reader:
    return _reference_or(Rubric, converter)


def _rubrics(converter: Converter) -> Reader:
    """Make a reader of a rubric, or of a map of name to rubric."""
    keys = fields_of(Rubric).keys()
    one = _rubric(converter)
    several = read_map(converter.get_structure_hook(Name), one)

    def holds_a_rubric(node: Node) -> bool:
        return isinstance(node, Scalar) or (
            isinstance(node, Mapping) and not keys.isdisjoint(node.values)
        )

    def read(node: Node, reading: Reading) -> object:
        named = (
            isinstance(node, Mapping)
            and keys.isdisjoint(node.values)
            and any(map(holds_a_rubric, node.values.values()))
        )
        return several(node, reading) if named else one(node, reading)

    return read


def _bands(converter: Converter) -> Reader:
    """Make a reader of a table of bands, or of several with `by:`."""
    table = read_list(ModelReader(Band, converter))
    tables = read_map(read_text, table)

    def read(node: Node, reading: Reading) -> object:
        if not isinstance(node, Mapping):
            return table(node, reading)
        if "by" not in node.values:
            raise refuse(node, reading, "a list of bands, or a map with `by:`")
        rest = {name: value for name, value in node.values.items() if name != "by"}
        found: dict[str, Any] = tables(attrs.evolve(node, values=rest), reading)
        otherwise = found.pop("else", ())
        by = read_text(node.values["by"], reading)
        return BandTables(place=reading.place(node), by=by, tables=found, otherwise=otherwise)

    return read


def _bands_or_none(converter: Converter) -> Reader:
    bands = _bands(converter)

    def read(node: Node, reading: Reading) -> object:
        return "none" if isinstance(node, Scalar) and node.text == "none" else bands(node, reading)

    return read


def _choice(words: tuple[str, ...], maps: MappingType[str, Reader]) -> Reader:
    """Make a reader of one of several words, or of a map with exactly one of several keys."""
    shown = [f"`{word}`" for word in words] + [f"`{{{name}: ...}}`" for name in maps]
    wanted = f"one of {', '.join(shown)}"

    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar):
            if node.text in words:
                return node.text
            raise refuse(node, reading, wanted, did_you_mean(suggest(node.text, words)))
        if isinstance(node, Sequence) or len(node.values) != 1:
            raise refuse(node, reading, wanted)
        name, value = next(iter(node.values.items()))
        if name not in maps:
            hint = did_you_mean(suggest(name, maps))
            reading.report("QA201", f"unknown key `{name}`", node.keys[name], hint)
            raise Unusable
        return maps[name](value, reading)

    return read


def _unanswered(_: Converter) -> Reader:
    """Make a reader of what a blank answer does."""
    lowest, levels = read_word(("lowest",)), read_map(read_text, read_text)

    def count_as(node: Node, reading: Reading) -> object:
        return CountBlankAs((levels if isinstance(node, Mapping) else lowest)(node, reading))

    maps: MappingType[str, Reader] = {
        "count_as": count_as,
        "needs_answered": lambda node, reading: NeedsAnswered(read_whole_number(node, reading)),
        "needs_share": lambda node, reading: NeedsShare(read_share(node, reading)),
        "prorate": _prorate,
    }
    return _choice(POLICY_WORDS, maps)


def _prorate(node: Node, reading: Reading) -> Prorate:
    if not isinstance(node, Mapping) or node.values.keys() != {"at_least"}:
        raise refuse(node, reading, "`{at_least: <how many>}`")
    return Prorate(read_whole_number(node.values["at_least"], reading))


def _effect(_: Converter) -> Reader:
    """Make a reader of what an absence does."""
    return _choice(
        EFFECT_WORDS, {"count_as": lambda node, reading: CountAs(read_text(node, reading))}
    )


def _demand(converter: Converter) -> Reader:
    """Make a reader of `always`, `never`, `yes`, `no`, or a map with `when:`."""
    as_map = ModelReader(Demand, converter)

    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.plain and node.text in DEMAND_WORDS:
            return Demand(place=reading.place(node), when=DEMAND_WORDS[node.text])
        if isinstance(node, Mapping):
            return as_map(node, reading)
        hint = None
        if isinstance(node, Scalar):
            hint = did_you_mean(suggest(node.text, ("always", "never")))
        raise refuse(node, reading, "`always`, `never` or `{when: <condition>}`", hint)

    return read


def _always_or_condition(_: Converter) -> Reader:
    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Scalar) and node.plain and node.text in DEMAND_WORDS:
            return DEMAND_WORDS[node.text]
        return read_condition(node, reading)

    return read


def _departure(converter: Converter) -> Reader:
    """Make a reader of a departure, or of one for each of several rubrics."""
    one = ModelReader(Departed, converter)
    several = read_map(read_text, one)

    def read(node: Node, reading: Reading) -> object:
        named = isinstance(node, Mapping) and all(
            isinstance(value, Mapping) for value in node.values.values()
        )
        return several(node, reading) if named else one(node, reading)

    return read


def _size(converter: Converter) -> Reader:
    """Make a reader of how many cases a sample has."""
    as_precision = ModelReader(Precision, converter)

    def read(node: Node, reading: Reading) -> object:
        if isinstance(node, Mapping):
            return as_precision(node, reading)
        if not isinstance(node, Scalar):
            raise refuse(node, reading, SIZES)
        if node.text.endswith("%"):
            return CaseShare(read_share(node, reading))
        return CaseCount(read_whole_number(node, reading))

    return read


SIZES = "a number of cases, a share such as 10 %, or `{confidence: ..., margin: ...}`"


def _plain(_: Converter) -> Reader:
    return lambda node, _: read_plain(node)


def read_plain(node: Node) -> Plain:
    """Read any value just as it was written: text, tuples and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(read_plain(each) for each in node.items)
    return {name: read_plain(value) for name, value in node.values.items()}


FORMS: tuple[tuple[Any, Callable[[Converter], Reader]], ...] = (
    (Expr, lambda _: read_condition),
    (Expr | bool, _always_or_condition),
    (Text, _words),
    (str | tuple[str, ...], _token_or_list),
    (Reference | Scale, _scale),
    (Reference | ScaleUse | Scale, _scale_or_use),
    (Reference | Rubric, _rubric),
    (Reference | Rubric | MappingType[Name, Reference | Rubric], _rubrics),
    (Bands, _bands),
    (Bands | Literal["none"], _bands_or_none),
    (Unanswered, _unanswered),
    (Effect, _effect),
    (Demand, _demand),
    (Size, _size),
    (Departed | MappingType[str, Departed], _departure),
    (Plain, _plain),
)
"""Each kind of value that can be written in several ways, and what makes its reader."""
