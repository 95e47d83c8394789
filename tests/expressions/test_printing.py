from __future__ import annotations

import pytest

from qa_framework.expressions import parse, print_expr
from qa_framework.expressions.parsing import MOST_CHARACTERS


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ('a=="yes"', "a == 'yes'"),
        ('a == "it\'s"', 'a == "it\'s"'),
        ("a==1.50", "a == 1.5"),
        ("a==0.0", "a == 0"),
        ("a==-0", "a == 0"),
        ("((a)and(b))", "a and b"),
        ("a and (b and c)", "a and b and c"),
        ("(a or b)and c", "(a or b) and c"),
        ("a or (b and c)", "a or b and c"),
        ("not(a==b)", "not a == b"),
        ("not (a and b)", "not (a and b)"),
        ("not not a", "not not a"),
        ("not x in ('a',)", "x not in ('a')"),
        ("not 'a' in b", "'a' not in b"),
        ("(a == b) == c", "(a == b) == c"),
        ("a<b<=c", "a < b <= c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("a*(b+c)/-d", "a * (b + c) / -d"),
        ("-(a*b)", "-(a * b)"),
        ("-(1)", "-(1)"),
        ("--1", "--1"),
        ("(a if b else c) if d else e", "(a if b else c) if d else e"),
        ("a if b else (c if d else e)", "a if b else c if d else e"),
        ("a if (b if c else d) else e", "a if (b if c else d) else e"),
        ("(a if b else c) + 1", "(a if b else c) + 1"),
        ("f( a,in = ('x' , 2) )", "f(a, in=('x', 2))"),
        ("f()", "f()"),
        ("a < date( '2026-01-31' )", "a < date('2026-01-31')"),
    ],
)
def test_a_condition_is_always_written_in_one_way(text, canonical) -> None:
    assert print_expr(parse(text)) == canonical


def test_a_long_condition_is_written_without_the_spaces_it_does_not_need() -> None:
    step = "a<b and c in('d','e')or not f==-1 or g(h,in=('i'))if 1 else "
    text = step * 5 + "<".join(["a" * 50] * 12)
    text += "a" * (MOST_CHARACTERS - len(text))
    printed = print_expr(parse(text))
    assert len(printed) <= MOST_CHARACTERS
    assert parse(printed) == parse(text)
