"""Words of the trade: found in a text as whole words, in whatever form and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from qa_framework.checking.sentences import IN_BACKTICKS
from qa_framework.definitions import Framework, say

Listed: TypeAlias = tuple[tuple[tuple[str, ...], str], ...]
"""Each word in all its forms, with its plain twin."""
ONE_WORD = re.compile(r"\w+")


@frozen
class Glossary:
    """The jargon of a framework, made ready to be looked for.

    Attributes:
        language: The language of its words, without the region.
        twins: Each form in small letters, to the plain twin.
        needs: The first word of each form, to all words of the forms that begin so. A text that
            has all the words of no form needs no closer look, and that spares nearly all texts.
        pattern: Finds any form, the longest first.
    """

    language: str
    twins: Mapping[str, str]
    needs: Mapping[str, tuple[frozenset[str], ...]]
    pattern: re.Pattern[str]

    def met_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Give the plain twin of each listed word in a text, with the word as it stands there.

        What stands in backticks is no word of the text.
        """
        there = set(ONE_WORD.findall(text.casefold()))
        begun = self.needs.keys() & there
        if not any(need <= there for word in begun for need in self.needs[word]):
            return
        for match in self.pattern.finditer(IN_BACKTICKS.sub(" ", text)):
            plain = self.twins.get(flat(match.group()))
            if plain is not None:
                yield plain, " ".join(match.group().split())


def glossary_of(framework: Framework | None) -> Glossary | None:
    """Make the jargon of a framework ready to be looked for; None where it lists none."""
    if framework is None or not framework.jargon:
        return None
    listed = tuple((each.written, say(each.plain, framework.language)) for each in framework.jargon)
    return _glossary(framework.language, listed)


@lru_cache(maxsize=16)
def _glossary(language: str, listed: Listed) -> Glossary:
    twins = {flat(form): plain for forms, plain in listed for form in forms}
    forms = sorted(twins, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    needs: dict[str, tuple[frozenset[str], ...]] = {}
    for form in forms:
        words = ONE_WORD.findall(form)
        needs[words[0]] = (*needs.get(words[0], ()), frozenset(words))
    return Glossary(
        language=main_language(language),
        twins=twins,
        needs=needs,
        pattern=re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE),
    )


def says(text: str, plain: str) -> bool:
    """Say whether a text has a plain twin, as whole words and in whatever capitals."""
    return re.search(rf"(?<!\w){re.escape(flat(plain))}(?!\w)", flat(text)) is not None


def flat(text: str) -> str:
    """Write a text in small letters with one space between its words."""
    return " ".join(text.casefold().split())


def main_language(language: str) -> str:
    """Take a language without its region.

    >>> main_language("en-GB")
    'en'
    """
    return language.partition("-")[0].lower()
