"""Definitions as plain data in one canonical order: what is dumped to YAML, and what is digested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from qa_framework.definitions.base import Definition, Reference, Version
from qa_framework.definitions.kinds import kind_of
from qa_framework.definitions.rubric import (
    BandTables,
    Bound,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
)
from qa_framework.definitions.scale import CountAs
from qa_framework.definitions.tool import Demand
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.syntax import Node

Plain = bool | int | Fraction | str | list["Plain"] | dict[str, "Plain"]
"""Switches, numbers, texts, lists and maps."""

LEFT_OUT = frozenset({"place"})


def to_plain(value: Any) -> Any:
    """Turn a definition, or a part of one, into plain data.

    Keys stand in the order of the language page; what has its default is left out; conditions
    are printed in their canonical form.
    """
    for kind, write in WRITERS:
        if isinstance(value, kind):
            return write(value)
    if attrs.has(type(value)):
        return _model(value)
    raise TypeError(f"no plain form of {value!r}")


def definition_to_plain(definition: Definition) -> dict[str, Any]:
    """Turn a definition that stands by itself into plain data, its kind first."""
    return {"kind": kind_of(definition), **_model(definition)}


def _model(value: Any) -> dict[str, Any]:
    return {
        field.metadata.get("key", field.name): to_plain(part)
        for field in attrs.fields(type(value))
        if field.name not in LEFT_OUT and not _is_default(field, part := getattr(value, field.name))
    }


def _is_default(field: attrs.Attribute[Any], value: object) -> bool:
    default = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class at run time
        default = default.factory()  # type: ignore[union-attr]  # none of ours takes self
    required = field.metadata.get("required", False) and value not in ("", None)
    return not required and bool(value == default) and type(value) is type(default)


def _demand(demand: Demand) -> Any:
    if isinstance(demand.when, bool) and demand.help is None:
        return "always" if demand.when else "never"
    return _model(demand)


def _tables(tables: BandTables) -> dict[str, Any]:
    written = {"by": tables.by} | {name: to_plain(rows) for name, rows in tables.tables.items()}
    return written | ({"else": to_plain(tables.otherwise)} if tables.otherwise else {})


def share_text(share: Fraction) -> str:
    """Write a share between 0 and 1 as a percentage, exactly: `60 %`."""
    hundred = share * 100
    return f"{hundred.numerator if hundred.denominator == 1 else decimal_text(hundred)} %"


def decimal_text(number: Fraction) -> str:
    """Write an exact decimal without an exponent: `2.5`.

    Raises:
        ValueError: It does not end, as one third does not.
    """
    digits = next((n for n in range(19) if (number * 10**n).denominator == 1), None)
    if digits is None:
        raise ValueError(number)
    whole = f"{abs(number.numerator) * 10**digits // number.denominator:0{digits + 1}d}"
    sign = "-" if number < 0 else ""
    return f"{sign}{whole[:-digits]}.{whole[-digits:]}" if digits else f"{sign}{whole}"


WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    ((bool, int, str, Fraction), lambda value: value),
    (date, lambda value: value.isoformat()),
    ((Version, Reference), str),
    (Node, print_expr),
    (Bound, lambda bound: bound.written or bound.value),
    (CountAs, lambda effect: {"count_as": effect.count_as}),
    (CountBlankAs, lambda policy: {"count_as": to_plain(policy.levels)}),
    (NeedsAnswered, lambda policy: {"needs_answered": policy.count}),
    (NeedsShare, lambda policy: {"needs_share": share_text(policy.share)}),
    (Prorate, lambda policy: {"prorate": {"at_least": policy.at_least}}),
    (Demand, _demand),
    (BandTables, _tables),
    (tuple, lambda value: [to_plain(each) for each in value]),
    (Mapping, lambda value: {name: to_plain(each) for name, each in value.items()}),
)
