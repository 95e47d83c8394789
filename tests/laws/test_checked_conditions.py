"""Checking finds what does not fit, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.expressions import (
    ConditionError,
    Environment,
    Expr,
    NumberType,
    TruthType,
    check,
    names_in,
    notes,
    parse,
    print_expr,
    walk,
)
from qa_framework.expressions.syntax import Literal, Name
from tests.strategies.conditions import NAMES, YES_PARTLY_NO, conditions, fitting, nearly_conditions


@given(fitting(NAMES, TruthType()))
def test_a_condition_whose_parts_fit_has_no_problem(expr: Expr) -> None:
    assert check(expr, NAMES, wanted=TruthType()) == (TruthType(), ())


@given(fitting(NAMES, NumberType()))
def test_a_formula_whose_parts_fit_has_no_problem(expr: Expr) -> None:
    assert check(expr, NAMES, wanted=NumberType()) == (NumberType(), ())


@given(fitting(NAMES, YES_PARTLY_NO))
def test_a_level_whose_parts_fit_has_no_problem(expr: Expr) -> None:
    assert check(expr, NAMES, wanted=YES_PARTLY_NO) == (YES_PARTLY_NO, ())


@given(conditions(), st.sampled_from([None, TruthType(), NumberType(), YES_PARTLY_NO]))
def test_any_condition_has_a_kind_or_a_problem(expr: Expr, wanted) -> None:
    kind, problems = check(expr, NAMES, wanted=wanted)
    assert kind is not None or problems
    assert list(problems) == sorted(problems)
    if wanted is not None and not problems:
        assert kind == wanted


@given(nearly_conditions())
def test_what_can_be_read_can_be_checked(text: str) -> None:
    try:
        expr = parse(text)
    except ConditionError:
        return
    check(expr, NAMES, wanted=TruthType())
    notes(expr, lambda _: True)


@given(fitting(NAMES, TruthType()))
def test_every_name_that_is_not_known_is_reported(expr: Expr) -> None:
    _, problems = check(expr, Environment({}))
    assert len([each for each in problems if each.code == "QA330"]) >= min(1, len(names_in(expr)))


@given(conditions())
def test_problems_stand_at_the_node_they_speak_of(expr: Expr) -> None:
    read = parse(print_expr(expr))
    places = {node.span for node in walk(read)}
    assert {problem.span for problem in check(read, NAMES)[1]} <= places


@given(conditions())
def test_names_are_listed_once_in_the_order_they_are_written(expr: Expr) -> None:
    named = [node for node in walk(parse(print_expr(expr))) if isinstance(node, Name)]
    assert [node.span.column for node in named] == sorted(node.span.column for node in named)
    assert names_in(expr) == tuple(dict.fromkeys(node.id for node in named))


@given(conditions())
def test_literals_have_a_kind_of_their_own(expr: Expr) -> None:
    for node in walk(expr):
        if isinstance(node, Literal):
            assert check(node, NAMES)[0] is not None
