"""Definitions and results as people read them."""

from __future__ import annotations
