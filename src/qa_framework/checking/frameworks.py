"""Frameworks: ids that are there once, references that lead somewhere, permissions that agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qa_framework.catalogue import Catalogue
from qa_framework.checking.extending import whole_framework
from qa_framework.checking.findings import Findings
from qa_framework.checking.order import order_of, shown_ring
from qa_framework.checking.questions import report_missing
from qa_framework.definitions import Framework
from qa_framework.definitions.framework import LISTS, Entry, Jargon
from qa_framework.problems import Place

OWN_FAMILIES = ("question", "pillar", "principle", "standard", "activity")


def check_framework(framework: Framework, catalogue: Catalogue, findings: Findings) -> None:
    """Report what is wrong with a framework."""
    for index, reference in enumerate(framework.extends):
        if catalogue.find(Framework, reference) is None:
            place = framework.place.item("extends", index)
            report_missing(reference, "framework", catalogue, findings, place)
    together = Findings()
    whole = whole_framework(framework, catalogue, together)
    for name in LISTS:
        _check_ids(getattr(framework, name), findings)
    for family in framework.tag_families:
        _check_ids(family.tags, findings)
        if family.id in OWN_FAMILIES:
            findings.report(
                "QA583",
                f"`{family.id}` is a family of tags that every framework has",
                family.place.value("id"),
                "choose another id",
            )
    findings.extend(together.problems)
    _check_references(framework, whole, findings)
    _check_permissions(framework, whole, findings)
    _check_jargon(framework, whole, findings)


def _check_ids(entries: Iterable[Entry], findings: Findings) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in seen:
            first = seen[entry.id].place.value("id")
            findings.report(
                "QA580",
                f"the id `{entry.id}` is used twice",
                entry.place.value("id"),
                f"it stands at {first} too",
            )
        seen.setdefault(entry.id, entry)


def _check_references(framework: Framework, whole: Framework, findings: Findings) -> None:
    roles = [role.id for role in whole.roles]
    pillars = [pillar.id for pillar in whole.pillars]
    evidence = [each.id for each in whole.evidence]
    for activity in framework.activities:
        if activity.pillar is not None and activity.pillar not in pillars:
            place = activity.place.value("pillar")
            findings.report_unknown("QA581", "pillar", activity.pillar, pillars, place)
        _check_all("role", activity.led_by, roles, activity.place, "led_by", findings)
        _check_all(
            "kind of evidence", activity.evidence, evidence, activity.place, "evidence", findings
        )
    for perspective in framework.perspectives:
        _check_all("role", perspective.roles, roles, perspective.place, "roles", findings)
    for role in framework.roles:
        _check_all("role", role.includes, roles, role.place, "includes", findings)


def _check_all(
    what: str,
    words: tuple[str, ...],
    known: list[str],
    place: Place,
    key: str,
    findings: Findings,
) -> None:
    for index, word in enumerate(words):
        if word not in known:
            findings.report_unknown("QA581", what, word, known, place.item(key, index))


def _check_permissions(framework: Framework, whole: Framework, findings: Findings) -> None:
    includes: Mapping[str, tuple[str, ...]] = {role.id: role.includes for role in whole.roles}
    _, ring = order_of(includes)
    if ring:
        by_id = {role.id: role for role in whole.roles}
        findings.report(
            "QA562",
            f"roles include each other in a ring: {shown_ring(ring)}",
            by_id[ring[0]].place.value("includes"),
            "take one of them out of `includes`",
        )
        return
    for role in framework.roles:
        granted = {each for part in whole.includes(role.id) for each in part.may}
        for permission in role.never:
            if permission in granted:
                findings.report(
                    "QA582",
                    f"`{role.id}` may never `{permission}`, and is allowed to as well",
                    role.place.value("never"),
                    "take it out of `may`, or out of what the role includes",
                )


def _check_jargon(framework: Framework, whole: Framework, findings: Findings) -> None:
    """Report words that are listed twice, so that nobody knows which plain twin is meant."""
    seen: dict[str, Jargon] = {}
    for entry in whole.jargon:
        own = entry in framework.jargon
        for form in entry.written:
            word = " ".join(form.casefold().split())
            if word in seen:
                findings.report(
                    "QA579",
                    f"`{form}` is listed twice as jargon",
                    entry.place.here if own else framework.place.value("extends"),
                    f"it stands at {seen[word].place.here} too",
                )
            seen.setdefault(word, entry)
