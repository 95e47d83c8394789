"""What reads to which tree, and what is said where nothing does."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from qa_framework.expressions import ConditionError, parse
from qa_framework.expressions.parsing import MOST_CHARACTERS
from qa_framework.expressions.syntax import (
    And,
    Arithmetic,
    Call,
    Choose,
    Compare,
    Has,
    In,
    Literal,
    Name,
    Negate,
    Not,
    Or,
)
from tests.expressions.tables import cases, said

A, B, C, D = map(Name, "abcd")
ONE, TWO = Literal(Fraction(1)), Literal(Fraction(2))
X, Y = Literal("x"), Literal("y")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a or b and not c", Or((A, And((B, Not(C)))))),
        ("not a == b", Not(Compare(A, (("==", B),)))),
        ("1 < a <= 2", Compare(ONE, (("<", A), ("<=", TWO)))),
        ("a + b * 2 - c", Arithmetic("-", Arithmetic("+", A, Arithmetic("*", B, TWO)), C)),
        ("a / b / c", Arithmetic("/", Arithmetic("/", A, B), C)),
        ("-a * b", Arithmetic("*", Negate(A), B)),
        ("a - -1", Arithmetic("-", A, Literal(Fraction(-1)))),
        ("a -1", Arithmetic("-", A, ONE)),
        ("2.50", Literal(Fraction(5, 2))),
        ("a in ('x', 'y',)", In(A, (X, Y))),
        ("a in ('x')", In(A, (X,))),
        (
            "a in (1, -2, date('2026-01-31'))",
            In(A, (ONE, Literal(Fraction(-2)), Literal(date(2026, 1, 31)))),
        ),
        ("a not in ('x')", Not(In(A, (X,)))),
        ("'x' in a", Has(X, A)),
        ("'x' not in a", Not(Has(X, A))),
        ("a if b else c if d else 1", Choose(B, A, Choose(D, C, ONE))),
        ("a == b if c else d", Choose(C, Compare(A, (("==", B),)), D)),
        ("f(a, 1, at_most='x')", Call("f", (A, ONE), (("at_most", X),))),
        ("f(a, in=('x', 'y'))", Call("f", (A,), (("in", (X, Y)),))),
        ("f()", Call("f")),
        ("f(g(a),)", Call("f", (Call("g", (A,)),))),
        ("p.f(a)", Call("p.f", (A,))),
        ("date", Name("date")),
        ('a == "it\'s"', Compare(A, (("==", Literal("it's")),))),
        ("a.b", Name("a.b")),
    ],
)
def test_a_text_reads_to_this_tree(text, tree) -> None:
    assert parse(text) == tree


REFUSED = """
a = 'x'
    3 QA304 the sign `=` does not compare | write `==` to compare
a == = b
    6 QA304 the sign `=` does not compare | write `==` to compare
a &&
    3 QA304 the sign `&&` is not used in conditions | write `and`
a and
    3 QA311 something is missing after `and`
a or or b
    6 QA311 something is missing before `or`
* a
    1 QA311 something is missing before `*`
()
    2 QA311 nothing stands between the brackets
a if b
    7 QA311 `if` wants an `else` with what stands otherwise | write `this if condition else that`
a b
    3 QA312 `a` and `b` stand side by side | join two conditions by `and` or `or`
'x' 'y'
    5 QA312 `'x'` and `'y'` stand side by side | join two conditions by `and` or `or`
a, b
    2 QA312 a comma stands only in a list, and between the values of a function | a list stands in round brackets, as in `team in ('north', 'south')`; a decimal is written with a point
a else b
    3 QA312 `else` has no `if` | write `this if condition else that`
a not b
    3 QA312 `not` stands before a condition or before `in` | write `!=`, `not in`, or `and not`
a(1)(2)
    5 QA312 only the name of a function has brackets after it | join two conditions by `and` or `or`
(a
    1 QA313 the bracket is not closed | add `)`
f(a
    2 QA313 the bracket is not closed | add `)`
a in ('x'
    6 QA313 the bracket is not closed | add `)`
a)
    2 QA313 the bracket `)` closes nothing
(a b)
    4 QA312 `a` and `b` stand side by side | join two conditions by `and` or `or`
a in b
    6 QA314 `in` wants a list in round brackets | write a list as in `team in ('north', 'south')`
a in 'x'
    6 QA314 `in` wants a list in round brackets | write a list as in `team in ('north', 'south')`
1 in a
    6 QA314 `in` wants a list in round brackets | write a list as in `team in ('north', 'south')`
a in
    3 QA311 something is missing after `in`
a in ()
    7 QA314 the list is empty | write a list as in `team in ('north', 'south')`
a in (b)
    7 QA314 a list, and a value after `=`, hold only quoted words, numbers and dates | write `'b'`
a in (,)
    7 QA314 a list, and a value after `=`, hold only quoted words, numbers and dates
a in (
    6 QA311 something is missing after `(`
f(a, b=c)
    8 QA314 a list, and a value after `=`, hold only quoted words, numbers and dates | write `'c'`
f(b='x', a)
    10 QA315 nothing but another test comes after `b=` | `=` gives a function a test, as in `at_most='good'`; `==` compares
f(b='x', b='y')
    10 QA315 `b=` comes twice | `=` gives a function a test, as in `at_most='good'`; `==` compares
f(a.b='x')
    3 QA315 `a.b=` is not a test | `=` gives a function a test, as in `at_most='good'`; `==` compares
a == not b
    6 QA316 `not` needs brackets here | write `(not …)`
-not a
    2 QA316 `not` needs brackets here | write `(not …)`
a < b in ('x')
    7 QA316 `in` cannot go on from another comparison | join two comparisons by `and`
a in ('x') == b
    12 QA316 `==` cannot go on from another comparison | join two comparisons by `and`
date('2026-02-30')
    6 QA309 there is no date `2026-02-30` | write a date as in `date('2026-01-31')`
date(2026)
    6 QA309 `date` takes one day in quotes | write a date as in `date('2026-01-31')`
date('2026-01-31', 1)
    6 QA309 `date` takes one day in quotes | write a date as in `date('2026-01-31')`
date(“2026-01-31”)
    6 QA304 the sign `“` is not used in conditions | write straight quotes, such as `'yes'`
a is 'x'
    3 QA306 `is` is not a word of conditions | write `==`, or `!=` for `is not`
a AND b
    3 QA306 `AND` is not a word of conditions | write `and`
raise a
    1 QA306 `raise` is not a word of conditions
is = 'x'
    4 QA304 the sign `=` does not compare | write `==` to compare
"""


@pytest.mark.parametrize(("text", "found"), cases(REFUSED))
def test_a_text_that_is_no_condition_is_told_why(text, found) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert said(caught.value.problems) == found


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_condition_is_refused(text) -> None:
    with pytest.raises(ConditionError, match="QA303 the condition is empty"):
        parse(text)


def test_what_is_missing_at_the_end_is_told_after_spaces_too() -> None:
    with pytest.raises(ConditionError, match="1:3: QA311 something is missing after `==`"):
        parse("a == ")


def test_a_condition_has_a_bound_on_its_characters() -> None:
    assert parse("a" * MOST_CHARACTERS)
    with pytest.raises(ConditionError, match="at most 1,000 characters, this one has 1,001"):
        parse("a" * (MOST_CHARACTERS + 1))


def test_a_condition_has_a_bound_on_its_words() -> None:
    with pytest.raises(ConditionError, match="1:641: QA301 a condition has at most 256 words"):
        parse(" or".join([" a"] * 129).strip())


def test_a_condition_has_a_bound_on_its_depth() -> None:
    branch = "a if b else "
    assert parse(branch * 31 + "c")
    with pytest.raises(ConditionError, match="QA302 brackets and signs stand more than 32 deep"):
        parse(branch * 32 + "c")


def test_every_part_of_a_condition_has_its_own_place() -> None:
    expr = parse("(a or b) and c")
    assert isinstance(expr, And)
    first, second = expr.operands
    assert (expr.span.column, expr.span.end) == (1, 15)
    assert (first.span.column, first.span.end) == (2, 8)
    assert (second.span.column, second.span.end) == (14, 15)
