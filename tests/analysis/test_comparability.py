"""comparability: what was asked and scored otherwise is not compared; what else matters is said."""

from __future__ import annotations

import pytest
from attrs import evolve

from qa_framework.analysis.comparability import (
    cautions,
    differences,
    digests_of,
    is_proportional,
)
from qa_framework.sampling.parts import Pinned
from qa_framework.scoring import AuditTool
from tests.analysis.made import REVIEW, TOOL, changed, drawn, sample, tool


def told(other: AuditTool, of: str = "on_time") -> list[str]:
    one, two = (digests_of(sample([{}], by=by), of) for by in (REVIEW, other))
    return list(differences(one, two, of))


WORDS = [
    ("Was it on time?", "Was it in good time?"),
    ("Was the family told?", "Was the family told of it?"),
    ("title: Part", "title: A part"),
    ("label: Partly", "label: In part"),
]


@pytest.mark.parametrize(("old", "new"), WORDS)
@pytest.mark.parametrize("of", ["on_time", "overall"])
def test_other_words_can_be_compared(old: str, new: str, of: str) -> None:
    assert told(changed(old, new), of) == []


SCORING = [
    ("yes: {label: Yes, points: 2}", "yes: {label: Yes, points: 3}", [], ["overall"]),
    ("no: {label: No, points: 0}\n", "", ["on_time"], ["overall"]),
    (
        "not_seen: {label: Not seen, effect: block}",
        "not_seen: {label: N, effect: leave_out}",
        ["on_time"],
        ["overall"],
    ),
    ("at_least: 75", "at_least: 70", [], ["overall"]),
    ("not first", "first", ["checked"], []),
    ("other: Another", "other: Another, none: Nobody", ["who"], []),
]


@pytest.mark.parametrize(("old", "new", "questions", "measures"), SCORING)
def test_what_decides_an_answer_or_a_grade_must_be_the_same(
    old: str, new: str, questions: list[str], measures: list[str]
) -> None:
    other = changed(old, new) if old != "no: {label: No, points: 0}\n" else without_no()
    for of in ("on_time", "checked", "who", "told", "overall"):
        found = told(other, of)
        wanted = f"what decides `{of}` is not the same in versions 1.0.0 and 1.1.0 of `review`"
        also = "on_time" in questions and of == "checked"
        assert found == ([wanted] if of in questions + measures or also else []), of


def without_no() -> AuditTool:
    """Open the tool without its lowest level, and without the absence that counts as it."""
    text = TOOL.replace("  no: {label: No, points: 0}\n", "").replace(
        "  refused: {label: Refused, effect: {count_as: no}}\n", ""
    )
    return tool(text.replace("id: review\nversion: 1.0.0", "id: review\nversion: 1.1.0"))


def test_a_version_with_another_first_number_is_not_compared() -> None:
    assert told(changed("title: Part", "title: A part", "2.0.0")) == [
        "the versions 1.0.0 and 2.0.0 of `review` differ in their first number"
    ]


def test_one_version_with_two_contents_is_told() -> None:
    assert told(changed("at_least: 75", "at_least: 70", "1.0.0"), "overall") == [
        "what decides `overall` is not the same in two contents of `review`"
    ]


def test_another_tool_is_not_compared() -> None:
    other = tool(TOOL.replace("id: review", "id: audit"))
    assert told(other) == ["one is by the tool `review`, the other by `audit`"]


def test_a_question_that_was_not_there_is_told() -> None:
    other = changed("{id: told, ask", "{id: informed, ask")
    assert told(other, "told") == ["`review` has no `told` in version 1.1.0"]


def test_digests_tell_words_from_scoring() -> None:
    one = digests_of(sample([{}]), "on_time")
    words = digests_of(sample([{}], by=changed(*WORDS[0])), "on_time")
    assert (one.scoring == words.scoring, one.words == words.words) == (True, False)
    assert one.content != words.content
    assert digests_of(sample([{}]), "on_time") == one


# What is to be borne in mind


def test_how_cases_were_drawn_is_told() -> None:
    record = drawn()
    whole, part = sample(["yes"] * 6, draw=record), sample(["yes"] * 5, draw=drawn(seed="x"))
    assert list(cautions(sample(["yes"]), sample(["yes"] * 6, draw=record))) == [
        "baseline: nothing says how its cases were chosen"
    ]
    assert "2026-06-01: 5 audits of 6 chosen cases" in list(cautions(whole, part))


def test_cases_in_both_samples_are_counted() -> None:
    both = sample(["yes"] * 6, draw=drawn())
    assert list(cautions(both, both)) == [
        "6 cases are in both samples, and the interval takes all cases for different ones"
    ]


def test_a_sample_by_hand_says_nothing_of_others() -> None:
    record = drawn("by_hand")
    found = sample(["yes"] * len(record.cases), draw=record, name="June")
    assert "June: its cases were chosen by hand, and say nothing of other cases" in list(
        cautions(found, found)
    )


def test_strata_that_were_not_chosen_from_in_proportion_are_told() -> None:
    record = drawn()
    assert is_proportional(record)
    first, *others = record.strata
    skewed = evolve(record, strata=(evolve(first, size=first.size * 9), *others))
    assert not is_proportional(skewed)
    found = sample(["yes"] * 6, draw=skewed, name="June")
    assert any(
        "strata were not chosen from in proportion" in each for each in cautions(found, found)
    )


def test_a_sample_that_was_drawn_for_another_tool_is_told() -> None:
    pinned = Pinned(id="other-review", version="1.0.0", digest="d")
    draws = [evolve(drawn(), tool=pinned), evolve(drawn(), tool=evolve(pinned, id="review"))]
    first, second = (sample(["yes"] * 6, draw=each, name="June") for each in draws)
    wanted = "June: its cases were drawn for `other-review`, and looked at with `review`"
    assert wanted in list(cautions(first, second))
    assert not any("drawn for" in each for each in cautions(second, second))
