"""Where the definitions that come with the library lie."""

from __future__ import annotations

from pathlib import Path


def shipped_definitions() -> Path:
    """Find the folder of definitions that the library brings along.

    Returns:
        The folder inside the installed package; in a checkout, the `tool_definitions` folder of
        the repository, so that an edit there counts at once.
    """
    here = Path(__file__).resolve()
    packaged = here.with_name("tool_definitions")
    return packaged if packaged.is_dir() else here.parents[2] / "tool_definitions"
