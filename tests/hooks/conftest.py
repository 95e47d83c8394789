"""A place where plugins are installed for one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hooks.throwaway import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Give an empty place of which Python knows; what was imported from it is forgotten after."""
    monkeypatch.syspath_prepend(str(tmp_path))
    place = Site(tmp_path)
    yield place
    place.forget()
