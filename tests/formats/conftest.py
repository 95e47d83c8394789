"""The small tools, opened once."""

from __future__ import annotations

import pytest

from qa_framework.workspace import Workspace
from tests.formats.small import open_small


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return open_small(tmp_path_factory.mktemp("definitions"))
