"""Notes on words that are hard to read: long sentences, and words of the trade."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import qa_framework
from qa_framework.hooks import Plugins
from tests.definitions_in_text import Slip, in_context, problems_in, workspace_in

LONG = " ".join(["word"] * 26)
SLIPS = {
    "a sentence that is too long": Slip(
        "questions",
        f"""
        - id: seen
          ask: Was the child seen?
          help: A short one. Then {LONG}, and `on_time == 'no'` at last!
        #       ^ QA721 `help` of `seen` has a sentence of 31 words: `Then word word word word word ...` | say it in two; a sentence of more than 25 words is hard to follow
          type: yes_no
        """,
        f"Then {LONG}",
        "Then some words. And others",
    ),
    "one in each place of a scale": Slip(
        "scale",
        f"""
        levels:
          no: {{label: No, descriptor: {LONG}}}
        #                             ^ QA721 `descriptor` has a sentence of 26 words: `word word word word word word ...` | say it in two; a sentence of more than 25 words is hard to follow
        """,
        "word word ",
        "word ",
    ),
    "one item of a list": Slip(
        "framework",
        f"""
        roles:
          - id: auditor
            title: Auditor
            responsibilities:
              - A short one.
              - {LONG}
        #       ^ QA721 `responsibilities` of `auditor` has a sentence of 26 words: `word word word word word word ...` | say it in two; a sentence of more than 25 words is hard to follow
        """,
        "word word ",
        "word ",
    ),
}
TWENTY_FIVE = " ".join(["word"] * 25)


def noted(context: str, text: str, *more: str, code: str = "QA722") -> list[str]:
    return problems_in(in_context(context, text), *more, with_notes=[code])


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []


def test_twenty_five_words_are_not_too_many() -> None:
    assert noted("scale", f"levels: {{no: {{label: {TWENTY_FIVE}}}}}\n", code="QA721") == []


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("en-GB", 1), ("cy", 0)])
def test_only_english_is_counted(language: str, count: int) -> None:
    text = f"language: {language}\nlevels: {{no: {{label: {LONG}}}}}\n"
    assert len(noted("scale", text, code="QA721")) == count


def test_of_a_text_in_several_languages_the_english_is_counted() -> None:
    text = f"levels:\n  no:\n    label: {{cy: {LONG}, en: No}}\n  yes:\n    label: {{en: {LONG}}}\n"
    (found,) = noted("scale", text, code="QA721")
    assert found.startswith("9:17 QA721 `label.en` has a sentence of 26 words")


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
@example([25, 25])
@example([26, 25])
def test_there_is_a_note_for_each_sentence_of_more_than_25_words(lengths: list[int]) -> None:
    help_text = " ".join("Word" + " word" * (length - 1) + "." for length in lengths)
    text = f"- {{id: q, ask: Seen?, type: yes_no, help: {help_text}}}\n"
    found = noted("questions", text, code="QA721")
    assert len(found) == len({length for length in lengths if length > 25})


# Words of the trade

JARGON = """
jargon:
  - {word: s47 enquiry, forms: [section 47 enquiry, s.47], plain: child protection enquiry}
  - {word: LAC, plain: child in our care}
  - {word: plan, plain: child protection plan}
"""
SHIRE = in_context("framework", JARGON)
TOOL = """
framework: f
sections:
  - id: part
    title: Part
    questions:
      - {id: q, ask: &, type: text}
"""


def met(ask: str, more: str = "") -> list[str]:
    """List what is said of the words of a question."""
    text = TOOL.replace("&", f'"{ask}"{more}')
    return [each.partition(" QA722 ")[2] for each in noted("tool", text, SHIRE)]


def test_a_listed_word_is_noted_with_its_plain_twin() -> None:
    assert met("Was there a s47 enquiry?") == [
        "`ask` of `q` says `s47 enquiry`, which is jargon | say `child protection enquiry`, or explain it here"
    ]


@pytest.mark.parametrize(
    "ask",
    [
        *("Was there a S47 Enquiry?", "Section  47 enquiry", "s.47", "the s.47's end", "(LAC)"),
        *("LAC.", "What do LAC say?", "LAC-focused work", "lac"),
    ],
)
def test_every_form_is_found_whatever_its_capitals(ask: str) -> None:
    assert len(met(ask)) == 1


@pytest.mark.parametrize("ask", ["Lack", "black", "lacs", "s47", "s.470", "planned", "planning"])
def test_only_whole_words_are_found(ask: str) -> None:
    assert met(ask) == []


@pytest.mark.parametrize(
    "ask",
    [
        "Was there a child protection enquiry (s47 enquiry)?",
        "An s.47 is a Child  Protection enquiry.",
        "Does the child protection plan work?",
        "Write `LAC` in the column.",
    ],
)
def test_what_is_explained_right_there_is_not_noted(ask: str) -> None:
    assert met(ask) == []


def test_the_help_of_a_question_explains_it_too() -> None:
    assert met("What do LAC say?", ", help: LAC means child in our care.") == []
    assert len(met("What do LAC say?", ", help: Ask every LAC.")) == 2


def test_a_word_is_noted_once_in_a_text_and_each_word_by_itself() -> None:
    assert len(met("LAC here, LAC there")) == 1
    assert len(met("LAC here, s.47 there, section 47 enquiry too")) == 2


def test_the_list_itself_is_not_noted() -> None:
    jargon = "jargon: [{word: LAC, plain: child in our care}, {word: care, plain: help}]\n"
    assert noted("framework", jargon) == []
    assert len(noted("framework", jargon + "partners: [{id: p, title: The LAC team}]\n")) == 1


def test_another_framework_s_words_do_not_count() -> None:
    other = SHIRE.replace("id: f\n", "id: g\n")
    plain = in_context("framework", "pillars: []\n")
    text = TOOL.replace("&", "What do LAC say?")
    assert noted("tool", text, plain, other) == []
    assert len(noted("tool", text.replace("framework: f", "framework: g"), plain, other)) == 1


def test_words_are_looked_for_in_the_language_that_lists_them() -> None:
    text = TOOL.replace("&", "What do LAC say?")
    assert noted("tool", "language: cy\n" + text, SHIRE) == []
    assert len(noted("tool", "language: en-GB\n" + text, SHIRE)) == 1
    welsh = SHIRE.replace("title: F\n", "title: F\nlanguage: cy\n")
    assert noted("tool", text, welsh) == []


def test_a_scale_keeps_to_the_words_of_the_only_framework() -> None:
    text = "levels: {no: {label: Not a LAC}}\n"
    assert len(noted("scale", text, SHIRE)) == 1
    assert noted("scale", text) == []


def test_what_a_framework_extends_counts_too() -> None:
    ours = SHIRE.split("jargon:")[0].replace("id: f\n", "id: g\n") + "extends: [f]\n"
    text = TOOL.replace("&", "What do LAC say?").replace("framework: f", "framework: g")
    assert len(noted("tool", text, SHIRE, ours)) == 1


def test_a_definition_that_is_not_whole_gets_no_notes() -> None:
    text = in_context("scale", f"levels: {{no: {{label: {LONG}}}}}\ncolour: red\nrange: {{}}\n")
    codes = {each.code for each in workspace_in(text).problems}
    assert "QA721" not in codes


# What comes with the library

OURS = Path(__file__).resolve().parents[2] / "tool_definitions"


def test_what_comes_with_the_library_is_plain_and_asks_for_nobodys_name() -> None:
    workspace = qa_framework.open(OURS, plugins=Plugins(), cache=False)
    codes = {"QA721", "QA722", "QA723"}
    assert [each for each in workspace.problems if each.code in codes] == []
