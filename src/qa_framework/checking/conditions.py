"""Every condition in a tool and in a rubric: where it stands and what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from qa_framework.checking.fit import FittedMeasure
from qa_framework.definitions import Demand, Fact, Question, Rubric, Section, Tool
from qa_framework.definitions.rubric import Band, BandTables
from qa_framework.definitions.tool import NEVER
from qa_framework.expressions.syntax import Expr
from qa_framework.expressions.types import NumberType, TruthType, ValueType


@frozen
class Condition:
    """A condition, whose it is, and what it must give.

    Attributes:
        owner: `<measure>:computed`, `<measure>:grade`, `<flag>:raised`; in a tool the id of the
            question, fact or section that it decides on.
        expr: The condition.
        wanted: The kind of value that it must have.
        decides: Whether it decides if something applies, and so must not need itself.
    """

    owner: str
    expr: Expr
    wanted: ValueType = field(factory=TruthType)
    decides: bool = True


def conditions_of_tool(tool: Tool) -> Iterator[Condition]:
    """List the conditions of a tool."""
    for fact in tool.about:
        yield from _of_item(fact, fact.required)
    for section in tool.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Condition]:
    if section.applies_when is not None:
        for question in section.questions:
            yield Condition(question.id, section.applies_when)
    for question in section.questions:
        yield from _of_item(question, question.required, question.evidence, question.reason)


def _of_item(item: Fact | Question, *demands: Demand) -> Iterator[Condition]:
    if item.applies_when is not None:
        yield Condition(item.id, item.applies_when)
    if item.valid_when is not None:
        yield Condition(item.id, item.valid_when.when, decides=False)
    for demand in demands:
        if demand is not NEVER and not isinstance(demand.when, bool):
            yield Condition(item.id, demand.when, decides=False)


def conditions_of_rubric(
    rubric: Rubric, measures: Mapping[str, FittedMeasure]
) -> Iterator[Condition]:
    """List the conditions and formulas of a rubric on a tool."""
    for name, fitted in measures.items():
        yield from _of_measure(name, fitted)
    for flag in rubric.flags:
        yield Condition(f"{flag.id}:raised", flag.when)


def _of_measure(name: str, fitted: FittedMeasure) -> Iterator[Condition]:
    if fitted.measure.formula is not None:
        yield Condition(f"{name}:computed", fitted.measure.formula, NumberType())
    for gate in fitted.measure.gates:
        if gate.needs is not None:
            yield Condition(f"{name}:grade", gate.needs)
    for limit in fitted.measure.limits:
        yield Condition(f"{name}:grade", limit.when)
    for band in bands_in(fitted.bands):
        if band.needs is not None:
            yield Condition(f"{name}:grade", band.needs)


def bands_in(bands: tuple[Band, ...] | BandTables | None) -> tuple[Band, ...]:
    """List the bands of a table, or of all tables."""
    if isinstance(bands, BandTables):
        tables = (*bands.tables.values(), bands.otherwise)
        return tuple(band for table in tables for band in table)
    return bands or ()
