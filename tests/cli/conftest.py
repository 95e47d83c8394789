"""Every test of the command runs in a folder of its own, without the user's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.small import write_small


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without what the environment says."""
    for name in ("QAF_DEFINITIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QAF_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def definitions(folder: Path) -> Path:
    """Put the small tools into `tool_definitions`, where every command finds them."""
    return write_small(folder / "tool_definitions")
