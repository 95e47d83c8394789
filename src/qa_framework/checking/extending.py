"""Frameworks that build on others: all that is on the map of one, its own and what it extends."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from attrs import evolve

from qa_framework.catalogue import Catalogue
from qa_framework.checking.findings import Findings
from qa_framework.checking.order import order_of, shown_ring
from qa_framework.definitions import Framework
from qa_framework.definitions.framework import LISTS, Entry, Jargon
from qa_framework.problems import Span


def whole_framework(
    framework: Framework, catalogue: Catalogue, findings: Findings | None = None
) -> Framework:
    """Give a framework with the entries of all that it extends, at any depth, before its own.

    An entry that several of them have alike is there once.

    Args:
        framework: The framework.
        catalogue: Where what it extends is looked up; what is not there is left out.
        findings: Where to report rings, entries of one id that differ, and own entries that are
            there already. In a ring the framework is given as it is; of two entries the first.
    """
    if not framework.extends:
        return framework
    told = Findings() if findings is None else findings
    reached = {each.address: each for each in catalogue.with_extended(framework)}
    bases = {
        name: [base.address for base in catalogue.extended_by(each)]
        for name, each in reached.items()
    }
    order, ring = order_of(bases)
    if ring:
        _report_ring(framework, ring, told)
        return framework
    others = [reached[name] for name in order if name != framework.address]
    merged: dict[str, Any] = {name: _merged(name, others, framework, told) for name in LISTS}
    return evolve(framework, jargon=_jargon((*others, framework)), **merged)


def _report_ring(framework: Framework, ring: tuple[str, ...], findings: Findings) -> None:
    """Report a ring to each framework that is in it; one that only leads to it cannot help it."""
    if framework.address in ring:
        findings.report(
            "QA562",
            f"frameworks extend each other in a ring: {shown_ring(ring)}",
            framework.place.value("extends"),
            "take one of them out of `extends`",
        )


def _merged(
    name: str, others: Iterable[Framework], framework: Framework, findings: Findings
) -> tuple[Entry, ...]:
    """Bring the entries of one list together, those of the framework itself last."""
    placed: dict[str, Entry] = {}
    for entry in chain.from_iterable(getattr(each, name) for each in others):
        if placed.setdefault(entry.id, entry) != entry:
            _report_two(entry, placed[entry.id], framework.place.value("extends"), findings)
    own: tuple[Entry, ...] = getattr(framework, name)
    for entry in own:
        if entry.id in placed:
            _report_two(entry, placed[entry.id], entry.place.value("id"), findings)
    return (*placed.values(), *(entry for entry in own if entry.id not in placed))


def _jargon(frameworks: Iterable[Framework]) -> tuple[Jargon, ...]:
    """Bring the words of the trade together; one that several say alike is there once."""
    found: dict[str, list[Jargon]] = {}
    for each in chain.from_iterable(framework.jargon for framework in frameworks):
        alike = found.setdefault(each.word, [])
        if each not in alike:
            alike.append(each)
    return tuple(chain.from_iterable(found.values()))


def _report_two(entry: Entry, first: Entry, span: Span, findings: Findings) -> None:
    findings.report(
        "QA580",
        f"the id `{entry.id}` is used twice",
        span,
        f"it stands at {first.place.value('id')} too",
    )
