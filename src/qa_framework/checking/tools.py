"""Tools: one name space, conditions that can be answered, questions that make sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from attrs import evolve

from qa_framework.checking.conditions import Condition, conditions_of_tool
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.checking.items import check_fact, check_question
from qa_framework.checking.names import PROPERTIES
from qa_framework.checking.order import order_of, shown_ring
from qa_framework.definitions import Framework, Question, Section, Tool
from qa_framework.expressions.checking import check
from qa_framework.expressions.functions import Functions
from qa_framework.expressions.notes import notes
from qa_framework.expressions.types import Environment
from qa_framework.expressions.walking import names_in
from qa_framework.problems import Problem, Span

RESERVED = frozenset(
    {"and", "or", "not", "in", "if", "else", "all", "any", "sections", "questions", "audit"}
    | {"score", "grade"}
)
MOST_QUESTIONS = 2_000
Taken: TypeAlias = tuple[Span, str]
"""Where a name was first used, and for what."""


def check_tool(
    tool: Tool,
    questions: Mapping[str, FittedQuestion],
    environment: Environment,
    framework: Framework | None,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> None:
    """Report what is wrong with a tool by itself, whatever rubric scores it."""
    _check_names(tool, extensions.all_functions, findings)
    _check_size(tool, findings)
    _check_perspectives(tool, questions, findings)
    for fact in tool.about:
        check_fact(fact, findings, extensions)
    for question in tool.questions:
        check_question(question, questions[question.id], findings, extensions)
    _check_judges(tool, findings)
    conditions = tuple(conditions_of_tool(tool))
    _check_conditions(tool, conditions, questions, environment, extensions, findings)
    _check_rings(tool, conditions, findings)
    _check_framework(tool, framework, findings)
    if isinstance(tool.rubric, Mapping) and not tool.rubric:
        findings.report(
            "QA202",
            "`rubric` names no rubric",
            tool.place.value("rubric"),
            "name one, or leave `rubric` out",
        )
    if tool.moderation is not None:
        findings.report(
            "QA208",
            "definitions of the kind `moderation` cannot be used yet",
            tool.place.key("moderation"),
            "leave `moderation:` out until a version of the library has them",
        )


def names_of(tool: Tool) -> Iterator[tuple[str, Span, str]]:
    """List every name of a tool's name space, where it stands and what it is."""
    for index, perspective in enumerate(tool.asked_of):
        yield perspective, tool.place.item("asked_of", index), "perspective"
    for fact in tool.about:
        yield fact.id, fact.place.value("id"), "fact"
    for section in tool.sections:
        yield section.id, section.place.value("id"), "section"
        for question in section.questions:
            yield question.id, question.place.value("id"), "question"


def ids_of(tool: Tool) -> Iterator[str]:
    """List the names of a tool's name space alone, which is quick."""
    yield from tool.asked_of
    yield from (fact.id for fact in tool.about)
    for section in tool.sections:
        yield section.id
        yield from (question.id for question in section.questions)


def _check_names(tool: Tool, functions: Functions, findings: Findings) -> None:
    if are_free(tuple(ids_of(tool)), functions):
        return
    seen: dict[str, Taken] = {}
    for name, span, what in names_of(tool):
        report_name(name, span, what, seen, functions, findings)


def are_free(names: Collection[str], functions: Iterable[str] = ()) -> bool:
    """Say whether names are distinct and none is reserved, which is quick."""
    distinct = set(names)
    return len(distinct) == len(names) and distinct.isdisjoint((*RESERVED, *functions))


def report_name(
    name: str,
    span: Span,
    what: str,
    seen: dict[str, Taken],
    functions: Iterable[str],
    findings: Findings,
) -> None:
    """Report a name that is reserved or taken, and take it."""
    if name in RESERVED or name in functions:
        findings.report(
            "QA584", f"`{name}` is a word of the language of conditions", span, "choose another id"
        )
    elif name in seen:
        first, kind = seen[name]
        findings.report(
            "QA580", f"the id `{name}` is used twice", span, f"{kind} at {first} has it too"
        )
    seen.setdefault(name, (span, f"the {what}"))


def _check_size(tool: Tool, findings: Findings) -> None:
    count = len(tool.questions)
    if count > MOST_QUESTIONS:
        findings.report(
            "QA585",
            f"a tool has at most {MOST_QUESTIONS:,} questions, and this one has {count:,}",
            tool.place.value("sections"),
            "make several tools of it",
        )
    if not tool.sections:
        findings.report(
            "QA586",
            "a tool has at least one section",
            tool.place.value("sections"),
            "add one: `sections: [{id: ..., title: ..., questions: [...]}]`",
        )
    for section in tool.sections:
        if not section.questions:
            findings.report(
                "QA586",
                f"the section `{section.id}` has no questions",
                section.place.value("questions"),
                "add one, or leave the section out",
            )


def _check_perspectives(
    tool: Tool, questions: Mapping[str, FittedQuestion], findings: Findings
) -> None:
    """Report perspectives that the tool does not have, and what is asked of nobody."""
    holders: tuple[Tool | Section | Question, ...] = (tool, *tool.sections, *tool.questions)
    for holder in holders:
        if not holder.asked_of and holder.place.has("asked_of"):
            findings.report(
                "QA586",
                "`asked_of` names nobody",
                holder.place.value("asked_of"),
                "name at least one perspective, or leave `asked_of` out",
            )
        for index, each in enumerate(holder.asked_of):
            if each not in tool.asked_of:
                place = holder.place.item("asked_of", index)
                findings.report_unknown("QA587", "perspective", each, tool.asked_of, place)
    for found in questions.values():
        of_section, own = found.section.asked_of, found.question.asked_of
        if own and of_section and not found.asked_of and {*own, *of_section} <= {*tool.asked_of}:
            listed = ", ".join(f"`{each}`" for each in of_section)
            findings.report(
                "QA586",
                f"`{found.id}` is asked of nobody: its section is asked of {listed}",
                found.question.place.value("asked_of"),
                "name somebody whom the section is asked of",
            )


def _check_judges(tool: Tool, findings: Findings) -> None:
    judged: dict[str, str] = {}
    for section in tool.sections:
        for question in section.questions:
            if question.judges is None:
                continue
            what = section.id if question.judges == "section" else question.judges
            if what in judged:
                findings.report(
                    "QA596",
                    f"`{judged[what]}` and `{question.id}` both judge `{what}`",
                    question.place.value("judges"),
                    "at most one question judges a section or a measure",
                )
            judged.setdefault(what, question.id)


def _check_conditions(
    tool: Tool,
    conditions: tuple[Condition, ...],
    questions: Mapping[str, FittedQuestion],
    environment: Environment,
    extensions: Extensions,
    findings: Findings,
) -> None:
    if not conditions:
        return
    functions = extensions.all_functions
    conditional = {fact.id for fact in tool.about if fact.applies_when is not None}
    conditional.update(name for name, found in questions.items() if found.can_be_out)
    distinct = {id(each.expr): each for each in conditions}
    for condition in distinct.values():
        _, problems = check(
            condition.expr, environment, wanted=condition.wanted, functions=functions
        )
        findings.extend(_with_hint(each) for each in problems)
        findings.extend(notes(condition.expr, conditional.__contains__))


def _with_hint(found: Problem) -> Problem:
    """Say what conditions of a tool may name, where one names a result."""
    if found.code == "QA330" and found.hint is None and RESULT.search(found.message):
        return evolve(found, hint="conditions of a tool ask for its answers, not for results")
    return found


RESULT = re.compile(rf"\.({'|'.join(PROPERTIES)})`")


def _check_rings(tool: Tool, conditions: Iterable[Condition], findings: Findings) -> None:
    deciding = [each for each in conditions if each.decides]
    if not deciding:
        return
    places = {fact.id: fact.place for fact in tool.about}
    for section in tool.sections:
        for question in section.questions:
            own = question.applies_when is not None
            places[question.id] = question.place if own else section.place
    depends: dict[str, set[str]] = {name: set() for name in places}
    for condition in deciding:
        named = {_item_of(name, tool) for name in names_in(condition.expr)}
        depends[condition.owner].update(named.intersection(places))
    _, ring = order_of(depends)
    if ring:
        alone = len(set(ring)) == 1
        findings.report(
            "QA562",
            f"whether `{ring[0]}` applies depends on itself"
            if alone
            else f"whether these apply depends on each other in a ring: {shown_ring(ring)}",
            places[ring[0]].value("applies_when"),
            "a question cannot decide, even through others, whether it is asked itself",
        )


def _item_of(name: str, tool: Tool) -> str:
    """Find the question or fact that a name of a condition stands for: `parent.seen` is `seen`."""
    head, _, rest = name.partition(".")
    return rest if rest and head in tool.asked_of else name


def _check_framework(tool: Tool, framework: Framework | None, findings: Findings) -> None:
    if framework is None:
        return
    activities = [activity.id for activity in framework.activities]
    if tool.activity is not None and tool.activity not in activities:
        place = tool.place.value("activity")
        findings.report_unknown("QA581", "activity", tool.activity, activities, place)
    perspectives = [each.id for each in framework.perspectives]
    for index, each in enumerate(tool.asked_of if perspectives else ()):
        if each not in perspectives:
            place = tool.place.item("asked_of", index)
            findings.report_unknown("QA581", "perspective", each, perspectives, place)
    known = framework.known_tags
    holders: tuple[Tool | Section | Question, ...] = (tool, *tool.sections, *tool.questions)
    for holder in holders:
        for index, tag in enumerate(holder.tags):
            if tag not in known:
                place = holder.place.item("tags", index)
                findings.report_unknown("QA581", "tag", tag, sorted(known), place)
