"""The version of the library."""

from __future__ import annotations

VERSION = "0.1.0"
"""Three whole numbers (Semantic Versioning 2.0.0)."""
