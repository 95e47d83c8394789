"""Lines and tables for a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.scoring.explain.layout import (
    HIDDEN,
    WIDTH,
    cleaned,
    fitted_to,
    table,
    width_of,
    wrapped,
)
from tests.scoring.explain.anything import TEXTS

ROWS = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.tuples(*[TEXTS] * count), min_size=1, max_size=5)
)


@given(TEXTS)
def test_a_cleaned_text_is_one_line_that_nothing_obeys(text: str) -> None:
    found = cleaned(text)
    assert "\n" not in found
    assert not any(unicodedata.category(each) in HIDDEN for each in found.replace("\ufffd", ""))
    assert cleaned(found) == found


@given(text=TEXTS, encoding=st.sampled_from(("ascii", "cp1252", "latin-1", "cp437", "utf-8")))
def test_a_text_fitted_to_an_encoding_can_be_written_in_it(text: str, encoding: str) -> None:
    clean = cleaned(text)
    assert fitted_to(clean, encoding).encode(encoding) or not clean


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("≈0.3 \N{MULTIPLICATION SIGN} 2 → “ok” \N{EN DASH} so…", '~0.3 x 2 -> "ok" - so...'),
        ("Ysgol Gymraeg tŷ", "Ysgol Gymraeg ty"),
        ("日本", "??"),
    ],
)
def test_a_character_that_a_console_lacks_becomes_one_that_it_has(text: str, plain: str) -> None:
    assert fitted_to(text, "ascii") == plain


def test_an_encoding_that_has_everything_or_is_not_known_changes_what_it_must() -> None:
    assert fitted_to("≈ ŷ", "utf-8") == fitted_to("≈ ŷ", None) == "≈ ŷ"
    assert fitted_to("plain", "no such encoding").isascii()


@given(text=TEXTS, indent=st.integers(0, 8), hanging=st.integers(0, 8))
def test_wrapped_lines_fit_unless_one_word_is_longer(text: str, indent: int, hanging: int) -> None:
    lines = wrapped(text, indent, hanging)
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in lines)
    assert " ".join(" ".join(lines).split()) == cleaned(text) or len(text) > 60


def test_no_line_ends_with_a_blank_where_a_word_just_fits() -> None:
    assert wrapped("b" * 85 + " a " + "c" * 90)[0] == "b" * 85 + " a"


def test_a_lead_stands_before_the_first_line_and_the_others_hang_below() -> None:
    lines = wrapped("word " * 30, 2, 10, lead="RAISED")
    assert lines[0].startswith("  RAISED    word")
    assert lines[1].startswith(" " * 12 + "word")


@given(ROWS)
def test_the_columns_of_a_table_stand_below_one_another(rows: list[tuple[str, ...]]) -> None:
    lines = table(rows)
    assert all(line == line.rstrip() for line in lines)
    used = any(cleaned(cell) for row in rows for cell in row)
    assert bool(lines) == used or not used


def test_long_cells_are_wrapped_and_numbers_are_not() -> None:
    lines = table([("part", "1"), ("word " * 30, "10"), ("x", "0.5")], right=(1,))
    assert all(len(line) <= WIDTH for line in lines)
    assert lines[0].endswith("  1")
    assert lines[-1].endswith("0.5")
    assert len({len(line) for line in (lines[0], lines[1], lines[-1])}) == 1


def test_a_column_without_a_word_is_left_out() -> None:
    assert table([("a", "", "b"), ("c", "", "d")]) == ["  a  b", "  c  d"]
    assert table([]) == []


def test_wide_characters_take_two_columns_and_accents_none() -> None:
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1
    lines = table([("日本", "1"), ("abcd", "2")])
    assert [width_of(line) for line in lines] == [9, 9]
