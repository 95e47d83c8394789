"""shipped: the definitions that come with the library are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework import shipped


def test_a_checkout_uses_the_definitions_of_the_repository() -> None:
    assert shipped.shipped_definitions() == Path(__file__).parents[1] / "tool_definitions"


def test_an_installed_package_uses_the_definitions_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tool_definitions").mkdir()
    monkeypatch.setattr(shipped, "__file__", str(tmp_path / "shipped.py"))
    assert shipped.shipped_definitions() == tmp_path / "tool_definitions"
