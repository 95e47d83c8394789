"""What the names and functions in a condition came to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.expressions.closures import compile_tree
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.syntax import Call, Expr, Name
from qa_framework.expressions.types import DateType
from qa_framework.expressions.values import OUT, UNKNOWN, Missing
from qa_framework.expressions.walking import walk
from qa_framework.scoring.explain.explained import ValueExplanation
from qa_framework.scoring.explain.numbers import shown
from qa_framework.scoring.lowering.conditions import lower, scale_of
from qa_framework.scoring.lowering.ground import Ground

WORDS = {OUT: "does not apply", UNKNOWN: "not known"}


def values_in(expr: Expr, ground: Ground, record: dict[str, object]) -> tuple[ValueExplanation, ...]:
    """List what each name and each function over a group in a condition came to."""
    found: dict[str, str] = {}
    groups = ground.fit.groups
    for node in walk(expr):
        group = isinstance(node, Name) and node.id in groups
        if isinstance(node, Call) or (isinstance(node, Name) and not group):
            text = print_expr(node)
            if text not in found:
                found[text] = _value(node, ground, record)
    return tuple(ValueExplanation(text=text, value=value) for text, value in found.items())


def _value(node: Call | Name, ground: Ground, record: dict[str, object]) -> str:
    before = set(ground.steps.trees)
    tree = lower(node, ground)
    for name, step in ground.steps.trees.items():
        if name not in before:
            record[name] = compile_tree(step)(record)  # type: ignore[arg-type]  # steps before it are there
    value = compile_tree(tree)(record)  # type: ignore[arg-type]  # as above
    kind = ground.fit.environment.type_of(node.id) if isinstance(node, Name) else None
    return in_words(value, scale_of(node, ground), is_date=isinstance(kind, DateType))


def in_words(value: object, scale: AnswerScale | None, *, is_date: bool = False) -> str:
    """Write a value for people."""
    if isinstance(value, Missing):
        return WORDS[value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, int) and scale is not None:
        return scale.levels[value] if 0 <= value < len(scale.levels) else str(value)
    if isinstance(value, int) and is_date:
        return date.fromordinal(value).isoformat()
    return shown(Fraction(value)) if isinstance(value, int | Fraction) else str(value)
