"""`qaf` starts as quickly as click does: what it does not need it does not import."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from qa_framework.cli.own import OWN

PROGRAM = """
import sys
from qa_framework.cli import main
try:
    main({arguments!r})
except SystemExit as ended:
    assert ended.code == 0, ended.code
    print(" ".join(sys.modules), file=sys.stderr)
"""
HEAVY = (
    "attr",
    "cattrs",
    "pluggy",
    "ruamel",
    "yaml",
    "json",
    "csv",
    "qa_framework.checking",
    "qa_framework.definitions",
    "qa_framework.expressions",
    "qa_framework.formats",
    "qa_framework.loading",
    "qa_framework.reports",
    "qa_framework.scoring",
    "qa_framework.workspace",
)


def imported_by(*arguments: str) -> set[str]:
    program = PROGRAM.format(arguments=list(arguments))
    plain = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, env=plain
    )
    return set(ran.stderr.decode().split())


def test_the_version_needs_click_and_nothing_else() -> None:
    found = imported_by("--version")
    assert found.isdisjoint({*HEAVY, "importlib.metadata", "tomllib"})
    assert "click" in found


@pytest.mark.parametrize("name", OWN)
def test_the_help_of_a_command_needs_no_definitions(name: str) -> None:
    found = imported_by(name, "--help")
    assert found.isdisjoint(set(HEAVY) - {"json"})


def test_the_list_of_commands_imports_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugins are asked for their commands, where there are any; so only ours are looked at."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    found = imported_by("--help")
    assert found.isdisjoint({f"qa_framework.cli.{name}" for name in OWN})
    assert "qa_framework.workspace" not in found
