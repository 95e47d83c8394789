"""What the repository as a whole owes whoever clones it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.house.repository import (
    PLUGINS,
    ROOT,
    SOURCE,
    imported_by,
    kept_files,
    modules,
    project_table,
    short,
)

TEXT = {".cfg", ".css", ".html", ".json", ".md", ".py", ".toml", ".txt", ".yaml", ".yml", ""}
# A letter in brackets keeps this file from holding what it looks for.
MACHINE_PATHS = re.compile(r"/[w]ork/|/[r]oot\b|/[h]ome/\w|[A-Z]:\\[U]sers")
REGISTRIES = re.compile(r"([p]ypi|[p]ythonhosted|[n]pmjs|[d]ebian)\.(org|com|net)")
NOTES_TO_SELF = re.compile(r"\b([T]ODO|[F]IXME|[X]XX)\b")
LIBRARIES = {  # what an import is called, where the distribution is called otherwise
    "PyYAML": "yaml",
    "ruamel.yaml": "ruamel",
}
SET_UP = re.compile(r"^\s*(?:\$ )?(python3? dev\.py \w+)", re.MULTILINE)


def text_files() -> list[Path]:
    return [file for file in kept_files() if file.suffix in TEXT]


def requirement_names(folder: Path) -> set[str]:
    """Name the distributions that a pyproject.toml asks of its users."""
    project = project_table(folder)["project"]
    extras = project.get("optional-dependencies", {}).values()
    wanted = [*project.get("dependencies", []), *(item for extra in extras for item in extra)]
    return {re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0] for requirement in wanted}


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES], ids=["machine", "registry"])
def test_no_file_knows_the_machine_it_was_written_on(pattern: re.Pattern[str]) -> None:
    found = [
        f"{short(file)}: {match.group()}"
        for file in text_files()
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_text_file_is_utf8_and_ends_its_lines_as_unix_does() -> None:
    kept = [file for file in text_files() if "hostile" not in file.parts]
    assert [short(file) for file in kept if b"\r" in file.read_bytes()] == []


def test_the_readme_has_two_commands_of_set_up_and_no_more() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first_screen = readme.partition("\n## For ")[0]
    assert SET_UP.findall(first_screen) == ["python3 dev.py demo", "python3 dev.py test"]
    assert "pip install" not in first_screen


def test_every_library_has_a_decision() -> None:
    decision = (ROOT / "docs" / "decisions" / "libraries.md").read_text(encoding="utf-8")
    wanted = {name for folder in [ROOT, *PLUGINS] for name in requirement_names(folder)}
    missing = {name for name in wanted if f"**{name}**" not in decision}
    assert missing <= {"qa-framework"}


def test_the_library_imports_what_it_asks_for_and_nothing_else() -> None:
    asked_for = {LIBRARIES.get(name, name) for name in requirement_names(ROOT)}
    outside = {
        f"{short(file)} imports {name}"
        for file in modules(SOURCE)
        for name in imported_by(file) - sys.stdlib_module_names - {"qa_framework"}
        if name not in asked_for
    }
    assert outside == set()


def test_the_classifiers_name_no_python_that_the_core_refuses() -> None:
    project = project_table(ROOT)["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert "3.11" in named
    assert project["requires-python"] == ">=3.11"


@pytest.mark.parametrize("folder", [ROOT, *PLUGINS], ids=lambda folder: folder.name)
def test_every_distribution_says_its_licence_and_python(folder: Path) -> None:
    project = project_table(folder)["project"]
    assert project["license"] == "MIT"
    assert project["requires-python"] == ">=3.11"


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nobody_leaves_a_note_to_do_it_later() -> None:
    found = [
        f"{short(file)}: {match.group()}"
        for file in text_files()
        if file.suffix == ".py"
        for match in NOTES_TO_SELF.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []
