"""Strategies of Hypothesis for the question types of the example; only tests import this module."""

from __future__ import annotations

from hypothesis import strategies as st


def initials() -> st.SearchStrategy[str]:
    """Make answers of the type `example.initials`."""
    return st.from_regex("[A-Z]{1,4}", fullmatch=True)
