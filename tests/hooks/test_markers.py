"""markers: hooks are marked under the name of the library."""

from __future__ import annotations

from qa_framework.hooks.markers import PROJECT, hookimpl, hookspec


def test_hooks_are_marked_under_the_name_of_the_library() -> None:
    assert PROJECT == hookimpl.project_name == hookspec.project_name == "qa_framework"


def test_a_marked_function_is_the_same_function() -> None:
    def qa_checks() -> list[object]:
        return []

    assert hookimpl(qa_checks) is qa_checks
