"""Which questions look at which entries of a framework."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.catalogue import Catalogue
from qa_framework.definitions import Framework, Question, Section, Tool, Version
from qa_framework.definitions.base import Reference
from qa_framework.definitions.framework import Entry, Idea, TagFamily
from qa_framework.reports.coverage.counting import coverage_of
from qa_framework.reports.coverage.coverage import Coverage
from tests.reports.coverage.made import RECORDS, SHIRE, VISITS, covered, opened

TAGS = [f"{family}.{name}" for family in ("standard", "area") for name in "abc"]
tags = st.lists(st.sampled_from(TAGS), max_size=3, unique=True).map(tuple)
MAP = Framework(
    id="shire",
    version=Version(1, 0, 0),
    title="Shire",
    standards=tuple(Idea(id=name, title=name) for name in "abc"),
    tag_families=(
        TagFamily(
            id="area", title="Areas", tags=tuple(Entry(id=name, title=name) for name in "abc")
        ),
    ),
)


@st.composite
def tools(draw: st.DrawFn, name: str) -> Tool:
    sections = []
    for index in range(draw(st.integers(1, 3))):
        questions = tuple(
            Question(id=f"q{index}{number}", ask="A", type="text", tags=draw(tags))
            for number in range(draw(st.integers(1, 3)))
        )
        sections.append(Section(id=f"s{index}", title="S", tags=draw(tags), questions=questions))
    return Tool(
        id=name,
        version=Version(1, 0, 0),
        title=name,
        framework=Reference("shire"),
        tags=draw(tags),
        sections=tuple(sections),
    )


def looked_at(coverage: Coverage) -> set[tuple[str, str, str]]:
    """List tag, tool and question of every look."""
    return {
        (entry.tag, look.tool, question)
        for family in coverage.families
        for entry in family.entries
        for look in entry.looks
        for question in look.questions
    }


@given(tools("one"), tools("two"))
def test_a_question_looks_at_its_tags_and_those_of_its_section_and_tool(
    one: Tool, two: Tool
) -> None:
    coverage = coverage_of(MAP, Catalogue().with_(MAP, one, two), ())
    expected = {
        (tag, tool.id, question.id)
        for tool in (one, two)
        for section in tool.sections
        for question in section.questions
        for tag in (*tool.tags, *section.tags, *question.tags)
    }
    assert looked_at(coverage) == expected
    assert set(coverage.gaps) == set(TAGS) - {tag for tag, _, _ in expected}
    for tool, counted in zip((one, two), coverage.tools, strict=True):
        looking = {question for _, name, question in expected if name == tool.id}
        assert set(counted.looks_at_nothing) == {q.id for q in tool.questions} - looking
        assert counted.questions == len(tool.questions)
    for family in coverage.families:
        for entry in family.entries:
            assert entry.questions == sum(len(look.questions) for look in entry.looks)
            assert (entry.tag in family.gaps) == (not entry.looks)


def looks(coverage: Coverage, tag: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    (entry,) = [
        entry for family in coverage.families for entry in family.entries if entry.tag == tag
    ]
    return {look.tool: (look.by, look.questions) for look in entry.looks}


def test_what_stands_nearest_to_a_question_is_what_it_looks_by() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    assert looks(found, "area.help") == {"visits": (("tool",), ("alone", "often", "said"))}
    assert looks(found, "standard.know") == {
        "records": (("question",), ("whole",)),
        "visits": (("section", "question"), ("alone", "often")),
    }
    assert looks(found, "principle.learning") == {"visits": (("question",), ("alone",))}


def test_an_activity_counts_and_so_does_its_pillar() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    both = {"records": (("tool",), ("in_time", "whole"))}
    assert looks(found, "activity.dip_sample") == both
    assert looks(found, "pillar.dips") == both
    assert found.gaps == ("standard.care", "pillar.talks", "area.care")


def test_an_activity_alone_does_not_say_what_a_question_looks_at() -> None:
    found = covered(SHIRE, VISITS, RECORDS)
    assert {each.id: each.looks_at_nothing for each in found.tools} == {
        "records": ("in_time",),
        "visits": (),
    }


def test_families_of_why_and_how_are_shown_where_a_tool_names_one() -> None:
    found = covered(SHIRE, VISITS)
    assert [family.id for family in found.families] == ["standard", "principle", "area"]
    assert found.not_used == ("pillar", "activity")
    everything = covered(SHIRE, VISITS, RECORDS)
    assert [family.title for family in everything.families] == [
        *("Practice standards", "Principles", "Pillars", "Activities", "Areas")
    ]
    assert everything.not_used == ()


def test_families_can_be_chosen() -> None:
    found = covered(SHIRE, VISITS, families=("pillar", "standard", "pillar"))
    assert [family.id for family in found.families] == ["pillar", "standard"]
    assert found.gaps == ("pillar.dips", "pillar.talks", "standard.care")


CODES = """\
kind: framework
id: codes
version: 1.0.0
title: Codes
tag_families: [{id: code, title: Codes, tags: [{id: one, title: One}]}]
"""
OURS = SHIRE + "extends: [codes]\n"


def of_framework(name: str, tags: str) -> str:
    return (
        VISITS.replace("id: visits", f"id: {name}-visits")
        .replace("framework: shire", f"framework: {name}")
        .replace("tags: [area.help]", f"tags: [{tags}]")
        .replace("    tags: [standard.know]\n", "")
        .replace(", tags: [standard.know, principle.learning]", "")
    )


def test_a_tool_of_what_is_extended_counts_for_what_they_share() -> None:
    found = covered(OURS, CODES, of_framework("codes", "code.one"))
    assert list(looks(found, "code.one")) == ["codes-visits"]
    assert found.left_out == ()


def test_a_tool_of_what_extends_it_counts_for_what_they_share() -> None:
    workspace = opened(OURS, CODES, of_framework("shire", "area.help, code.one"))
    found = workspace.coverage("codes")
    assert list(looks(found, "code.one")) == ["shire-visits"]
    assert [family.id for family in found.families] == ["code"]


def test_two_that_extend_a_third_share_that_alone() -> None:
    other = OURS.replace("id: shire", "id: other")
    tool = of_framework("other", "code.one, standard.care")
    found = opened(OURS, other, CODES, tool).coverage("shire")
    assert list(looks(found, "code.one")) == ["other-visits"]
    assert looks(found, "standard.care") == {}


def test_an_activity_that_only_has_the_same_name_is_another() -> None:
    other = OURS.replace("id: shire", "id: other")
    tool = of_framework("other", "code.one") + "activity: dip_sample\n"
    found = opened(OURS, other, CODES, tool).coverage("shire", families=["activity", "pillar"])
    assert looks(found, "activity.dip_sample") == {}
    assert looks(found, "pillar.dips") == {}


def test_a_tool_that_is_not_counted_is_named_with_the_reason() -> None:
    none = of_framework("codes", "").replace("framework: codes\n", "").replace("tags: []\n", "")
    broken = VISITS.replace("id: visits", "id: broken").replace("area.help", "area.hlep")
    found = opened(
        SHIRE,
        CODES,
        none,
        broken,
        of_framework("codes", "code.one").replace("codes-visits", "others"),
        strict=False,
    ).coverage("shire")
    assert {each.tool: each.why for each in found.left_out} == {
        "broken": "it has problems, which `qaf check` lists",
        "codes-visits": "it names no framework",
        "others": "its framework is `codes`",
    }
    assert found.tools == ()


def test_a_tool_whose_framework_is_not_there_is_not_counted() -> None:
    tool = Tool(
        id="t", version=Version(1, 0, 0), title="T", framework=Reference("gone"), sections=()
    )
    (left,) = coverage_of(MAP, Catalogue().with_(MAP, tool), ()).left_out
    assert left.why == "its framework `gone` is not there"


def test_of_each_tool_the_newest_version_counts() -> None:
    newer = VISITS.replace("1.2.0", "2.0.0").replace("area.help", "area.care")
    found = covered(SHIRE, VISITS, newer)
    assert [(each.id, each.version) for each in found.tools] == [("visits", "2.0.0")]
    assert "area.help" in found.gaps


@pytest.mark.parametrize("family", ["question", "pillar"])
def test_a_family_without_entries_is_not_told_of(family: str) -> None:
    bare = "\n".join(line for line in SHIRE.split("\n") if not line.startswith("pillars"))
    bare = bare.replace(", pillar: dips", "")
    assert family not in covered(bare, VISITS).not_used
