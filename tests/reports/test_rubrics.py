"""A rubric in plain sentences."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from qa_framework.definitions.rubric import (
    CountBlankAs,
    NeedsAnswered,
    NeedsShare,
    Prorate,
    Unanswered,
)
from qa_framework.reports.rubrics import RubricInWords, rubric_in_words, unanswered_in_words
from qa_framework.testing import workspace_of
from qa_framework.workspace import Workspace
from qa_framework.workspace import open as open_definitions
from tests.formats.small import SMALL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def published() -> Workspace:
    schemes = ROOT / "examples" / "published_schemes"
    return open_definitions(schemes, strict=False, cache=False)


def words(workspace: Workspace, tool: str, rubric: str = "") -> RubricInWords:
    return rubric_in_words(workspace.tool(tool).fits[rubric])


def sentences(workspace: Workspace, tool: str, measure: str, rubric: str = "") -> tuple[str, ...]:
    found = words(workspace, tool, rubric)
    return next(each.sentences for each in found.measures if measure in each.names)


def test_a_sum_with_its_grades_and_its_limits(small: Workspace) -> None:
    assert sentences(small, "small", "total") == (
        "The sum of answers 1.1 and 1.2.",
        "One blank among them, and there is no score.",
        "A part that does not apply adds nothing.",
        "Good where it is at least 6.",
        "Fair where it is at least 3.",
        "Poor otherwise.",
        "It is never better than Poor when answer 1.3 is yes. A child in danger outweighs the rest.",
    )


def test_a_flag_says_when_it_is_raised_and_what_it_means(small: Workspace) -> None:
    assert words(small, "small").flags == (
        "look is raised when answer 1.3 is yes. Look at this case today.",
    )


def test_a_formula_is_said_as_it_is(small: Workspace) -> None:
    assert sentences(small, "wordy", "half", "one")[0] == "Worked out as answer 1.1 / 2."


def test_sections_with_the_same_measure_are_told_together(published: Workspace) -> None:
    found = words(published, "supervision-dip-sample")
    assert found.measures[0].names == ("frequency", "thinking", "safety", "actions")
    assert found.measures[0].title.startswith("Each of How often, ")
    assert found.title == "Share of the standard that was met"


@pytest.mark.parametrize(
    ("tool", "measure", "sentence"),
    [
        ("supervision-dip-sample", "compliance", "Counting 2 times: answers 1.1 and 3.1."),
        (
            "supervision-dip-sample",
            "compliance",
            "Each part counts alike, however many points it has.",
        ),
        (
            "quality-of-practice-review",
            "overall",
            "An auditor or moderator may give another grade, at most 1 away, with a reason.",
        ),
        ("quality-of-practice-review", "impact", "The grade that a person gives (in its section)."),
        ("quality-of-practice-review", "impact", "Where that is blank, there is no grade."),
        (
            "quality-of-practice-review",
            "overall",
            'Outstanding where it is at least 3.5 and the grade of The difference to the child is "Outstanding".',
        ),
        ("safelives-dash", "risk", "Lower is better."),
        ("safelives-dash", "risk", 'How many of the answers of section 1 are "Yes".'),
        ("safelives-dash", "not_known", 'How many of the answers of section 1 are "Do not know".'),
        (
            "safelives-dash",
            "risk",
            "A practitioner may give a worse grade, with a reason. Also where there is no score.",
        ),
        ("hmi-probation-youth-justice", "overall", "Good where it is at least 19 of 36."),
        ("cqc-local-authority", "overall", "Rounded to a whole number; halves go up."),
    ],
)
def test_each_rule_has_its_sentence(
    published: Workspace, tool: str, measure: str, sentence: str
) -> None:
    assert sentence in sentences(published, tool, measure)


def test_a_staircase_is_told_step_by_step(published: Workspace) -> None:
    (sentence,) = sentences(published, "cmmi-staged", "maturity")
    assert sentence.startswith(
        "Step by step, each needing all before it: 1 Initial; then 2 Managed"
    )


def test_tables_for_several_people_are_told_apart(published: Workspace) -> None:
    found = sentences(published, "sdq", "prosocial")
    assert 'Where the person who answers is "teacher": Very low otherwise.' in found


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        ("block", "One blank among them, and there is no score."),
        ("leave_out", "A blank is left out."),
        (CountBlankAs("lowest"), "A blank counts as the lowest level."),
        (CountBlankAs({"yes-no": "no"}), 'A blank counts as "no" on the scale yes-no.'),
        (
            NeedsAnswered(3),
            "Blanks are left out, where at least 3 are answered; else there is no score.",
        ),
        (
            NeedsShare(Fraction(3, 5)),
            "Blanks are left out, where 60 % are answered; else there is no score.",
        ),
        (
            Prorate(3),
            (
                "Where there are blanks, the sum is scaled up to all parts, if at least 3 are "
                "answered; else there is no score."
            ),
        ),
    ],
)
def test_every_policy_for_blanks_has_its_sentence(policy: Unanswered, sentence: str) -> None:
    assert unanswered_in_words(policy) == sentence


RICH = """\
kind: tool
id: rich
version: 1.0.0
title: A tool with a rich rubric
asked_of: [auditor, parent]
rubric:
  grades: {levels: {low: {label: Low, points: 1}, high: {label: High, points: 2}}}
  unanswered: leave_out
  each_section: {method: mean, bands: [{grade: high, at_least: 1.5}, {grade: low}]}
  measures:
    overall:
      method: lowest
      of: sections
      use: grades
      not_scored: leave_out
    counted:
      method: share
      of: [a, b]
      where: {in: [low, high]}
      better: higher
      bands:
        by: audit.perspective
        parent: [{grade: high, at_least: 0.5}, {grade: low}]
        else: [{grade: high, at_least: 1}, {grade: low}]
      judgement: {may_depart: yes, reason: optional}
sections:
  - {id: one, title: One, questions: [{id: a, ask: A, scale: &S}]}
  - {id: two, title: Two, questions: [{id: b, ask: B, scale: &S}]}
""".replace("&S", "{levels: {low: {label: Low, points: 1}, high: {label: High, points: 2}}}")


def test_rules_that_no_shipped_rubric_has_are_told_too(tmp_path: Path) -> None:
    path = tmp_path / "rich.yaml"
    path.write_text(RICH, encoding="utf-8", newline="\n")
    workspace = open_definitions(path, strict=False, cache=False)
    assert sentences(workspace, "rich", "overall") == (
        "The lowest of the grades of all sections.",
        "A blank is left out.",
        "A part without a score is left out.",
    )
    assert sentences(workspace, "rich", "counted") == (
        'Which share of answers 1.1 and 2.1 are "Low" or "High": 0 for none, 1 for all.',
        "A blank is left out.",
        'Where the person who answers is "parent": High where it is at least 0.5.',
        'Where the person who answers is "parent": Low otherwise.',
        "Else: High where it is at least 1.",
        "Else: Low otherwise.",
        "A person may give another grade.",
    )


def test_every_published_rubric_can_be_told(published: Workspace) -> None:
    for name in published.tools:
        for fit in published.tool(name).fits.values():
            told = rubric_in_words(fit)
            assert {each for measure in told.measures for each in measure.names} == set(fit.order)
            assert all(
                sentence.endswith((".", "?", "!"))
                for measure in told.measures
                for sentence in measure.sentences
            )


WITHOUT_SAFETY = """
kind: tool
id: patchy
version: 1.0.0
title: Patchy
about: [{id: asked, ask: Asked?, type: yes_no}]
sections:
  - id: only
    title: Only
    questions: [{id: known, ask: Known?, scale: {use: yes-no}}]
rubric: lenient@^1
"""
LENIENT = """
kind: rubric
id: lenient
version: 1.0.0
title: Lenient
summary: Looks at safety where it can.
expects: [known]
optional: [safety, danger, asked]
grades: yes-no
unanswered: block
bands: [{grade: yes, at_least: 1}, {grade: no}]
measures:
  met:
    method: sum
    of: questions
    left_out: adds_nothing
    limits:
      - {when: safety == 'no', always: no, because: Never said.}
      - {when: safety == 'no' and known == 'no', always: no, because: Never said.}
      - {when: safety == 'no' or known == 'no', always: no, because: Said.}
      - {when: safety != 'no', no_better_than: yes, because: Said too.}
flags:
  - {id: told, when: known == 'no', because: Said.}
  - {id: untold, when: danger, because: Never said.}
  - {id: told_of_a_fact, when: asked, because: Said.}
"""


def test_rules_about_what_the_tool_has_not_are_not_told() -> None:
    found = words(workspace_of(WITHOUT_SAFETY, LENIENT), "patchy")
    (measure,) = found.measures
    told = [each for each in measure.sentences if "aid" in each]
    assert [each.rpartition(". ")[2] for each in told] == ["Said.", "Said too."]
    assert [each.partition(" ")[0] for each in found.flags] == ["told", "told_of_a_fact"]


def test_a_rubric_says_what_its_author_says_of_it() -> None:
    assert words(workspace_of(WITHOUT_SAFETY, LENIENT), "patchy").summary == (
        "Looks at safety where it can."
    )


BESIDE = """
kind: tool
id: beside
version: 1.0.0
title: Beside
sections:
  - id: work
    title: Work
    questions:
      - {id: seen, ask: Seen?, scale: yes-no}
      - {id: mine, ask: Mine?, scale: yes-no, judges: section}
rubric:
  grades: yes-no
  unanswered: block
  measures:
    work: {method: judged, agree_with: weakest}
    weakest: {title: The weakest answer, method: lowest, of: [seen]}
"""


def test_what_a_judgement_is_compared_with_is_told() -> None:
    judged, _ = words(workspace_of(BESIDE), "beside").measures
    assert judged.sentences[0] == (
        "The grade that a person gives (answer 1.2). Beside it stands: The weakest answer."
    )


def test_what_a_band_needs_beside_its_bound_is_held_together() -> None:
    bands = (
        "[{grade: good, at_least: 3, needs: danger or not danger}, {grade: fair, needs: danger or "
        "not danger}, {grade: poor}]"
    )
    text = SMALL.replace(
        "[{grade: good, at_least: 6}, {grade: fair, at_least: 3}, {grade: poor}]", bands
    )
    found = sentences(workspace_of(text), "small", "total")
    assert "Good where it is at least 3 and (answer 1.3 is yes or answer 1.3 is no)." in found
    assert "Fair where answer 1.3 is yes or answer 1.3 is no." in found
