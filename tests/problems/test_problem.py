"""A problem is data: a code of the table, a sentence, a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.problems import CODES, NOWHERE, Problem, Source, Span, problem

SPANS = st.builds(
    Span,
    st.sampled_from(["a.yaml", "b.yaml"]).map(lambda name: Source(name, "")),
    st.integers(1, 12),
    st.integers(1, 12),
    st.just(13),
)


@given(spans=st.lists(SPANS))
def test_problems_sort_by_file_line_and_column(spans):
    found = sorted(problem("QA120", "twice", span) for span in spans)
    places = [(each.span.source.name, each.span.line, each.span.column) for each in found]
    assert places == sorted(places)


def test_at_one_place_problems_sort_by_code():
    found = sorted([problem("QA130", "b", NOWHERE), problem("QA120", "a", NOWHERE)])
    assert [each.code for each in found] == ["QA120", "QA130"]


def test_a_code_that_is_not_in_the_table_is_refused():
    with pytest.raises(ValueError, match="QA999"):
        problem("QA999", "nobody knows", NOWHERE)


@pytest.mark.parametrize("code", CODES)
def test_a_problem_is_an_error_unless_its_code_is_that_of_a_note(code):
    assert problem(code, "wrong", NOWHERE).severity == ("note" if code[2] == "7" else "error")


def test_a_plugin_may_make_problems_with_codes_of_its_own():
    made = Problem("EX001", "too short", NOWHERE, severity="note")
    assert str(made) == "(not from a file): EX001 too short"


def test_a_problem_reads_as_its_place_its_code_and_what_is_wrong():
    span = Span(Source("a.yaml", "weigth: 2"), 1, 1, 7)
    assert str(problem("QA120", "twice", span)) == "a.yaml:1:1: QA120 twice"
