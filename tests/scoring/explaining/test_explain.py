"""One door to an explanation, with changes or without."""

from __future__ import annotations

from attrs import evolve

from qa_framework.scoring.explaining.building import build
from qa_framework.scoring.explaining.changes import find_changes
from qa_framework.scoring.explaining.explain import explain_result
from tests.scoring.made import make

RUBRIC = "unanswered: block\ngrades: four\nmeasures: {m: {method: lowest, of: questions}}"
RESULT = make(RUBRIC).score({"a": "good", "b": "good", "c": "fair"})


def test_changes_are_looked_for_only_where_they_are_asked_for() -> None:
    assert explain_result(RESULT) == RESULT.explain() == build(RESULT)
    assert RESULT.explain().changes is None
    assert RESULT.explain(changes=True) == evolve(build(RESULT), changes=find_changes(RESULT))
