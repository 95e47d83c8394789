"""Run the code in the pages, and keep each page whole when tests are spread over processors."""

from __future__ import annotations

from typing import Any

import pytest

from docs.blocks import pages

pytest_collect_file = pages.pytest()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:  # noqa: ANN401 - theirs
    """Let pytest-xdist hand out whole pages, so that each is run by one worker from top to bottom.

    Its own groups do the same, but they need a node whose id can be changed, and since pytest 9.2
    none can.
    """
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - it may not be installed

    scheduling = LoadScopeScheduling(config, log)
    scheduling._split_scope = scope_of  # type: ignore[method-assign]  # noqa: SLF001 - made to be overridden
    return scheduling


def scope_of(node: str) -> str:
    """Name what is run by one worker: a page, or a test by itself."""
    page = node.partition("::")[0]
    return page if page.endswith(".md") else node
