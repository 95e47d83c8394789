"""Build an explanation from a result; what it holds, and how it is shown, is in `explain`."""

from __future__ import annotations
