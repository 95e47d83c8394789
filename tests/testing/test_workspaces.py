"""workspaces: definitions from text."""

from __future__ import annotations

import pytest

from qa_framework.definitions import Scale, Tool
from qa_framework.hooks import load_plugins
from qa_framework.problems import InvalidDefinitions
from qa_framework.testing import definition_of, workspace_of

SCALE = """
    kind: scale
    id: mine
    version: 1.0.0
    title: Mine
    levels: {low: {points: 0}, high: {points: 1}}
    """
TOOL = """
    kind: tool
    id: a
    version: 1.0.0
    title: A
    rubric:
      unanswered: block
      measures: {overall: {method: sum, of: questions}}
    sections:
      - {id: s, title: S, questions: [{id: q, ask: Q?, scale: mine}, {id: r, ask: R?, scale: mine}]}
    """


def test_texts_make_a_workspace_in_which_they_find_each_other() -> None:
    tool = workspace_of(TOOL, SCALE).tool("a")
    assert tool.score({"q": "high", "r": "high"})["overall"].score == 2


def test_what_the_library_brings_is_there_too() -> None:
    assert workspace_of().tool("supervision-dip-sample")


def test_a_broken_text_raises_unless_it_may_be_broken() -> None:
    broken = TOOL.replace("scale: mine", "scale: none")
    with pytest.raises(InvalidDefinitions) as caught:
        workspace_of(broken, SCALE)
    found = {str(each.span) for each in caught.value.problems if each.code == "QA401"}
    assert found == {"text 1:10:59"}
    workspace = workspace_of(broken, SCALE, strict=False)
    with pytest.raises(InvalidDefinitions):
        workspace.tool("a")


def test_a_text_that_is_no_yaml_is_a_problem_of_its_file() -> None:
    workspace = workspace_of("a: [", strict=False)
    assert [each.span.source.name for each in workspace.errors] == ["text 1"]


def test_plugins_may_be_chosen() -> None:
    alone = workspace_of(plugins=load_plugins(entry_points=()))
    assert [each.name for each in alone.plugins.records] == ["qa_framework"]


def test_one_definition_is_read_from_its_text() -> None:
    scale = definition_of(Scale, SCALE)
    assert (scale.id, list(scale.levels)) == ("mine", ["low", "high"])


def test_a_definition_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="the text is no Tool"):
        definition_of(Tool, SCALE)


def test_a_definition_that_cannot_be_read_raises() -> None:
    with pytest.raises(InvalidDefinitions):
        definition_of(Scale, SCALE.replace("levels", "lvls"))
