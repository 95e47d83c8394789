"""Strategies for definitions of every kind, made from their models: whatever a file could say.

They say nothing that checking would let pass: levels are in no scale and conditions fit no tool.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Mapping as MappingType
from datetime import date
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from qa_framework.definitions import KINDS, Definition, Reference, Version
from qa_framework.definitions.base import (
    DefinitionId,
    LanguageTag,
    LevelId,
    Name,
    Tag,
    Text,
    WebAddress,
    key_of,
)
from qa_framework.definitions.cases import Plain
from qa_framework.definitions.framework import Words
from qa_framework.definitions.rubric import Band, BandTables, Bound, NeedsShare, Rubric
from qa_framework.definitions.sampling import CaseShare, Percent
from qa_framework.expressions import parse
from qa_framework.expressions.syntax import Expr
from qa_framework.loading.models import fields_of, without_none
from qa_framework.loading.text import forbidden_character
from tests.strategies.conditions import conditions, numbers

TRICKY = [
    *("no", "yes", "true", "null", "~", "1.10", "010", "1e3", "-0", "0x1F", ".inf", "4", "-3"),
    *("", " ", " before", "after ", "a  b", "a: b", "a:b", "a:", ": a", "a #b", "#a", "a#b"),
    *("- a", "-a", "-", "--- a", "...", "? a", "is it?", "?", "{", "}", "[a]", "a, b", "a,b", "<<"),
    *('"a"', "'a'", "it's", "a \"b\" 'c'", "\\", "C:\\new", "\\n", "a\nb", "a\n", "\na", "a\n\nb"),
    *("a\n\n", " a\nb", "a \nb", "a\n  b\nc", "a\tb", "\t", "%a", "@a", "`a", "!a", "&a", "*a"),
    *("|", "> a", "=", "é", "日本 語", "😀", "\u00a0", "a\u00a0", "\u200b", "https://a.b/c?d=e#f"),
    *("2026-05-04", "12:30:45", "1_000", "60 %", "always", "none", "kind: tool"),
]
"""Texts that YAML, or another reader of it, may take for something else."""

WORDS = ["a", "on_time", "q1", "yes", "no", "sections", "default", "true", "x9_"]
SHORT_CONDITIONS = ["on_time == 'yes'", "a", "no", "(yes)", "'north' in teams", "1 < a <= 2.5"]


def _allowed(text: str) -> bool:
    return forbidden_character(text) is None


def texts() -> st.SearchStrategy[str]:
    """Any text that a file can hold: short, tricky, or long enough to be folded."""
    anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t "))
    word = st.text("abc.,'é-", min_size=1, max_size=12) | st.sampled_from(TRICKY)
    words = st.lists(word, min_size=9, max_size=30).map(" ".join)
    return (st.sampled_from(TRICKY) | anything | words).filter(_allowed)


def keys() -> st.SearchStrategy[str]:
    """Keys that an author may choose freely."""
    return st.sampled_from([*WORDS, "1", "1.10", "a b", "x: y", "{", "é", "-", "null", "'", '"'])


def formed(kind: Any) -> st.SearchStrategy[str]:
    """Texts of a form that the language asks for."""
    return st.sampled_from(FORMED[kind])


FORMED: dict[Any, list[str]] = {
    DefinitionId: ["a", "phq-9", "four-point", "no", "x1-2-b"],
    Name: WORDS,
    LevelId: [*WORDS, "0", "4", "15", "007"],
    WebAddress: ["https://example.org/a?b=c#d", "http://a.b/{c},[d]"],
    LanguageTag: ["en", "cy", "en-GB", "no"],
    Tag: ["standard.know_families", "ofsted.1"],
    Words: ["ICPC", "s.47", "child in need", "(NFA)", "no"],
}


def bounds() -> st.SearchStrategy[Bound]:
    """Edges of bands, in each way in which one can be written."""
    above, below = st.integers(0, 10**6), st.integers(1, 10**6)
    of_possible = st.builds(
        lambda a, b: Bound(Fraction(a, b), of_possible=True, written=f"{a} of {b}"), above, below
    )
    shares = st.builds(lambda a, b: Bound(Fraction(a, b), written=f"{a}/{b}"), above, below)
    return numbers().map(Bound) | shares | of_possible


def references() -> st.SearchStrategy[Reference]:
    """References of every form."""
    numbers = st.integers(0, 10**9 - 1)
    exact = st.tuples(numbers, numbers, numbers)
    caret = st.lists(numbers, min_size=1, max_size=3).map(tuple)
    ids = formed(DefinitionId)
    return st.one_of(
        st.builds(Reference, ids),
        st.builds(Reference, ids, exact),
        st.builds(lambda name, parts: Reference(name, parts, compatible=True), ids, caret),
    )


def percents() -> st.SearchStrategy[Fraction]:
    """Shares between 0 and 1 that a percentage writes exactly."""
    return st.integers(0, 10**6).map(lambda n: Fraction(n, 10**6))


def _conditions() -> st.SearchStrategy[Expr]:
    return st.sampled_from(SHORT_CONDITIONS).map(parse) | conditions()


def _plain() -> st.SearchStrategy[Plain]:
    return st.recursive(
        texts(),
        lambda inner: (
            st.lists(inner, max_size=2).map(tuple) | st.dictionaries(keys(), inner, max_size=2)
        ),
        max_leaves=4,
    )


def _words_for_people() -> st.SearchStrategy[Text]:
    return texts() | st.dictionaries(formed(LanguageTag), texts(), min_size=1, max_size=2)


def _rubrics() -> st.SearchStrategy[Any]:
    """A rubric by name or written out, or a map of either by names that are no keys of a rubric."""
    one = references() | models(Rubric)
    names = formed(Name).filter(lambda name: name not in fields_of(Rubric))
    return one | st.dictionaries(names, one, min_size=1, max_size=2)


def _tables() -> st.SearchStrategy[BandTables]:
    rows = of_kind(tuple[Band, ...])
    return st.builds(
        BandTables,
        by=st.sampled_from(["audit.perspective", "team"]),
        tables=st.dictionaries(keys(), rows, max_size=2),
        otherwise=rows,
    )


SPECIAL: Mapping[Any, Callable[[], st.SearchStrategy[Any]]] = {
    str: texts,
    bool: st.booleans,
    int: lambda: st.integers(-(10**18) + 1, 10**18 - 1),
    Fraction: numbers,
    date: st.dates,
    Version: lambda: st.builds(Version, *[st.integers(0, 10**9 - 1)] * 3),
    Reference: references,
    Bound: bounds,
    BandTables: _tables,
    NeedsShare: lambda: percents().map(NeedsShare),
    Percent: percents,
    CaseShare: lambda: percents().map(CaseShare),
    Expr: _conditions,
    Expr | bool: lambda: st.booleans() | _conditions(),
    Text: _words_for_people,
    Plain: _plain,
    Reference | Rubric | Mapping[Name, Reference | Rubric]: _rubrics,
}
"""Kinds of value that are not made from their parts alone."""


@cache
def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    """Values of any kind that a field of a model has."""
    kind = without_none(kind)
    if kind in SPECIAL:
        return SPECIAL[kind]()
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return formed(kind)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*map(of_kind, parts))
    if origin is tuple:
        return st.lists(of_kind(parts[0]), max_size=2).map(tuple)
    if origin is MappingType:
        names = keys() if parts[0] is str else of_kind(parts[0])
        return st.dictionaries(names, of_kind(parts[1]), max_size=2)
    return models(kind)


def models(model: type, *, top: bool = False) -> st.SearchStrategy[Any]:
    """Models of a class, each with some of what it may have; ``top`` where it stands by itself."""
    must: dict[str, st.SearchStrategy[Any]] = {}
    may: dict[str, st.SearchStrategy[Any]] = {}
    for part in fields_of(model, top=top).values():
        needed = key_of(part).required
        values = of_kind(part.type)
        filled = values.filter(bool) if part.name == "title" and top else values
        (must if needed else may)[part.alias] = filled
    return st.fixed_dictionaries(must, optional=may).map(lambda values: model(**values))


def definitions(kind: str) -> st.SearchStrategy[Definition]:
    """Definitions of a kind that stand by themselves."""
    return models(KINDS[kind], top=True)
