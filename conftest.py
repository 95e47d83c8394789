"""Run the code in the pages, and keep each page whole when tests are spread over processors."""

from __future__ import annotations

import pytest
from sybil.integration.pytest import SybilItem

from docs.blocks import pages

pytest_collect_file = pages.pytest()


def pytest_cmdline_main(config: pytest.Config) -> None:
    """Let pytest-xdist hand out groups, so that a page is run by one worker from top to bottom."""
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make a group of each page."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
