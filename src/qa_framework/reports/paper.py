"""A tool as its reader would want it on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

import attrs
from attrs import frozen

from qa_framework.definitions import Citation, Fact, Framework, Question, Section
from qa_framework.definitions.base import say
from qa_framework.definitions.plain import decimal_text
from qa_framework.definitions.tool import Demand
from qa_framework.expressions.syntax import Expr
from qa_framework.reports.conditions import condition_in_words
from qa_framework.reports.glossary import Glossary, enumerate_words
from qa_framework.reports.rubrics import RubricInWords, rubric_in_words
from qa_framework.scoring import AuditTool

WIDTH = 88
TYPES: Mapping[str, str] = {
    "choices": "tick all that apply",
    "date": "a date, such as 2026-05-04",
    "text": "text",
    "yes_no": "yes or no",
}


@frozen(kw_only=True)
class AnswerOnPaper:
    """One answer that can be ticked.

    Attributes:
        id: What stands for it in a file.
        label: What people read.
        points: What it counts; None where it has no points.
        descriptor: What a case at this level looks like.
        absence: Whether it says why there is no level.
    """

    id: str
    label: str
    points: str | None = None
    descriptor: str = ""
    absence: bool = False


@frozen(kw_only=True)
class QuestionOnPaper:
    """A question or a fact of the case.

    Attributes:
        number: Its number on paper.
        id: The name of its column in a file.
        ask: Its words.
        help: How to answer it.
        answers: The answers to choose from; none where something is written.
        wanted: What is written, where there is nothing to choose.
        weight: How many times it counts, where that is not once; None where it counts nowhere.
        notes: When it is asked and what it demands, a sentence each.
    """

    number: str
    id: str
    ask: str
    help: str
    answers: tuple[AnswerOnPaper, ...]
    wanted: str
    weight: str | None
    notes: tuple[str, ...]

    @property
    def is_written(self) -> bool:
        """Say whether a number is written, and what can be ticked only says why there is none."""
        return bool(self.wanted) and all(answer.absence for answer in self.answers)


@frozen(kw_only=True)
class SectionOnPaper:
    """A section: its number, title and help, notes on when it is asked, and its questions."""

    number: str
    id: str
    title: str
    help: str
    notes: tuple[str, ...]
    questions: tuple[QuestionOnPaper, ...]


@frozen(kw_only=True)
class ToolOnPaper:
    """A tool: what it is, whom it asks, the facts of the case, its sections, how it is scored."""

    id: str
    version: str
    title: str
    summary: str
    cites: tuple[str, ...]
    asked_of: tuple[str, ...]
    about: tuple[QuestionOnPaper, ...]
    sections: tuple[SectionOnPaper, ...]
    rubrics: tuple[RubricInWords, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give it as data for a machine."""
        return attrs.asdict(self)


def on_paper(tool: AuditTool) -> ToolOnPaper:
    """Lay a tool out for a reader."""
    definition = tool.definition
    fit = next(iter(tool.fits.values()))
    glossary = Glossary(fit)
    cites = (cited(each, fit.framework, glossary.language) for each in definition.cites)
    return ToolOnPaper(
        id=definition.id,
        version=str(definition.version),
        title=tool.title,
        summary=say(definition.summary or "", definition.language),
        cites=tuple(cites),
        asked_of=definition.asked_of,
        about=tuple(_fact(fact, glossary) for fact in definition.about),
        sections=tuple(_section(section, glossary) for section in definition.sections),
        rubrics=tuple(map(rubric_in_words, tool.fits.values())),
    )


def cited(citation: Citation, framework: Framework | None, language: str = "en") -> str:
    """Write what is cited, with its clause; a policy by its title where the framework has it."""
    policies = framework.policies if framework is not None else ()
    titles = {each.id: say(each.title, language) for each in policies}
    policy = citation.policy or ""
    source = citation.source or titles.get(policy, policy.replace("_", " "))
    return ", ".join(filter(None, (source, citation.clause)))


def _section(section: Section, glossary: Glossary) -> SectionOnPaper:
    return SectionOnPaper(
        number=glossary.numbers[section.id],
        id=section.id,
        title=say(section.title, glossary.language),
        help=say(section.help or "", glossary.language),
        notes=tuple(_asked(section.applies_when, section.asked_of, glossary)),
        questions=tuple(_question(each, section, glossary) for each in section.questions),
    )


def _asked(
    applies_when: Expr | None, asked_of: tuple[str, ...], glossary: Glossary
) -> Iterator[str]:
    if asked_of and asked_of != glossary.fit.tool.asked_of:
        yield f"Asked of: {enumerate_words(each.replace('_', ' ') for each in asked_of)}."
    if applies_when is not None:
        yield f"Only if {condition_in_words(applies_when, glossary)}."


def _fact(fact: Fact, glossary: Glossary) -> QuestionOnPaper:
    return QuestionOnPaper(
        number=glossary.numbers[fact.id],
        id=fact.id,
        ask=say(fact.ask, glossary.language),
        help=say(fact.help or "", glossary.language),
        answers=tuple(_options(fact, glossary)),
        wanted=_wanted(fact, fact.type),
        weight=None,
        notes=tuple(_notes(fact, (), glossary)),
    )


def _question(question: Question, section: Section, glossary: Glossary) -> QuestionOnPaper:
    found = glossary.fit.questions[question.id]
    asked_of = question.asked_of if question.asked_of != section.asked_of else ()
    scores = found.scores and question.weight != 1
    return QuestionOnPaper(
        number=glossary.numbers[question.id],
        id=question.id,
        ask=say(question.ask, glossary.language),
        help=say(question.help or "", glossary.language),
        answers=tuple(_levels(question, glossary)) or tuple(_options(question, glossary)),
        wanted=_wanted(question, question.kind_of_answer, glossary),
        weight=decimal_text(question.weight) if scores else None,
        notes=tuple(_notes(question, asked_of, glossary)),
    )


def _levels(question: Question, glossary: Glossary) -> Iterator[AnswerOnPaper]:
    """List the levels of a scale, the best first, then the answers that say why there is none."""
    scale = glossary.fit.questions[question.id].scale
    if scale is None:
        return
    labels = glossary.labels(scale)
    for level in sorted(scale.levels, key=lambda each: -scale.merit(scale.ranks[each])):
        points = scale.points.get(level)
        yield AnswerOnPaper(
            id=level,
            label=labels[level],
            points=None if points is None else decimal_text(points),
            descriptor=say(scale.descriptors.get(level, ""), glossary.language),
        )
    for absence in scale.effects:
        yield AnswerOnPaper(id=absence, label=labels[absence], absence=True)


def _options(item: Fact | Question, glossary: Glossary) -> Iterator[AnswerOnPaper]:
    for option, label in item.options.items():
        yield AnswerOnPaper(id=option, label=say(label, glossary.language))


def _wanted(item: Fact | Question, kind: str, glossary: Glossary | None = None) -> str:
    scale = glossary.fit.questions[item.id].scale if glossary is not None else None
    if scale is not None and scale.range is not None:
        low, high, step = scale.range.low, scale.range.high, scale.step
    elif item.one_of:
        return f"one of {', '.join(map(decimal_text, item.one_of))}"
    else:
        low, high, step = item.least, item.most, item.step
    if kind not in ("number", "scale") or (kind == "scale" and low is None):
        return TYPES.get(kind, "" if item.options or kind == "scale" else kind)
    bounds = (("from", low), ("to", high), ("in steps of", step))
    said = (f" {word} {decimal_text(bound)}" for word, bound in bounds if bound is not None)
    return "a number" + "".join(said)


def _notes(item: Fact | Question, asked_of: tuple[str, ...], glossary: Glossary) -> Iterator[str]:
    yield from _asked(item.applies_when, asked_of, glossary)
    yield from _demand("Required", item.required, glossary)
    if isinstance(item, Question):
        yield from _demand("Evidence needed", item.evidence, glossary)
        yield from _demand("A reason needed", item.reason, glossary)
        if item.judges is not None:
            what = "its section" if item.judges == "section" else glossary.thing(item.judges)
            yield f"This is the grade of {what}."
    if item.valid_when is not None:
        yield say(item.valid_when.message, glossary.language)


def _demand(what: str, demand: Demand, glossary: Glossary) -> Iterator[str]:
    if demand.when is False:
        return
    when = "" if demand.when is True else f" if {condition_in_words(demand.when, glossary)}"
    more = f" {say(demand.help, glossary.language)}" if demand.help is not None else ""
    yield f"{what}{when}.{more}"


def paper_text(tool: ToolOnPaper) -> str:
    """Write a tool as text for a terminal or a printer."""
    lines = [
        tool.title,
        "=" * len(tool.title),
        f"{tool.id}, version {tool.version}",
        "",
        *_filled(tool.summary),
        *(line for cite in tool.cites for line in _filled(f"After {cite}.")),
    ]
    if len(tool.asked_of) > 1:
        names = [each.replace("_", " ") for each in tool.asked_of]
        lines += _filled(f"Asked of: {enumerate_words(names)}. The first leads.")
    if tool.about:
        lines += ["", *_heading("About the case")]
        for fact in tool.about:
            lines += ["", *_item(fact)]
    for section in tool.sections:
        lines += ["", "", *_heading(f"{section.number}. {section.title}")]
        lines += [*_filled(section.help), *(f for note in section.notes for f in _filled(note))]
        for question in section.questions:
            lines += ["", *_item(question)]
    for rubric in tool.rubrics:
        lines += ["", "", *rubric_lines(rubric)]
    return "\n".join(lines)


def _heading(text: str) -> list[str]:
    return [text, "-" * len(text)]


def _filled(text: str, indent: str = "", first: str | None = None) -> list[str]:
    start = indent if first is None else first
    return wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(question: QuestionOnPaper) -> Iterator[str]:
    indent = "     "
    yield from _filled(question.ask, indent, f"{question.number:<4} ")
    yield from _filled(question.help, indent)
    if question.is_written:
        yield from _filled(f"({question.wanted})", indent)
    for answer in question.answers:
        points = f" ({answer.points})" if answer.points is not None else ""
        descriptor = f": {answer.descriptor}" if answer.descriptor else ""
        text = f"{answer.label}{points}{descriptor}"
        yield from _filled(text, indent + "    ", indent + "[ ] ")
    if question.wanted and not question.is_written:
        yield from _filled(f"({question.wanted})", indent)
    weight = f"Counts {question.weight} times. " if question.weight is not None else ""
    yield from _filled(weight + " ".join(question.notes), indent)
    ids = ", ".join(answer.id for answer in question.answers)
    instead = "a number, or " if question.is_written else ""
    yield from _filled(f"Column: {question.id}" + (f" ({instead}{ids})" if ids else ""), indent)


def rubric_lines(rubric: RubricInWords) -> Iterator[str]:
    """Write a rubric as lines of text."""
    name = f" ({rubric.name})" if rubric.name else ""
    yield from _heading(f"How it is scored{name}")
    if rubric.title:
        yield rubric.title
    yield from _filled(rubric.summary)
    if not rubric.measures:
        yield "Nothing is scored: the answers stand for themselves."
    for measure in rubric.measures:
        yield ""
        yield from _filled(measure.title)
        for sentence in measure.sentences:
            yield from _filled(sentence, "    ", "  - ")
    if rubric.flags:
        yield ""
        yield "Flags"
        for flag in rubric.flags:
            yield from _filled(flag, "    ", "  - ")
