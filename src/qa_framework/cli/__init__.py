"""The command `qaf`."""

from __future__ import annotations

from qa_framework.cli.qaf import main

__all__ = ["main"]
