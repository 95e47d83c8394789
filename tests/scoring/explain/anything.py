"""Explanations that hold anything at all, hostile words among it."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from qa_framework.scoring.explain.explained import Labelled
from qa_framework.scoring.explain.explanation import Explanation

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "</div></details><iframe src='//evil'>",
    "x;background:url(//evil)}",
    "<!-- <![CDATA[ ]]> &lt; &amp;",
    "\nERROR fake line\x1b[31m",
    "\u202egnp.exe\u2066 \u2069",
    "\x00\x07\x9b31m",
    "日本語 and é and 👩‍👧",
    "a" * 200,
    "",
)
"""What should do nothing: H01 to H06 of the acceptance corpus."""

TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30)


def anything() -> st.SearchStrategy[Explanation]:
    """Draw an explanation of the right types and no sense."""
    return of_kind(Explanation)


@cache
def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    """Draw anything of a type that a model of an explanation has."""
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(of_kind(get_args(kind)[0]), max_size=2).map(tuple)
    if isinstance(kind, UnionType):
        return st.one_of(*map(of_kind, reversed(get_args(kind))))
    if kind is Labelled:
        return st.builds(Labelled, TEXTS, TEXTS)
    hints = get_type_hints(kind)
    return st.builds(kind, **{part.name: of_kind(hints[part.name]) for part in attrs.fields(kind)})


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    bool: st.booleans(),
    Fraction: st.fractions(),
    NoneType: st.none(),
}
