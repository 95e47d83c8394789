"""Definitions as plain data: keys in order, defaults left out, numbers exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import (
    Demand,
    Level,
    Measure,
    NumberRange,
    Question,
    Reference,
    Rubric,
    Scale,
    Section,
    Tool,
    Version,
)
from qa_framework.definitions.plain import (
    MOST_PLACES,
    decimal_text,
    definition_to_digest,
    definition_to_plain,
    share_text,
    to_plain,
)
from qa_framework.definitions.rubric import (
    BandTables,
    Bound,
    CountBlankAs,
    Judgement,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Where,
)
from qa_framework.definitions.scale import CountAs
from qa_framework.expressions import parse
from tests.strategies.definitions import definitions

SCALE = Scale(
    id="a",
    version=Version(1, 0, 0),
    title="A",
    levels={"no": Level(points=Fraction(0)), "1": Level(label="One")},
)


def test_keys_stand_in_the_order_of_the_language():
    question = Question(id="q", ask="Q", scale=Reference("a"), weight=Fraction(2), help="H")
    tool = Tool(
        sections=(Section(questions=(question,), title="S", id="s"),),
        rubric=Reference("r", (1,), compatible=True),
        title="T",
        version=Version(1, 2, 3),
        id="t",
    )
    plain = definition_to_plain(tool)
    assert list(plain) == ["kind", "id", "version", "title", "rubric", "sections"]
    assert plain["rubric"] == "r@^1"
    (section,) = plain["sections"]
    assert list(section) == ["id", "title", "questions"]
    assert section["questions"] == [
        {"id": "q", "ask": "Q", "help": "H", "scale": "a", "weight": Fraction(2)}
    ]


def test_a_key_that_python_reserves_is_written_as_authors_write_it():
    assert to_plain(NumberRange(from_=Fraction(0), to=Fraction(10))) == {
        "from": Fraction(0),
        "to": Fraction(10),
    }
    assert to_plain(Where(in_=("a", "b"))) == {"in": ["a", "b"]}
    assert to_plain(Measure(method="mean", except_=("a",)))["except"] == ["a"]


# What need not be written


def test_what_has_its_default_is_left_out():
    assert to_plain(Question(id="q", ask="Q")) == {"id": "q", "ask": "Q"}
    assert to_plain(Measure(method="mean", judgement=Judgement())) == {"method": "mean"}
    assert to_plain(Measure(method="mean", weights={})) == {"method": "mean"}


def test_what_a_file_must_say_is_written_though_it_has_its_default():
    assert to_plain(Rubric()) == {"unanswered": "block"}


def test_what_has_no_default_is_written_though_it_is_empty():
    assert to_plain(Section(id="s", title="", questions=())) == {
        "id": "s",
        "title": "",
        "questions": [],
    }


@pytest.mark.parametrize(
    ("question", "written"),
    [
        (Question(id="q", ask="Q", weight=Fraction(0)), {"weight": Fraction(0)}),
        (Question(id="q", ask="Q", least=Fraction(0)), {"least": Fraction(0)}),
        (Question(id="q", ask="Q", reverse=True), {"reverse": True}),
        (Question(id="q", ask="Q", help=""), {"help": ""}),
        (Question(id="q", ask="Q", required=Demand(when=False)), {}),
        (Question(id="q", ask="Q", required=Demand(when=True)), {"required": "always"}),
        (Question(id="q", ask="Q", options={"a": ""}), {"options": {"a": ""}}),
    ],
)
def test_nought_no_and_nothing_are_not_taken_for_a_default(question, written):
    assert to_plain(question) == {"id": "q", "ask": "Q"} | written


# Each form


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Demand(when=True), "always"),
        (Demand(when=False), "never"),
        (Demand(when=True, help="H"), {"when": "always", "help": "H"}),
        (Demand(when=parse("a")), {"when": "a"}),
        (Demand(when=parse("always")), {"when": "(always)"}),
        (Demand(when=parse("not(a=='b')")), {"when": "not a == 'b'"}),
        (Bound(Fraction(5, 2)), Fraction(5, 2)),
        (Bound(Fraction(1, 3)), "1/3"),
        (Bound(Fraction(2, 4), written="2/4"), "2/4"),
        (Bound(Fraction(19, 36), of_possible=True), "19 of 36"),
        (CountAs("low"), {"count_as": "low"}),
        (CountBlankAs("lowest"), {"count_as": "lowest"}),
        (CountBlankAs({"a": "low"}), {"count_as": {"a": "low"}}),
        (NeedsAnswered(3), {"needs_answered": 3}),
        (NeedsShare(Fraction(3, 5)), {"needs_share": "60 %"}),
        (NeedsShare(Fraction(1, 8)), {"needs_share": "12.5 %"}),
        (Prorate(3), {"prorate": {"at_least": 3}}),
        (BandTables(by="team", tables={"north": ()}), {"by": "team", "north": []}),
        (Version(1, 2, 3), "1.2.3"),
    ],
)
def test_each_form_is_written_as_authors_write_it(value, plain):
    assert to_plain(value) == plain


def test_what_is_no_part_of_a_definition_has_no_plain_form():
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(1.5)


# Numbers


@given(number=st.fractions() | st.decimals(allow_nan=False, allow_infinity=False).map(Fraction))
def test_a_number_that_ends_is_written_exactly(number):
    try:
        text = decimal_text(number)
    except ValueError:
        assert 10**MOST_PLACES % number.denominator
    else:
        assert Fraction(text) == number
        assert text.removeprefix("-").replace(".", "").isdigit()
        assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 10**20), "0." + "0" * 19 + "1"),
    ],
)
def test_a_number_has_no_exponent_and_no_more_digits_than_it_needs(number, text):
    assert decimal_text(number) == text


@pytest.mark.parametrize("number", [Fraction(1, 3), Fraction(22, 7), Fraction(1, 2**60)])
def test_a_number_that_does_not_end_is_not_rounded(number):
    with pytest.raises(ValueError, match="no decimal is exactly"):
        decimal_text(number)


def test_a_share_is_a_percentage_or_nothing():
    assert share_text(Fraction(1)) == "100 %"
    with pytest.raises(ValueError, match="no decimal is exactly"):
        share_text(Fraction(1, 3))


# What is digested


def test_a_map_whose_order_counts_is_digested_in_its_order():
    assert definition_to_digest(SCALE)["levels"] == [
        ["no", {"points": Fraction(0)}],
        ["1", {"label": "One"}],
    ]
    assert definition_to_plain(SCALE)["levels"] == {
        "no": {"points": Fraction(0)},
        "1": {"label": "One"},
    }


@given(data=st.data())
def test_cases_and_claims_are_the_only_keys_that_are_not_digested(data):
    definition = data.draw(definitions("tool") | definitions("rubric"))
    left_out = set(definition_to_plain(definition)) - set(definition_to_digest(definition))
    assert left_out <= {"cases", "claims"}
