"""Exceptions carry problems, all of a load at once."""

from __future__ import annotations

import pickle

import pytest

from qa_framework.problems import (
    NOWHERE,
    DefinitionError,
    Error,
    InvalidDefinitions,
    Source,
    Span,
    problem,
)

SOURCE = Source("a.yaml", "a: 1\na: 2\n")
SECOND = problem("QA120", "the key `a` is written twice", Span(SOURCE, 2, 1, 2), "keep one")
FIRST = problem("QA130", "tags are not used here", Span(SOURCE, 1, 4, 5))


def test_all_problems_come_in_the_order_they_are_shown():
    assert InvalidDefinitions.of([SECOND, FIRST]).problems == (FIRST, SECOND)


def test_each_member_of_the_group_is_one_problem():
    members = InvalidDefinitions.of([SECOND, FIRST]).exceptions
    assert [type(each) for each in members] == [DefinitionError, DefinitionError]
    assert str(members[0]) == "a.yaml:1:4: QA130 tags are not used here"


def test_its_text_shows_every_problem_with_its_line_and_hint():
    assert str(InvalidDefinitions.of([SECOND, FIRST])).splitlines() == [
        "2 problems",
        "a.yaml:1:4: QA130 tags are not used here",
        "    1 | a: 1",
        "      |    ^",
        "a.yaml:2:1: QA120 the key `a` is written twice",
        "    2 | a: 2",
        "      | ^",
        "  hint: keep one",
    ]


def test_one_problem_is_counted_in_the_singular():
    assert str(InvalidDefinitions.of([problem("QA130", "a", NOWHERE)])).startswith("1 problem\n")


def test_there_is_no_exception_without_a_problem():
    with pytest.raises(ValueError, match="sequence"):
        InvalidDefinitions.of([])


def test_every_exception_is_an_error_of_the_library():
    assert issubclass(InvalidDefinitions, Error)
    assert issubclass(InvalidDefinitions, ExceptionGroup)
    assert issubclass(DefinitionError, Error)


def test_a_part_of_the_group_is_a_group_of_its_kind():
    def is_tag(error):
        return isinstance(error, DefinitionError) and error.problem.code == "QA130"

    tags, others = InvalidDefinitions.of([SECOND, FIRST]).split(is_tag)
    assert isinstance(tags, InvalidDefinitions)
    assert (tags.problems, others.problems) == ((FIRST,), (SECOND,))


def test_problems_are_found_in_groups_within_groups():
    inner = InvalidDefinitions.of([SECOND])
    outer = InvalidDefinitions("2 problems", [DefinitionError(FIRST), inner])
    assert outer.problems == (FIRST, SECOND)


def test_it_survives_a_journey_to_another_process():
    error = InvalidDefinitions.of([SECOND, FIRST])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - what we wrote ourselves
    assert again.problems == error.problems
