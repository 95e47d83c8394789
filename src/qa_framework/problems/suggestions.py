"""Guess what an author meant to write."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKENESS = 0.7  # `weigth` for `weight` is 0.83, `good` for `goods` 0.89, `north` for `south` 0.6
_LONGEST = 60  # comparing grows with the square of the length, and no word is longer


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Find the one known word that is near enough to be what was meant, or None.

    Words that differ only in capitals, hyphens, underscores or spaces are the same word
    written otherwise, and win over words that only look alike.

    >>> suggest("weigth", ["title", "weight"])
    'weight'
    """
    if len(word) > _LONGEST:
        return None
    others = [other for other in known if other != word]
    alike = {_plain(other): other for other in reversed(others)}
    if (bare := _plain(word)) in alike:
        return alike[bare]
    near = get_close_matches(bare, list(alike), n=1, cutoff=_LIKENESS)
    return alike[near[0]] if near else None


def _plain(word: str) -> str:
    return word.casefold().translate(_SEPARATORS)


_SEPARATORS = str.maketrans("", "", "-_ ")
