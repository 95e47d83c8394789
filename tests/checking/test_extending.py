"""Frameworks that build on others: nothing is lost, and an id stands for one thing."""

from __future__ import annotations

from textwrap import dedent

import pytest

from qa_framework.catalogue import Catalogue
from qa_framework.checking.extending import whole_framework
from qa_framework.checking.findings import Findings
from qa_framework.definitions import Framework
from qa_framework.problems import InvalidDefinitions
from qa_framework.testing import definition_of, workspace_of
from qa_framework.workspace import UnknownDefinition, Workspace

SHIRE = """
kind: framework
id: shire
version: 1.0.0
title: Shire
standards: [{id: know_families, title: We know families}]
roles: [{id: auditor, title: Auditor, may: [audit]}]
"""
CODES = """
kind: framework
id: codes
version: 1.0.0
title: Codes
extends: [shire]
tag_families: [{id: outcome, title: Outcomes, tags: [{id: one, title: One}]}]
"""
OURS = """
kind: framework
id: ours
version: 1.0.0
title: Ours
extends: [shire@^1, codes]
roles: [{id: head, title: Head, includes: [auditor], may: [moderate]}]
"""
TOOL = """
kind: tool
id: visits
version: 1.0.0
title: Visits
framework: ours
tags: [outcome.one, standard.know_families]
asked_of: [auditor]
sections:
  - {id: first, title: First, questions: [{id: seen, ask: Was the child seen?, type: yes_no}]}
"""


def opened(*texts: str) -> Workspace:
    return workspace_of("---\n".join(dedent(text) for text in texts))


def broken(*texts: str) -> list[str]:
    with pytest.raises(InvalidDefinitions) as caught:
        opened(*texts)
    return [f"{each.span}: {each.code} {each.message}" for each in caught.value.problems]


def ids(entries: tuple[object, ...]) -> list[str]:
    return [each.id for each in entries]  # type: ignore[attr-defined]  # entries have ids


def test_the_whole_has_what_it_extends_first_and_at_any_depth() -> None:
    whole = opened(SHIRE, CODES, OURS).framework("ours")
    assert ids(whole.roles) == ["auditor", "head"]
    assert whole.known_tags == {"outcome.one", "standard.know_families"}
    assert whole.permissions("head") == {"audit", "moderate"}


def test_what_two_have_from_a_third_is_there_once() -> None:
    assert ids(opened(SHIRE, CODES, OURS).framework("ours").standards) == ["know_families"]


def test_a_framework_that_extends_nothing_is_whole() -> None:
    workspace = opened(SHIRE)
    shire = workspace.definition(Framework, "shire")
    assert workspace.framework("shire") is shire


def test_a_tool_may_use_what_its_framework_extends() -> None:
    assert opened(SHIRE, CODES, OURS, TOOL).tool("visits").id == "visits"


def test_without_it_the_tag_is_unknown() -> None:
    ours = OURS.replace(", codes", "")
    assert any("QA581 there is no tag `outcome.one`" in each for each in broken(SHIRE, ours, TOOL))


def test_an_entry_cannot_be_replaced() -> None:
    ours = OURS + "standards: [{id: know_families, title: We are nosy}]\n"
    assert broken(SHIRE, CODES, ours) == [
        "text 1:24:18: QA580 the id `know_families` is used twice"
    ]


def test_two_that_differ_are_told_where_they_meet() -> None:
    other = CODES.replace("extends: [shire]", "roles: [{id: auditor, title: Another}]")
    assert broken(SHIRE, other, OURS) == ["text 1:22:10: QA580 the id `auditor` is used twice"]


def test_what_is_not_there_is_told_with_the_nearest_name() -> None:
    ours = OURS.replace("shire@^1, codes", "shir")
    with pytest.raises(InvalidDefinitions) as caught:
        opened(SHIRE, ours)
    first = caught.value.problems[0]
    assert (first.code, first.message) == ("QA401", "there is no framework `shir`")
    assert first.hint == "did you mean `shire`?"


def test_a_ring_is_told_to_each_in_it() -> None:
    shire = SHIRE + "extends: [codes]\n"
    said = "QA562 frameworks extend each other in a ring:"
    assert broken(shire, CODES) == [
        f"text 1:8:10: {said} `shire@1.0.0` -> `codes@1.0.0` -> `shire@1.0.0`",
        f"text 1:15:10: {said} `codes@1.0.0` -> `shire@1.0.0` -> `codes@1.0.0`",
    ]


def test_what_leads_to_a_ring_names_what_it_needs() -> None:
    found = broken(SHIRE + "extends: [codes]\n", CODES, OURS, TOOL)
    assert sum("QA562" in each for each in found) == 2


def test_one_that_extends_itself_is_a_ring_and_still_has_a_digest() -> None:
    shire = definition_of(Framework, SHIRE + "extends: [shire]\n")
    findings = Findings()
    catalogue = Catalogue().with_(shire)
    assert whole_framework(shire, catalogue, findings) == shire
    assert [each.code for each in findings.problems] == ["QA562"]
    assert len(catalogue.digest(shire)) == 64


def test_the_digest_follows_what_is_extended() -> None:
    def digest(shire: str) -> str:
        workspace = opened(shire, CODES, OURS)
        return workspace.catalogue.digest(workspace.definition(Framework, "ours"))

    assert digest(SHIRE) == digest(SHIRE)
    assert digest(SHIRE) != digest(SHIRE.replace("We know families", "We know them"))


def test_whose_base_is_not_there_is_unknown() -> None:
    with pytest.raises(UnknownDefinition):
        opened(SHIRE).framework("ours")


ICPC = "jargon: [{word: ICPC, plain: first child protection conference}]\n"


def test_words_of_the_trade_come_together_and_alike_ones_once() -> None:
    codes = CODES + ICPC
    ours = OURS + ICPC.replace("}]", "}, {word: NFA, plain: nothing more was done}]")
    whole = opened(SHIRE, codes, ours).framework("ours")
    assert [each.word for each in whole.jargon] == ["ICPC", "NFA"]


def test_two_plain_twins_for_a_word_are_told_where_they_meet() -> None:
    other = ICPC.replace("ICPC", "icpc").replace("first child", "initial child")
    assert broken(SHIRE, CODES + ICPC, OURS + other) == [
        "text 1:25:10: QA579 `icpc` is listed twice as jargon"
    ]
    shire = SHIRE + other
    codes = CODES.replace("extends: [shire]\n", "") + ICPC
    assert broken(shire, codes, OURS) == ["text 1:23:10: QA579 `icpc` is listed twice as jargon"]
