"""Values that can be written in several ways are read in each, and refused with all of them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa_framework.definitions import Demand, Departed, Level, Reference, Scale, ScaleUse
from qa_framework.definitions.rubric import (
    Band,
    BandTables,
    Bound,
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Rubric,
)
from qa_framework.definitions.scale import Absence, CountAs
from qa_framework.expressions import parse
from tests.loading.definitions_text import RUBRIC, SCALE, TOOL, marked, only, problems_of, told

QUESTION = TOOL + "        "


def of_rubric(line: str):
    return only(RUBRIC + line)


def of_question(line: str):
    (question,) = only(QUESTION + line).questions
    return question


# Words for people


@pytest.mark.parametrize(
    ("written", "words"),
    [("Good", "Good"), ("no", "no"), ("{en: Good, cy: Da}", {"en": "Good", "cy": "Da"})],
)
def test_words_are_text_or_a_map_of_language_to_text(written, words):
    assert of_question(f"help: {written}").help == words


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{}", ("QA203", "wanted text, or a map of language to text, found a map of keys")),
        ("{e: Good}", ("QA204", "`e` is not written as a language code such as `en` or `cy`")),
        ("{en: [Good]}", ("QA203", "wanted text, found a list")),
        ("[Good]", ("QA203", "wanted text, found a list")),
    ],
)
def test_what_is_neither_is_refused(written, problem):
    assert [(code, message) for code, _, _, message, _ in told(QUESTION + f"help: {written}")] == [
        problem
    ]


# Definitions by name or written out


SCALES = {
    "four-point@^1": Reference("four-point", (1,), compatible=True),
    "{levels: {low: {}, 2: {label: Two}}}": Scale(levels={"low": Level(), "2": Level(label="Two")}),
    "{use: four-point, labels: {low: Poor}}": ScaleUse(
        use=Reference("four-point"), labels={"low": "Poor"}
    ),
}


@pytest.mark.parametrize(("written", "scale"), SCALES.items())
def test_a_scale_is_named_written_out_or_used_with_other_words(written, scale):
    text = TOOL.replace("scale: four-point", f"scale: {written}")
    (question,) = only(text).questions
    assert question.scale == scale


def test_what_is_used_has_no_levels_of_its_own():
    text = TOOL.replace("scale: four-point", "scale: {use: four-point, levels: {a: {}}}")
    hint = "the keys here are `use`, `labels`, `descriptors`, `without`"
    assert told(text) == [("QA201", 11, 34, "unknown key `levels`", hint)]


INLINE = "{unanswered: block, measures: {m: {method: mean}}}"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("judged@1.0.0", None),
        (INLINE, None),
        ("{default: judged, other: judged@^2}", ["default", "other"]),
        (f"{{own: {INLINE}, other: judged}}", ["own", "other"]),
    ],
)
def test_a_rubric_is_one_or_several_by_name(written, names):
    rubric = only(TOOL + f"rubric: {written}\n").rubric
    if names is None:
        assert isinstance(rubric, Reference | Rubric)
    else:
        assert list(rubric) == names


@pytest.mark.parametrize(
    ("written", "code", "mark"),
    [
        ("{}", "QA202", "{}"),
        ("{measure: {m: {method: mean}}, unanswered: block}", "QA201", "measure"),
        ("{Default: judged}", "QA204", "Default"),
        ("{default: judged, other: [judged]}", "QA203", "[judged]"),
        ("{default: judged, other: {unanswered: blok}}", "QA203", "blok"),
    ],
)
def test_a_rubric_that_is_neither_is_refused_at_its_place(written, code, mark):
    (problem,) = problems_of(TOOL + f"rubric: {written}\n")
    assert (problem.code, marked(problem)) == (code, mark)


# Bands


def test_bands_are_a_table_or_several_chosen_by_a_name():
    rows = (Band(grade="a", at_least=Bound(Fraction(2, 3))), Band(grade="b"))
    written = "[{grade: a, at_least: 2/3}, {grade: b}]"
    assert of_rubric(f"bands: {written}").bands == rows
    tables = f"{{by: team, north: {written}, south: {written}, else: [{{grade: b}}]}}"
    assert of_rubric(f"bands: {tables}").bands == BandTables(
        by="team", tables={"north": rows, "south": rows}, otherwise=rows[1:]
    )


def test_a_measure_may_have_no_bands_and_a_rubric_may_not():
    assert of_rubric("each_section: {method: mean, bands: none}").each_section.bands == "none"
    assert told(RUBRIC + "bands: none")[0][3] == "wanted a list, found `none`"


def test_a_map_of_bands_says_by_what_one_is_chosen():
    assert told(RUBRIC + "bands: {team: [{grade: a}]}\n") == [
        ("QA203", 9, 8, "wanted a list of bands, or a map with `by:`, found a map of keys", None)
    ]


def test_all_that_is_wrong_in_several_tables_is_reported():
    text = RUBRIC + "bands: {by: [team], north: [{grade: a, at_least: x}], south: {}, else: no}\n"
    assert [marked(each) for each in problems_of(text)] == ["[team]", "x", "{}", "no"]


# Policies and effects


@pytest.mark.parametrize(
    ("written", "policy"),
    [
        ("block", "block"),
        ("leave_out", "leave_out"),
        ("{count_as: lowest}", CountBlankAs("lowest")),
        ("{count_as: {four-point: low}}", CountBlankAs({"four-point": "low"})),
        ("{needs_answered: 3}", NeedsAnswered(3)),
        ("{needs_share: 60 %}", NeedsShare(Fraction(3, 5))),
        ("{prorate: {at_least: 3}}", Prorate(3)),
    ],
)
def test_a_policy_for_blanks_is_a_word_or_a_map_of_one_key(written, policy):
    assert only(RUBRIC.replace("unanswered: block", f"unanswered: {written}")).unanswered == policy


POLICIES = (
    "wanted one of `block`, `leave_out`, `{count_as: ...}`, `{needs_answered: ...}`, "
    "`{needs_share: ...}`, `{prorate: ...}`, found "
)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("blok", ("QA203", 6, 13, POLICIES + "`blok`", "did you mean `block`?")),
        ("[block]", ("QA203", 6, 13, POLICIES + "a list", None)),
        ("{}", ("QA203", 6, 13, POLICIES + "a map of keys", None)),
        (
            "{needs_share: 60 %, needs_answered: 3}",
            ("QA203", 6, 13, POLICIES + "a map of keys", None),
        ),
        (
            "{need_share: 60 %}",
            ("QA201", 6, 14, "unknown key `need_share`", "did you mean `needs_share`?"),
        ),
        ("{block: yes}", ("QA201", 6, 14, "unknown key `block`", None)),
        ("{count_as: low}", ("QA203", 6, 24, "wanted `lowest`, found `low`", None)),
        ("{prorate: 3}", ("QA203", 6, 23, "wanted `{at_least: <how many>}`, found `3`", None)),
        (
            "{prorate: {at_least: most}}",
            ("QA203", 6, 34, "wanted a whole number, found `most`", None),
        ),
    ],
)
def test_a_policy_of_another_form_is_refused(written, problem):
    (found,) = told(RUBRIC.replace("unanswered: block", f"unanswered: {written}"))
    assert found[:4] == problem[:4]
    assert problem[4] is None or found[4] == problem[4]


@pytest.mark.parametrize(
    ("written", "effect"),
    [("leave_out", "leave_out"), ("block", "block"), ("{count_as: low}", CountAs("low"))],
)
def test_an_absence_has_an_effect(written, effect):
    scale = only(SCALE + f"absences: {{na: {{effect: {written}}}}}\n")
    assert scale.absences == {"na": Absence(effect=effect)}


# Demands


@pytest.mark.parametrize(
    ("written", "demand"),
    [
        ("always", Demand(when=True)),
        ("yes", Demand(when=True)),
        ("true", Demand(when=True)),
        ("never", Demand(when=False)),
        ("no", Demand(when=False)),
        ("{when: always, help: Where?}", Demand(when=True, help="Where?")),
        ("{when: seen == 'low'}", Demand(when=parse("seen == 'low'"))),
        ("{when: (always)}", Demand(when=parse("always"))),
        ("{when: 'always'}", Demand(when=parse("always"))),
        ("{when: {question: a, holds: yes}}", Demand(when=parse("a"))),
    ],
)
def test_a_demand_is_a_word_or_has_a_condition(written, demand):
    assert of_question(f"evidence: {written}").evidence == demand


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("allways", "did you mean `always`?"),
        ("'always'", None),
        ("seen == 'low'", None),
        ("[a]", None),
    ],
)
def test_a_demand_of_another_form_is_refused(written, hint):
    (found,) = told(QUESTION + f"evidence: {written}\n")
    assert found[3].startswith("wanted `always`, `never` or `{when: <condition>}`, found ")
    assert found[4] == hint


# Cases


def case(line: str):
    (found,) = only(TOOL + f"cases: [{{name: N, expect: {{}}, {line}}}]\n").cases
    return found


def test_an_answer_is_one_word_or_a_list():
    assert case("answers: {a: low, b: [x, 1.10], c: 2}").answers == {
        "a": "low",
        "b": ("x", "1.10"),
        "c": "2",
    }


def test_departures_are_of_one_rubric_or_of_several():
    one = {"m": Departed(grade="low")}
    assert case("departures: {m: {grade: low}}").departures == one
    assert case("departures: {r: {m: {grade: low}}, s: {}}").departures == {"r": one, "s": {}}


def test_a_departure_without_a_grade_says_what_it_lacks():
    text = TOOL + "cases: [{name: N, expect: {}, departures: {m: {reason: R}}}]\n"
    assert [each[3] for each in told(text)] == ["`grade` is missing"]


def test_what_a_case_expects_is_kept_as_it_was_written():
    found = case("answers: {}, about: {a: ''}")
    assert found.about == {"a": ""}
    text = TOOL + "cases: [{name: N, expect: {m: {score: 100/3}, fired: [a, no], f: ~}}]\n"
    (case_,) = only(text).cases
    assert case_.expect == {"m": {"score": "100/3"}, "fired": ("a", "no"), "f": "~"}
