"""The two decorators by which pluggy knows hooks: where one is declared, where one is offered."""

from __future__ import annotations

from pluggy import HookimplMarker, HookspecMarker

PROJECT = "qa_framework"
"""The name under which hooks are marked, and the group of entry points of plugins with code."""

hookspec = HookspecMarker(PROJECT)
"""Mark the declaration of a hook; used in `specs.py` alone."""

hookimpl = HookimplMarker(PROJECT)
"""Mark a function of a plugin that offers something through the hook of the same name."""
