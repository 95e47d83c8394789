"""Explain a result: data first, then text, then HTML."""

from __future__ import annotations
