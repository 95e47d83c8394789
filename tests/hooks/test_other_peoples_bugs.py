"""What went wrong with plugins elsewhere, and must not here."""

from __future__ import annotations

import pytest

from qa_framework.hooks import load_plugins
from qa_framework.problems import InvalidDefinitions, Problem
from qa_framework.scoring.cases import run_case
from qa_framework.testing import workspace_of
from qa_framework.workspace import Workspace
from tests.hooks.throwaway import Site

TOOL = """
    kind: tool
    id: needs-it
    version: 1.0.0
    title: It needs a plugin
    rubric: {unanswered: block, measures: {overall: {method: METHOD, of: [q]}}}
    sections:
      - id: s
        title: S
        questions:
          - {id: q, ask: Q?, type: number, applies_when: CONDITION}
          - {id: r, ask: R?, type: TYPE}
    """


def needing(method: str = "sum", condition: str = "r > 1", kind: str = "number") -> str:
    text = TOOL.replace("METHOD", method).replace("CONDITION", condition).replace("TYPE", kind)
    return text.replace("method: sum", "method: sum, left_out: block")


NEEDS = {
    "QA504": needing(method="broken.method"),
    "QA333": needing(condition="broken.function(r) > 1"),
    "QA592": needing(kind="broken.type"),
}


def refused(workspace: Workspace, code: str) -> Problem:
    """Ask for the tool, which must be refused; give the problem of this code."""
    with pytest.raises(InvalidDefinitions) as caught:
        workspace.tool("needs-it")
    return next(each for each in caught.value.problems if each.code == code)


@pytest.mark.parametrize("code", NEEDS)
def test_what_needs_a_failed_plugin_is_refused_with_its_reason_and_the_rest_scores(
    site: Site, code: str
) -> None:
    site.install("broken", "raise OSError('no disk')")
    workspace = workspace_of(NEEDS[code], strict=False)
    assert workspace.plugins.record("broken").phase == "import"
    hint = refused(workspace, code).hint or ""
    assert hint.startswith("it belongs to the plugin `broken`, which cannot be used: ")
    assert "no disk" in hint
    shipped = workspace.tool("supervision-dip-sample")
    assert all(run_case(shipped, case).passed for case in shipped.definition.cases)


@pytest.mark.parametrize("code", NEEDS)
def test_what_needs_a_plugin_that_is_not_installed_says_so(code: str) -> None:
    hint = refused(workspace_of(NEEDS[code], strict=False), code).hint
    assert hint == "it belongs to a plugin `broken`, which is not installed"


def test_a_tool_that_needs_no_plugin_is_all_right() -> None:
    assert workspace_of(needing()).tool("needs-it").score({"q": 3, "r": 2})["overall"].score == 3


LOUD = """
@hookimpl
def qa_definitions():
    return ["definitions"]

@hookimpl
def qa_checks():
    def problems(definition):
        yield note("everything is wrong", definition.place.here)
    return [Check(name="loud.everything", summary="Everything is wrong.", problems=problems)]
"""
NEWER = """\
kind: scale
id: yes-partly-no
version: 99.0.0
title: Another one
levels: {no: {points: 7}, partly: {points: 8}, yes: {points: 9}}
---
kind: scale
id: four-point
version: 1.0.0
title: Another one
levels: {good: {}}
"""


def results(workspace: Workspace) -> dict[str, object]:
    """Score every case of every tool; give what came out, and the digest of each tool."""
    found: dict[str, object] = {}
    for name in workspace.tools:
        tool = workspace.tool(name)
        found[name] = tool.digest
        for case in tool.definition.cases:
            scored = run_case(tool, case).results
            found[f"{name}: {case.name}"] = {
                rubric: [(each.score, each.grade, each.why) for each in result.values()]
                for rubric, result in scored.items()
            }
    return found


def test_no_installed_plugin_changes_the_result_of_what_does_not_name_it(site: Site) -> None:
    without = results(workspace_of(plugins=load_plugins(entry_points=())))
    others = [each.name for each in load_plugins().records[1:]]
    folder = site.install("loud", LOUD)
    (folder / "definitions").mkdir()
    file = folder / "definitions" / "newer.yaml"
    file.write_text(NEWER, encoding="utf-8", newline="\n")
    workspace = workspace_of(plugins=load_plugins(disabled=others))
    assert workspace.plugins.record("loud").phase == "ready"
    assert [each.code for each in workspace.problems].count("QA811") == 2
    assert "QA790" in [each.code for each in workspace.problems]
    assert results(workspace) == without
