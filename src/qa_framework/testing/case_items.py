"""The cases of one YAML file as tests of pytest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_framework.definitions import Case, Tool
from qa_framework.problems import InvalidDefinitions, Span, render
from qa_framework.scoring import AuditTool
from qa_framework.scoring.cases import CaseResult, run_case
from qa_framework.workspace import Workspace
from qa_framework.workspace import open as open_definitions

_WORKSPACES = pytest.StashKey[dict[tuple[Path, ...], Workspace]]()


class CaseFailed(AssertionError):  # noqa: N818 - what is raised is a verdict
    """A case came out otherwise than it says."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__("; ".join(result.differences))
        self.result = result


class CaseItem(pytest.Item):
    """One case of a tool."""

    tool: AuditTool
    case: Case

    @classmethod
    def of(cls, parent: pytest.Collector, tool: AuditTool, case: Case) -> CaseItem:
        """Make the test of a case."""
        item: CaseItem = cls.from_parent(parent, name=case.name)
        item.tool, item.case = tool, case
        return item

    def runtest(self) -> None:
        """Score the case and compare.

        Raises:
            CaseFailed: Something came out otherwise.
        """
        result = run_case(self.tool, self.case)
        if not result.passed:
            raise CaseFailed(result)

    def repr_failure(  # type: ignore[override]  # a text is what every reporter can show
        self, excinfo: pytest.ExceptionInfo[BaseException], style: None = None
    ) -> object:
        """Say what was expected, what came out, and how that came about."""
        if not isinstance(excinfo.value, CaseFailed):
            return super().repr_failure(excinfo, style)
        return text_of(excinfo.value.result, self.tool, self.case)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the case stands."""
        return self.path, max(0, self.case.place.here.line - 1), f"case: {self.name}"


class ToolCases(pytest.Collector):
    """The cases of one tool, where a file holds those of several."""

    workspace: Workspace
    definition: Tool
    cases: tuple[Case, ...]

    def collect(self) -> Iterator[pytest.Item]:
        """Go through the cases."""
        yield from _items(self, self.workspace, self.definition, self.cases)


def text_of(result: CaseResult, tool: AuditTool, case: Case) -> str:
    """Write what became of a case that failed: each difference, then the explanation."""
    head = f"{case.place.here}: case `{result.name}` of `{tool.definition.address}`"
    explained = [str(each.explain()) for each in result.results.values()]
    return "\n".join([head, *(f"  {each}" for each in result.differences), "", *explained])


def cases_of(
    file: pytest.File, roots: tuple[Path, ...]
) -> Iterator[pytest.Item | pytest.Collector]:
    """Go through the cases that stand in a file.

    Args:
        file: The file.
        roots: The files and folders of definitions that it belongs to.

    Raises:
        CollectError: The file, or a tool whose cases it holds, is broken.
    """
    workspace = _workspace(file, roots)
    wrong = [each for each in workspace.errors if _stands_in(each.span, file.path)]
    if wrong:
        raise file.CollectError("\n".join(map(render, wrong)))
    found = tuple(_cases_by_tool(workspace, file.path))
    for tool, cases in found:
        if len(found) == 1:
            yield from _items(file, workspace, tool, cases)
        else:
            yield _several(file, workspace, tool, cases)


def _several(
    file: pytest.File, workspace: Workspace, definition: Tool, cases: tuple[Case, ...]
) -> ToolCases:
    node: ToolCases = ToolCases.from_parent(file, name=definition.id)
    node.workspace, node.definition, node.cases = workspace, definition, cases
    return node


def _items(
    parent: pytest.Collector, workspace: Workspace, definition: Tool, cases: tuple[Case, ...]
) -> Iterator[pytest.Item]:
    try:
        tool = workspace.tool(definition.address)
    except InvalidDefinitions as error:
        raise parent.CollectError(str(error)) from None
    for case in cases:
        yield CaseItem.of(parent, tool, case)


def _workspace(file: pytest.File, roots: tuple[Path, ...]) -> Workspace:
    """Open definitions, once for every run."""
    opened = file.config.stash.setdefault(_WORKSPACES, {})
    if roots not in opened:
        opened[roots] = open_definitions(*roots, strict=False)
    return opened[roots]


def _cases_by_tool(workspace: Workspace, path: Path) -> Iterator[tuple[Tool, tuple[Case, ...]]]:
    """Find the tools that have cases in a file, each with these."""
    for each in workspace.catalogue:
        cases = each.cases if isinstance(each, Tool) else ()
        here = tuple(case for case in cases if _stands_in(case.place.here, path))
        if isinstance(each, Tool) and here:
            yield each, here


def _stands_in(span: Span, path: Path) -> bool:
    return Path(span.source.name).resolve() == path.resolve()
