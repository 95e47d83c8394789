"""What a framework asks for, and which tools and questions look at it."""

from __future__ import annotations
