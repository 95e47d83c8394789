"""What went wrong in other people's audit, policy and assessment systems, and does not here.

Each test is named by what it shows. The bugs that paid for it stand in its docstring, as
repository#number; those that concern stores, moderation and migration belong to the issues that
build them.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import qa_framework as qa
from qa_framework.checking.extensions import Extensions, FunctionExtension, MethodExtension
from qa_framework.definitions.base import Version
from qa_framework.expressions.functions import FUNCTIONS
from qa_framework.expressions.tree import Const
from qa_framework.hooks import Plugins
from qa_framework.loading.folder import Origin
from qa_framework.problems import InvalidDefinitions
from qa_framework.scoring import AuditTool, Unscored
from qa_framework.scoring.cases import run_case
from qa_framework.workspace import Workspace, open_origins
from tests.definitions_in_text import BANDS, SCALES, SECTIONS, in_context, workspace_in

LEVELS = ("inadequate", "requires_improvement", "good", "outstanding")
METHODS = ("sum", "mean", "percent", "lowest", "highest", "median", "most_common")


def tool_with(rubric: str, sections: str = SECTIONS) -> AuditTool:
    return workspace_in(in_context("tool", sections + rubric)).tool("t")


# 1


@pytest.mark.parametrize("method", ["sum", "mean", "percent"])
@given(
    weights=st.tuples(*(st.integers(1, 9) for _ in "ab")),
    answers=st.tuples(*(st.sampled_from(LEVELS) for _ in "ab")),
    other=st.sampled_from(LEVELS),
)
def test_changing_any_answer_that_has_a_weight_changes_the_score(
    method: str, weights: tuple[int, int], answers: tuple[str, str], other: str
) -> None:
    """CISO-assistant#4840, XCCDF#272: weights that never mattered, and nobody was told."""
    rubric = f"rubric: {{unanswered: block, measures: {{m: {{method: {method}, of: impact, weights: {{seen: {weights[0]}, plan: {weights[1]}}}}}}}}}\n"
    tool = tool_with(rubric)
    before = tool.score(dict(zip(("seen", "plan"), answers, strict=True)))["m"].score
    for changed in ("seen", "plan"):
        given_now = dict(zip(("seen", "plan"), answers, strict=True)) | {changed: other}
        after = tool.score(given_now)["m"].score
        same = other == dict(zip(("seen", "plan"), answers, strict=True))[changed]
        assert (after == before) == same


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("{id: a, ask: A, type: text, weight: 5}", "QA594"),
        ("{id: a, ask: A, scale: yes-no, judges: section, weight: 5}", "QA594"),
    ],
)
def test_a_weight_that_cannot_matter_is_an_error(question: str, code: str) -> None:
    """CISO-assistant#4840, the other way round: what cannot matter does not load."""
    workspace = workspace_in(in_context("questions", f"- {question}\n"))
    assert code in {each.code for each in workspace.errors}


# 2


def test_misspelt_keys_do_not_load_and_come_all_at_once_with_file_and_line(
    tmp_path: Path,
) -> None:
    """dbt-core#4280, #5605, #9845: a misspelt key, and tests that never ran; one error a run."""
    (tmp_path / "one.yaml").write_text(
        SCALES.replace("id: four-point", "id: own-four-point").replace("title:", "titel:", 1),
        encoding="utf-8",
        newline="\n",
    )
    (tmp_path / "two.yaml").write_text(
        in_context("tool", SECTIONS + "caes: []\nrubrik: x\n"), encoding="utf-8", newline="\n"
    )
    with pytest.raises(InvalidDefinitions) as caught:
        open_strictly(tmp_path)
    errors = [each for each in caught.value.problems if each.code == "QA201"]
    assert [(Path(each.span.source.name).name, each.span.line, each.hint) for each in errors] == [
        ("one.yaml", 4, "did you mean `title`?"),
        ("two.yaml", 19, "did you mean `cases`?"),
        ("two.yaml", 20, "did you mean `rubric`?"),
    ]


def open_strictly(folder: Path) -> Workspace:
    workspace = open_origins([Origin(folder.name, folder)], Plugins(), cache=False)
    if workspace.errors:
        raise InvalidDefinitions.of(workspace.problems)
    return workspace


# 3

UNKNOWN = {
    "a question that is blank": "on_time == 'no'",
    "a number divided by nothing": "1 / (points(seen) - 4) > 2",
    "a date that nobody gave": "days_between(opened, audit.date) > 28",
    "an answer by its perspective": "auditor.on_time == 'no'",
}


@pytest.mark.parametrize("condition", UNKNOWN.values(), ids=UNKNOWN)
@pytest.mark.parametrize("effect", ["no_better_than: requires_improvement", "always: inadequate"])
def test_a_rule_that_cannot_be_worked_out_leaves_no_grade_and_never_a_better_one(
    condition: str, effect: str
) -> None:
    """CISO-assistant's cel_service, cmcp#160: a rule failed, and the rating stayed as it was."""
    text = f'- {{when: "{condition}", {effect}, because: B}}\n'
    tool = workspace_in(in_context("limits", text)).tool("t")
    outcome = tool.score({"seen": "outstanding", "plan": "outstanding"})["overall"]
    assert outcome.grade is None
    assert isinstance(outcome.score, Unscored)
    assert "cannot tell whether" in outcome.why


# 5


@pytest.mark.parametrize("method", [*METHODS, "count", "share"])
def test_nothing_to_score_is_never_a_number(method: str) -> None:
    """OpenSCAP's test_xccdf_role_unscored: 0 in one scoring model and 1 in another."""
    more = ", where: {at_least: 'yes'}" if method in ("count", "share") else ""
    more += ", left_out: prorate" if method == "sum" else ""
    sections = dedent("""\
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: with-absences}
              - {id: b, ask: B, scale: with-absences}
        """)
    rubric = (
        f"rubric: {{unanswered: block, measures: {{m: {{method: {method}, of: part{more}}}}}}}\n"
    )
    tool = tool_with(rubric, sections)
    none_applies = tool.score({"a": "not_applicable", "b": "not_applicable"})["m"]
    assert isinstance(none_applies.score, Unscored)
    assert (none_applies.score.state, none_applies.grade) == ("out", None)
    nothing_answered = tool.score({})["m"]
    assert isinstance(nothing_answered.score, Unscored)
    assert (nothing_answered.score.state, nothing_answered.grade) == ("not_scored", None)


# 6


@given(
    answers=st.dictionaries(
        st.sampled_from("abcd"), st.sampled_from(["no", "yes", "not_applicable", "not_seen"])
    )
)
def test_what_counts_what_is_left_out_and_what_is_blank_are_all_the_questions(
    answers: dict[str, str],
) -> None:
    """OpenSCAP#1751: totals that left the not applicable and the unanswered ones out."""
    questions = "".join(
        f"      - {{id: {each}, ask: Q, scale: with-absences}}\n" for each in "abcd"
    )
    sections = f"sections:\n  - id: part\n    title: Part\n    questions:\n{questions}"
    rubric = "rubric: {unanswered: leave_out, measures: {m: {method: mean, of: part}}}\n"
    (measure,) = tool_with(rubric, sections).score(answers).explain().as_dict()["measures"]
    states = [part["state"] for part in measure["parts"]]
    assert [part["name"] for part in measure["parts"]] == [*"abcd"]
    assert all(states)
    counted = [name for name, answer in answers.items() if answer in ("no", "yes")]
    assert states.count("counted") == len(counted)


# 7


def test_another_answer_gives_another_result_and_leaves_the_old_one_as_it_was() -> None:
    """openscap#617: a stale score after an override; inspect_ai keeps the history of each."""
    text = "- {id: late, when: on_time == 'no', always: inadequate, because: It was late.}\n"
    tool = workspace_in(in_context("limits", text)).tool("t")
    answers = {"seen": "outstanding", "plan": "outstanding", "on_time": "no"}
    before = tool.score(answers)
    said = before.explain().as_dict()
    answers["on_time"] = "yes"
    after = tool.score(answers)
    assert (before["overall"].grade, after["overall"].grade) != (None, None)
    assert [
        str(each["overall"].grade and each["overall"].grade.id) for each in (before, after)
    ] == [
        "inadequate",
        "outstanding",
    ]
    assert (before.limits_fired, after.limits_fired) == (("late",), ())
    assert before.explain().as_dict() == said


# 9


@pytest.mark.parametrize(
    "condition",
    ["seen.startswith('g')", "[q for q in impact]", "lambda: seen", "eval('1')", "seen == 'good';"],
)
def test_what_the_language_cannot_say_is_refused_and_not_skipped(condition: str) -> None:
    """cedar#2273, #2474: an analysis passed over what it could not model."""
    workspace = workspace_in(in_context("condition", f'"{condition}"'))
    assert workspace.errors
    with pytest.raises(InvalidDefinitions):
        workspace.tool("t")


# 10


def test_the_cases_of_a_tool_are_the_same_wherever_it_is_opened_from(tmp_path: Path) -> None:
    """opa#3324, dbt-fusion#1460: coverage of 100 % on a bundle; other tests from a package."""
    folder = tmp_path / "package" / "definitions"
    folder.mkdir(parents=True)
    rubric = "rubric: {unanswered: block, measures: {m: {method: mean, of: impact}}}\n"
    own = "cases: [{name: good, answers: {all: good}, expect: {m: {score: 3}}}]\n"
    beside = "cases: [{name: better, answers: {all: outstanding}, expect: {m: {score: 5}}}]\n"
    texts = {
        "t.yaml": in_context("tool", SECTIONS + rubric + own),
        "t.cases.yaml": beside,
        "scales.yaml": SCALES,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    opened = {
        "folder": [Origin("definitions", folder)],
        "file": [Origin("t.yaml", folder / "t.yaml"), Origin("s.yaml", folder / "scales.yaml")],
        "package": [Origin("plugin package", tmp_path / "package")],
    }
    found = {
        name: results(open_origins(origins, Plugins(), cache=False).tool("t"))
        for name, origins in opened.items()
    }
    assert set(map(tuple, found.values())) == {(("good", True), ("better", False))}
    both = texts["t.yaml"].replace("}}}]\n", "}}}, " + beside.removeprefix("cases: ["))
    assert results(workspace_in(both).tool("t")) == found["folder"]


def results(tool: AuditTool) -> list[tuple[str, bool]]:
    return [(case.name, run_case(tool, case).passed) for case in tool.definition.cases]


# 12


def test_no_plugin_changes_the_result_of_a_definition_that_does_not_name_it() -> None:
    """kedro-kubeflow#72, datasette-cluster-map#19: installed, and other people's work changed."""
    function = evolve(FUNCTIONS["min"], name="example.min")
    extensions = Extensions(
        functions={
            "example.min": FunctionExtension(function=function, tree=lambda *_: Const(0)),
        },
        methods={
            "example.mean": MethodExtension(
                name="example.mean", summary="S", example="E", tree=lambda *_: Const(0)
            )
        },
    )
    rows = ", ".join(line.removeprefix("- ") for line in BANDS.strip().split("\n"))
    rubric = (
        "rubric: {grades: four-point, unanswered: block, measures: {m: {method: mean, of: impact,"
        f" bands: [{rows}]}}}}}}\n"
    )
    text = in_context("tool", SECTIONS + rubric)
    plain = workspace_in(text)
    beside = workspace_in(text, plugins=Plugins(extensions=extensions))
    for one in LEVELS:
        for other in LEVELS:
            answers = {"seen": one, "plan": other}
            first, second = (each.tool("t").score(answers)["m"] for each in (plain, beside))
            assert (first.score, first.grade) == (second.score, second.grade)
    assert plain.tool("t").digest == beside.tool("t").digest


def test_a_definition_says_which_version_it_is_of_and_scores_by_it() -> None:
    """FranConnect mixed the old total with new sections; CISO-assistant#2735 deleted answers."""
    rubric = "unanswered: block\nmeasures: {m: {method: &, of: impact}}\n"
    old = in_context("own rubric", rubric.replace("&", "mean"))
    new = in_context("own rubric", rubric.replace("&", "highest")).replace("1.0.0", "2.0.0")
    tool = in_context("tool", SECTIONS + "rubric: r@^1\n")
    before, after = workspace_in(old, tool).tool("t"), workspace_in(old, new, tool).tool("t")
    answers = {"seen": "inadequate", "plan": "outstanding"}
    assert before.score(answers)["m"].score == after.score(answers)["m"].score == Fraction(5, 2)
    assert before.digest == after.digest
    assert before.definition.version == Version(1, 0, 0)
    assert issubclass(InvalidDefinitions, qa.Error)
