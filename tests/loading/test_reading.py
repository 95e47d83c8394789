"""Single values are read exactly or refused with what was wanted; nothing is coerced."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import Reference, Version
from qa_framework.definitions.base import DefinitionId, Form, LevelId, Name, Tag, WebAddress
from qa_framework.definitions.plain import decimal_text
from qa_framework.definitions.rubric import Bound
from qa_framework.loading.nodes import Scalar
from qa_framework.loading.places import Layout
from qa_framework.loading.reading import (
    Reader,
    Reading,
    Unusable,
    did_you_mean,
    read_bound,
    read_date,
    read_formed,
    read_number,
    read_reference,
    read_share,
    read_switch,
    read_text,
    read_version,
    read_whole_number,
    read_word,
)
from qa_framework.problems import Source
from tests.loading.reading_both import read as read_yaml
from tests.strategies.conditions import numbers
from tests.strategies.definitions import bounds, references, texts


def scalar(text: str, *, plain: bool = True) -> Scalar:
    return Scalar(text, plain=plain, line=1, column=1, end=len(text) + 1)


def value(reader: Reader, text: str) -> object:
    """Read what a line of YAML says."""
    documents = read_yaml(text)
    return reader(documents.nodes[0], Reading(Layout(documents.source)))


def refusal(reader: Reader, text: str) -> tuple[str, str, str | None]:
    """Read what a line of YAML says, and give the code, message and hint of its one problem."""
    documents = read_yaml(text)
    reading = Reading(Layout(documents.source))
    with pytest.raises(Unusable):
        reader(documents.nodes[0], reading)
    (problem,) = reading.problems
    assert (problem.span.line, problem.span.column) == (1, 1)
    return problem.code, problem.message, problem.hint


def formed(kind: object) -> Reader:
    (form,) = (each for each in kind.__metadata__ if isinstance(each, Form))  # type: ignore[attr-defined]
    return read_formed(form)


# Text


@given(text=texts(), plain=st.booleans())
def test_text_is_taken_just_as_it_was_written(text, plain):
    node = scalar(text or "x", plain=plain)
    assert read_text(node, Reading(Layout(Source("f", text)))) == node.text


@pytest.mark.parametrize("text", ["no", "1.10", "010", "1:30", "~", "null", "2026-02-30", ".nan"])
def test_text_that_looks_like_something_else_is_text(text):
    assert value(read_text, text) == text


def test_an_empty_text_in_quotes_is_one_and_nothing_is_none():
    assert value(read_text, "''") == ""
    assert refusal(read_text, "[]") == ("QA203", "wanted text, found a list", None)
    assert refusal(read_text, "{a: b}") == ("QA203", "wanted text, found a map of keys", None)
    node = scalar("")
    reading = Reading(Layout(Source("f", "")))
    with pytest.raises(Unusable):
        read_text(node, reading)
    assert reading.problems[0].message == "wanted text, found nothing"


# Numbers


@given(number=numbers())
def test_every_decimal_of_18_digits_is_read_exactly(number):
    assert value(read_number, decimal_text(number)) == number


@given(number=st.integers(-(10**18) + 1, 10**18 - 1))
def test_every_whole_number_of_18_digits_is_read_exactly(number):
    found = value(read_whole_number, str(number))
    assert found == number
    assert type(found) is int


@pytest.mark.parametrize("text", ["2.50", "0.10", "-0", "-0.5", "0"])
def test_a_number_may_be_written_longer_than_it_need_be(text):
    assert value(read_number, text) == Fraction(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("heavy", None),
        ("1e3", None),
        (".5", None),
        ("5.", None),
        ("+1", None),
        ("0x1F", None),
        ("1_000", None),
        (".inf", None),
        (".nan", None),
        ("1:30", None),
        ("2/3", None),
        ("yes", None),
        ("2,5", "write `2.5`"),
        ("010", "write the number without a leading zero"),
        ("'2'", "write the number without quotes"),
        ("'x'", None),
        ("[1]", None),
        ("\u0661", None),
    ],
)
def test_what_is_no_number_is_refused(text, hint):
    code, message, found = refusal(read_number, text)
    assert (code, found) == ("QA203", hint)
    assert message.startswith("wanted a number, found ")


@pytest.mark.parametrize("text", ["2.9", "2.0", "two", "'2'", "1e3", "-", "[2]"])
def test_what_is_no_whole_number_is_refused(text):
    code, message, _ = refusal(read_whole_number, text)
    assert code == "QA203"
    assert message.startswith("wanted a whole number, found ")


@pytest.mark.parametrize("digits", [19, 4_300, 5_000, 60_000])
@pytest.mark.parametrize("reader", [read_number, read_whole_number])
def test_a_number_of_too_many_digits_is_refused_and_shown_short(reader, digits):
    code, message, hint = refusal(reader, "9" * digits)
    assert (code, hint) == ("QA203", None)
    assert "number of at most 18 digits, found `999" in message
    assert len(message) < 110


def test_the_digits_before_and_after_the_point_count_together():
    assert value(read_number, "123456789.123456789") == Fraction("123456789.123456789")
    assert refusal(read_number, "1234567890.123456789")[0] == "QA203"


# Switches, words and forms


@pytest.mark.parametrize(
    ("text", "switch"), [("yes", True), ("no", False), ("true", True), ("false", False)]
)
def test_a_switch_is_yes_or_no(text, switch):
    assert value(read_switch, text) is switch


@pytest.mark.parametrize(
    ("text", "found", "hint"),
    [
        ("Yes", "`Yes`", "write `yes`"),
        ("NO", "`NO`", "write `no`"),
        ("True", "`True`", "write `true`"),
        ("on", "`on`", "write `yes`"),
        ("Off", "`Off`", "write `no`"),
        ("y", "`y`", "write `yes`"),
        ("'no'", "the text `no` in quotes", "write `no`"),
        ("1", "`1`", None),
        ("perhaps", "`perhaps`", None),
        ("[yes]", "a list", None),
    ],
)
def test_what_is_no_switch_is_refused(text, found, hint):
    assert refusal(read_switch, text) == ("QA203", f"wanted `yes` or `no`, found {found}", hint)


def test_a_word_is_one_of_those_known():
    reader = read_word(("higher", "lower"))
    assert value(reader, "higher") == value(reader, "'higher'") == "higher"
    assert refusal(reader, "hihger") == (
        "QA203",
        "wanted one of `higher`, `lower`, found `hihger`",
        "did you mean `higher`?",
    )
    assert refusal(reader, "[higher]")[1] == "wanted one of `higher`, `lower`, found a list"


def test_a_word_that_is_the_only_one_is_wanted_alone():
    assert refusal(read_word(("none",)), "x")[1] == "wanted `none`, found `x`"


@pytest.mark.parametrize(
    ("kind", "text", "hint"),
    [
        (Name, "On Time", "write `on_time`"),
        (Name, "on-time", "write `on_time`"),
        (Name, "1st", None),
        (Name, "caf\u00e9", None),
        (Name, "caf\u0065\u0301", None),
        (Name, f"A{'b' * 60}", None),
        (LevelId, "1a", None),
        (LevelId, "Good", "write `good`"),
        (DefinitionId, "My_Review  2", "write `my-review-2`"),
        (Tag, "Ofsted.Help", "write `ofsted.help`"),
        (Tag, "ofsted", None),
    ],
)
def test_a_text_that_has_not_its_form_is_refused_with_what_was_meant(kind, text, hint):
    code, message, found = refusal(formed(kind), text)
    assert (code, found) == ("QA204", hint)
    assert "is not written as " in message


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.b",
        "//a.b",
        "https:/a.b",
        "HTTPS://a.b",
        "https://",
        "www.example.org",
        "'https://a b'",
        "'\\\\a'",
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused(text):
    code, message, _ = refusal(formed(WebAddress), text)
    assert code == "QA204"
    assert message.endswith("is not written as an address that begins with https://")


# Dates, versions and references


@given(day=st.dates())
def test_every_day_is_read(day):
    assert value(read_date, day.isoformat()) == day


@pytest.mark.parametrize("text", ["2024-13-45", "2024-02-30", "0000-01-01", "2023-02-29"])
def test_a_day_that_does_not_exist_is_refused(text):
    message = f"wanted a day that exists, found `{text}`"
    assert refusal(read_date, text) == ("QA203", message, None)


@pytest.mark.parametrize("text", ["04/05/2026", "2026-5-4", "20260504", "2026-05-04T00:00", "[a]"])
def test_what_is_no_date_is_refused(text):
    assert refusal(read_date, text)[1].startswith("wanted a date such as 2026-05-04, found ")


def test_a_leap_day_is_a_day():
    assert value(read_date, "'2024-02-29'") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1.10", "1.10.0"),
        ("1", "1.0.0"),
        ("01.2", "1.2.0"),
        ("v1.0.0", "1.0.0"),
        ("1.0.0-beta", "1.0.0"),
        ("9" * 5_000, "1.0.0"),
        (f"1.0.{'9' * 5_000}", "1.0.0"),
        ("[1]", "1.0.0"),
    ],
)
def test_what_is_no_version_is_refused_with_its_three_parts(text, hint):
    code, message, found = refusal(read_version, text)
    assert (code, found) == ("QA205", f"a version has three parts: {hint}")
    assert message.endswith(" is not a version")


def test_a_version_may_stand_in_quotes():
    assert value(read_version, "'1.10.0'") == Version(1, 10, 0)


@given(reference=references())
def test_every_reference_is_read_and_knows_its_place(reference):
    found = value(read_reference, str(reference))
    assert found == reference
    assert isinstance(found, Reference)
    assert (found.place.here.line, found.place.here.column) == (1, 1)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Four point", "write `four-point`"),
        ("four_point", "write `four-point`"),
        ("four-point@1.2", "write `four-point@^1.2`"),
        ("Four point@^1", "write `four-point@^1`"),
        ("four-point@latest", "write `name`, `name@1.2.0` or `name@^1`"),
        ("4", "write `name`, `name@1.2.0` or `name@^1`"),
        ("'4'", "write `name`, `name@1.2.0` or `name@^1`"),
    ],
)
def test_what_is_no_reference_is_refused_with_what_was_meant(text, hint):
    code, message, found = refusal(read_reference, text)
    assert (code, found) == ("QA206", hint)
    assert message.endswith(" is not the name of a definition")


def test_a_reference_is_no_list():
    message = "wanted the name of a definition, found a list"
    assert refusal(read_reference, "[a]") == ("QA203", message, None)


# Bounds and shares


@given(bound=bounds())
def test_every_edge_of_a_band_is_read(bound):
    assert value(read_bound, bound.written) == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2.50", Bound(Fraction(5, 2))),
        ("2 / 3", Bound(Fraction(2, 3))),
        ("-1/2", Bound(Fraction(-1, 2), written="-1/2")),
        ("18  of 36", Bound(Fraction(1, 2), of_possible=True, written="18 of 36")),
    ],
)
def test_an_edge_is_kept_in_one_form(text, bound):
    assert value(read_bound, text) == bound


@pytest.mark.parametrize(
    "text", ["two thirds", "2/0", "1/2/3", "19of36", "19 of 0", "'2'", "60 %", "1.5/2", "[1]"]
)
def test_what_is_no_edge_is_refused(text):
    message = refusal(read_bound, text)[1]
    assert message.startswith("wanted a number, a fraction such as 2/3, or `19 of 36`, found ")


def test_a_percentage_where_an_edge_is_wanted_is_told_how_to_be_written():
    assert refusal(read_bound, "90%")[2] == "write `90 of 100`"
    assert refusal(read_bound, "90 %")[2] == "write `90 of 100`"


@pytest.mark.parametrize(
    ("text", "share"),
    [("60 %", "3/5"), ("60%", "3/5"), ("0 %", "0"), ("100 %", "1"), ("12.5 %", "1/8")],
)
def test_a_share_is_a_percentage(text, share):
    assert value(read_share, text) == Fraction(share)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("60", "write `60 %`"),
        ("0.6", "write `60 %`"),
        ("1", "write `100 %`"),
        ("101 %", None),
        ("-1 %", None),
        ("600", None),
        ("'60 %'", None),
        ("most", None),
        ("[60 %]", None),
    ],
)
def test_what_is_no_share_is_refused(text, hint):
    code, message, found = refusal(read_share, text)
    assert (code, found) == ("QA203", hint)
    assert message.startswith("wanted a share such as 60 %, found ")


def test_a_hint_of_nothing_is_none():
    assert did_you_mean(None) is None
    assert did_you_mean("weight") == "did you mean `weight`?"
