"""Texts that look like YAML, and definitions that somebody's cat has walked over."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *("a", "b: ", "a: ", ": ", ":", " ", "  ", "\n", "\n  ", "\n    ", "- ", "-", "? ", "?"),
    *("[", "]", "{", "}", ", ", ",", '"', "'", "|", ">", "|-", ">+", "|2", "#", " # c", "!"),
    *("!!str ", "&x ", "*x", "<<: ", "---\n", "\n---\n", "\n...\n", "%", "@", "`", "\\", "\\n"),
    *("\\x41", "\\u00e9", "\\/", "\\'", "\\\n", "é", "日", "😀", "0", "1.10", "~", "x y", "no"),
    *("x: y", "\r\n", "\r", "\t", "\ufeff", "=", ".", "k?", "what?, ", "\u00a0", "''", '""', "{{"),
    *("\x00", "\x85", "\u2028", "\u202e", "\u200b", '"\\ud800"', '"\\U00110000"', "%YAML 1.1\n"),
)
"""What the grammar of YAML hangs on, and what has set parsers apart before."""

DEFINITION = """\
kind: tool
id: supervision-dip-sample
version: 1.0.0
title: Supervision of open plans
summary: >-
  An auditor reads
  the record.

asked_of: [auditor, practitioner]
about:
  - {id: team, ask: Was it done in time?, type: choice, options: {north: North, south: South}}
sections:
  - id: frequency
    title: "Frequency, and depth"
    questions:
      - id: on_time  # the first
        ask: 'Was the child''s plan in time?'
        weight: 1.50
        evidence: {when: "on_time <= 'partly'", help: Where does this show?}
        applies_when: team in ('north', 'south') and on_time != 'no'
      - id: late_because
        help: |
          Say what got in the way.

          Be kind.
cases:
- name: all yes
  answers: {all: yes}
"""
"""Every form that definitions are written in."""


def yaml_like() -> st.SearchStrategy[str]:
    """Draw pieces of YAML in any order."""
    return st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@st.composite
def walked_over(draw: st.DrawFn, definition: str = DEFINITION) -> str:
    """Draw a definition with up to four slips of the hand."""
    text = definition
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 1, 1, 2, 5]))
        put = draw(st.one_of(st.just(""), st.sampled_from(PIECES), st.text(max_size=2)))
        text = text[:at] + put + text[at + gone :]
    return text
