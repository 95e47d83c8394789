"""Definitions for the tests of the pytest plugin."""

from __future__ import annotations

SCALE = """\
kind: scale
id: mine
version: 1.0.0
title: Mine
levels: {low: {points: 0}, high: {points: 1}}
"""
TOOL = """\
kind: tool
id: NAME
version: 1.0.0
title: A
rubric: {unanswered: block, measures: {overall: {method: sum, of: questions}}}
sections: [{id: s, title: S, questions: [{id: q, ask: Q?, scale: mine}]}]
cases:
  - {name: high counts one, answers: {q: high}, expect: {overall: {score: 1}}}
  - {name: low counts nothing, answers: {q: low}, expect: {overall: {score: 0}}}
"""
CASES = """\
cases:
  - {name: a blank has no score, answers: {}, expect: {overall: not_scored}}
"""


def tool(name: str = "a") -> str:
    """Write a tool that is all right."""
    return TOOL.replace("NAME", name)
