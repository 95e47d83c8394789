from __future__ import annotations

from hypothesis import given

from qa_framework.expressions import Expr, names_in, parse, walk
from qa_framework.expressions.syntax import Literal, Name
from qa_framework.expressions.walking import children
from tests.strategies.conditions import conditions


@given(conditions())
def test_a_walk_meets_every_node_above_what_is_below_it(expr: Expr) -> None:
    met = list(walk(expr))
    assert met[0] is expr
    assert len(met) == 1 + sum(len(list(walk(child))) for child in children(expr))


def test_a_walk_meets_every_kind_of_child() -> None:
    text = (
        "not a and b < c in_d or e in ('f') and 'g' in h and -i + j == (k if l else m(n, in=('o')))"
    )
    expr = parse(text.replace(" in_d", ""))
    named = [node.id for node in walk(expr) if isinstance(node, Name)]
    written = [node.value for node in walk(expr) if isinstance(node, Literal)]
    assert named == list("abcehijkln")
    assert written == ["f", "g", "o"]


def test_a_function_is_not_among_the_names() -> None:
    assert names_in(parse("answered(on_time) or on_time == 'yes'")) == ("on_time",)
