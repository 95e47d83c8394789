"""Words of the trade: found in a text as whole words, in whatever form and capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.checking.jargon import Glossary, flat, glossary_of, main_language, says
from qa_framework.definitions import Framework
from qa_framework.definitions.framework import Jargon


def made(*jargon: Jargon, language: str = "en-GB") -> Glossary:
    found = glossary_of(Framework(id="f", title="F", language=language, jargon=jargon))
    assert found is not None
    return found


LISTED = made(
    Jargon(word="s47 enquiry", forms=("s.47", "(S47)"), plain="child protection enquiry"),
    Jargon(word="plan", plain="written plan"),
    Jargon(word="care plan", plain={"cy": "cynllun", "en-GB": "plan for care"}),
    Jargon(word="Straße", plain="road"),
)


def plainly(text: str) -> list[str]:
    """Look for each form by itself, as slowly as can be."""
    text = re.sub(r"`[^`]*`", " ", text)
    return [
        plain
        for form, plain in LISTED.twins.items()
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", flat(text))
    ]


WORDS = st.sampled_from(
    [
        *LISTED.twins,
        "S47  Enquiry",
        "planned",
        "`plan`",
        "s.470",
        "CARE\nPLAN",
        "x",
        "STRASSE",
        "\u0131",
    ]
)


@given(st.lists(WORDS, max_size=6).map(" ".join) | st.text("pPlanscre.47(`) \n", max_size=30))
@example("care plan")
@example("plan ` plan")
def test_what_is_found_is_what_a_slow_look_finds(text: str) -> None:
    found = [plain for plain, _ in LISTED.met_in(text)]
    assert set(found) <= set(plainly(text))
    if "plan for care" not in found:
        assert set(found) == set(plainly(text))


def test_the_longest_form_is_found_and_as_it_is_written() -> None:
    assert list(LISTED.met_in("A Care  Plan, a plan.")) == [
        ("plan for care", "Care Plan"),
        ("written plan", "plan"),
    ]


@pytest.mark.parametrize("text", ["straße", "STRASSE", "Straße"])
def test_letters_that_are_written_in_two_ways_do_no_harm(text: str) -> None:
    assert {plain for plain, _ in LISTED.met_in(text)} <= {"road"}


def test_a_letter_that_only_looks_alike_does_no_harm() -> None:
    assert list(made(Jargon(word="IRO", plain="officer")).met_in("\u0131ro \u0130RO")) == []


def test_a_framework_without_jargon_has_no_glossary() -> None:
    assert glossary_of(None) is None
    assert glossary_of(Framework(id="f", title="F")) is None


def test_a_plain_twin_is_said_as_whole_words() -> None:
    assert says("A Written\nplan.", "written plan")
    assert not says("A written planning", "written plan")


@pytest.mark.parametrize(("language", "main"), [("en", "en"), ("en-GB", "en"), ("CY", "cy")])
def test_a_region_does_not_matter(language: str, main: str) -> None:
    assert main_language(language) == main
    assert made(Jargon(word="a", plain="b"), language=language).language == main
