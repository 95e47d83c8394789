"""The names that conditions may use, each with the kind of value it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from qa_framework.checking.answer_scale import AnswerScale
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.fit import FittedMeasure, FittedQuestion
from qa_framework.definitions import Fact, Question, Rubric, Tool
from qa_framework.expressions.types import (
    ChoiceType,
    DateType,
    Environment,
    GroupType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    Type,
    ValueType,
)

PROPERTIES = ("grade", "suggested", "score", "possible")


def tool_environment(
    tool: Tool,
    questions: Mapping[str, FittedQuestion],
    extensions: Extensions = NO_EXTENSIONS,
) -> Environment:
    """Type the names that the conditions of a tool may use: its questions, facts and `audit`."""
    types: dict[str, Type] = {
        "audit.date": DateType(),
        "audit.perspective": ChoiceType(tool.asked_of),
    }
    for fact in tool.about:
        _put(types, fact.id, item_type(fact, extensions.base_of(fact.type)))
    for name, found in questions.items():
        kind = question_type(found)
        _put(types, name, kind)
        for perspective in _others(tool.asked_of, found.asked_of):
            _put(types, f"{perspective}.{name}", kind)
    return Environment(types, _without_kind(tool, questions))


def rubric_environment(
    of_tool: Environment,
    rubric: Rubric,
    measures: Mapping[str, FittedMeasure],
    groups: Mapping[str, tuple[str, ...]],
    grades: AnswerScale | None,
    *,
    blind: bool = False,
) -> Environment:
    """Type the names that the conditions of a rubric on a tool may use.

    Where ``blind``, a scale is not there, and what a measure seems to lack may come of that.
    """
    types: dict[str, Type] = dict(of_tool.types)
    for name, fitted in measures.items():
        types.update(_measure_types(name, fitted))
    may_lack = (
        *rubric.optional,
        *rubric.expects,
    )  # that a tool has what is expected is asked apart
    known = {*measures, *types, *groups}
    absent = frozenset(name for name in may_lack if name not in known)
    for name in absent:
        types.update(_optional_types(name, grades))
    for flag in rubric.flags:
        types[flag.id] = TruthType()
    members = dict(
        _members({*chain.from_iterable(groups.values())}, of_tool, measures, blind=blind)
    )
    for name, inside in groups.items():
        found = tuple(members[each] for each in inside if each in members)
        types.setdefault(name, GroupType(found))
    if blind:
        properties = (f"{name}.{each}" for name in measures for each in PROPERTIES)
        absent |= frozenset(each for each in properties if each not in types)
    return Environment(types, absent | of_tool.absent)


def _without_kind(tool: Tool, questions: Mapping[str, FittedQuestion]) -> frozenset[str]:
    """List the names of questions whose scale is not there, so that nothing more is said of them."""
    lacking = [found for found in questions.values() if found.is_unresolved]
    names = {found.id for found in lacking}
    names.update(f"{whose}.{found.id}" for found in lacking for whose in tool.asked_of)
    return frozenset(names)


def _members(
    names: Iterable[str],
    of_tool: Environment,
    measures: Mapping[str, FittedMeasure],
    *,
    blind: bool,
) -> Iterator[tuple[str, tuple[str, ValueType]]]:
    """Type the members of groups: a measure's grade or level, or its score; an answer."""
    for name in names:
        kind = _measure_type(measures[name]) if name in measures else of_tool.type_of(name)
        lacks = blind and name in measures and measures[name].grades is None
        if not lacks and kind is not None and not isinstance(kind, GroupType):
            yield name, (name, kind)


def _measure_type(fitted: FittedMeasure) -> ValueType:
    scale = fitted.grades or fitted.level
    return scale.kind if scale is not None else NumberType()


def question_type(found: FittedQuestion) -> ValueType | None:
    """Give the kind of the answers to a question; None where its scale is not known."""
    if found.scale is None:
        return item_type(found.question, found.base)
    if found.scale.levels:
        return found.scale.kind
    return NumberType(absences=tuple(found.scale.effects))


def item_type(item: Fact | Question, kind: str) -> ValueType | None:
    """Give the kind of the answers to what is on no scale; None where its type is not known."""
    options = tuple(item.options)
    kinds: Mapping[str, ValueType] = {
        "choice": ChoiceType(options),
        "choices": OptionsType(options),
        "number": NumberType(),
        "date": DateType(),
        "text": TextType(),
        "yes_no": TruthType(),
    }
    return kinds.get(kind)


def _others(perspectives: Iterable[str], asked_of: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in perspectives if each in asked_of)


def _put(types: dict[str, Type], name: str, kind: ValueType | None) -> None:
    if kind is not None:
        types[name] = kind


def _measure_types(name: str, fitted: FittedMeasure) -> dict[str, Type]:
    types: dict[str, Type] = {}
    if fitted.has_score:
        types[f"{name}.score"] = NumberType()
    if fitted.measure.method in ("sum", "percent"):
        types[f"{name}.possible"] = NumberType()
    if fitted.grades is not None:
        types[f"{name}.grade"] = types[f"{name}.suggested"] = fitted.grades.kind
    return types


def _optional_types(name: str, grades: AnswerScale | None) -> dict[str, Type]:
    """Type a section or measure that this tool lacks; it is out, whatever it would have been."""
    types: dict[str, Type] = {name: GroupType(())}
    types.update({f"{name}.{each}": NumberType() for each in ("score", "possible")})
    if grades is not None:
        types.update({f"{name}.{each}": grades.kind for each in ("grade", "suggested")})
    return types
