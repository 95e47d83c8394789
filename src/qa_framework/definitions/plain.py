"""Definitions as plain data in one canonical order: what is dumped to YAML, and what is digested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

import attrs

from qa_framework.definitions.base import NUMBER_FORM, Definition, Key, Reference, Version, key_of
from qa_framework.definitions.kinds import kind_of
from qa_framework.definitions.rubric import (
    BandTables,
    Bound,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)
from qa_framework.definitions.sampling import HALF, CaseCount, CaseShare, Precision
from qa_framework.definitions.scale import CountAs
from qa_framework.definitions.tool import DEMAND_WORDS, Demand
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.syntax import Node

Write: TypeAlias = Callable[[object], Any]
"""Turns a part of a definition into plain data."""

MOST_PLACES = 40  # no product of numbers of 18 digits has more digits after its point


def to_plain(value: object) -> Any:  # noqa: ANN401 - plain data are of many kinds
    """Turn a definition, or a part of one, into plain data.

    Keys stand in the order of the language page; what has its default is left out; conditions
    are printed in their canonical form.

    Raises:
        TypeError: It is no part of a definition.
    """
    return _writer(value)(value, to_plain)


def definition_to_plain(definition: Definition) -> dict[str, Any]:
    """Turn a definition that stands by itself into plain data, its kind first."""
    return {"kind": kind_of(definition), **to_plain(definition)}


def definition_to_digest(definition: Definition) -> dict[str, Any]:
    """Turn a definition into what is digested: plain data of what people see and get from it.

    Cases and claims are left out, since they test a definition and do not change it. A map whose
    order counts, such as that of levels, becomes a list of pairs, since maps are digested in the
    order of their keys.
    """
    return {"kind": kind_of(definition), **_to_digest(definition)}


def _to_digest(value: object) -> Any:  # noqa: ANN401
    write = _writer(value)
    if write is not _model:
        return write(value, _to_digest)
    plain = {}
    for key, part in _parts_of(value):
        if key.tests:
            continue
        if key.ordered and isinstance(part, Mapping):
            plain[key.name] = [[name, _to_digest(each)] for name, each in part.items()]
        else:
            plain[key.name] = _to_digest(part)
    return plain


def _model(value: object, write: Write) -> dict[str, Any]:
    return {key.name: write(part) for key, part in _parts_of(value)}


def _parts_of(value: object) -> list[tuple[Key, Any]]:
    """List what is written of a model: all but what has its default."""
    model: Any = type(value)
    found = [(slot, getattr(value, slot.name)) for slot in _slots(model)]
    return [(slot.key, part) for slot, part in found if not slot.is_default(part)]


@attrs.frozen
class _Slot:
    """A field of a model, as it is written."""

    name: str
    key: Key
    default: object

    def is_default(self, value: object) -> bool:
        """Say whether a value need not be written; one that a file must say is, unless empty."""
        same = value is self.default or (
            type(value) is type(self.default) and value == self.default
        )
        return same and (not self.key.required or value in ("", None))


@cache
def _slots(model: type) -> tuple[_Slot, ...]:
    parts = [part for part in attrs.fields(model) if part.name != "place"]
    return tuple(_Slot(part.name, key_of(part), _default_of(part)) for part in parts)


def _default_of(part: attrs.Attribute[Any]) -> object:
    default = part.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class at run time
        return default.factory()  # type: ignore[union-attr]  # none of ours takes self
    return default


def _bound(bound: Bound, _: Write) -> str | Fraction:
    return bound.value if NUMBER_FORM.match(bound.written) else bound.written


def _demand(demand: Demand, write: Write) -> Any:  # noqa: ANN401
    if not isinstance(demand.when, bool):
        return _model(demand, write)
    word = "always" if demand.when else "never"
    return word if demand.help is None else {"when": word, "help": write(demand.help)}


def _condition(expr: Any, _: Write) -> str:  # noqa: ANN401
    text = print_expr(expr)
    return f"({text})" if text in DEMAND_WORDS else text


def _tables(tables: BandTables, write: Write) -> dict[str, Any]:
    written = {"by": tables.by} | {name: write(rows) for name, rows in tables.tables.items()}
    return written | ({"else": write(tables.otherwise)} if tables.otherwise else {})


def _precision(wanted: Precision, _: Write) -> dict[str, Any]:
    shares = {"confidence": wanted.confidence, "margin": wanted.margin}
    if wanted.expected != HALF:
        shares["expected"] = wanted.expected
    return {name: share_text(share) for name, share in shares.items()}


def share_text(share: Fraction) -> str:
    """Write a share between 0 and 1 as a percentage, exactly: `60 %`.

    Raises:
        ValueError: No decimal is exactly it.
    """
    return f"{decimal_text(share * 100)} %"


def decimal_text(number: Fraction) -> str:
    """Write a number of any size as an exact decimal without an exponent: `2.5`.

    Raises:
        ValueError: It does not end, as one third does not.

    >>> decimal_text(Fraction(-1, 8))
    '-0.125'
    """
    size = abs(number)
    places = next((n for n in range(MOST_PLACES + 1) if 10**n % size.denominator == 0), None)
    if places is None:
        raise ValueError(f"no decimal is exactly {number}")
    digits = str(int(size * 10**places)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if number < 0 else text


def _itself(value: Any, _: Write) -> Any:  # noqa: ANN401
    return value


WRITERS: Mapping[type, Callable[[Any, Write], Any]] = {
    bool: _itself,
    int: _itself,
    str: _itself,
    Fraction: _itself,
    date: lambda value, _: value.isoformat(),
    Version: lambda value, _: str(value),
    Reference: lambda value, _: str(value),
    Bound: _bound,
    CountAs: lambda effect, _: {"count_as": effect.count_as},
    CountBlankAs: lambda policy, write: {"count_as": write(policy.levels)},
    NeedsAnswered: lambda policy, _: {"needs_answered": policy.count},
    NeedsShare: lambda policy, _: {"needs_share": share_text(policy.share)},
    Prorate: lambda policy, _: {"prorate": {"at_least": policy.at_least}},
    CaseCount: lambda size, _: size.count,
    CaseShare: lambda size, _: share_text(size.share),
    Precision: _precision,
    Demand: _demand,
    BandTables: _tables,
    tuple: lambda value, write: [write(each) for each in value],
}
"""What is not written as a map of its fields."""


def _writer(value: object) -> Callable[[Any, Write], Any]:
    found = WRITERS.get(type(value))
    if found is not None:
        return found
    if isinstance(value, Node):
        return _condition
    if isinstance(value, Mapping):
        return _map
    if attrs.has(type(value)):
        return _model
    raise TypeError(f"no plain form of {value!r}")


def _map(value: Mapping[str, object], write: Write) -> dict[str, Any]:
    return {name: write(each) for name, each in value.items()}
