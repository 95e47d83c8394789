"""Tools: one name space, conditions that can be answered, questions that make sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qa_framework.checking.conditions import conditions_of_tool
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.checking.names import tool_environment
from qa_framework.checking.order import order_of
from qa_framework.checking.scales import check_scale
from qa_framework.definitions import Fact, Framework, Question, Rubric, Scale, ScaleUse, Tool
from qa_framework.definitions.tool import CORE_TYPES
from qa_framework.expressions.checking import check
from qa_framework.expressions.functions import Functions
from qa_framework.expressions.notes import notes
from qa_framework.expressions.walking import names_in
from qa_framework.problems import Span

RESERVED = frozenset(
    {"and", "or", "not", "in", "if", "else", "all", "any", "sections", "questions", "audit"}
    | {"score", "grade"}
)
MOST_QUESTIONS = 2_000
FACT_TYPES = tuple(each for each in CORE_TYPES if each != "scale")


def check_tool(
    tool: Tool,
    questions: Mapping[str, FittedQuestion],
    framework: Framework | None,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> None:
    """Report what is wrong with a tool by itself, whatever rubric scores it."""
    functions = extensions.all_functions
    _check_names(tool, functions, findings)
    _check_size(tool, findings)
    for section in tool.sections:
        _check_asked_of(section.asked_of, tool, section.place.value("asked_of"), findings)
        for question in section.questions:
            _check_question(question, questions[question.id], tool, findings, extensions)
    for fact in tool.about:
        known = (*FACT_TYPES, *extensions.question_types)
        _check_type(fact, fact.type, known, findings, extensions)
    _check_judges(tool, findings)
    _check_conditions(tool, questions, extensions, findings)
    _check_rings(tool, findings)
    _check_framework(tool, framework, findings)


def names_of(tool: Tool) -> Iterator[tuple[str, Span, str]]:
    """List every name of a tool's name space, where it stands and what it is."""
    for fact in tool.about:
        yield fact.id, fact.place.value("id"), "fact"
    for section in tool.sections:
        yield section.id, section.place.value("id"), "section"
        for question in section.questions:
            yield question.id, question.place.value("id"), "question"
    for index, perspective in enumerate(tool.asked_of):
        yield perspective, tool.place.item("asked_of", index), "perspective"


def _check_names(tool: Tool, functions: Functions, findings: Findings) -> None:
    seen: dict[str, tuple[Span, str]] = {}
    for name, span, what in names_of(tool):
        report_name(name, span, what, seen, functions, findings)


def report_name(  # noqa: PLR0913 - a name, where it is, what it is, and what is taken
    name: str,
    span: Span,
    what: str,
    seen: dict[str, tuple[Span, str]],
    functions: Functions,
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
            "QA580", f"the id `{name}` is used twice", span, f"the {kind} at {first} has it too"
        )
    seen.setdefault(name, (span, what))


def _check_size(tool: Tool, findings: Findings) -> None:
    count = len(tool.questions)
    if count > MOST_QUESTIONS:
        findings.report(
            "QA585",
            f"a tool has at most {MOST_QUESTIONS:,} questions, and this one has {count:,}",
            tool.place.value("sections"),
        )
    if not tool.sections:
        findings.report("QA586", "a tool has at least one section", tool.place.value("sections"))
    for section in tool.sections:
        if not section.questions:
            findings.report(
                "QA586",
                f"the section `{section.id}` has no questions",
                section.place.value("questions"),
            )


def _check_asked_of(
    asked_of: tuple[str, ...], tool: Tool, span: Span, findings: Findings
) -> None:
    for perspective in asked_of:
        if perspective not in tool.asked_of:
            findings.report_unknown("QA587", "perspective", perspective, tool.asked_of, span)


def _check_question(
    question: Question,
    fitted: FittedQuestion,
    tool: Tool,
    findings: Findings,
    extensions: Extensions,
) -> None:
    place = question.place
    _check_asked_of(question.asked_of, tool, place.value("asked_of"), findings)
    if question.weight < 0:
        findings.report(
            "QA588", "a weight is at least 0", place.value("weight"), "0 keeps it out of scores"
        )
    if question.scale is None and question.type is None:
        findings.report(
            "QA589",
            f"`{question.id}` does not say how it is answered",
            place.here,
            "add `scale: <name>`, or `type: text` or another type",
        )
    elif question.scale is not None and question.type not in (None, "scale"):
        findings.report(
            "QA590",
            f"`{question.id}` has a scale, and its type is `{question.type}`",
            place.value("type"),
            "leave one of the two out",
        )
    if isinstance(question.scale, Scale):
        check_scale(question.scale, findings)
    if question.type is not None:
        known = (*CORE_TYPES, *extensions.question_types)
        _check_type(question, question.type, known, findings, extensions)
    _check_words(question, fitted, findings)


def _check_words(question: Question, fitted: FittedQuestion, findings: Findings) -> None:
    if question.reverse and fitted.scale is None and question.scale is None:
        findings.report(
            "QA591", "`reverse` needs a scale", question.place.key("reverse")
        )
    if not isinstance(question.scale, ScaleUse) or fitted.scale is None:
        return
    for key in ("labels", "descriptors"):
        for level in getattr(question.scale, key):
            if level not in fitted.scale.ranks and level not in fitted.scale.effects:
                findings.report_unknown(
                    "QA510", "level", level, fitted.scale.levels, question.scale.place.value(key)
                )


def _check_type(
    item: Fact | Question,
    kind: str,
    known: Iterable[str],
    findings: Findings,
    extensions: Extensions,
) -> None:
    place = item.place
    if kind not in known:
        findings.report_unknown("QA592", "type of question", kind, known, place.value("type"))
        return
    if kind in ("choice", "choices") and not item.options:
        findings.report(
            "QA593",
            f"`{item.id}` is a choice without options",
            place.here,
            "add `options: {north: North, south: South}`",
        )
    if kind not in ("choice", "choices") and item.options:
        findings.report(
            "QA594", f"`options` means nothing to the type `{kind}`", place.key("options")
        )
    numeric = [key for key in ("least", "most", "step", "one_of") if _given(item, key)]
    if extensions.base_of(kind) != "number" and numeric:
        findings.report(
            "QA594",
            f"`{numeric[0]}` means nothing to the type `{kind}`",
            place.key(numeric[0]),
            "it belongs to `type: number`",
        )
    _check_numbers(item, findings)


def _given(item: Fact | Question, key: str) -> bool:
    return getattr(item, key) not in (None, ())


def _check_numbers(item: Fact | Question, findings: Findings) -> None:
    if item.least is not None and item.most is not None and item.least > item.most:
        findings.report(
            "QA595", "`least` is above `most`: no number is allowed", item.place.value("least")
        )
    if item.step is not None and item.step <= 0:
        findings.report("QA595", "`step` is above 0", item.place.value("step"))
    if item.one_of and (item.least is not None or item.most is not None or item.step is not None):
        findings.report(
            "QA595",
            "`one_of` lists the numbers allowed, so `least`, `most` and `step` say nothing more",
            item.place.key("one_of"),
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
    questions: Mapping[str, FittedQuestion],
    extensions: Extensions,
    findings: Findings,
) -> None:
    environment = tool_environment(tool, questions, extensions)
    functions = extensions.all_functions

    def can_be_out(name: str) -> bool:
        facts = {fact.id: fact for fact in tool.about}
        if name in questions:
            return questions[name].can_be_out
        return name in facts and facts[name].applies_when is not None

    seen = set()
    for condition in conditions_of_tool(tool):
        if id(condition.expr) in seen:
            continue
        seen.add(id(condition.expr))
        _, problems = check(
            condition.expr, environment, wanted=condition.wanted, functions=functions
        )
        findings.extend(problems)
        findings.extend(notes(condition.expr, can_be_out))


def _check_rings(tool: Tool, findings: Findings) -> None:
    places: dict[str, Span] = {item.id: item.place.value("applies_when") for item in tool.about}
    for section in tool.sections:
        for question in section.questions:
            own = question.applies_when is not None
            place = question.place if own else section.place
            places[question.id] = place.value("applies_when")
    depends: dict[str, set[str]] = {name: set() for name in places}
    for condition in conditions_of_tool(tool):
        if condition.decides:
            named = {name.split(".")[0] for name in names_in(condition.expr)}
            depends[condition.owner].update(named.intersection(places))
    _, ring = order_of(depends)
    if ring:
        shown = " -> ".join(f"`{name}`" for name in ring)
        findings.report(
            "QA562",
            f"whether these apply depends on each other in a ring: {shown}",
            places[ring[0]],
            "a question cannot decide, even through others, whether it is asked itself",
        )


def _check_framework(tool: Tool, framework: Framework | None, findings: Findings) -> None:
    if framework is None:
        return
    activities = [activity.id for activity in framework.activities]
    if tool.activity is not None and tool.activity not in activities:
        place = tool.place.value("activity")
        findings.report_unknown("QA581", "activity", tool.activity, activities, place)
    perspectives = [each.id for each in framework.perspectives]
    for index, each in enumerate(tool.asked_of):
        if each not in perspectives:
            place = tool.place.item("asked_of", index)
            findings.report_unknown("QA581", "perspective", each, perspectives, place)
    known = framework.known_tags
    for holder in (tool, *tool.sections, *tool.questions):
        for index, tag in enumerate(holder.tags):
            if tag not in known:
                place = holder.place.item("tags", index)
                findings.report_unknown("QA581", "tag", tag, sorted(known), place)


def inline_rubrics(tool: Tool) -> Iterator[Rubric]:
    """List the rubrics that are written inside a tool."""
    rubrics = tool.rubric
    for each in rubrics.values() if isinstance(rubrics, Mapping) else (rubrics,):
        if isinstance(each, Rubric):
            yield each
