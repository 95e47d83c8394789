"""Responses of which the two scorers once said different things, or one said nothing at all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.laws.both_scorers import differences, load, ours
from tests.reference.scales import question, section
from tests.strategies.questions import ToolSketch
from tests.strategies.sheets import Sheet
from tests.strategies.tools import World

SCALES: dict[str, dict[str, Any]] = {
    "four": {
        "levels": {"bad": {"points": 1}, "weak": {"points": 2}, "good": {"points": 3}, "top": {"points": 4}},
        "absences": {"na": {"effect": "leave_out"}, "ns": {"effect": "block"}},
    },
    "words": {"levels": {"low": {}, "high": {}}},
    "harm": {"better": "lower", "levels": {"mild": {"points": 0}, "grave": {"points": 2}}},
    "ten": {"range": {"from": 0, "to": 10, "step": 1}, "absences": {"ns": {"effect": "block"}}},
}  # fmt: skip
HEAD = {"version": "1.0.0", "title": "Drawn"}
SECTIONS = (
    section(
        "first",
        question("a", "four"),
        question("b", "four"),
        question("back", "four", reverse=True),
        question("other", "four", better="lower", reverse=True),
    ),
    section(
        "counts",
        question("n", type="number", least=0, most=10),
        question("open", type="number"),
        question("ten", "ten", reverse=True),
        question("aside", type="number", weight=0),
        question("late", type="number", valid_when={"when": "late > 5", "message": "No."}, weight=0),
    ),
    section("theirs", question("t", "four"), asked_of=["parent"]),
    section("hidden", question("h", "four"), question("g", "words", judges="section"), applies_when="seen"),
)  # fmt: skip
GROUPS = {"some": ["a", "b"], "numbers": ["n", "ten"], "hs": ["h"]}
BANDS = [{"grade": "top", "at_least": 3}, {"grade": "good", "at_least": 2}, {"grade": "weak", "at_least": 1}, {"grade": "bad"}]  # fmt: skip
THIRDS = [{"grade": "top", "at_least": "1 of 2"}, {"grade": "good", "at_least": "1 of 3"}, {"grade": "weak", "at_least": "1 of 4"}, {"grade": "bad"}]  # fmt: skip


def world(*, when: str = "", answers: dict[str, Any], **rubric: Any) -> World:
    """Make a tool with everything in it, and a rubric."""
    about = {"seen": answers.pop("seen")} if "seen" in answers else {}
    perspective = answers.pop("perspective", None)
    departures = answers.pop("departures", {})
    measures = rubric.pop("measures", {})
    body = {"unanswered": "block", "grades": "four", "groups": GROUPS, **rubric}
    body["measures"] = {"hidden": {"method": "judged"}, **measures}
    body["flags"] = [{"id": "f", "when": when or "a == 'good'", "because": "."}]
    tool = {
        "kind": "tool",
        "id": "drawn",
        **HEAD,
        "asked_of": ["auditor", "parent"],
        "rubric": body,
    }
    tool["about"] = [{"id": "seen", "ask": "?", "type": "yes_no"}]
    tool["sections"] = SECTIONS
    sheet = Sheet(answers=answers, about=about, perspective=perspective, departures=departures)
    scales = {name: {"kind": "scale", "id": name, **HEAD, **each} for name, each in SCALES.items()}
    sketch = ToolSketch(scales=(), perspectives=("auditor", "parent"))
    return World(scales=scales, tool=tool, sheets=[sheet], sketch=sketch)


def said(made: World) -> dict[str, Any]:
    """Score by both; they agree, and this is what they say."""
    loaded = load(made.documents)
    assert loaded.problems == ()
    assert loaded.tool is not None
    assert differences(made, loaded.tool, made.sheets[0]) == {}
    return ours(loaded.tool, made.sheets[0])


NO_WEAK = {"id": "l", "when": "a == 'bad'", "no_better_than": "weak", "because": "."}
FLAGS = [
    ("min(number_of(some, at_least='good'), 5) >= 1", {"a": "good"}, "yes"),
    ("clamp(sum_of(some), 0, 3) == 3", {"a": "good"}, "yes"),
    ("clamp(5, 4, 3) == 3", {}, "yes"),
    ("(number_of(some, equal='top') if seen else 0) <= 2", {"seen": True}, "yes"),
    ("(a if seen else 'top') >= 'good'", {"seen": False}, "yes"),
    ("(seen if a == 'good' else seen)", {"a": "good", "seen": True}, "yes"),
    ("all_of(some, at_least='bad')", {"a": "good"}, "yes"),
    ("any_of(numbers, at_least=11)", {"n": 1}, "no"),
    ("share_of(some, at_least='good') == 1", {"a": "good", "b": "ns"}, "cannot_tell"),
    ("share_of(some, at_least='good') >= 0.5", {"a": "good", "b": "ns"}, "yes"),
    ("highest_of(hs) >= 'bad'", {"seen": False}, "no"),
    ("lowest_of(numbers) <= 4", {"n": 4}, "yes"),
    ("any_of(numbers, absent='ns')", {"n": 4, "ten": "ns"}, "yes"),
    ("absent(ten, 'ns')", {"ten": 3}, "no"),
    ("parent.a == 'good'", {"parent.a": "na"}, "no"),
    ("parent.a == 'good'", {"parent.a": "ns"}, "cannot_tell"),
    ("auditor.a == 'good'", {"a": "good"}, "yes"),
    ("points(parent.back) == 1", {"parent.back": "top"}, "yes"),
    ("points(auditor.back) == 1", {"back": "top"}, "yes"),
    ("absent(parent.a, 'na')", {"parent.a": "na"}, "yes"),
    ("answered(parent.a)", {"parent.a": "ns"}, "yes"),
    ("answered(audit.date)", {}, "no"),
    ("applies(parent.a)", {"parent.a": "na"}, "no"),
    ("applies(a)", {}, "cannot_tell"),
    ("applies(n)", {}, "yes"),
    ("applies(hidden.grade)", {"seen": False}, "no"),
    ("number_of(sections, equal='high') >= 1", {"seen": True, "g": "high"}, "yes"),
]


@pytest.mark.parametrize(("when", "answers", "found"), FLAGS, ids=[when for when, *_ in FLAGS])
def test_of_a_condition(when: str, answers: dict[str, Any], found: str) -> None:
    grades = {"grades": "words"} if "hidden.grade" in when else {}
    assert said(world(when=when, answers=dict(answers), **grades))["flag f"] == found


MEASURES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "the worst answer of a reversed question brings the fewest points",
        {"method": "sum", "better": "higher",
            "of": ["back", "ten", "other"], "unanswered": {"count_as": "lowest"}, "left_out": "block"},
        {},
        {"score": Fraction(1 + 0 + 4)},
    ),
    (
        "a part that is not asked of this perspective leaves a silent sum without a score",
        {"method": "sum", "of": ["n", "t"], "left_out": "block"},
        {"n": 3},
        {"state": "not_scored"},
    ),
    (
        "a blank that is left out does not block what is out",
        {"method": "sum", "of": "some", "unanswered": "leave_out", "left_out": "block"},
        {"a": "good"},
        {"score": Fraction(3), "possible": Fraction(4)},
    ),
    (
        "what is out is prorated, what is blank is not",
        {"method": "sum", "better": "higher", "of": ["a", "b", "back"], "unanswered": "leave_out", "left_out": "prorate"},
        {"a": "good", "b": "na"},
        {"score": Fraction(6), "possible": Fraction(8)},
    ),
    (
        "a blank is prorated, what is out is not",
        {
            "method": "sum",
            "better": "higher", "of": ["a", "b", "back"],
            "unanswered": {"prorate": {"at_least": 1}},
            "left_out": "adds_nothing",
        },
        {"a": "good", "b": "na"},
        {"score": Fraction(6), "possible": Fraction(8)},
    ),
    (
        "an absence that is counted is one of the parts of which a share is needed",
        {"method": "count", "of": "some", "where": {"absent": "na"}, "unanswered": {"needs_share": "60 %"}, "better": "higher"},
        {"a": "na"},
        {"state": "not_scored"},
    ),
    (
        "what blocks a sum leaves nothing possible",
        {"method": "sum", "of": "some", "left_out": "block"},
        {"a": "good", "b": "na"},
        {"state": "not_scored", "possible": None},
    ),
    (
        "a formula is out where every question in it is, one without weight too",
        {"method": "formula", "formula": "points(h) + 1", "better": "higher"},
        {"seen": False},
        {"state": "out"},
    ),
    (
        "a question without weight is a part of a formula",
        {"method": "formula", "formula": "aside + 1 if applies(h) else aside", "better": "higher"},
        {"seen": False, "aside": 2},
        {"score": Fraction(2)},
    ),
    (
        "a comparison with what is out gives a formula nothing",
        {"method": "formula", "formula": "1 if h == 'good' else aside", "better": "higher"},
        {"seen": False, "aside": 2},
        {"state": "not_scored"},
    ),
    (
        "a section's name alone is its questions, in formulas too",
        {"method": "formula", "formula": "sum_of(first) + n", "better": "higher"},
        {"a": "bad", "b": "bad", "back": "top", "other": "top", "n": 1},
        {"score": Fraction(5)},
    ),
    (
        "a tie goes to the worse, as the measure sees it",
        {"method": "median", "of": "some", "better": "lower"},
        {"a": "bad", "b": "top"},
        {"grade": "top"},
    ),
    (
        "levels of one scale are ordered as one, reversed or not",
        {"method": "lowest", "of": ["a", "back"]},
        {"a": "good", "back": "weak"},
        {"grade": "weak", "score": Fraction(2)},
    ),
    (
        "a level that is no grade is counted all the same",
        {"method": "count", "of": ["hidden"], "where": {"equal": "high"}, "bands": "none"},
        {"seen": True, "g": "high"},
        {"score": Fraction(1)},
    ),
    (
        "points are rounded as scores are",
        {"method": "highest", "of": ["n", "ten"], "round": {"to": 0, "half": "up"}, "better": "higher"},
        {"n": Fraction(5, 2), "ten": 10},
        {"score": Fraction(3)},
    ),
    (
        "a share of what nobody knows leaves no score",
        {"method": "sum", "of": ["open"], "better": "higher", "bands": THIRDS},
        {"open": 3},
        {"state": "not_scored", "grade": None},
    ),
    (
        "a grade that cannot be told takes the score and what was possible away",
        {"method": "sum", "of": "some", "left_out": "adds_nothing", "bands": BANDS, "limits": [
            {"id": "l", "when": "seen", "no_better_than": "bad", "because": "."}]},
        {"a": "top", "b": "top"},
        {"state": "not_scored", "possible": None, "grade": None},
    ),
    (
        "gates know their own score in limits, and lose it where the grade cannot be told",
        {
            "method": "gates",
            "gates": [{"grade": "bad"}, {"grade": "good", "needs": "a == 'good'"}],
            "limits": [{"id": "l", "when": "m.score > 2 and seen", "always": "weak", "because": "."}],
            "judgement": {"may_depart": True},
        },
        {"a": "good"},
        {"state": "not_scored", "score": None},
    ),
    (
        "a person may give what the limits leave where there is no score",
        {
            "method": "mean",
            "of": ["n"],
            "bands": BANDS,
            "limits": [{"id": "l", "when": "seen", "no_better_than": "weak", "because": "."}],
            "judgement": {"may_depart": True, "direction": "better", "when_not_scored": "may_give"},
        },
        {"seen": True, "departures": {"m": {"grade": "weak", "role": None, "reason": "Seen."}}},
        {"grade": "weak", "suggested": None},
    ),
    (
        "sections are those that are asked",
        {"method": "sum", "of": "sections", "use": "scores", "left_out": "prorate", "better": "higher"},
        {"n": 1, "open": 2, "ten": 10, "a": "bad", "b": "bad", "back": "top", "other": "top"},
        {"score": Fraction(7)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "answers", "found"),
    [each[1:] for each in MEASURES],
    ids=[each[0] for each in MEASURES],
)
def test_of_a_measure(
    measure: dict[str, Any], answers: dict[str, Any], found: dict[str, Any]
) -> None:
    measures: dict[str, Any] = {"m": measure}
    if measure.get("of") == "sections":
        made = {"method": "sum", "left_out": "adds_nothing", "better": "higher"}
        measures |= dict.fromkeys(("first", "counts", "theirs"), made)
        measures["hidden"] = {"method": "judged", "grades": "words"}
        measures["m"] = {**measure, "except": ["hidden"]}
    results = said(world(measures=measures, answers=dict(answers)))
    assert {what: results[f"m {what}"] for what in found} == found


@pytest.mark.parametrize(
    ("answers", "invalid"),
    [({"late": 6}, set()), ({"late": 5}, {"late"}), ({"late": None}, set())],
)
def test_of_an_answer_that_must_meet_a_condition(
    answers: dict[str, Any], invalid: set[str]
) -> None:
    assert said(world(answers=dict(answers)))["invalid"] == invalid
