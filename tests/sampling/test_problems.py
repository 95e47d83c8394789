"""problems: everything that is wrong with a list comes together, and no message holds a reference."""

from __future__ import annotations

import pytest

from qa_framework.problems import Error
from qa_framework.sampling.problems import MOST_KEPT, BadFrame, DrawRefused, Faults, FrameProblem


def test_a_problem_says_where_and_what() -> None:
    assert FrameProblem("no_case", 4, "Case", "it is missing").told() == (
        "line 4, `Case`: it is missing"
    )
    assert FrameProblem("cannot_tell", 4, "", "it is empty").told("row") == "row 4: it is empty"
    assert FrameProblem("nobody", 0, "", "nobody is left").told() == "nobody is left"


def test_problems_come_together_in_the_order_of_lines() -> None:
    faults = Faults("row")
    faults.report("bad_value", "second", 7, "b")
    faults.report("bad_value", "first", 3, "a")
    with pytest.raises(BadFrame) as raised:
        faults.settle()
    assert [each.reason for each in raised.value.problems] == ["first", "second"]
    assert str(raised.value) == (
        "2 problems in the list of cases\nrow 3, `a`: first\nrow 7, `b`: second"
    )


def test_nothing_wrong_is_no_exception() -> None:
    Faults().settle()


def test_of_very_many_problems_the_first_are_kept_and_all_are_counted() -> None:
    faults = Faults()
    for line in range(1, MOST_KEPT + 6):
        faults.report("no_case", "missing", line)
    with pytest.raises(BadFrame) as raised:
        faults.settle()
    assert len(raised.value.problems) == MOST_KEPT
    assert raised.value.count == MOST_KEPT + 5
    assert str(raised.value).endswith("and 985 more")


def test_one_problem_is_one() -> None:
    error = BadFrame([FrameProblem("nobody", 0, "", "nobody is left")])
    assert str(error) == "1 problem in the list of cases\nnobody is left"


@pytest.mark.parametrize("kind", [BadFrame, DrawRefused])
def test_both_are_errors_of_the_library_and_of_values(kind: type) -> None:
    assert issubclass(kind, Error)
    assert issubclass(kind, ValueError)
