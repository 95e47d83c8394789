"""The pytest plugin: the cases of audit tools are tests, each by the name of its case.

It stands in every run of pytest in an environment where the library is installed, so it imports
nothing of the library before a file with cases is met.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

INI = "qaf_definitions"
OPTION = "--qaf-definitions"
SUFFIXES = (".yaml", ".yml")

pytest.register_assert_rewrite("qa_framework.testing.contracts")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what says where definitions are."""
    about = "a file or folder of definitions of audit tools"
    group = parser.getgroup("qa_framework", "audit tools in YAML")
    group.addoption(OPTION, action="append", default=[], metavar="PATH", help=f"add {about}")
    parser.addini(INI, help=f"each line {about}: their cases are tests", type="paths", default=[])


def definitions_of(config: pytest.Config) -> tuple[Path, ...]:
    """List the files and folders of definitions that the project, or its user, names."""
    given = [(config.invocation_params.dir / each) for each in config.getoption(OPTION)]
    return (*config.getini(INI), *given)


def lies_below(path: Path, roots: tuple[Path, ...]) -> bool:
    """Say whether a path is one of the roots or below one."""
    return any(path == root or root in path.parents for root in roots)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take YAML files that were named on the command line, or lie where definitions are."""
    if file_path.suffix not in SUFFIXES:
        return None
    named = parent.session.isinitpath(file_path)
    if not named and not lies_below(file_path, definitions_of(parent.config)):
        return None
    collector: pytest.Collector = CaseFile.from_parent(parent, path=file_path)
    return collector


class CaseFile(pytest.File):
    """A YAML file whose cases are tests."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Open the definitions that the file belongs to, and go through its cases."""
        from qa_framework.testing.case_items import cases_of  # noqa: PLC0415 - see the module

        roots = definitions_of(self.config)
        if not lies_below(self.path, roots):  # cases stand beside their tools
            roots = (*roots, self.path.parent)
        yield from cases_of(self, roots)
