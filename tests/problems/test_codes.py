"""The table of codes."""

from __future__ import annotations

import re

from qa_framework.problems import CODES
from qa_framework.problems.codes import RETIRED


def test_every_code_has_three_digits_and_a_title_of_a_few_words():
    for code, title in CODES.items():
        assert re.fullmatch(r"QA[1-9][0-9]{2}", code)
        assert title
        assert len(title) <= 60
        assert not title.endswith(".")


def test_a_retired_code_is_given_no_more():
    assert {"QA712"} <= RETIRED.keys()
    assert RETIRED.keys().isdisjoint(CODES)


def test_the_table_cannot_be_changed():
    assert not hasattr(CODES, "__setitem__")
