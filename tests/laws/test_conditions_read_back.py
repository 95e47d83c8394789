"""What is written as a condition reads back to the same tree, in either form."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from qa_framework.expressions import (
    ConditionError,
    Expr,
    from_structured,
    parse,
    print_expr,
    to_structured,
    walk,
)
from qa_framework.expressions.syntax import Literal, Name, Negate, Not
from tests.strategies.conditions import conditions, nearly_conditions


@given(conditions())
@example(Negate(Literal(Fraction(1))))
@example(Negate(Literal(Fraction(-1))))
def test_what_is_printed_reads_back_to_the_same_tree(expr: Expr) -> None:
    assert parse(print_expr(expr)) == expr


@given(conditions())
def test_the_structured_form_reads_back_to_the_same_tree(expr: Expr) -> None:
    assert from_structured(to_structured(expr)) == expr


@given(st.text() | nearly_conditions())
@example("a\n==\n'b'")
def test_any_text_is_a_condition_or_is_refused_at_a_place_within_it(text: str) -> None:
    try:
        parse(text)
    except ConditionError as error:
        [problem] = error.problems
        lines = text.split("\n")
        assert 1 <= problem.span.line <= len(lines)
        line = lines[problem.span.line - 1]
        assert 1 <= problem.span.column <= len(line) + 1
        assert problem.span.column <= problem.span.end <= len(line) + 2


@given(nearly_conditions())
@example("a<b and(c>d)or not(e in('f'))")
@example("<".join(["a"] * 128))
@example(" or ".join(["abcde=='f'and(g)"] * 18 + ["abcde<" * 90 + "f"]))
def test_whatever_can_be_read_can_be_written_within_the_same_bounds(text: str) -> None:
    try:
        expr = parse(text)
    except ConditionError:
        return
    printed = print_expr(expr)
    assert parse(printed) == expr
    assert print_expr(parse(printed)) == printed


@given(conditions())
def test_every_node_knows_its_place(expr: Expr) -> None:
    text = print_expr(expr)
    for node in walk(parse(text)):
        written = text[node.span.column - 1 : node.span.end - 1]
        assert parse(written) in {node, Not(node)}  # what `not in` turns round stands where it does
        if isinstance(node, Name):
            assert written == node.id
