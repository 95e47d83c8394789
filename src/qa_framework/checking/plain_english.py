"""Notes on words that are hard to read: long sentences, and words of the trade."""

from __future__ import annotations

from collections.abc import Iterable

from qa_framework.catalogue import Catalogue
from qa_framework.checking.findings import Findings
from qa_framework.checking.governing import governing_framework
from qa_framework.checking.jargon import Glossary, glossary_of, main_language, says
from qa_framework.checking.sentences import may_have_more, sentences, words
from qa_framework.definitions import Definition
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
    jargon = glossary_of(governing_framework(definition, catalogue))
    for model, texts in words_in(definition):
        for each in texts:
            if len(each.text) > FEWEST_LETTERS and main_language(each.language) == "en":
                _note_long_sentences(each, findings)
        if jargon is not None and not isinstance(model, Jargon):
            _note_jargon(texts, jargon, findings)


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


def _note_jargon(texts: Iterable[Words], jargon: Glossary, findings: Findings) -> None:
    """Note each listed word once in each text, unless one of the texts says its plain twin."""
    said = [each for each in texts if main_language(each.language) == jargon.language]
    for written in said:
        for plain, word in dict(jargon.met_in(written.text)).items():
            if not says(" ".join(each.text for each in said), plain):
                findings.report(
                    "QA722",
                    f"{_named(written)} says `{word}`, which is jargon",
                    written.span,
                    f"say `{plain}`, or explain it here",
                )
