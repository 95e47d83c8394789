"""Point at conditions that hold where their author may not expect it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qa_framework.expressions.refusals import shown
from qa_framework.expressions.syntax import Call, Compare, Expr, Name, Not
from qa_framework.expressions.walking import names_in, walk
from qa_framework.problems import Problem, problem


def notes(expr: Expr, can_be_out: Callable[[str], bool]) -> tuple[Problem, ...]:
    """Note each name that can be out where the condition turns something round.

    A comparison with a name that is out is false, so its opposite is true: `q != 'yes'` and
    `not q == 'yes'` hold where `q` does not apply. That is noted, once for each name, unless the
    condition says `applies(q)` somewhere.

    Args:
        expr: The condition.
        can_be_out: Whether a name of the condition can be out; asked of groups too.
    """
    guarded = {name for call in walk(expr) for name in _applying(call)}
    met: dict[str, Expr] = {}
    for node in filter(_turns_round, walk(expr)):
        for name in names_in(node):
            met.setdefault(name, node)
    return tuple(
        _note(name, node) for name, node in met.items() if name not in guarded and can_be_out(name)
    )


def _applying(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Call) and expr.function == "applies":
        yield from (each.id for each in expr.arguments if isinstance(each, Name))


def _turns_round(expr: Expr) -> bool:
    return isinstance(expr, Not) or (
        isinstance(expr, Compare) and any(sign == "!=" for sign, _ in expr.rest)
    )


def _note(name: str, node: Expr) -> Problem:
    word = "not" if isinstance(node, Not) else "!="
    message = f"`{word}` holds where {shown(name)} does not apply"
    hint = f"if that is not meant, write `applies({name}) and …`"
    return problem("QA701", message, node.span, hint)
