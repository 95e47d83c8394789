"""R11 and the rest: JSON Lines, strictly."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.formats.jsonl_files import WrittenNumber, cell_text, read_objects, with_keys
from qa_framework.formats.opening import Name
from qa_framework.formats.refusals import FileRefused

NAME = Name.read("audits.jsonl")


def values(line: str) -> dict[str, object]:
    return dict(next(read_objects(iter([line]), NAME))[2])


def test_numbers_keep_the_digits_they_were_written_with() -> None:
    found = values('{"a": 2.50, "b": 3, "c": 0.1}')
    assert found == {"a": Decimal("2.50"), "b": 3, "c": Decimal("0.1")}
    assert str(found["a"]) == "2.50"


@pytest.mark.parametrize("text", ["1e3", "1E999999999", "9" * 41, "0." + "1" * 60, "-1e-5"])
def test_a_number_of_another_form_is_kept_as_text_and_never_worked_out(text: str) -> None:
    assert values(f'{{"a": {text}}}') == {"a": WrittenNumber(text)}
    assert cell_text(WrittenNumber(text)) == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"a": 1, "a": 2}', "the key `a` comes twice"),
        ('{"a": {"b": 1, "b": 1}}', "the key `b` comes twice"),
        ('{"a": NaN}', "`NaN` is not JSON"),
        ('{"a": 1', "this is not JSON at column 8"),
        ("[1]", "wanted an object"),
        ("7", "wanted an object"),
        ('{"a":' + "[" * 100_000, "this is nested too deep"),
    ],
)
def test_what_is_not_one_sound_object_is_refused_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(FileRefused, match=r"`audits.jsonl`, line 3: ") as caught:
        list(read_objects(iter(["{}\n", "\n", line]), NAME))
    assert reason in str(caught.value)


def test_empty_lines_are_passed_over_and_counted() -> None:
    found = list(read_objects(iter(["\n", '{"a": 1}\n', " \n"]), NAME))
    assert [(number, text) for number, text, _ in found] == [(2, '{"a": 1}')]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        ("a;b", "a;b"),
        (["north", "south"], "north;south"),
        ([], ""),
        ([1, "a"], '[1, "a"]'),
        ({"a": Decimal("1.50")}, '{"a": "1.50"}'),
        (12, "12"),
    ],
)
def test_a_value_as_a_cell_reads_back_as_the_same_answer(value: object, text: str) -> None:
    assert cell_text(value) == text


@given(
    st.dictionaries(st.text(), st.none() | st.integers() | st.text()),
    st.sampled_from(["", " ", "\t"]),
)
def test_added_keys_leave_the_rest_of_the_text_as_it_was(
    before: dict[str, object], gap: str
) -> None:
    text = json.dumps(before)[:-1] + gap + "}"
    made = with_keys(
        text, {"the.score": "3.5", "the.why": None, "the.grade": 'a"b'}, frozenset({"the.score"})
    )
    added = {"the.score": 3.5, "the.why": None, "the.grade": 'a"b'}
    assert json.loads(made) == before | added
    assert made.startswith(text[:-1].rstrip())


def test_nothing_is_added_where_nothing_is_to_be_added() -> None:
    assert with_keys("{ }", {}, frozenset()) == "{ }"
