"""The plain scorer's own readings, where the language page can be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from tests.reference.scales import SCALES, question, section, tool
from tests.reference.scorer import score
from tests.reference.sheets import sheet

MORE_SCALES = SCALES | {
    "harm": {"better": "lower", "levels": {n: {"points": i} for i, n in enumerate("lmh")}},
    "ten": {
        "range": {"from": 0, "to": 10, "step": 1},
        "absences": {
            "na": {"effect": "leave_out"},
            "ns": {"effect": "block"},
            "none": {"effect": {"count_as": 0}},
        },
    },
}
REVIEW = tool(
    section(
        "marks",
        question("up", "four"),
        question("down", "four", reverse="yes"),
        question("harm", "harm"),
        question("ten", "ten"),
        question("back", "ten", reverse="yes"),
    ),
    section(
        "counts",
        question("least", type="number", least=0, most=20),
        question("one", type="number", one_of=[0, 5, 10]),
        question("open", type="number"),
        question("later", type="number", valid_when={"when": "later >= open", "message": "No"}),
        question("choice", type="choice", options={"x": "X", "y": "Y"}),
        question("said", type="yes_no"),
    ),
    section("graded", question("grade_g", "four", judges="section")),
    section("harmed", question("grade_h", "harm", judges="section")),
    about=[
        question("team", type="choice", options=["north", "south"]),
        question("months", type="number"),
        question("why", type="text", applies_when="team == 'north'"),
    ],
)


def review(
    measures: dict[str, Any], answers: Mapping[str, object], when: object = None, **more: Any
) -> dict[str, Any]:
    """Score measures, and a flag `f` if a condition is given."""
    rubric = {"grades": "four", "unanswered": "block", **more.pop("rubric", {})}
    rubric["measures"] = measures
    if when is not None:
        rubric["flags"] = [{"id": "f", "when": when}]
    return score(REVIEW, scales=MORE_SCALES, rubric=rubric, answers=answers, **more)


def score_of(measure: dict[str, Any], answers: Mapping[str, object], **more: Any) -> object:
    return review({"m": measure}, answers, **more)["measures"]["m"]["score"]


def flag(when: object, answers: Mapping[str, object], **more: Any) -> str:
    return str(review(more.pop("measures", {}), answers, when, **more)["flags"]["f"])


@pytest.mark.parametrize(
    ("name", "points"),
    [("up", 1), ("down", 1), ("harm", 2), ("ten", 0), ("back", 0), ("least", 0), ("one", 0)],
)
def test_an_unanswered_question_counts_as_its_worst(name: str, points: int) -> None:
    measure = {"method": "sum", "of": [name], "unanswered": {"count_as": "lowest"}}
    assert score_of(measure, {}) == points


def test_a_number_without_bounds_counts_as_nothing() -> None:
    counted = {"unanswered": {"count_as": "lowest"}}
    assert score_of({"method": "sum", "of": ["open"], **counted}, {}) is None


@pytest.mark.parametrize("name", ["choice", "up"])
def test_count_as_reaches_conditions_but_not_what_was_answered(name: str) -> None:
    rubric = {"unanswered": {"count_as": {"four": "good"}}}
    assert flag("up == 'good' and not absent(up, 'not_seen')", {}, rubric=rubric) == "yes"
    assert flag(f"answered({name})", {}, rubric=rubric) == "no"
    assert flag("choice == 'x'", {}, rubric=rubric) == "cannot_tell"


@pytest.mark.parametrize(
    ("measure", "answers", "expected"),
    [
        ({"method": "sum", "of": ["back"]}, {"back": 3}, 7),
        ({"method": "sum", "of": ["ten"]}, {"ten": "none"}, 0),
        ({"method": "mean", "of": ["ten", "back"]}, {"ten": "ns", "back": 1}, None),
        ({"method": "lowest", "of": ["up", "ten"]}, {"up": "good", "ten": 2}, 2),
        ({"method": "lowest", "of": ["down"]}, {"down": "inadequate"}, 4),
        ({"method": "highest", "of": ["up", "down"]}, {"up": "good", "down": "inadequate"}, 3),
        ({"method": "median", "of": ["least", "one"]}, {"least": 2, "one": 5}, Fraction(7, 2)),
        ({"method": "most_common", "of": ["least", "one", "open"]},
         {"least": 5, "one": 5, "open": 1}, 5),
        ({"method": "most_common", "of": ["least", "one"]}, {"least": 5, "one": 10}, 5),
        ({"method": "percent", "of": ["up", "ten"], "each_part": "equal"},
         {"up": "good", "ten": 5}, Fraction(125, 2)),
        ({"method": "percent", "of": ["up", "ten"], "each_part": "by_points"},
         {"up": "good", "ten": 5}, Fraction(400, 7)),
        ({"method": "percent", "of": ["open"]}, {"open": 5}, None),
        ({"method": "mean", "of": ["open"], "normalise": "four"}, {"open": 5}, None),
        ({"method": "count", "of": ["least", "one"], "where": {"at_least": 5}},
         {"least": 4, "one": 5}, 1),
        ({"method": "share", "of": ["up", "ten"], "where": {"absent": "not_seen"}},
         {"up": "not_seen", "ten": 5}, Fraction(1, 2)),
        ({"method": "sum", "of": "questions", "except": ["counts", "ten", "back"]},
         {"up": "good", "down": "good", "harm": "h"}, 7),
        ({"method": "mean", "of": "marks", "unanswered": {"prorate": {"at_least": 1}}},
         {"up": "good"}, None),
        ({"method": "formula", "formula": "months + 1"}, {}, 13),
        ({"method": "formula", "formula": "months + points(up)"}, {"up": "not_applicable"}, None),
        ({"method": "formula", "formula": "sum_of((least, one))"}, {"least": 1}, None),
        ({"method": "formula", "formula": "0 if open > 3 else sum_of((least, one))"},
         {"open": 4}, 0),
    ],
)  # fmt: skip
def test_what_else_methods_give(
    measure: dict[str, Any], answers: Mapping[str, object], expected: object
) -> None:
    assert score_of(measure, answers, about={"months": 12}) == expected


def test_a_formula_whose_names_are_all_out_is_out() -> None:
    guarded = {"method": "formula", "formula": "points(up) if applies(up) else 0"}
    found = review({"m": guarded}, {"up": "not_applicable"})["measures"]["m"]
    assert (found["state"], found["score"]) == ("out", None)


@pytest.mark.parametrize(
    ("later", "opened", "invalid"), [(3, 2, set()), (1, 2, {"later"}), (1, None, set())]
)
def test_an_answer_that_fails_its_own_condition_is_invalid(
    later: int, opened: int | None, invalid: set[str]
) -> None:
    answers: Mapping[str, object] = {"later": later, "open": opened}
    result = review({"m": {"method": "sum", "of": ["later"], "unanswered": "leave_out"}}, answers)
    assert result["invalid"] == invalid
    assert result["measures"]["m"]["score"] == (None if invalid else later)


@pytest.mark.parametrize(
    ("answer", "name"),
    [("z", "choice"), ("maybe", "said"), ("x", "open"), ("best", "up"), (11, "ten"), (3, "one")],
)
def test_an_answer_that_is_not_allowed_is_invalid(answer: object, name: str) -> None:
    assert review({}, {name: answer})["invalid"] == {name}


def test_floats_are_refused_in_definitions() -> None:
    with pytest.raises(TypeError, match="not an exact number"):
        score_of({"method": "mean", "of": ["up"], "weights": {"up": 0.5}}, {"up": "good"})


@pytest.mark.parametrize(
    ("condition", "answers", "found"),
    [
        ({"question": "up", "at_most": "good"}, {"up": "good"}, "yes"),
        ({"question": "up", "in": ["good"]}, {"up": "inadequate"}, "no"),
        ({"all": ["said", {"not": {"question": "up", "equal": "good"}}]}, {"up": "good"}, "no"),
        ({"any": ["said", "up == 'good'"]}, {"up": "good"}, "yes"),
        ("any_of((said, up), equal='yes')", {"said": "yes", "up": "not_applicable"}, "yes"),
        ("any_of((choice,), equal='x')", {}, "cannot_tell"),
        ("number_of((least, one, open), at_least=5) >= 1", {"open": 7}, "yes"),
        ("number_of((one,), at_least=11) == 0", {}, "yes"),
        ("number_of((least,), at_least=21) == 0", {}, "yes"),
        ("number_of((open,), equal=3) == 0", {}, "cannot_tell"),
        ("sum_of((least, open)) >= 0", {"least": 1}, "cannot_tell"),
        ("highest_of((least, open)) >= 3", {"least": 5}, "cannot_tell"),
        ("highest_of((least, one)) in (20, 21)", {"least": 20}, "yes"),
        ("highest_of((least, one)) in (30, 31)", {"least": 1}, "no"),
        ("highest_of((least, one)) in (3, 10)", {"least": 1}, "cannot_tell"),
        ("highest_of((up, ten)) == 4", {"up": "good", "ten": 4}, "yes"),
        ("lowest_of((up, down)) == 'good'", {"up": "good", "down": "outstanding"}, "yes"),
        ("10 / sum_of((one,)) > 0", {}, "cannot_tell"),
        ("2 * sum_of((one,)) <= 20", {}, "yes"),
        ("share_of((up, down), absent='not_seen') == 0.5",
         {"up": "not_seen", "down": "good"}, "yes"),
        ("number_of((up, down), absent='not_applicable') <= 1", {"up": "not_seen"}, "yes"),
        ("points(choice) == 1", {"choice": "x"}, "cannot_tell"),
        ("why == 'because'", {}, "no"),
        ("gone.grade == 'good' or answered(gone) or absent(gone, 'x') or applies(gone)", {}, "no"),
        ("number_of((up, gone), equal='good') == 1", {"up": "good"}, "yes"),
        ("applies(counts) and not applies(m)", {}, "cannot_tell"),
        ("applies(graded.grade)", {"grade_g": "good"}, "yes"),
        ("m.score < 2 or m.suggested == 'good'", {"grade_g": "good"}, "yes"),
        ("graded.grade > 'good'", {"grade_g": "good"}, "no"),
        ("number_of((graded, m), at_least='good') == 2", {}, "cannot_tell"),
        ("number_of((graded,), at_least=3) == 1", {"grade_g": "good"}, "yes"),
        ("sum_of((graded, up)) == 7", {"grade_g": "good", "up": "outstanding"}, "yes"),
        ("highest_of((graded, up)) == 'outstanding'",
         {"grade_g": "good", "up": "outstanding"}, "yes"),
        ("lowest_of((graded, harmed)) == 0", {"grade_g": "good", "grade_h": "l"}, "yes"),
        ("other", {"up": "good"}, "yes"),
    ],
)  # fmt: skip
def test_what_else_conditions_give(
    condition: object, answers: Mapping[str, object], found: str
) -> None:
    rubric = {
        "optional": ["gone"],
        "each_section": {"method": "judged"},
        "flags": [{"id": "other", "when": "up == 'good'"}, {"id": "f", "when": condition}],
        "grades": "four",
        "unanswered": "block",
        "measures": {"m": {"method": "lowest", "of": ["graded"], "use": "grades"}},
    }
    about = {"team": "south"}
    result = score(REVIEW, scales=MORE_SCALES, rubric=rubric, answers=answers, about=about)
    assert result["flags"]["f"] == found


BY_TEAM = {
    "by": "team",
    "north": [{"grade": "good", "at_least": 2}, {"grade": "inadequate"}],
    "else": [{"grade": "good", "at_least": 3}, {"grade": "inadequate"}],
}


@pytest.mark.parametrize(
    ("team", "answer", "grade"),
    [
        ("north", "requires_improvement", "good"),
        ("south", "requires_improvement", "inadequate"),
        (None, "requires_improvement", None),
        (None, "good", "good"),
    ],
)
def test_a_table_is_chosen_by_a_fact(team: str | None, answer: str, grade: str | None) -> None:
    measure = {"method": "sum", "of": ["up"], "bands": BY_TEAM}
    found = review({"m": measure}, {"up": answer}, about={"team": team})["measures"]["m"]
    assert (found["grade"], found["cannot_tell"]) == (grade, grade is None)
    assert found["score"] == (None if grade is None else {"good": 3}.get(answer, 2))


def test_a_level_that_is_no_grade_counts_for_its_parent() -> None:
    measures = {"h": {"method": "lowest", "of": ["harm"]}, "m": {"method": "lowest", "of": ["h"]}}
    found = review(measures, {"harm": "m"})["measures"]
    assert (found["h"]["grade_state"], found["m"]["score"]) == ("ungraded", 1)


def test_a_level_is_banded_on_points_by_bands_of_its_own() -> None:
    table = [{"grade": "good", "at_most": 1}, {"grade": "inadequate"}]
    measures = {
        "h": {"method": "lowest", "of": ["harm"], "bands": table},
        "m": {"method": "mean", "of": ["h"], "use": "grades"},
        "n": {"method": "mean", "of": ["h"], "use": "scores"},
    }
    found = review(measures, {"harm": "m"})["measures"]
    assert (found["h"]["grade"], found["m"]["score"], found["n"]["score"]) == ("good", 3, 1)


def test_a_measure_not_scored_is_left_out_only_where_that_is_said() -> None:
    measures = {
        "a": {"method": "sum", "of": ["up"]},
        "b": {"method": "sum", "of": ["down"]},
        "m": {"method": "mean", "of": ["a", "b"], "use": "scores", "unanswered": "leave_out"},
        "n": {"method": "mean", "of": ["a", "b"], "use": "scores", "not_scored": "leave_out"},
        "p": {"method": "mean", "of": ["b"], "use": "scores", "not_scored": "leave_out"},
    }
    found = review(measures, {"up": "good"})["measures"]
    assert [found[m]["score"] for m in "mnp"] == [None, 3, None]
    assert found["p"]["state"] == "not_scored"


ALWAYS = {"when": "said", "always": "inadequate"}


@pytest.mark.parametrize(
    ("said", "grade", "grade_state"),
    [("yes", "inadequate", "graded"), ("no", None, "out"), (None, None, "not_scored")],
)
def test_an_always_stands_where_the_measure_is_out(
    said: str | None, grade: str | None, grade_state: str
) -> None:
    measure = {"method": "lowest", "of": ["up"], "limits": [ALWAYS]}
    result = review({"m": measure}, {"up": "not_applicable", "said": said})
    found = result["measures"]["m"]
    assert (found["grade"], found["grade_state"]) == (grade, grade_state)
    assert result["limits_fired"] == ({("m", 0)} if said == "yes" else set())


def test_limits_may_name_the_score_of_their_own_measure() -> None:
    limit = {"when": "m.score < 2 or m.possible > 4", "no_better_than": "inadequate"}
    table = [{"grade": "good", "at_least": 1}, {"grade": "inadequate"}]
    measure = {"method": "sum", "of": ["up"], "bands": table, "limits": [limit]}
    assert review({"m": measure}, {"up": "inadequate"})["measures"]["m"]["grade"] == "inadequate"
    assert review({"m": measure}, {"up": "good"})["measures"]["m"]["grade"] == "good"


@pytest.mark.parametrize(
    ("direction", "grade", "stands"),
    [("better", "good", "good"), ("better", "inadequate", None), ("worse", "good", None)],
)
def test_direction_follows_the_scale_of_grades(
    direction: str, grade: str, stands: str | None
) -> None:
    judgement = {"may_depart": "yes", "direction": direction, "reason": "optional"}
    measure = {"method": "lowest", "of": ["up"], "judgement": judgement}
    departures = {"m": {"grade": grade, "role": "auditor"}, "n": {"grade": "good"}}
    measures = {"m": measure, "n": {"method": "sum", "of": ["up"], "bands": "none"}}
    answers: Mapping[str, object] = {"up": "requires_improvement"}
    result = review(measures, answers, departures=departures)
    assert result["measures"]["m"]["grade"] == (stands or "requires_improvement")
    assert result["refused"] == {"n"} | ({"m"} if stands is None else set())


def test_a_section_measure_may_be_written_out_or_made() -> None:
    rubric = {"each_section": {"method": "mean", "bands": "none", "unanswered": "leave_out"}}
    graded = {"method": "judged"}
    found = review({"graded": graded}, {"grade_g": "good", "up": "good"}, rubric=rubric)["measures"]
    assert set(found) == {"marks", "counts", "graded"}
    assert (found["graded"]["grade"], found["marks"]["score"]) == ("good", 3)


def test_points_of_another_perspective_are_unknown_until_given() -> None:
    made = sheet({"flags": [{"id": "f", "when": "points(parent.theirs) >= 3"}]})
    for answer, found in ((None, "cannot_tell"), ("good", "yes"), ("not_applicable", "no")):
        answers = {"parent.theirs": answer}
        result = score(made, scales=SCALES, rubric=None, answers=answers)
        assert result["flags"]["f"] == found


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("answered(parent.theirs)", "no"),
        ("answered(auditor.a) and absent(auditor.b, 'not_seen')", "yes"),
        ("number_of(second, equal='good') == 0", "yes"),
        ("auditor.theirs == 'good' or parent.n > 3", "cannot_tell"),
        ("parent.own == 'good'", "no"),
    ],
)
def test_names_may_say_whose_they_are(condition: str, found: str) -> None:
    made = sheet({"flags": [{"id": "f", "when": condition}]})
    made["sections"].append(section("ours", question("own", "four"), asked_of=["auditor"]))
    answers = {"a": "good", "b": "not_seen", "parent.own": "good"}
    result = score(made, scales=SCALES, rubric=None, answers=answers, about={"team": "north"})
    assert result["flags"]["f"] == found


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("number_of(first, at_least='good') >= 1", None),
        ("any_of((a, b), equal='inadequate')", True),
        ("absent(b, 'not_seen') and answered(b) and points(a) == 1", True),
        ("a in ['good', 'outstanding']", False),
    ],
)
def test_conditions_of_a_tool_may_use_its_questions(condition: str, asked: bool | None) -> None:  # noqa: FBT001  # what it is
    made = tool(
        section("first", question("a", "four"), question("b", "four")),
        section("last", question("c", "four"), applies_when=condition),
        rubric={"unanswered": {"count_as": "lowest"}, "measures": {}},
    )
    answers = {"a": "inadequate", "b": "not_seen"}
    result = score(made, scales=SCALES, rubric=None, answers=answers)
    assert result["asked"]["last"] is asked


@pytest.mark.parametrize("condition", ["nobody == 1", "up > choice", "up == 'good' or 3", "f(up)"])
def test_what_the_language_has_not_is_an_error(condition: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        flag(condition, {"up": "good", "choice": "x"})
