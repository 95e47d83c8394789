"""One definition with everything it refers to: whole or not, with plugins or without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from qa_framework.catalogue import Catalogue
from qa_framework.checking import check_definition
from qa_framework.checking.extensions import Check, Extensions
from qa_framework.definitions import Definition, Scale, Tool
from qa_framework.definitions.base import Version
from qa_framework.definitions.scale import Level
from qa_framework.problems import NOWHERE, Problem, problem
from tests.definitions_in_text import SECTIONS, Slip, in_context, problems_in, workspace_in

SLIPS = {
    "roles that nobody can check": Slip(
        "measures",
        """
        overall:
          method: lowest
          of: impact
          judgement: {may_depart: yes, roles: [auditor]}
        #                                     ^ QA713 the roles of `overall` were not checked, as the tool has no framework | add `framework: <name>` to the tool
        """,
        ", roles: [auditor]",
        "",
    ),
    "a rubric that is not there": Slip(
        "tool",
        """
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        rubric: practise
        #       ^ QA401 there is no rubric `practise`
        """,
        "rubric: practise\n",
        "",
    ),
    "one of several rubrics that is not there": Slip(
        "tool",
        """
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        rubric:
          one: {unanswered: block, measures: {m: {method: mean, of: part}}}
          two: practise
        #      ^ QA401 there is no rubric `practise`
        """,
        "  two: practise\n",
        "",
    ),
    "a measure of nothing": Slip(
        "measures",
        """
        overall: {method: mean}
        #        ^ QA501 the measure `overall` does not say what it is made of | add `of:`, for instance `of: questions` or `of: sections`
        """,
        "method: mean",
        "method: mean, of: impact",
    ),
    "parts that are not there": Slip(
        "measures",
        """
        one: {method: mean, of: impct}
        #                       ^ QA502 there is no question, section, group or measure `impct` | did you mean `impact`?
        two: {method: mean, of: [seen, plann]}
        #                              ^ QA502 there is no scoring question or measure `plann` | did you mean `plan`?
        three: {method: mean, of: impact, except: [sen]}
        #                                          ^ QA502 there is no part `sen` | did you mean `seen`?
        four: {method: mean, of: impact, weights: {on_time: 2}}
        #                                          ^ QA502 there is no part `on_time` | there is `seen`, `plan`
        """,
    ),
    "a judgement that nobody gives": Slip(
        "measures",
        """
        overall: {method: judged}
        #                 ^ QA503 no question judges `overall` | give the question that does `judges: overall`
        """,
        "method: judged",
        "method: lowest, of: impact",
    ),
    "a method that is not there": Slip(
        "measures",
        """
        overall: {method: average, of: impact}
        #                 ^ QA504 there is no method `average` | did you mean `mean`?
        """,
        "average",
        "mean",
    ),
    "a grade that a part does not have": Slip(
        "measures",
        """
        mark: {method: mean, of: impact}
        overall: {method: mean, of: [mark], use: grades}
        #                                        ^ QA505 `mark` has no grade that could be used | write `use: scores`, or give it bands
        """,
        "use: grades",
        "use: scores",
    ),
    "a part with a score and a grade": Slip(
        "rubric",
        """
        grades: four-point
        unanswered: block
        bands: [{grade: outstanding, at_least: 3.5}, {grade: good, at_least: 2.5}, {grade: requires_improvement, at_least: 1.5}, {grade: inadequate}]
        measures:
          impact: {method: mean}
          overall: {method: mean, of: [impact]}
        #          ^ QA506 `impact` has a score and a grade, and nothing says which one counts | add `use: grades` or `use: scores`
        """,
        "of: [impact]",
        "of: [impact], use: grades",
    ),
    "a rubric that expects more than there is": Slip(
        "rubric",
        """
        unanswered: block
        #< QA560 the rubric of this tool expects `oversight`, and this tool has none | add a section or question `oversight`, or choose another rubric
        expects: [oversight, impact, team, seen]
        measures:
          overall: {method: mean, of: impact}
        """,
        "oversight, ",
        "",
    ),
    "a group of questions and measures": Slip(
        "rubric",
        """
        unanswered: block
        groups:
          core: [seen, recording]
        #       ^ QA561 the group `core` holds questions as well as measures or sections | a section's name in a group stands for its measure; make two groups
        measures:
          recording: {method: mean}
          overall: {method: mean, of: core}
        """,
        "[seen, recording]",
        "[recording]",
    ),
    "a framework that is not there": Slip(
        "tool",
        """
        framework: county@^1
        #          ^ QA401 there is no framework `county`
        sections: [{id: part, title: Part, questions: [{id: a, ask: A, scale: yes-no}]}]
        """,
        "framework: county@^1\n",
        "",
    ),
}

SOUND = Scale(
    id="s", version=Version(1, 0, 0), title="S", levels={"low": Level(points=0), "high": Level()}
)


def test_a_definition_made_in_code_is_checked_as_strictly() -> None:
    (found,) = check_definition(SOUND, Catalogue()).problems
    assert (found.code, found.span) == ("QA571", NOWHERE)


def test_what_is_no_definition_is_a_programmers_mistake() -> None:
    with pytest.raises(TypeError, match="no check of"):
        check_definition(Definition(), Catalogue())


def test_a_tool_that_is_sound_has_a_fit_for_each_rubric() -> None:
    one = "{unanswered: block, measures: {m: {method: mean, of: impact}}}"
    text = in_context("tool", SECTIONS + f"rubric:\n  first: {one}\n  second: {one}\n")
    workspace = workspace_in(text)
    (tool,) = workspace.catalogue.of_kind("tool")
    assert [*check_definition(tool, workspace.catalogue).fits] == ["first", "second"]


def test_a_tool_without_a_rubric_has_a_fit_without_measures() -> None:
    workspace = workspace_in(in_context("tool", SECTIONS))
    (tool,) = workspace.catalogue.of_kind("tool")
    (fit,) = check_definition(tool, workspace.catalogue).fits.values()
    assert (fit.name, fit.measures) == ("", {})


def test_a_tool_with_an_error_has_no_fits() -> None:
    workspace = workspace_in(in_context("tool", SECTIONS + "rubric: r\n"))
    (tool,) = workspace.catalogue.of_kind("tool")
    checked = check_definition(tool, workspace.catalogue)
    assert [each.code for each in checked.problems] == ["QA401"]
    assert checked.fits == {}


def test_a_missing_scale_is_told_once_and_hides_no_other_mistake() -> None:
    """What only seems wrong because a scale is missing is not told; what is wrong is."""
    tool = """\
        sections:
          - id: impact
            title: Impact
            questions:
              - {id: seen, ask: Seen?, scale: four-pint}
              - {id: plan, ask: Plan?, scale: four-point}
              - {id: grade_of_it, ask: Grade?, scale: four-pint, judges: section}
              - {id: why, ask: Why?, type: text, applies_when: seen == 'good' and plan == 'best'}
        rubric:
          grades: four-point
          unanswered: block
          bands:
            - {grade: outstanding, at_least: 3.5}
            - {grade: good, at_least: 2.5}
            - {grade: requires_improvement, at_least: 1.5}
            - {grade: inadequate}
          each_section: {method: judged}
          measures:
            overall: {method: mean, of: [seen]}
            whole:
              method: mean
              of: sections
              limits:
                - {when: impact.grade == 'good', no_better_than: goood, because: B}
                - {when: "number_of(sections, equal='good') > 1", always: good, because: B}
        cases:
          - {name: a, answers: {all: good, seen: good, plan: well}, expect: {overall: good}}
        """
    codes = [each.split()[1] for each in problems_in(in_context("tool", tool))]
    assert sorted(codes) == ["QA340", "QA401", "QA510", "QA510"]


def test_a_missing_scale_of_grades_is_told_once() -> None:
    tool = in_context("limits", "- {when: overall.score > 3, always: good, because: B}")
    found = problems_in(tool.replace("grades: four-point", "grades: four-pint"))
    assert [each.split()[1] for each in found] == ["QA401"]


def test_of_what_is_not_whole_only_what_is_sure_is_told() -> None:
    """`sections` lost a question, so a name that is not there may be its; a level is no level."""
    tool = """\
        sections:
          - id: part
            title: Part
            questions:
              - {id: a, ask: A, scale: yes-no, weight: -1}
              - {id: b, scale: yes-no}
              - {id: c, ask: C, type: text, applies_when: b == 'yes' and a == 'maybe'}
        """
    codes = [each.split()[1] for each in problems_in(in_context("tool", tool))]
    assert sorted(codes) == ["QA202", "QA340", "QA588"]


def _too_short(definition: Definition) -> Iterator[Problem]:
    if isinstance(definition, Scale) and len(definition.levels) < 3:
        yield problem("QA790", "a scale has three levels or more", definition.place.here)


def _broken(definition: Definition) -> Iterator[Problem]:
    raise RuntimeError(definition.id)


def test_a_plugins_check_adds_what_it_finds() -> None:
    check = Check(name="example.levels", summary="Asks for three levels.", problems=_too_short)
    scale = evolve(SOUND, levels={"low": Level(), "high": Level()})
    extensions = Extensions(checks={check.name: check})
    (found,) = check_definition(scale, Catalogue(), extensions).problems
    assert (found.code, found.severity) == ("QA790", "note")


def test_a_plugins_check_that_fails_says_so_and_stops_nothing() -> None:
    checks = {
        name: Check(name=name, summary="S.", problems=problems)
        for name, problems in {"example.bad": _broken, "example.levels": _too_short}.items()
    }
    scale = evolve(SOUND, levels={"low": Level(), "high": Level()})
    found = check_definition(scale, Catalogue(), Extensions(checks=checks)).problems
    assert [each.code for each in found] == ["QA791", "QA790"]
    assert "`example.bad` failed" in found[0].message


def test_a_mapping_of_no_rubrics_is_an_error() -> None:
    """No file can say so, and code can."""
    workspace = workspace_in(in_context("tool", SECTIONS))
    tool = workspace.definition(Tool, "t")
    checked = check_definition(evolve(tool, rubric={}), workspace.catalogue)
    assert [each.code for each in checked.problems] == ["QA202"]
    assert checked.fits == {}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


MENDED = {name: slip for name, slip in SLIPS.items() if slip.old}


@pytest.mark.parametrize("slip", MENDED.values(), ids=MENDED)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []
