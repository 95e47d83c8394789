"""trees: what a plugin makes is a tree of its parts, exact, and no larger than need be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from qa_framework.expressions.tree import (
    All,
    Arithmetic,
    Compare,
    Const,
    If,
    Input,
    Lookup,
    Pick,
    Ref,
    Round,
    Total,
)
from qa_framework.expressions.values import OUT, UNKNOWN
from qa_framework.hooks import PluginError
from qa_framework.hooks.trees import DEEPEST, MOST_NODES, fault_in_tree, guarded

PART = Input("part")


def nested(depth: int) -> Any:
    tree: Any = PART
    for _ in range(depth):
        tree = Arithmetic("+", tree, Const(1))
    return tree


def doubled(times: int) -> Any:
    tree: Any = PART
    for _ in range(times):
        tree = Arithmetic("+", tree, tree)
    return tree


@pytest.mark.parametrize(
    "tree",
    [
        PART,
        Const(UNKNOWN),
        Total((PART, Const(Fraction(1, 3))), (1, Fraction(1, 2))),
        If(Compare(">=", PART, Const(2)), Const(OUT), Round(PART, 0, "up")),
        Lookup(PART, {"a": 1, "b": OUT}),
        nested(DEEPEST - 1),
        doubled(8),
    ],
)
def test_a_tree_of_the_parts_is_sound(tree: Any) -> None:
    assert fault_in_tree(tree, (PART,)) is None


@pytest.mark.parametrize(
    ("tree", "fault"),
    [
        (3, "it gives back `3`, which is no tree"),
        (None, "it gives back `None`, which is no tree"),
        (Input("other"), "it reads `other`, which it was not given"),
        (Input("part"), "it reads `part`, which it was not given"),
        (Ref("overall:score"), "it reads `overall:score`, which it was not given"),
        (All((PART, Input("other"))), "it reads `other`"),
        (All([Input("other")]), "it reads `other`"),
        (Const(0.5), "it holds `0.5`, which is not exact"),
        (Total((PART,), (0.5,)), "it holds `0.5`, which is not exact"),
        (Lookup(PART, {"a": 0.5}), "it holds `0.5`, which is not exact"),
        (All((object(),)), "which is not exact"),
        (Arithmetic("%", PART, PART), "the tree cannot be used: there is no '%'"),
        (Pick("best", (PART,)), "the tree cannot be used: there is no 'best'"),
        (Total((PART,), (1, 2)), "the tree cannot be used"),
        (All(("part",)), "the tree cannot be used"),
        (nested(DEEPEST + 2), f"the tree is more than {DEEPEST} nodes deep"),
        (doubled(90), f"the tree has more than {MOST_NODES:,} nodes"),
    ],
)
def test_what_is_no_sound_tree_is_refused(tree: Any, fault: str) -> None:
    assert fault in (fault_in_tree(tree, (PART,)) or "")


def test_a_guarded_maker_gives_what_the_maker_gives() -> None:
    def make(parts: Any, weights: Any) -> Any:
        return Total(parts, weights)

    assert guarded(make, "a.total")((PART,), (2,)) == Total((PART,), (2,))


def test_a_guarded_maker_raises_one_error_for_all_that_goes_wrong() -> None:
    def fail(*_: object) -> Any:
        return 1 / 0

    with pytest.raises(PluginError, match=r"`a\.b` failed: division by zero"):
        guarded(fail, "a.b")()
    with pytest.raises(PluginError, match=r"`a\.b` failed: it reads `other`"):
        guarded(lambda _: Input("other"), "a.b")(PART)
