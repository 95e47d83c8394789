"""Invented audits, and a guided run on them."""

from __future__ import annotations
