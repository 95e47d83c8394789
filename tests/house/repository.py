"""What the house tests look at: the files of this repository that are kept or about to be."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "qa_framework"
PLUGINS = sorted(file.parent for file in ROOT.glob("plugins/*/pyproject.toml"))


@cache
def kept_files() -> tuple[Path, ...]:
    """List the files that git keeps or would keep; all but caches where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(walk(ROOT)))
    named = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted(file for file in named if file.is_file()))


def walk(folder: Path) -> Iterator[Path]:
    """Walk a folder, leaving out what tools put there."""
    for entry in folder.iterdir():
        if entry.name in {".venv", ".git", "build", "__pycache__"} or entry.name.endswith("_cache"):
            continue
        if entry.is_dir():
            yield from walk(entry)
        else:
            yield entry


@cache
def modules(under: Path) -> tuple[Path, ...]:
    """List the Python files under a folder."""
    return tuple(file for file in kept_files() if file.suffix == ".py" and under in file.parents)


@cache
def tree_of(file: Path) -> ast.Module:
    """Parse a Python file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported_by(file: Path) -> frozenset[str]:
    """Name the top-level packages that a Python file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return frozenset(found)


@cache
def project_table(folder: Path) -> dict[str, Any]:
    """Read a pyproject.toml."""
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def short(file: Path) -> str:
    """Name a file from the top of the repository, the same on every system."""
    return file.relative_to(ROOT).as_posix()
