"""pseudonyms: what identifies a child is not drawn from a list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.sampling.pseudonyms import is_nhs_number, what_it_looks_like

# 943 476 5919 is the example of the NHS Data Dictionary; it belongs to nobody.


@pytest.mark.parametrize(
    "reference", ["9434765919", "943 476 5919", "943-476-5919", "NHS 9434765919", "a9434765919b"]
)
def test_an_nhs_number_is_seen(reference: str) -> None:
    assert what_it_looks_like(reference) == "an NHS number"


@pytest.mark.parametrize("reference", ["9434765918", "94347659190", "943476591", "1234567890"])
def test_ten_digits_without_the_check_digit_are_none(reference: str) -> None:
    assert what_it_looks_like(reference) is None


@given(st.text("0123456789", min_size=9, max_size=9))
def test_one_check_digit_at_most_fits_nine_digits(nine: str) -> None:
    fits = [digit for digit in "0123456789" if is_nhs_number(nine + digit)]
    total = sum((10 - place) * int(digit) for place, digit in enumerate(nine))
    check = 11 - total % 11
    assert fits == ([] if check == 10 else [str(check % 11)])


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)))
@pytest.mark.parametrize(
    "form", ["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%d%m%Y", "%Y%m%d", "AB %d/%m/%Y"]
)
def test_a_date_of_birth_is_seen(form: str, born: date) -> None:
    assert what_it_looks_like(born.strftime(form)) in ("a date of birth", "an NHS number")


@pytest.mark.parametrize("reference", ["Jane Smith", "SMITH, Jane", "Ann O'Neil", "Anne-Marie Li"])
def test_a_name_is_seen(reference: str) -> None:
    assert what_it_looks_like(reference) == "a name"


@pytest.mark.parametrize(
    "reference",
    [
        *("C-0417", "417", "12345678", "99999999", "amber-otter", "amber otter", "Case A", "Amber"),
        *(
            "2026/17",
            "c1-1-00",
            "24-05-12-001",
            "1.2.3.4",
            "31/31/2020",
            "30-02-2020",
            "1850-01-01",
            "A 12",
        ),
        *("d41d8cd98f00b204e9800998ecf8427e", "é-12", "North 12", "a, b"),
    ],
)
def test_a_pseudonym_is_none_of_these(reference: str) -> None:
    assert what_it_looks_like(reference) is None


@given(st.from_regex(r"[A-Z]{1,3}-[0-9]{1,6}\Z"))
def test_letters_a_hyphen_and_a_number_are_always_well(reference: str) -> None:
    assert what_it_looks_like(reference) is None
