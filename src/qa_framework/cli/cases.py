"""The work of `qaf test`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from qa_framework.cli.definitions import is_below, mention_problems, open_workspace
from qa_framework.cli.showing import bad, count, good, show_problems, show_text
from qa_framework.definitions import Tool
from qa_framework.problems import InvalidDefinitions, Problem
from qa_framework.scoring.cases import run_case
from qa_framework.workspace import Workspace


@frozen
class Ran:
    """A case that was run.

    Attributes:
        file: The file it stands in.
        name: Its name.
        differences: What came out otherwise than expected; none if it passed.
    """

    file: str
    name: str
    differences: tuple[str, ...]

    @property
    def id(self) -> str:
        """Name the case as pytest does."""
        return f"{self.file}::{self.name}"

    def as_dict(self) -> dict[str, Any]:
        """Give it as data for a machine."""
        return {
            "id": self.id,
            "file": self.file,
            "name": self.name,
            "passed": not self.differences,
            "differences": list(self.differences),
        }


def run_files(files: Sequence[str], paths: Sequence[str], *, form: str) -> int:
    """Run the cases of the tools below some files or folders; give the exit code.

    Args:
        files: Where to look; nowhere in particular for all tools.
        paths: Further files or folders of definitions.
        form: `text` or `json`.
    """
    workspace = open_workspace(paths, files)
    broken: dict[Problem, None] = {}
    ran: list[Ran] = []
    for tool in tools_in(workspace, files):
        try:
            ran.extend(run_cases(workspace, tool, files))
        except InvalidDefinitions as error:
            broken.update(dict.fromkeys(error.problems))
    unread = [each for each in workspace.errors if files and is_below(each.span, files)]
    broken.update(dict.fromkeys(unread))
    if form == "json":
        show_text(json.dumps({"cases": [each.as_dict() for each in ran]}, indent=2))
    else:
        _report(ran)
    show_problems(sorted(broken), err=True)
    if not broken:
        mention_problems(workspace)
    failed = any(each.differences for each in ran)
    return 1 if failed or broken or not ran else 0


def tools_in(workspace: Workspace, files: Sequence[str]) -> Iterator[Tool]:
    """List the tools whose own file, or whose cases, are below some files or folders."""
    for tool in workspace.catalogue.definitions.values():
        if isinstance(tool, Tool):
            places = (tool.place.here, *(case.place.here for case in tool.cases))
            if any(is_below(place, files) for place in places):
                yield tool


def run_cases(workspace: Workspace, tool: Tool, files: Sequence[str]) -> Iterator[Ran]:
    """Run the cases of a tool that stand below some files or folders.

    Raises:
        InvalidDefinitions: The tool is broken.
    """
    scored = workspace.tool(tool.address)
    for case in tool.cases:
        if is_below(case.place.here, files):
            result = run_case(scored, case)
            yield Ran(case.place.here.source.name, case.name, result.differences)


def _report(ran: Sequence[Ran]) -> None:
    failed = [each for each in ran if each.differences]
    for each in failed:
        show_text(f"{bad('FAILED')} {each.id}")
        for difference in each.differences:
            show_text(f"    {difference}")
    if not ran:
        show_text(bad("no case was found"))
        return
    passed = f"{count(len(ran) - len(failed), 'case')} passed"
    show_text(bad(f"{count(len(failed), 'case')} failed, {passed}") if failed else good(passed))
