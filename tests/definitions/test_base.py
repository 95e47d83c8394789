"""Versions, references, forms of text, and the words of a language."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import Reference, Rubric, Scale, Tool, Version, say
from qa_framework.definitions.base import Form, LanguageTag, LevelId, Name, WebAddress, key_of
from tests.strategies.definitions import FORMED, references

SMALL = st.integers(0, 3)
VERSIONS = st.builds(Version, SMALL, SMALL, SMALL)


# Versions


@given(version=VERSIONS)
def test_a_version_reads_back(version):
    assert Version.read(str(version)) == version


@pytest.mark.parametrize(
    "text",
    [
        *("", "1", "1.2", "1.2.3.4", "01.0.0", "1.0.00", "v1.0.0", "1.0.0-beta", "1.0.0\n"),
        *("-1.0.0", "1.0.x", "1..0", "1.0.\u0661", f"1.0.{'9' * 10}", f"1.0.{'9' * 5000}"),
    ],
)
def test_what_is_no_version_is_refused(text):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it is raised with is looked at
        Version.read(text)
    assert caught.value.args == (text,)


def test_versions_are_ordered_by_number_and_not_by_letter():
    texts = ["1.10.0", "1.2.0", "0.9.9", "2.0.0"]
    assert [str(each) for each in sorted(map(Version.read, texts))] == [
        "0.9.9",
        "1.2.0",
        "1.10.0",
        "2.0.0",
    ]


# References


@given(reference=references())
def test_a_reference_reads_back(reference):
    assert Reference.read(str(reference)) == reference


@pytest.mark.parametrize(
    "text",
    [
        *("", "Four", "four_point", "four-", "-four", "four--point", "4-point", "a@", "a@1"),
        *("a@1.2", "a@^", "a@^1.2.3.4", "a@^01", "a@~1", "a @1.0.0", "a@1.0.0\n", "a@^1.x"),
        *("caf\u00e9", f"a@^{'9' * 10}"),
    ],
)
def test_what_is_no_reference_is_refused(text):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - what it is raised with is looked at
        Reference.read(text)
    assert caught.value.args == (text,)


@given(version=VERSIONS)
def test_a_reference_without_a_version_takes_any(version):
    assert Reference("a").takes(version)


@given(wanted=VERSIONS, version=VERSIONS)
def test_an_exact_reference_takes_that_version_alone(wanted, version):
    assert Reference.read(f"a@{wanted}").takes(version) == (version == wanted)


@given(wanted=VERSIONS, version=VERSIONS)
def test_a_compatible_reference_takes_what_is_not_older_and_breaks_nothing(wanted, version):
    """Before 1.0.0 the second number says what breaks, before 0.1.0 the third."""
    reference = Reference.read(f"a@^{wanted}")
    if wanted.major:
        unbroken = version.major == wanted.major
    elif wanted.minor:
        unbroken = (version.major, version.minor) == (0, wanted.minor)
    else:
        unbroken = version == wanted
    assert reference.takes(version) == (unbroken and version >= wanted)


@pytest.mark.parametrize(
    ("reference", "taken", "refused"),
    [
        ("a@^1", ["1.0.0", "1.9.3"], ["0.9.9", "2.0.0"]),
        ("a@^1.2", ["1.2.0", "1.10.0"], ["1.1.9", "2.2.0"]),
        ("a@^0", ["0.0.1", "0.9.0"], ["1.0.0"]),
        ("a@^0.2", ["0.2.0", "0.2.7"], ["0.1.9", "0.3.0", "1.2.0"]),
        ("a@^0.0", ["0.0.0", "0.0.9"], ["0.1.0"]),
        ("a@^0.0.3", ["0.0.3"], ["0.0.2", "0.0.4"]),
    ],
)
def test_compatible_is_what_it_is_elsewhere(reference, taken, refused):
    found = Reference.read(reference)
    assert all(found.takes(Version.read(each)) for each in taken)
    assert not any(found.takes(Version.read(each)) for each in refused)


# Forms of text


@pytest.mark.parametrize("kind", FORMED)
def test_what_the_strategies_draw_has_the_form(kind):
    (form,) = (each for each in kind.__metadata__ if isinstance(each, Form))
    assert all(re.fullmatch(form.pattern, text) for text in FORMED[kind])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((Name, "On_time"), (Name, "1st"), (Name, "caf\u00e9"), (Name, "a\n")),
        *((LevelId, "-1"), (LevelId, "1a"), (LanguageTag, "e")),
        *((WebAddress, "ftp://a.b"), (WebAddress, "https://")),
    ],
)
def test_what_has_not_the_form_does_not_match(kind, text):
    (form,) = (each for each in kind.__metadata__ if isinstance(each, Form))
    assert not re.fullmatch(form.pattern, text)


# Words and addresses


def test_words_are_said_in_the_language_asked_for_or_else_the_first():
    words = {"cy": "Da", "en": "Good"}
    assert (say(words), say(words, "cy"), say(words, "fr"), say("Good", "cy")) == (
        "Good",
        "Da",
        "Da",
        "Good",
    )


def test_a_definition_is_addressed_by_id_and_version():
    assert Scale(id="a", version=Version(1, 2, 0), title="A").address == "a@1.2.0"


def test_where_a_definition_stands_plays_no_part_in_what_it_says():
    one, other = Scale(id="a", title="A"), Scale(id="a", title="A", place=object())  # not a place
    assert one == other


# Keys


def test_a_field_says_how_it_is_written_in_yaml():
    fields = attrs.fields_dict(Rubric)
    assert key_of(fields["unanswered"]).required
    assert key_of(fields["claims"]).tests
    assert key_of(fields["measures"]).ordered
    assert not key_of(fields["groups"]).ordered
    assert key_of(attrs.fields_dict(Tool)["sections"]).required
