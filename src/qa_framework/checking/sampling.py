"""Sampling plans: columns that are there, conditions that can be asked, keys that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from qa_framework.catalogue import Catalogue
from qa_framework.checking.extensions import NO_EXTENSIONS, Extensions
from qa_framework.checking.findings import Findings
from qa_framework.checking.items import check_fact
from qa_framework.checking.names import item_type
from qa_framework.checking.questions import report_missing
from qa_framework.checking.tools import Taken, report_name
from qa_framework.definitions import Tool
from qa_framework.definitions.sampling import DRAW_DATE, CaseCount, CaseShare, Precision, Sampling
from qa_framework.expressions.checking import check
from qa_framework.expressions.types import DateType, Environment, TruthType, Type
from qa_framework.problems import Problem

NEEDS: Mapping[str, tuple[str, ...]] = {
    "simple_random": ("size",),
    "stratified": ("by", "shares", "size"),
    "systematic": ("size",),
    "every_case": (),
    "by_hand": ("reason",),
}
"""The keys that each way of choosing must have."""
MAY_HAVE: Mapping[str, tuple[str, ...]] = {"stratified": ("at_least",), "systematic": ("order_by",)}
"""Further keys that some may have."""
EXAMPLES: Mapping[str, str] = {
    "size": "add `size: 30`, `size: 10 %` or a wanted precision",
    "by": "add `by: [<column>]`",
    "shares": "add `shares: proportional` or `shares: equal`",
    "reason": "add `reason: <column>`, a text column that says why a case was chosen",
}
STRATA = ("choice", "text", "yes_no")
ORDERS = ("date", "number", "choice", "text")
REASONS = ("text",)
WORDS: Mapping[str, str] = {
    "choice": "a choice",
    "choices": "a choice of several",
    "number": "a number",
    "date": "a date",
    "text": "a text",
    "yes_no": "a yes or no",
}
OWN_WORDS = ("draw",)
"""Words that only the conditions of a sampling plan reserve."""


def check_sampling(
    plan: Sampling,
    catalogue: Catalogue,
    findings: Findings,
    extensions: Extensions = NO_EXTENSIONS,
) -> None:
    """Report what is wrong with a sampling plan."""
    if plan.tool is not None and catalogue.find(Tool, plan.tool) is None:
        report_missing(plan.tool, "tool", catalogue, findings, plan.place.value("tool"))
    _check_columns(plan, findings, extensions)
    _check_exclusions(plan, findings, extensions)
    _check_keys(plan, findings)
    for index, name in enumerate(plan.by):
        _check_use(plan, name, "by", STRATA, findings, index)
    if len(set(plan.by)) < len(plan.by):
        message = "a column makes strata once, and `by` names one twice"
        findings.report("QA906", message, plan.place.value("by"), "leave it out once")
    if plan.order_by is not None:
        _check_use(plan, plan.order_by, "order_by", ORDERS, findings)
    if plan.reason is not None:
        _check_use(plan, plan.reason, "reason", REASONS, findings)
    _check_size(plan, findings)


def plan_environment(plan: Sampling, extensions: Extensions = NO_EXTENSIONS) -> Environment:
    """Type the names that the conditions of a plan may use: its columns, and `draw.date`."""
    types: dict[str, Type] = {DRAW_DATE: DateType()}
    lost = []
    for column in plan.columns:
        kind = item_type(column.fact, extensions.base_of(column.type))
        if kind is None:
            lost.append(column.id)
        else:
            types[column.id] = kind
    return Environment(types, frozenset(lost))


def _check_columns(plan: Sampling, findings: Findings, extensions: Extensions) -> None:
    seen: dict[str, Taken] = {}
    headings = {plan.case: "the column that names a case"}
    for column in plan.columns:
        place = column.place.value("id")
        words = (*extensions.all_functions, *OWN_WORDS)
        report_name(column.id, place, "column", seen, words, findings)
        check_fact(column.fact, findings, extensions)
        if column.title in headings:
            findings.report(
                "QA906",
                f"the heading `{column.title}` is that of {headings[column.title]} too",
                column.place.value("heading") if column.heading is not None else place,
                "each column of the list has one heading, and is described once",
            )
        headings.setdefault(column.title, f"`{column.id}`")


def _check_exclusions(plan: Sampling, findings: Findings, extensions: Extensions) -> None:
    environment = plan_environment(plan, extensions)
    seen: dict[str, Taken] = {}
    for rule in plan.exclude:
        report_name(rule.id, rule.place.value("id"), "exclusion", seen, (), findings)
        functions = extensions.all_functions
        _, problems = check(rule.when, environment, wanted=TruthType(), functions=functions)
        findings.extend(_with_hint(each) for each in problems)


def _with_hint(found: Problem) -> Problem:
    """Lead from the date of an audit, of which there is none yet, to that of the draw."""
    if found.code == "QA330" and "`audit.date`" in found.message:
        return evolve(found, hint=f"did you mean `{DRAW_DATE}`?")
    return found


def _check_keys(plan: Sampling, findings: Findings) -> None:
    """Ask for the keys that this way of choosing needs, and for none that another has."""
    needed = NEEDS[plan.choose]
    allowed = (*needed, *MAY_HAVE.get(plan.choose, ()))
    for key in ("by", "shares", "at_least", "order_by", "reason", "size"):
        given = getattr(plan, key) not in (None, ())
        if key in needed and not given and not plan.place.has(key):
            findings.report(
                "QA904",
                f"`choose: {plan.choose}` needs `{key}`",
                plan.place.value("choose"),
                EXAMPLES[key],
            )
        elif key == "by" and key in needed and not given:  # else it has been said
            place = plan.place.value(key)
            findings.report("QA904", f"`{key}` names no column", place, EXAMPLES[key])
        elif given and key not in allowed:
            findings.report(
                "QA903",
                f"`{key}` means nothing to `choose: {plan.choose}`",
                plan.place.key(key),
                f"it belongs to {_belongs(key)}",
            )


def _belongs(key: str) -> str:
    """List the ways of choosing that have a key."""
    ways = [way for way in NEEDS if key in (*NEEDS[way], *MAY_HAVE.get(way, ()))]
    return _either(f"`choose: {way}`" for way in ways)


def _either(words: Iterable[str]) -> str:
    """Join words of which one is meant."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _check_use(
    plan: Sampling,
    name: str,
    key: str,
    types: tuple[str, ...],
    findings: Findings,
    index: int | None = None,
) -> None:
    """Ask that a column is there and of a type that can be used so."""
    place = plan.place.value(key) if index is None else plan.place.item(key, index)
    known = {column.id: column.type for column in plan.columns}
    if name not in known:
        findings.report_unknown("QA901", "column", name, known, place)
    elif known[name] in WORDS and known[name] not in types:
        wanted = _either(WORDS[each] for each in types)
        findings.report(
            "QA902",
            f"`{name}` is {WORDS[known[name]]}, and `{key}` wants {wanted}",
            place,
            "add a column to the list that holds the group of each case"
            if key == "by"
            else "name another column",
        )


def _check_size(plan: Sampling, findings: Findings) -> None:
    size, place = plan.size, plan.place
    if isinstance(size, CaseCount) and size.count < 1:
        _impossible("a sample has at least one case", "size", plan, findings)
    elif isinstance(size, CaseShare) and not size.share:
        _impossible("a share of 0 % is no sample", "size", plan, findings)
    elif isinstance(size, Precision):
        for key in ("confidence", "margin", "expected"):
            share = getattr(size, key)
            if not 0 < share < 1:
                message = f"`{key}` is above 0 % and below 100 %"
                hint = EXPECTED if key == "expected" else None
                findings.report("QA905", message, size.place.value(key), hint)
    if isinstance(size, Precision) and SUREST < size.confidence < 1:
        message = "`confidence` is at most 99.9999 %"
        findings.report("QA905", message, size.place.value("confidence"), "for all, `every_case`")
    if plan.at_least is not None and plan.at_least < 1:
        findings.report(
            "QA905", "`at_least` is 1 or more", place.value("at_least"), "or leave it out"
        )


SUREST = Fraction(999_999, 1_000_000)
EXPECTED = "leave it out where nothing is known: 50 % asks for most cases"


def _impossible(message: str, key: str, plan: Sampling, findings: Findings) -> None:
    findings.report("QA905", message, plan.place.value(key), "write `choose: every_case` for all")
