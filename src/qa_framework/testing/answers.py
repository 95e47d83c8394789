"""Strategies of single values: what conditions and methods meet, and what types of question take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from importlib import import_module
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from qa_framework.expressions.functions import Kind
from qa_framework.expressions.values import lowest_form

LAST_DAY = date.max.toordinal()


def numbers() -> st.SearchStrategy[Fraction | int]:
    """Make exact numbers as scoring meets them: whole, or a decimal of up to three places."""
    decimals = st.integers(-10_000, 10_000).map(lambda whole: lowest_form(Fraction(whole, 1_000)))
    return st.integers(-20, 20) | decimals


def texts() -> st.SearchStrategy[str]:
    """Make texts of one line, at least one character long."""
    characters = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    return st.text(characters, min_size=1, max_size=20)


def percentages() -> st.SearchStrategy[int]:
    """Make answers of the type `percentage`."""
    return st.integers(0, 100)


VALUES: Mapping[Kind, Callable[[], st.SearchStrategy[Any]]] = MappingProxyType(
    {
        Kind.NUMBER: numbers,
        Kind.DATE: lambda: st.integers(1, LAST_DAY),
        Kind.TEXT: texts,
        Kind.TRUTH: st.booleans,
    }
)
"""For each kind of value that a function of a plugin takes, strategies as the tree sees it."""


def strategy_at(target: str) -> st.SearchStrategy[Any]:
    """Import the strategy that a type of question names, and make it.

    Args:
        target: Where it is: `package.module:attribute`, called without arguments.

    Raises:
        ImportError: The module is not there.
        AttributeError: The attribute is not there.
        TypeError: What is there makes no strategy.
    """
    module, _, attribute = target.partition(":")
    made = getattr(import_module(module), attribute)()
    if not isinstance(made, st.SearchStrategy):
        raise TypeError(f"{target} makes no Hypothesis strategy")
    return made
