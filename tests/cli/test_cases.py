"""The work of `qaf test`."""

from __future__ import annotations

from qa_framework.cli.cases import Ran


def test_a_case_is_named_by_its_file_and_its_name() -> None:
    ran = Ran("a.yaml", "it is good", ())
    assert ran.id == "a.yaml::it is good"
    assert ran.as_dict() == {
        "id": "a.yaml::it is good",
        "file": "a.yaml",
        "name": "it is good",
        "passed": True,
        "differences": [],
    }
