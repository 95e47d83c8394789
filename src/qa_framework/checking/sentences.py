"""Sentences and words of an English text, counted as a reader would."""

from __future__ import annotations

import re
from collections.abc import Iterator

END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]]*\s+(?=[^a-z\s])")
"""Where a sentence ends: at `.`, `!` or `?`, unless what follows goes on in small letters, as after
`e.g.`, or there is no space, as in `2.5`."""
LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•\u2013]|\(?[0-9a-z]{1,2}[.)])\s)")
"""A line break that ends a sentence: an empty line, or one before an item of a list."""
IN_BACKTICKS = re.compile(r"`[^`]*`")
HIDE = {ord(mark): 0xE000 + number for number, mark in enumerate(".!?\n")}
"""What ends no sentence in backticks, and the characters without a meaning that stand for it."""
SHOW = {number: mark for mark, number in HIDE.items()}
BETWEEN_WORDS = re.compile(r"[\s—…]+")


def sentences(text: str) -> Iterator[str]:
    r"""Split a text into its sentences.

    >>> list(sentences("Look for:\n- risk, e.g. debt;\n- change. Is it 2.5 or more?"))
    ['Look for:', '- risk, e.g. debt;', '- change.', 'Is it 2.5 or more?']
    """
    hidden = IN_BACKTICKS.sub(lambda found: found.group().translate(HIDE), text)
    for part in LINE.split(hidden):
        yield from filter(None, (each.strip().translate(SHOW) for each in END.split(part)))


def words(sentence: str) -> list[str]:
    """List the words of a sentence: what stands between spaces and has a letter or a digit.

    What is joined by a hyphen, an apostrophe or a stroke is one word, and so is what stands in
    backticks.

    >>> words("A well-made plan - no more than 2.5 % late - names `the first date`.")
    ['A', 'well-made', 'plan', 'no', 'more', 'than', '2.5', 'late', 'names', '`the first date`.']
    """
    kept = IN_BACKTICKS.findall(sentence)
    pieces = BETWEEN_WORDS.split(IN_BACKTICKS.sub("`0`", sentence))
    found = [each for each in pieces if any(map(str.isalnum, each))]
    waiting = iter(kept)
    return [each if "`0`" not in each else each.replace("`0`", next(waiting)) for each in found]


def may_have_more(text: str, most: int) -> bool:
    """Say whether a text has enough between its words to have a sentence of more than that."""
    return len(BETWEEN_WORDS.findall(text)) >= most
