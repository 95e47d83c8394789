"""How large the numbers of a measure can get when whole tables are scored (5.8).

Engines for tables have 64-bit whole numbers. A measure is exact in bulk where its numerator, its
denominator and every number on the way to its score and its grade are proved to have room there,
whatever is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from qa_framework.checking.fit import Fit
from qa_framework.expressions.cells import Cell, Mixed, Options, Truth, Word
from qa_framework.expressions.integers import (
    ROOM,
    Always,
    Every,
    Flag,
    Holds,
    Node,
    Opposite,
    Same,
    Some,
    children,
)
from qa_framework.expressions.laying import Laying, lay_program
from qa_framework.expressions.ratios import Ratio
from qa_framework.scoring.domains import domains_of
from qa_framework.scoring.lowering.lower import lower_fit

TESTS = (Always, Every, Flag, Holds, Opposite, Same, Some)


@frozen(kw_only=True)
class Bound:
    """The largest numbers that a measure can come to, on either side of 0.

    Attributes:
        rubric: The name of the rubric; empty for the only one of a tool.
        name: The id of the measure or flag.
        numerator: Of the numerator of its score; 0 where it has none.
        denominator: Of the denominator.
        product: Of any number on the way to its score and grade.
    """

    rubric: str
    name: str
    numerator: int
    denominator: int
    product: int

    @property
    def exact(self) -> bool:
        """Say whether all have room in a 64-bit whole number."""
        return self.product < ROOM


def bounds_of(fit: Fit) -> tuple[Bound, ...]:
    """Bound every measure and flag of a rubric on a tool, over all perspectives.

    Numbers that say no `step` are taken to be whole.
    """
    found: dict[str, Bound] = {}
    for perspective in fit.tool.asked_of:
        laying = lay_program(lower_fit(fit, perspective), domains_of(fit))
        for bound in bounds_in(laying, fit):
            known = found.get(bound.name)
            found[bound.name] = bound if known is None else _larger(known, bound)
    return tuple(found.values())


def bounds_in(laying: Laying, fit: Fit) -> Iterator[Bound]:
    """Bound every measure and flag of a program that has been laid."""
    for name in fit.order:
        yield _bound(name, ("score", "grade"), laying, fit)
    for flag in fit.flags:
        yield _bound(flag.id, ("raised",), laying, fit)


def _bound(name: str, steps: Iterable[str], laying: Laying, fit: Fit) -> Bound:
    cells = [laying.cells[step] for what in steps if (step := f"{name}:{what}") in laying.cells]
    score = laying.cells.get(f"{name}:score")
    value = score.value if score is not None and isinstance(score.value, Ratio) else None
    return Bound(
        rubric=fit.name,
        name=name,
        numerator=0 if value is None else _reach(value.top),
        denominator=1 if value is None else _reach(value.bottom),
        product=max(map(_reach, _below(node for cell in cells for node in nodes_of(cell)))),
    )


def _larger(one: Bound, other: Bound) -> Bound:
    return evolve(
        one,
        numerator=max(one.numerator, other.numerator),
        denominator=max(one.denominator, other.denominator),
        product=max(one.product, other.product),
    )


def nodes_of(cell: Cell) -> tuple[Node, ...]:
    """List the numbers and tests that a cell is made of."""
    state = (cell.known, cell.out)
    match cell.value:
        case Ratio(top=top, bottom=bottom):
            return (*state, top, bottom)
        case Truth(test):
            return (*state, test)
        case Word(code):
            return (*state, code)
        case Mixed(code, number):
            return (*state, code, number.top, number.bottom)
        case Options(has):
            return (*state, *has.values())
        case None:
            return state


def _below(nodes: Iterable[Node]) -> Iterator[Node]:
    """Go through nodes and all that they are made of, each once."""
    waiting, seen = list(nodes), set[Node]()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            yield node
            waiting.extend(children(node))


def _reach(node: Node) -> int:
    """Give how far from 0 a number can be; 2^63 where there is no bound."""
    if isinstance(node, TESTS):
        return 0
    reach = node.span.reach
    return ROOM if reach is None else reach
