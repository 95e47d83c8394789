"""Notes on words that are hard to read: long sentences, and words of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from qa_framework.catalogue import Catalogue
from qa_framework.checking.findings import Findings
from qa_framework.checking.governing import governing_framework
from qa_framework.checking.sentences import IN_BACKTICKS, may_have_more, sentences, words
from qa_framework.definitions import Definition, say
from qa_framework.definitions.framework import Jargon
from qa_framework.definitions.texts import Words, words_in

MOST_WORDS = 25
FEWEST_LETTERS = 2 * MOST_WORDS
"""A text of no more letters than that has not too many words, however short they are."""
SHOWN = 6
"""How many words of a long sentence a note shows."""


def note_plain_english(definition: Definition, catalogue: Catalogue, findings: Findings) -> None:
    """Note sentences of more than 25 words, and words that the framework lists as jargon.

    Sentences are counted in English alone, and jargon is looked for in the language of the
    framework that lists it. Words that are explained where they stand are not noted: the same part
    of the definition says the plain twin too.
    """
    framework = governing_framework(definition, catalogue)
    jargon = framework.jargon if framework is not None else ()
    listed_in = _main(framework.language) if framework is not None else ""
    for model, texts in words_in(definition):
        for each in texts:
            if len(each.text) > FEWEST_LETTERS and _main(each.language) == "en":
                _note_long_sentences(each, findings)
        if jargon and not isinstance(model, Jargon):
            _note_jargon(
                [each for each in texts if _main(each.language) == listed_in], jargon, findings
            )


def _main(language: str) -> str:
    """Take a language without its region: `en` of `en-GB`."""
    return language.partition("-")[0].lower()


def _note_long_sentences(written: Words, findings: Findings) -> None:
    if not may_have_more(written.text, MOST_WORDS):
        return
    for sentence in sentences(written.text):
        found = words(sentence)
        if len(found) > MOST_WORDS:
            begins = " ".join(found[:SHOWN]).replace("`", "")
            findings.report(
                "QA721",
                f"{_named(written)} has a sentence of {len(found)} words: `{begins} ...`",
                written.span,
                f"say it in two; a sentence of more than {MOST_WORDS} words is hard to follow",
            )


def _named(written: Words) -> str:
    """Name a text by its key, and by the id of what it belongs to where that has one."""
    owner = getattr(written.owner, "id", None)
    return f"`{written.name}` of `{owner}`" if owner else f"`{written.name}`"


def _note_jargon(texts: Iterable[Words], jargon: tuple[Jargon, ...], findings: Findings) -> None:
    """Note each listed word once in each text, unless one of the texts says its plain twin."""
    pattern, twins = _looking_for(tuple((each.written, say(each.plain)) for each in jargon))
    met = [(each, dict(_met(each, pattern, twins))) for each in texts]
    together = ""
    for written, found in met:
        for plain, word in found.items():
            together = together or _flat(" ".join(each.text for each, _ in met))
            if not _says(together, plain):
                findings.report(
                    "QA722",
                    f"{_named(written)} says `{word}`, which is jargon",
                    written.span,
                    f"say `{plain}`, or explain it here",
                )


def _met(
    written: Words, pattern: re.Pattern[str], twins: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Give the plain twin of each listed word in a text, with the word as it is written there."""
    for match in pattern.finditer(IN_BACKTICKS.sub(" ", written.text)):
        yield twins[_flat(match.group())], " ".join(match.group().split())


@lru_cache(maxsize=16)
def _looking_for(
    jargon: tuple[tuple[tuple[str, ...], str], ...],
) -> tuple[re.Pattern[str], dict[str, str]]:
    """Make what finds any form of any word, the longest first, and each form's plain twin."""
    twins = {_flat(form): plain for forms, plain in jargon for form in forms}
    forms = sorted(twins, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), twins


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _says(text: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_flat(plain))}(?!\w)", text) is not None
