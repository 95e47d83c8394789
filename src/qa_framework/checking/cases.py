"""Cases: every question, fact and level in them exists, so that none can pass by saying nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import FittedQuestion
from qa_framework.checking.scales import RESERVED_LEVEL
from qa_framework.definitions import Case, Fact, Question, Tool
from qa_framework.definitions.base import NUMBER_FORM
from qa_framework.problems import Place

ALL = "all"
WANTED = {"yes_no": "`yes` or `no`", "date": "a date such as 2026-05-04", "number": "a number"}


def check_cases(tool: Tool, questions: Mapping[str, FittedQuestion], findings: Findings) -> None:
    """Report what is wrong with what the cases of a tool say was answered."""
    names: dict[str, None] = {}
    for case in tool.cases:
        if case.name in names:
            findings.report(
                "QA601",
                f"two cases are called `{case.name}`",
                case.place.value("name"),
                "say what this one shows",
            )
        if case.like is not None and case.like not in names:
            place = case.place.value("like")
            findings.report_unknown("QA603", "earlier case", case.like, names, place)
        names[case.name] = None
        if case.perspective is not None and case.perspective not in tool.asked_of:
            place = case.place.value("perspective")
            findings.report_unknown("QA587", "perspective", case.perspective, tool.asked_of, place)
        _check_answers(case, questions, findings)
        _check_about(case, tool, findings)


def _check_answers(case: Case, questions: Mapping[str, FittedQuestion], findings: Findings) -> None:
    place = case.place.inside("answers")
    for name, answer in case.answers.items():
        if name in questions:
            _check_answer(answer, questions[name], place.inside(name), findings)
        elif name == ALL:
            _check_all(answer, questions, place.inside(name), findings)
        else:
            known = (ALL, *questions)
            findings.report_unknown("QA603", "question", name, known, place.key(name))


def _check_about(case: Case, tool: Tool, findings: Findings) -> None:
    place = case.place.inside("about")
    facts = {fact.id: fact for fact in tool.about}
    for name, answer in case.about.items():
        if name in facts:
            _check_item(answer, facts[name], facts[name].type, place.inside(name), findings)
        else:
            findings.report_unknown("QA603", "fact", name, tuple(facts), place.key(name))


def _check_all(
    answer: object, questions: Mapping[str, FittedQuestion], place: Place, findings: Findings
) -> None:
    """Ask that `all:` names a level or absence of at least one question."""
    known: dict[str, None] = {}
    for found in questions.values():
        if found.is_unresolved:
            return
        if found.scale is not None:
            known.update(dict.fromkeys((*found.scale.levels, *found.scale.effects)))
            if not found.scale.levels and isinstance(answer, str) and NUMBER_FORM.match(answer):
                return
    if not isinstance(answer, str):
        findings.report("QA602", "`all` sets one level, and this is a list", place.here)
    elif answer not in known:
        findings.report_unknown("QA510", "level", answer, tuple(known), place.here)


def _check_answer(answer: object, found: FittedQuestion, place: Place, findings: Findings) -> None:
    if found.scale is None:
        _check_item(answer, found.question, found.base, place, findings)
    elif answer == RESERVED_LEVEL or (isinstance(answer, str) and answer in found.scale.effects):
        return
    elif not isinstance(answer, str):
        findings.report("QA602", f"`{found.id}` takes one answer, and this is a list", place.here)
    elif found.scale.levels and answer not in found.scale.ranks:
        known = (*found.scale.levels, *found.scale.effects)
        findings.report_unknown("QA510", "level", answer, known, place.here)
    elif not found.scale.levels and not NUMBER_FORM.match(answer):
        findings.report("QA602", f"`{found.id}` takes a number, and this is `{answer}`", place.here)


def _check_item(
    answer: object, item: Fact | Question, base: str, place: Place, findings: Findings
) -> None:
    """Check an answer that is on no scale."""
    if answer == RESERVED_LEVEL:
        return
    given = answer if isinstance(answer, tuple) else (answer,)
    if isinstance(answer, tuple) and base != "choices":
        findings.report("QA602", f"`{item.id}` takes one answer, and this is a list", place.here)
    elif base in ("choice", "choices"):
        parts = [part for each in given for part in _split(str(each), base)]
        for option in parts:
            if option not in item.options:
                findings.report_unknown("QA603", "option", option, tuple(item.options), place.here)
    elif base in WANTED and not _is_written_as(base, str(answer)):
        message = f"`{item.id}` takes {WANTED[base]}, and this is `{answer}`"
        findings.report("QA602", message, place.here)


def _split(text: str, base: str) -> list[str]:
    return [part.strip() for part in text.split(";")] if base == "choices" else [text]


def _is_written_as(base: str, text: str) -> bool:
    if base == "yes_no":
        return text in ("yes", "no")
    if base == "number":
        return NUMBER_FORM.match(text) is not None
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
