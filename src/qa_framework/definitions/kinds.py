"""The kinds of definition, by the word that a file gives under `kind:`."""

from __future__ import annotations

from collections.abc import Mapping

from qa_framework.definitions.base import Definition
from qa_framework.definitions.framework import Framework
from qa_framework.definitions.rubric import Rubric
from qa_framework.definitions.sampling import Sampling
from qa_framework.definitions.scale import Scale
from qa_framework.definitions.tool import Tool

KINDS: Mapping[str, type[Definition]] = {
    "framework": Framework,
    "scale": Scale,
    "rubric": Rubric,
    "tool": Tool,
    "sampling": Sampling,
}

LATER_KINDS = ("moderation", "follow_up", "programme", "report")
"""Kinds that the language names and this version cannot load yet."""


_WORDS: Mapping[type[Definition], str] = {model: kind for kind, model in KINDS.items()}


def word_for(model: type[Definition]) -> str:
    """Give the word for a class of definitions."""
    return _WORDS[model]


def kind_of(definition: Definition) -> str:
    """Give the word for a definition's kind."""
    return _WORDS[type(definition)]


def spoken(kind: str) -> str:
    """Give the words by which people call a definition of a kind.

    >>> spoken("tool"), spoken("sampling")
    ('tool', 'sampling plan')
    """
    return SPOKEN.get(kind, kind)


SPOKEN: Mapping[str, str] = {"sampling": "sampling plan"}
"""Kinds whose word is not what people call one of them."""
